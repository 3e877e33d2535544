"""Answer, ask back, or say that it is unclear: the last word on a question."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message

from bot.candidate import OUT_OF_SCOPE, Candidate
from bot.novelty_detector import SIMILARITY
from bot.sureness import sureness
from bot.taught_words import Wording
from bot.wording_detector import WORDING

AMBIGUOUS = "ambiguous_question"
CANDIDATES = "candidates"
NOT_ANSWERED = frozenset({OUT_OF_SCOPE, AMBIGUOUS, DEFAULT_NLU_FALLBACK_INTENT_NAME})


@dataclass(frozen=True)
class Limits:
    """Below which figures nothing is answered; docs/understanding.md says how they were chosen."""

    sureness: float  # the probability of being right (bot/sureness.py)
    similarity: float
    out_of_scope_lead: float  # how much nearer the nearest out-of-scope example may be than the answer's own
    choice_confidence: float  # how much the two answers that are close must share
    choice_margin: float  # how far the first may lead the second and still be close
    choice_similarity: float


def decide(
    ranking: list[Candidate], out_of_scope_similarity: float, sure: float, limits: Limits, *, never_offered: frozenset[str]
) -> str:
    """Return the intent to act on: the first of ``ranking``, ``ambiguous_question``, ``out_of_scope`` or ``nlu_fallback``.

    ``ranking`` is sorted by confidence, highest first; ``out_of_scope_similarity`` is the cosine to the nearest
    out-of-scope example; ``sure`` is the probability that the first is right.
    """
    best = ranking[0]
    if best.name == OUT_OF_SCOPE or out_of_scope_similarity - best.similarity > limits.out_of_scope_lead:
        return OUT_OF_SCOPE
    is_sure = sure >= limits.sureness and best.similarity >= limits.similarity
    choices = offered(ranking, limits, never_offered=never_offered)
    if choices and (not is_sure or _are_close(best, choices, limits)):
        return AMBIGUOUS
    return best.name if is_sure else DEFAULT_NLU_FALLBACK_INTENT_NAME


def _are_close(best: Candidate, choices: list[Candidate], limits: Limits) -> bool:
    return choices[0] == best and best.confidence - choices[1].confidence < limits.choice_margin


def offered(ranking: list[Candidate], limits: Limits, *, never_offered: frozenset[str]) -> list[Candidate]:
    """Return the two or three answers worth asking back about, or an empty list.

    The first two must share ``choice_confidence`` between them.
    """
    near = [c for c in ranking[:3] if c.name not in never_offered and c.similarity >= limits.choice_similarity]
    first_two = near[:2]
    if len(first_two) < 2 or sum(c.confidence for c in first_two) < limits.choice_confidence:
        return []
    return [c for c in near if c.confidence >= first_two[1].confidence / 2]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Abstainer(GraphComponent):
    """Replaces the classifier's intent where it is not sure enough, or too far from every example."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            "sureness": 0.5,
            "evidence": {},
            "similarity": 0.5,
            "out_of_scope_lead": 0.1,
            "choice_confidence": 0.7,
            "choice_margin": 0.2,
            "choice_similarity": 0.5,
            "never_offered": [OUT_OF_SCOPE],
        }

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> Abstainer:
        return cls(config)

    def __init__(self, config: dict[str, Any]) -> None:
        self._limits = Limits(
            config["sureness"],
            config["similarity"],
            config["out_of_scope_lead"],
            config["choice_confidence"],
            config["choice_margin"],
            config["choice_similarity"],
        )
        self._evidence = dict(config["evidence"])
        self._never_offered = frozenset(config["never_offered"])

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            self._decide(message)
        return messages

    def _decide(self, message: Message) -> None:
        ranking = _ranking(message)
        if not ranking:
            message.set(INTENT, {"name": DEFAULT_NLU_FALLBACK_INTENT_NAME, "confidence": 0.0}, add_to_output=True)
            return
        out_of_scope = (message.get(SIMILARITY) or {}).get(OUT_OF_SCOPE, 0.0)
        sure = sureness(ranking, out_of_scope, message.get(WORDING) or Wording(), self._evidence)
        name = decide(ranking, out_of_scope, sure, self._limits, never_offered=self._never_offered)
        message.set(INTENT, {"name": name, "confidence": sure}, add_to_output=True)
        if name == AMBIGUOUS:
            choices = offered(ranking, self._limits, never_offered=self._never_offered)
            message.set(CANDIDATES, [choice.name for choice in choices], add_to_output=True)


def _ranking(message: Message) -> list[Candidate]:
    similarity = message.get(SIMILARITY) or {}
    return [
        Candidate(entry["name"], float(entry["confidence"]), similarity.get(entry["name"], 0.0))
        for entry in message.get(INTENT_RANKING_KEY) or []
    ]

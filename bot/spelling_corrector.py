"""The pipeline's first step: lay the mended words of a message beside what was typed."""
from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.known_words import WordCounts, count_words
from bot.spelling import Speller

FILE = "words.json"
MENDED = "mended_text"


def to_understand(message: Message) -> str | None:
    """Return the words that the featurizers look at: the mended ones, or those typed, or ``None`` for no words."""
    text: str | None = message.get(MENDED) or message.get(TEXT)
    return text


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=True)
class SpellingCorrector(GraphComponent):
    """Sets ``mended_text`` on questions. Examples stay as they are taught: how people misspell is taught by them too."""

    @staticmethod
    def required_packages() -> list[str]:
        return ["symspellpy"]

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> SpellingCorrector:
        return cls(model_storage, resource, None)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SpellingCorrector:
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, Speller(WordCounts(**json.loads((folder / FILE).read_text("utf-8")))))

    def __init__(self, model_storage: ModelStorage, resource: Resource, speller: Speller | None) -> None:
        """``speller`` is ``None`` until trained."""
        self._model_storage = model_storage
        self._resource = resource
        self._speller = speller

    def train(self, training_data: TrainingData) -> Resource:
        taught = count_words(message.get(TEXT) for message in training_data.intent_examples if message.get(TEXT))
        with self._model_storage.write_to(self._resource) as folder:
            (folder / FILE).write_text(json.dumps(asdict(taught), sort_keys=True), "utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if self._speller is not None and message.get(TEXT):
                message.set(MENDED, self._speller.mend(message.get(TEXT)))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data

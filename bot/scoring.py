"""What the pipeline makes of questions before any limit is applied: fitted on all examples, or on a part of them."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.model_selection import StratifiedKFold

from bot.candidate import OUT_OF_SCOPE, Candidate
from bot.intent_classifier import ngram_scale
from bot.known_words import count_words
from bot.ngram_featurizer import make_vectorizer
from bot.novelty_detector import NearestExamples
from bot.softmax_regression import SoftmaxRegression, fit
from bot.spelling import Speller
from bot.taught_words import TaughtWords, Wording
from sentence_encoder.encoder import SentenceEncoder

FOLDS, SEED = 5, 0


@dataclass(frozen=True)
class Scored:
    """One question as the abstainer sees it, with the answers that are right; none: it must not be answered."""

    ranking: list[Candidate]
    out_of_scope_similarity: float
    expected: frozenset[str]
    wording: Wording = field(default_factory=Wording)
    sureness: float = 0.0

    @property
    def is_right(self) -> bool:
        return self.ranking[0].name in self.expected


class Pipeline:
    """The pipeline of config.yml without Rasa's graph, so that it can be fitted on a part of the data."""

    def __init__(self, config: dict[str, Any], encoder: SentenceEncoder) -> None:
        parts = config["pipeline"]
        self._ngrams = [part for part in parts if part["name"].endswith("NgramFeaturizer")]
        classifier = next(part for part in parts if part["name"].endswith("IntentClassifier"))
        self._C, self._full_at = classifier["C"], classifier["full_ngrams_at"]
        self._encoder = encoder

    def embed(self, texts: list[str]) -> np.ndarray:
        return self._encoder.encode(texts)

    def fit(self, texts: list[str], embeddings: np.ndarray, labels: list[str]) -> None:
        self._speller = Speller(count_words(texts))
        self._vectorizers = [make_vectorizer(part).fit(texts) for part in self._ngrams]
        self._scale = ngram_scale(len(labels), len(set(labels)), self._full_at)
        self._model: SoftmaxRegression = fit(embeddings, self._sparse(texts), labels, self._C)
        self._nearest = NearestExamples(embeddings, np.array(labels))
        self._taught = TaughtWords.of(texts, labels)

    def score(self, questions: list[str], expected: list[frozenset[str]]) -> list[Scored]:
        texts = [self._speller.mend(question) for question in questions]
        embeddings = self.embed(texts)
        shares = self._model.probabilities(embeddings, self._sparse(texts))
        scored = []
        for text, row, embedding, right in zip(texts, shares, embeddings, expected, strict=True):
            similarity = self._nearest.by_intent(embedding)
            order = np.argsort(-row, kind="stable")
            names = [self._model.names[index] for index in order]
            ranking = [Candidate(name, float(row[i]), similarity[name]) for name, i in zip(names, order, strict=True)]
            scored.append(Scored(ranking, similarity.get(OUT_OF_SCOPE, 0.0), right, self._taught.wording(text)))
        return scored

    def _sparse(self, texts: list[str]) -> csr_matrix:
        blocks = [v.transform(texts) * part["weight"] for v, part in zip(self._vectorizers, self._ngrams, strict=True)]
        return hstack(blocks).tocsr() * self._scale


def out_of_fold(
    pipeline: Pipeline, texts: list[str], labels: list[str], tell: Callable[[str, float], None] = lambda what, done: None
) -> list[Scored]:
    """Score each example by a model that has not seen it; ``tell`` hears of each part, with the share that is done."""
    embeddings, names = pipeline.embed(texts), np.array(labels)
    scored: list[Scored | None] = [None] * len(texts)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    for number, (taught, held) in enumerate(folds.split(texts, labels)):
        tell(f"Cross-validating, part {number + 1} of {FOLDS}", number / FOLDS)
        pipeline.fit([texts[i] for i in taught], embeddings[taught], names[taught].tolist())
        expected = [expectation(labels[i]) for i in held]
        for index, one in zip(held, pipeline.score([texts[i] for i in held], expected), strict=True):
            scored[index] = one
    return [one for one in scored if one is not None]


def expectation(expect: str | list[str]) -> frozenset[str]:
    """Return the right answers for what a file expects."""
    names = [expect] if isinstance(expect, str) else expect
    return frozenset(name for name in names if name not in ("escalate", OUT_OF_SCOPE))

"""Which topic a question is about: logistic regression on the sentence embedding and the n-grams."""
from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack, vstack

from bot.softmax_regression import SoftmaxRegression, fit

FILE = "classifier.npz"


def ngram_scale(examples: int, intents: int, full_at: float) -> float:
    """Return how long the n-gram features are made before fitting, 0.5 to 1.

    With few examples an intent, words that occur once carry chance more than meaning, and the embedding knows better;
    measured by cross-validation on public few-shot sets and on our own data (docs/adr/0006).
    """
    return float(np.sqrt(np.clip(examples / intents / full_at, 0.25, 1.0)))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(RasaIntentClassifier, GraphComponent):
    """Ranks the intents by probability. Reads the dense and the sparse sentence features; needs both."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"C": 30.0, "max_iterations": 300, "full_ngrams_at": 40, "temperature": 1.0}

    @staticmethod
    def required_packages() -> list[str]:
        return ["scipy"]

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> IntentClassifier:
        return cls(config, model_storage, resource, None)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentClassifier:
        with model_storage.read_from(resource) as folder:
            arrays = np.load(folder / FILE, allow_pickle=False)
            model = SoftmaxRegression(arrays["names"].tolist(), arrays["dense"], arrays["sparse"], arrays["intercept"])
        return cls(config, model_storage, resource, model)

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, model: SoftmaxRegression | None
    ) -> None:
        """``model`` is ``None`` until trained."""
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    def train(self, training_data: TrainingData) -> Resource:
        examples = [message for message in training_data.intent_examples if _has_features(message)]
        labels = [message.get(INTENT) for message in examples]
        dense, sparse = _dense(examples), _sparse(examples)
        scale = ngram_scale(len(labels), len(set(labels)), self._config["full_ngrams_at"])
        model = fit(dense, sparse * scale, labels, self._config["C"], self._config["max_iterations"])
        # A question's n-grams are not scaled again: the weights are.
        self._model = SoftmaxRegression(model.names, model.dense, (model.sparse * scale).astype(np.float32), model.intercept)
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(
                folder / FILE,
                names=np.array(self._model.names),
                dense=self._model.dense,
                sparse=self._model.sparse,
                intercept=self._model.intercept,
            )
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if self._model is not None and _has_features(message):
                self._rank(message, self._model)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data

    def _rank(self, message: Message, model: SoftmaxRegression) -> None:
        shares = model.probabilities_of_one(
            _dense([message])[0], _features(message, sparse=True), self._config["temperature"]
        )
        order = np.argsort(-shares, kind="stable")
        ranking = [{"name": model.names[index], "confidence": float(shares[index])} for index in order]
        message.set(INTENT, ranking[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)


def _has_features(message: Message) -> bool:
    return bool(_features(message, sparse=True) and _features(message, sparse=False))


def _features(message: Message, *, sparse: bool) -> list[Any]:
    """Return one row for each featurizer: ``Message.get_sparse_features`` copies them, a millisecond a message."""
    return [
        features.features
        for features in message.features
        if features.attribute == TEXT and features.type == FEATURE_TYPE_SENTENCE and features.is_sparse() == sparse
    ]


def _dense(messages: list[Message]) -> np.ndarray:
    """Return (messages, dense features)."""
    return np.hstack([np.vstack(rows) for rows in zip(*(_features(m, sparse=False) for m in messages), strict=True)])


def _sparse(messages: list[Message]) -> csr_matrix:
    """Return (messages, sparse features)."""
    featurizers = zip(*(_features(message, sparse=True) for message in messages), strict=True)
    return hstack([rows[0] if len(rows) == 1 else vstack(rows) for rows in featurizers]).tocsr()

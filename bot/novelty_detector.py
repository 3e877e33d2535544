"""How far a question is from every example that the bot was taught."""
from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

FILE = "examples.npz"
SIMILARITY = "similarity"


class NearestExamples:
    """All examples, ready to be asked which of each intent is nearest."""

    def __init__(self, embeddings: np.ndarray, intents: np.ndarray) -> None:
        """``embeddings`` is (examples, dimensions) with rows of length 1; ``intents`` names each row's intent."""
        # Sorted by intent, so that the nearest example of each is the maximum of one stretch.
        order = np.argsort(intents, kind="stable")
        names, starts = np.unique(intents[order], return_index=True)
        self._embeddings = embeddings[order]
        self._names: list[str] = names.tolist()
        self._starts = starts

    def by_intent(self, embedding: np.ndarray) -> dict[str, float]:
        """Return the cosine of ``embedding``, of length 1, to the nearest example of each intent."""
        nearest = np.maximum.reduceat(self._embeddings @ embedding, self._starts)
        return dict(zip(self._names, nearest.tolist(), strict=True))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class NoveltyDetector(GraphComponent):
    """Notes on each message, as ``similarity``, the cosine to the nearest example of each intent.

    A classifier alone is sure of itself far away from all that it has seen; this is the second opinion.
    Reads the dense sentence features, so a ``DenseFeaturizer`` must stand before it.
    """

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> NoveltyDetector:
        return cls(model_storage, resource, np.empty((0, 0), dtype=np.float32), np.empty(0, dtype=str))

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> NoveltyDetector:
        with model_storage.read_from(resource) as folder:
            arrays = np.load(folder / FILE, allow_pickle=False)
            return cls(model_storage, resource, arrays["embeddings"], arrays["intents"])

    def __init__(
        self, model_storage: ModelStorage, resource: Resource, embeddings: np.ndarray, intents: np.ndarray
    ) -> None:
        """``embeddings`` is (examples, dimensions) with rows of length 1; ``intents`` names each row's intent."""
        self._model_storage = model_storage
        self._resource = resource
        self._nearest = NearestExamples(embeddings, intents)

    def train(self, training_data: TrainingData) -> Resource:
        examples = [(_embedding(message), message.get(INTENT)) for message in training_data.intent_examples]
        known = [(embedding, intent) for embedding, intent in examples if embedding is not None]
        embeddings = np.stack([embedding for embedding, _ in known]).astype(np.float32)
        intents = np.array([intent for _, intent in known])
        self._nearest = NearestExamples(embeddings, intents)
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(folder / FILE, embeddings=embeddings, intents=intents)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            embedding = _embedding(message)
            if embedding is not None:
                message.set(SIMILARITY, self._nearest.by_intent(embedding), add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data


def _embedding(message: Message) -> np.ndarray | None:
    features = message.get_dense_features(TEXT)[1]
    if features is None:
        return None
    embedding: np.ndarray = features.features[0]
    return embedding

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
        self._embeddings = embeddings
        self._intents = intents

    def train(self, training_data: TrainingData) -> Resource:
        examples = [m for m in training_data.intent_examples if m.get(TEXT) and _embedding(m) is not None]
        self._embeddings = np.stack([_embedding(message) for message in examples]).astype(np.float32)
        self._intents = np.array([message.get(INTENT) for message in examples])
        with self._model_storage.write_to(self._resource) as folder:
            np.savez(folder / FILE, embeddings=self._embeddings, intents=self._intents)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            embedding = _embedding(message)
            if embedding is not None:
                message.set(SIMILARITY, self._nearest_by_intent(embedding), add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data

    def _nearest_by_intent(self, embedding: np.ndarray) -> dict[str, float]:
        cosines = self._embeddings @ embedding
        nearest: dict[str, float] = {}
        for intent, cosine in zip(self._intents.tolist(), cosines.tolist(), strict=True):
            nearest[intent] = max(cosine, nearest.get(intent, -1.0))
        return nearest


def _embedding(message: Message) -> np.ndarray | None:
    features = message.get_dense_features(TEXT)[1]
    return None if features is None else features.features[0]

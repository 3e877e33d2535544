"""Sparse features: weighted words and character n-grams, which carry jargon and survive misspelling."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import numpy as np
import skops.io
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.sparse_featurizer.sparse_featurizer import SparseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.spelling_corrector import to_understand

FILE = "vectorizer.skops"


def make_vectorizer(config: dict[str, Any]) -> TfidfVectorizer:
    """Return the untrained vectorizer that ``config`` (of ``NgramFeaturizer``) describes."""
    return TfidfVectorizer(
        analyzer=config["analyzer"],
        ngram_range=(config["min_ngram"], config["max_ngram"]),
        min_df=config["min_count"],
        token_pattern=r"(?u)\b\w+\b" if config["analyzer"] == "word" else None,
        sublinear_tf=True,
    )


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class NgramFeaturizer(SparseFeaturizer, GraphComponent):
    """Adds one L2-normalised TF-IDF row to each message (scikit-learn's ``TfidfVectorizer``).

    ``weight`` is the length of that row beside the embedding's length of 1.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            **SparseFeaturizer.get_default_config(),
            "analyzer": "word",
            "min_ngram": 1,
            "max_ngram": 2,
            "min_count": 1,
            "weight": 1.0,
        }

    @staticmethod
    def required_packages() -> list[str]:
        return ["sklearn", "skops"]

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> NgramFeaturizer:
        return cls(config, model_storage, resource, make_vectorizer(config))

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> NgramFeaturizer:
        with model_storage.read_from(resource) as folder:
            vectorizer = skops.io.load(folder / FILE, trusted=[])
        return cls(config, model_storage, resource, vectorizer)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """scikit-learn checks the values when it builds the vectorizer."""

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, vectorizer: TfidfVectorizer
    ) -> None:
        super().__init__(resource.name, config)
        self._model_storage = model_storage
        self._resource = resource
        self._vectorizer = vectorizer
        self._ngrams = vectorizer.build_analyzer()

    def train(self, training_data: TrainingData) -> Resource:
        self._vectorizer.fit([message.get(TEXT) for message in training_data.training_examples if message.get(TEXT)])
        with self._model_storage.write_to(self._resource) as folder:
            skops.io.dump(self._vectorizer, folder / FILE)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        examples = [message for message in training_data.training_examples if to_understand(message)]
        table = self._vectorizer.transform([to_understand(message) for message in examples]) * self._config["weight"]
        for message, row in zip(examples, table, strict=True):
            self._add(message, row)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = to_understand(message)
            if text:
                self._add(message, weighted(self._ngrams(text), self._vectorizer) * self._config["weight"])
        return messages

    def _add(self, message: Message, row: csr_matrix) -> None:
        message.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, self._identifier))


def weighted(ngrams: Iterable[str], vectorizer: TfidfVectorizer) -> csr_matrix:
    """Return the (1, features) row that ``vectorizer`` makes of a text's ``ngrams``.

    Its own ``transform`` is made for many texts: with one, its checks take five times as long as the work.
    """
    known = vectorizer.vocabulary_
    counts = Counter([known[ngram] for ngram in ngrams if ngram in known])
    columns = np.array(sorted(counts), dtype=np.int32)
    weights = (1.0 + np.log([counts[column] for column in columns.tolist()])) * vectorizer.idf_[columns]
    length = np.sqrt(weights @ weights)
    return csr_matrix((weights / (length or 1.0), columns, np.array([0, len(columns)], dtype=np.int32)), (1, len(known)))

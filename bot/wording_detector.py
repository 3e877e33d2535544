"""The pipeline's step that lays what a question's words say beside it."""
from __future__ import annotations

import json
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.spelling_corrector import to_understand
from bot.taught_words import TaughtWords

FILE = "words.json"
WORDING = "wording"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class WordingDetector(GraphComponent):
    """Notes on each message, as ``wording``, what its words say (``bot.taught_words.Wording``); not part of the output."""

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> WordingDetector:
        return cls(model_storage, resource, TaughtWords({}, {}, 1.0))

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> WordingDetector:
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, TaughtWords(**json.loads((folder / FILE).read_text("utf-8"))))

    def __init__(self, model_storage: ModelStorage, resource: Resource, taught: TaughtWords) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._taught = taught

    def train(self, training_data: TrainingData) -> Resource:
        examples = [message for message in training_data.intent_examples if message.get(TEXT)]
        self._taught = TaughtWords.of([m.get(TEXT) for m in examples], [m.get(INTENT) for m in examples])
        with self._model_storage.write_to(self._resource) as folder:
            (folder / FILE).write_text(json.dumps(self._taught.to_json()), "utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            message.set(WORDING, self._taught.wording(to_understand(message) or ""))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data

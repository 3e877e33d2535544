"""Which topic a question is about: Rasa's logistic regression with its strength of regularisation set here."""
from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(LogisticRegressionClassifier):
    """``LogisticRegressionClassifier`` with scikit-learn's ``C``, which Rasa leaves at 1.

    Features of length 1, as ours are, need a weaker regularisation; 10 is the value of DESIGN's prototype.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {**LogisticRegressionClassifier.get_default_config(), "C": 10.0, "max_iter": 1000}

    def __init__(self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, name, model_storage, resource)
        self.clf.set_params(C=self.config["C"])

    @classmethod
    def load(cls, *arguments: Any, **more: Any) -> IntentClassifier:
        """Load the trained component, its coefficients laid out so that a question does not copy them (3 ms)."""
        component: IntentClassifier = super().load(*arguments, **more)
        component.clf.coef_ = np.asfortranarray(component.clf.coef_)
        return component

"""The n-grams of one text weigh what scikit-learn says they weigh."""
from __future__ import annotations

import pytest
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.ngram_featurizer import NgramFeaturizer, make_vectorizer, weighted

TAUGHT = ["can we go on holiday", "will we be fined for a holiday", "he has been excluded from school", "excluded again and again"]
ASKED = ["a holiday", "excluded excluded again", "can we go on holiday in term time and will we be fined", "zzz", "", "🙂"]


@pytest.mark.parametrize(("analyzer", "ngrams"), [("word", (1, 2)), ("char_wb", (3, 4))])
def test_one_text_alone_gets_the_row_that_scikit_learn_makes(analyzer: str, ngrams: tuple[int, int]) -> None:
    vectorizer = make_vectorizer({"analyzer": analyzer, "min_ngram": ngrams[0], "max_ngram": ngrams[1], "min_count": 1}).fit(TAUGHT)
    for text in ASKED:
        row = weighted(vectorizer.build_analyzer()(text), vectorizer)
        assert abs(row - vectorizer.transform([text])).max() < 1e-12
        assert row.shape == (1, len(vectorizer.vocabulary_))


def test_examples_together_get_the_rows_that_they_get_alone() -> None:
    config = {**NgramFeaturizer.get_default_config(), "weight": 1.2}
    featurizer = NgramFeaturizer(config, None, Resource("words"), make_vectorizer(config).fit(TAUGHT))
    alone = featurizer.process([Message({TEXT: text}) for text in TAUGHT])
    together = featurizer.process_training_data(TrainingData([Message({TEXT: text, INTENT: "any"}) for text in TAUGHT])).training_examples
    for one, other in zip(alone, together, strict=True):
        assert abs(one.features[0].features - other.features[0].features).max() < 1e-12
        assert one.features[0].features.power(2).sum() == pytest.approx(1.2**2)

"""The n-grams of one text weigh what scikit-learn says they weigh."""
from __future__ import annotations

import pytest

from bot.ngram_featurizer import make_vectorizer, weighted

TAUGHT = ["can we go on holiday", "will we be fined for a holiday", "he has been excluded from school", "excluded again and again"]
ASKED = ["a holiday", "excluded excluded again", "can we go on holiday in term time and will we be fined", "zzz", "", "🙂"]


@pytest.mark.parametrize(("analyzer", "ngrams"), [("word", (1, 2)), ("char_wb", (3, 4))])
def test_one_text_alone_gets_the_row_that_scikit_learn_makes(analyzer: str, ngrams: tuple[int, int]) -> None:
    vectorizer = make_vectorizer({"analyzer": analyzer, "min_ngram": ngrams[0], "max_ngram": ngrams[1], "min_count": 1}).fit(TAUGHT)
    for text in ASKED:
        row = weighted(vectorizer.build_analyzer()(text), vectorizer)
        assert abs(row - vectorizer.transform([text])).max() < 1e-12
        assert row.shape == (1, len(vectorizer.vocabulary_))

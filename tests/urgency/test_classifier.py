"""What is summed quickly is what the classifier was fitted on, and long texts are not looked at without end."""
from __future__ import annotations

import pytest

from virtual_school.urgency import classifier
from virtual_school.urgency.classifier import MOST_NEW, scores
from virtual_school.urgency.features import DAMPING, piece_features, word_features
from virtual_school.urgency.words import bare_words

TEXTS = ["he wants to kill himself and i dont know what to do", "she has been missing since last night", "zorp", "my foster son is at school"]


@pytest.mark.parametrize("text", TEXTS)
def test_the_sums_are_those_of_the_features_written_out(text: str) -> None:
    words = bare_words(text).split()
    of_words = [feature for position in range(len(words)) for feature in word_features(words, position)]
    of_pieces = [piece for word in words for piece in piece_features(word)]
    expected = classifier._BIAS
    for features, weights in ((of_words, classifier._WORDS), (of_pieces, classifier._PIECES)):
        expected += sum(weights.get(feature, 0.0) for feature in features) / (len(features) + DAMPING) ** 0.5
    assert scores(words, [(0, len(words))]) == pytest.approx([expected])


def test_no_more_new_words_are_taken_to_pieces_than_a_message_has(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[str] = []

    def to_pieces(word: str) -> list[str]:
        taken.append(word)
        return piece_features(word)

    monkeypatch.setattr(classifier, "piece_features", to_pieces)
    scores([f"zq{number}xv" for number in range(3 * MOST_NEW)], [(0, 3 * MOST_NEW)])
    assert len(taken) == MOST_NEW

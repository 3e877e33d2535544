"""Names are learnt the same every time: how much a text is about somebody does not hang on the order of a set.

In Rasa's environment, where names are learnt: a newer Python adds up exactly by itself.
"""
from __future__ import annotations

import itertools

import pytest

from virtual_school.privacy import about_somebody as module
from virtual_school.privacy.about_somebody import WordWeights, about_somebody


def test_the_order_of_the_words_decides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = WordWeights({"foster": 0.1, "son": 1.1, "excluded": 1.3}, 0.0)  # two and a half: added up one by one 2 or 3
    found = set()
    for order in itertools.permutations(weights.weights):
        monkeypatch.setattr(module, "ordinary", lambda tokens, order=order: order)
        found.add(about_somebody([], weights))
    assert found == {2}

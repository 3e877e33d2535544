"""The sum over the trees is the sum over the features written out."""
from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from virtual_school.privacy.feature_weights import FeatureWeights, feature_names
from virtual_school.privacy.name_features import TEMPLATES, TEMPLATES_AFTER, Views, ViewsAfter, seen, views, views_after
from virtual_school.privacy.names import _MODEL
from virtual_school.privacy.tokens import manner, tokens


class Seen(NamedTuple):
    word: str | None
    before: str
    after: str


SHAPES = {"alone": ("word",), "pair": ("word", "after"), "three": ("before", "word", "after"), "no word": ("before", "after")}
PARTS = st.sampled_from("abc")
WORDS = st.builds(Seen, st.none() | PARTS, PARTS, PARTS)


@given(WORDS, st.lists(st.tuples(WORDS, st.sampled_from(sorted(SHAPES)), st.integers(-9, 9)), max_size=20))
def test_the_weights_of_all_features_are_summed_and_no_others(word: Seen, learnt: list[tuple[Seen, str, int]]) -> None:
    weights = {name: weight for seen, shape, weight in learnt for name in feature_names(seen, {shape: SHAPES[shape]})}
    expected = sum(weights.get(name, 0) for name in feature_names(word, SHAPES))
    assert FeatureWeights(weights, SHAPES, Seen).total(word) == expected


def test_a_feature_that_sees_nothing_is_none() -> None:
    assert list(feature_names(Seen(None, "b", "c"), SHAPES)) == ["no word|b|c"]
    assert FeatureWeights({"alone|a": 1.0, "other|a": 2.0}, SHAPES, Seen).total(Seen("a", "b", "c")) == 1.0


def test_the_shipped_weights_say_the_same_in_trees_and_written_out() -> None:
    found = tokens("My foster son Kai Brathwaite (his nan calls him Kaiyo) starts Year 4 with Mrs Osei; will Mark tell Hope, Olu and i.b. too?")
    text = seen(found, manner(found), 1, 2, public=False)
    known = 0
    for position in range(len(found)):
        for after_name in (False, True):
            alone, after = views(text, position), views_after(text, position, after_name)
            written = [*feature_names(alone, TEMPLATES), *feature_names(after, TEMPLATES_AFTER)]
            told = _MODEL.alone.total(alone) + _MODEL.after.total(after)
            assert abs(told - sum(_MODEL.weights.get(name, 0.0) for name in written)) < 1e-9
            known += sum(name in _MODEL.weights for name in written)
    assert known > 10 * len(found), "most features of such a text are known"
    assert isinstance(views(text, 0), Views) and isinstance(views_after(text, 0, False), ViewsAfter)

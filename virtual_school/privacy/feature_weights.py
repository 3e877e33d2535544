"""What the features of a word weigh, summed without writing a feature out: a made text of 500 characters has thousands."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

SIGN = "|"  # between the parts of a feature's name; no word has it


def feature_names(views: NamedTuple, templates: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Give the names of the features that ``templates`` make of ``views``: the template's and the values of its views.

    A template of which a view is ``None`` makes none.
    """
    values = views._asdict()
    for name, fields in templates.items():
        parts = [values[field] for field in fields]
        if None not in parts:
            yield SIGN.join([name, *parts])


class FeatureWeights:
    """Weights of features by their names (``feature_names``), kept as a tree for each template."""

    def __init__(self, weights: Mapping[str, float], templates: Mapping[str, Sequence[str]], views: type[Any]) -> None:
        """``views`` is the named tuple whose fields ``templates`` name, one to four each. Other templates' weights are left out."""
        trees: dict[str, dict[str | None, Any]] = {name: {} for name in templates}
        for name, weight in weights.items():
            template, *path, last = name.split(SIGN)
            if template in trees:
                node = trees[template]
                for value in path:
                    node = node.setdefault(value, {})
                node[last] = weight
        places = {name: [views._fields.index(field) for field in fields] for name, fields in templates.items()}
        self._of_one = [(trees[name], *place) for name, place in places.items() if len(place) == 1]
        self._of_two = [(trees[name], *place) for name, place in places.items() if len(place) == 2]
        self._of_more = [(trees[name], place[:-1], place[-1]) for name, place in places.items() if len(place) > 2]

    def total(self, views: Sequence[str | None]) -> float:
        """Return the sum of the weights of the features that the templates make of ``views``."""
        told: float = 0.0
        for tree, one in self._of_one:
            told += tree.get(views[one], 0.0)
        for tree, one, two in self._of_two:
            branch = tree.get(views[one])
            if branch is not None:
                told += branch.get(views[two], 0.0)
        for tree, path, last in self._of_more:
            branch = tree
            for place in path:
                branch = branch.get(views[place])
                if branch is None:
                    break
            else:
                told += branch.get(views[last], 0.0)
        return told

"""What the features of a word weigh, summed without writing a feature out: a made text of 500 characters has thousands."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

_Tree = dict[str | None, Any]

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


class _Branch:
    """The weights of all features that share the value of one view: of those of that view alone, of two views, of more."""

    __slots__ = ("alone", "more", "two")

    def __init__(self) -> None:
        self.alone = 0.0
        self.two: list[tuple[_Tree, int]] = []
        self.more: list[tuple[_Tree, list[int], int]] = []


class FeatureWeights:
    """Weights of features by their names (``feature_names``), kept by the view that most templates share: it is looked up once."""

    def __init__(self, weights: Mapping[str, float], templates: Mapping[str, Sequence[str]], views: type[Any]) -> None:
        """``views`` is the named tuple whose fields ``templates`` name, one or more each. Other templates' weights are left out."""
        shared = Counter(field for fields in templates.values() for field in fields)
        first = {name: max(fields, key=lambda field: shared[field]) for name, fields in templates.items()}
        trees: dict[tuple[str, str], _Tree] = {}
        branches: dict[str, dict[str | None, _Branch]] = {field: {} for field in first.values()}
        for name, weight in weights.items():
            template, *values = name.split(SIGN)
            if template not in templates:
                continue
            fields = templates[template]
            at = list(fields).index(first[template])
            value, rest = values.pop(at), [views._fields.index(field) for field in fields if field != first[template]]
            branch = branches[first[template]].setdefault(value, _Branch())
            if not rest:
                branch.alone += weight
                continue
            tree = trees.get((template, value))
            if tree is None:
                tree = trees[template, value] = {}
                if len(rest) == 1:
                    branch.two.append((tree, rest[0]))
                else:
                    branch.more.append((tree, rest[:-1], rest[-1]))
            for one in values[:-1]:
                tree = tree.setdefault(one, {})
            tree[values[-1]] = weight
        self._branches = [(of_view, views._fields.index(field)) for field, of_view in branches.items()]

    def total(self, views: Sequence[str | None]) -> float:
        """Return the sum of the weights of the features that the templates make of ``views``."""
        told: float = 0.0
        for of_view, place in self._branches:
            branch = of_view.get(views[place])
            if branch is None:
                continue
            told += branch.alone
            for tree, second in branch.two:
                told += tree.get(views[second], 0.0)
            for tree, path, last in branch.more:
                node: _Tree | None = tree
                for between in path:
                    node = node.get(views[between]) if node else None
                if node:
                    told += node.get(views[last], 0.0)
        return told

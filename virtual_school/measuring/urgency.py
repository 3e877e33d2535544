"""How well danger is recognised: ``python -m virtual_school.measuring.urgency``. Prints counts, never a text.

With ``--further`` on texts by further authors, which nobody who makes the recognition has read.
"""
from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from virtual_school.content.read import read_yaml
from virtual_school.measuring.report import share
from virtual_school.reading import Read, Reader
from virtual_school.settings import CHECKOUT
from virtual_school.urgency.spot import spot

URGENT, HARMLESS = CHECKOUT / "evaluation/urgency_urgent.yml", CHECKOUT / "evaluation/urgency_harmless.yml"
FURTHER = CHECKOUT / "evaluation/further_danger.yml"

BESIDE = 2  # harmless texts before an urgent one, and after it

Count = tuple[int, int]  # how many were spotted, of how many


def spotted(texts: Iterable[dict[str, Any]], read: Read, part: Callable[[dict[str, Any]], str]) -> dict[str, Count]:
    """Return for each part of ``texts`` how many are spotted, of how many."""
    counts: dict[str, Count] = {}
    for text in texts:
        found, of = counts.get(part(text), (0, 0))
        counts[part(text)] = (found + spot(text["text"], read).is_urgent, of + 1)
    return counts


def drowned(texts: list[dict[str, Any]], quiet: list[dict[str, Any]], read: Read) -> dict[str, Count]:
    """Return how many are spotted of ``texts`` among ``BESIDE`` quiet ones before and after, and of as many without."""
    chance = random.Random(0)  # noqa: S311 (repeatable, not secret)

    def told(*middle: dict[str, Any]) -> str:
        before, after = chance.sample(quiet, BESIDE), chance.sample(quiet, BESIDE)
        return " ".join(text["text"] for text in (*before, *middle, *after))

    counts = {}
    for name, of in (("urgent among others", [told(text) for text in texts]), ("others together", [told() for _ in texts])):
        counts[name] = (sum(spot(text, read).is_urgent for text in of), len(of))
    return counts


def fitting(texts: list[dict[str, Any]], read: Read) -> dict[str, Count]:
    """Return for each card how many of the spotted ``texts`` that want it get it, and for all together."""
    cards = [(text["card"], spot(text["text"], read).card) for text in texts]
    shown = [(wanted, card) for wanted, card in cards if card]
    parts = [("card", shown), *((f"card: {one}", [pair for pair in shown if pair[0] == one]) for one in sorted(dict(shown)))]
    return {name: (sum(wanted == card for wanted, card in pairs), len(pairs)) for name, pairs in parts}


def measured(urgent: Path = URGENT, harmless: Path = HARMLESS) -> dict[str, Count]:
    """Return the counts of both files: all, by way, by kind, among others; fitting cards; and the harmless ones."""
    read = Reader().load().read
    texts = read_yaml(urgent)["texts"]
    quiet = [{"text": text} for text in read_yaml(harmless)["texts"]]
    return {
        **spotted(texts, read, lambda _: "urgent"),
        **spotted(texts, read, lambda text: f"way: {text['way']}"),
        **spotted(texts, read, lambda text: f"kind: {text['kind']}"),
        **drowned(texts, quiet, read),
        **fitting(texts, read),
        **spotted(quiet, read, lambda _: "not urgent"),
    }


def measured_further(path: Path = FURTHER) -> dict[str, Count]:
    """Return the counts of texts for which no card was chosen: all, by way, by kind; and the harmless ones."""
    read = Reader().load().read
    texts = read_yaml(path)
    return {
        **spotted(texts["urgent"], read, lambda _: "urgent"),
        **spotted(texts["urgent"], read, lambda text: f"way: {text['way']}"),
        **spotted(texts["urgent"], read, lambda text: f"kind: {text['kind']}"),
        **spotted([{"text": text} for text in texts["harmless"]], read, lambda _: "not urgent"),
    }


def main() -> None:
    found_of = measured_further() if "--further" in sys.argv else measured()
    table = Table("texts", "spotted, or fitting", "of", "share", "95 % interval")
    for name, (found, of) in found_of.items():
        figure = share(found, of)
        table.add_row(name, str(found), str(of), f"{figure['share']:.1%}", f"{figure['low']:.1%} to {figure['high']:.1%}")
    Console().print(table)


if __name__ == "__main__":
    main()

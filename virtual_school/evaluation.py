"""How well the assistant answers questions that it was never taught: counted by what the person would see."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from virtual_school.content.read import read_yaml

ESCALATE = "escalate"

Verdict = Literal["right", "wrong", "offered", "escalated"]


@dataclass(frozen=True)
class Case:
    """One question of an evaluation file and what should happen: an answer id, or ``escalate``.

    ``after`` is the question that was asked just before it, for one that only makes sense then.
    """

    text: str
    expect: str
    kind: str = "plain"
    asker: str = "carer"
    scope: str = ""
    after: str = ""


@dataclass
class Tally:
    """Counts of one intent, or of all."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, verdict: Verdict) -> None:
        self.counts[verdict] += 1

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def share(self, verdict: Verdict) -> float:
        return self.counts[verdict] / self.total if self.total else 0.0


def read_cases(path: Path) -> list[Case]:
    """Return the cases of an evaluation file (a YAML list of text, expect and more)."""
    return [Case(**entry) for entry in read_yaml(path)]


def verdict(case: Case, reply: dict[str, Any]) -> Verdict:
    """Return what became of a question.

    right: the expected answer was given, or a question that is none of ours was sent to the phone line.
    wrong: another answer was given, or any answer to a question that is none of ours.
    offered: the expected answer was among the choices. escalated: sent to the phone line, or choices without it.
    """
    outcome = reply["outcome"]
    if outcome in ("answer", "smalltalk"):
        return "right" if case.expect in _ids(reply) else "wrong"
    if case.expect == ESCALATE:
        return "right" if outcome != "choices" else "offered"
    if outcome == "choices" and case.expect in [choice["id"] for choice in reply["choices"]]:
        return "offered"
    return "escalated"


def _ids(reply: dict[str, Any]) -> list[str]:
    ids = [answer["id"] for answer in reply["answers"]]
    # A follow-up about an event is answered by the events' answer.
    return [*ids, "ask_event_date", "ask_event_place"] if "ask_events" in ids else ids


def tally(results: Iterable[tuple[Case, Verdict]]) -> dict[str, Tally]:
    """Return the counts by expected answer, in the order of the file."""
    tallies: dict[str, Tally] = {}
    for case, result in results:
        tallies.setdefault(case.expect, Tally()).add(result)
    return tallies


def summed(tallies: Iterable[Tally]) -> Tally:
    """Return the counts of all ``tallies`` together."""
    return Tally(sum((tally.counts for tally in tallies), Counter()))

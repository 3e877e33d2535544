"""How well the assistant answers questions that it was never taught: counted by what the person would see."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from virtual_school.asking import ask_all
from virtual_school.content.read import read_yaml
from virtual_school.publishing.train import Progress
from virtual_school.settings import Settings

ESCALATE = "escalate"

TWO_QUESTIONS = "two questions in one"
TWO = " + "  # between the two answers that one question expects

Verdict = Literal["right", "wrong", "partly", "offered", "escalated"]


@dataclass(frozen=True)
class Case:
    """One question of an evaluation file and what should happen: an answer id, two joined by ``TWO``, or ``escalate``.

    ``after`` is the question that was asked just before it, for one that only makes sense then.
    """

    text: str
    expect: str
    kind: str = "plain"
    asker: str = "carer"
    scope: str = ""
    after: str = ""

    @property
    def answers(self) -> frozenset[str]:
        """The answers that are right; none when it has to be escalated."""
        return frozenset() if self.expect == ESCALATE else frozenset(self.expect.split(TWO))


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
    """Return the cases of an evaluation file (a YAML list of text, expect and more; expect may be a list of two)."""
    return [_case(**entry) for entry in read_yaml(path)]


def _case(expect: str | list[str], **more: str) -> Case:
    return Case(expect=expect if isinstance(expect, str) else TWO.join(expect), **more)


async def ask_cases(settings: Settings, cases: list[Case], progress: Progress) -> list[dict[str, Any]]:
    """Return the website's replies to ``cases``, in their order."""
    results = await ask_all(settings, [(case.after, case.text) for case in cases], progress)
    return [result["reply"] for result in results]


def verdict(case: Case, reply: dict[str, Any]) -> Verdict:
    """Return what became of a question.

    right: the expected answer was given, or a question that is none of ours was sent to the phone line; of two expected
    answers, one was given and the other given or offered, or both were offered.
    wrong: another answer was given, or any answer to a question that is none of ours. An answer below the card for danger
    counts as given.
    partly: one of two. offered: the expected answer was among the choices. escalated: sent to the phone line, or choices
    without it.
    """
    given = _ids(reply)
    offered = {choice["id"] for choice in reply["choices"]}
    if given and not given & case.answers:
        return "wrong"
    if not case.answers:
        return "offered" if offered else "right"
    if case.answers <= given | offered:
        return "right" if given or len(case.answers) > 1 else "offered"
    return "partly" if given or case.answers & offered else "escalated"


def _ids(reply: dict[str, Any]) -> set[str]:
    ids = {answer["id"] for answer in reply["answers"]}
    # A follow-up about an event is answered by the events' answer.
    return ids | {"ask_event_date", "ask_event_place"} if "ask_events" in ids else ids


def tally(results: Iterable[tuple[Case, Verdict]]) -> dict[str, Tally]:
    """Return the counts by expected answer, in the order of the file."""
    tallies: dict[str, Tally] = {}
    for case, result in results:
        tallies.setdefault(TWO_QUESTIONS if TWO in case.expect else case.expect, Tally()).add(result)
    return tallies


def summed(tallies: Iterable[Tally]) -> Tally:
    """Return the counts of all ``tallies`` together."""
    return Tally(sum((tally.counts for tally in tallies), Counter()))

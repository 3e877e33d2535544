"""What a gate keeps back is nothing personal."""
from __future__ import annotations

from virtual_school.measuring.masking import read_marked, unmarked
from virtual_school.privacy.gates import _GATES, open_gates
from virtual_school.privacy.identifiers import identifiers
from virtual_school.privacy.plain import plain
from virtual_school.settings import CHECKOUT

ALL = frozenset(_GATES)
MADE_ON = [*sorted((CHECKOUT / "virtual_school/privacy").glob("*examples.yml")), CHECKOUT / "evaluation/masking_tuning.yml"]


def letters_of(text: str, gates: frozenset[str]) -> set[int]:
    """Return the positions of the letters that are found with these gates open."""
    return {position for span in identifiers(text, gates) for position in range(span.start, span.end)}


def test_a_gate_keeps_back_nothing_personal() -> None:
    kept_back = []
    messages = [unmarked(marked) for marked in read_marked(MADE_ON)]
    for message, spans in messages:
        text = plain(message)[0]
        if len(text) == len(message):  # then the marks stand where they stood; names are looked for without gates
            missed = letters_of(text, ALL) - letters_of(text, open_gates(text))
            kept_back += [text[span.start : span.end] for span in spans if span.kind != "name" and not missed.isdisjoint(range(span.start, span.end))]
    assert len(messages) > 5000
    assert kept_back == []

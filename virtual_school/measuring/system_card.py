"""docs/system-card.md: what the assistant is for, how it decides and how well, from the figures of an evaluation."""
from __future__ import annotations

import re
from pathlib import Path
from typing import Any

MARK = re.compile(r"<!-- content: ([0-9a-f]{64}) -->")
WEAK = 0.9  # an answer reached less often than this is named as a weakness
FEWEST = 8  # questions; below it a share says nothing


def system_card(found: dict[str, Any]) -> str:
    """Return the card as Markdown for the figures of ``report.figures``."""
    rows = "\n".join(
        f"| {name} | {one['count']} of {one['of']} | {one['share']:.1%} | {one['low']:.1%} to {one['high']:.1%} |"
        for name, one in found["overall"].items()
    )
    weak = "\n".join(f"- {line}" for line in _weaknesses(found)) or "- No answer or kind of question fell below that."
    return f"""<!-- content: {found["content_sha256"]} -->
# System card

Written by `make evaluate`; do not edit. A test fails when the content has changed since.

## What it is for
Answers common questions about Luton's Virtual School from texts that its team wrote, gives its events and its phone number,
and sends everything else to that number. For carers, young people, relatives, schools and social workers.

## What it is not for
Advice on a single child's case, urgent or safeguarding matters, decisions about anybody. It does not write answers: each one
is a text of the team's, shown word for word. Nobody reads along. It understands English only.

## How it decides
A sentence encoder (all-MiniLM-L6-v2, on the council's own machine) and word and letter patterns are compared with
example questions by a logistic regression. An answer is given only if its confidence and its likeness to a known example are
high enough and no question known to be none of ours is nearer. The limits are chosen on questions held back from teaching,
so that wrong answers stay below a stated rate (`python -m virtual_school calibrate`). Otherwise it asks back once, or gives
the phone number. `docs/understanding.md` has the details.

## How well
Evaluated {found["at"]}, release {found["release"]}, on questions that were never used to teach or to tune. They were written
for this purpose by the makers' own writers, not by the public: real questions will be harder.

| figure | count | share | 95 % interval |
| --- | --- | --- | --- |
{rows}

## Known weaknesses
Answers and kinds of question reached right in fewer than {WEAK:.0%}:
{weak}
- Not measured: questions of real visitors, and whether answers help people.

## Who is responsible
The Virtual School's team for the answers, contacts and events; whoever runs the website for its operation. Before it goes
live the council names a person for each (`docs/before-going-live.md`).
"""


def content_of_card(card: Path) -> str | None:
    """Return the SHA-256 of the content that the card's figures are of, ``None`` for a file that is no card."""
    found = MARK.search(card.read_text("utf-8"))
    return found.group(1) if found else None


def _weaknesses(found: dict[str, Any]) -> list[str]:
    lines = []
    for what in ("by_answer", "by_kind"):
        for name, counts in found[what].items():
            total = sum(counts.values())
            right = counts.get("right", 0)
            if total >= FEWEST and right / total < WEAK:
                wrong = f", {counts['wrong']} of them wrong" if counts.get("wrong") else ""
                lines.append(f"{name}: {right} of {total} right; {total - right} not{wrong}")
    return lines

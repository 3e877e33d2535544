"""How well masking works: ``python -m virtual_school.measuring.masking``. Counts per kind; texts with ``--misses``.

Without a file the tuning texts are measured, with ``--evaluation`` those that nothing was tuned on; who reads their misses
must not tune. A file has lists of texts with ``[what is personal](kind)``; a text without such a mark has nothing personal.

With ``--answers`` the questions of ``evaluation/tuning.yml``, with ``--evaluation`` too those of
``evaluation/questions.yml``, are asked as they are and masked, and what the bot then answers otherwise is counted.
"""
from __future__ import annotations

import asyncio
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from virtual_school.content.read import read_yaml
from virtual_school.measuring.evaluation import read_cases
from virtual_school.measuring.masked_answers import Compared, changed_by_masking, compare
from virtual_school.measuring.report import share
from virtual_school.privacy.mask import Masked, mask
from virtual_school.privacy.span import Span
from virtual_school.reading import Reader
from virtual_school.settings import CHECKOUT, Settings
from virtual_school.urgency.spot import spot

TUNING = (CHECKOUT / "evaluation/masking_tuning.yml",)
EVALUATION = (CHECKOUT / "evaluation/masking_personal.yml", CHECKOUT / "evaluation/masking_harmless.yml")
ASKED = (CHECKOUT / "evaluation/tuning.yml", CHECKOUT / "evaluation/questions.yml")
HARD = ("email", "phone", "nhs", "upn", "nino", "case_number", "social_handle", "url")
FALSE = "harmless texts masked wrongly"
_MARKED = re.compile(r"\[([^\]]*)\]\((\w+)\)")

Count = tuple[int, int]  # how many were masked, of how many


def unmarked(marked: str) -> tuple[str, list[Span]]:
    """Return the text of ``[span](kind)`` markup, and its spans."""
    text, spans, end = "", [], 0
    for found in _MARKED.finditer(marked):
        text += marked[end : found.start()]
        spans.append(Span(len(text), len(text) + len(found.group(1)), found.group(2)))
        text += found.group(1)
        end = found.end()
    return text + marked[end:], spans


def is_covered(text: str, span: Span, masked: Masked) -> bool:
    """Return whether every letter of ``span`` was masked, whatever it was taken for."""
    hidden = {i for other in masked.spans for i in range(other.start, other.end)}
    return all(i in hidden for i in range(span.start, span.end) if not text[i].isspace())


def masked_as_asked(text: str, reader: Reader) -> Masked:
    """Return what the website makes of ``text``: it looks for danger first, and reads no more than it may of a question."""
    read = reader.for_one_question()
    spot(text, read)
    return mask(text, read)


def parts(text: str, span: Span, spans: Iterable[Span]) -> Iterator[str]:
    """Give the rows in which ``span`` is counted."""
    if span.kind == "name":
        yield "name, small letters" if text[span.start : span.end].islower() else "name, capitals"
    elif span.kind in ("school", "age"):
        with_person = any(other.kind == "name" for other in spans)
        yield f"{span.kind} {'with' if with_person else 'without'} a name"
    else:
        yield span.kind
    if span.kind in HARD:
        yield "hard identifiers together"


def measured(marked: Iterable[str], reader: Reader) -> tuple[dict[str, Count], list[str]]:
    """Return the counts by row, and what was missed or masked wrongly in words."""
    of: Counter[str] = Counter()
    found: Counter[str] = Counter()
    misses: list[str] = []
    for line in marked:
        text, spans = unmarked(line)
        masked = masked_as_asked(text, reader)
        if not spans:
            of[FALSE] += 1
            found[FALSE] += bool(masked.spans)
            misses += [f"FALSE {masked.text} | {text}"] if masked.spans else []
        for span in spans:
            covered = is_covered(text, span, masked)
            for part in parts(text, span, spans):
                of[part] += 1
                found[part] += covered
            misses += [] if covered else [f"MISSED {span.kind} {text[span.start : span.end]!r} | {masked.text}"]
    return {part: (found[part], of[part]) for part in sorted(of)}, misses


def read_marked(paths: Iterable[Path]) -> list[str]:
    """Return the marked texts of all lists of all files."""
    return [str(line) for path in paths for lines in read_yaml(path).values() for line in lines]


def answers_table(compared: list[Compared], questions: int) -> Table:
    """Return how many of all ``questions`` masking changes, and how many it makes the bot answer otherwise."""
    counts = {
        "changed by masking": len(compared),
        "another intent": sum(one.has_other_intent for one in compared),
        "another answer": sum(one.has_other_answer for one in compared),
    }
    table = Table("of questions", "count", "of", "share", "95 % interval")
    for part, count in {**counts, "same answer": questions - counts["another answer"]}.items():
        figure = share(count, questions)
        table.add_row(part, str(count), str(questions), *_percent(figure))
    return table


def _percent(figure: dict[str, float | int]) -> tuple[str, str]:
    return f"{figure['share']:.1%}", f"{figure['low']:.1%} to {figure['high']:.1%}"


def _answers(console: Console) -> None:
    cases = read_cases(ASKED["--evaluation" in sys.argv])
    compared = asyncio.run(compare(Settings.from_environment(), changed_by_masking(cases), lambda what, done: None))
    for one in compared if "--misses" in sys.argv else []:
        if one.has_other_intent or one.has_other_answer:
            console.print(f"{one.typed_reply.intent} -> {one.masked_reply.intent} | {one.text} | {one.masked}", markup=False)
    console.print(answers_table(compared, len(cases)))


def main() -> None:
    console = Console(soft_wrap=True, highlight=False)
    if "--answers" in sys.argv:
        _answers(console)
        return
    given = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("--")]
    texts = read_marked(given or (EVALUATION if "--evaluation" in sys.argv else TUNING))
    counts, misses = measured(texts, Reader().load())
    for line in misses if "--misses" in sys.argv else []:
        console.print(line, markup=False)
    table = Table("kind", "masked", "of", "share", "95 % interval")
    for part, (found, of) in counts.items():
        figure = share(found, of)
        table.add_row(part, str(found), str(of), *_percent(figure))
    console.print(table)


if __name__ == "__main__":
    main()

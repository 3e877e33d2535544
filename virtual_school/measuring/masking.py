"""How well masking works: ``python -m virtual_school.measuring.masking FILE``. Counts; texts with ``--misses``."""
from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table

from virtual_school.content.read import read_yaml
from virtual_school.measuring.report import share
from virtual_school.privacy.mask import Masked, mask
from virtual_school.privacy.span import Span

_MARKED = re.compile(r"\[([^\]]*)\]\((\w+)\)")


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


def _part(text: str, span: Span) -> str:
    if span.kind != "name":
        return span.kind
    return "name, small letters" if text[span.start : span.end].islower() else "name, capitals"


def main() -> None:
    content, show = read_yaml(Path(sys.argv[1])), "--misses" in sys.argv
    marked = [str(line) for lines in content.values() for line in lines]
    found: Counter[str] = Counter()
    of: Counter[str] = Counter()
    console = Console(soft_wrap=True, highlight=False)
    for line in marked:
        text, spans = unmarked(line)
        masked = mask(text)
        if not spans:
            of["texts without anything personal"] += 1
            found["texts without anything personal"] += bool(masked.spans)
            if masked.spans and show:
                console.print("FALSE", masked.text, [(text[s.start : s.end], s.kind) for s in masked.spans], markup=False)
        for span in spans:
            of[_part(text, span)] += 1
            covered = is_covered(text, span, masked)
            found[_part(text, span)] += covered
            if not covered and show:
                console.print("MISSED", span.kind, repr(text[span.start : span.end]), "|", masked.text, markup=False)
    table = Table("kind", "masked", "of", "share", "95 % interval")
    for part in sorted(of):
        figure = share(found[part], of[part])
        interval = f"{figure['low']:.1%} to {figure['high']:.1%}"
        table.add_row(part, str(found[part]), str(of[part]), f"{figure['share']:.1%}", interval)
    console.print(table)


if __name__ == "__main__":
    main()

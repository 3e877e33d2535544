"""What an evaluation found, as tables for the terminal."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.table import Table

from virtual_school.measuring.evaluation import ESCALATE, Case, Tally, Verdict, summed, tally

COUNTED: tuple[Verdict, ...] = ("right", "wrong", "partly", "offered", "escalated")


def counts_table(results: list[tuple[Case, Verdict]]) -> tuple[Table, str]:
    """Return the counts by expected answer, and the three figures that matter as one line."""
    tallies = tally(results)
    table = Table("intent", "questions", *COUNTED)
    for name, counted in tallies.items():
        table.add_row(name, *_cells(counted))
    table.add_section()
    answerable = summed(counted for name, counted in tallies.items() if name != ESCALATE)
    everything = summed(tallies.values())
    escalate = tallies.get(ESCALATE, Tally())
    table.add_row("all answerable", *_cells(answerable))
    table.add_row("all to be escalated", *_cells(escalate))
    table.add_row("all", *_cells(everything))
    return table, (
        f"right: {answerable.share('right'):.1%} of the answerable; "
        f"wrong: {everything.share('wrong'):.1%} of all; "
        f"answered although to be escalated: {escalate.share('wrong'):.1%}"
    )


def beside_table(beside: dict[str, Any]) -> Table:
    """Return both pipelines of ``default_pipeline.side_by_side``, a column each, with their 95 % intervals."""
    columns = beside["columns"]
    table = Table("figure", *columns, title=f"Rasa's default with {beside['epochs']} epochs; {beside['cores']} cores")
    for figure in next(iter(columns.values()))["overall"]:
        table.add_row(figure, *(_in_percent(one["overall"][figure]) for one in columns.values()))
    table.add_row("training, seconds", *(f"{one['training_seconds']:.0f}" for one in columns.values()))
    for point in ("p50", "p95"):
        times = (f"{one['milliseconds'][point]:.1f}" for one in columns.values())
        table.add_row(f"understanding a question, {point}, milliseconds", *times)
    return table


def wrong_answers(results: list[tuple[Case, Verdict]], replies: list[dict[str, Any]]) -> Iterator[str]:
    """Yield a line for each wrong answer."""
    for (case, result), reply in zip(results, replies, strict=True):
        if result == "wrong":
            given = ", ".join(answer["id"] for answer in reply["answers"])
            yield f"expected {case.expect}, answered {given}: {case.text}"


def _in_percent(share: dict[str, float]) -> str:
    return f"{share['share']:.1%} ({share['low']:.1%} to {share['high']:.1%})"


def _cells(counted: Tally) -> list[str]:
    return [str(counted.total), *(str(counted.counts[name]) for name in COUNTED)]

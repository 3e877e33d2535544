"""The beginning of an answer, to be shown where the whole has no room: never cut where its sense would change."""
from __future__ import annotations

from virtual_school.content.blocks import Block, to_text


def opening(blocks: list[Block]) -> list[Block]:
    """Return the first paragraph, whole; one that only leads to a list ("after:") comes with its list."""
    leads_on = bool(blocks) and to_text(blocks[:1]).rstrip().endswith(":")
    return blocks[: 2 if leads_on else 1]


def summary(blocks: list[Block]) -> str:
    """Return the opening in one line, as search engines show it below a page's title."""
    return " ".join(line.removeprefix("- ") for line in to_text(opening(blocks)).split("\n") if line)

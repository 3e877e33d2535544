"""The command ``spot``: which messages of a file speak of a child in danger. Nothing is kept, nothing has to run for it."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from virtual_school.message_lines import HELP, MessagesError, read_messages
from virtual_school.reading import Reader
from virtual_school.urgency.spot import Spotted, spot


def spot_file(
    file: Annotated[Path, typer.Option(help=HELP)],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line: text, urgent, kind, card.")] = False,
) -> None:
    """Say of every message in a file whether it speaks of a child in danger, and of which kind."""
    try:
        messages = read_messages(file)
    except MessagesError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    read = Reader().load().read
    for message in messages:
        typer.echo(_as_json(message, spot(message, read)) if as_json else _in_words(message, spot(message, read)))


def _as_json(message: str, spotted: Spotted) -> str:
    return json.dumps(
        {"text": message, "urgent": spotted.is_urgent, "kind": spotted.kind, "card": spotted.card}, ensure_ascii=False
    )


def _in_words(message: str, spotted: Spotted) -> str:
    if not spotted.is_urgent:
        return f"not urgent: {message}"
    return f"URGENT ({spotted.kind}, card for {spotted.card}): {message}"

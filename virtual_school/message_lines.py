"""Messages from a file, for the commands that look at many: plain text, one a line, or JSON lines, ``{"text": …}`` each."""
from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

HELP = (
    "A text file with one message a line (blank lines are left out), or JSON lines: {\"text\": …} on every line "
    "(a blank line is a message without text). Which of them is told by the first line that is not blank."
)


class MessagesError(ValueError):
    """A file of messages cannot be read; the message says where and what to do."""


@dataclass(frozen=True)
class Line:
    """Where a message stands in its file, from 1."""

    number: int
    text: str


def read_messages(path: Path) -> list[str]:
    """Return the messages of the file at ``path`` in their order.

    Of JSON lines there is one message for every line, also for a blank one; of plain text blank lines are left out.

    Raises:
        MessagesError: when the file is not there, is not UTF-8, or a line of JSON is broken.
    """
    lines = [Line(number, text) for number, text in enumerate(_content(path).split("\n"), start=1)]
    if lines and not lines[-1].text:
        lines.pop()  # what follows the last line break is no line
    lines = [Line(line.number, line.text.removesuffix("\r")) for line in lines]
    said = [line for line in lines if line.text.strip()]
    if said and _is_json(said[0].text):
        return [_from_json(path, line) for line in lines]
    return [line.text for line in said]


def _content(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise MessagesError(f"{path}, line {line}: not UTF-8. Save the file as UTF-8 and try again.") from None
    except IsADirectoryError:
        raise MessagesError(f"{path} is a folder. Give a file of messages.") from None
    except OSError:
        raise MessagesError(f"{path} cannot be read. Check that the file is there and that you may read it.") from None


def _is_json(line: str) -> bool:
    """Whether ``line`` is meant as a JSON object: a message may begin with a bracket too, but not with ``{"``."""
    return line.strip().replace(" ", "").startswith(('{"', "{}"))


def _from_json(path: Path, line: Line) -> str:
    if not line.text.strip():
        return ""
    try:
        text = json.loads(line.text)["text"]
    except (ValueError, KeyError, TypeError, RecursionError):
        text = None
    if not isinstance(text, str):
        raise MessagesError(f'{path}, line {line.number}: expected JSON like {{"text": "…"}}. Mend that line and try again.')
    return text

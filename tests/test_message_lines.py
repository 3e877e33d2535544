"""Files of messages are read as plain text or JSON lines, and what is wrong with one is said in a sentence."""
from __future__ import annotations

from pathlib import Path

import pytest

from virtual_school.message_lines import MessagesError, read_messages


def written(folder: Path, content: bytes) -> Path:
    path = folder / "messages"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "messages"),
    [
        (b"one\n\n  two\r\nthree", ["one", "  two", "three"]),
        (b'{"text": "one"}\n\n{"text": "two\\nlines", "id": 7}\n', ["one", "", "two\nlines"]),
        (b'\n{ "text": "after a blank line"}', ["", "after a blank line"]),
        (b'\xef\xbb\xbf{"text": "with a byte order mark"}', ["with a byte order mark"]),
        ("he said {\u2028no}\n".encode(), ["he said {\u2028no}"]),
        (b"", []),
        (b"\n\n", []),
    ],
    ids=["text", "json", "json_after_blank", "byte_order_mark", "odd_separator", "empty", "blank"],
)
def test_messages_are_read_in_order(tmp_path: Path, content: bytes, messages: list[str]) -> None:
    assert read_messages(written(tmp_path, content)) == messages


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"text": "one"}\n{"text": two}', "line 2: expected JSON"),
        (b'{"text": "one"}\n{"message": "two"}', "line 2: expected JSON"),
        (b'{"text": "one"}\nplain', "line 2: expected JSON"),
        (b'{"text": 1}', "line 1: expected JSON"),
        (b"fine\nnot \xff fine", "line 2: not UTF-8. Save the file as UTF-8"),
    ],
    ids=["broken", "no_text", "mixed", "number", "not_utf8"],
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(MessagesError, match=said):
        read_messages(written(tmp_path, content))


def test_a_file_that_is_not_there_or_is_a_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(MessagesError, match="cannot be read"):
        read_messages(tmp_path / "none")
    with pytest.raises(MessagesError, match="is a folder"):
        read_messages(tmp_path)

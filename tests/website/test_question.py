from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from virtual_school.website.question import MAX_CHARACTERS, WrongQuestionError, read_key, read_question


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ('/intent{"x": "y"}', 'intent{"x": "y"}'),
        ("/restart", "restart"),
        ("／restart", "restart"),  # noqa: RUF001 (a full-width slash)
        ("\u200b/restart", "restart"),
        (" / / restart", "restart"),
        ("\\restart", "restart"),
        ("e/r", "e/r"),
        ("two\r\nlines", "two lines"),
        ("tag\U000e0041s", "tags"),
        ("half \ud83d surrogate", "half surrogate"),
        ("nul\x00l", "null"),
    ],
)
def test_what_was_typed_becomes_plain_words(typed: str, words: str) -> None:
    assert read_question(typed) == words


@pytest.mark.parametrize("typed", ["", "   ", "\n\t", "/", "///", "\u200b\u200d", "\x00"])
def test_nothing_visible_is_an_empty_question(typed: str) -> None:
    with pytest.raises(WrongQuestionError, match="Enter your question"):
        read_question(typed)


def test_500_characters_are_taken_and_501_are_not() -> None:
    assert read_question("a" * MAX_CHARACTERS) == "a" * 500
    with pytest.raises(WrongQuestionError, match="501"):
        read_question("a" * 501)


def test_a_few_characters_that_stand_for_very_many_are_too_long() -> None:
    """Masking 9,000 characters would take longer than a question may."""
    assert read_question("\N{VULGAR FRACTION ONE HALF}" * 300) == "1\N{FRACTION SLASH}2" * 300
    with pytest.raises(WrongQuestionError, match="9000"):
        read_question("\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 500)


def test_a_line_break_of_a_form_counts_once() -> None:
    assert len(read_question("a\r\n" * 200)) == 399


@given(st.text(max_size=500))
def test_no_text_makes_a_command(typed: str) -> None:
    try:
        words = read_question(typed)
    except WrongQuestionError:
        return
    assert not words.startswith("/")
    words.encode("utf-8")


@pytest.mark.parametrize("key", [None, 7, "", "x", ["a"], {"a": 1}, "00000000-0000-0000-0000-00000000000g"])
def test_a_key_that_is_no_uuid_is_refused(key: object) -> None:
    with pytest.raises(WrongQuestionError, match="UUID"):
        read_key(key)

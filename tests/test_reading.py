"""A text is read once a question, for the look for danger and the one for names."""
from __future__ import annotations

import numpy as np
import pytest

from sentence_encoder.encoder import pooled
from virtual_school.privacy.seen_by_networks import FORM, seen_by_networks
from virtual_school.privacy.tokens import manner, tokens
from virtual_school.reading import LONGEST, ROOM, Reader, as_read, is_language, own_encoder
from virtual_school.website.question import take_question


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader().load()


def test_every_piece_stands_where_it_was_typed(reader: Reader) -> None:
    text = "Kai's \U0001f600 Pok\u00e9mon"
    read = reader.read(text)
    assert read is not None and read.states.shape == (len(read.places), 384)
    assert read.places[0] == read.places[-1] == (0, 0), "the marks of beginning and end stand nowhere"
    assert "".join(text[start:end] for start, end in read.places) == text.replace(" ", "")


def test_piece_by_piece_means_what_the_whole_means(reader: Reader) -> None:
    read = reader.read("who is the designated teacher?")
    assert read is not None
    whole = own_encoder().encode(["who is the designated teacher?"])
    assert np.array_equal(pooled(read.states[None]), whole)


def test_half_a_character_moves_no_other(reader: Reader) -> None:
    broken, whole = reader.read("my \ud83d son"), reader.read("my ? son")
    assert broken is not None and whole is not None
    assert broken.places == whole.places


def test_a_text_is_read_once_a_question_and_forgotten_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, asked = Reader(), []
    monkeypatch.setattr(reader, "read", lambda text, room: asked.append(text))
    for read in (reader.for_one_question(), reader.for_one_question()):
        read("one")
        read("two")
        read("one")
    assert asked == ["one", "two", "one", "two"]


@pytest.mark.parametrize(
    "typed",
    [
        "my foster son Kai Brathwaite (07700 900123, kai@example.com) hides under 14 Oak Road when grandad comes, who do I tell",
        "is  skye late \N{WAVING HAND SIGN}\n\nring 01632 960 123 about 12/03/2014, LU2 7XX, he was hit",
        "caf\N{COMBINING ACUTE ACCENT}e worker \N{CYRILLIC SMALL LETTER A}mber said run away to her place",
    ],
)
def test_a_question_is_read_once_for_danger_and_for_names(reader: Reader, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    asked, read = [], reader.read
    monkeypatch.setattr(reader, "read", lambda text, room: (asked.append(text), read(text, room))[1])
    take_question(typed, reader.for_one_question())
    assert len(asked) == 1


def test_the_figures_of_a_long_number_say_nothing_and_those_of_a_short_one_do(reader: Reader) -> None:
    assert as_read("ring 07700 900123, she is 12, dob 12/03/2014") == "ring 00000 000000, she is 12, dob 00/00/0000"
    one, other = reader.read("ring 07700 900123 please"), reader.read("ring 07911 234567 please")
    assert one is not None and other is not None and np.array_equal(one.states, other.states)


def test_a_second_text_is_read_where_it_is_short(reader: Reader) -> None:
    story = "he was sent home on monday and nobody rang me, so who decides that and can i see the letter"
    for text, more, again in ((story, "Kai", True), (f"{story}, {story} please", f"{story} {story}", False)):
        read = reader.for_one_question()
        first, second = read(text), read(f"{more} was sent home")
        assert first is not None and (second is not None) == again
        assert len(first.places) + (len(second.places) if second else 0) <= ROOM


def test_nothing_is_read_before_it_is_loaded_nor_of_a_very_long_text(reader: Reader) -> None:
    assert Reader().read("my son Kai") is None
    assert reader.read("a" * (LONGEST + 1)) is None


def test_a_word_is_seen_with_its_neighbours_and_one_that_was_not_read_is_left_out(reader: Reader) -> None:
    text = "my son Kai " + "went to the swings " * 30 + "with Ada"
    found = tokens(text)
    read = reader.read(text[:LONGEST])
    assert read is not None
    positions, rows = seen_by_networks(read, found, manner(found), range(len(found)))
    assert rows.shape == (len(positions), 4 * 384 + FORM)
    assert {0, 1, 2, len(found) - 1} <= set(positions) and len(positions) < len(found)
    kai = positions.index(2)
    assert np.array_equal(rows[kai, 768:1152], read.states[2]), "the word before it"


def test_the_same_word_is_seen_otherwise_beside_other_words(reader: Reader) -> None:
    rows = []
    for text in ("my son mark was excluded", "his mark was very low"):
        found = tokens(text)
        read = reader.read(text)
        assert read is not None
        rows.append(seen_by_networks(read, found, manner(found), [position for position, token in enumerate(found) if token.core == "mark"])[1])
    assert not np.allclose(rows[0][:, :384], rows[1][:, :384], atol=0.1)


@pytest.mark.parametrize(
    "text",
    ["", "Kai", "myfostersonhasbeenexcludedcanheappeal", "YP barricaded w/ glass, staff x2 injured, 999 called", "when are the awards? " * 20, "\u06a9\u06cc\u0627 " * 9],
    ids=ascii,
)
def test_what_somebody_types_is_language(text: str) -> None:
    assert is_language(text)


@pytest.mark.parametrize("text", ["amber ruby kai " * 20, "07700 900 " * 3 + "9" * 100, "x" * 200, "</div>" * 40])
def test_rows_of_names_numbers_and_signs_are_not_read(reader: Reader, text: str) -> None:
    assert not is_language(text)
    assert reader.read(text) is None

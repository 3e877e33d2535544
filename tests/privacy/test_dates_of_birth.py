from __future__ import annotations

import pytest

from virtual_school.privacy.mask import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("its his birthday tomorrow, 3rd july", "its his birthday tomorrow, [date of birth]"),
        ("6 june is my birthday", "[date of birth] is my birthday"),
        ("born Thursday 14 May 2009", "born [date of birth]"),
        ("she was born 20.VI.2012", "she was born [date of birth]"),
        ("born 3 aprilie 2014", "born [date of birth]"),
        ("born 24th Deceber 2011", "born [date of birth]"),
        ("y.o.b. 2009", "y.o.b. [date of birth]"),
        ("born on the 7th day of the 7th month 2013", "born on [date of birth]"),
        ("060811 is his dob", "[date of birth] is his dob"),
        ("dob 0409 2010", "dob [date of birth]"),
        ("i turn 18 on jan 3rd", "i turn 18 on [date of birth]"),
    ],
)
def test_a_birthday_is_masked_in_every_writing(text: str, masked: str) -> None:
    assert mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "on her birthday we have a pep meeting, 3 May",
        "the deadline for all born in summer is 15 January",
        "Autumn 2 starts 3 November",
        "a child who turns 5 on 1 September",
    ],
)
def test_a_date_of_something_else_stays(text: str) -> None:
    assert mask(text).spans == ()

from __future__ import annotations

import pytest

from virtual_school.privacy.mask import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("my foster son Kai has been excluded", "my foster son [name] has been excluded"),
        ("UPN C821402119034 please", "UPN [UPN] please"),
        ("nhs number 481 227 3064", "nhs number [NHS number]"),
        ("call me on 07700 900341", "call me on [phone]"),
        ("write to jo_b77@example.com", "write to [email]"),
        ("we live in LU4 9QT", "we live in [postcode]"),
    ],
)
def test_what_says_who_somebody_is_is_replaced_by_its_kind(text: str, masked: str) -> None:
    assert mask(text).text == masked


@pytest.mark.parametrize("text", ["is childline 0800 1111 free", "01582 548113", "holiday in September 2026", "Year 9, 3 days, Section 20", "Barney Wild Awards"])
def test_what_says_nothing_of_a_person_stays(text: str) -> None:
    assert mask(text).spans == ()


def test_offsets_are_those_of_the_text_as_given() -> None:
    text = "\N{ZERO WIDTH SPACE}at L\N{ZERO WIDTH SPACE}U4 9QT"
    (span,) = mask(text).spans
    assert (text[span.start], text[span.end - 1], span.kind) == ("L", "T", "postcode")

"""Words that are part of a name because of what stands beside them."""
from __future__ import annotations

import pytest

from virtual_school.privacy.mask import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("My foster son Khalid bin Saeed wants to do plumbing", "My foster son [name] wants to do plumbing"),
        ("Can you tell Md. Tanvir Hossain about the PEP", "Can you tell [name] about the PEP"),
        ("Please send his PEP date, thx Zofia", "Please send his PEP date, thx [name]"),
        ("no place for my grandson yet, thanks Bilal xx", "no place for my grandson yet, thanks [name] xx"),
        ("when is it. Thanks, June", "when is it. Thanks, [name]"),
        ("sir Bukhari told me to ask", "sir [name] told me to ask"),
    ],
)
def test_what_belongs_to_a_name_goes_with_it(text: str, masked: str) -> None:
    assert mask(text).text == masked


@pytest.mark.parametrize("text", ["no place yet, thanks Luton", "Thanks Team", "thanks All", "Is sir in on Friday", "Thanks, Wednesday", "the dos and don'ts of a PEP", "bin the old form"])
def test_what_stands_where_a_name_might_is_none(text: str) -> None:
    assert mask(text).text == text

from __future__ import annotations

import pytest

from virtual_school.privacy.mask import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Kai is 5 and a half", "[name] is [age]"),
        ("Kai, 6y 11m, reads well", "[name], [age], reads well"),
        ("Kai has just gone 13", "[name] has just gone [age]"),
        ("Kai is going on 15", "[name] is going on [age]"),
        ("I am Kai, im 44", "I am [name], im [age]"),
        ("little Kai 18 months, any books?", "little [name] [age], any books?"),
        ("Kai, 14 lat, needs a school", "[name], [age], needs a school"),
        ("Kai isn't 18 yet", "[name] isn't [age] yet"),
    ],
)
def test_an_age_is_masked_in_every_writing_beside_a_name(text: str, masked: str) -> None:
    assert mask(text).text == masked

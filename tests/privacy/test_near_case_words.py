from __future__ import annotations

import pytest

from virtual_school.privacy.mask import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("the Mosaic ID for the young man we spoke about is 4471920", "the Mosaic ID for the young man we spoke about is [case number]"),
        ("who works on 0091274? thats her mosaic", "who works on [case number]? thats her mosaic"),
        ("route SENT-418 is the reference", "route [case number] is the reference"),
        ("liquidlogic is 3341109 and his is 3341110", "liquidlogic is [case number] and his is [case number]"),
        ("appeal ref is ADM 8812 K hearing thursday", "appeal ref is [case number] hearing thursday"),
    ],
)
def test_a_number_beside_a_word_for_a_case_is_masked(text: str, masked: str) -> None:
    assert mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "cat4 test results 88 91 104 79",
        "Pi is 3.14159265",
        "in that case 2000 pupils move",
        "UK Provider Reference Number 10000527",
    ],
)
def test_a_number_that_is_no_case_stays(text: str) -> None:
    assert mask(text).spans == ()

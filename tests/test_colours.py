from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from virtual_school.colours import ENOUGH, UnreadableColourError, check_with_white, contrast
from virtual_school.settings import Settings, WrongSettingError

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#767676", "#ffffff", 4.54), ("#1d4f76", "#ffffff", 8.63)],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.02)


@given(COLOURS, COLOURS)
def test_contrast_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert 1 <= contrast(one, other) == contrast(other, one) <= 21.01


@given(COLOURS)
def test_a_colour_is_refused_exactly_when_white_on_it_cannot_be_read(colour: str) -> None:
    if contrast(colour, "#ffffff") >= ENOUGH:
        assert check_with_white(colour) == colour
    else:
        with pytest.raises(UnreadableColourError, match="choose a darker colour"):
            check_with_white(colour)


@pytest.mark.parametrize("text", ["yellow", "#ff0", "#12345g", "#1d4f76;}body{display:none"])
def test_what_is_no_colour_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(WrongSettingError, match=r"VIRTUAL_SCHOOL_BRAND_COLOUR .* such as #1d4f76"):
        Settings.from_environment({"VIRTUAL_SCHOOL_BRAND_COLOUR": text})


def test_a_pale_brand_is_refused_with_its_contrast() -> None:
    with pytest.raises(WrongSettingError, match=r"contrast of 1\.\d with white"):
        Settings.from_environment({"VIRTUAL_SCHOOL_LINK_COLOUR": "#ffcc00"})

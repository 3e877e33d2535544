from __future__ import annotations

import pytest

from virtual_school.privacy.mask import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("we are at The Gables, 18 Vicarage Street now", "we are at [address] now"),
        ("it is Flat B, 58 Cardigan Row", "it is [address]"),
        ("the address is 45 not 54 Sundon hill", "the address is [address]"),
        ("she lives at thirty eight Marlow Bank", "she lives at [address]"),
        ("we live at 28 chester aveneu", "we live at [address]"),
        ("both boys are with me at 104 Connaught", "both boys are with me at [address]"),
        ("i live in Dumfries St 44 apartment 2", "i live in [address]"),
        ("please collect it from number 7 on Marsh Road", "please collect it from [address]"),
        ("drop it at Warden Tower, flat 78", "drop it at [address]"),
        ("we are at Studio 16, The Foundry", "we are at [address]"),
        ("The placement is at Pear Tree Farm, Chaul Lane", "The placement is at [address]"),
        ("house number is 209", "house number is [address]"),
        ("our address is 22 The Larches, Sandy Lane", "our address is [address]"),
    ],
)
def test_an_address_is_masked_with_its_house_and_flat(text: str, masked: str) -> None:
    assert mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "he got 3 food bank vouchers",
        "follow 3 simple steps",
        "bus number 7 on Marsh Road",
        "Apologies: Hillborough, Beech Hill, Stopsley",
        "the panel meets Weds 9.30, Apex House",
        "im 13 ive just moved here",
    ],
)
def test_a_street_that_is_nobodys_address_stays(text: str) -> None:
    assert mask(text).spans == ()


@pytest.mark.parametrize(
    "text",
    [
        "bus 31 along Dunstable Road takes 50 minutes at that hour",
        "is chapter 9 The Road too grim for a 14 year old",
        "route 24 Hitchin Road stops running early",
        "the answers to paper 2 Hill Street story, where do i find them",
    ],
)
def test_a_number_that_counts_something_else_is_no_house(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("she is at 9b Tarrant Gdns, Hexby now", "she is at [address] now"),
        ("they live at Windmill Cottage, 3 Mill Rd, Upper Thrupp, Oxenshire since August", "they live at [address] since August"),
        ("the refuge is 61 Tennyson Rd, 2nd floor", "the refuge is [address]"),
        ("we are at number sixty, burgess lane now", "we are at [address] now"),
        ("its number five, maple grove luton for the tutor", "its [address] for the tutor"),
        ("we live at 9 Oak Road, Stopsley, Luton, Beds.", "we live at [address]."),
        ("we moved from 9 Oak Road to Luton", "we moved from [address] to Luton"),
        ("addr 27 Hazelbury, school none", "addr [address], school none"),
        ("we moved to 14 Dell Road, Please tell the school", "we moved to [address], Please tell the school"),
        ("from 14 Dell Road, PEP is next week", "from [address], PEP is next week"),
    ],
)
def test_an_address_is_masked_whole(text: str, masked: str) -> None:
    assert mask(text).text == masked


def test_a_house_is_masked_beside_a_bus() -> None:
    assert mask("the bus stops outside 31 Dunstable Road").text == "the bus stops outside [address]"
    assert mask("been here ten years 14 Dell Road").text == "been here ten years [address]"

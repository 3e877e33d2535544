from __future__ import annotations

import pytest

from virtual_school.privacy.mask import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("kayz.xo is her insta", "[account name] is her insta"),
        ("he streams under notyourbilal on twitch", "he streams under [account name] on twitch"),
        ("brawl stars user bigmanting told him", "brawl stars user [account name] told him"),
        ("im frostbyte in the minecraft club", "im [account name] in the minecraft club"),
        ("on facebook he is Big Stevo Carlisle", "on facebook he is [account name]"),
        ("dm _.mxlik._ please", "dm [account name] please"),
        ("her login is nk07@brookside", "her login is [account name]"),
    ],
)
def test_a_name_of_an_account_is_masked_wherever_its_word_stands(text: str, masked: str) -> None:
    assert mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "the tiktok trend on insta is silly",
        "my account says level-2 on the school page",
        "year9 page on facebook",
    ],
)
def test_what_is_no_account_stays(text: str) -> None:
    assert mask(text).spans == ()

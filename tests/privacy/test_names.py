from __future__ import annotations

import pytest

from virtual_school.privacy.mask import mask
from virtual_school.privacy.name_features import MOST_UNKNOWN
from virtual_school.privacy.names import MOST_LOOKED_AT, candidates, named_words
from virtual_school.privacy.tokens import tokens


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("hollys tutor was late again", "[name] tutor was late again"),
        ("pls help zubair refuses school since xmas", "pls help [name] refuses school since xmas"),
        ("deandre needs a primary school", "[name] needs a primary school"),
        ("re: tomasz k can we meet", "re: [name] can we meet"),
        ("A. Rehman will attend", "[name] will attend"),
        ("T.J. needs a new calculator", "[name] needs a new calculator"),
    ],
)
def test_a_word_is_a_name_only_where_the_text_is_about_somebody(text: str, masked: str) -> None:
    assert mask(text).text == masked


@pytest.mark.parametrize(
    "text",
    [
        "is it P.E.P. or pep",
        "Art deadline is 2nd May",
        "June and July are out because of exams",
        "Curriculum: Autumn 1 Windrush",
        "gary barlow wine is it nice",
        "uno rules can you stack a plus 4",
    ],
)
def test_famous_people_and_things_stay_where_nobody_is_meant(text: str) -> None:
    assert mask(text).spans == ()


@pytest.mark.parametrize(("text", "named"), [("Miss Delacroix at the school says he is behind in reading", True), ("Mr Supply as we call whoever it is that day", False)])
def test_a_word_after_a_title_is_a_name_where_its_meaning_or_the_words_say_so(text: str, named: bool) -> None:
    among = candidates(tokens(text))
    assert named_words(among, {position: -7.0 for position in among.alone})[1] is named


def test_the_letters_of_no_more_unknown_words_are_looked_at_than_a_message_has() -> None:
    unknown = [f"zqo{first}{second}v" for first in "bcdfgh" for second in "aeiou"]
    assert len(candidates(tokens(" ".join(unknown))).text.letters) == MOST_UNKNOWN < len(unknown)


def test_a_name_is_found_behind_more_unknown_words_than_are_looked_at_letter_by_letter() -> None:
    unknown = " ".join(f"zqo{first}{second}v" for first in "bcdfgh" for second in "aeiou")
    assert "Wrenly" not in mask(f"{unknown}. My foster son Wrenly Brathwaite has been excluded").text
    assert "Kai" not in mask(f"{unknown}. My foster son Kai has been excluded").text


def test_after_more_words_than_a_message_has_every_one_that_may_be_a_name_is_one() -> None:
    unknown = [f"{first}o{second}v" for first in "bcdfghjk" for second in "aeiou"]
    looked_at, others = unknown[:MOST_LOOKED_AT], unknown[MOST_LOOKED_AT:]
    assert mask(" ".join(looked_at)).spans == ()
    assert mask(" ".join([*looked_at, *others])).text == " ".join([*looked_at, "[name]"])
    # A longer text may have more of them.
    assert "[name]" not in mask(" ".join([*looked_at, *["the school is at the end of it."] * 15, *others])).text

"""The report and the system card say what was counted, and no more."""
from __future__ import annotations

from datetime import UTC, datetime

import pytest

from virtual_school.measuring.evaluation import ESCALATE, Case
from virtual_school.measuring.report import figures, share
from virtual_school.measuring.system_card import content_of_card, system_card
from virtual_school.publishing.release import content_sha256
from virtual_school.settings import CHECKOUT

AT = datetime(2026, 11, 23, tzinfo=UTC)
CASES = [
    Case("fine?", "term_time_holiday", kind="short"),
    Case("away in june", "term_time_holiday", kind="long"),
    Case("bins", ESCALATE, scope="far"),
    Case("PEP", ESCALATE, scope="near"),
]


def reply(*answers: str) -> dict:
    return {"answers": [{"id": answer} for answer in answers], "release": "r1"}


@pytest.fixture
def found() -> dict:
    replies = [reply("term_time_holiday"), reply("school_exclusion"), reply(), reply("how_we_help")]
    return figures(CASES, ["right", "wrong", "right", "wrong"], replies, CHECKOUT, AT)


def test_a_share_has_wilsons_interval() -> None:
    # The example of Wilson's interval in Newcombe (1998), table I: 81 of 263.
    one = share(81, 263)
    assert (round(one["low"], 4), round(one["high"], 4)) == (0.2553, 0.3662)
    assert share(0, 0)["share"] == 0
    assert share(0, 10)["low"] == 0


def test_near_and_far_are_counted_apart(found: dict) -> None:
    overall = found["overall"]
    assert overall["right, of the answerable"]["share"] == 0.5
    assert overall["wrong, of all"]["count"] == 2
    assert overall["near out of scope, answered all the same"]["count"] == 1
    assert overall["far out of scope, answered all the same"]["count"] == 0


def test_confusions_are_told_in_the_words_of_the_titles(found: dict) -> None:
    assert found["confusions"][0] == {
        "asked": "Can I take my child on holiday in term time?",
        "answered": "My child has been excluded: what happens now?",
        "times": 1,
    }
    assert found["confusions"][1]["asked"] == "none of ours"


def test_a_mistake_shows_an_example_of_the_answer_given(found: dict) -> None:
    mistake = found["mistakes"][0]
    assert (mistake["question"], mistake["answered"]) == ("away in june", "school_exclusion")
    assert mistake["example_in_like_words"]


def test_the_card_names_the_content_it_was_measured_on(found: dict, tmp_path) -> None:
    (tmp_path / "card.md").write_text(system_card(found), "utf-8")
    assert content_of_card(tmp_path / "card.md") == content_sha256(CHECKOUT)
    assert "| wrong, of all | 2 of 4 | 50.0% |" in (tmp_path / "card.md").read_text("utf-8")


def test_the_system_card_is_not_older_than_the_content() -> None:
    message = "The content has changed since docs/system-card.md was written: run `make evaluate`."
    assert content_of_card(CHECKOUT / "docs/system-card.md") == content_sha256(CHECKOUT), message

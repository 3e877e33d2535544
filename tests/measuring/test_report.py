"""The report and the system card say what was counted, and no more."""
from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from virtual_school.measuring.default_pipeline import DEFAULT, OURS, Measured, side_by_side
from virtual_school.measuring.evaluation import ESCALATE, Case
from virtual_school.measuring.report import OtherContentError, check_release, figures, share, write_report
from virtual_school.measuring.system_card import content_of_card, system_card
from virtual_school.publishing.release import content_sha256
from virtual_school.settings import CHECKOUT, Settings

AT = datetime(2026, 11, 23, tzinfo=UTC)
CASES = [
    Case("fine?", "term_time_holiday", kind="short"),
    Case("away in june", "term_time_holiday", kind="long"),
    Case("bins", ESCALATE, scope="far"),
    Case("PEP", ESCALATE, scope="near"),
]
BIN = {"questions": 3, "confidence": 0.9, "right": 0.8}
COUNTS = {"all": 10, "answerable": 8, "right": 6, "offered": 1, "wrong": 1}
CALIBRATION = {
    "most_wrong": 0.012,
    "reliability_before": [BIN],
    "reliability": [BIN],
    "held_back": COUNTS,
    "cross_validation": COUNTS,
    "curves": {name: [{"right": 0.7, "wrong": 0.01}] for name in ("questions held back", "cross-validation on the examples")},
}


def reply(*answers: str) -> dict:
    return {"outcome": "answer" if answers else "escalate", "answers": [{"id": a} for a in answers], "choices": [], "release": "r1"}


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


def test_a_mistake_says_what_was_answered(found: dict) -> None:
    assert found["mistakes"][0] == {
        "question": "away in june", "expected": "term_time_holiday", "answered": "school_exclusion",
    }  # fmt: skip


def test_what_becomes_of_the_answerable_adds_up(found: dict) -> None:
    shares = [one["share"] for name, one in found["overall"].items() if name.endswith("of the answerable")]
    assert len(shares) == 5 and sum(shares) == 1


def test_the_report_has_every_figure_in_words_and_its_pictures(found: dict, settings: Settings, tmp_path: Path) -> None:
    settings.data_dir.mkdir()
    (settings.data_dir / "calibration.json").write_text(json.dumps(CALIBRATION), "utf-8")
    replies = [reply("term_time_holiday"), reply("term_time_holiday"), reply(), reply()]
    measured = {OURS: Measured(replies, [1.0, 2.0], 60.0), DEFAULT: Measured(replies, [3.0, 4.0], 1800.0)}
    found["beside_default"] = side_by_side(CASES, measured, 100)
    write_report(settings, found, CHECKOUT, tmp_path / "report")
    page = (tmp_path / "report/report.html").read_text("utf-8")
    pictures = set(re.findall(r'<img src="([^"]+)" alt="[^"]', page))
    assert pictures == {f"{name}.png" for name in ("answers", "kinds", "askers", "beside", "reliability", "trade")}
    assert all((tmp_path / "report" / name).read_bytes().startswith(b"\x89PNG") for name in pictures)
    table = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
    assert "wrong, of all 2 of 4 50.0 % 15.0 to 85.0 %" in table  # of this run
    assert "wrong, of all 0.0 % (0.0 to 49.0) 0.0 % (0.0 to 49.0)" in table  # of both pipelines
    assert "training, seconds 60 1800" in table
    assert "escalate: near 1 0.0 %" in table
    assert "carer 2 50.0 % (9.5 to 90.5)" in table
    assert "Can I take my child on holiday in term time? My child has been excluded: what happens now? 1" in table
    assert json.loads((tmp_path / "report/figures.json").read_text("utf-8"))["mistakes"][0]["nearest_example"]


def test_a_report_without_a_calibration_says_where_its_pictures_come_from(
    found: dict, settings: Settings, tmp_path: Path
) -> None:
    found["mistakes"] = []
    write_report(settings, found, CHECKOUT, tmp_path / "report")
    page = (tmp_path / "report/report.html").read_text("utf-8")
    assert "trade.png" not in page and "python -m virtual_school calibrate" in page
    assert "default pipeline" not in page


def test_the_card_names_the_content_it_was_measured_on(found: dict, tmp_path) -> None:
    (tmp_path / "card.md").write_text(system_card(found), "utf-8")
    assert content_of_card(tmp_path / "card.md") == content_sha256(CHECKOUT)
    assert "| wrong, of all | 2 of 4 | 50.0% |" in (tmp_path / "card.md").read_text("utf-8")


def test_the_system_card_is_not_older_than_the_content() -> None:
    message = "The content has changed since docs/system-card.md was written: run `make evaluate`."
    assert content_of_card(CHECKOUT / "docs/system-card.md") == content_sha256(CHECKOUT), message


def test_another_contents_answers_make_no_report() -> None:
    check_release({"release": "20261124-031916-3bc7eb43", "content_sha256": "3bc7eb430efc"})
    with pytest.raises(OtherContentError, match=r"fb8b15b8.*not made of the content"):
        check_release({"release": "20261124-031916-fb8b15b8", "content_sha256": "3bc7eb430efc"})
    with pytest.raises(OtherContentError):
        check_release({"release": None, "content_sha256": "3bc7eb430efc"})

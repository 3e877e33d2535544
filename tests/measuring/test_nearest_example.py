"""Beside a wrong answer stands the example that the bot took the question for."""
from __future__ import annotations

from pathlib import Path

from virtual_school.measuring.nearest_example import with_nearest_examples
from virtual_school.settings import Settings

NLU = """version: "3.1"
nlu:
  - intent: school_exclusion
    examples: |
      - he was told not to come back to class
      - the letter about the [hearing]{"entity": "event"}
  - intent: term_time_holiday
    examples: |
      - may we go abroad in June
      - is there a fine
"""


def test_the_nearest_is_so_by_meaning_and_the_most_alike_comes_first(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/nlu.yml").write_text(NLU, "utf-8")
    mistakes = [
        {"question": "his teacher sent him home for good", "expected": "x", "answered": "school_exclusion"},
        {"question": "are we allowed to travel to Spain this summer", "expected": "x", "answered": "term_time_holiday"},
        {"question": "the letter about the hearing", "expected": "x", "answered": "school_exclusion"},
    ]
    found = with_nearest_examples(settings, mistakes, tmp_path)
    assert found[0]["nearest_example"] == "the letter about the hearing"
    assert found[0]["similarity"] > 0.999
    assert found[0]["similarity"] > found[1]["similarity"] > found[2]["similarity"]
    nearest = {one["question"]: one["nearest_example"] for one in found}
    assert nearest["his teacher sent him home for good"] == "he was told not to come back to class"
    assert nearest["are we allowed to travel to Spain this summer"] == "may we go abroad in June"


def test_without_a_mistake_nothing_is_looked_for(settings: Settings, tmp_path: Path) -> None:
    assert with_nearest_examples(settings, [], tmp_path) == []

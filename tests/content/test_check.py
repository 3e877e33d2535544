"""The check finds what Rasa lets through and what staff get wrong."""
from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from virtual_school.content.check import check_content
from virtual_school.settings import CHECKOUT

TODAY = date(2026, 11, 23)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(CHECKOUT / "data", tmp_path / "data")
    shutil.copy(CHECKOUT / "domain.yml", tmp_path)
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_shipped_content_is_sound(folder: Path) -> None:
    assert check_content(folder, TODAY) == []


@pytest.mark.parametrize(
    ("breaking", "says"),
    [
        (lambda f: edit(f / "data/rules.yml", "intent: governor_role", "intent: our_commitment"), "governor_role has no answer"),
        (lambda f: edit(f / "data/rules.yml", "action: utter_greet", "action: utter_grete"), "utter_grete"),
        (lambda f: edit(f / "data/nlu.yml", "- intent: governor_role", "- intent: governer"), "does not list"),
        (lambda f: edit(f / "data/nlu.yml", "- intent: governor_role", "- intent: greet"), "governor_role has no example"),
        (lambda f: edit(f / "data/nlu.yml", "- intent: goodbye\n    examples: |", "- intent: goodbye\n    examples: |\n      - Hello"),
         "keep it in one"),
        (lambda f: edit(f / "domain.yml", "https://m.luton", "http://m.luton"), "https address"),
        (lambda f: edit(f / "domain.yml", 'reviewed: "2026-11-23"', 'reviewed: "2026-11-24"'), "still to come"),
        (lambda f: edit(f / "domain.yml", 'reviewed: "2026-11-23"', 'reviewed: "23.11.2026"'), "utter_about_virtual_school"),
        (lambda f: edit(f / "domain.yml", "owner: Virtual School team", "owner: "), "needs an owner"),
        (lambda f: edit(f / "domain.yml", "payload: /permanent_exclusion", "payload: /permanent"), "button"),
        (lambda f: edit(f / "domain.yml", 'title: "What is the Virtual School?"', 'title: "What?"'), "not among its example"),
        (lambda f: edit(f / "domain.yml", "utter_governor_role:", "utter_greet:"), "domain.yml cannot be read"),
        (lambda f: (f / "domain.yml").write_text("{", "utf-8"), "domain.yml cannot be read"),
        (lambda f: (f / "data/stories.yml").unlink(), "stories.yml cannot be read"),
    ],
    ids=["silent intent", "unknown action", "unknown intent", "no examples", "example twice", "http source", "future review",
         "wrong date", "no owner", "dead button", "title not asked", "answer twice", "broken yaml", "missing file"],
)
def test_a_mistake_is_found_and_named(folder: Path, breaking: Callable[[Path], None], says: str) -> None:
    breaking(folder)
    assert says in "\n".join(check_content(folder, TODAY))

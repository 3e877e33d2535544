"""What was typed is forgotten with the request: no function of masking or of the look for danger keeps words."""
from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache

import pytest

from virtual_school import privacy, urgency
from virtual_school.characters import CharacterTable
from virtual_school.privacy import plain, words_and_names
from virtual_school.privacy.mask import mask
from virtual_school.urgency import words
from virtual_school.urgency.spot import spot


def remembering(package: object) -> set[str]:
    """Return the functions of a package's modules that keep what they were asked (``functools.lru_cache``)."""
    names = [module.name for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")]  # type: ignore[attr-defined]
    found = [function for name in names for function in vars(importlib.import_module(name)).values() if hasattr(function, "cache_info")]
    return {f"{function.__module__}.{function.__name__}" for function in found if function.__wrapped__.__code__.co_argcount}


@pytest.mark.parametrize("package", [privacy, urgency], ids=lambda package: package.__name__)
def test_no_function_keeps_the_words_that_it_was_asked_about(package: object) -> None:
    assert not {name for name in remembering(package) if name.startswith(package.__name__)}  # type: ignore[attr-defined]


def test_a_function_that_keeps_words_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def keeps(word: str) -> str:
        return word

    monkeypatch.setattr(plain, "keeps", lru_cache(keeps), raising=False)
    assert remembering(privacy) == {f"{__name__}.keeps"}


def test_of_a_message_no_more_is_kept_than_the_characters_it_has() -> None:
    mask("Zöe Ağaoğlu lives at 4 Élan Row")
    spot("Zöe is missing")
    tables = [value for module in (plain, words, words_and_names) for value in vars(module).values() if isinstance(value, CharacterTable)]
    assert len(tables) == 4
    assert all(isinstance(code, int) for table in tables for code in table)

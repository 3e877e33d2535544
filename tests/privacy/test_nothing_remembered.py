"""What was typed is forgotten with the request: no function of masking or of the look for danger keeps words."""
from __future__ import annotations

import importlib
import pkgutil

import pytest

from virtual_school import privacy, urgency

OF_ONE_CHARACTER = {"virtual_school.privacy.plain._plain"}


def remembering(package: object) -> set[str]:
    """Return the functions of a package's modules that keep what they were asked (``functools.lru_cache``)."""
    names = [module.name for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")]  # type: ignore[attr-defined]
    found = [function for name in names for function in vars(importlib.import_module(name)).values() if hasattr(function, "cache_info")]
    return {f"{function.__module__}.{function.__name__}" for function in found if function.__wrapped__.__code__.co_argcount}


@pytest.mark.parametrize("package", [privacy, urgency], ids=lambda package: package.__name__)
def test_no_function_keeps_the_words_that_it_was_asked_about(package: object) -> None:
    assert {name for name in remembering(package) if name.startswith(package.__name__)} <= OF_ONE_CHARACTER  # type: ignore[attr-defined]


def test_the_one_that_keeps_characters_is_found() -> None:
    assert remembering(privacy) >= OF_ONE_CHARACTER

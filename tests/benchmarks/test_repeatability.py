"""The least difference between two trainings is counted."""
from __future__ import annotations

import math

import pytest

from benchmarks import repeatability
from benchmarks.repeatability import differences, largest_difference, later_by


def made(confidence: float, **more: object) -> dict:
    ranking = [["a", confidence], ["b", 1 - confidence]]
    return {"intent": "a", "confidence": confidence, "ranking": ranking, "similarity": {"a": 0.5}, "ms": 1.0, **more}


def test_a_difference_in_the_last_bit_is_one() -> None:
    one, other = [made(0.75), made(0.75)], [made(0.75), made(math.nextafter(0.75, 1))]
    assert differences(one, other) == {"intent": 0, "confidence": 1, "ranking": 1, "similarity": 0}
    assert largest_difference(one, other) == math.ulp(0.75)


def test_only_the_time_may_differ() -> None:
    assert set(differences([made(0.75)], [made(0.75, ms=9.0)]).values()) == {0}
    assert differences([made(0.75)], [made(0.75, intent="b", similarity={"a": 0.4})]) == {
        "intent": 1, "confidence": 0, "ranking": 0, "similarity": 1,
    }  # fmt: skip


def test_another_date_needs_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeatability, "FAKE_TIME", "/nowhere/*.so")
    assert later_by(0) == {}
    with pytest.raises(SystemExit, match="apt-get install libfaketime"):
        later_by(3)

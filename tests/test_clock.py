from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from virtual_school.clock import day_in_luton, in_words


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), date(2026, 3, 28)),  # winter: Luton is on UTC
        (datetime(2026, 3, 29, 23, 30, tzinfo=UTC), date(2026, 3, 30)),  # the clocks went forward that morning
        (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), date(2026, 10, 25)),  # the last summer evening
        (datetime(2026, 10, 25, 23, 30, tzinfo=UTC), date(2026, 10, 25)),  # the clocks went back that morning
    ],
    ids=["before spring", "after spring", "before autumn", "after autumn"],
)
def test_the_day_in_luton_follows_both_clock_changes(moment: datetime, day: date) -> None:
    assert day_in_luton(moment) == day


def test_a_day_in_words_has_no_leading_zero() -> None:
    assert in_words(date(2026, 7, 4)) == "4 July 2026"

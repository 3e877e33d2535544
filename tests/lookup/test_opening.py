"""What is said about opening hours is true at any hour, on both sides of a clock change, and for the rest of the day."""
from __future__ import annotations

import re
import socket
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from virtual_school.clock import LUTON
from virtual_school.lookup import bank_holidays
from virtual_school.lookup.bank_holidays import bank_holiday
from virtual_school.lookup.opening import DAYS_AHEAD, next_open, opening_text, times_on, with_opening
from virtual_school.store.contacts import Contact
from virtual_school.store.opening_hours import Closure, Opening, OpeningHours

NINE, FIVE = time(9), time(17)
OFFICE = OpeningHours(tuple(Opening(weekday, NINE, FIVE) for weekday in range(5)))
WEEK = "Monday to Friday, 9am to 5pm. Closed on bank holidays."
CHRISTMAS = Closure(date(2026, 12, 24), date(2026, 12, 29), "the Christmas break")
TEAM = Contact("virtual_school", "Virtual School team", "01582 548113")


def luton(*numbers: int) -> datetime:
    return datetime(*numbers, tzinfo=LUTON)  # type: ignore[arg-type,misc]


def with_closures(*closures: Closure) -> OpeningHours:
    return OpeningHours(OFFICE.openings, closures)


def test_nothing_is_said_when_nothing_was_entered() -> None:
    assert opening_text(OpeningHours(), luton(2026, 11, 23, 12)) is None
    assert opening_text(OpeningHours(closures=(CHRISTMAS,)), luton(2026, 12, 25, 12)) is None


@pytest.mark.parametrize(
    ("at", "says"),
    [
        (luton(2026, 11, 23, 0, 0), "Today: 9am to 5pm."),
        (luton(2026, 11, 23, 16, 59), "Today: 9am to 5pm."),
        (luton(2026, 11, 23, 17, 0), "Today: 9am to 5pm. Next open: Tuesday 24 November, 9am to 5pm."),
        (luton(2026, 11, 27, 23, 59), "Today: 9am to 5pm. Next open: Monday 30 November, 9am to 5pm."),
        (luton(2026, 11, 28, 10, 0), "Closed today. Next open: Monday 30 November, 9am to 5pm."),
        (luton(2026, 4, 3, 10, 0), "Closed today (Good Friday). Next open: Tuesday 7 April, 9am to 5pm."),
        (luton(2026, 12, 28, 10, 0), "Closed today (Boxing Day, substitute day). Next open: Tuesday 29 December, 9am to 5pm."),
    ],
    ids=["midnight", "just before closing", "closing", "friday night", "saturday", "good friday", "substitute day"],
)
def test_today_and_what_comes_next(at: datetime, says: str) -> None:
    assert opening_text(OFFICE, at) == f"{says} {WEEK}"


@pytest.mark.parametrize(
    ("at", "says"),
    [
        (datetime(2026, 3, 27, 16, 30, tzinfo=UTC), "Today: 9am to 5pm."),  # a Friday on winter time
        (datetime(2026, 3, 27, 17, 30, tzinfo=UTC), "Today: 9am to 5pm. Next open: Monday 30 March, 9am to 5pm."),
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), "Closed today. Next open: Monday 30 March, 9am to 5pm."),
        (datetime(2026, 3, 29, 23, 30, tzinfo=UTC), "Today: 9am to 5pm."),  # Monday already: the clocks went forward
        (datetime(2026, 3, 30, 15, 30, tzinfo=UTC), "Today: 9am to 5pm."),
        (datetime(2026, 3, 30, 16, 30, tzinfo=UTC), "Today: 9am to 5pm. Next open: Tuesday 31 March, 9am to 5pm."),
        (datetime(2026, 10, 23, 16, 30, tzinfo=UTC), "Today: 9am to 5pm. Next open: Monday 26 October, 9am to 5pm."),
        (datetime(2026, 10, 25, 23, 30, tzinfo=UTC), "Closed today. Next open: Monday 26 October, 9am to 5pm."),  # Sunday still
        (datetime(2026, 10, 26, 16, 30, tzinfo=UTC), "Today: 9am to 5pm."),
    ],
    ids=str,
)
def test_the_hours_are_lutons_on_both_sides_of_both_clock_changes(at: datetime, says: str) -> None:
    assert opening_text(OFFICE, at) == f"{says} {WEEK}"


@pytest.mark.parametrize(
    ("at", "says"),
    [
        (luton(2026, 12, 24, 10), "Closed today (the Christmas break). Next open: Wednesday 30 December, 9am to 5pm."),
        (luton(2026, 12, 25, 10), "Closed today (Christmas Day). Next open: Wednesday 30 December, 9am to 5pm."),
        (luton(2026, 12, 23, 17), "Today: 9am to 5pm. Next open: Wednesday 30 December, 9am to 5pm."),
        (luton(2026, 12, 30, 10), "Today: 9am to 5pm."),
    ],
    ids=["closure", "bank holiday in it", "evening before", "day after"],
)
def test_a_closure_names_its_reason_and_is_stepped_over(at: datetime, says: str) -> None:
    assert opening_text(with_closures(CHRISTMAS), at) == f"{says} {WEEK}"


def test_a_closure_over_the_years_end_ends_in_the_next_year() -> None:
    hours = with_closures(Closure(date(2026, 12, 24), date(2027, 1, 3)))
    expected = f"Closed today. Next open: Monday 4 January, 9am to 5pm. {WEEK}"
    assert opening_text(hours, luton(2026, 12, 31, 23, 59)) == expected
    assert opening_text(hours, luton(2027, 1, 2, 0, 1)) == expected


def test_the_same_closure_every_year_has_to_be_entered_every_year() -> None:
    assert (opening_text(with_closures(CHRISTMAS), luton(2027, 12, 24, 10)) or "").startswith("Today: 9am to 5pm.")


@pytest.mark.parametrize(("days", "is_said"), [(DAYS_AHEAD - 1, True), (DAYS_AHEAD, False)])
def test_an_opening_that_is_far_off_is_not_promised(days: int, is_said: bool) -> None:
    today = date(2026, 6, 1)
    every_day = tuple(Opening(weekday, NINE, FIVE) for weekday in range(7))
    hours = OpeningHours(every_day, (Closure(today, today + timedelta(days=days), "the summer"),), False)
    text = opening_text(hours, luton(2026, 6, 1, 12))
    assert text is not None
    assert ("Next open" in text) is is_said
    assert text.startswith("Closed today (the summer).")


def test_where_bank_holidays_are_days_like_others_they_are_not_named() -> None:
    hours = OpeningHours(OFFICE.openings, closed_on_bank_holidays=False)
    assert opening_text(hours, luton(2026, 12, 25, 12)) == "Today: 9am to 5pm. Monday to Friday, 9am to 5pm."


@pytest.mark.parametrize(
    ("openings", "says"),
    [
        ([*[(d, 9, 0, 17, 0) for d in range(4)], (4, 9, 0, 16, 30)], "Monday to Thursday, 9am to 5pm; Friday, 9am to 4.30pm."),
        ([(0, 9, 0, 12, 0), (0, 13, 0, 17, 0)], "Monday, 9am to midday and 1pm to 5pm."),
        ([(d, 8, 30, 12, 30) for d in (0, 1)], "Monday and Tuesday, 8.30am to 12.30pm."),
        ([(d, 9, 0, 17, 0) for d in (0, 2, 4)], "Monday, Wednesday and Friday, 9am to 5pm."),
        ([(d, 9, 5, 17, 0) for d in (0, 1, 2, 4)], "Monday to Wednesday and Friday, 9.05am to 5pm."),
        ([(d, 0, 0, 0, 30) for d in range(7)], "Monday to Sunday, midnight to 12.30am."),
    ],
    ids=["short friday", "lunch break", "two days", "every other", "gap", "every day"],
)
def test_the_week_in_words_groups_equal_days(openings: list[tuple[int, int, int, int, int]], says: str) -> None:
    hours = OpeningHours(tuple(Opening(d, time(a, b), time(c, e)) for d, a, b, c, e in openings), closed_on_bank_holidays=False)
    assert (opening_text(hours, luton(2026, 11, 22, 12)) or "").endswith(f". {says}")


def test_a_break_at_midday_is_not_the_end_of_the_day() -> None:
    split = OpeningHours((Opening(0, NINE, time(12)), Opening(0, time(13), FIVE)))
    assert "Next open" not in (opening_text(split, luton(2026, 11, 23, 12, 30)) or "")
    assert "Next open: Monday 30 November" in (opening_text(split, luton(2026, 11, 23, 17, 0)) or "")


def test_only_the_teams_contact_gets_the_hours_and_only_when_there_are_any() -> None:
    other = Contact("headteacher", "School", "01582 000000")
    written = Contact("virtual_school", "Virtual School team", "01582 548113", opening="Weekdays")
    found = with_opening({"virtual_school": written, "headteacher": other}, OFFICE, luton(2026, 11, 23, 12))
    assert found["virtual_school"].opening == f"Today: 9am to 5pm. {WEEK}"
    assert found["headteacher"].opening is None
    assert with_opening({"virtual_school": written}, OpeningHours(), luton(2026, 11, 23, 12)) == {"virtual_school": written}
    assert with_opening({}, OFFICE, luton(2026, 11, 23, 12)) == {}


def test_bank_holidays_of_england_are_known_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    bank_holidays._of_year.cache_clear()
    assert bank_holiday(date(2027, 8, 30)) == "Summer bank holiday"
    assert bank_holiday(date(2027, 5, 3)) == "Early May bank holiday"
    assert bank_holiday(date(2027, 11, 30)) is None, "St Andrew's Day is one in Scotland only"
    assert bank_holiday(date(2027, 12, 27)) == "Christmas Day, substitute day"


def test_bank_holidays_have_their_english_names_on_a_machine_that_speaks_another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "th")
    bank_holidays._of_year.cache_clear()
    assert bank_holiday(date(2027, 12, 25)) == "Christmas Day"
    bank_holidays._of_year.cache_clear()


# Properties, over weeks, closures and moments that nobody thought of.

TIMES = st.integers(0, 23 * 60 + 59).map(lambda minutes: time(minutes // 60, minutes % 60))
OPENINGS = st.builds(
    lambda weekday, pair: Opening(weekday, min(pair), max(pair)),
    st.integers(0, 6),
    st.tuples(TIMES, TIMES).filter(lambda pair: pair[0] != pair[1]),
)
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
CLOSURES = st.builds(lambda first, length: Closure(first, first + timedelta(days=length), None), DAYS, st.integers(0, 90))
HOURS = st.builds(
    OpeningHours,
    st.lists(OPENINGS, min_size=1, max_size=5, unique_by=lambda opening: opening.weekday).map(tuple),
    st.lists(CLOSURES, max_size=4).map(tuple),
    st.booleans(),
)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))


def is_open(hours: OpeningHours, day: date) -> bool:
    """The same rule, written another way."""
    closed = {c.first_day + timedelta(days=n) for c in hours.closures for n in range((c.last_day - c.first_day).days + 1)}
    on_holiday = hours.closed_on_bank_holidays and bank_holiday(day) is not None
    return day not in closed and not on_holiday and day.weekday() in {opening.weekday for opening in hours.openings}


@given(HOURS, MOMENTS)
def test_never_open_on_a_closed_day(hours: OpeningHours, at: datetime) -> None:
    text = opening_text(hours, at)
    assert text is not None
    day = at.astimezone(LUTON).date()
    assert text.startswith("Today: ") is is_open(hours, day)
    assert text.startswith("Closed today") is not is_open(hours, day)
    assert bool(times_on(hours, day)) is is_open(hours, day)


@given(HOURS, MOMENTS)
def test_the_next_opening_is_really_open_and_there_is_none_before(hours: OpeningHours, at: datetime) -> None:
    today = at.astimezone(LUTON).date()
    coming = [day for day in (today + timedelta(days=n) for n in range(1, DAYS_AHEAD + 1)) if is_open(hours, day)]
    assert next_open(hours, today) == (coming[0] if coming else None)
    text = opening_text(hours, at) or ""
    named = re.search(r"Next open: (\w+ \d+ \w+),", text)
    if named:
        assert named.group(1) == f"{coming[0]:%A} {coming[0].day} {coming[0]:%B}"
    elif text.startswith("Closed"):
        assert coming == []


@given(HOURS, MOMENTS, st.integers(0, 24 * 60))
def test_what_a_page_says_stays_true_until_midnight(hours: OpeningHours, at: datetime, minutes: int) -> None:
    before, after = (opening_text(hours, moment) or "" for moment in (at, at + timedelta(minutes=minutes)))
    if (at + timedelta(minutes=minutes)).astimezone(LUTON).date() == at.astimezone(LUTON).date():
        sentences = before.split(". ")
        assert [sentence for sentence in sentences if sentence not in after] == [], "later only something is added"

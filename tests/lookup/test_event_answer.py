"""A past event is never offered as coming: on the day before, the day, the day after, and around the clock changes."""
from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from virtual_school.clock import day_in_luton
from virtual_school.lookup.event_answer import all_events_answer, event_date_answer, event_place_answer
from virtual_school.store.events import Event

PHONE = "01582 548113"
CONFERENCE = Event("conference", "Virtual School conference", date(2025, 3, 13), date(2025, 3, 13), "the Hat Factory, Luton")
BARNEY = Event("barney", "Barney Wild Awards", date(2025, 7, 10), date(2025, 7, 10))
STARS = Event("stars", "Bright Stars Awards", date(2025, 10, 16), date(2025, 10, 16))
SHIPPED = [CONFERENCE, BARNEY, STARS]


def coming_part(answer: str) -> str:
    """Return the part of an answer about all events that says what is coming."""
    return answer.split("The last ones were:", maxsplit=1)[0]


@pytest.mark.parametrize("event", SHIPPED, ids=lambda event: event.series)
@pytest.mark.parametrize(("days", "is_coming"), [(-1, True), (0, True), (1, False)], ids=["before", "on", "after"])
def test_an_event_is_coming_until_its_day_is_over(event: Event, days: int, is_coming: bool) -> None:
    today = event.starts_on + timedelta(days=days)
    assert (event.title in coming_part(all_events_answer(SHIPPED, today, PHONE))) is is_coming
    answer = event_date_answer(SHIPPED, event.series, today, PHONE)
    assert ("last held" in answer) is not is_coming
    assert ("No next date" in answer) is not is_coming


def test_on_its_day_an_event_is_today() -> None:
    assert "today, at the Hat Factory, Luton" in event_date_answer(SHIPPED, "conference", date(2025, 3, 13), PHONE)


def test_today_with_the_dates_of_2025_nothing_is_coming() -> None:
    answer = all_events_answer(SHIPPED, date(2026, 11, 23), PHONE)
    assert "No dates of coming events have been published" in answer
    assert coming_part(answer).count("2025") == 0
    assert answer.count("2025") == 3
    assert PHONE in answer


@pytest.mark.parametrize(
    ("moment", "is_coming"),
    [
        (datetime(2027, 3, 28, 22, 59, tzinfo=UTC), True),  # 23:59 in Luton, the evening of the spring change
        (datetime(2027, 3, 28, 23, 1, tzinfo=UTC), False),  # one minute past midnight in Luton
        (datetime(2027, 3, 27, 23, 59, tzinfo=UTC), True),
    ],
)
def test_an_event_on_the_day_of_the_spring_change_ends_with_that_day_in_luton(moment: datetime, is_coming: bool) -> None:
    event = Event("conference", "Virtual School conference", date(2027, 3, 28), date(2027, 3, 28))
    assert ("last held" not in event_date_answer([event], "conference", day_in_luton(moment), PHONE)) is is_coming


@pytest.mark.parametrize(
    ("moment", "is_coming"),
    [
        (datetime(2027, 10, 30, 22, 59, tzinfo=UTC), True),  # still the day before, in summer time
        (datetime(2027, 10, 31, 23, 59, tzinfo=UTC), True),  # the autumn change: 23:59 in Luton
        (datetime(2027, 11, 1, 0, 1, tzinfo=UTC), False),
    ],
)
def test_an_event_on_the_day_of_the_autumn_change_ends_with_that_day_in_luton(moment: datetime, is_coming: bool) -> None:
    event = Event("stars", "Bright Stars Awards", date(2027, 10, 31), date(2027, 10, 31))
    assert ("last held" not in event_date_answer([event], "stars", day_in_luton(moment), PHONE)) is is_coming


def test_a_cancelled_event_is_called_cancelled() -> None:
    event = Event("stars", "Bright Stars Awards", date(2027, 10, 14), date(2027, 10, 14), cancelled=True)
    for answer in (
        event_date_answer([event], "stars", date(2027, 10, 1), PHONE),
        event_place_answer([event], "stars", date(2027, 10, 1), PHONE),
        all_events_answer([event], date(2027, 10, 1), PHONE),
    ):
        assert "has been cancelled" in answer


def test_a_cancelled_event_of_the_past_was_not_the_last_one_held() -> None:
    cancelled = Event("barney", "Barney Wild Awards", date(2026, 7, 9), date(2026, 7, 9), cancelled=True)
    answer = event_date_answer([BARNEY, cancelled], "barney", date(2026, 11, 23), PHONE)
    assert "10 July 2025" in answer
    assert "2026" not in answer


def test_an_event_of_several_days_is_coming_until_its_last() -> None:
    event = Event("conference", "Virtual School conference", date(2027, 3, 11), date(2027, 3, 13))
    assert "from 11 March 2027 to 13 March 2027" in event_date_answer([event], "conference", date(2027, 3, 1), PHONE)
    assert "today, until 13 March 2027" in event_date_answer([event], "conference", date(2027, 3, 12), PHONE)
    assert "today" in event_date_answer([event], "conference", date(2027, 3, 13), PHONE)
    assert "last held" in event_date_answer([event], "conference", date(2027, 3, 14), PHONE)


def test_the_next_one_is_given_and_not_the_last() -> None:
    coming = Event("conference", "Virtual School conference", date(2027, 3, 11), date(2027, 3, 11), "the Town Hall")
    answer = event_date_answer([CONFERENCE, coming], "conference", date(2026, 11, 23), PHONE)
    assert "11 March 2027" in answer
    assert "2025" not in answer


def test_an_event_with_audience_and_link_says_both() -> None:
    event = Event("stars", "Bright Stars Awards", date(2027, 10, 14), date(2027, 10, 14), None, "care leavers", "https://x.org")
    answer = event_date_answer([event], "stars", date(2027, 10, 1), PHONE)
    assert "It is for care leavers." in answer
    assert "(https://x.org)" in answer


@pytest.mark.parametrize("answer", [event_date_answer, event_place_answer])
def test_an_unknown_event_leads_to_the_phone(answer) -> None:
    assert PHONE in answer([], "conference", date(2026, 11, 23), PHONE)


def test_a_place_that_was_not_published_is_not_invented() -> None:
    assert "The place was not published" in event_place_answer(SHIPPED, "barney", date(2026, 11, 23), PHONE)
    assert "The place has not been published" in event_place_answer(SHIPPED, "barney", date(2025, 7, 1), PHONE)


def test_without_any_event_the_answer_is_not_empty() -> None:
    assert PHONE in all_events_answer([], date(2026, 11, 23), PHONE)

"""Opening hours on the pages, in replies and in the contact's answer; nothing when none were entered."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, insert, text, update

from tests.website.conftest import DecidedBot, new_key
from virtual_school.settings import Settings
from virtual_school.store import tables
from virtual_school.website import fixed_texts
from virtual_school.website.contact_book import ContactBook
from virtual_school.website.services import Services, build_services

MONDAY = {"weekday": "monday", "opens": "09:00", "closes": "17:00"}
SAID = "Today: 9am to 5pm. Monday, 9am to 5pm. Closed on bank holidays."


class Hands:
    """A clock and a stopwatch that a test moves."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 23, 12, tzinfo=UTC)
        self.seconds = 0.0


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def services(settings: Settings, engine: Engine, hands: Hands) -> Services:
    return build_services(settings, lambda: hands.moment)


@pytest.fixture
def entered(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(insert(tables.opening_hours).values(**MONDAY))


@pytest.fixture
def book(engine: Engine, hands: Hands) -> Iterator[ContactBook]:
    yield ContactBook(engine, "01582 548113", lambda: hands.seconds, lambda: hands.moment)


async def test_nothing_is_said_on_the_pages_when_nothing_was_entered(website, bot: DecidedBot) -> None:
    for address in ("/", "/faqs", "/faqs/ask_contact"):
        page = (await website.get(address)).text
        assert [word for word in ("Today:", "Closed", "Opening hours") if word in page] == []


async def test_the_hours_are_in_the_footer_in_replies_and_in_the_contacts_answer(website, bot: DecidedBot, entered: None) -> None:
    assert SAID in (await website.get("/")).text
    assert f"Opening hours. {SAID}" in (await website.get("/faqs/ask_contact")).text
    reply = (await website.get("/api/v1/ask", params={"q": "x"})).json()["reply"]
    assert reply["contact"] == {"label": "Virtual School team", "phone": "01582 548113", "email": None, "opening": SAID}


async def test_the_teams_own_words_are_said_until_hours_are_entered(engine: Engine, hands: Hands, book: ContactBook) -> None:
    with engine.begin() as connection:
        connection.execute(update(tables.contacts).values(opening="Weekdays", email="team@example.org"))
    team = await book.team()
    assert (team.opening, team.as_json()["email"]) == ("Weekdays", "team@example.org")
    with engine.begin() as connection:
        connection.execute(insert(tables.opening_hours).values(**MONDAY))
    hands.seconds = 31
    assert (await book.team()).opening == SAID


async def test_the_text_follows_the_clock_without_reading_again(hands: Hands, book: ContactBook, entered: None) -> None:
    assert (await book.team()).opening == SAID
    hands.moment = datetime(2026, 11, 23, 17, tzinfo=UTC)
    assert "Next open: Monday 30 November" in ((await book.team()).opening or "")
    hands.moment = datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert ((await book.team()).opening or "").startswith("Closed today.")


async def test_without_the_hours_tables_the_contacts_are_still_read(engine: Engine, hands: Hands, book: ContactBook) -> None:
    with engine.begin() as connection:
        connection.execute(update(tables.contacts).values(phone="01582 111222"))
        connection.execute(text("DROP TABLE opening_hours"))
    team = await book.team()
    assert (team.phone, team.opening) == ("01582 111222", None)


async def test_a_store_that_is_lost_leaves_the_last_known_hours(engine: Engine, hands: Hands, book: ContactBook, entered: None) -> None:
    await book.team()
    with engine.begin() as connection:
        for name in ("opening_hours", "contacts"):
            connection.execute(text(f"DROP TABLE {name}"))
    hands.seconds = 31
    assert (await book.team()).opening == SAID


async def test_a_malformed_row_is_logged_and_no_hours_are_said(engine: Engine, book: ContactBook, entered: None, caplog) -> None:
    with engine.begin() as connection:
        connection.execute(insert(tables.closures).values(first_day="soon"))
    assert (await book.team()).opening is None
    assert "first_day is 'soon'" in caplog.text


async def test_who_is_sent_to_the_phone_learns_what_to_have_at_hand(website, bot: DecidedBot, conversation: str) -> None:
    bot.replies(intent={"name": "nlu_fallback"})
    sent = await website.post(f"{conversation}/messages", json={"text": "x", "key": new_key()})
    assert sent.json()["reply"]["outcome"] == "escalate"
    assert sent.json()["reply"]["have_at_hand"] == list(fixed_texts.HAVE_AT_HAND)
    assert fixed_texts.HAVE_AT_HAND[1] in (await website.post("/", data={"question": "x"}, follow_redirects=True)).text


async def test_who_cannot_be_answered_just_now_learns_it_too(website) -> None:
    reply = (await website.get("/api/v1/ask", params={"q": "x"})).json()["reply"]
    assert reply["outcome"] == "unavailable"
    assert reply["have_at_hand"] == list(fixed_texts.HAVE_AT_HAND)

"""The accessibility statement and the privacy page: what they promise is what the service does."""
from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from sqlalchemy import Engine, text, update

from tests.website.conftest import DecidedBot
from virtual_school.settings import CHECKOUT, Settings
from virtual_school.store import tables
from virtual_school.website.housekeeping import EVERY, tidy
from virtual_school.website.services import Services, build_services
from virtual_school.website.statements import PREPARED

BOTH = ["/accessibility", "/privacy"]


@pytest.fixture
def services(settings: Settings, engine: Engine) -> Services:
    """Of a website where conversations end sooner than they do by default."""
    return build_services(Settings.from_environment({**settings.as_environment(), "VIRTUAL_SCHOOL_IDLE_MINUTES": "7"}))


async def words_of(website: httpx.AsyncClient, path: str) -> str:
    """Return the words of the page's main part."""
    main = (await website.get(path)).text.split("<main", 1)[1].split("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main.split(">", 1)[1])).split())


@pytest.mark.parametrize("path", BOTH)
async def test_a_statement_is_a_page_like_the_others(website: httpx.AsyncClient, path: str) -> None:
    page = (await website.get(path)).text
    assert '<html lang="en-GB"' in page
    assert page.count("<h1") == 1
    assert "<script" not in page
    assert "style=" not in page


@pytest.mark.parametrize("path", BOTH)
async def test_a_statement_says_that_it_is_a_draft_by_whom_and_of_which_day(website: httpx.AsyncClient, path: str) -> None:
    words = await words_of(website, path)
    assert "This is a draft." in words
    assert "The council has not reviewed it yet." in words
    assert datetime.fromisoformat(PREPARED).strftime("%d %B %Y").lstrip("0") in words


@pytest.mark.parametrize("path", BOTH)
async def test_a_statement_gives_the_phone_and_the_email_only_when_there_is_one(
    services: Services, website: httpx.AsyncClient, path: str
) -> None:
    assert 'href="tel:01582548113"' in (await website.get(path)).text
    assert "mailto:" not in (await website.get(path)).text


@pytest.mark.parametrize("path", BOTH)
async def test_an_email_address_that_was_entered_is_given(services: Services, website: httpx.AsyncClient, path: str) -> None:
    with services.engine.begin() as connection:
        connection.execute(update(tables.contacts).where(tables.contacts.c.key == "virtual_school").values(email="team@example.gov.uk"))
    assert (await website.get(path)).text.count('href="mailto:team@example.gov.uk"') == 2, "in the text and in the footer"


async def test_the_accessibility_statement_claims_no_compliance_and_names_what_was_not_tried(website: httpx.AsyncClient) -> None:
    words = await words_of(website, "/accessibility")
    assert "has not been audited yet" in words
    assert not re.search(r"\b(fully|partially|partly) compliant", words)
    for missing in ("real screen reader", "other browsers than Chromium", "disabled people"):
        assert missing in words
    assert "Equality and Human Rights Commission" in words
    assert 'href="https://www.equalityadvisoryservice.com/"' in (await website.get("/accessibility")).text


async def test_what_the_statement_says_is_checked_is_checked() -> None:
    checks = "\n".join(path.read_text("utf-8") for path in sorted((CHECKOUT / "tests").rglob("*.py")) if path.name != "test_statements.py")
    for way in ("forced_colors", "axe", "320", "200%", "keyboard.press", ".pdf("):
        assert way in checks, f"nothing in tests/ checks {way}: correct the accessibility statement"


async def test_the_privacy_page_names_the_cookie_that_is_set_and_no_other(website: httpx.AsyncClient, bot: DecidedBot) -> None:
    await website.post("/", data={"question": "holiday?"})
    assert len(website.cookies) == 1
    name = next(iter(website.cookies))
    assert f"one cookie named {name} ." in await words_of(website, "/privacy")


async def test_behind_https_the_privacy_page_names_the_cookie_with_its_prefix(settings: Settings, engine: Engine) -> None:
    secure = Settings.from_environment({**settings.as_environment(), "VIRTUAL_SCHOOL_PUBLIC_URL": "https://chat.example.gov.uk"})
    services = build_services(secure)
    page = await services.pages.render("privacy.html", prepared=PREPARED, idle_minutes=30, questions_days=30, cookie="__Host-conversation")
    assert b"<code>__Host-conversation</code>" in (page.body or b"")


async def test_the_privacy_page_gives_the_minutes_of_the_settings(website: httpx.AsyncClient) -> None:
    words = await words_of(website, "/privacy")
    assert re.findall(r"(\d+) minutes", words) == ["7", "7"]


async def test_an_ended_conversation_is_erased_a_few_minutes_later_as_the_privacy_page_says(
    services: Services, website: httpx.AsyncClient, bot: DecidedBot
) -> None:
    assert "erased a few minutes later" in await words_of(website, "/privacy")
    await website.post("/", data={"question": "holiday?"})
    ended = datetime.now(UTC) - timedelta(minutes=services.settings.idle_minutes + 1)
    with services.engine.begin() as connection:
        connection.execute(update(tables.conversations).values(last_used_at=ended))
    website.cookies.clear()
    await website.post("/", data={"question": "awards?"})
    assert EVERY <= 300, "seconds"
    await tidy(services)
    with services.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM conversations")).scalar() == 1
        assert connection.execute(text("SELECT count(*) FROM messages")).scalar() == 1


async def test_quick_answers_and_searches_are_kept_nowhere_as_the_privacy_page_says(
    services: Services, website: httpx.AsyncClient, bot: DecidedBot
) -> None:
    assert "we keep nothing" in await words_of(website, "/privacy")
    await website.get("/ask", params={"q": "SEVENTEEN GREEN HERONS"})
    await website.get("/faqs", params={"q": "SEVENTEEN GREEN HERONS"})
    found = [path for path in services.settings.data_dir.rglob("*") if path.is_file() and b"GREEN HERONS" in path.read_bytes()]
    assert found == []
    assert not services.words._masked
    with services.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM conversations")).scalar() == 0
    assert len(website.cookies) == 0


async def test_the_privacy_page_invents_no_data_protection_officer(website: httpx.AsyncClient) -> None:
    words = await words_of(website, "/privacy")
    assert "The council adds here how to reach its data protection officer" in words
    assert "A program cannot find all of them" in words
    assert 'href="https://ico.org.uk/make-a-complaint/"' in (await website.get("/privacy")).text

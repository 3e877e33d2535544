"""The chat page without JavaScript: POST, 303, GET."""
from __future__ import annotations

import html
import re

import httpx
import pytest
from sqlalchemy import text

from tests.website.conftest import DecidedBot, new_key
from virtual_school.website.services import Services


async def follow(website: httpx.AsyncClient, response: httpx.Response) -> str:
    assert response.status_code == 303, response.text
    shown = await website.get(response.headers["location"])
    assert shown.status_code == 200
    return html.unescape(shown.text)


async def test_a_question_is_answered_with_its_source_and_date(website, bot: DecidedBot) -> None:
    response = await website.post("/", data={"question": "can we go on holiday?"})
    assert response.headers["location"].endswith("#answer-1")
    page = await follow(website, response)
    assert "can we go on holiday?" in page
    assert "The text of term_time_holiday." in page
    assert 'Source: <a class="govuk-link" href="https://m.luton.gov.uk/' in page
    assert "Text taken over on 23 November 2026, not yet reviewed by the team." in page


async def test_a_reload_does_not_ask_again(website, bot: DecidedBot) -> None:
    await follow(website, await website.post("/", data={"question": "holiday?"}))
    await website.get("/")
    await website.get("/")
    assert len(bot.asked) == 1


async def test_the_same_form_sent_twice_is_one_question(website, bot: DecidedBot) -> None:
    form = {"question": "holiday?", "key": new_key()}
    first = await follow(website, await website.post("/", data=form))
    second = await follow(website, await website.post("/", data=form))
    assert len(bot.asked) == 1
    assert first.count("You asked:") == second.count("You asked:") == 1


async def test_a_browser_without_cookies_keeps_its_conversation_by_the_form(website, bot: DecidedBot) -> None:
    page = await follow(website, await website.post("/", data={"question": "first"}))
    website.cookies.clear()
    token = re.findall(r'name="conversation" value="([^"]+)"', page)[0]
    page = await follow(website, await website.post("/", data={"question": "second", "conversation": token}))
    assert page.count("You asked:") == 2


async def test_an_address_in_the_history_shows_no_conversation(services: Services, website, bot: DecidedBot) -> None:
    response = await website.post("/", data={"question": "first"})
    website.cookies.clear()
    services.receipts._tokens.clear()  # as time does
    shown = await website.get(response.headers["location"])
    assert "You asked:" not in shown.text


async def test_no_cookie_is_set_before_the_first_question(website, bot: DecidedBot) -> None:
    assert "set-cookie" not in (await website.get("/")).headers
    assert "set-cookie" not in (await website.get("/faqs")).headers
    cookie = (await website.post("/", data={"question": "x"})).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Max-Age" not in cookie


async def test_an_empty_question_is_an_error_that_leads_to_the_box(website, bot: DecidedBot) -> None:
    response = await website.post("/", data={"question": "  "})
    assert response.status_code == 422
    assert "<title>Error: Ask a question" in response.text
    assert '<a href="#question">Enter your question</a>' in response.text
    assert bot.asked == []


async def test_a_question_that_is_too_long_is_kept_in_the_box(website, bot: DecidedBot) -> None:
    typed = "A holiday in June? " * 27
    response = await website.post("/", data={"question": typed})
    assert response.status_code == 422
    assert "500 characters or fewer" in response.text
    assert typed.strip() in response.text


async def test_a_button_asks_its_topic(website, bot: DecidedBot) -> None:
    page = await follow(website, await website.post("/", data={"choice": "term_time_holiday"}))
    assert bot.asked[0]["choice"] == "term_time_holiday"
    assert "Can I take my child on holiday in term time?" in page


@pytest.mark.parametrize("choice", ["/restart", "utter_greet", "nlu_fallback", "unclear", "x"])
def test_a_button_that_was_never_offered_is_refused(services: Services, choice: str) -> None:
    assert not services.assistant.is_choice(choice)


async def test_what_was_typed_is_shown_and_never_run(website, bot: DecidedBot) -> None:
    page = await website.post("/", data={"question": "<script>alert(1)</script> & <b>"}, follow_redirects=True)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;" in page.text
    assert "<script>alert" not in page.text


async def test_what_says_who_somebody_is_is_in_no_file(services: Services, website, bot: DecidedBot) -> None:
    await follow(website, await website.post("/", data={"question": "my foster son Quillfeather, green.herons@example.org"}))
    files = [path.read_bytes().lower() for path in services.settings.data_dir.rglob("*") if path.is_file()]
    found = [file for file in files if b"quillfeather" in file or b"green.herons" in file]
    assert found == []


async def test_clearing_erases_the_conversation_and_its_cookie(services: Services, website, bot: DecidedBot) -> None:
    await follow(website, await website.post("/", data={"question": "x"}))
    page = await follow(website, await website.post("/clear"))
    assert "Conversation cleared" in page
    assert "You asked:" not in page
    with services.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM messages")).scalar() == 0


async def test_a_foreign_token_begins_a_new_conversation_and_says_so(website, bot: DecidedBot) -> None:
    response = await website.post("/", data={"question": "x", "conversation": "foreign"})
    page = await follow(website, response)
    assert "a new one begins here" in page
    assert page.count("You asked:") == 1


async def test_another_sites_form_cannot_choose_the_conversation(website, bot: DecidedBot) -> None:
    theirs = (await website.post("/api/v1/conversations")).json()["conversation"]
    form = {"question": "x", "conversation": theirs}
    response = await website.post("/", data=form, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 303
    assert (await website.get(f"/api/v1/conversations/{theirs}")).json()["messages"] == []


@pytest.mark.parametrize("path", ["/", "/faqs", "/faqs/ask_contact", "/ask", "/nowhere"])
async def test_every_page_says_how_to_reach_a_person(website, bot: DecidedBot, path: str) -> None:
    page = (await website.get(path)).text
    assert '<a class="govuk-link" href="tel:01582548113">01582 548113</a>' in page
    assert "automated service" in page
    assert '<a class="govuk-link" href="tel:999">999</a>' in page


@pytest.mark.parametrize("path", ["/", "/faqs", "/ask?q=x", "/api/v1/ask?q=x", "/health/live", "/nowhere", "/static/page.css"])
async def test_every_response_carries_the_security_headers(website, bot: DecidedBot, path: str) -> None:
    headers = (await website.get(path)).headers
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"

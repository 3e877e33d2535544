"""Browse, search and take along: all without the bot, and without JavaScript."""
from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET

import httpx
import pytest
from sqlalchemy import text

from tests.website.conftest import DecidedBot
from virtual_school.content.read import read_content
from virtual_school.settings import CHECKOUT
from virtual_school.website.faq_search import FaqSearch
from virtual_school.website.services import Services

LISTED = read_content(CHECKOUT).listed()
SEARCH = FaqSearch(read_content(CHECKOUT))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("holiday", "term_time_holiday"), ("Holidays?", "term_time_holiday"), ("fine", "term_time_holiday"), ("holliday", "term_time_holiday"),
        ("governor", "governor_role"), ("govenor", "governor_role"), ("pupil premium", "governor_role"),
        ("designated teacher", "find_designated_teacher"), ("who is the designated teacher", "find_designated_teacher"),
        ("permanently excluded", "permanent_exclusion"), ("fixed period", "fixed_period_exclusion"), ("mental health", "mental_health_support"),
        ("admissions", "admissions_priority"), ("awards", "ask_events"), ("conference", "ask_events"), ("phone", "ask_contact"),
    ],
)  # fmt: skip
def test_everyday_words_find_the_right_question_first(typed: str, first: str) -> None:
    found = [faq.id for faq in SEARCH.find(typed)]
    assert found[:1] == [first], found


@pytest.mark.parametrize("typed", ["", "the and of", '"', "NEAR(", "* OR *", "title:", "a" * 5000, "\x00", "\U0001f600", "'; DROP TABLE faqs"])
def test_a_strange_search_finds_nothing_and_breaks_nothing(typed: str) -> None:
    assert SEARCH.find(typed) == []


async def test_the_search_works_without_the_bot_and_says_what_to_do_when_it_finds_nothing(website: httpx.AsyncClient) -> None:
    found = (await website.get("/faqs", params={"q": "holiday"})).text
    assert "1 question found" in found or "questions found" in found
    assert 'href="/faqs/term_time_holiday"' in found
    nothing = (await website.get("/faqs", params={"q": "zebra <b>"})).text
    assert "No questions found" in nothing
    assert "zebra &lt;b&gt;" in nothing
    assert "<b>" not in nothing
    assert "tel:01582548113" in nothing


@pytest.mark.parametrize("faq", LISTED, ids=lambda faq: faq.id)
async def test_every_answer_has_an_address_a_title_and_structured_data(website: httpx.AsyncClient, faq) -> None:
    page = (await website.get(f"/faqs/{faq.id}")).text
    assert f"<title>{html.escape(faq.title, quote=False).replace(chr(39), '&#39;')} – " in page or html.escape(faq.title) in page.split("</title>")[0]  # noqa: RUF001
    for mark in ("FAQPage", "Question", "Answer"):
        assert f'itemtype="https://schema.org/{mark}"' in page
    assert page.count("<h1") == 1
    assert f"/faqs/{faq.id}</a>" in page  # its address, to be copied by hand


async def test_feedback_on_a_permanent_page_is_counted(services: Services, website: httpx.AsyncClient) -> None:
    for said in ("yes", "no", "unclear"):
        response = await website.post("/faqs/term_time_holiday/feedback", data={"said": said})
        assert response.status_code == 303
        assert "Thank you" in (await website.get(response.headers["location"])).text
    assert services.feedback._counts.counts() == {"term_time_holiday": {"helpful": 1, "unhelpful": 2, "unclear": 1}}
    with services.engine.connect() as connection:
        assert connection.execute(text("SELECT count(message_id) FROM feedback")).scalar() == 0


@pytest.mark.parametrize(("path", "said"), [("term_time_holiday", "x"), ("term_time_holiday", ""), ("nothing", "yes"), ("greet", "yes")])
async def test_feedback_that_makes_no_sense_is_refused(website: httpx.AsyncClient, path: str, said: str) -> None:
    assert (await website.post(f"/faqs/{path}/feedback", data={"said": said})).status_code in (404, 422)


async def test_the_sitemap_names_every_page_and_each_is_there(website: httpx.AsyncClient) -> None:
    tree = ET.fromstring((await website.get("/sitemap.xml")).content)  # noqa: S314 (our own)
    addresses = [node.text or "" for node in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert {f"/faqs/{faq.id}" for faq in LISTED} <= {"/" + a.split("/", 3)[3] for a in addresses}
    titles = []
    for address in addresses:
        page = await website.get(address)
        assert page.status_code == 200
        titles += re.findall(r"<title>(.*?)</title>", page.text)
    assert len(set(titles)) == len(addresses)


async def test_a_browser_can_search_it(website: httpx.AsyncClient) -> None:
    page = (await website.get("/")).text
    assert 'rel="search" type="application/opensearchdescription+xml"' in page
    response = await website.get("/opensearch.xml")
    assert response.headers["content-type"].startswith("application/opensearchdescription+xml")
    addresses = [node.get("template") or "" for node in ET.fromstring(response.content).iter("{http://a9.com/-/spec/opensearch/1.1/}Url")]  # noqa: S314
    assert [a.split("/", 3)[3] for a in addresses] == ["ask?q={searchTerms}", "api/v1/ask?q={searchTerms}"]


async def test_crawlers_are_kept_off_what_people_ask(website: httpx.AsyncClient) -> None:
    assert "Disallow: /ask?" in (await website.get("/robots.txt")).text


async def test_a_quick_answer_comes_with_its_source_its_date_and_its_address(website: httpx.AsyncClient, bot: DecidedBot) -> None:
    page = html.unescape((await website.get("/ask", params={"q": "holiday?"})).text)
    assert "<title>Can I take my child on holiday in term time? – Quick answer" in page  # noqa: RUF001
    for part in ("Copy with source", "Source: <a", "Text taken over on 23 November 2026", "/faqs/term_time_holiday</a>"):
        assert part in page


async def test_a_quick_question_that_is_too_long_leads_back_to_the_box(website: httpx.AsyncClient, bot: DecidedBot) -> None:
    response = await website.get("/ask", params={"q": "long " * 150})
    assert response.status_code == 422
    assert "<title>Error: " in response.text
    assert '<a href="#q">' in response.text
    assert "long long long" in response.text


@pytest.mark.parametrize("path", ["/accessibility", "/privacy"])
async def test_the_statements_are_linked_from_every_page_and_say_that_they_are_drafts(website: httpx.AsyncClient, path: str) -> None:
    for page in ("/", "/faqs", "/ask", "/faqs/ask_contact", "/nowhere", "/accessibility"):
        assert f'href="{path}"' in (await website.get(page)).text
    assert "This is a draft." in (await website.get(path)).text

"""Browse, search and take along: all without the bot, and without JavaScript."""
from __future__ import annotations

import html
import re
import sqlite3
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import httpx
import pytest
from sqlalchemy import text

from tests.website.conftest import DecidedBot
from virtual_school.content.read import read_content
from virtual_school.settings import CHECKOUT
from virtual_school.website.services import Services

LISTED = read_content(CHECKOUT).listed()


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
    for said in ("yes", "no_call_needed", "no", "unclear"):
        response = await website.post("/faqs/term_time_holiday/feedback", data={"said": said})
        assert response.status_code == 303
        assert "Thank you" in (await website.get(response.headers["location"])).text
    assert services.feedback._counts.counts() == {"term_time_holiday": {"helpful": 2, "no_call_needed": 1, "unhelpful": 2, "unclear": 1}}
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


class Items(HTMLParser):
    """Reads microdata (WHATWG HTML, section 5): the properties of each item, by its type."""

    VOID = frozenset({"meta", "link", "input", "br", "img", "hr"})

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, dict[str, str]] = {}
        self._open: list[tuple[str | None, str | None]] = []  # for each open element its item's type, its property

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("itemprop")
        if name and (value := given.get("content") or given.get("href")):
            self.found[self._item()][name] = value
        if tag in self.VOID:
            return
        if "itemscope" in given:
            self.found[given["itemtype"] or ""] = {}
            self._open.append((given["itemtype"], None))
        else:
            self._open.append((None, name))

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for name in (name for _, name in self._open if name):
            item = self.found[self._item()]
            item[name] = " ".join(f"{item.get(name, '')} {data}".split())

    def _item(self) -> str:
        return next(kind for kind, _ in reversed(self._open) if kind)


def items_of(page: str) -> dict[str, dict[str, str]]:
    items = Items()
    items.feed(page)
    return {kind.removeprefix("https://schema.org/"): found for kind, found in items.found.items()}


@pytest.mark.parametrize("faq", LISTED, ids=lambda faq: faq.id)
async def test_structured_data_says_what_the_answer_says(website: httpx.AsyncClient, faq) -> None:
    items = items_of((await website.get(f"/faqs/{faq.id}")).text)
    assert items["Question"]["name"] == faq.title
    assert items["Answer"]["dateModified"] == faq.reviewed.isoformat()
    assert items["Answer"]["isBasedOn"] == faq.source.url
    if faq.id not in ("ask_contact", "ask_events"):  # those are looked up
        assert items["Answer"]["text"].replace(" ", "") == "".join(re.sub(r"^- ", "", faq.plain_text, flags=re.M).split())


async def test_a_permanent_page_says_who_is_responsible_and_what_else_there_is(website: httpx.AsyncClient) -> None:
    page = html.unescape((await website.get("/faqs/school_exclusion")).text)
    assert "Responsible for this answer: Virtual School team." in page
    assert page.count('href="/faqs/permanent_exclusion"') == 1, "as a button's link, not once more below"
    assert 'href="/faqs/school_exclusion"' in (await website.get("/faqs/permanent_exclusion")).text
    assert '<link rel="canonical" href="http://127.0.0.1' in page


async def test_a_description_for_search_engines_is_never_cut(website: httpx.AsyncClient) -> None:
    page = html.unescape((await website.get("/faqs/permanent_exclusion")).text)
    description = re.findall(r'<meta name="description" content="([^"]+)">', page)[0]
    assert description.startswith("Luton's Virtual School might challenge the decision, after: consulting")
    assert description.endswith("professionals")


async def test_another_sites_page_cannot_give_feedback(services: Services, website: httpx.AsyncClient) -> None:
    response = await website.post("/faqs/ask_contact/feedback", data={"said": "no"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
    assert services.feedback._counts.counts() == {}


async def test_feedback_that_cannot_be_kept_says_so(services: Services, website: httpx.AsyncClient) -> None:
    lock = sqlite3.connect(str(services.engine.url.database))
    lock.execute("BEGIN EXCLUSIVE")
    response = await website.post("/faqs/ask_contact/feedback", data={"said": "yes"})
    lock.rollback()
    lock.close()
    assert response.status_code == 503
    assert "could not be kept" in response.text


async def test_without_a_bot_a_quick_question_gets_the_number_and_what_the_search_finds(website: httpx.AsyncClient) -> None:
    page = (await website.get("/ask", params={"q": "My foster son was expelled"})).text
    assert "<title>No answer at the moment – Quick answer" in page  # noqa: RUF001
    assert "tel:01582548113" in page.split("<footer")[0]
    perhaps = page.split('id="perhaps">')[1].split("</section>")[0]
    assert perhaps.startswith("These common questions may help")
    assert 'href="/faqs/permanent_exclusion"' in perhaps
    many = (await website.get("/ask", params={"q": "school"})).text
    assert many.split('id="perhaps">')[1].split("</section>")[0].count("<li>") == 3


async def test_to_what_the_bot_did_not_understand_no_answer_is_guessed(website: httpx.AsyncClient, bot: DecidedBot) -> None:
    bot.says("unclear")
    page = (await website.get("/ask", params={"q": "holiday"})).text
    assert "<title>No answer found – Quick answer" in page  # noqa: RUF001
    assert "may help" not in page
    assert "term_time_holiday" not in page
    assert 'href="/faqs"' in page


async def test_choices_of_a_quick_answer_lead_to_permanent_pages(website: httpx.AsyncClient, bot: DecidedBot) -> None:
    bot.says("choose", candidates=["school_exclusion", "permanent_exclusion"])
    page = (await website.get("/ask", params={"q": "excluded"})).text
    assert "<title>Did you mean one of these? – Quick answer" in page  # noqa: RUF001
    assert 'href="/faqs/school_exclusion"' in page
    assert "none_of_these" not in page


@pytest.mark.parametrize("query", ["", "?q=", "?q=%20%20", "?other=1"])
async def test_an_empty_quick_question_is_just_the_box(website: httpx.AsyncClient, bot: DecidedBot, query: str) -> None:
    response = await website.get(f"/ask{query}")
    assert response.status_code == 200
    assert "<title>Quick answer – " in response.text  # noqa: RUF001
    assert "error" not in response.text
    assert bot.asked == []


async def test_a_quick_answer_is_kept_by_no_cache_and_found_by_no_search_engine(website: httpx.AsyncClient, bot: DecidedBot) -> None:
    response = await website.get("/ask", params={"q": "holiday"})
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["referrer-policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex">' in response.text
    assert "noindex" not in (await website.get("/ask")).text


@pytest.mark.parametrize("faq", [faq for faq in LISTED if faq.id not in ("ask_contact", "ask_events")], ids=lambda faq: faq.id)
async def test_an_answer_reads_the_same_wherever_it_is_given(website: httpx.AsyncClient, bot: DecidedBot, faq) -> None:
    bot.says(faq.id, text=faq.text)
    told = (await website.get("/api/v1/ask", params={"q": "x"})).json()["reply"]["answers"][0]
    asked = (await website.get("/ask", params={"q": "x"})).text
    page = (await website.get(f"/faqs/{faq.id}")).text
    chat = (await website.post("/", data={"question": "x"}, follow_redirects=True)).text
    own = (await website.get("/ask", params={"q": "x"}, headers={"Accept": "application/json"})).json()["reply"]["answers"][0]
    assert own == told
    shown = markup_of(page, '<div itemprop="text">', "</div>")
    assert shown
    assert shown in flat(asked)
    assert shown in flat(chat)
    assert " ".join(html.unescape(re.sub(r"<[^>]+>", " ", shown)).replace(" .", ".").split()) == (
        " ".join(re.sub(r"^- ", "", told["text"], flags=re.M).split())
    )
    assert told["text"] in html.unescape(asked), "the text to copy"


def markup_of(page: str, start: str, end: str) -> str:
    return flat(page.split(start, 1)[1].split(end, 1)[0])


def flat(markup: str) -> str:
    return re.sub(r"\s*\n\s*", "", markup)


async def test_a_quick_answer_can_be_judged_in_one_press(website: httpx.AsyncClient, bot: DecidedBot) -> None:
    page = (await website.get("/ask", params={"q": "holiday?"})).text
    assert 'action="/faqs/term_time_holiday/feedback"' in page
    offered = re.findall(r'name="said" value="(\w+)"', page)
    assert offered == ["yes", "no_call_needed", "no", "wrong", "unclear", "not_my_question"]

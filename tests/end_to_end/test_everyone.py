"""Pages for everyone: zoomed, in forced colours, by keyboard, on paper, on a network that fails. WEB.md's lines stand in the names."""
from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect
from pypdf import PdfReader

from tests.end_to_end.conftest import Running
from virtual_school.settings import CHECKOUT

pytestmark = pytest.mark.end_to_end
PICTURES = CHECKOUT / "var" / "screenshots"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HOLIDAY = "can we go on holiday in term time?"
LOOKS: dict[str, dict[str, Any]] = {
    "320x256": {"viewport": {"width": 320, "height": 256}},
    "1280x800": {"viewport": {"width": 1280, "height": 800}},
    "forced-colours": {"viewport": {"width": 1280, "height": 800}, "forced_colors": "active"},
    "text-200": {"viewport": {"width": 1280, "height": 800}},
}
PATHS = ["/", "/ask", "/ask?q=holiday", "/ask?q=" + "long%20" * 120, "/faqs", "/faqs?q=holiday", "/faqs?q=zebra", "/faqs/term_time_holiday",
         "/faqs/ask_events", "/accessibility", "/privacy", "/widget", "/nowhere"]  # fmt: skip


@pytest.fixture(params=LOOKS, ids=LOOKS.keys())
def look(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(browser: Browser, running: Running, look: str) -> Iterator[Page]:
    context = browser.new_context(**LOOKS[look], base_url=running.url, bypass_csp=True)  # axe is put into the page
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(browser: Browser, running: Running) -> Iterator[Page]:
    """The chat page on a desk, with the real policy."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, base_url=running.url, accept_downloads=True)
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto("/")
    yield page
    context.close()


def enlarge(page: Page, look: str) -> None:
    if look == "text-200":
        page.add_style_tag(content="html{font-size:200% !important}")


def problems(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": TAGS}).response
    shown = found["violations"] + found["incomplete"]
    return [f"{one['id']}: {node['target']} {node['failureSummary'][:200]}" for one in shown for node in one["nodes"]]


def overflow(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def ask(page: Page, question: str) -> None:
    page.locator("#question").fill(question)
    page.get_by_role("button", name="Ask", exact=True).click()


def answered(page: Page, turns: int = 1) -> Locator:
    expect(page.locator(".turn")).to_have_count(turns)
    return page.locator(".turn").last


def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


# --- P5, P6: every page in every look --------------------------------------------------------------------------------


def test_p6_no_page_has_a_fault_that_axe_finds_or_scrolls_sideways(page: Page, look: str) -> None:
    found = {}
    for path in PATHS:
        page.goto(path)
        enlarge(page, look)
        if faults := problems(page) + (["scrolls sideways"] if overflow(page) > 0 else []):
            found[path[:30]] = faults
        picture(page, f"{look}{re.sub(r'[^a-z]+', '-', path[:24])}")
    assert found == {}


def test_p6_no_state_of_the_conversation_has_a_fault_that_axe_finds(page: Page, look: str) -> None:
    found: dict[str, list[str]] = {}

    def look_at(state: str) -> None:
        enlarge(page, look)
        if faults := problems(page) + (["scrolls sideways"] if overflow(page) > 0 else []):
            found[state] = faults
        picture(page, f"{look}-chat-{state}")

    page.goto("/")
    page.locator("#question").fill("a" * 450)
    look_at("typing")
    page.locator("#question").fill("")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("#problem")).to_be_visible()
    look_at("error")
    page.route("**/", hold(page, lambda: look_at("sending")), times=1)
    ask(page, "my foster son got excluded")
    answered(page)
    look_at("choices")
    page.get_by_role("button", name=re.compile("^No.*answer 1 ")).click()
    expect(page.locator(".thanks")).to_be_visible()
    look_at("feedback")
    ask(page, "what is the going rate for a plumber")
    answered(page, 2)
    page.locator("summary").click()
    look_at("escalated")
    page.route("**/", lambda route: route.fulfill(status=503, body="busy"), times=1)
    ask(page, HOLIDAY)
    expect(page.locator("#failed")).to_be_visible()
    look_at("failed")
    page.get_by_role("button", name="Clear this conversation").click()
    expect(page.locator(".turn")).to_have_count(0)
    look_at("cleared")
    assert found == {}


def hold(page: Page, meanwhile: Callable[[], None]) -> Callable[[Route], None]:
    def handle(route: Route) -> None:
        meanwhile()
        route.continue_()

    return handle


# --- P1, P3, W10-W13: sending, failing, sending again ----------------------------------------------------------------


def messages(running: Running, page: Page) -> list[dict[str, Any]]:
    """Return what the server keeps of the page's conversation."""
    token = page.locator("input[name=conversation]").first.get_attribute("value")
    return httpx.get(f"{running.url}/api/v1/conversations/{token}", trust_env=False).json()["messages"]


def lose(route: Route) -> None:
    """Let the server process the question, and the reply be lost on the way back."""
    route.fetch(max_redirects=0)
    route.abort()


def test_w13_a_reply_that_is_lost_after_processing_is_shown_later_and_asked_once(desk: Page, running: Running) -> None:
    ask(desk, "hello")
    answered(desk)
    desk.route("**/", lose, times=1)
    ask(desk, HOLIDAY)
    expect(desk.locator("#failed")).to_be_visible()
    expect(desk.locator("#question")).to_have_value(HOLIDAY)
    assert len(messages(running, desk)) == 2
    desk.get_by_role("button", name="Try again").click()
    expect(answered(desk, 2)).to_contain_text("fine")
    assert len(messages(running, desk)) == 2
    expect(desk.locator("#question")).to_have_value("")


def test_w13_other_words_after_a_failure_are_another_question(desk: Page, running: Running) -> None:
    ask(desk, "hello")
    answered(desk)
    desk.route("**/", lose, times=1)
    ask(desk, HOLIDAY)
    expect(desk.locator("#failed")).to_be_visible()
    ask(desk, "who is the designated teacher")
    expect(answered(desk, 3)).to_contain_text("designated teacher")
    assert len(messages(running, desk)) == 3


def test_w13_a_question_asked_offline_is_sent_once_when_the_connection_is_back(desk: Page, running: Running) -> None:
    desk.context.set_offline(True)
    ask(desk, HOLIDAY)
    expect(desk.locator("#failed")).to_contain_text("Not sent.")
    expect(desk.locator("#status")).to_have_text(
        "Your question was not sent. Use the Try again button, or wait: it will be sent when you are back online."
    )
    picture(desk, "chat-offline")
    desk.context.set_offline(False)
    answered(desk)
    expect(desk.locator("#status")).to_have_text(re.compile("^Answer: "))
    assert len(messages(running, desk)) == 1


@pytest.mark.parametrize(
    ("status", "headers", "says"),
    [(503, {}, "does not work at the moment"), (429, {"Retry-After": "20"}, "Wait 20 seconds"), (500, {}, "does not work at the moment")],
)
def test_w14_a_server_that_refuses_is_told_in_words_with_the_number(desk: Page, status: int, headers: dict[str, str], says: str) -> None:
    desk.route("**/", lambda route: route.fulfill(status=status, headers=headers, body="no"), times=1)
    ask(desk, HOLIDAY)
    failed = desk.locator("#failed")
    expect(failed).to_contain_text(says)
    expect(failed).to_contain_text("01582 548113")
    expect(failed).to_contain_text("999")
    expect(failed.get_by_role("link", name="Look through the common questions")).to_be_visible()
    expect(desk.locator("#question")).to_have_value(HOLIDAY)
    desk.get_by_role("button", name="Try again").click()
    expect(answered(desk)).to_contain_text("fine")


def test_3d_a_slow_answer_is_announced_as_such_once(desk: Page) -> None:
    desk.evaluate("""() => { window.said = []; new MutationObserver(() => {
        const text = document.getElementById("status").textContent; if (text && text !== said.at(-1)) said.push(text); })
        .observe(document.body, {subtree: true, childList: true, characterData: true}); }""")

    def slow(route: Route) -> None:
        desk.wait_for_timeout(4500)
        route.continue_()

    desk.route("**/", slow, times=1)
    ask(desk, HOLIDAY)
    answered(desk)
    expect(desk.locator("#status")).to_have_text(re.compile("^Answer: "))
    said = desk.evaluate("window.said")
    assert said[:2] == ["Sending your question", "Still looking for an answer"]
    assert len(said) == 3, said


def test_w12_focus_stays_in_the_box_and_nothing_moves_it(desk: Page) -> None:
    desk.locator("#question").focus()
    desk.keyboard.type(HOLIDAY)
    desk.keyboard.press("Shift+Enter")
    desk.keyboard.type("thank you")
    expect(desk.locator("#question")).to_have_value(f"{HOLIDAY}\nthank you")
    desk.keyboard.press("Enter")
    answered(desk)
    assert desk.evaluate("document.activeElement.id") == "question"


def test_p12_when_the_server_has_forgotten_the_text_stays_on_the_screen(desk: Page, running: Running) -> None:
    ask(desk, HOLIDAY)
    answered(desk)
    token = desk.locator("input[name=conversation]").first.get_attribute("value")
    assert httpx.delete(f"{running.url}/api/v1/conversations/{token}", trust_env=False).status_code == 204
    ask(desk, "who is the designated teacher")
    answered(desk, 2)
    expect(desk.locator("#notice")).to_contain_text("has ended")
    expect(desk.locator(".turn").first).to_contain_text(HOLIDAY)


def test_w16_nothing_is_stored_on_the_device_before_a_question_and_one_cookie_afterwards(desk: Page) -> None:
    stores = "Promise.all([localStorage.length, sessionStorage.length, indexedDB.databases().then(d => d.length), caches.keys().then(k => k.length)])"
    assert desk.context.cookies() == []
    assert desk.evaluate(stores) == [0, 0, 0, 0]
    ask(desk, HOLIDAY)
    answered(desk)
    assert [cookie["name"] for cookie in desk.context.cookies()] == ["conversation"]
    assert desk.evaluate(stores) == [0, 0, 0, 0]


# --- P9: paper; conversation care ------------------------------------------------------------------------------------


def test_p9_paper_has_every_message_the_date_the_links_and_no_controls(desk: Page) -> None:
    ask(desk, HOLIDAY)
    answered(desk)
    ask(desk, "what is the going rate for a plumber")
    answered(desk, 2)
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(desk.pdf())).pages)
    text = re.sub(r"\s+", " ", text)
    for part in (HOLIDAY, "You may be liable for a fine", "plumber", "01582 548113", "https://m.luton.gov.uk/", "Printed from"):
        assert part in text, part
    for control in ("Ask another question", "Clear this", "Was this helpful", "Most asked", "Try again"):
        assert control not in text


def test_w23_a_conversation_is_downloaded_as_a_text(desk: Page) -> None:
    ask(desk, HOLIDAY)
    answered(desk)
    with desk.expect_download() as started:
        desk.get_by_role("button", name="Download it").click()
    text = started.value.path().read_text("utf-8")
    assert f"You asked: {HOLIDAY}" in text
    assert started.value.suggested_filename.endswith(".txt")


# --- line 6: a journey by keyboard, and what a screen reader finds ---------------------------------------------------


def test_w5_a_whole_journey_by_keyboard_is_recorded(desk: Page) -> None:
    journey: list[str] = []

    def press(key: str) -> None:
        desk.keyboard.press(key)
        where = desk.evaluate("""() => { const e = document.activeElement; return e === document.body ? "(page)" :
            `${e.tagName.toLowerCase()} "${(e.getAttribute("aria-label") || e.labels?.[0]?.textContent || e.textContent || "").trim().slice(0, 60)}"`; }""")
        journey.append(f"{key:12} {where}")

    press("Tab")
    press("Enter")  # the skip link
    for _ in range(3):
        press("Tab")
        if "textarea" in journey[-1]:
            break
    assert "textarea" in journey[-1], journey
    desk.keyboard.type("my foster son got excluded")
    press("Enter")
    answered(desk)
    press("Shift+Tab")
    while "Permanent" not in journey[-1] and len(journey) < 30:
        press("Shift+Tab")
    press("Enter")
    answered(desk, 2)
    stops = 0
    while "Clear this conversation" not in journey[-1] and stops < 30:
        press("Tab")
        stops += 1
    press("Enter")
    expect(desk.locator(".turn")).to_have_count(0)
    expect(desk.locator("#notice")).to_contain_text("Conversation cleared")
    (CHECKOUT / "var" / "keyboard-journey.txt").write_text("\n".join(journey) + "\n", "utf-8")


def test_p6_what_a_screen_reader_finds_in_a_conversation_is_recorded(desk: Page) -> None:
    ask(desk, "my foster son got excluded")
    answered(desk)
    ask(desk, "what is the going rate for a plumber")
    answered(desk, 2)
    tree = desk.locator("body").aria_snapshot()
    (CHECKOUT / "var" / "accessibility-tree.txt").write_text(tree + "\n", "utf-8")
    for part in ('heading "You asked:"', 'heading "Answer:"', "status", 'textbox "Ask another question"', 'heading "Ask a question" [level=1]', "contentinfo", "main"):
        assert part in tree, part


# --- line 4: the same answers by every way ---------------------------------------------------------------------------

QUESTIONS = json.loads((CHECKOUT / "tests/end_to_end/thirty_questions.json").read_text("utf-8"))
PARTS = "p, li, h3, h4"
TEXTS = "nodes => nodes.map(n => n.textContent.trim().replace(/\\s+/g, ' '))"


def said_on(page: Page) -> list[str]:
    return page.locator(".turn:last-child .said").locator(PARTS).evaluate_all(TEXTS)


def test_the_same_thirty_questions_get_the_same_answers_by_every_way(browser: Browser, running: Running) -> None:
    with_script = browser.new_context(base_url=running.url).new_page()
    without = browser.new_context(base_url=running.url, java_script_enabled=False).new_page()
    reader = browser.new_context(java_script_enabled=False).new_page()  # only reads HTML that came another way
    differ = []
    for question in QUESTIONS:
        by: dict[str, list[str]] = {}
        for name, page in (("script", with_script), ("no script", without)):
            page.context.clear_cookies()
            page.goto("/")
            ask(page, question)
            answered(page)
            by[name] = said_on(page)
        form = httpx.post(running.url, data={"question": question}, follow_redirects=True, trust_env=False, timeout=12)
        reader.set_content(form.text)
        by["form"] = said_on(reader)
        reader.set_content(httpx.get(f"{running.url}/ask", params={"q": question}, trust_env=False, timeout=12).text)
        by["ask"] = reader.locator(".said").locator(PARTS).evaluate_all(TEXTS)
        by["widget"] = by_widget(browser, running, question)
        differ += [f"{question}: {name}: {texts}" for name, texts in by.items() if texts != by["form"]]
    for page in (with_script, without, reader):
        page.context.close()
    assert differ == []


def by_widget(browser: Browser, running: Running, question: str) -> list[str]:
    context = browser.new_context(base_url=running.url)
    page = context.new_page()
    page.goto("/widget")
    page.get_by_role("button", name="Ask the Virtual School").click()
    box = page.get_by_role("textbox")
    box.fill(question)
    box.press("Enter")
    said = page.locator("vs-chat .turn:last-child .said")
    expect(said).to_be_visible()
    texts = said.locator(PARTS).evaluate_all(TEXTS)
    context.close()
    return list(texts)

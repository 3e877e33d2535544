"""The pages in a real browser: with and without JavaScript, on a phone and on a desk."""
from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.end_to_end.conftest import Running
from virtual_school.settings import CHECKOUT

pytestmark = pytest.mark.end_to_end
SCREENSHOTS = CHECKOUT / "var" / "screenshots"
QUESTION = "my foster son got excluded today, what now"


@pytest.fixture(params=[320, 1280], ids=["phone", "desk"])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def script(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def context(browser: Browser, width: int, script: bool) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": width, "height": 700}, java_script_enabled=script)
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, running: Running) -> Page:
    page = context.new_page()
    page.goto(running.url)
    return page


def ask(page: Page, question: str) -> None:
    page.get_by_label("question", exact=False).fill(question)
    page.get_by_role("button", name="Ask", exact=True).click()


def picture(page: Page, name: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)


def test_a_whole_conversation(page: Page, width: int, script: bool) -> None:
    state = f"{width}-{'script' if script else 'no-script'}"
    picture(page, f"{state}-empty")
    ask(page, QUESTION)
    first = page.locator("#answer-1")
    expect(first).to_contain_text("copies of all exclusion letters")
    expect(first).to_contain_text(QUESTION)
    page.get_by_role("button", name="For a fixed period").click()
    expect(page.locator("#answer-2")).to_contain_text("alternative provision")
    ask(page, "what's the going rate for a plumber")
    expect(page.locator("#answer-3 .call")).to_contain_text("01582 548113")
    picture(page, f"{state}-conversation")
    page.reload()
    expect(page.locator(".turn")).to_have_count(3)
    ask(page, " ")
    expect(page.locator("#problem")).to_contain_text("Enter your question")
    expect(page).to_have_title("Error: Ask a question – Luton's Virtual School assistant")  # noqa: RUF001
    picture(page, f"{state}-error")
    page.get_by_role("button", name="Clear this conversation").click()
    expect(page.locator(".turn")).to_have_count(0)
    expect(page.locator(".notice")).to_contain_text("Conversation cleared")


@pytest.mark.parametrize("path", ["/faqs", "/faqs/ask_events", "/ask?q=who+is+the+designated+teacher", "/nowhere"])
def test_no_page_scrolls_sideways(context: BrowserContext, running: Running, path: str, script: bool, width: int) -> None:
    page = context.new_page()
    page.goto(running.url + path)
    name = path.strip("/").split("?")[0].replace("/", "-")
    picture(page, f"{width}-{name}")
    if script:
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.fixture
def phone(browser: Browser, running: Running) -> Iterator[Page]:
    """A phone with JavaScript."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(running.url)
    yield page
    context.close()


def test_with_the_script_the_page_stays_and_the_box_keeps_its_focus(phone: Page) -> None:
    phone.evaluate("window.stayed = true")
    phone.locator("#question").fill(QUESTION)
    phone.keyboard.press("Enter")
    expect(phone.locator("#answer-1")).to_be_visible()
    assert phone.evaluate("window.stayed") is True
    assert phone.evaluate("document.activeElement.id") == "question"
    expect(phone.locator("#status")).to_have_text(re.compile(r"^Answer: .*Choose from 2 options\.$"))


@pytest.mark.parametrize(("name", "where"), [("Ask", "send"), ("Can I take my child on holiday in term time?", "topic")])
def test_with_the_script_a_button_keeps_its_focus(phone: Page, name: str, where: str) -> None:
    phone.locator("#question").fill(QUESTION)
    phone.get_by_role("button", name=name, exact=True).press("Enter")
    expect(phone.locator("#answer-1")).to_be_visible()
    assert where in phone.evaluate("document.activeElement.className").split()


def test_with_the_script_a_choice_that_is_gone_gives_its_focus_to_the_answer(phone: Page) -> None:
    ask(phone, QUESTION)
    phone.get_by_role("button", name="Permanent", exact=True).press("Enter")
    expect(phone.locator("#answer-2")).to_be_visible()
    assert phone.evaluate("document.activeElement.id") == "answer-2"


def test_people_see_all_their_own_words_while_the_page_is_open_and_masked_ones_later(phone: Page) -> None:
    ask(phone, "my foster son Kai has been excluded")
    expect(phone.locator("#answer-1 .asked")).to_contain_text("Kai")
    ask(phone, "when are the awards")
    expect(phone.locator("#answer-2")).to_contain_text("when are the awards")
    expect(phone.locator("#answer-1 .asked")).to_contain_text("Kai")
    phone.reload()
    expect(phone.locator("#answer-1 .asked")).to_contain_text("[name]")


def test_what_is_typed_while_waiting_is_not_lost(phone: Page) -> None:
    def slowly(route: Route) -> None:
        phone.locator("#question").fill("and another thing")
        route.continue_()

    phone.route("**/*", lambda route: slowly(route) if route.request.method == "POST" else route.continue_())
    ask(phone, QUESTION)
    expect(phone.locator("#answer-1")).to_be_visible()
    expect(phone.locator("#question")).to_have_value("and another thing")


def test_when_the_connection_is_lost_the_question_stays_and_can_be_sent_again(phone: Page) -> None:
    phone.context.set_offline(True)
    ask(phone, QUESTION)
    expect(phone.locator("#status")).to_contain_text("Your question was not sent")
    expect(phone.locator("#question")).to_have_value(QUESTION)
    phone.context.set_offline(False)
    phone.get_by_role("button", name="Ask", exact=True).click()
    expect(phone.locator("#answer-1")).to_be_visible()
    expect(phone.locator(".turn")).to_have_count(1)


def test_the_script_counts_the_last_hundred_characters(phone: Page) -> None:
    phone.locator("#question").fill("a" * 450)
    expect(phone.locator("#count")).to_have_text("50 characters left")
    phone.locator("#question").fill("a" * 501)
    expect(phone.locator("#count")).to_have_text("1 character too many")


def test_the_browser_asks_nobody_else_and_no_policy_is_broken(browser: Browser, running: Running) -> None:
    context = browser.new_context()
    page = context.new_page()
    hosts: set[str] = set()
    messages: list[str] = []
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.on("console", lambda message: messages.append(message.text))
    page.goto(running.url)
    ask(page, QUESTION)
    expect(page.locator("#answer-1")).to_be_visible()
    assert hosts == {f"127.0.0.1:{running.settings.website_port}"}
    assert messages == []
    context.close()


def test_another_language_is_told_so_in_that_language_seen_and_announced(page: Page, script: bool) -> None:
    ask(page, "Czy mogę zabrać dziecko na wakacje w czasie roku szkolnego?")
    expect(page.locator("#answer-1 [lang=pl]")).to_contain_text("01582 548113")
    if script:
        expect(page.locator("#status [lang=pl]")).to_contain_text("Rozumiem tylko język angielski")

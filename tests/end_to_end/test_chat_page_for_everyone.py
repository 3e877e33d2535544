"""The chat page on small windows, by keyboard, in forced colours and without JavaScript. P lines are those of WEB.md."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.end_to_end.conftest import Running
from tests.end_to_end.test_everyone import HOLIDAY, answered, ask

pytestmark = pytest.mark.end_to_end
WINDOWS = [(320, 256), (320, 640), (640, 512), (1280, 800)]

# Every stop of the Tab key: what it is, how large, and whether something else lies over it.
STOP = """() => {
  const node = document.activeElement, box = node.getClientRects()[0];
  if (node === document.body) return null;
  const points = [[.5, .5], [.1, .5], [.9, .5]].map(([x, y]) => [box.left + box.width * x, box.top + box.height * y]);
  const inside = points.filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
  const isSeen = inside.some(([x, y]) => node.contains(document.elementFromPoint(x, y)));
  const style = getComputedStyle(node);
  const isInline = node.localName === "a" && style.display === "inline";
  const isClear = style.outlineColor === "rgba(0, 0, 0, 0)" || style.outlineStyle === "none";
  const hasRing = !isClear || style.boxShadow !== "none";
  return { name: (node.textContent || node.id).trim().slice(0, 40), width: box.width, height: box.height, isInline, isSeen, hasRing };
}"""


@pytest.fixture
def open_page(browser: Browser, running: Running) -> Iterator[Any]:
    contexts = []

    def opened(width: int = 1280, height: int = 800, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, base_url=running.url, **options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.goto("/")
        return page

    yield opened
    for context in contexts:
        context.close()


def stops_of(page: Page) -> list[dict[str, Any]]:
    """Return every stop of the Tab key, in order."""
    page.get_by_role("link", name="Skip to main content").focus()  # the first one
    found = []
    while (stop := page.evaluate(STOP)) is not None:
        found.append(stop)
        page.keyboard.press("Tab")
    return found


def talk(page: Page) -> None:
    ask(page, "my foster son got excluded")
    answered(page)
    ask(page, "what is the going rate for a plumber")
    answered(page, 2)
    page.locator("summary").click()


@pytest.mark.parametrize(("width", "height"), WINDOWS, ids=str)
def test_p5_every_stop_is_seen_large_enough_and_marked(open_page: Any, width: int, height: int) -> None:
    page = open_page(width, height)
    talk(page)
    stops = stops_of(page)
    assert len(stops) > 20
    assert [stop for stop in stops if not stop["isSeen"]] == []
    assert [stop for stop in stops if not stop["hasRing"]] == []
    small = [stop for stop in stops if not stop["isInline"] and (stop["height"] < 43.9 or stop["width"] < 43.9)]
    assert [stop for stop in small if stop["height"] < 24] == []
    assert [stop["name"] for stop in small] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_p5_the_whole_document_scrolls_and_nothing_is_pinned(open_page: Any) -> None:
    page = open_page(320, 256)
    talk(page)
    pinned = """[...document.querySelectorAll("*")].filter(n => ["fixed", "sticky"].includes(getComputedStyle(n).position)).map(n => n.className)"""
    assert page.evaluate(pinned) == []
    scrolling = """[...document.querySelectorAll("main *")].filter(n => n.scrollHeight > n.clientHeight + 1 && getComputedStyle(n).overflowY === "auto"
        && n.localName !== "textarea").map(n => n.className)"""
    assert page.evaluate(scrolling) == []


def test_p5_with_reduced_motion_nothing_moves(open_page: Any) -> None:
    page = open_page(reduced_motion="reduce")
    page.evaluate("() => { window.ways = []; Element.prototype.scrollIntoView = function (how) { ways.push(how.behavior); }; }")
    talk(page)
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("window.ways") == ["auto", "auto"]


def test_p5_in_forced_colours_every_control_has_a_border(open_page: Any) -> None:
    page = open_page(forced_colors="active")
    talk(page)
    bare = """[...document.querySelectorAll("button, textarea")].filter(n => n.checkVisibility()).filter(n => {
        const s = getComputedStyle(n); return s.borderTopStyle === "none" || parseFloat(s.borderTopWidth) < 1; }).map(n => n.textContent)"""
    assert page.evaluate(bare) == []
    for who in ("You asked:", "Answer:"):
        expect(page.get_by_role("heading", name=who)).to_have_count(2)


def test_p5_text_may_be_spaced_out_without_being_cut(open_page: Any) -> None:
    page = open_page(320, 640, bypass_csp=True)
    talk(page)
    page.add_style_tag(content="* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }")
    cut = """[...document.querySelectorAll("main *, header *, footer *")].filter(n => n.checkVisibility() && getComputedStyle(n).overflow === "hidden"
        && (n.scrollHeight > n.clientHeight + 1 || n.scrollWidth > n.clientWidth + 1) && !n.className.includes("hidden")).map(n => n.className)"""
    assert page.evaluate(cut) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_p1_without_javascript_a_conversation_can_be_held_judged_kept_and_cleared(open_page: Any) -> None:
    page = open_page(java_script_enabled=False, accept_downloads=True)
    ask(page, "my foster son got excluded")
    answered(page)
    assert page.url.endswith("#answer-1")
    page.get_by_role("button", name="Permanent", exact=True).click()
    answered(page, 2)
    page.get_by_role("button", name=re.compile("^No.*answer 2 ")).click()
    page.get_by_role("button", name=re.compile("^It is unclear")).click()
    expect(page.locator("#feedback-2")).to_contain_text("Thank you for telling us.")
    page.reload()
    expect(page.locator(".turn")).to_have_count(2)
    with page.expect_download() as started:
        page.get_by_role("button", name="Download it").click()
    assert "You asked: my foster son got excluded" in started.value.path().read_text("utf-8")
    expect(page.locator("#print")).to_be_hidden()
    page.get_by_role("button", name="Clear this conversation").click()
    expect(page.locator("#notice")).to_have_text("Conversation cleared")
    expect(page.locator(".turn")).to_have_count(0)


def test_p2_without_javascript_a_mistake_leads_back_to_the_box(open_page: Any) -> None:
    page = open_page(java_script_enabled=False)
    ask(page, "a" * 501)
    expect(page).to_have_title(re.compile("^Error: "))
    page.locator("#problem a").click()
    assert page.url.endswith("#question")
    expect(page.locator("#question")).to_have_value("a" * 501)


def test_p3_with_javascript_the_address_and_the_html_are_those_of_without(open_page: Any) -> None:
    turns = []
    for with_script in (True, False):
        page = open_page(java_script_enabled=with_script)
        ask(page, HOLIDAY)
        answered(page)
        turns.append(page.locator("#answer-1 .answer").inner_html())
        assert page.url.split("?")[0].rstrip("/").count("/") == 2
    secrets = re.compile(r'(name="(conversation|answer|key)" value=")[^"]*')
    assert secrets.sub(r"\1", turns[0]) == secrets.sub(r"\1", turns[1])


def test_p8_no_policy_is_broken_in_a_whole_conversation(open_page: Any) -> None:
    page = open_page()
    page.evaluate("() => { window.forbidden = []; document.addEventListener('securitypolicyviolation', e => forbidden.push(e.violatedDirective)); }")
    talk(page)
    page.get_by_role("button", name=re.compile("^Yes.*answer 1 ")).click()
    expect(page.locator("#feedback-1 .thanks")).to_be_visible()
    page.get_by_role("button", name="Clear this conversation").click()
    expect(page.locator(".turn")).to_have_count(0)
    assert page.evaluate("window.forbidden") == []


def test_p11_statements_are_two_clicks_away_and_help_is_always_in_the_same_place(open_page: Any) -> None:
    page = open_page()
    for path in ("/", "/faqs", "/faqs/ask_contact", "/ask", "/accessibility", "/privacy", "/widget", "/nowhere"):
        page.goto(path)
        footer = page.get_by_role("contentinfo")
        assert footer.get_by_role("heading").all_inner_texts() == ["Speak to a person"]
        for name in ("Accessibility statement", "Privacy and cookies"):
            expect(footer.get_by_role("link", name=name)).to_be_visible()

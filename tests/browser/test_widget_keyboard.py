"""The widget by keyboard alone, in small windows, beside sticky heads and feet; and focus that stays where it is."""
from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import TITLE, Chat, Service, Visitor, picture

CHOICES = ["school_exclusion", "permanent_exclusion"]

# What has the focus, through the shadow root: what it is called, its box, and whether its middle can be seen.
FOCUSED = """() => {
  let root = document, node = document.activeElement;
  while (node?.shadowRoot?.activeElement) { root = node.shadowRoot; node = root.activeElement; }
  if (!node || node === document.body || node === document.documentElement) return null;
  const { left, top, right, bottom } = node.getBoundingClientRect();
  const x0 = Math.max(left, 0), x1 = Math.min(right, innerWidth), y0 = Math.max(top, 0), y1 = Math.min(bottom, innerHeight);
  const at = x1 > x0 && y1 > y0 ? root.elementFromPoint((x0 + x1) / 2, (y0 + y1) / 2) : null;
  const name = node.getAttribute("aria-label") || node.id || node.textContent.slice(0, 40) || node.localName;
  return { name, ours: root !== document, seen: !!at && (node.contains(at) || at.contains(node)), box: [left, top, right, bottom].map(Math.round) };
}"""


def walk(page: Page, stops: int, key: str = "Tab") -> list[dict[str, Any]]:
    """Press Tab so often; return what had the focus each time."""
    found = []
    for _ in range(stops):
        page.keyboard.press(key)
        page.wait_for_timeout(40)
        focused = page.evaluate(FOCUSED)
        if focused:
            found.append(focused)
    return found


def names(stops: list[dict[str, Any]]) -> list[str]:
    return [stop["name"] for stop in stops]


def test_a_whole_conversation_by_keyboard(visitor: Visitor, service: Service) -> None:
    """W5: Tab to the launcher, Enter opens, type, Shift+Enter, Enter sends, Escape closes, focus back."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page)
    while chat.focused() != TITLE or not page.evaluate(FOCUSED)["ours"]:
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(chat.box).to_be_focused()
    page.keyboard.type("can I go")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("on holiday?")
    expect(chat.box).to_have_value("can I go\non holiday?")
    page.keyboard.press("Enter")
    expect(chat.turns.locator(".answer")).to_be_visible()
    assert service.bot.asked[0]["text"] == "can I go on holiday?"
    expect(chat.box).to_be_focused()
    expect(chat.box).to_have_value("")
    page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    expect(chat.launcher).to_be_focused()


def test_a_closed_panel_has_no_tab_stop(visitor: Visitor, service: Service) -> None:
    """W5: closed, before and after use, the launcher is the only stop; on wide screens nothing is trapped."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page)
    assert [name for name in names(walk(page, 6)) if name == TITLE].count(TITLE) >= 1
    chat.open().ask()
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    stops = [stop for stop in walk(page, 5) if stop["ours"]]
    assert names(stops) == [TITLE] * len(stops)
    chat.open()
    around = walk(page, 20)
    assert any(not stop["ours"] for stop in around), "the page can be reached while the panel is open"
    assert any(stop["ours"] for stop in around)
    assert any(not stop["ours"] for stop in walk(page, 20, "Shift+Tab"))


def test_a_full_panel_is_modal(visitor: Visitor, service: Service) -> None:
    """W5, W7: on a phone the hidden page keeps no focus, and Escape gives the focus back to the launcher."""
    page = visitor.page(service.host("council"), 320, 640)
    chat = Chat(page).open()
    assert chat.panel.evaluate("(node) => node.matches(':modal')")
    assert all(stop["ours"] for stop in walk(page, 25))
    page.keyboard.press("Escape")
    expect(chat.launcher).to_be_focused()


def test_escape_pressed_on_the_page_closes_and_leaves_the_focus(visitor: Visitor, service: Service) -> None:
    """W5, W7: what the panel hides can be seen again without going back to it."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page).open()
    link = page.get_by_role("link", name="link to page one")
    link.focus()
    page.keyboard.press("Escape")
    expect(chat.panel).to_be_hidden()
    expect(link).to_be_focused()


def test_enter_that_ends_a_composition_does_not_send(visitor: Visitor, service: Service) -> None:
    """W5: an input method's Enter chooses a word."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page).open()
    chat.type("question")
    chat.box.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    page.wait_for_timeout(100)
    assert chat.turns.count() == 0


@pytest.mark.parametrize("host", ["plain", "council"])
@pytest.mark.parametrize(("width", "height"), [(320, 256), (320, 640), (640, 512), (1280, 800)])
def test_everything_can_be_reached_and_seen(visitor: Visitor, service: Service, host: str, width: int, height: int) -> None:
    """W6, W7: no sideways scrolling; whatever has the focus is in view and under nothing, closed and open."""
    page = visitor.page(service.host(host), width, height)
    chat = Chat(page)
    assert [stop for stop in walk(page, 14) if not stop["seen"]] == []
    service.bot.says("choose", candidates=CHOICES)
    chat.open().ask()
    service.bot.status = 503
    chat.ask()
    picture(page, f"widget-reflow-{host}-{width}x{height}")
    assert chat.panel.evaluate("(node) => [node, ...node.querySelectorAll('*')].every((one) => one.localName === 'textarea' || one.matches('.u') || one.scrollWidth <= one.clientWidth + 1 || getComputedStyle(one).display === 'inline')")
    box = chat.panel.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    stops = [stop for stop in walk(page, 24) if stop["ours"]]
    assert {"Close", "Conversation", "q", "Ask", "Clear chat", "Try again"} <= set(names(stops))
    assert [stop for stop in stops if not stop["seen"]] == []
    assert [stop for stop in stops if stop["box"][0] < -1 or stop["box"][2] > width + 1] == []
    talk = page.locator("vs-chat .talk").bounding_box()
    assert talk is not None
    scrolls_as_one = chat.panel.evaluate("(node) => node.scrollHeight > node.clientHeight && getComputedStyle(node).overflowY === 'auto'")
    assert scrolls_as_one or talk["height"] >= 0.4 * height


def test_the_launcher_makes_way_for_what_has_the_focus(visitor: Visitor, service: Service) -> None:
    """W7: a link wholly below the launcher or the panel is seen when the focus comes to it."""
    html = """<!DOCTYPE html><html lang="en"><title>x</title><script src="%BOT%/widget.js" defer></script><body><main><h1>x</h1>
    <p style="position:fixed;right:60px;bottom:25px"><a id="hidden" href="#top">under</a></p></main>"""
    page = visitor.page(service.serve(html))
    chat = Chat(page)
    covered = "() => document.elementFromPoint(...(({ x, y, width, height }) => [x + width / 2, y + height / 2])(document.getElementById('hidden').getBoundingClientRect())).localName"
    expect(chat.launcher).to_be_visible()
    assert page.evaluate(covered) == "vs-chat"
    page.locator("#hidden").focus()
    page.wait_for_timeout(100)
    assert page.evaluate(covered) == "a"
    chat.launcher.click()
    box = chat.panel.bounding_box()
    assert box is not None
    assert box["x"] < 100


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (320, 640)])
def test_focus_never_moves_by_itself(visitor: Visitor, service: Service, width: int, height: int) -> None:
    """W12: not when an answer comes, not when it fails, not when the page comes back with a conversation in it."""
    page = visitor.page(service.host("plain"), width, height)
    chat = Chat(page).open()
    service.bot.stall = 0.3
    chat.type("holiday?")
    ask = chat.button("Ask")
    ask.press("Enter")
    expect(chat.turns.locator(".answer")).to_be_visible()
    expect(ask).to_be_focused()
    service.bot.says("choose", candidates=CHOICES)
    chat.ask()
    expect(chat.box).to_be_focused()
    page.reload()
    expect(chat.turns.nth(1).locator(".answer")).to_be_visible()
    page.wait_for_timeout(200)
    assert page.evaluate("[document.activeElement.localName, document.querySelector('vs-chat').shadowRoot.activeElement]") == ["body", None]


def test_a_button_that_was_pressed_keeps_the_focus(visitor: Visitor, service: Service) -> None:
    """W12: a choice, and Try again, stay until the focus leaves them; then the choices are a plain list."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page).open()
    service.bot.says("choose", candidates=CHOICES)
    chat.ask()
    service.bot.says("permanent_exclusion")
    choice = chat.turns.first.get_by_role("button").nth(1)
    choice.press("Enter")
    expect(chat.turns.nth(1).locator(".answer")).to_be_visible()
    expect(choice).to_be_focused()
    assert len(service.bot.asked) == 2
    choice.press("Enter")
    page.wait_for_timeout(100)
    assert len(service.bot.asked) == 2, "a choice is taken once"
    chat.box.focus()
    expect(chat.turns.first.get_by_role("button")).to_have_count(0)
    expect(chat.turns.first.locator("li")).to_have_count(2)
    assert service.bot.asked[1]["choice"] == "permanent_exclusion"
    page.context.set_offline(True)
    chat.send()
    again = chat.button("Try again")
    again.focus()
    page.context.set_offline(False)
    expect(chat.turns.nth(2).locator(".answer")).to_be_visible()
    expect(again).to_be_focused()
    page.keyboard.press("Tab")
    expect(again).to_be_hidden()


def test_a_window_that_changes_its_size_keeps_focus_and_words(visitor: Visitor, service: Service) -> None:
    """W6, W12: turning a phone or zooming swaps the two kinds of panel and nothing else."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page).open()
    chat.type("half a question")
    for width, modal in ((320, True), (1280, False), (320, True)):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(150)
        assert chat.panel.evaluate("(node) => node.matches(':modal')") is modal
        expect(chat.box).to_be_focused()
        expect(chat.box).to_have_value("half a question")

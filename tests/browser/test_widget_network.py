"""The widget on bad lines, before a service that is down, and from page to page."""
from __future__ import annotations

import json
import re
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import QUESTION, Chat, Service, Visitor, picture, settled, stores

CHOICES = ["school_exclusion", "permanent_exclusion"]
FAILED = "Your question was not sent. Use the Try again button, or wait: it will be sent when you are back online."
MESSAGES = re.compile(r"/messages$")
API = re.compile(r"/api/v1/")
NUMBER = "01582 548113"


def refused(status: int, message: str = "", **headers: str) -> Any:
    """Return what answers a request with an error, as the service or a proxy before it would."""
    body = json.dumps({"error": {"code": "x", "message": message}}) if message else "<html>"
    allowed = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "content-type", "Access-Control-Expose-Headers": "Retry-After"}
    return lambda route: route.fulfill(status=status, body=body, headers={**allowed, **headers})


def shown_help(chat: Chat, service: Service) -> None:
    """W14: the number, 999 and the common questions are there, and the widget is too."""
    turn = chat.turns.last
    expect(turn.get_by_role("link", name=NUMBER)).to_have_attribute("href", "tel:01582548113")
    expect(turn.get_by_role("link", name="999")).to_have_attribute("href", "tel:999")
    expect(turn.get_by_role("link", name="common questions")).to_have_attribute("href", f"{service.url}/faqs")
    expect(chat.box).to_be_enabled()


def tokens(page: Page) -> str:
    return str(json.loads(stores(page)["session"]["vs-chat"])["token"])


def test_offline_the_question_waits_and_is_sent_when_the_line_is_back(visitor: Visitor, service: Service) -> None:
    """W13, W11: the text stays, Try again is there, and only the answer is announced in the end."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page).open()
    chat.ask("first")
    before = len(settled(page))
    page.context.set_offline(True)
    chat.send(QUESTION)
    expect(chat.turns.last).to_contain_text("Not sent.")
    expect(chat.turns.last).to_contain_text(QUESTION)
    shown_help(chat, service)
    assert settled(page)[before:][-1:] == [FAILED]
    page.context.set_offline(False)
    expect(chat.turns.last.locator(".answer")).to_be_visible()
    expect(chat.turns.last).not_to_contain_text("Not sent.")
    expect(chat.button("Try again")).to_have_count(0)
    assert settled(page)[-2:] == [FAILED, "Answer: The text of term_time_holiday."]
    assert [asked["text"] for asked in service.bot.asked] == ["first", QUESTION]


def test_try_again_sends_it_again(visitor: Visitor, service: Service) -> None:
    """W13: by hand, once for each press that is heard."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page).open()
    page.route(MESSAGES, lambda route: route.abort())
    chat.send()
    again = chat.button("Try again")
    expect(again).to_be_visible()
    settled(page)  # or the next announcement takes the place of this one
    again.click()
    expect(again).not_to_have_attribute("aria-disabled", "true")
    settled(page)
    page.unroute_all()
    again.click()
    expect(chat.turns.locator(".answer")).to_be_visible()
    assert len(service.bot.asked) == 1
    assert settled(page).count(FAILED) == 2


def test_a_reply_lost_on_the_way_back_is_asked_for_once(visitor: Visitor, service: Service) -> None:
    """W13: the service worked on it, the answer was lost, it is sent again with the same key: the bot is asked once."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page).open()
    keys: list[str] = []

    def lose(route: Route) -> None:
        keys.append(route.request.post_data_json["key"])
        route.fetch()
        route.abort()

    page.route(MESSAGES, lambda route: lose(route) if route.request.method == "POST" else route.continue_())
    chat.send()
    expect(chat.button("Try again")).to_be_visible()
    page.unroute_all()
    with page.expect_request(lambda request: request.method == "POST" and "messages" in request.url) as sent:
        chat.button("Try again").click()
    expect(chat.turns.locator(".answer")).to_be_visible()
    assert sent.value.post_data_json["key"] == keys[0]
    assert len(service.bot.asked) == 1
    address = f"{service.url}/api/v1/conversations/{tokens(page)}"
    assert len(httpx.get(address, trust_env=False).json()["messages"]) == 1


def test_after_eight_seconds_it_counts_as_not_sent(visitor: Visitor, service: Service) -> None:
    """W13: a line that says nothing."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page).open()
    chat.ask()
    held: list[Route] = []
    page.route(MESSAGES, lambda route: held.append(route))  # noqa: PLW0108 (Playwright marks the function)
    chat.send()
    page.wait_for_timeout(7_000)
    expect(chat.button("Try again")).to_be_hidden()
    expect(chat.button("Try again")).to_be_visible(timeout=3_000)
    shown_help(chat, service)


def test_a_question_asked_before_leaving_the_page_is_not_lost(visitor: Visitor, service: Service) -> None:
    """W13, W15: what was not sent is sent from the next page, once."""
    page = visitor.page(service.host("one"))
    chat = Chat(page).open()
    page.route(MESSAGES, lambda route: route.abort())
    chat.send()
    expect(chat.button("Try again")).to_be_visible()
    page.unroute_all()
    page.goto(service.host("two"))
    expect(chat.turns.locator(".answer")).to_be_visible()
    expect(chat.turns).to_have_count(1)
    assert [asked["text"] for asked in service.bot.asked] == [QUESTION]
    page.goto(service.host("three"))
    expect(chat.turns).to_have_count(1)


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_service_that_is_down_is_said_plainly(visitor: Visitor, service: Service, status: int) -> None:
    """W14: a proxy's error page is not shown; the number is."""
    page = visitor.page(service.host("plain"))
    page.route(API, refused(status))
    chat = Chat(page).open()
    chat.send()
    expect(chat.turns).to_contain_text("Not sent.")
    shown_help(chat, service)
    expect(chat.button("Try again")).to_be_visible()
    assert settled(page)[-1] == FAILED


def test_a_full_service_says_when_to_come_back(visitor: Visitor, service: Service) -> None:
    """W14: 429 with Retry-After: its message, how long to wait, and no question is sent before."""
    page = visitor.page(service.host("plain"))
    page.route(MESSAGES, refused(429, "Too many questions came at once.", **{"Retry-After": "3"}))
    chat = Chat(page).open()
    chat.send()
    expect(chat.turns).to_contain_text("Too many questions came at once.")
    expect(chat.turns).to_contain_text(re.compile(r"You can send it again in [123] seconds\."))
    shown_help(chat, service)
    picture(page, "widget-429")
    page.unroute_all()
    chat.button("Try again").click()
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_timeout(300)
    assert service.bot.asked == []
    assert settled(page)[-1].startswith("You can send it again in ")
    expect(chat.turns).not_to_contain_text("seconds", timeout=4_000)
    chat.button("Try again").click()
    expect(chat.turns.locator(".answer")).to_be_visible()


def test_a_bot_that_is_down_gives_the_number_and_another_try(visitor: Visitor, service: Service) -> None:
    """W14: the service's own last word, and the same question again when the bot is back."""
    page = visitor.page(service.host("plain"))
    service.bot.status = 503
    chat = Chat(page).open()
    chat.ask()
    shown_help(chat, service)
    service.bot.status = 200
    chat.button("Try again").click()
    expect(chat.turns).to_contain_text("The text of term_time_holiday.")
    expect(chat.turns).to_have_count(1)
    expect(chat.turns.locator(".call")).to_have_count(0)


def test_what_the_service_refuses_comes_back_into_the_box(visitor: Visitor, service: Service) -> None:
    """W14: words that are no question are given back with the reason."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page).open()
    chat.send("///")
    expect(chat.panel).to_contain_text("Error: Enter your question")
    expect(chat.box).to_have_value("///")
    expect(chat.turns).to_have_count(0)
    assert stores(page)["session"]["vs-chat"].count("///") == 0


def test_a_conversation_goes_from_page_to_page(visitor: Visitor, service: Service) -> None:
    """W15: three pages and a reload, with the panel as it was left; restored words are not read out."""
    page = visitor.page(service.host("one"))
    chat = Chat(page).open()
    service.bot.says("choose", text="Which one?", candidates=CHOICES)
    chat.ask("first")
    service.bot.says("school_exclusion")
    chat.turns.first.get_by_role("button").first.click()
    expect(chat.turns.nth(1).locator(".answer")).to_be_visible()
    for number, link in enumerate(("page two", "page three")):
        page.get_by_role("link", name=link).click()
        expect(chat.panel).to_be_visible()
        expect(chat.turns).to_have_count(2)
        expect(chat.turns.first).to_contain_text("first")
        expect(chat.turns.nth(1)).to_contain_text("My child has been excluded")
        assert settled(page) == [], number
    chat.button("Close").click()
    page.reload()
    expect(chat.launcher).to_be_visible()
    expect(chat.panel).to_have_count(0)
    chat.launcher.click()
    expect(chat.turns).to_have_count(2)
    chat.ask("second")
    page.go_back()
    expect(chat.turns).to_have_count(3)


def test_on_a_phone_the_panel_comes_back_modal(visitor: Visitor, service: Service) -> None:
    """W15: open stays open, closed stays closed, by reload."""
    page = visitor.page(service.host("one"), 320, 640)
    chat = Chat(page).open()
    chat.ask()
    page.reload()
    expect(chat.turns.locator(".answer")).to_be_visible()
    assert chat.panel.evaluate("(node) => node.matches(':modal')")
    chat.button("Close").click()
    page.reload()
    expect(chat.launcher).to_be_visible()
    expect(chat.panel).to_have_count(0)


def test_another_tab_starts_anew(visitor: Visitor, service: Service) -> None:
    """W15, W16: a conversation is a tab's own."""
    page = visitor.page(service.host("one"))
    Chat(page).open().ask()
    other = page.context.new_page()
    other.goto(service.host("one"))
    assert "session" not in stores(other)
    expect(Chat(other).launcher).to_be_visible()


def test_clear_chat_clears_here_and_there(visitor: Visitor, service: Service) -> None:
    """W15, W11: nothing is left in the tab, and the service does not know it any more."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page).open()
    chat.ask()
    address = f"{service.url}/api/v1/conversations/{tokens(page)}"
    assert httpx.get(address, trust_env=False).status_code == 200
    chat.type("half a question")
    clear = chat.button("Clear chat")
    clear.press("Enter")
    expect(chat.turns).to_have_count(0)
    assert settled(page)[-1] == "Conversation cleared"
    assert stores(page) == {}
    assert httpx.get(address, trust_env=False).status_code == 404
    expect(clear).to_be_focused()
    expect(chat.box).to_have_value("")
    expect(chat.button("Download conversation")).to_be_hidden()
    chat.ask()
    assert len(service.bot.asked) == 2


def test_a_conversation_that_cannot_be_cleared_says_so(visitor: Visitor, service: Service) -> None:
    """W15: it is not gone, and nobody is told that it is."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page).open()
    chat.ask()
    page.context.set_offline(True)
    chat.button("Clear chat").click()
    expect(chat.panel).to_contain_text("The conversation could not be cleared at the moment.")
    expect(chat.turns).to_have_count(1)
    assert "Conversation cleared" not in settled(page)


def erase(service: Service, page: Page) -> None:
    """End the conversation on the service's side, as half an hour without a question does."""
    httpx.delete(f"{service.url}/api/v1/conversations/{tokens(page)}", trust_env=False)


def test_an_ended_conversation_goes_on_as_a_new_one(visitor: Visitor, service: Service) -> None:
    """W15: the service forgot it: that is said, the words stay, and the question is answered with its key."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page).open()
    chat.ask("first")
    old = tokens(page)
    erase(service, page)
    chat.ask("second")
    expect(chat.turns.nth(1)).to_contain_text("Your earlier conversation has ended, so a new one begins here.")
    expect(chat.turns.first).to_contain_text("first")
    assert tokens(page) != old


def test_a_conversation_that_ended_while_away_says_so(visitor: Visitor, service: Service) -> None:
    """W15: after a reload there is nothing to show, and it says why."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page).open()
    chat.ask()
    erase(service, page)
    page.reload()
    expect(chat.panel).to_contain_text("Your earlier conversation has ended, so a new one begins here.")
    assert stores(page) == {}
    chat.ask()


def test_earlier_messages_that_cannot_be_had_are_shown_later(visitor: Visitor, service: Service) -> None:
    """W14, W15: the service is away at a reload: it says so with the number, and shows them when the line is back."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page).open()
    chat.ask()
    page.route(API, lambda route: route.abort())
    page.reload()
    expect(chat.panel).to_contain_text("Your earlier messages cannot be shown at the moment.")
    expect(chat.panel.get_by_role("link", name=NUMBER)).to_be_visible()
    page.unroute_all()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(chat.turns).to_have_count(1)
    expect(chat.panel).not_to_contain_text("cannot be shown")


def test_two_questions_at_once_are_sent_one_after_the_other(visitor: Visitor, service: Service) -> None:
    """W13: what is asked while an answer is on its way waits for its turn."""
    page = visitor.page(service.host("plain"))
    service.bot.stall = 0.4
    chat = Chat(page).open()
    chat.send("one")
    chat.send("two")
    expect(chat.turns.locator(".answer:visible")).to_have_count(2)
    assert [asked["text"] for asked in service.bot.asked] == ["one", "two"]

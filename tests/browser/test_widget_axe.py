"""The widget in ten states on pages of other sites, by axe and in pictures."""
from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Chat, Service, Visitor, axe, picture, stores

CHOICES = ["school_exclusion", "permanent_exclusion"]
SIZES = [(1280, 800), (320, 640)]


def closed(chat: Chat, service: Service) -> None:
    expect(chat.launcher).to_be_visible()


def empty(chat: Chat, service: Service) -> None:
    chat.open()


def typing(chat: Chat, service: Service) -> None:
    chat.open().type("a" * 450)
    expect(chat.panel).to_contain_text("50 characters left")


def sending(chat: Chat, service: Service) -> None:
    service.bot.stall = 4
    chat.open().send()
    expect(chat.turns).to_contain_text("Sending your question")


def answered(chat: Chat, service: Service) -> None:
    chat.open().ask()
    chat.button("No").click()
    expect(chat.panel).to_contain_text("Thank you.")


def choosing(chat: Chat, service: Service) -> None:
    service.bot.says("choose", text="Did you mean one of these?", candidates=CHOICES)
    chat.open().ask()
    expect(chat.button("None of these")).to_be_visible()


def mistaken(chat: Chat, service: Service) -> None:
    chat.open().send(" ")
    expect(chat.panel).to_contain_text("Error: Enter your question")


def failed(chat: Chat, service: Service) -> None:
    chat.open()
    chat.page.context.set_offline(True)
    chat.send()
    expect(chat.button("Try again")).to_be_visible()


def restored(chat: Chat, service: Service) -> None:
    chat.open().ask()
    chat.page.goto(service.host("two"))
    expect(chat.turns.locator(".answer")).to_be_visible()


def unavailable(chat: Chat, service: Service) -> None:
    service.bot.status = 503
    chat.open().ask()
    chat.panel.get_by_text("Summary for the phone").click()
    expect(chat.turns.locator(".call")).to_be_visible()


STATES = [closed, empty, typing, sending, answered, choosing, mistaken, failed, restored, unavailable]


@pytest.mark.parametrize("host", ["plain", "council", "govuk"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_nothing(visitor: Visitor, service: Service, host: str, state: Callable[[Chat, Service], None]) -> None:
    """W1: no violation, and nothing that axe could not decide."""
    page = visitor.page(service.host(host))
    state(Chat(page), service)
    assert axe(page) == ([], [])


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_nothing_on_a_phone(visitor: Visitor, service: Service, state: Callable[[Chat, Service], None]) -> None:
    """W1: likewise where the panel is modal; and a picture of each state in both sizes."""
    for width, height in SIZES:
        page: Page = visitor.page(service.host("council"), width, height)
        state(Chat(page), service)
        picture(page, f"widget-{state.__name__}-{width}x{height}")
    assert axe(page) == ([], [])
    if state in (closed, empty, typing, mistaken):
        assert stores(page) == {}

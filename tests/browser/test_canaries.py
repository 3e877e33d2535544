"""People who tell everything about themselves, on the page with script and in the widget, are found nowhere but on the screen."""
from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from tests.browser.conftest import Chat, Service, Visitor, stores
from tests.canaries import all_files, identities, leaks
from tests.decided_bot import DecidedBot


def ask_on_the_page(page: Page, text: str) -> None:
    number = page.locator(".turn").count() + 1
    page.locator("#question").fill(text)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator(f"#answer-{number}")).to_be_visible()


def test_nothing_of_them_is_in_any_file_nor_kept_by_the_browser(visitor: Visitor, service: Service, bot: DecidedBot) -> None:
    people, contents = identities()[:3], {}
    for person in people:
        page = visitor.page(service.url)
        for text in person.texts[:2]:
            ask_on_the_page(page, text)
        widget = Chat(visitor.page(service.host("plain"))).open()
        for text in person.texts[2:]:
            widget.ask(text)
        assert leaks([person], {"screen": page.inner_text("main").encode()}), "their own words stay on the screen"
        for name, one in (("page", page), ("widget", widget.page)):
            contents[f"{name} of {person.number}"] = f"{one.url} {json.dumps(stores(one))}".encode()
    contents |= all_files(service.settings.data_dir)
    contents["bot"] = json.dumps(bot.asked).encode()
    assert b"vs-chat" in contents["widget of 101"], "the widget keeps its token"
    assert b"has been excluded" in contents["bot"]
    assert leaks(people, contents) == []

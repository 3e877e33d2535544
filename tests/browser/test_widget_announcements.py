"""What screen readers are told of the widget's conversation."""
from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Chat, Service, Visitor, settled

CHOICES = ["school_exclusion", "permanent_exclusion"]


def test_an_answer_is_announced_once(visitor: Visitor, service: Service) -> None:
    """W11: sent, then the answer in plain words; nothing when the panel opens."""
    page = visitor.page(service.host("plain"))
    service.bot.stall = 0.3
    service.bot.says("term_time_holiday", text="Ask [the school](https://example.org/x) first.\n\n- one\n- two")
    chat = Chat(page).open()
    assert settled(page) == []
    chat.ask()
    assert settled(page) == ["Sending your question", "Answer: Ask the school first. one two"]


def test_a_long_answer_is_announced_by_its_first_sentence(visitor: Visitor, service: Service) -> None:
    """W11: more than 300 characters are not read out."""
    page = visitor.page(service.host("plain"))
    service.bot.stall = 0.3
    service.bot.says("term_time_holiday", text="The first sentence, see page 1.5 of it. " + "More words. " * 30)
    Chat(page).open().ask()
    assert settled(page)[1:] == ["Answer: The first sentence, see page 1.5 of it. The full answer is in the conversation."]


def test_choices_are_counted(visitor: Visitor, service: Service) -> None:
    """W11: how many there are is said after the words."""
    page = visitor.page(service.host("plain"))
    service.bot.stall = 0.3
    service.bot.says("choose", text="Which one?", candidates=CHOICES)
    Chat(page).open().ask()
    assert settled(page)[1:] == ["Answer: Which one? Choose from 3 options."]


def test_a_single_choice_is_one_option(visitor: Visitor, service: Service) -> None:
    """W11: in words as a person would say it."""
    page = visitor.page(service.host("plain"))
    service.bot.stall = 0.3
    service.bot.says("thanks", text="You are welcome.", also=CHOICES[:1])
    Chat(page).open().ask()
    assert settled(page)[1:] == ["Answer: You are welcome. Choose from 1 option."]


def test_a_slow_answer_is_announced_as_such_once(visitor: Visitor, service: Service) -> None:
    """W11: after four seconds, seen and said."""
    page = visitor.page(service.host("plain"))
    service.bot.stall = 4.5
    chat = Chat(page).open()
    chat.send()
    expect(chat.turns).to_contain_text("Still looking for an answer", timeout=4_800)
    expect(chat.turns.locator(".answer")).to_be_visible()
    assert settled(page) == ["Sending your question", "Still looking for an answer", "Answer: The text of term_time_holiday."]


def test_mistakes_are_announced_and_seen(visitor: Visitor, service: Service) -> None:
    """W11: empty and too long."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page).open()
    chat.send("   ")
    expect(chat.panel).to_contain_text("Error: Enter your question")
    assert settled(page) == ["Enter your question"]
    assert chat.box.get_attribute("aria-invalid") == "true"
    chat.type("a" * 501)
    expect(chat.panel).to_contain_text("1 character too many")
    chat.button("Ask").click()
    expect(chat.panel).to_contain_text("Your question must be 500 characters or fewer")
    *sending, said = settled(page)[1:]
    assert sending in ([], ["Sending your question"])  # said when the refusal takes longer than 50 ms
    assert said.startswith("Your question must be 500 characters or fewer. It has 501. ")
    assert "01582 548113" in said
    assert "999" in said
    assert service.bot.asked == []


@pytest.mark.parametrize(("width", "modal"), [(1280, False), (320, True)])
def test_the_status_is_in_the_accessibility_tree(visitor: Visitor, service: Service, width: int, modal: bool) -> None:
    """W11: in both kinds of panel, before it has said anything; and nothing else is a live region."""
    page = visitor.page(service.host("plain"), width, 800)
    chat = Chat(page).open()
    assert chat.panel.evaluate("(node) => node.matches(':modal')") is modal
    client = page.context.new_cdp_session(page)
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
    assert roles.count("status") == 1
    assert roles.count("dialog") == 1
    assert page.locator("vs-chat [aria-live], vs-chat [role=log], vs-chat [role=alert]").count() == 0


def test_another_language_is_shown_and_announced_in_it(visitor: Visitor, service: Service) -> None:
    """W11: with its language and direction, so that it is read and set as it should be."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page).open()
    service.bot.replies(intent={"name": "nlu_fallback"})
    chat.ask("هل يمكنني أن آخذ طفلي في إجازة خلال الفصل الدراسي؟")
    part = chat.turns.locator(".said [lang=ar]")
    expect(part).to_contain_text("Virtual School")
    assert part.get_attribute("dir") == "rtl"
    page.wait_for_timeout(150)
    assert chat.status.locator("[lang=ar][dir=rtl]").count() == 1

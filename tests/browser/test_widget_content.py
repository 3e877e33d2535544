"""What the widget shows: every published character, nothing as HTML, and what people can do with an answer."""
from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import Chat, Service, Visitor, announcements, picture, violations
from virtual_school.content.blocks import to_blocks
from virtual_school.content.faq import Faq
from virtual_school.content.read import read_content
from virtual_school.settings import CHECKOUT

FAQS = [faq for faq in read_content(CHECKOUT).listed()]
MESSAGES = re.compile(r"/messages$")
CHARACTERS = r"Signs: * _ < > [ ] & \" ' ` # | ~ \\ / {{ }} ${x} &lt;b&gt; <b>bold</b>  two spaces, 1. not a list"
SCHEMES = ("https:", "mailto:", "tel:")


def plain(blocks: list[dict[str, Any]]) -> str:
    items = [item for block in blocks for item in (block["items"] if block["type"] == "list" else [block["spans"]])]
    return "\n".join("".join(span["text"] for span in spans) for spans in items)


def squeezed(text: str) -> str:
    return re.sub(r"\s*\n\s*", "\n", text).strip()


def test_every_published_answer_is_shown_letter_by_letter(visitor: Visitor, service: Service) -> None:
    """W19: the text of all FAQs, their lists as lists, their links as links."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page).open()
    faqs = [*FAQS, Faq(id=FAQS[0].id, text=CHARACTERS, title=FAQS[0].title, source=FAQS[0].source)]
    assert len(faqs) > 15
    for faq in faqs:
        service.bot.says(faq.id, text=faq.text)
        said = chat.ask(f"about {faq.id}").locator(".said")
        blocks = to_blocks(faq.text)
        shown = squeezed(said.inner_text())
        assert plain(blocks) in shown, faq.id
        assert faq.title in shown
        hrefs = [span["href"] for block in blocks for spans in block.get("items", [block.get("spans", [])]) for span in spans if "href" in span]
        found = said.locator("a").evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
        assert [href for href in hrefs if href not in found] == []
        lists = sum(len(block["items"]) for block in blocks if block["type"] == "list")
        assert said.locator("li").count() == lists


def hostile_texts() -> list[str]:
    """Return a thousand and more texts that would be dangerous as HTML or as addresses; the same at every run."""
    chance = random.Random(0)
    tags = ["script", "img", "svg", "iframe", "a", "style", "math", "object", "details", "template", "body", "form", "input", "video"]
    events = ["onerror", "onload", "ontoggle", "onfocus autofocus", "onclick", "onmouseover", "onbegin"]
    quotes = ["", "'", '"', "`"]
    breaks = ["", "</p>", "-->", "]]>", "</textarea>", "</style>", "</template>", '">', "'>", "\u2028", "\x00", "<!--", "{{", "${"]
    made = []
    for _ in range(1100):
        tag, event, quote, gap = (chance.choice(kind) for kind in (tags, events, quotes, breaks))
        body = chance.choice(["window.broken=1", "parent.broken=1", "top['broken']=1"])
        made.append(f"{gap}<{tag} src=x href=javascript:{body} {event}={quote}{body}{quote}>{body}</{tag}>")
    return made


def hostile_addresses() -> list[str]:
    chance = random.Random(1)
    schemes = ["javascript:", "JaVaScRiPt:", "data:text/html,", "vbscript:", "blob:", "file:", "http:", "ftp:", "//", "/", "", "about:", "jar:",
               "java\nscript:", "\tjavascript:", " javascript:", "\u0001javascript:", "https", "HTTPS://x/", "x-https:", "tel", "view-source:https:", "filesystem:https:"]
    return [chance.choice(schemes) + chance.choice(["window.broken=1", "alert(1)", "<script>window.broken=1</script>", "//evil.example/"]) for _ in range(1100)]


def hostile_reply(text: str, href: str, number: int) -> dict[str, Any]:
    spans = [{"text": text}, {"text": text, "href": href}, {"text": "good", "href": "https://example.org/"}]
    blocks = [{"type": "paragraph", "spans": spans}, {"type": "list", "ordered": bool(number % 2), "items": [spans, spans]}]
    return {
        "id": text, "outcome": ["answer", "escalate", "urgent", "unavailable", "choices", "smalltalk"][number % 6], "release": text,
        "answers": [{"id": text, "title": text, "blocks": blocks, "text": text, "source": {"title": text, "url": href}, "reviewed": "2026-11-23", "reviewed_by_team": False}],
        "note": {"blocks": blocks, "text": text, "translation": {"language": text, "direction": text, "blocks": blocks, "text": text}},
        "choices": [{"id": text, "label": text}], "contact": {"label": text, "phone": text, "email": text, "opening": text}, "have_at_hand": [text],
    }  # fmt: skip


@pytest.mark.parametrize("host", ["plain", "strict"])
def test_nothing_that_is_sent_is_read_as_html(visitor: Visitor, service: Service, host: str) -> None:
    """W18: 1,100 hostile replies, in batches restored as a conversation: no script, no scheme but three, every character shown."""
    page = visitor.page(service.host(host))
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    Chat(page).open().ask()
    texts, addresses, shown = hostile_texts(), hostile_addresses(), 0
    for start in range(0, len(texts), 220):
        batch = list(enumerate(zip(texts, addresses, strict=True)))[start : start + 220]
        messages = [{"key": f"k{n}", "text": text, "choice": None, "reply": hostile_reply(text, href, n)} for n, (text, href) in batch]
        body = json.dumps({"messages": messages})
        page.route(re.compile(r"/api/v1/conversations/"), lambda route, _, body=body: route.fulfill(
            body=body, content_type="application/json", headers={"Access-Control-Allow-Origin": "*"}))
        page.reload()
        expect(page.locator("vs-chat .turn")).to_have_count(len(batch))
        found = page.evaluate("""() => {
          const root = document.querySelector("vs-chat").shadowRoot, all = [...root.querySelectorAll("*")];
          return {
            tags: [...new Set(all.map((node) => node.localName))],
            hrefs: [...new Set(all.filter((node) => node.hasAttribute("href")).map((node) => node.href))],
            handlers: all.flatMap((node) => node.getAttributeNames()).filter((name) => name.startsWith("on")),
            words: [...root.querySelectorAll(".asked p")].map((node) => node.textContent),
            first: [...root.querySelectorAll(".said p:first-child")].map((node) => node.textContent),
          };
        }""")
        allowed = {"div", "dialog", "h2", "h3", "h4", "p", "ul", "ol", "li", "a", "button", "span", "details", "summary", "form", "label", "textarea"}
        assert set(found["tags"]) <= allowed
        assert found["handlers"] == []
        assert [href for href in found["hrefs"] if not href.startswith((*SCHEMES, f"{service.url}/faqs"))] == []
        assert found["words"] == [text for _, (text, _) in batch]
        assert all(text in "".join(found["first"]) for _, (text, _) in batch)
        shown += len(found["words"])
        page.unroute_all()
    assert shown >= 1000
    assert page.evaluate("window.broken") is None
    assert dialogs == []
    assert violations(page) == []


def test_a_reply_that_is_not_of_the_contract_counts_as_not_sent(visitor: Visitor, service: Service) -> None:
    """W18, W14: nonsense from a proxy breaks nothing."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page).open()
    for body in ("<html>", "null", "{}", '{"reply": 7}', '{"reply": {"answers": 3}}'):
        page.route(MESSAGES, lambda route, _, body=body: route.fulfill(body=body, headers={"Access-Control-Allow-Origin": "*"}))
        chat.send()
        expect(chat.turns.last).to_contain_text("Not sent.")
        page.unroute_all()
    chat.button("Clear chat").click()
    expect(chat.turns).to_have_count(0)
    chat.ask()


def test_it_says_what_it_is(visitor: Visitor, service: Service) -> None:
    """W26: automated, 999, no child's name; on each answer its source and how it was reviewed."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page).open()
    intro = chat.panel.locator(".intro")
    expect(intro).to_contain_text("This is an automated service. Nobody reads along.")
    expect(intro).to_contain_text("If a child is in danger now, call 999.")
    expect(intro.get_by_role("link", name="999")).to_have_attribute("href", "tel:999")
    expect(chat.box).to_have_accessible_description("Please do not include a child's name.")
    expect(chat.box).to_have_accessible_name("Your question")
    turn = chat.ask()
    expect(turn).to_contain_text("Source: Luton's Virtual School. Text taken over on 23 November 2026, not yet reviewed by the team.")
    service.bot.replies(intent={"name": "nlu_fallback"})
    turn = chat.ask("???")
    expect(turn.locator(".answer")).to_contain_text("If a child is in danger now, call 999.")


def stubbed(page: Page, **reply: Any) -> None:
    """Answer the next questions with this reply."""
    whole = {"id": "r", "outcome": "answer", "answers": [], "note": None, "choices": [], "release": None,
             "contact": {"label": "Virtual School team", "phone": "01582 548113", "email": None, "opening": None}, **reply}  # fmt: skip
    page.route(MESSAGES, lambda route: route.fulfill(json={"reply": whole}, headers={"Access-Control-Allow-Origin": "*"}) if route.request.method == "POST" else route.continue_())


def test_a_reviewed_answer_says_when(visitor: Visitor, service: Service) -> None:
    """W26: the day on which the team last read it."""
    page = visitor.page(service.host("plain"))
    blocks = [{"type": "paragraph", "spans": [{"text": "x"}]}]
    stubbed(page, answers=[{"id": "x", "title": "X", "blocks": blocks, "text": "x", "reviewed": "2026-11-03", "reviewed_by_team": True,
                            "source": {"title": "S", "url": "https://example.org/"}}])  # fmt: skip
    turn = Chat(page).open().ask()
    expect(turn).to_contain_text("Source: S. Last reviewed 3 November 2026.")


def test_whoever_is_sent_to_the_phone_gets_everything_for_it(visitor: Visitor, service: Service) -> None:
    """W14, W26: number, e-mail, opening hours, what to have at hand, the common questions, a summary to read out and copy."""
    page = visitor.page(service.host("plain"), permissions=["clipboard-read", "clipboard-write"])
    chat = Chat(page).open()
    chat.ask("can I take him on holiday")
    blocks = [{"type": "paragraph", "spans": [{"text": "Please phone."}]}]
    contact = {"label": "Virtual School team", "phone": "01582 548113", "email": "team@example.gov.uk", "opening": "Monday to Friday, 9 to 5"}
    stubbed(page, outcome="escalate", note={"blocks": blocks, "text": "Please phone.", "translation": None}, contact=contact,
            have_at_hand=["The school's name", "The letter"])  # fmt: skip
    turn = chat.ask("something else")
    for name, href in (("01582 548113", "tel:01582548113"), ("team@example.gov.uk", "mailto:team@example.gov.uk"), ("common questions", f"{service.url}/faqs")):
        expect(turn.get_by_role("link", name=name)).to_have_attribute("href", href)
    expect(turn).to_contain_text("Monday to Friday, 9 to 5")
    expect(turn.get_by_text("What to have at hand:")).to_be_visible()
    expect(turn.locator("li")).to_have_text(["The school's name", "The letter"])
    turn.get_by_text("Summary for the phone").click()
    words = "Asked: can I take him on holiday\nAnswered: Can I take my child on holiday in term time?\nAsked: something else\nAnswered: no answer"
    expect(turn.locator("details p")).to_have_text(words)
    chat.button("Copy").click()
    expect(chat.status).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == words
    picture(page, "widget-escalate")


def test_feedback_reaches_the_service(visitor: Visitor, service: Service) -> None:
    """Yes, no and why: sent as pressed, thanked for once a press, and the last word counts."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page).open()
    chat.ask()
    with page.expect_response(re.compile("/feedback$")) as no:
        chat.button("No").press("Enter")
    expect(chat.button("No")).to_be_focused()
    expect(chat.panel).to_contain_text("Thank you.")
    with page.expect_response(re.compile("/feedback$")) as why:
        chat.button("It is unclear").click()
    with page.expect_response(re.compile("/feedback$")) as yes:
        chat.button("Yes").click()
    with page.expect_response(re.compile("/feedback$")) as no_call:
        chat.button("I do not need to phone now").click()
    sent = [one.value.request.post_data_json for one in (no, why, yes, no_call)]
    assert [(one["helpful"], one["reason"]) for one in sent] == [(False, None), (False, "unclear"), (True, None), (True, "no_call_needed")]
    assert {one.value.status for one in (no, why, yes, no_call)} == {200}
    expect(chat.button("Yes")).to_have_attribute("aria-pressed", "true")
    expect(chat.button("It is unclear")).to_have_count(0)
    page.wait_for_timeout(100)
    assert announcements(page).count("Thank you.") >= 1


def test_feedback_that_cannot_be_sent_says_so(visitor: Visitor, service: Service) -> None:
    """W14: and nobody is thanked."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page).open()
    chat.ask()
    page.context.set_offline(True)
    chat.button("Yes").click()
    expect(chat.panel).to_contain_text("Your feedback was not sent.")
    expect(chat.panel).not_to_contain_text("Thank you.")


def test_the_conversation_can_be_kept_as_a_text(visitor: Visitor, service: Service, tmp_path: Path) -> None:
    """W23: questions, answers and sources."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page).open()
    chat.ask("Ärger: can he go?")
    with page.expect_download() as download:
        chat.button("Download conversation").click()
    assert download.value.suggested_filename == "conversation.txt"
    download.value.save_as(tmp_path / "conversation.txt")
    text = (tmp_path / "conversation.txt").read_text("utf-8")
    assert "You asked: Ärger: can he go?\n\nAnswer: The text of term_time_holiday.\n\nSource: Luton's Virtual School, https://" in text


@pytest.mark.parametrize("host", ["plain", "council", "hostile"])
@pytest.mark.parametrize("width", [1280, 320])
def test_print_gives_all_messages_and_no_controls(visitor: Visitor, service: Service, tmp_path: Path, host: str, width: int) -> None:
    """W23: every page of it, and nothing of the page around it; afterwards the page prints as ever."""
    page = visitor.page(service.host(host), width, 800)
    chat = Chat(page).open()
    service.bot.says("term_time_holiday", text="A long answer. " * 60)
    for number in range(8):
        chat.ask(f"question number {number}")
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    chat.button("Print").click()
    page.pdf(path=tmp_path / "chat.pdf")
    text = re.sub(r"\s+", " ", "".join(leaf.extract_text() for leaf in PdfReader(tmp_path / "chat.pdf").pages))
    assert page.evaluate("window.printed")
    assert [number for number in range(8) if f"question number {number}" not in text] == []
    assert text.count("A long answer.") == 8 * 60
    for word in ("Close", "Clear chat", "Download", "Print", "Was this helpful", "Your question", "Words of the page", "Education of children"):
        assert word not in text, word
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.pdf(path=tmp_path / "page.pdf")
    text = "".join(leaf.extract_text() for leaf in PdfReader(tmp_path / "page.pdf").pages)
    assert "question number" not in text
    assert page.evaluate("document.adoptedStyleSheets.length") == 0


def test_the_page_itself_is_printed_without_the_launcher(visitor: Visitor, service: Service, tmp_path: Path) -> None:
    """W20, W23: printing the page is the page's own affair."""
    page = visitor.page(service.host("plain") + "?no-link")
    expect(Chat(page).launcher).to_be_visible()
    page.pdf(path=tmp_path / "page.pdf")
    text = PdfReader(tmp_path / "page.pdf").pages[0].extract_text()
    assert "Words of the page" in text
    assert "Ask the Virtual School" not in text


def test_the_services_words_are_the_widgets_words(service: Service) -> None:
    """W26: what both the pages and the widget say is said in the same words."""
    script = httpx.get(f"{service.url}/widget.js", trust_env=False).text
    source = (CHECKOUT / "virtual_school/website/fixed_texts.py").read_text("utf-8")
    for name in ("ENDED", "CLEARED", "NOT_CLEARED", "AUTOMATED"):
        words = re.search(rf'^{name} = "(.*)"$', source, re.MULTILINE)
        assert words is not None
        assert words[1] in script, name

"""What the widget does to the page that embeds it, and what that page may do to it."""
from __future__ import annotations

import gzip
import re

import httpx
import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.conftest import TITLE, Chat, Service, Visitor, axe, picture, stores, violations
from tests.chromium import FLAGS, find

SIZE = 8_000  # bytes, compressed
CONTROLS = "vs-chat :is(button, summary, textarea)"
SEES = "(node) => { const box = node.getBoundingClientRect(); return [box.width, box.height]; }"


def requests_of(page: Page, address: str) -> list[Request]:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))  # noqa: PLW0108 (Playwright marks the function)
    page.goto(address)
    expect(Chat(page).launcher).to_be_visible()
    return asked


def watched(page: Page) -> list[str]:
    """Return a list that fills with what the page prints and with its errors."""
    seen: list[str] = []
    page.on("console", lambda message: seen.append(message.text))
    page.on("pageerror", lambda error: seen.append(str(error)))
    return seen


def test_it_weighs_less_than_eight_kilobytes(service: Service) -> None:
    """W2: script and style together, as served and compressed."""
    script = httpx.get(f"{service.url}/widget.js", trust_env=False).content
    assert len(gzip.compress(script, 9)) <= SIZE


def test_it_is_one_request_to_one_origin(visitor: Visitor, service: Service) -> None:
    """W2: until it is opened and used, one file, and from nowhere but the service."""
    page = visitor.page("about:blank")
    asked = requests_of(page, service.host("plain"))
    page.wait_for_load_state("networkidle")
    ours = [request.url for request in asked if not request.url.startswith(service.hosts)]
    assert ours == [f"{service.url}/widget.js"]
    Chat(page).open().ask()
    assert {request.url.split("/")[2] for request in asked} == {service.hosts[7:], service.url[7:]}


def test_nothing_on_the_page_moves(visitor: Visitor, service: Service) -> None:
    """W3: layout shift 0, from loading to an answer. benchmarks/widget_speed.py measures the times."""
    page = visitor.page("about:blank")
    page.context.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) window.shift += one.value; })"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(service.host("council"))
    Chat(page).open().ask()
    assert page.evaluate("window.shift") == 0


def test_without_javascript_the_link_leads_to_the_chat_page(visitor: Visitor, service: Service) -> None:
    """W4: the link is there and works."""
    page = visitor.page(service.host("plain"), java_script_enabled=False)
    page.get_by_role("link", name=TITLE).click()
    expect(page.locator("form textarea, form input[name=question]").first).to_be_visible()
    assert page.url == f"{service.url}/"


def test_with_javascript_the_link_opens_the_panel(visitor: Visitor, service: Service) -> None:
    """W4: the same link opens the panel, and gets the focus back; with Ctrl it is a link."""
    page = visitor.page(service.host("plain"))
    chat, link = Chat(page), page.get_by_role("link", name=TITLE)
    link.press("Enter")
    expect(chat.box).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    with page.context.expect_page() as other:
        link.click(modifiers=["Control"])
    assert other.value.url in (f"{service.url}/", "about:blank")
    expect(chat.panel).to_be_hidden()


def test_the_script_alone_is_enough(visitor: Visitor, service: Service) -> None:
    """W4: a page that can add only the script gets a launcher with the usual name."""
    page = visitor.page(service.host("plain") + "?no-link")
    expect(page.get_by_role("button", name=TITLE)).to_be_visible()
    expect(Chat(page).open().panel).to_contain_text(TITLE)


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (320, 640), (320, 256)])
def test_every_control_is_large_enough(visitor: Visitor, service: Service, width: int, height: int) -> None:
    """W8: 44 by 44 for controls, and 24 by 24 for links that stand alone."""
    page = visitor.page(service.host("plain"), width, height)
    chat = Chat(page)
    assert all(side >= 44 for side in chat.launcher.evaluate(SEES))
    service.bot.says("choose", candidates=["school_exclusion", "permanent_exclusion"])
    chat.open().ask()
    service.bot.status = 503
    chat.ask()
    service.bot.status = 200
    service.bot.says("term_time_holiday")
    chat.ask()
    chat.button("No").click()
    expect(chat.button("It is wrong")).to_be_visible()
    seen = page.locator(CONTROLS).filter(visible=True)
    assert seen.count() >= 12
    small = [(one.inner_text(), one.evaluate(SEES)) for one in seen.all() if min(one.evaluate(SEES)) < 44]
    assert small == []
    links = page.locator("vs-chat a").filter(visible=True).all()
    assert [one.inner_text() for one in links if min(one.evaluate(SEES)) < 24 and not one.evaluate("(a) => a.parentNode.childNodes.length > 1")] == []


def test_in_forced_colours_everything_is_told_apart_without_colour(visitor: Visitor, service: Service) -> None:
    """W9: borders and focus rings are there, question and answer are named in words, icons take the text's colour."""
    page = visitor.page(service.host("plain"), forced_colors="active")
    chat = Chat(page)
    icon = "(node) => [getComputedStyle(node, '::before').borderTopColor, getComputedStyle(node).color]"
    colours = chat.launcher.evaluate(icon)
    assert colours[0] == colours[1]
    turn = chat.open().ask()
    expect(turn).to_contain_text("You asked:")
    expect(turn).to_contain_text("Answer:")
    for control in page.locator(CONTROLS).filter(visible=True).all():
        page.keyboard.press("Shift")  # so that the focus counts as the keyboard's
        control.focus()
        look = control.evaluate("(node) => { const { borderTopWidth: border, borderTopStyle: kind, outlineWidth: ring, outlineStyle: line } = getComputedStyle(node); return [parseFloat(border), kind, parseFloat(ring), line]; }")
        assert look[0] >= 1, look
        assert look[1] in ("solid", "dashed"), look
        assert look[2] >= 2, look
        assert look[3] == "solid", look
    picture(page, "widget-forced-colours")
    wrong, undecided = axe(page)
    assert wrong == []
    # axe takes our colours on the system's background; the browser paints both in the system's.
    assert [one for one in undecided if "1:1 contrast ratio" not in one] == []


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_nothing_is_animated_and_answers_are_there_at_once(visitor: Visitor, service: Service, motion: str) -> None:
    """W10: no animation, no smooth scrolling, no pretended typing: the answer is painted within 100 ms of its arrival."""
    page = visitor.page(service.host("plain"), reduced_motion=motion)
    chat = Chat(page).open()
    page.evaluate("""
      const real = window.fetch;
      window.fetch = async (...given) => {
        const response = await real(...given), read = response.json.bind(response);
        response.json = async () => { const said = await read(); if (said.reply) window.arrived = performance.now(); return said; };
        return response;
      };
      new MutationObserver(() => {
        const shown = document.querySelector("vs-chat").shadowRoot.querySelector(".answer:not([hidden])");
        if (shown && !window.painted) requestAnimationFrame(() => setTimeout(() => { window.painted = performance.now(); }));
      }).observe(document.querySelector("vs-chat").shadowRoot, { subtree: true, childList: true, attributes: true });
    """)
    chat.ask()
    page.wait_for_timeout(200)
    assert page.evaluate("window.painted - window.arrived") < 100
    assert page.evaluate("[document, document.querySelector('vs-chat').shadowRoot].flatMap((root) => root.getAnimations()).length") == 0
    scrolling = "[...document.querySelector('vs-chat').shadowRoot.querySelectorAll('*')].map((node) => getComputedStyle(node).scrollBehavior)"
    assert set(page.evaluate(scrolling)) == {"auto"}


def test_it_stores_nothing_before_a_question_is_sent(visitor: Visitor, service: Service) -> None:
    """W16: not at load, not when it opens, not while typing; then one entry of the tab, and no cookie."""
    page = visitor.page(service.host("plain"))
    chat = Chat(page)
    assert stores(page) == {}
    chat.open().type("a question that is not sent")
    chat.button("Close").click()
    chat.open().send(" ")
    assert stores(page) == {}
    chat.ask()
    assert list(stores(page)) == ["session"]
    assert list(stores(page)["session"]) == ["vs-chat"]


def test_it_works_where_storage_is_blocked(visitor: Visitor, service: Service) -> None:
    """W16: a browser that refuses storage gets a conversation that lasts as long as the page."""
    page = visitor.page("about:blank")
    page.context.add_init_script("Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError'); } });")
    page.goto(service.host("plain"))
    chat = Chat(page).open()
    chat.ask()
    chat.ask()
    expect(chat.turns.locator(".answer")).to_have_count(2)


def test_a_strict_policy_forbids_nothing_that_it_needs(visitor: Visitor, service: Service) -> None:
    """W17: default-src 'none' and Trusted Types: no violation, styled, and everything works, download included."""
    page = visitor.page(service.host("strict"))
    seen = watched(page)
    chat = Chat(page).open()
    chat.ask()
    chat.button("Yes").click()
    expect(chat.button("I do not need to phone now")).to_be_visible()
    with page.expect_download():
        chat.button("Download conversation").click()
    page.evaluate("() => { window.print = () => {}; }")
    chat.button("Print").click()
    chat.button("Clear chat").click()
    expect(chat.status).to_have_text("Conversation cleared")
    assert violations(page) == []
    assert seen == []
    assert chat.launcher.evaluate("(node) => getComputedStyle(node).position") == "fixed"
    assert chat.panel.evaluate("(node) => getComputedStyle(node).backgroundColor") == "rgb(255, 255, 255)"


def test_hostile_styles_do_not_reach_in(visitor: Visitor, service: Service) -> None:
    """W20: it looks and measures the same as on a plain page."""
    looks = []
    for host in ("plain", "hostile"):
        page = visitor.page(service.host(host))
        chat = Chat(page)
        expect(chat.launcher).to_be_visible()
        look = [chat.launcher.bounding_box()]
        chat.open().ask()
        look += [chat.panel.bounding_box(), chat.box.bounding_box(), chat.turns.locator(".said").bounding_box()]
        style = "(node) => { const s = getComputedStyle(node); return [s.fontSize, s.color, s.letterSpacing, s.textTransform, s.direction, s.opacity, s.visibility]; }"
        look += [chat.turns.evaluate(style), chat.button("Ask").evaluate(style)]
        picture(page, f"widget-on-{host}")
        expect(chat.panel.locator(".answer")).to_be_visible()
        assert chat.panel.locator("[hidden]").filter(visible=True).count() == 0
        looks.append(look)
    assert looks[0] == looks[1]


@pytest.mark.parametrize("host", ["plain", "hostile", "council", "govuk"])
def test_it_changes_no_style_of_the_page(visitor: Visitor, service: Service, host: str) -> None:
    """W20: computed styles and places of everything on the page are as they are without the script, open or closed."""
    everything = """() => [...document.querySelectorAll("html, body, body *:not(vs-chat)")].map((node) => {
      const box = node.getBoundingClientRect(), style = getComputedStyle(node);
      return [node.localName, box.x, box.y, box.width, box.height, ...[...style].map((name) => style.getPropertyValue(name))].join(";");
    })"""
    page = visitor.page("about:blank")
    page.route("**/widget.js", lambda route: route.abort())
    page.goto(service.host(host))
    before = page.evaluate(everything)
    page.unroute_all()
    page.goto(service.host(host))
    chat = Chat(page)
    expect(chat.launcher).to_be_visible()
    assert page.evaluate(everything) == before
    chat.open().ask()
    assert page.evaluate(everything) == before
    assert page.evaluate("document.adoptedStyleSheets.length") == 0


@pytest.mark.parametrize("host", ["govuk", "hostile", "plain"])
def test_it_says_its_own_language(visitor: Visitor, service: Service, host: str) -> None:
    """W21: British English inside, whether the page is Welsh, English or says nothing."""
    page = visitor.page(service.host(host))
    Chat(page).open()
    assert page.evaluate("document.querySelector('vs-chat').lang") == "en-GB"
    assert [one for one in axe(page)[0] if one.startswith(("valid-lang", "html-lang")) and "vs-chat" in one] == []


CLIPPED = """() => [...document.querySelector("vs-chat").shadowRoot.querySelectorAll("*")].filter((node) => {
  const style = getComputedStyle(node), scrolls = /auto|scroll/.test(style.overflowY) || node.localName === "textarea";
  return node.checkVisibility() && !node.matches(".u") && !scrolls && style.display !== "inline"
    && (node.scrollHeight > node.clientHeight + 2 && style.overflowY !== "visible" || node.scrollWidth > node.clientWidth + 2);
}).map((node) => node.outerHTML.slice(0, 120))"""
SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (320, 640)])
def test_text_may_be_spaced_out(visitor: Visitor, service: Service, width: int, height: int) -> None:
    """W22: with the spacing of WCAG 1.4.12 inside the widget nothing is clipped."""
    page = visitor.page(service.host("plain"), width, height)
    chat = Chat(page).open()
    page.evaluate(
        "(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); const root = document.querySelector('vs-chat').shadowRoot;"
        " root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]; }", SPACING
    )  # fmt: skip
    chat.ask()
    service.bot.status = 503
    chat.ask()
    picture(page, f"widget-spacing-{width}")
    assert page.evaluate(CLIPPED) == []


def test_the_pages_root_size_may_double(visitor: Visitor, service: Service) -> None:
    """W22: a root of 200 % leaves the widget as it is; the reader's own font size is the next test's."""
    page = visitor.page(service.host("plain"))
    page.add_style_tag(content="html { font-size: 200%; }")
    Chat(page).open().ask()
    assert page.evaluate(CLIPPED) == []


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (320, 640)])
def test_readers_may_double_their_font_size(visitor: Visitor, service: Service, width: int, height: int) -> None:
    """W22: with a browser's font size of 32 pixels the text doubles and nothing is clipped."""
    large = visitor.browser.browser_type.launch(executable_path=find(), args=[*FLAGS, "--blink-settings=defaultFontSize=32"])
    page = large.new_page(viewport={"width": width, "height": height})
    page.goto(service.host("plain"))
    chat = Chat(page).open()
    chat.ask()
    picture(page, f"widget-large-text-{width}")
    assert chat.turns.evaluate("(node) => getComputedStyle(node).fontSize") == "32px"
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    large.close()


@pytest.mark.parametrize("host", ["plain", "council", "govuk"])
def test_unused_it_is_silent(visitor: Visitor, service: Service, host: str) -> None:
    """W24: nothing is printed, no task is long, and no request is made while nobody opens it."""
    page = visitor.page("about:blank")
    seen = watched(page)
    page.context.add_init_script("window.long = []; new PerformanceObserver((list) => window.long.push(...list.getEntries().map((one) => one.duration))).observe({ type: 'longtask', buffered: true });")
    asked = requests_of(page, service.host(host))
    page.wait_for_timeout(500)
    assert seen == []
    assert len([request for request in asked if request.url.startswith(service.url)]) == 1
    assert [duration for duration in page.evaluate("window.long") if duration > 200] == []  # a busy machine; the benchmark is strict


def test_when_the_script_is_blocked_the_link_still_works(visitor: Visitor, service: Service) -> None:
    """W24: no error of ours, and the link leads to the chat page."""
    page = visitor.page("about:blank")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/widget.js", lambda route: route.fulfill(status=404))
    page.goto(service.host("plain"))
    page.get_by_role("link", name=TITLE).click()
    page.wait_for_url(f"{service.url}/")
    assert errors == []


def test_two_copies_of_the_script_make_one_widget(visitor: Visitor, service: Service) -> None:
    """W24: a page that embeds it twice by mistake has one launcher."""
    page = visitor.page("about:blank")

    def twice(route: Route) -> None:
        script = route.fetch().text()
        route.fulfill(body=script + "\n" + script, content_type="text/javascript")

    page.route("**/widget.js", twice)
    page.goto(service.host("plain"))
    expect(Chat(page).launcher).to_have_count(1)


def test_the_services_own_page_shows_how_to_embed_it_and_has_it(visitor: Visitor, service: Service) -> None:
    """W25: the snippet of /widget works as it stands there: fixed by its content, checked by the browser."""
    page = visitor.page(f"{service.url}/widget")
    snippet = page.locator("pre").inner_text()
    assert re.search(rf'src="{service.url}/widget/[0-9a-f]{{16}}\.js"\s+integrity="sha384-[^"]{{64}}"\s+crossorigin="anonymous" defer', snippet)
    chat = Chat(page).open()
    chat.ask()
    chat.button("Close").click()
    assert violations(page) == []
    assert axe(page) == ([], [])
    other = visitor.page(service.serve(f"<!DOCTYPE html><html lang=en><title>x</title><body><main><h1>x</h1>{snippet}</main>"))
    Chat(other).open().ask()


def test_the_pages_colours_are_taken_where_they_can_be_read(visitor: Visitor, service: Service) -> None:
    """Brand colours come by custom properties; those with too little contrast are not taken."""
    look = "(node) => [getComputedStyle(node).backgroundColor, getComputedStyle(node).color]"
    given = {
        "--vs-brand: #4b2c76": ["rgb(75, 44, 118)", "rgb(255, 255, 255)"],
        "--vs-brand: darkgreen; --vs-brand-text: #ffffcc": ["rgb(0, 100, 0)", "rgb(255, 255, 204)"],
        "--vs-brand: #ffff00": ["rgb(29, 79, 118)", "rgb(255, 255, 255)"],
        "--vs-brand: #4b2c76; --vs-brand-text: #555": ["rgb(29, 79, 118)", "rgb(255, 255, 255)"],
        "--vs-brand: #4b2c7680": ["rgb(29, 79, 118)", "rgb(255, 255, 255)"],
        "--vs-link: #999": ["rgb(29, 79, 118)", "rgb(255, 255, 255)"],
    }
    for style, expected in given.items():
        html = f'<!DOCTYPE html><html lang="en" style="{style}"><title>x</title><script src="%BOT%/widget.js" defer></script><h1>x</h1>'
        page = visitor.page(service.serve(html))
        assert Chat(page).launcher.evaluate(look) == expected, style
        Chat(page).open()
        link = page.locator("vs-chat a").first.evaluate("(node) => getComputedStyle(node).color")
        assert link == "rgb(18, 80, 127)"

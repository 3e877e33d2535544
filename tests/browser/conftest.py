"""The rig of the browser tests: a real website before a decided bot, other sites' pages on another origin, and Chromium.

The fixtures live as long as this package's tests: Playwright's event loop must be gone before the asynchronous tests.
"""
from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.chromium import chromium
from tests.conftest import UNLIMITED
from tests.decided_bot import DecidedBot, decided_bot
from virtual_school.running.ports import free_ports
from virtual_school.settings import CHECKOUT, Settings
from virtual_school.store.database import open_store
from virtual_school.store.first_content import fill_new_store
from virtual_school.store.migrate import migrate

HOSTS = Path(__file__).parent / "hosts"
SCREENSHOTS = CHECKOUT / "var" / "screenshots"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TITLE = "Ask the Virtual School"
QUESTION = "can I take my foster child on holiday in term time"

# Keeps everything that the status says, and everything that a policy forbids.
RECORDER = """
window.said = []; window.forbidden = [];
addEventListener("securitypolicyviolation", (event) => window.forbidden.push(event.violatedDirective + " " + event.blockedURI));
addEventListener("DOMContentLoaded", () => {
  const root = document.querySelector("vs-chat")?.shadowRoot;
  if (!root) return;
  let last = "";
  new MutationObserver(() => {
    const now = root.querySelector("[role=status]")?.textContent ?? "";
    if (now && now !== last) window.said.push(now);
    last = now;
  }).observe(root, { subtree: true, childList: true, characterData: true });
});
"""

# Every visible text of the panel whose contrast with what lies below it, in the widget, is less than 4.5.
CONTRASTS = """
(() => {
  const part = (value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3)
    .reduce((sum, value, index) => sum + [0.2126, 0.7152, 0.0722][index] * part(value / 255), 0.05);
  const below = (node) => {
    const colour = getComputedStyle(node).backgroundColor;
    return colour !== "rgba(0, 0, 0, 0)" || !node.parentElement ? colour : below(node.parentElement);
  };
  const nodes = [...(document.querySelector("vs-chat")?.shadowRoot.querySelectorAll("*") ?? [])];
  return nodes.filter((node) => node.checkVisibility() && [...node.childNodes].some((one) => one.nodeType === 3 && one.data.trim()))
    .map((node) => [node.textContent, getComputedStyle(node).color, below(node)])
    .filter(([, front, back]) => {
      const [dark, bright] = [light(front), light(back)].sort((a, b) => a - b);
      return bright / dark < 4.5;
    }).map((one) => one.join(" | "));
})()
"""


@dataclass(frozen=True)
class Service:
    """A running website, the bot behind it, and where the other sites' pages are."""

    settings: Settings
    bot: DecidedBot
    hosts: str
    pages: dict[str, str]

    @property
    def url(self) -> str:
        return self.settings.website_url

    def host(self, name: str) -> str:
        return f"{self.hosts}/{name}.html"

    def serve(self, html: str) -> str:
        """Return the address of a page of another site; a browser would not let a stubbed page ask this machine."""
        name = f"page-{len(self.pages)}"
        self.pages[f"{name}.html"] = html
        return self.host(name)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    website, bot, actions, hosts = free_ports(4)
    origin = f"http://127.0.0.1:{hosts}"
    settings = Settings.from_environment(
        {
            "VIRTUAL_SCHOOL_DATA_DIR": str(tmp_path_factory.mktemp("var")),
            "VIRTUAL_SCHOOL_WEBSITE_PORT": str(website),
            "VIRTUAL_SCHOOL_BOT_PORT": str(bot),
            "VIRTUAL_SCHOOL_ACTIONS_PORT": str(actions),
            **UNLIMITED,
            "VIRTUAL_SCHOOL_ALLOWED_ORIGINS": origin,
        }
    )
    _fill_store(settings)
    process = _started_website(settings)
    with decided_bot(bot) as decided:
        pages: dict[str, str] = {}
        server = _host_server(hosts, settings.website_url, pages)
        yield Service(settings, decided, origin, pages)
        server.shutdown()
        server.server_close()
    process.terminate()
    process.wait(timeout=20)


def _fill_store(settings: Settings) -> None:
    engine = open_store(settings.database_url)
    migrate(engine)
    assert fill_new_store(engine, CHECKOUT / "data") == []
    engine.dispose()


def _started_website(settings: Settings) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "virtual_school.website"]
    process = subprocess.Popen(command, cwd=CHECKOUT, env={**os.environ, **settings.as_environment()})
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            httpx.get(f"{settings.website_url}/health/live", timeout=2, trust_env=False)
            return process
        except httpx.HTTPError:
            time.sleep(0.1)
    process.kill()
    process.wait()
    raise TimeoutError("the website did not start")


def _host_server(port: int, bot: str, pages: dict[str, str]) -> ThreadingHTTPServer:
    """Serve the pages of ``hosts`` with the website's address in them; ``?no-link`` leaves out the link."""
    policy = f"default-src 'none'; script-src {bot}; connect-src {bot}; require-trusted-types-for 'script'"

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            file = HOSTS / address.path.lstrip("/")
            is_there = file.name in pages or (file.parent == HOSTS and file.is_file())
            html = pages.get(file.name) or (file.read_text("utf-8") if is_there else "")
            link = "" if address.query == "no-link" else f'<a data-vs-chat href="{bot}/">{TITLE}</a>'
            text = html.replace("%BOT%", bot).replace("%LINK%", link)
            is_icon = address.path == "/favicon.ico"  # a 404 would be printed to the console
            self.send_response(200 if is_there else 204 if is_icon else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            if file.name == "strict.html":
                self.send_header("Content-Security-Policy", policy)
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


@pytest.fixture
def bot(service: Service) -> DecidedBot:
    """The decided bot, as it is at the start of a test."""
    service.bot.says("term_time_holiday")
    service.bot.status, service.bot.stall = 200, 0.0
    service.bot.asked.clear()
    return service.bot


@dataclass
class Visitor:
    """Opens pages, each in a browser that has nothing stored."""

    browser: Browser
    contexts: list[BrowserContext]

    def page(self, address: str, width: int = 1280, height: int = 800, **options: Any) -> Page:
        """Return a page at ``address`` in a browser of its own."""
        context = self.browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(10_000)
        context.add_init_script(RECORDER)
        self.contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page


@pytest.fixture
def visitor(browser: Browser, bot: DecidedBot) -> Iterator[Visitor]:
    one = Visitor(browser, [])
    yield one
    for context in one.contexts:
        context.unroute_all(behavior="ignoreErrors")
        context.close()


class Chat:
    """The widget on a page, in a person's words."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.locator("vs-chat")
        self.launcher = page.locator("vs-chat .launch")
        self.panel = page.locator("vs-chat dialog")
        self.box = page.locator("vs-chat textarea")
        self.turns = page.locator("vs-chat .turn")
        self.status = page.locator("vs-chat [role=status]")

    def open(self) -> Chat:
        self.launcher.click()
        expect(self.panel).to_be_visible()
        return self

    def type(self, text: str) -> None:
        self.box.fill(text)

    def send(self, text: str = QUESTION) -> None:
        """Ask, and do not wait."""
        self.type(text)
        self.box.press("Enter")

    def ask(self, text: str = QUESTION) -> Locator:
        """Ask, wait for the answer, and return the exchange."""
        number = self.turns.count()
        self.send(text)
        turn = self.turns.nth(number)
        expect(turn.locator(".answer")).to_be_visible()
        return turn

    def button(self, name: str) -> Locator:
        return self.panel.get_by_role("button", name=name, exact=True)

    def focused(self) -> str:
        """Return what has the focus, through the shadow root: its id, its text or its name."""
        return str(self.page.evaluate(
            "(() => { let node = document.activeElement; while (node.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;"
            " return node.id || (node.localName === 'button' || node.localName === 'a' ? node.textContent : node.className || node.localName); })()"
        ))


def axe(page: Page) -> tuple[list[str], list[str]]:
    """Return axe's violations and what it could not decide, each as ``rule: element: why``. Works under any policy.

    axe leaves the contrast open where the lines of a text have different things of the page far below them, behind the
    opaque panel. That is decided here instead: what can hardly be read counts as a violation.
    """
    client = page.context.new_cdp_session(page)
    _evaluate(client, AXE_SCRIPT + "; 0")
    options = json.dumps({"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations", "incomplete"]})
    found = _evaluate(client, f"axe.run(document, {options}).then((found) => JSON.stringify(found))")
    faint = _evaluate(client, CONTRASTS)
    client.detach()
    results = json.loads(found)
    undecided = [one for one in _listed(results["incomplete"]) if not _is_above_the_page(one)]
    return _listed(results["violations"]) + faint, undecided


def _is_above_the_page(undecided: str) -> bool:
    return undecided.startswith("color-contrast: [['vs-chat', ") and "partially overlaps other elements" in undecided


def _evaluate(client: Any, expression: str) -> Any:
    # The protocol's own evaluation is bound by no content security policy, other than a script that is added.
    answer = client.send("Runtime.evaluate", {"expression": expression, "awaitPromise": True, "returnByValue": True})
    assert "exceptionDetails" not in answer, answer["exceptionDetails"]
    return answer["result"].get("value")


def _listed(rules: list[dict[str, Any]]) -> list[str]:
    return [
        f"{rule['id']}: {node['target']}: {(node['any'] + node['all'] + node['none'] + [{'message': ''}])[0]['message']}"
        for rule in rules
        for node in rule["nodes"]
    ]


def throttle(page: Page) -> None:
    """Make it a slow phone on a slow line: 1.6 Mbit/s, 150 ms, a quarter of the processor."""
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    speed = 1.6e6 / 8
    client.send("Network.emulateNetworkConditions",
                {"offline": False, "latency": 150, "downloadThroughput": speed, "uploadThroughput": speed})  # fmt: skip
    client.send("Emulation.setCPUThrottlingRate", {"rate": 4})


def picture(page: Page, name: str) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png")


def stores(page: Page) -> dict[str, Any]:
    """Return what the browser keeps for the page and the service, by kind; empty when it keeps nothing."""
    kept = page.evaluate(
        "async () => ({ local: { ...localStorage }, session: { ...sessionStorage },"
        " databases: (await indexedDB.databases()).map((one) => one.name), caches: await caches.keys() })"
    )
    kept["cookies"] = [cookie["name"] for cookie in page.context.cookies()]
    return {kind: what for kind, what in kept.items() if what}


def announcements(page: Page) -> list[str]:
    """Return what screen readers were told on this page so far, in order."""
    return list(page.evaluate("window.said"))


def settled(page: Page) -> list[str]:
    """Return the same once what goes on has been said."""
    page.wait_for_timeout(150)
    return announcements(page)


def violations(page: Page) -> list[str]:
    """Return what the page's content security policy forbade."""
    return list(page.evaluate("window.forbidden"))

"""How long a carer waits: our page and our widget on a slow line and an old phone, beside other chat widgets.

``make bench-website`` needs Chromium, and npm for the others: their published bundles are fetched from the package registry
(rasa-webchat, Apache-2.0; botframework-webchat, MIT) into a temporary folder, served from this machine, and not kept.
"""
from __future__ import annotations

import gzip
import statistics
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import httpx
from playwright.sync_api import Browser, Page, sync_playwright
from rich.console import Console
from rich.table import Table

from virtual_school.running.ports import free_ports
from virtual_school.settings import CHECKOUT, Settings
from virtual_school.store.database import open_store
from virtual_school.store.first_content import fill_new_store
from virtual_school.store.migrate import migrate

sys.path.insert(0, str(CHECKOUT / "tools"))
from install_browser import find

HOSTS = CHECKOUT / "tests" / "browser" / "hosts"
RUNS = 5
SLOW = {"offline": False, "downloadThroughput": 200_000, "uploadThroughput": 95_000, "latency": 150}  # bytes/s: 1.6 Mbit/s
CPU = 4  # times slower
WATCH = """() => {
  window.lcp = 0; window.shift = 0; window.long = 0;
  const watch = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => { lcp = entry.startTime; });
  watch("layout-shift", (entry) => { shift += entry.value; });
  watch("longtask", (entry) => { long = Math.max(long, entry.duration); });
}"""
OTHERS = {  # package, its bundle, what is waited for, what a page says to start it
    "rasa-webchat": (
        "rasa-webchat@1.0.1",
        "package/lib/index.js",
        ".rw-launcher",
        "WebChat.default({socketUrl: location.origin, initPayload: '', title: 'Chat', hideWhenNotConnected: false}, null);",
    ),
    "botframework-webchat": (
        "botframework-webchat@4.18.1",
        "package/dist/webchat.js",
        "[data-id=webchat-sendbox-input]",
        "WebChat.renderWebChat({directLine: WebChat.createDirectLine({token: 'x'})}, document.getElementById('chat'));",
    ),
}


@dataclass(frozen=True)
class Figures:
    """Bytes as compressed by gzip -9; milliseconds from the start of the navigation, medians of ``RUNS``."""

    what: str
    compressed: int
    usable: float
    painted: float
    longest_task: float
    shift: float


def measure(browser: Browser, what: str, address: str, usable: str, compressed: int) -> Figures:
    """Open ``address`` on the slow line ``RUNS`` times; ``usable`` is the selector of the control that is waited for."""
    rows = [_once(browser, address, usable) for _ in range(RUNS)]
    return Figures(what, compressed, *(statistics.median(column) for column in zip(*rows, strict=True)))


def _once(browser: Browser, address: str, usable: str) -> tuple[float, float, float, float]:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    _slow_down(page)
    page.add_init_script(f"({WATCH})()")
    page.goto(address, wait_until="commit")
    page.locator(usable).first.wait_for(state="attached", timeout=60_000)  # generous: theirs is not yet visible then
    at = page.evaluate("performance.now()")
    page.wait_for_timeout(500)
    painted, longest, shift = page.evaluate("[lcp, long, shift]")
    context.close()
    return at, painted, longest, shift


def _slow_down(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU})


@contextmanager
def our_website(folder: Path) -> Iterator[str]:
    """Run the real website, without a bot: what is measured here is there before any answer."""
    website, bot, actions = free_ports(3)
    ports = {"WEBSITE_PORT": str(website), "BOT_PORT": str(bot), "ACTIONS_PORT": str(actions), "DATA_DIR": str(folder)}
    settings = Settings.from_environment({f"VIRTUAL_SCHOOL_{name}": value for name, value in ports.items()})
    engine = open_store(settings.database_url)
    migrate(engine)
    fill_new_store(engine, CHECKOUT / "data")
    engine.dispose()
    process = subprocess.Popen([sys.executable, "-m", "virtual_school.website"], cwd=CHECKOUT, env=settings.as_environment())
    try:
        _wait(settings.website_url)
        yield settings.website_url
    finally:
        process.terminate()
        process.wait()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve ``folder`` with compression, as a council's server would."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressed, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Compressed(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes(), 9)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Quiet."""


def fetch_others(folder: Path) -> dict[str, int]:
    """Put a page for each of the others into ``folder``; return what their bundles weigh, compressed."""
    weights = {}
    for name, (package, bundle, _, start) in OTHERS.items():
        packing = subprocess.run(["npm", "pack", package], cwd=folder, check=True, capture_output=True, text=True)
        packed = packing.stdout.split()[-1]
        with tarfile.open(folder / packed) as archive:
            member = archive.extractfile(bundle)
            assert member is not None
            script = member.read()
        (folder / f"{name}.js").write_bytes(script)
        page = f'<!DOCTYPE html><html lang="en"><title>x</title><h1>Host</h1><div id="chat"></div><script src="{name}.js">'
        (folder / f"{name}.html").write_text(f"{page}</script><script>{start}</script>", "utf-8")
        weights[name] = len(gzip.compress(script, 9))
    return weights


def _wait(address: str) -> None:
    transport = httpx.HTTPTransport(retries=20)
    with httpx.Client(transport=transport, trust_env=False, timeout=30) as client:
        client.get(f"{address}/health/live").raise_for_status()


def _weight(*addresses: str) -> int:
    return sum(len(gzip.compress(httpx.get(address, trust_env=False).content, 9)) for address in addresses)


def put_hosts(folder: Path, address: str) -> list[str]:
    """Write the browser tests' host pages into ``folder``, each with the widget and without it; return their names."""
    names = ["plain", "council", "govuk"]
    for name in names:
        html = (HOSTS / f"{name}.html").read_text("utf-8").replace("%LINK%", f'<a data-vs-chat href="{address}/">Ask</a>')
        (folder / f"{name}.html").write_text(html.replace("%BOT%", address), "utf-8")
        (folder / f"{name}-alone.html").write_text(html.replace("%BOT%/widget.js", "data:text/javascript,"), "utf-8")
    return names


def main() -> None:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        (folder / "hosts").mkdir()
        weights = fetch_others(folder / "hosts")
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        with our_website(folder / "var") as website, served(folder / "hosts") as hosts:
            assets = [f"{website}{path}" for path in _assets(website)]
            rows = [measure(browser, "our page", website, "#question", _weight(website, *assets))]
            script = _weight(f"{website}/widget.js")
            for host in put_hosts(folder / "hosts", website):
                rows.append(measure(browser, f"{host} page alone", f"{hosts}/{host}-alone.html", "[data-vs-chat]", 0))
                rows.append(measure(browser, f"{host} page, our widget", f"{hosts}/{host}.html", "vs-chat .launch", script))
            rows += [measure(browser, other, f"{hosts}/{other}.html", OTHERS[other][2], weights[other]) for other in OTHERS]
        browser.close()
    _show(rows)


def _assets(website: str) -> list[str]:
    page = httpx.get(website, trust_env=False).text
    named = [part.split('"')[0] for part in page.split('="')[1:]]
    return [address for address in named if address.startswith("/static/") and ".svg" not in address]


def _show(rows: list[Figures]) -> None:
    table = Table("", "kB gzip", "usable ms", "largest paint ms", "longest task ms", "layout shift")
    for row in rows:
        numbers = (row.usable, row.painted, row.longest_task)
        table.add_row(row.what, f"{row.compressed / 1000:.2f}", *(f"{number:.0f}" for number in numbers), f"{row.shift:.3f}")
    Console(width=120).print(table)


if __name__ == "__main__":
    main()

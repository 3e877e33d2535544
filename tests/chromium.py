"""The Chromium of the browser tests: the system's, or the one that was installed for them."""
from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from virtual_school.settings import CHECKOUT

sys.path.insert(0, str(CHECKOUT / "tools"))
from install_browser import find

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
         "--disable-sync"]  # fmt: skip


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run it; not longer than a module's tests, because asynchronous tests of other modules need the event loop."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        yield browser
        browser.close()

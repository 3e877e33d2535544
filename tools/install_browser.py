"""Make sure that there is a Chromium for the browser tests: the system's, else Playwright's, else Debian's."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """Return the path of a Chromium that can be started, or ``None``."""
    given = os.environ.get("VIRTUAL_SCHOOL_TEST_CHROMIUM")
    found = given or next((path for name in NAMES if (path := shutil.which(name))), None)
    if found:
        return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install() -> None:
    """Try Playwright's download, then Debian's package."""
    if subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False).returncode == 0:
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False)


def main() -> None:
    if find() is None:
        print("Installing Chromium for the browser tests (once)")
        install()
    if find() is None:
        sys.exit(
            "There is no Chromium for the browser tests. Install one (on Debian: apt-get install chromium), "
            "or name it: VIRTUAL_SCHOOL_TEST_CHROMIUM=/path/to/chromium make test"
        )


if __name__ == "__main__":
    main()

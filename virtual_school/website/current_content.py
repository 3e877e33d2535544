"""The content of the release in use; before the first release, that of the checkout."""
from __future__ import annotations

import logging
from pathlib import Path

from virtual_school.content.faq import Content
from virtual_school.content.read import UnreadableContentError, read_content
from virtual_school.settings import CHECKOUT

log = logging.getLogger(__name__)


class CurrentContent:
    """Follows the pointer: a publish or a roll back is seen at the next look."""

    def __init__(self, data_dir: Path, checkout: Path = CHECKOUT) -> None:
        self._data_dir = data_dir
        self._release: str | None = None
        self._content = read_content(checkout)

    def release(self) -> str | None:
        """Return the id of the release whose content is in use, or ``None`` before the first."""
        self.get()
        return self._release

    def get(self) -> Content:
        """Return the content; keeps the last good one, and says so in the log, when a new one cannot be read."""
        release = self._pointed_to()
        if release is not None and release != self._release:
            try:
                self._content = read_content(self._data_dir / "releases" / release)
            except UnreadableContentError as error:
                log.error("The content of release %s is not used: %s", release, error)
            self._release = release
        return self._content

    def _pointed_to(self) -> str | None:
        try:
            release = (self._data_dir / "current").read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return None
        return release or None

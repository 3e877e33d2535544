"""What was asked, masked, for the page that shows the conversation: in memory only, and only for a while."""
from __future__ import annotations

from cachetools import TTLCache

MOST = 20_000  # exchanges; at 500 characters each some tens of megabytes


class Words:
    """What was asked, masked, by message id. Never written anywhere; gone after ``seconds`` or when the website stops."""

    def __init__(self, seconds: float) -> None:
        self._asked: TTLCache[str, str] = TTLCache(MOST, seconds)

    def keep(self, message_id: str, masked: str) -> None:
        self._asked[message_id] = masked

    def get(self, message_id: str) -> str | None:
        return self._asked.get(message_id)

    def forget(self, message_id: str) -> None:
        self._asked.pop(message_id, None)

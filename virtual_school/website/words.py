"""The carer's own words, for the page that they have open: in memory only, and only for a while."""
from __future__ import annotations

from cachetools import TTLCache

MOST = 20_000  # exchanges; at 500 characters each some tens of megabytes


class Words:
    """What was typed, by message id. Never written anywhere; gone after ``seconds`` or when the website stops."""

    def __init__(self, seconds: float) -> None:
        self._typed: TTLCache[str, str] = TTLCache(MOST, seconds)

    def keep(self, message_id: str, typed: str) -> None:
        self._typed[message_id] = typed

    def get(self, message_id: str) -> str | None:
        return self._typed.get(message_id)

    def forget(self, message_id: str) -> None:
        self._typed.pop(message_id, None)

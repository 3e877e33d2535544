"""The masked words of questions, for a page that is loaded again: in memory only, and only for a while."""
from __future__ import annotations

from cachetools import TTLCache

MOST = 20_000  # exchanges; at 500 characters each some tens of megabytes


class Words:
    """Masked questions, by message id. Never written anywhere; gone after ``seconds`` or when the website stops."""

    def __init__(self, seconds: float) -> None:
        self._masked: TTLCache[str, str] = TTLCache(MOST, seconds)

    def keep(self, message_id: str, masked: str) -> None:
        self._masked[message_id] = masked

    def get(self, message_id: str) -> str | None:
        return self._masked.get(message_id)

    def forget(self, message_id: str) -> None:
        self._masked.pop(message_id, None)

    def expire(self) -> None:
        """Take out of memory what is past its time; a cache that nobody asks would hold it."""
        self._masked.expire()

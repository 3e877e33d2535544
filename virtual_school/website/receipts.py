"""Receipts: how the page after a question finds its conversation when the browser keeps no cookies.

A receipt stands in the address for a moment; it opens nothing once it has expired, so an address in the history of a
shared device shows no conversation.
"""
from __future__ import annotations

import secrets

from cachetools import TTLCache

SECONDS = 60.0
MOST = 10_000


class Receipts:
    """Short-lived, unguessable stand-ins for conversation tokens, in memory."""

    def __init__(self) -> None:
        self._tokens: TTLCache[str, str] = TTLCache(MOST, SECONDS)

    def give(self, token: str) -> str:
        receipt = secrets.token_urlsafe(16)
        self._tokens[receipt] = token
        return receipt

    def token(self, receipt: str) -> str | None:
        return self._tokens.get(receipt)

    def expire(self) -> None:
        """Take out of memory what is past its time."""
        self._tokens.expire()

"""Ask the bot, over private HTTP."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import httpx


class BotUnavailableError(RuntimeError):
    """The bot did not answer, or not in time. ``starting`` when it has not answered since the website started."""

    def __init__(self, *, starting: bool) -> None:
        super().__init__("starting" if starting else "unavailable")
        self.starting = starting


@dataclass(frozen=True)
class BotReply:
    """What the bot said: its messages, the intent it acted on, choices it is unsure between, and its context."""

    messages: list[dict[str, Any]]
    intent: str | None
    candidates: list[str]
    context: list[dict[str, Any]]
    also: list[str] = field(default_factory=list)  # what else was asked in the same message
    confidence: float | None = None  # 0 to 1, in the intent


class BotClient:
    """The website's end of ``bot/website_channel.py``."""

    def __init__(self, url: str, token: str, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._http = httpx.AsyncClient(
            base_url=f"{url}/webhooks/website",
            headers={"Authorization": f"Bearer {token}"},
            transport=transport,
            trust_env=False,  # the bot is on loopback: never through a proxy
            limits=httpx.Limits(max_connections=64, max_keepalive_connections=16),
        )
        self._has_answered = False

    async def ask(self, question: dict[str, str], context: list[dict[str, Any]], seconds: float) -> BotReply:
        """Send ``{"text": …}`` or ``{"choice": …}``; raise ``BotUnavailableError`` after ``seconds`` at the latest."""
        try:
            response = await self._http.post("/messages", json={**question, "conversation": context}, timeout=seconds)
            response.raise_for_status()
            reply = _parse(response.json())
        except (httpx.HTTPError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise BotUnavailableError(starting=not self._has_answered) from error
        self._has_answered = True
        return reply

    async def is_ready(self, seconds: float = 1.0) -> bool:
        """Return whether the bot has a model loaded and would answer."""
        try:
            response = await self._http.get("/ready", timeout=seconds)
            ready = response.is_success and response.json()["ready"] is True
        except (httpx.HTTPError, ValueError, KeyError, TypeError):
            return False
        self._has_answered = self._has_answered or ready
        return ready

    async def close(self) -> None:
        await self._http.aclose()


def _parse(body: dict[str, Any]) -> BotReply:
    return BotReply(
        messages=list(body["messages"]),
        intent=(body.get("intent") or {}).get("name"),
        candidates=list(body.get("candidates") or []),
        context=list(body["conversation"]),
        also=[str(name) for name in body.get("also") or []],
        confidence=_share((body.get("intent") or {}).get("confidence")),
    )


def _share(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None

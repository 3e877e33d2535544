"""Ask before each question whether its sender may ask now. Whoever speaks of danger is answered all the same."""
from __future__ import annotations

import hmac
import logging
import uuid
from collections.abc import Callable
from typing import Any

from sanic import Request

from virtual_school.own_programs import HEADER
from virtual_school.store.contacts import TEAM
from virtual_school.store.conversations import is_token
from virtual_school.urgency.card import card_text
from virtual_school.urgency.spot import Spotted
from virtual_school.website.errors import ApiError
from virtual_school.website.rate_limits import RateLimits
from virtual_school.website.reply import Reply, note_of
from virtual_school.website.services import Services

BEHIND_A_PROXY = (
    "A client was limited whose requests name a proxy, and no proxy is trusted: everybody behind it counts as one. "
    "If the proxy is yours, set VIRTUAL_SCHOOL_TRUSTED_PROXIES."
)

log = logging.getLogger(__name__)


class TooManyError(ApiError):
    """Too much was sent in a minute; ``seconds`` is how long to wait."""

    def __init__(self, seconds: int) -> None:
        wait = f"{seconds} second{'' if seconds == 1 else 's'}"
        message = f"Too many questions came at once. Please wait {wait}, then ask again."
        super().__init__(429, "too_many", message, {"Retry-After": str(seconds)})
        self.seconds = seconds


def refusal(request: Request, conversation: str = "") -> TooManyError | None:
    """Count a question; return ``None`` when it is within the limits, else the error to raise unless it is urgent.

    ``conversation`` is its token as it was sent; other text than a token is no conversation.
    """
    token = conversation if is_token(conversation) else ""
    return _error(request, lambda limits: limits.question(request.client_ip, token))


def refuse_too_many(request: Request) -> None:
    """Count what is sent beside questions; raise ``TooManyError`` when it is too much."""
    error = _error(request, lambda limits: limits.question(request.client_ip))
    if error:
        raise error


def refuse_start(request: Request) -> None:
    """Count the start of a conversation; raise ``TooManyError`` when it is one too many."""
    error = _error(request, lambda limits: limits.start(request.client_ip))
    if error:
        raise error


def _error(request: Request, count: Callable[[RateLimits], int]) -> TooManyError | None:
    seconds = 0 if _is_our_own(request) else count(request.app.ctx.limits)
    if not seconds:
        return None
    _warn_of_a_proxy(request)
    return TooManyError(seconds)


def card_in_spite_of(error: ApiError, danger: Spotted, services: Services) -> dict[str, Any]:
    """Return the card for whoever speaks of danger, without a look at bot or store; raise ``error`` for others.

    Not counted: a flood would make the count of such texts worthless.
    """
    if danger.card is None:
        raise error
    known = services.contacts.known()
    words = card_text(danger.card, {key: contact.phone or "" for key, contact in known.items()})
    release = services.content.release()
    return Reply(str(uuid.uuid4()), "urgent", known[TEAM], note=note_of(words), release=release).as_json()


def _is_our_own(request: Request) -> bool:
    key: str = request.app.ctx.own_key
    shown = request.headers.get(HEADER, "")
    return bool(key) and hmac.compare_digest(shown.encode("utf-8", "replace"), key.encode())


def _warn_of_a_proxy(request: Request) -> None:
    app = request.app
    if "x-forwarded-for" in request.headers and not app.config.PROXIES_COUNT and not hasattr(app.ctx, "warned_of_proxy"):
        app.ctx.warned_of_proxy = True
        log.warning(BEHIND_A_PROXY)

"""How often one conversation and one client may ask: counted in memory, and forgotten a minute later.

A client is known by a keyed hash of its address; the key is made anew at each start and kept nowhere. Every count is of the
last 60 seconds, so that nobody gets twice the limit by asking at the turn of a minute. See docs/adr/0010-rate-limits.md.
"""
from __future__ import annotations

import hashlib
import ipaddress
import math
import secrets
import time
from array import array
from collections import OrderedDict
from collections.abc import Callable

from virtual_school.settings import Settings

MINUTE = 60.0
MOST_KEYS = 10_000  # of one kind, remembered at a time: half a kilobyte each at the most
IPV6_NETWORK = 64  # bits: what one household or office is given; it may change the rest as it likes


class Window:
    """When each of many keys was last counted, for a minute."""

    def __init__(self, most: int, seconds: Callable[[], float] = time.monotonic, most_keys: int = MOST_KEYS) -> None:
        """``most`` is how often a key may be counted in a minute, 0 for no limit; ``seconds`` is the clock."""
        self._most = most
        self._seconds = seconds
        self._most_keys = most_keys
        self._times: OrderedDict[bytes, array[float]] = OrderedDict()  # the key counted last stands last

    def __len__(self) -> int:
        """Return how many keys are remembered."""
        return len(self._times)

    def wait(self, key: bytes) -> float:
        """Return in how many seconds ``key`` may be counted again; 0 is now."""
        times = self._times.get(key)
        if not self._most or times is None or len(times) < self._most:
            return 0.0
        return max(0.0, times[0] + MINUTE - self._seconds())

    def count(self, key: bytes) -> None:
        """Count ``key`` now, and forget who was not counted for a minute."""
        if not self._most:
            return
        times = self._times.setdefault(key, array("d"))
        del times[: max(0, len(times) - self._most + 1)]
        times.append(self._seconds())
        self._times.move_to_end(key)
        self._forget()

    def _forget(self) -> None:
        long_ago = self._seconds() - MINUTE
        while len(self._times) > self._most_keys or next(iter(self._times.values()))[-1] <= long_ago:
            self._times.popitem(last=False)


class RateLimits:
    """The limits of one website. What is refused is not counted: who waits as long as they are told may ask."""

    def __init__(self, settings: Settings, seconds: Callable[[], float] = time.monotonic) -> None:
        self._secret = secrets.token_bytes(32)
        self._conversations = Window(settings.questions_per_minute, seconds)
        self._clients = Window(settings.client_questions_per_minute, seconds)
        self._starts = Window(settings.client_starts_per_minute, seconds)

    def question(self, address: str, conversation: str = "") -> int:
        """Count a question, or anything else that is sent; return 0, or in how many seconds to ask again.

        ``conversation`` is its token, empty for a question by itself.
        """
        counted = [(self._clients, self._hashed(client_of(address)))]
        if conversation:
            counted.append((self._conversations, self._hashed(conversation)))
        return _count(counted)

    def start(self, address: str) -> int:
        """Count the start of a conversation; return 0, or in how many seconds to try again."""
        return _count([(self._starts, self._hashed(client_of(address)))])

    def _hashed(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16, key=self._secret).digest()


def _count(counted: list[tuple[Window, bytes]]) -> int:
    wait = max(window.wait(key) for window, key in counted)
    if not wait:
        for window, key in counted:
            window.count(key)
    return math.ceil(wait)


def client_of(address: str) -> str:
    """Return what all addresses of one client have in common: of IPv6 the network, of IPv4 all; other text as it is."""
    try:
        ip = ipaddress.ip_address(address.strip("[]"))
    except ValueError:
        return address
    if isinstance(ip, ipaddress.IPv4Address):
        return str(ip)
    if ip.ipv4_mapped:
        return str(ip.ipv4_mapped)
    return str(ipaddress.ip_network((int(ip), IPV6_NETWORK), strict=False))

"""The team's contact, at hand even when the store is not."""
from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from virtual_school.clock import Clock, now
from virtual_school.lookup.opening import with_opening
from virtual_school.store.contacts import TEAM, Contact, read_contacts
from virtual_school.store.opening_hours import OpeningHours, read_opening_hours

FRESH_SECONDS = 30.0
READ_SECONDS = 1.0

log = logging.getLogger(__name__)


class ContactBook:
    """Reads the store's contacts and opening hours at most every half minute; keeps the last good ones."""

    def __init__(
        self, engine: Engine, phone: str, seconds: Callable[[], float] = time.monotonic, clock: Clock = now
    ) -> None:
        """``phone`` is given while the store has never been read, or holds no number of the team.

        ``seconds`` tells how fresh the contacts are, ``clock`` whether the team is there today.
        """
        self._engine = engine
        self._seconds = seconds
        self._clock = clock
        self._last_resort = Contact(key=TEAM, label="Virtual School team", phone=phone)
        self._contacts: dict[str, Contact] = {}
        self._hours = OpeningHours()
        self._read_at = float("-inf")

    async def all(self) -> dict[str, Contact]:
        """Return every contact by key; the team is always among them, with a number, and its hours if they were entered."""
        if self._seconds() - self._read_at > FRESH_SECONDS:
            self._read_at = self._seconds()
            await self._read()
        return with_opening(self.known(), self._hours, self._clock())

    def known(self) -> dict[str, Contact]:
        """Return the contacts that were read last, without a look at the store; the team is always among them."""
        team = self._contacts.get(TEAM)
        return {**self._contacts, TEAM: team if team and team.phone else self._last_resort}

    async def team(self) -> Contact:
        return (await self.all())[TEAM]

    async def _read(self) -> None:
        # At the same time, each with its own fate: a store that stalls must not cost twice the wait.
        self._contacts, self._hours = await asyncio.gather(
            self._last_good("contacts", read_contacts, self._contacts),
            self._last_good("opening hours", read_opening_hours, self._hours),
        )

    async def _last_good[T](self, what: str, read: Callable[[Engine], tuple[T, list[str]]], known: T) -> T:
        try:
            found, problems = await asyncio.wait_for(asyncio.to_thread(read, self._engine), READ_SECONDS)
        except (SQLAlchemyError, TimeoutError) as error:
            log.warning("The %s could not be read (%s): the last known are used.", what, type(error).__name__)
            return known
        for problem in problems:
            log.warning("%s", problem)
        return found

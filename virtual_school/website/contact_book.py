"""The team's contact, at hand even when the store is not."""
from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from virtual_school.store.contacts import TEAM, Contact, read_contacts

FRESH_SECONDS = 30.0
READ_SECONDS = 1.0

log = logging.getLogger(__name__)


class ContactBook:
    """Reads the store's contacts at most every half minute; keeps the last good ones."""

    def __init__(self, engine: Engine, phone: str, seconds: Callable[[], float] = time.monotonic) -> None:
        """``phone`` is given while the store has never been read, or holds no number of the team."""
        self._engine = engine
        self._seconds = seconds
        self._last_resort = Contact(key=TEAM, label="Virtual School team", phone=phone)
        self._contacts: dict[str, Contact] = {}
        self._read_at = float("-inf")

    async def all(self) -> dict[str, Contact]:
        """Return every contact by key; the team is always among them, with a number."""
        if self._seconds() - self._read_at > FRESH_SECONDS:
            self._read_at = self._seconds()
            await self._read()
        team = self._contacts.get(TEAM)
        return {**self._contacts, TEAM: team if team and team.phone else self._last_resort}

    async def team(self) -> Contact:
        return (await self.all())[TEAM]

    async def _read(self) -> None:
        try:
            self._contacts, problems = await asyncio.wait_for(
                asyncio.to_thread(read_contacts, self._engine), READ_SECONDS
            )
        except (SQLAlchemyError, TimeoutError) as error:
            log.warning("The contacts could not be read (%s): the last known are used.", type(error).__name__)
            return
        for problem in problems:
            log.warning("%s", problem)

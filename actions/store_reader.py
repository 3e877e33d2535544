"""What the actions ask of the store: contacts, when the team is there, events, and the day it is in Luton."""
from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine

from virtual_school.clock import Clock, day_in_luton, now
from virtual_school.lookup.opening import with_opening
from virtual_school.store.contacts import TEAM, Contact, read_contacts
from virtual_school.store.events import Event, read_events
from virtual_school.store.opening_hours import read_opening_hours

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class StoreReader:
    """Reads the store anew for every question; ``clock`` says what is past, and what is open."""

    engine: Engine
    phone: str  # said when the store holds no number
    clock: Clock = now

    def today(self) -> date:
        return day_in_luton(self.clock())

    async def contacts(self) -> dict[str, Contact]:
        """Return every contact by key, the team's with its opening hours if they were entered."""
        contacts, problems = await asyncio.to_thread(read_contacts, self.engine)
        hours, more = await asyncio.to_thread(read_opening_hours, self.engine)
        _report(problems + more)
        return with_opening(contacts, hours, self.clock())

    async def events(self) -> list[Event]:
        events, problems = await asyncio.to_thread(read_events, self.engine)
        _report(problems)
        return events

    async def team_phone(self) -> str:
        team = (await self.contacts()).get(TEAM)
        return team.phone if team and team.phone else self.phone


def _report(problems: list[str]) -> None:
    for problem in problems:
        log.warning("%s", problem)

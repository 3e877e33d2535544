"""Erase what is past its time while the website runs: at its start and every few minutes, behind the replies."""
from __future__ import annotations

import asyncio
import logging
import time
from datetime import timedelta

from sqlalchemy.exc import SQLAlchemyError

from virtual_school.settings import Settings
from virtual_school.store.purge import Limits, purge
from virtual_school.website.services import Services

EVERY = 300.0  # seconds; a conversation that has ended is gone this much later at the latest
REST = 0.05  # seconds between two transactions, in which a reply can be stored

log = logging.getLogger(__name__)


def limits_of(settings: Settings) -> Limits:
    """Return how long things may be kept."""
    return Limits(timedelta(minutes=settings.idle_minutes), timedelta(days=settings.questions_days))


async def tidy(services: Services) -> None:
    """Erase once what is past its time, in the store and in memory; a store that is away is tried again next time."""
    services.words.expire()
    services.receipts.expire()
    try:
        await asyncio.to_thread(
            purge, services.engine, services.clock(), limits_of(services.settings), lambda: time.sleep(REST)
        )
    except SQLAlchemyError as error:
        log.warning("What is past its time could not be erased now (%s); it is tried again.", type(error).__name__)


async def keep_tidy(services: Services, every: float = EVERY) -> None:
    """Tidy now and ``every`` so many seconds, until cancelled."""
    while True:
        await tidy(services)
        await asyncio.sleep(every)

"""What the tests share: settings in a folder of their own, a filled store, a free port."""
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from virtual_school.running.ports import free_ports
from virtual_school.settings import CHECKOUT, Settings
from virtual_school.store import database
from virtual_school.store.database import open_store
from virtual_school.store.first_content import fill_new_store
from virtual_school.store.migrate import migrate

# Tests ask faster than people; tests/website/test_rate_limits.py sets the limits that it needs.
UNLIMITED = {
    "VIRTUAL_SCHOOL_QUESTIONS_PER_MINUTE": "0",
    "VIRTUAL_SCHOOL_CLIENT_QUESTIONS_PER_MINUTE": "0",
    "VIRTUAL_SCHOOL_CLIENT_STARTS_PER_MINUTE": "0",
}

# The website waits a second for its store. The disk of a busy machine may take longer to say that it has written, and these
# tests pull no plug: only the processes that tests start themselves wait for it.
database.SYNCHRONOUS = "OFF"

collect_ignore = ["bot"]  # needs Rasa's environment: tests/test_rasa.py runs it there


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of an assistant that shares nothing with any other."""
    website, bot, actions = free_ports(3)
    environment = {
        "VIRTUAL_SCHOOL_DATA_DIR": str(tmp_path / "var"),
        "VIRTUAL_SCHOOL_WEBSITE_PORT": str(website),
        "VIRTUAL_SCHOOL_BOT_PORT": str(bot),
        "VIRTUAL_SCHOOL_ACTIONS_PORT": str(actions),
        **UNLIMITED,
    }
    return Settings.from_environment(environment)


@pytest.fixture
def engine(settings: Settings) -> Iterator[Engine]:
    """A store with the shipped contacts and events."""
    engine = open_store(settings.database_url)
    migrate(engine)
    assert fill_new_store(engine, CHECKOUT / "data") == []
    yield engine
    engine.dispose()

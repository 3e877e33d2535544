"""Open the store and bring it up to date."""
from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url

BUSY_MILLISECONDS = 1000
SYNCHRONOUS = "NORMAL"  # SQLite's word: a power cut may cost the last replies, never the file


class StoreUnavailableError(RuntimeError):
    """The store did not answer in time, or not at all."""


def open_store(database_url: str) -> Engine:
    """Return an engine for ``database_url``; SQLite's folder is made, and its file on the first connection."""
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, pool_recycle=1800, hide_parameters=True)
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": BUSY_MILLISECONDS / 1000})
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute(f"PRAGMA synchronous = {SYNCHRONOUS}")
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()

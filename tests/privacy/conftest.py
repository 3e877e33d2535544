from __future__ import annotations

import pytest

from virtual_school.reading import Read, Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """What reads texts, loaded as in a website that has been up for two seconds."""
    return Reader().load()


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    return reader.read

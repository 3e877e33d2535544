from __future__ import annotations

import pytest

from virtual_school.reading import Read, Reader


@pytest.fixture(scope="session")
def read() -> Read:
    """What reads texts, loaded as in a website that has been up for two seconds."""
    return Reader().load().read

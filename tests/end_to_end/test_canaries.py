"""A dozen people tell everything about themselves to the real bot, also while it dies: nothing of it is left in any file."""
from __future__ import annotations

import os
import signal
import time
from itertools import chain
from pathlib import Path

import pytest

from tests.canaries import all_files, identities, leaks
from tests.canary_day import ORDINARY, asks_only, day
from tests.core_limit import core_limit
from tests.end_to_end.conftest import Running, start, stop
from tests.releases import with_release

pytestmark = pytest.mark.end_to_end
BOTS_SIDE = [route for route in ORDINARY if route.__name__ not in ("mistakes", "danger")]  # what the bot hears of


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for whatever the programs write beside their data."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    for variable in ("TMPDIR", "HOME"):
        monkeypatch.setenv(variable, str(folder))
    return folder


def test_a_dozen_people_are_found_nowhere_after_a_day_with_the_real_bot(tmp_path: Path, scratch: Path) -> None:
    people = identities()[::4]
    with_release(tmp_path / "var")
    assistant = start(tmp_path / "var")
    try:
        visits = list(chain.from_iterable(day(assistant.url, people, BOTS_SIDE).values()))
        assert limits_of_all(assistant) == {("0", "0")}, "a crash writes no memory to the disk"
        os.kill(assistant.pid("bot"), signal.SIGKILL)
        day(assistant.url, people, [asks_only])
        time.sleep(1)
        assistant.wait_until_ready()
        day(assistant.url, people, [asks_only])
        os.kill(assistant.pid("actions"), signal.SIGKILL)
        day(assistant.url, people, [asks_only])
        contents = {f"running: {name}": content for name, content in all_files(tmp_path / "var", scratch).items()}
    finally:
        printed = stop(assistant)
    contents |= all_files(tmp_path / "var", scratch)
    contents["printed"] = printed.encode()
    contents["exports"] = "\n".join(chain.from_iterable(visit.kept for visit in visits)).encode()
    assert "bot ended with code -9" in printed, "the bot did die"
    assert [name for name in contents if name.endswith("bot.log")]
    assert b"has been excluded" in contents[f"rows of {tmp_path}/var/virtual_school.sqlite3"], "what is left of a question is there"
    assert leaks(people, contents) == []


def limits_of_all(assistant: Running) -> set[tuple[str, str]]:
    """Return how much of its memory each of the four programs may write when it crashes."""
    pids = [assistant.process.pid, *(assistant.pid(name) for name in ("website", "actions", "bot"))]
    return {core_limit(pid) for pid in pids}

"""Who a client is when a reverse proxy of ours stands in front."""
from __future__ import annotations

from dataclasses import replace

import pytest

from tests.website.conftest import DecidedBot
from virtual_school.settings import Settings

PER_CLIENT = 4


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Settings behind one proxy, which writes the address that it sees at the end of X-Forwarded-For."""
    return replace(settings, client_questions_per_minute=PER_CLIENT, trusted_proxies=1)


async def asked(website, forwarded_for: str | None) -> int:
    headers = {} if forwarded_for is None else {"X-Forwarded-For": forwarded_for}
    return (await website.get("/api/v1/ask", params={"q": "holiday?"}, headers=headers)).status_code


async def test_clients_behind_the_proxy_are_told_apart(website, bot: DecidedBot) -> None:
    for client in ("192.0.2.1", "192.0.2.2", "2001:db8:1:2::1"):
        assert [await asked(website, client) for _ in range(PER_CLIENT + 1)] == [200] * PER_CLIENT + [429]
    assert await asked(website, "2001:db8:1:2:ffff::9") == 429, "the same network"


async def test_what_the_client_itself_claims_before_the_proxy_is_not_believed(website, bot: DecidedBot) -> None:
    statuses = [await asked(website, f"10.0.0.{number}, 192.0.2.1") for number in range(200)]
    assert statuses.count(200) == PER_CLIENT


async def test_a_request_that_came_around_the_proxy_counts_as_its_own_address(website, bot: DecidedBot) -> None:
    assert [await asked(website, None) for _ in range(PER_CLIENT + 1)] == [200] * PER_CLIENT + [429]

"""Requests that no client library would send."""
from __future__ import annotations

import asyncio

from virtual_school.settings import Settings


async def raw(settings: Settings, request: bytes, seconds: float = 5) -> tuple[int, dict[str, str], str]:
    """Send ``request`` as it is; return status, headers by lower-case name, and body."""
    reader, writer = await asyncio.open_connection("127.0.0.1", settings.website_port)
    writer.write(request)
    async with asyncio.timeout(seconds):
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        lines = [line.split(": ", 1) for line in head[1:] if line]
        headers = {name.lower(): value for name, value in lines}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
    writer.close()
    return int(head[0].split()[1]), headers, body.decode()

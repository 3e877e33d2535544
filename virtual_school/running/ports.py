"""Whether a port can be listened on, and free ones for a bot that runs for one command only."""
from __future__ import annotations

import socket


class PortInUseError(RuntimeError):
    """Something else listens where we want to."""


def claim(host: str, port: int, variable: str) -> None:
    """Raise ``PortInUseError``, naming the variable to set, when nobody could listen there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortInUseError(
                f"Port {port} is in use by another program: stop that program, or choose another port with {variable}."
            ) from error


def free_ports(count: int) -> list[int]:
    """Return ``count`` different ports of loopback that nobody listens on."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()

from __future__ import annotations

import socket

import pytest

from virtual_school.running.ports import PortInUseError, claim, free_ports


def test_a_port_in_use_names_the_variable_to_set() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortInUseError, match=f"Port {port} is in use.*VIRTUAL_SCHOOL_BOT_PORT"):
            claim("127.0.0.1", port, "VIRTUAL_SCHOOL_BOT_PORT")


def test_free_ports_are_different_and_can_be_claimed() -> None:
    ports = free_ports(3)
    assert len(set(ports)) == 3
    for port in ports:
        claim("127.0.0.1", port, "X")

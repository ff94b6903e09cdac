"""Would the suite notice if the code called home?"""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import NetworkTouchedError

FAR = ("192.0.2.1", 443)  # a test address of RFC 5737: nobody answers there


def test_it_reaches_its_own_machine() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=5) as caller,
    ):
        assert caller.getpeername() == server.getsockname()


def test_it_speaks_through_a_file_socket(tmp_path: Path) -> None:
    place = str(tmp_path / "s")
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as caller:
        server.bind(place)
        server.listen()
        caller.connect(place)


def test_it_refuses_to_connect_elsewhere() -> None:
    with socket.socket() as handle, pytest.raises(NetworkTouchedError):
        handle.connect(FAR)
    with socket.socket() as handle, pytest.raises(NetworkTouchedError):
        handle.connect_ex(FAR)
    with socket.socket(socket.AF_INET6) as handle, pytest.raises(NetworkTouchedError):
        handle.connect(("2001:db8::1", 443, 0, 0))


def test_it_refuses_to_send_a_datagram_elsewhere() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as handle, pytest.raises(NetworkTouchedError):
        handle.sendto(b"hello", FAR)


def test_it_refuses_to_look_up_a_name() -> None:
    with pytest.raises(NetworkTouchedError):
        socket.getaddrinfo("example.org", 443)
    with pytest.raises(NetworkTouchedError):
        socket.create_connection(("example.org", 443))


@pytest.mark.skipif("SIJAK_OFFLINE" not in os.environ, reason="not started by scripts/offline.py")
def test_it_takes_the_network_from_its_children_too() -> None:
    code = f"import socket; socket.create_connection({FAR!r}, timeout=3)"
    child = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert "Network is unreachable" in child.stderr

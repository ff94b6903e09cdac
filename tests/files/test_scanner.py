"""Is every file shown to a scanner where one is set up, and to none where there is none?"""

from __future__ import annotations

import socket
import struct
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from sijak.files import scanner
from sijak.kernel.errors import Refused


class Daemon:
    """Speaks as clamd does; ``said`` is its answer, ``seen`` what it was shown."""

    def __init__(self, place: Path) -> None:
        self.ear = socket.socket(socket.AF_UNIX)
        self.ear.bind(str(place))
        self.ear.listen()
        self.said, self.seen = b"stream: OK\0", b""
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self) -> None:
        while True:
            try:
                line, _ = self.ear.accept()
            except OSError:
                return
            with line, line.makefile("rb") as heard:
                assert heard.read(10) == b"zINSTREAM\0"
                while length := struct.unpack(">I", heard.read(4))[0]:
                    self.seen += heard.read(length)
                line.sendall(self.said)


@pytest.fixture
def daemon(monkeypatch: pytest.MonkeyPatch) -> Iterator[Daemon]:
    with tempfile.TemporaryDirectory(prefix="clam-") as folder:
        made = Daemon(Path(folder) / "s")
        monkeypatch.setattr(settings, "SIJAK_CLAMD", str(Path(folder) / "s"))
        yield made
        made.ear.close()


def test_it_is_quiet_where_there_is_no_scanner() -> None:
    assert settings.SIJAK_CLAMD == ""
    scanner.may_pass(b"anything")


def test_it_shows_the_whole_file(daemon: Daemon) -> None:
    data = bytes(range(256)) * 4000
    scanner.may_pass(data)
    assert daemon.seen == data


def test_it_refuses_what_the_scanner_knows(daemon: Daemon) -> None:
    daemon.said = b"stream: Eicar-Test-Signature FOUND\0"
    with pytest.raises(Refused):
        scanner.may_pass(b"x")


def test_it_takes_nothing_when_the_scanner_is_set_up_and_does_not_answer(
    daemon: Daemon, monkeypatch: pytest.MonkeyPatch
) -> None:
    daemon.said = b"INSTREAM size limit exceeded. ERROR\0"
    with pytest.raises(Refused):
        scanner.may_pass(b"x")
    monkeypatch.setattr(settings, "SIJAK_CLAMD", "/nowhere/at/all")
    with pytest.raises(Refused):
        scanner.may_pass(b"x")

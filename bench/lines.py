"""How many answers a second does a server give to a few browsers that keep their lines open?

One process with bare sockets: what the asking itself costs is small and the same for every address.
"""

from __future__ import annotations

import gzip
import re
import selectors
import socket
import time
from dataclasses import dataclass, field

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
END = b"\r\n\r\n"
ASKS = "GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nAccept-Encoding: {accept}\r\n\r\n"


@dataclass(slots=True)
class Answer:
    """What one line has received of the answer that is on its way."""

    line: socket.socket
    got: bytearray = field(default_factory=bytearray)
    wanted: int = 0

    def is_whole(self) -> bool:
        """Reads what is there; a line that ends, or an answer without its length, is no answer."""
        more = self.line.recv(262_144)
        if not more:
            raise RuntimeError("the line was closed")
        self.got += more
        if not self.wanted and (end := self.got.find(END)) >= 0:
            told = LENGTH.search(bytes(self.got[:end]))
            if told is None:
                raise RuntimeError(f"no length: {bytes(self.got[:end])!r}")
            self.wanted = end + len(END) + int(told[1])
        return bool(self.wanted) and len(self.got) >= self.wanted


def question(port: int, path: str, accept: str = "gzip") -> bytes:
    return ASKS.format(path=path, port=port, accept=accept).encode()


def line_to(port: int) -> socket.socket:
    line = socket.create_connection(("127.0.0.1", port), timeout=30)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return line


def fetched(port: int, path: str, accept: str = "gzip") -> tuple[bytes, bytes]:
    """(head, body) of one answer as it came over the wire; only 200 is one."""
    with line_to(port) as line:
        line.sendall(question(port, path, accept))
        answer = Answer(line)
        while not answer.is_whole():
            pass
    head, _, body = bytes(answer.got).partition(END)
    if b" 200 " not in head.partition(b"\r\n")[0] + b" ":
        raise RuntimeError(f"{path}: {head!r}")
    return head, body


def opened(head: bytes, body: bytes) -> str:
    return (gzip.decompress(body) if b"content-encoding: gzip" in head.lower() else body).decode()


def per_second(port: int, path: str, lines: int, seconds: float) -> float:
    """Whole answers of status 200 a second; each line asks again as soon as it has its answer."""
    asks, done = question(port, path), 0
    watch = selectors.DefaultSelector()
    try:
        for _ in range(lines):
            line = line_to(port)
            watch.register(line, selectors.EVENT_READ, Answer(line))
            line.sendall(asks)
        began = time.perf_counter()
        while (spent := time.perf_counter() - began) < seconds:
            for key, _ in watch.select(1.0):
                answer: Answer = key.data
                if answer.is_whole():
                    if not answer.got.startswith(b"HTTP/1.1 200"):
                        raise RuntimeError(f"{path}: {bytes(answer.got[:80])!r}")
                    done += 1
                    answer.got.clear()
                    answer.wanted = 0
                    answer.line.sendall(asks)
        return done / spent
    finally:
        for key in list(watch.get_map().values()):
            key.data.line.close()
        watch.close()

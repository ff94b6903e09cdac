"""How do two processes on one machine talk? Length-prefixed frames: a JSON header, then raw parts.

Frame: 4 bytes big-endian length of the header | header (UTF-8 JSON object) | parts, one after
another. The header's ``parts`` lists the length of each part in bytes. Limits: header 8 MiB,
parts together 64 MiB and 20,000 of them. docs/vault.md holds the protocol.
"""

import json
import socket
from collections.abc import Sequence
from typing import Any

MAX_HEADER = 8 * 2**20
MAX_PARTS = 64 * 2**20
MOST_PARTS = 20_000


class WireError(Exception):
    """The other side closed the line or spoke something else than this protocol."""


def send(line: socket.socket, header: dict[str, Any], parts: Sequence[bytes] = ()) -> None:
    """Send one frame."""
    header["parts"] = [len(part) for part in parts]
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    if len(head) > MAX_HEADER or sum(header["parts"]) > MAX_PARTS:
        raise WireError("frame too large")
    line.sendall(b"".join((len(head).to_bytes(4, "big"), head, *parts)))


def receive(line: socket.socket) -> tuple[dict[str, Any], list[bytes]]:
    """Receive one frame. Raises WireError when the line closed or the frame is out of bounds."""
    size = int.from_bytes(_exactly(line, 4), "big")
    if size > MAX_HEADER:
        raise WireError("header too large")
    header = json.loads(_exactly(line, size))
    if not isinstance(header, dict):
        raise WireError("header is not an object")
    lengths = header.pop("parts", [])
    if not isinstance(lengths, list) or not all(type(n) is int and n >= 0 for n in lengths):
        raise WireError("parts are not lengths")
    if sum(lengths) > MAX_PARTS or len(lengths) > MOST_PARTS:
        raise WireError("parts too large")
    return header, [_exactly(line, n) for n in lengths]


def _exactly(line: socket.socket, size: int) -> bytes:
    chunks = bytearray()
    while len(chunks) < size:
        chunk = line.recv(min(size - len(chunks), 2**20))
        if not chunk:
            raise WireError("line closed")
        chunks += chunk
    return bytes(chunks)

"""Does a scanner on this machine know something harmful in it? A courtesy: it stops no state.

Speaks INSTREAM with clamd (ClamAV 1.x, man clamd(8)) over its file socket. Where none is set up
(``SIJAK_CLAMD``) nothing is asked; where one is set up and does not answer, nothing is taken.
"""

from __future__ import annotations

import socket
import struct

from django.conf import settings

from sijak.files import refusals

A_PIECE = 1 << 18
SECONDS = 60.0


def may_pass(data: bytes) -> None:
    """Raises Refused when the scanner finds something, or is there and does not answer."""
    if not settings.SIJAK_CLAMD:
        return
    try:
        said = _ask(settings.SIJAK_CLAMD, data)
    except OSError:
        refusals.refuse("no-scanner")
    if said.endswith(b"FOUND"):
        refusals.refuse("virus")
    if not said.endswith(b"OK"):
        refusals.refuse("no-scanner")


def _ask(place: str, data: bytes) -> bytes:
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(SECONDS)
        line.connect(place)
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(data), A_PIECE):
            piece = data[start : start + A_PIECE]
            line.sendall(struct.pack(">I", len(piece)) + piece)
        line.sendall(bytes(4))
        said = b""
        while not said.endswith(b"\0") and (more := line.recv(4096)):
            said += more
    return said.strip(b"\0\n ")

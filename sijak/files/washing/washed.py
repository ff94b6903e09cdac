"""What comes out of the wash?"""

from __future__ import annotations

from dataclasses import dataclass


class NotTakenError(Exception):
    """The file is not kept. ``code``: unknown, broken, too-big-inside, locked, heic."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Washed:
    """``kind``: what came in, ``clean_kind``: what goes out (a WebP goes out as a JPEG). Without
    ``clean`` only the original is kept, behind its warning. ``small``: a picture for a list."""

    kind: str
    clean: bytes | None = None
    clean_kind: str = ""
    small: bytes = b""

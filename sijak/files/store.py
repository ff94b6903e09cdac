"""Where do sealed pieces lie? In a folder of their own a paper, each under a name that tells nothing.

``web/papers/ab/<paper>/<piece>``: the paper's id is random and the piece is a letter and a number. What
comes in here is sealed already; plaintext never does. No temporary folder: a piece is written beside
its place and renamed. Piece and folder tell the day on which they were written and no time of it, as rows do.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from datetime import time as clock
from pathlib import Path

from django.conf import settings

from sijak.kernel.dates import KST, today

PAPER = re.compile(r"[0-9a-f]{32}")
PIECE = re.compile(r"[a-z][0-9]{1,4}")


def root() -> Path:
    return Path(settings.WEB_DIR) / "papers"


def folder_of(paper: str) -> Path:
    if not PAPER.fullmatch(paper):
        raise ValueError("a paper is called by 32 hex digits")
    return root() / paper[:2] / paper


def put(paper: str, piece: str, sealed: bytes) -> None:
    """On the disk when this returns; a piece that is there already is written over whole."""
    if not PIECE.fullmatch(piece):
        raise ValueError("a piece is called by a letter and a number")
    folder = folder_of(paper)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = folder / f".{piece}.{os.urandom(6).hex()}"
    out = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(out, "wb") as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        beside.rename(folder / piece)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    day = datetime.combine(today(), clock(), KST).timestamp()
    for place in (folder / piece, folder):
        os.utime(place, (day, day))
    _settle(folder)


def get(paper: str, piece: str) -> bytes:
    """Raises OSError when it is not there."""
    if not PIECE.fullmatch(piece):
        raise ValueError("a piece is called by a letter and a number")
    return (folder_of(paper) / piece).read_bytes()


def count(paper: str, letter: str) -> int:
    """How many pieces with this letter lie there without a gap, from number 0 on."""
    folder, number = folder_of(paper), 0
    while (folder / f"{letter}{number}").is_file():
        number += 1
    return number


def drop(papers: Sequence[str]) -> None:
    for paper in papers:
        shutil.rmtree(folder_of(paper), ignore_errors=True)


def untouched(days: int) -> Iterator[str]:
    """Papers whose folder nobody wrote to on the last ``days`` days, today among them."""
    before = datetime.combine(today() - timedelta(days=days - 1), clock(), KST).timestamp()
    for folder in sorted(root().glob("??/*")):
        if PAPER.fullmatch(folder.name) and folder.stat().st_mtime < before:
            yield folder.name


def _settle(folder: Path) -> None:
    """The names themselves on the disk, too."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

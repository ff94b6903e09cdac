"""How does a stranger's file become one that we may hand out? In a child that can do no harm.

The libraries that read pictures and papers are written in C and read what a stranger made. So they run
where there is nothing to take: a process with no key, no session, no environment, no way to open a
file or a socket, counted memory and time (sijak/files/washing/child.py). Data goes by pipes, never by a
disk. A child that is killed costs that one file.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import batched
from pathlib import Path

from sijak.files import refusals
from sijak.files.enums import Kind
from sijak.files.washing.child import LENGTH

CHILD = Path(__file__).parent / "washing" / "child.py"
SECONDS = 45.0
KINDS = frozenset(Kind.values)
type Check = Callable[[dict[str, str | int], int], bool]
# Two at a time: each may take a gigabyte and a half for a moment.
_room = threading.BoundedSemaphore(2)


@dataclass(frozen=True, slots=True, repr=False)
class Cleaned:
    """``kind`` of what came in, ``clean_kind`` of the clean copy (codes of ``enums.Kind``). ``clean`` is
    empty where it could not be cleaned. ``small``: a JPEG of at most 360 points, pictures only."""

    kind: str
    clean: bytes
    clean_kind: str
    small: bytes


def clean(data: bytes) -> Cleaned:
    """Raises Refused with a sentence when the file is not taken at all."""
    head, body = _answer_of(_run(data), _tells_clean)
    if "no" in head:
        refusals.refuse(str(head["no"]))
    length = int(head["clean"])
    return Cleaned(str(head["kind"]), body[:length], str(head["clean_kind"]), body[length:])


@dataclass(frozen=True, slots=True, repr=False)
class Drawn:
    """A picture in one width, as WebP."""

    width: int
    height: int
    body: bytes


def sized(data: bytes, widths: Sequence[int]) -> list[Drawn]:
    """A picture drawn anew in these widths, none larger than it came, for a page that everybody reads.
    Raises Refused with a sentence when it is no picture that we take."""
    head, body = _answer_of(_run(data, *map(str, widths)), _tells_sizes)
    if "no" in head:
        refusals.refuse(str(head["no"]))
    drawn, at = [], 0
    for width, height, length in batched(map(int, str(head["sizes"]).split()), 3):
        drawn.append(Drawn(width, height, body[at : at + length]))
        at += length
    if not drawn or not all(one.body.startswith(b"RIFF") and one.body[8:12] == b"WEBP" for one in drawn):
        refusals.refuse("broken")
    return drawn


def _tells_sizes(head: dict[str, str | int], _room: int) -> bool:
    numbers = str(head["sizes"]).split()
    return len(numbers) % 3 == 0 and all(
        one.isascii() and one.isdecimal() and len(one) < 10 for one in numbers
    )


def _tells_clean(head: dict[str, str | int], room: int) -> bool:
    kinds = head["kind"] in KINDS and head["clean_kind"] in ("", *KINDS)
    return kinds and 0 <= int(head["clean"]) <= room


def _run(data: bytes, *widths: str) -> bytes:
    """What the child said; nothing when it did not come to an end."""
    if not _room.acquire(timeout=SECONDS):
        refusals.refuse("busy")
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-B", str(CHILD), *widths], input=data, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, timeout=SECONDS, env={}, cwd="/", check=False,
            start_new_session=True,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return b""
    finally:
        _room.release()
    return done.stdout if done.returncode == 0 else b""


def _answer_of(said: bytes, is_right: Check) -> tuple[dict[str, str | int], bytes]:
    """What the child says is believed as little as the file: a child may have been taken over."""
    end = LENGTH.size + LENGTH.unpack(said[: LENGTH.size])[0] if len(said) >= LENGTH.size else 0
    try:
        head = json.loads(said[LENGTH.size : end])
        if "no" in head or is_right(head, len(said) - end):
            return head, said[end:]
    except (ValueError, KeyError, TypeError):
        pass
    return {"no": "broken"}, b""

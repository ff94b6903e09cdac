"""A Hangul document of the old form (HWP 5.0): its scripts and its summary are written over.

The streams of a compound file keep their length, so that what is too long for its place cannot be
cleaned, and the page says so. Layout: Hancom's published "한글 문서 파일 형식 5.0", sections 3.2.2 to 3.2.10.
"""

from __future__ import annotations

import io
import struct
import zlib

import olefile

from sijak.files.washing.pictures import without_words
from sijak.files.washing.washed import NotTakenError, Washed

PACKED, LOCKED, DISTRIBUTED, HAS_SCRIPT = 1, 2, 4, 8
SUMMARY = "\x05HwpSummaryInformation"
# A set of properties with one empty section (MS-OLEPS 2.21).
FORM = bytes.fromhex("60b5a29f61d01e109e3f00608cc3b3ae")
NO_SUMMARY = struct.pack("<HHI16sI16sIII", 0xFFFE, 0, 0x20005, bytes(16), 1, FORM, 48, 8, 0)
NO_SCRIPT = struct.pack("<IIIII", 0, 0, 0, 0, 0xFFFFFFFF)
MOST_PICTURE = 64 << 20
ACTIVE = (".ole", ".exe", ".dll", ".js", ".vbs", ".scr", ".lnk", ".bat")


def wash_hwp(data: bytes) -> Washed:
    """Without ``clean`` where it is locked, holds objects of other programs, or has no room."""
    body = io.BytesIO(data)
    with olefile.OleFileIO(body, write_mode=True) as file:
        head = file.openstream("FileHeader").read(40)
        if len(head) < 40 or not head.startswith(b"HWP Document File"):
            raise NotTakenError("unknown")
        (marks,) = struct.unpack("<I", head[36:40])
        if marks & (LOCKED | DISTRIBUTED) or _holds_programs(file):
            return Washed("hwp")
        is_clean = all(_write_over(file, path, bool(marks & PACKED)) for path in file.listdir())
    return Washed("hwp", body.getvalue(), "hwp") if is_clean else Washed("hwp")


def _holds_programs(file: olefile.OleFileIO) -> bool:
    """Objects of other programs, and links to files elsewhere, cannot be told from harmless ones."""
    for path in file.listdir():
        if path[0] == "BinData" and path[-1].lower().endswith(ACTIVE):
            return True
        if path[-1] == "_LinkDoc" and file.openstream(path).read(4).strip(b"\0"):
            return True
    return False


def _write_over(file: olefile.OleFileIO, path: list[str], is_packed: bool) -> bool:
    """True when nothing of it tells or acts any more."""
    if path[0] == "Scripts":
        return _put(file, path, _as_stored(NO_SCRIPT, is_packed) if path[-1] == "DefaultJScript" else b"")
    if path[-1] == SUMMARY:
        return _put(file, path, NO_SUMMARY)
    if path[-1] in ("PrvText", "PrvImage"):
        return _put(file, path, b"")
    if path[0] == "BinData" and path[-1].lower().endswith((".jpg", ".jpeg")):
        return _put(file, path, _without_words(file.openstream(path).read()))
    return True


def _without_words(stored: bytes) -> bytes:
    """A picture lies packed or as it is; the page does not say which."""
    if stored[:2] == b"\xff\xd8":
        return without_words(stored)
    plain = zlib.decompressobj(-15).decompress(stored, MOST_PICTURE)
    return _as_stored(without_words(plain), is_packed=True)


def _as_stored(body: bytes, is_packed: bool) -> bytes:
    if not is_packed:
        return body
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(body) + packer.flush()


def _put(file: olefile.OleFileIO, path: list[str], body: bytes) -> bool:
    size = file.get_size(path)
    if len(body) > size:
        return False
    if size:
        file.write_stream(path, body.ljust(size, b"\0"))
    return True

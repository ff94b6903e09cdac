"""What is this, by its bytes?"""

from __future__ import annotations

import io
import zipfile

import olefile

from sijak.files.washing.washed import NotTakenError

BEGINNINGS = (
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (olefile.MAGIC, "ole"),
)
# How a telephone's newest pictures begin, in bytes 8 to 12 (ISO/IEC 23008-12).
HEIC = frozenset((b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"))
# The main part of an office file, as its list of parts names it (ECMA-376, part 1).
OFFICE = (
    ("docx", b"wordprocessingml.document.main+xml"),
    ("xlsx", b"spreadsheetml.sheet.main+xml"),
    ("pptx", b"presentationml.presentation.main+xml"),
    ("docx", b"ms-word.document.macroEnabled.main+xml"),
    ("xlsx", b"ms-excel.sheet.macroEnabled.main+xml"),
    ("pptx", b"ms-powerpoint.presentation.macroEnabled.main+xml"),
)
OLD = (("hwp", "FileHeader"), ("doc", "WordDocument"), ("xls", "Workbook"), ("xls", "Book"),
       ("ppt", "PowerPoint Document"))  # fmt: skip
LIST = "[Content_Types].xml"
HWPX = b"application/hwp+zip"
A_LIST = 1 << 20  # bytes: no honest list of parts is longer
MOST_PARTS = 4000


def kind_of(data: bytes) -> str:
    """A code of ``enums.Kind``; raises NotTakenError."""
    found = _family(data)
    if found == "zip":
        return _in_zip(data)
    return _in_ole(data) if found == "ole" else found


def _family(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp" and data[8:12] in HEIC:
        raise NotTakenError("heic")
    for start, kind in BEGINNINGS:
        if data.startswith(start):
            return kind
    raise NotTakenError("unknown")


def _in_zip(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as box:
        names = {one.filename: one for one in box.infolist()}
        if len(names) > MOST_PARTS:
            raise NotTakenError("too-big-inside")
        if "mimetype" in names and box.open("mimetype").read(64).strip() == HWPX:
            return "hwpx"
        listed = box.open(LIST).read(A_LIST) if LIST in names else b""
    for kind, part in OFFICE:
        if part in listed:
            return kind
    raise NotTakenError("unknown")


def _in_ole(data: bytes) -> str:
    with olefile.OleFileIO(io.BytesIO(data)) as file:
        if file.exists("EncryptedPackage"):
            raise NotTakenError("locked")
        for kind, stream in OLD:
            if file.exists(stream):
                return kind
    raise NotTakenError("unknown")

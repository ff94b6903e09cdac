"""An office file is a box of parts: only parts that show something go into the new box."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from sijak.files.washing.pictures import inside
from sijak.files.washing.washed import NotTakenError, Washed

MOST_UNPACKED = 160 << 20  # bytes in all
MOST_PART = 64 << 20
MOST_FOLD = 200  # times a part may grow, where it is longer than a megabyte
A_DAY = (1980, 1, 1, 0, 0, 0)  # the box tells no day
# Parts that only tell of the maker, or only act: they go, and what points at them goes.
GONE = re.compile(
    r"(^docProps/|^customXml/|^customUI|vbaProject|vbaData|/people\.xml$|/customizations\.xml$"
    r"|/printerSettings|/attachedToolbars|/externalLinks/|/connections\.xml$|/queryTables/|thumbnail"
    r"|/macrosheets/|/dialogsheets/|/webExtensions?/|^_xmlsignatures/|/commentAuthors\.xml$|/authors\.xml$"
    r"|/activeX/|/ctrlProps/|/webextension)",
    re.IGNORECASE,
)
SHOWS = re.compile(r"\.(xml|rels|png|jpe?g|gif|bmp|tiff?|emf|wmf|odttf|fntdata|hpf|rdf)$", re.IGNORECASE)
HWPX_GONE = re.compile(r"^(Scripts/|Preview/)|\.(js|ole|exe|dll)$", re.IGNORECASE)
# Words of the maker inside parts that stay: names beside remarks and changes.
AUTHOR = re.compile(rb'(\s(?:w|w15|w16du|p188|xr)?:?(?:author|initials|userId|lastModifiedBy))="[^"]*"')
XLSX_AUTHORS = re.compile(rb"<author>[^<]*</author>")
HWPX_META = re.compile(rb"(<opf:(?:title|meta)\b[^>]*>)[^<]*(</opf:(?:title|meta)>)")
MACRO = (
    (b"application/vnd.ms-word.document.macroEnabled.main+xml",
     b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
    (b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
     b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
    (b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
     b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
)  # fmt: skip
# Fields that start a program or fetch from elsewhere when a document is opened.
ACTS = re.compile(rb"(?i)\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|MACROBUTTON|IMPORT|LINK|DATABASE)\b")
FIELD = re.compile(rb"<w:instrText[^>]*>([^<]*)</w:instrText>|w:instr=\"([^\"]*)\"")
DDE_CELL = re.compile(rb"<f\b[^>]*>[^<]*\|[^<]*!", re.IGNORECASE)
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
NOWHERE = "about:blank"


def wash_box(data: bytes, kind: str) -> Washed:
    """A new box with safe parts. Without ``clean`` when a part acts and cannot be taken out. Raises
    NotTakenError."""
    is_hangul = kind == "hwpx"
    parts = dict(_unpacked(data, is_hangul))
    if any(ACTS.search(field) for field in _fields(parts)) or _calls_programs(parts):
        return Washed(kind)
    clean = {name: _cleaned(name, body, parts) for name, body in parts.items()}
    return Washed(kind, _packed(clean), kind)


def _unpacked(data: bytes, is_hangul: bool) -> Iterator[tuple[str, bytes]]:
    left = MOST_UNPACKED
    with zipfile.ZipFile(io.BytesIO(data)) as box:
        for one in box.infolist():
            name = one.filename
            if name.endswith("/") or (GONE.search(name) and not is_hangul):
                continue
            if one.flag_bits & 1:
                raise NotTakenError("locked")
            body = _read(box, one, left)
            left -= len(body)
            is_shown = not HWPX_GONE.search(name) if is_hangul else bool(SHOWS.search(name))
            yield name, body if is_shown else b""


def _read(box: zipfile.ZipFile, one: zipfile.ZipInfo, left: int) -> bytes:
    """Never more than is said, and never more than there is room for."""
    most = min(MOST_PART, left)
    if one.file_size > most or (one.file_size > 1 << 20 and one.file_size > MOST_FOLD * one.compress_size):
        raise NotTakenError("too-big-inside")
    with box.open(one) as part:
        body = part.read(most + 1)
    if len(body) > most:
        raise NotTakenError("too-big-inside")
    if one.filename.lower().endswith((".xml", ".rels", ".hpf")) and _has_entities(body):
        raise NotTakenError("unknown")
    return body


def _has_entities(body: bytes) -> bool:
    """Neither form knows a document type: whoever writes one in wants a parser to follow it."""
    return any(word.encode(code) in body for word in ("<!DOCTYPE", "<!ENTITY")
               for code in ("ascii", "utf-16-le", "utf-16-be"))  # fmt: skip


def _fields(parts: dict[str, bytes]) -> Iterator[bytes]:
    """What fields say, also when it is cut into several pieces."""
    for name, body in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            found = FIELD.findall(body)
            yield b"".join(whole for whole, _ in found)
            yield b" ".join(short for _, short in found)


def _calls_programs(parts: dict[str, bytes]) -> bool:
    return any(DDE_CELL.search(body) for name, body in parts.items() if name.startswith("xl/worksheets/"))


def _cleaned(name: str, body: bytes, parts: dict[str, bytes]) -> bytes:
    lower = name.lower()
    if lower.endswith(".rels"):
        return _relations(body)
    if name == "[Content_Types].xml":
        return _types(body, parts)
    if lower.endswith((".jpg", ".jpeg", ".png")):
        return inside(body)
    if lower.endswith((".xml", ".hpf")):
        body = XLSX_AUTHORS.sub(b"<author></author>", AUTHOR.sub(rb'\1=""', body))
        return HWPX_META.sub(rb"\1\2", body)
    return body


def _relations(body: bytes) -> bytes:
    """What points out of the box points nowhere; what points at a part that is gone goes."""
    root = _read_xml(body)
    for one in root.findall(f"{RELS}Relationship"):
        target = one.get("Target", "")
        if one.get("TargetMode", "").lower() == "external":
            one.set("Target", NOWHERE)
        elif GONE.search(target.lstrip("/")) or GONE.search("/" + target):
            root.remove(one)
    return _as_xml(root, RELS)


def _types(body: bytes, parts: dict[str, bytes]) -> bytes:
    for macro, plain in MACRO:
        body = body.replace(macro, plain)
    root = _read_xml(body)
    for one in root.findall(f"{TYPES}Override"):
        if one.get("PartName", "").lstrip("/") not in parts:
            root.remove(one)
    return _as_xml(root, TYPES)


def _read_xml(body: bytes) -> ElementTree.Element:
    """A part that says of itself that it is written in other signs, so that its entities were not seen,
    is read as UTF-8 all the same. The child's own limits hold whatever the parser does."""
    in_utf8 = ElementTree.XMLParser(encoding="utf-8")  # nosec B314: no document type comes this far
    return ElementTree.fromstring(body, parser=in_utf8)  # nosec B314


def _as_xml(root: ElementTree.Element, space: str) -> bytes:
    ElementTree.register_namespace("", space.strip("{}"))
    return bytes(ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        for name, body in parts.items():
            one = zipfile.ZipInfo(name, A_DAY)
            # The first part of a Hangul document must lie there unpacked.
            one.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            box.writestr(one, body)
    return out.getvalue()

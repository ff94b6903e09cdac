"""What stands in a bank statement? CSV in UTF-8 or CP949, or XLSX; columns found by their headings."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date, timedelta
from xml.etree import ElementTree

from django.utils.translation import gettext as _

from sijak.kernel.errors import Refused

MOST_LINES = 5000
MOST_BYTES = 8 * 1024 * 1024
NUMBER = re.compile(r"M-?(\d{8})")
DAY = re.compile(r"(\d{4})[.\-/년 ]*(\d{1,2})[.\-/월 ]*(\d{1,2})")
HEADS = {
    "day": ("거래일", "거래일자", "거래일시", "일자", "날짜", "date", "day"),
    "out": ("출금", "출금액", "찾으신금액", "지급", "out", "withdrawal", "debit"),
    "into": ("입금", "입금액", "맡기신금액", "in", "deposit", "credit"),
    "won": ("금액", "거래금액", "amount", "won"),
    "text": ("적요", "내용", "기재내용", "받는분", "의뢰인", "메모", "memo", "text", "description"),
}
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
EXCEL_DAY_0 = date(1899, 12, 30)


@dataclass(frozen=True, slots=True, repr=False)
class Booked:
    """``won`` below zero: it went out. ``text``: everything else that stood in the line."""

    day: date
    won: int
    text: str

    @property
    def number(self) -> str:
        """Of the outlay, when it stands in the memo."""
        found = NUMBER.search(self.text)
        return f"M-{found[1]}" if found else ""


def read_statement(data: bytes) -> list[Booked]:
    """Raises Refused with what is wrong."""
    rows = rows_of_xlsx(data) if data[:2] == b"PK" else rows_of_csv(data)
    place, columns = find_heads(rows)
    found = [line for cells in rows[place + 1 :] if (line := booked(cells, columns))]
    if not found:
        raise Refused(_("No line with a day and an amount was found."), field="file")
    if len(found) > MOST_LINES:
        raise Refused(_("That is too long: take one month at a time."), field="file")
    return found


def rows_of_csv(data: bytes) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp949", "replace")
    text = text.replace("\0", "")
    head = text[:2000]
    sign = max(",\t;", key=head.count)
    try:
        return list(csv.reader(io.StringIO(text), delimiter=sign))
    except csv.Error:
        raise Refused(_("This is no table that we can read."), field="file") from None


def rows_of_xlsx(data: bytes) -> list[list[str]]:
    """The first sheet. Without a library: a statement holds text and numbers, and nothing of it is run."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            names = {one.filename: one.file_size for one in book.infolist()}
            sheet = min(name for name in names if name.startswith("xl/worksheets/sheet"))
            words = "xl/sharedStrings.xml"
            if names[sheet] + names.get(words, 0) > MOST_BYTES:
                raise Refused(_("That is too long: take one month at a time."), field="file")
            shared = strings_of(book.read(words)) if words in names else []
            return sheet_rows(book.read(sheet), shared)
    except (
        zipfile.BadZipFile,
        ElementTree.ParseError,
        ValueError,
        KeyError,
        NotImplementedError,
        RuntimeError,
    ):
        raise Refused(_("This is no table that we can read."), field="file") from None


def tree_of(xml: bytes) -> ElementTree.Element:
    """A table of a bank declares no document type; whoever does wants something else. In whatever signs a
    part says it is written, it is read as UTF-8, so that none hides from that question."""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise ValueError("document type")
    in_utf8 = ElementTree.XMLParser(encoding="utf-8")  # nosec B314: no document type comes this far
    return ElementTree.fromstring(xml, parser=in_utf8)  # nosec B314


def strings_of(xml: bytes) -> list[str]:
    return ["".join(t.text or "" for t in one.iter(f"{SHEET}t")) for one in tree_of(xml).iter(f"{SHEET}si")]


def sheet_rows(xml: bytes, shared: list[str]) -> list[list[str]]:
    out = []
    for row in tree_of(xml).iter(f"{SHEET}row"):
        cells: dict[int, str] = {}
        for cell in row.iter(f"{SHEET}c"):
            cells[column_of(cell.get("r", ""), len(cells))] = cell_text(cell, shared)
        out.append([cells.get(place, "") for place in range(max(cells, default=-1) + 1)])
    return out


def column_of(name: str, after: int) -> int:
    """ "C7" -> 2."""
    place = 0
    for letter in re.match(r"[A-Z]{0,3}", name)[0]:  # type: ignore[index]
        place = place * 26 + ord(letter) - 64
    return place - 1 if place else after


def cell_text(cell: ElementTree.Element, shared: list[str]) -> str:
    kind, value = cell.get("t", "n"), cell.findtext(f"{SHEET}v") or ""
    if kind == "s":
        return shared[int(value)]
    if kind == "inlineStr":
        return "".join(t.text or "" for t in cell.iter(f"{SHEET}t"))
    return value.removesuffix(".0")


def find_heads(rows: list[list[str]]) -> tuple[int, dict[str, list[int]]]:
    """The first row that names a day and an amount. Banks write greetings above it."""
    for place, cells in enumerate(rows[:40]):
        columns: dict[str, list[int]] = {}
        for at, cell in enumerate(cells):
            word = re.sub(r"[\s()원]", "", cell).casefold()
            for what, names in HEADS.items():
                if word in names:
                    columns.setdefault(what, []).append(at)
        if "day" in columns and columns.keys() & {"out", "into", "won"}:
            return place, columns
    raise Refused(_("No headings for a day and an amount were found."), field="file")


def booked(cells: list[str], columns: dict[str, list[int]]) -> Booked | None:
    def of(what: str) -> str:
        return next((cells[at] for at in columns.get(what, []) if at < len(cells) and cells[at].strip()), "")

    day = day_of(of("day"))
    won = amount(of("into")) - amount(of("out")) + amount(of("won"))
    if day is None or not won:
        return None
    text = " ".join(cells[at].strip() for at in columns.get("text", []) if at < len(cells))
    return Booked(day, won, text[:400])


def day_of(text: str) -> date | None:
    try:
        if found := DAY.search(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if text.isascii() and text.isdigit() and 40_000 < int(text[:6]) < 80_000:
            return EXCEL_DAY_0 + timedelta(days=int(text))
    except (ValueError, OverflowError):
        return None
    return None


def amount(text: str) -> int:
    plain = re.sub(r"[,\s원₩]", "", text).removesuffix(".0").removesuffix(".00")
    return int(plain) if re.fullmatch(r"-?[0-9]{1,13}", plain) else 0

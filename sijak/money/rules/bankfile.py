"""In what shape does a payment list go to the bank? (docs/bank-file.md) Nothing goes to a disk."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

RECORD = 100  # bytes, without the line end
END = b"\r\n"

# Codes of the financial network for the largest banks, as printed in every transfer form.
BANKS = {
    "004": "국민", "088": "신한", "020": "우리", "081": "하나", "011": "농협", "003": "기업", "023": "제일",
    "045": "새마을", "048": "신협", "071": "우체국", "090": "카카오뱅크", "092": "토스뱅크",
    "089": "케이뱅크",
    "031": "아이엠", "032": "부산", "034": "광주", "035": "제주", "037": "전북", "039": "경남", "007": "수협",
}  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Transfer:
    """``number``: of the outlay; it stands in the memo, so that the statement can be matched."""

    number: str
    bank: str
    account: str
    holder: str
    won: int


def fixed(run: str, day: date, rows: Sequence[Transfer]) -> bytes:
    """Sijak's fixed format: CP949, records of 100 bytes, H first, one D a transfer, T last."""
    lines = [b"H" + left("SIJAK01", 8) + left(run, 12) + f"{day:%Y%m%d}".encode() + digits(len(rows), 6)]
    lines += [
        b"D" + digits(place, 6) + left(row.bank, 3) + left(re.sub(r"\D", "", row.account), 20)
        + digits(row.won, 13) + left(row.holder, 30) + left(row.number, 12)
        for place, row in enumerate(rows, 1)
    ]  # fmt: skip
    lines.append(b"T" + digits(len(rows), 6) + digits(sum(row.won for row in rows), 15))
    return b"".join(line.ljust(RECORD)[:RECORD] + END for line in lines)


def left(text: str, width: int) -> bytes:
    """At most ``width`` bytes of CP949, no half letters, filled with blanks."""
    out = b""
    for letter in text:
        more = letter.encode("cp949", "replace")
        if len(out) + len(more) > width:
            break
        out += more
    return out.ljust(width)


def digits(number: int, width: int) -> bytes:
    return str(number).rjust(width, "0").encode()


def as_csv(rows: Sequence[Transfer]) -> bytes:
    """For banks that take a table: UTF-8 with its mark, so that Excel reads Korean."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["bank", "account", "won", "holder", "memo"])
    for row in rows:
        account = re.sub(r"\D", "", row.account)
        table.writerow([row.bank, account, row.won, safe(row.holder), row.number])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def safe(cell: str) -> str:
    """No cell that a table would take for a formula."""
    return f"'{cell}" if cell[:1] in tuple("=+-@\t\r") else cell

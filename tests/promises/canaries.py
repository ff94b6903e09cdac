"""Strings that stand nowhere else in the world, and the search for them in everything on the disk."""

from __future__ import annotations

import base64
import contextlib
import random
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.promises.forms import Input

MARK = "쾅뷁쿄햏뎗"  # no word of any language, and no two of them make one
BLOCK = "010-7391"
NUMBERS = (BLOCK, BLOCK.replace("-", ""))
PIN = "730915826417"
WON = frozenset({"bill", "fare"})  # fields that ask for money and refuse words
TAIL = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허"


class Canaries:
    """Each is new; all begin with the same mark, so that one search finds them all."""

    def __init__(self, seed: int = 18) -> None:
        self.dice = random.Random(seed)
        self.written = self.called = 0

    def word(self) -> str:
        self.written += 1
        return MARK + "".join(self.dice.choices(TAIL, k=6))

    def number(self) -> str:
        """A telephone of one block that nobody has."""
        self.called += 1
        return f"{BLOCK}-{self.dice.randrange(10_000):04d}"

    def write(self, one: Input) -> str:
        if one.kind == "tel" or "phone" in one.name:
            return self.number()
        if one.kind == "email" or "email" in one.name:
            return "minji@example.org"
        if one.name.endswith("_krw") or one.name in WON:
            return "12000"
        if one.name == "account":
            return "12345678901"
        if "pin" in one.name:
            return PIN
        if one.name in ("handle", "user"):
            return f"new{self.dice.randrange(10**6)}"
        return one.value if one.value.isdigit() else self.word()


@dataclass(frozen=True, slots=True)
class Hit:
    file: str
    what: str
    how: str


def spelt(text: str) -> dict[str, bytes]:
    """Every way in which the text may lie in a file, by name."""
    forms = {"NFC": unicodedata.normalize("NFC", text), "NFD": unicodedata.normalize("NFD", text)}
    out: dict[str, bytes] = {}
    for form, said in dict(forms).items():
        raw = said.encode()
        out |= {
            f"{form} UTF-8": raw, f"{form} UTF-16LE": said.encode("utf-16-le"),
            f"{form} UTF-16BE": said.encode("utf-16-be"), f"{form} hex": raw.hex().encode(),
            f"{form} HEX": raw.hex().upper().encode(),
            f"{form} escaped": said.encode("unicode_escape"),
            f"{form} percent": "".join(f"%{b:02X}" for b in raw).encode(),
        }  # fmt: skip
        for shift in range(3):
            out[f"{form} base64+{shift}"] = _base64(raw, shift, base64.b64encode)
            out[f"{form} base64url+{shift}"] = _base64(raw, shift, base64.urlsafe_b64encode)
    return {how: raw for how, raw in out.items() if len(raw) >= 4}


def _base64(raw: bytes, shift: int, encode: object) -> bytes:
    """The signs that are the same whatever stands before and behind."""
    made: bytes = encode(b"\0" * shift + raw)  # type: ignore[operator]
    first = -(-shift * 8 // 6)
    return made[first : (shift + len(raw)) * 8 // 6]


class Sweep:
    def __init__(self, secrets: Iterable[str]) -> None:
        self.patterns = [(secret, how, raw) for secret in secrets for how, raw in spelt(secret).items()]
        self.files = self.bytes = 0

    def over(self, roots: Iterable[Path]) -> Iterator[Hit]:
        for root in roots:
            for file in sorted(root.rglob("*")) if root.is_dir() else [root]:
                with contextlib.suppress(OSError):
                    if file.is_file():
                        yield from self.look(file.read_bytes(), str(file))
                yield from self.look(str(file).encode(), f"the name of {file}")

    def look(self, content: bytes, where: str) -> Iterator[Hit]:
        self.files, self.bytes = self.files + 1, self.bytes + len(content)
        for secret, how, raw in self.patterns:
            if raw in content:
                yield Hit(where, secret[:4], how)

"""Can everything that the house says be read in Korean and in Chinese?

    messages.py compile   every .po newer than its .mo (needs no gettext)
    messages.py update    collect sentences from the sources into each department's .po files
    messages.py check     name every sentence that is missing, empty, fuzzy or broken

The sentences in the sources are English; English itself needs no file.
"""

import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
HOUSE = ROOT / "sijak"
LANGUAGES = {"ko": "Korean", "zh_Hans": "Simplified Chinese"}
HANGUL_OR_HAN = re.compile(r"[\u3131-\u318e\uac00-\ud7a3\u4e00-\u9fff]")
# %(name)s, %s, {name} and {} carry a value: a translation that drops or renames one says less.
SLOT = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
LATER = {
    "en": re.compile(r"(?<!as )\bsoon\b", re.IGNORECASE),
    "ko": re.compile(r"(?<![가-힣])곧(?![가-힣])|조만간|빠른 시일"),
    "zh_Hans": re.compile(r"即将|不久|很快|尽快"),
}

Key = tuple[str | None, str]


@dataclass(frozen=True)
class Fault:
    where: str
    why: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.where}: {self.why}: {self.sentence[:90]!r}"


def departments() -> list[Path]:
    """Every folder of the house that may say something, the house's own top files last."""
    inside = [path.parent for path in sorted(HOUSE.glob("*/__init__.py"))]
    return [*inside, HOUSE]


def catalogue(department: Path, language: str) -> Path:
    return department / "locale" / language / "LC_MESSAGES" / "django.po"


def compile_all() -> int:
    """Returns how many were written."""
    written = 0
    for source in sorted(HOUSE.rglob("locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        fresh = target.with_suffix(f".{os.getpid()}.tmp")
        polib.pofile(str(source)).save_as_mofile(str(fresh))
        fresh.replace(target)  # two test workers may compile at once
        written += 1
    return written


def extract() -> dict[Path, list[polib.POEntry]]:
    """What the sources say, per department, read by Django's own collector in a scratch copy."""
    if shutil.which("xgettext") is None:
        sys.exit("messages: xgettext is missing; install gettext (scripts/bootstrap.sh --dev).")
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / HOUSE.name
        ignore = shutil.ignore_patterns("locale", "__pycache__", "migrations", "data")
        shutil.copytree(HOUSE, copy, ignore=ignore)
        for department in departments():
            (copy / department.relative_to(HOUSE) / "locale").mkdir(exist_ok=True)
        command = [sys.executable, "-m", "django", "makemessages", "-l", "ko", "--no-location"]
        command += ["--no-obsolete", "-v", "0", "-e", "html,txt,py,svg"]
        subprocess.run(command, cwd=copy, check=True, stdin=subprocess.DEVNULL)
        found: dict[Path, list[polib.POEntry]] = {}
        for department in departments():
            path = catalogue(copy / department.relative_to(HOUSE), "ko")
            found[department] = list(polib.pofile(str(path))) if path.exists() else []
        return found


def key(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid


def texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def new_catalogue(language: str) -> polib.POFile:
    po = polib.POFile(wrapwidth=98)
    po.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=1; plural=0;",
    }
    return po


def merge(department: Path, language: str, wanted: list[polib.POEntry]) -> None:
    """Keep what is translated, add what is new, drop what nobody says any more."""
    path = catalogue(department, language)
    known = {key(entry): entry for entry in polib.pofile(str(path))} if path.exists() else {}
    po = new_catalogue(language)
    for entry in sorted(wanted, key=lambda one: (one.msgid, one.msgctxt or "")):
        old = known.get(key(entry))
        fresh = polib.POEntry(
            msgid=entry.msgid,
            msgctxt=entry.msgctxt,
            msgid_plural=entry.msgid_plural,
            flags=[flag for flag in entry.flags if flag != "fuzzy"],
            comment=entry.comment,
            tcomment=old.tcomment if old else "",
        )
        if entry.msgid_plural:
            fresh.msgstr_plural = {0: texts(old)[0] if old else ""}
        else:
            fresh.msgstr = texts(old)[0] if old else ""
        po.append(fresh)
    path.parent.mkdir(parents=True, exist_ok=True)
    po.save(str(path))


def update(only: list[str]) -> None:
    for department, wanted in extract().items():
        if only and department.name not in only:
            continue
        for language in LANGUAGES:
            if wanted or catalogue(department, language).exists():
                merge(department, language, wanted)


def why_broken(entry: polib.POEntry, language: str) -> str | None:
    """What is wrong with one translation, or None."""
    if entry.fuzzy:
        return "fuzzy"
    sources = {entry.msgid, entry.msgid_plural or entry.msgid}
    slots = {frozenset(SLOT.findall(source)) for source in sources}
    for text in texts(entry):
        if not text.strip():
            return "empty"
        if frozenset(SLOT.findall(text)) not in slots:
            return "its values differ from the English"
        if LATER[language].search(text):
            return "promises a time without a date"
    return None


def faults_of_source(where: str, entry: polib.POEntry) -> Iterator[Fault]:
    if HANGUL_OR_HAN.search(entry.msgid):
        yield Fault(where, "the sentence in the source is not English", entry.msgid)
    if LATER["en"].search(entry.msgid):
        yield Fault(where, "promises a time without a date", entry.msgid)


def faults() -> Iterator[Fault]:
    for department, wanted in extract().items():
        for entry in wanted:
            yield from faults_of_source(department.name, entry)
        for language in LANGUAGES:
            where = f"{department.name} {language}"
            path = catalogue(department, language)
            entries = polib.pofile(str(path)) if path.exists() else []
            known = {key(entry): entry for entry in entries if not entry.obsolete}
            for entry in wanted:
                translated = known.get(key(entry))
                why = "missing" if translated is None else why_broken(translated, language)
                if why:
                    yield Fault(where, why, entry.msgid)


# --- text in templates that no translator will ever see -----------------------------------------

UNSEEN = re.compile(
    r"\{%\s*comment.*?endcomment\s*%\}"
    r"|\{%\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%\}"
    r"|\{#.*?#\}|<!--.*?-->|<!doctype[^>]*>"
    r"|<(style|script)\b.*?</\1>",
    re.DOTALL | re.IGNORECASE,
)
# The name of a language stands in that language, and is marked so.
OWN_LANGUAGE = re.compile(r"<(\w+)\b[^>]*\slang=[^>]*>[^<{]*</\1>")
DYNAMIC = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
SPOKEN = re.compile(r"\s(?:aria-label|alt|title|placeholder|aria-description)=(?:\"([^\"]*)\"|'([^']*)')")
TAG = re.compile(r"<[^>]*>", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")
PROPER = {"Sijak", "시작", "DAP", "ICS"}


def bare_words(template: str) -> list[str]:
    """Words in a template that reach a person without passing through a translation."""
    text = OWN_LANGUAGE.sub("", UNSEEN.sub("", template))
    text = DYNAMIC.sub("", text)
    spoken = " ".join(a or b for a, b in SPOKEN.findall(text))
    seen = html.unescape(TAG.sub(" ", text) + " " + spoken)
    return [word for word in WORD.findall(seen) if word not in PROPER]


def bare_faults() -> Iterator[Fault]:
    for path in sorted(HOUSE.rglob("templates/**/*.html")):
        if words := bare_words(path.read_text()):
            yield Fault(str(path.relative_to(ROOT)), "outside any translation", " ".join(words))


def check() -> int:
    found = [*faults(), *bare_faults()]
    for fault in found:
        print(fault)
    print(f"untranslated: {len(found)}")
    folder = ROOT / "build" / "proof.d"
    folder.mkdir(parents=True, exist_ok=True)
    figure = {"name": "untranslated", "figure": len(found), "bar": 0, "ok": not found}
    (folder / "untranslated.json").write_text(json.dumps(figure))
    return 1 if found else 0


def main(arguments: list[str]) -> int:
    match arguments:
        case ["compile"]:
            compile_all()
            return 0
        case ["update", *only]:
            update(only)
            return 0
        case ["check"]:
            return check()
        case _:
            print(__doc__)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

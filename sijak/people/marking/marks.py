"""Which passages of a text could tell who somebody is?

A reader of patterns and lists: it runs here, knows nothing of anybody and sends nothing away. It marks
too much rather than too little, and it fails closed: what it cannot look at counts as not masked.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext_lazy as _

from sijak.kernel.errors import Refused
from sijak.people.enums import Mark
from sijak.people.marking.lists import either, names_of, places_of, words_of

LONGEST = 20_000
MOST_MARKS = 400
# Letters that this reader knows; the rest of a text may be signs and digits.
KNOWN = re.compile(r"(?:HANGUL|LATIN|CJK|FULLWIDTH LATIN)")
OUR_LETTERS = {
    "ko": re.compile(r"[가-힣]"), "en": re.compile(r"[A-Za-z]"), "zh-hans": re.compile(r"[\u4e00-\u9fff]"),
}  # fmt: skip
LEAST_SHARE = 0.5

EMPTY = _("There is no text to look at. Write it first.")
TOO_LONG = _("The text is too long to be looked through. Make it shorter.")
NOT_READABLE = _("This text cannot be looked through: it is not in the language of this page.")
TOO_MANY = _(
    "So many passages could give somebody away that they cannot be gone through. Tell it more broadly."
)

NATIVE = (
    r"(?:열|스물|스무|서른|마흔|쉰|예순|일흔|여든)?\s?(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|하나|둘|셋|넷)?"
)
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
NUMBERS_EN = ("one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
              "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy")  # fmt: skip
HAN_NUMBER = "[〇零一二三四五六七八九十百两]"
CALLED = "씨|님|동무|동지|선생|선생님|아저씨|아주머니|언니|오빠|형|누나|이모|삼촌|아"
CALLED_ZH = "先生|女士|小姐|姐|哥|阿姨|叔叔|老师|同志|大姐|大哥"
ALIKE: tuple[tuple[Mark, str], ...] = (
    (Mark.CONTACT, r"[\w.+-]+@[\w.-]+|(?:https?://|www\.)\S+|(?<![\w@])@\w{2,}"),
    (Mark.PHONE, r"(?<!\d)(?:\+?\d[\d\s().-]{6,}\d)(?!\d)"),
)
SCHOOLS_KO = ("대학교|대학|고등중학교|고급중학교|초급중학교|중학교|고등학교|소학교|인민학교|초등학교|"
              "전문학교|유치원|학원")  # fmt: skip
WARDS_KO = "구역|로동자구|노동자구|읍|면"
LATIN_RUN = r"[A-Za-z][A-Za-z'-]+(?:\s[A-Z][A-Za-z'-]+)*"
YEARS_ZH, DAYS_ZH = (
    rf"(?:\d{{2,4}}|{HAN_NUMBER}{{2,4}})\s?年代?",
    rf"(?:\d{{1,2}}|{HAN_NUMBER}{{1,3}})\s?[月日号]",
)
ONLY: dict[str, tuple[tuple[Mark, str], ...]] = {
    "ko": (
        (Mark.AGE, r"(?<!\d)\d{1,3}\s?(?:살|세|대)(?![가-힣]*\s?(?:통령|학))"),
        (Mark.AGE, rf"(?<![가-힣]){NATIVE}\s?살(?=[에이의 ,.\n]|때|$)"),
        (Mark.DATE, r"\d{2,4}\s?년(?:도|대)?(?:\s?\d{1,2}\s?월)?(?:\s?\d{1,2}\s?일)?"),
        (Mark.DATE, r"\d{1,2}\s?월(?:\s?\d{1,2}\s?일)?"),
        (Mark.DATE, r"주체\s?\d{2,3}|[일이삼사오육칠팔구십]{2,}\s?년(?:도|대)?"),
        (Mark.SCHOOL, rf"[가-힣0-9]{{0,12}}(?:{SCHOOLS_KO})"),
        (Mark.PLACE, rf"[가-힣]{{2,4}}(?:{WARDS_KO})(?![가-힣]{{2}})"),
        (Mark.PLACE, r"[가-힣]{1,3}[리동](?=에서|에 살|\s?사람)"),
        (Mark.NAME, rf"{LATIN_RUN}|[\u3400-\u9fff\uf900-\ufaff]+"),
    ),
    "en": (
        (Mark.AGE, rf"\b(?:\d{{1,3}}|{NUMBERS_EN})(?:-(?:{NUMBERS_EN}))?[\s-]years?[\s-]old\b"),
        (Mark.AGE, r"\b(?:aged?|at)\s\d{1,2}\b"),
        (Mark.DATE, rf"\b(?:\d{{1,2}}\s)?(?:{MONTHS})(?:\s\d{{1,2}})?(?:,?\s\d{{4}})?\b"),
        (Mark.DATE, r"\b(?:1[89]|20)\d{2}s?\b"),
        (Mark.SCHOOL, r"\b(?:[A-Z][\w'-]+\s){1,4}(?:University|College|School|Institute|Academy)\b"),
        (Mark.NAME, r"[가-힣]+|[\u4e00-\u9fff]+"),
    ),
    "zh-hans": (
        (Mark.AGE, rf"(?:\d{{1,3}}|{HAN_NUMBER}{{1,3}})\s?多?岁"),
        (Mark.DATE, rf"{YEARS_ZH}(?:{DAYS_ZH}){{0,2}}|(?:{DAYS_ZH}){{1,2}}"),
        (Mark.SCHOOL, r"[^\W是的在了和从到上]{0,6}(?:大学|学院|中学|小学|学校)"),
        (Mark.NAME, rf"[가-힣]+|{LATIN_RUN}"),
    ),
}  # fmt: skip
LISTED = (Mark.RELATIVE, Mark.JOB, Mark.RANK, Mark.SCHOOL, Mark.WORK_PLACE)
# What follows a plain word where a name would have its last syllable: "한국은" is nobody.
ENDINGS = frozenset("은는이가을를의에도로와과만나하")
# One of these syllables is a word of its own too often to be marked alone.
SHORT = {"형", "딸"}


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    start: int
    end: int
    what: str
    mark: Mark


@cache
def patterns(language: str) -> tuple[tuple[Mark, re.Pattern[str]], ...]:
    edge = r"\b" if language == "en" else ""
    places = tuple(word for word, _ in places_of(language))
    found = [(Mark.PLACE, f"{edge}(?:{either(places)}){edge}(?:시|군|도|구|省|市|县)?")]
    found += [*ALIKE, *ONLY[language], *_names(language)]
    for mark in LISTED:
        if words := words_of(mark.value, language):
            found.append((mark, f"{edge}(?:{_bounded(words, language)}){'s?' + edge if edge else ''}"))
    found.append((Mark.NUMBER, r"\d+(?:[.,]\d+)*"))
    flags = {Mark.RELATIVE, Mark.JOB, Mark.RANK, Mark.SCHOOL, Mark.WORK_PLACE}
    return tuple((mark, re.compile(one, re.IGNORECASE if language == "en" and mark in flags else 0))
                 for mark, one in found)  # fmt: skip


def _bounded(words: frozenset[str], language: str) -> str:
    if language != "ko":
        return either(words)
    long = either(words - SHORT)
    short = either(words & SHORT)
    return f"{long}|(?<![가-힣])(?:{short})(?=[이은을과의 ,.]|$)" if short else long


def _names(language: str) -> list[tuple[Mark, str]]:
    if language == "ko":
        family, first, second = (either(names_of(kind)) for kind in ("surname", "first", "second"))
        return [
            (Mark.NAME, rf"(?<![가-힣])(?:{family})\s?(?:{first})(?:{second})"),
            (Mark.NAME, rf"(?:남궁|황보|선우|독고)(?:{second})"),
            (Mark.NAME, rf"(?<![가-힣])(?:{family})(?:{second})(?=\s?(?:{CALLED}))"),
            (Mark.NAME, rf"(?<![가-힣])(?:{first})(?:{second})(?=\s?(?:{CALLED})(?![가-힣]{{2}}))"),
            (Mark.NAME, r"(?<![가-힣])[가-힣]{2,4}(?=\s?(?:씨|동무|동지)(?![가-힣]{2}))"),
            (Mark.NAME, rf"(?<![가-힣])(?:{family})(?=\s?(?:씨|선생|동무|동지))"),
        ]  # fmt: skip
    if language == "zh-hans":
        family, given = either(names_of("hanzi-surname")), "".join(names_of("hanzi"))
        return [(Mark.NAME, f"(?:{family})[{given}]{{1,2}}"),
                (Mark.NAME, f"[小老阿]?(?:{family})(?={CALLED_ZH})"),
                (Mark.NAME, "[\u4e00-\u9fff]{1,3}(?=同志|女士)")]  # fmt: skip
    return [(Mark.NAME, rf"\b(?:{either(names_of('latin'))})\b(?:[\s-][A-Z][\w'-]+)*"),
            (Mark.NAME, r"\b[A-Z][\w'-]*(?:[\s-][A-Z][\w'-]+)*")]  # fmt: skip


def passages(text: str, language: str) -> list[Passage]:
    """Every marked passage, in order, none over another. Raises Refused when it cannot look."""
    may_look(text, language)
    found: list[Passage] = []
    for mark, pattern in patterns(language):
        found += [
            Passage(one.start(), one.end(), one.group(), mark)
            for one in pattern.finditer(text)
            if one.group().strip() and _counts(one.group(), mark, text, language)
        ]
    kept = _apart(found)
    if len({one.what for one in kept}) > MOST_MARKS:
        raise Refused(TOO_MANY)
    return kept


HIDING = frozenset({"Cf", "Mn", "Me", "Co"})
UNSEEN = "\u115f\u1160\u3164\uffa0"


def may_look(text: str, language: str) -> None:
    """Raises Refused for what this reader does not understand."""
    if not text.strip():
        raise Refused(EMPTY)
    if len(text) > LONGEST:
        raise Refused(TOO_LONG)
    letters = [sign for sign in text if sign.isalpha()]
    ours = OUR_LETTERS[language].findall(text) if language in OUR_LETTERS else []
    strange = any(not KNOWN.match(unicodedata.name(sign, "")) for sign in set(letters))
    # What nobody sees between two letters hides a name from every pattern.
    strange |= any(
        sign in UNSEEN or unicodedata.category(sign) in ("Cf", "Mn", "Me", "Co") for sign in set(text)
    )
    if strange or len(ours) < LEAST_SHARE * max(len(letters), 1):
        raise Refused(NOT_READABLE)


def _counts(what: str, mark: Mark, text: str, language: str) -> bool:
    """Not every word that begins like a name is one."""
    if mark != Mark.NAME:
        return True
    if language == "ko":
        return not (what[:2] in words_of("not a name", "ko") and what[2:] in ENDINGS)
    if language == "en":
        words = re.split(r"[\s-]", what)
        return not all(_is_plain(word, text) for word in words)
    return True


def _is_plain(word: str, text: str) -> bool:
    """A small word, or one that stands in this text without its capital too."""
    bare = word.split("'")[0].lower()
    return bare in words_of("not a name", "en") or re.search(rf"\b{re.escape(bare)}\b", text) is not None


def _apart(found: list[Passage]) -> list[Passage]:
    """Where two passages meet, the longer one stands."""
    out: list[Passage] = []
    for one in sorted(found, key=lambda p: (p.start - p.end, p.start)):
        if all(one.end <= other.start or one.start >= other.end for other in out):
            out.append(one)
    return sorted(out)

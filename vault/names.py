"""In which other ways may a Korean name be written, heard, typed or spelled in Latin letters?

Everything here is pure text in, text out. Tables are filled syllable by syllable on first use, so
that a whole town's names, joined by line breaks, can be turned by one `str.translate`.
"""

import re
import unicodedata
from collections.abc import Callable

from rapidfuzz import fuzz

FIRST, LAST = 0xAC00, 0xD7A3
ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
CODAS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
SPLIT_CODAS = {"ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ",
               "ㄽ": "ㄹㅅ", "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ"}  # fmt: skip
SPLIT_VOWELS = {
    "ㅘ": "ㅗㅏ",
    "ㅙ": "ㅗㅐ",
    "ㅚ": "ㅗㅣ",
    "ㅝ": "ㅜㅓ",
    "ㅞ": "ㅜㅔ",
    "ㅟ": "ㅜㅣ",
    "ㅢ": "ㅡㅣ",
}
# The South drops or softens an initial ㄹ and ㄴ before these (두음법칙); the North writes them.
BRIGHT = frozenset("ㅑㅒㅕㅖㅛㅠㅣ")
KEYS = dict(zip("rRseEfaqQtTdwWczxvgkoiOjpuPhynbml",
                "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ", strict=True))  # fmt: skip
JOIN_VOWELS = {pair: one for one, pair in SPLIT_VOWELS.items()}
JOIN_CODAS = {pair: one for one, pair in SPLIT_CODAS.items()}

# Onsets, vowels, codas as the South's Revised Romanisation and as the North's passports have them.
LATIN_CODAS = ["", *"k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split()]
SOUTH_LATIN = (
    [
        "g",
        "kk",
        "n",
        "d",
        "tt",
        "r",
        "m",
        "b",
        "pp",
        "s",
        "ss",
        "",
        "j",
        "jj",
        "ch",
        "k",
        "t",
        "p",
        "h",
    ],
    "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(),
)
NORTH_LATIN = (
    [
        "k",
        "kk",
        "n",
        "t",
        "tt",
        "r",
        "m",
        "p",
        "pp",
        "s",
        "ss",
        "",
        "j",
        "jj",
        "ch",
        "kh",
        "th",
        "ph",
        "h",
    ],
    "a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i".split(),
)
HABIT_ONSETS = [
    "k",
    "kk",
    "n",
    "d",
    "tt",
    "r",
    "m",
    "b",
    "pp",
    "s",
    "ss",
    "",
    "j",
    "jj",
    "ch",
    "k",
    "t",
    "p",
    "h",
]
HABIT_VOWELS = "a ae ya yae u e yu ye o wa wae oi yo oo won we wi yoo eu ee i".split()
HABITS = {"이": "lee", "박": "park", "최": "choi", "오": "oh", "안": "ahn", "신": "shin", "심": "shim",
          "조": "cho", "서": "seo", "허": "heo", "우": "woo", "영": "young", "여": "yeo", "염": "yeom",
          "연": "yeon", "원": "won", "권": "kwon", "노": "noh", "장": "jang", "주": "joo"}  # fmt: skip


def parts(letter: str) -> tuple[str, str, str]:
    """Onset, vowel and coda of one Hangul syllable, as free-standing jamo."""
    rest, coda = divmod(ord(letter) - FIRST, 28)
    return ONSETS[rest // 21], VOWELS[rest % 21], CODAS[coda]


def syllable(onset: str, vowel: str, coda: str = "") -> str:
    return chr(FIRST + (ONSETS.index(onset) * 21 + VOWELS.index(vowel)) * 28 + CODAS.index(coda))


def is_hangul(text: str) -> bool:
    return bool(text) and all(FIRST <= ord(letter) <= LAST for letter in text)


class Table(dict[int, str]):
    """A table for `str.translate` that learns a syllable when it first meets one."""

    def __init__(self, turn: Callable[[str], str]) -> None:
        super().__init__()
        self.turn = turn

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = made = self.turn(letter) if FIRST <= code <= LAST else letter
        return made


def _sound(letter: str) -> str:
    onset, vowel, coda = parts(letter)
    if onset in "ㄹㄴ":
        onset = "ㅇ" if vowel in BRIGHT else "ㄴ"
    return syllable(onset, vowel, coda)


def _latin(letter: str, onsets: list[str], vowels: list[str]) -> str:
    rest, coda = divmod(ord(letter) - FIRST, 28)
    return onsets[rest // 21] + vowels[rest % 21] + LATIN_CODAS[coda]


def _habit(letter: str) -> str:
    """As families in the South spell themselves abroad: Park, Lee, Young, Soo."""
    if letter in HABITS:
        return HABITS[letter]
    onset, vowel, coda = parts(letter)
    open_vowels = {"ㅓ": "eo", "ㅕ": "yeo", "ㅝ": "wo"}
    made = (
        open_vowels.get(vowel, "")
        if not coda
        else {"ㅜ": "oo" if coda == "ㄴ" else "u", "ㅝ": "wo"}.get(vowel, "")
    )
    return (
        HABIT_ONSETS[ONSETS.index(onset)]
        + (made or HABIT_VOWELS[VOWELS.index(vowel)])
        + LATIN_CODAS[CODAS.index(coda)]
    )


JAMO = Table(lambda letter: "".join(parts(letter)))
SOUND = Table(_sound)
INITIAL = Table(lambda letter: parts(letter)[0])
SOUTH = Table(lambda letter: _latin(letter, *SOUTH_LATIN))
NORTH = Table(lambda letter: _latin(letter, *NORTH_LATIN))
HABIT = Table(_habit)
LATIN = (SOUTH, NORTH, HABIT)
BONES = Table(lambda letter: bones(_latin(letter, *SOUTH_LATIN)))
# ㄴ, ㄹ and ㅇ as one: one slip in the writing is then never two in what is compared.
COARSE = str.maketrans("ㄴㄹ", "ㅇㅇ")

_CONJOINING = {0x1100 + i: jamo for i, jamo in enumerate(ONSETS)}
_CONJOINING |= {0x1161 + i: jamo for i, jamo in enumerate(VOWELS)}
_CONJOINING |= {0x11A7 + i: SPLIT_CODAS.get(jamo, jamo) for i, jamo in enumerate(CODAS) if jamo}


def tidy(text: str) -> str:
    """One way of writing for NFD, full-width and half-width forms; loose jamo stay free-standing."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_CONJOINING)


def letters(text: str) -> str:
    """Only what can be part of a name, words parted by one space (spaces inside Hangul go later)."""
    kept = (
        c if c.isalpha() else " "
        for c in text
        if not unicodedata.combining(c) and c not in "'’`·・ㆍ‧"
    )
    return " ".join("".join(kept).split())


def plain_latin(text: str) -> str:
    """Latin words without accents: Yŏng-hŭi becomes 'yong hui'."""
    return letters(
        "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    )


def is_latin(text: str) -> bool:
    return text.replace(" ", "").isascii() and bool(text)


_CONSONANTS = [(re.compile(a), b) for a, b in (
    ("rh", "r"), ("wh", "hw"), ("ck", "k"), ("[jz]|tch|ch", "c"), ("g", "k"), ("d", "t"), ("[bf]", "p"), ("q", "k"),
    ("(?<=[kts])h", ""), ("ph", "p"), ("(?<=[aeiou])h(?![aeiouyw])", ""), ("r(?![aeiouyw])", ""), ("r", "l"),
)]  # fmt: skip
_VOWELS = {"i": "yi|eui|ui|wi|ee|ie|i", "e": "wae|we|ae|ai|ay|oe|oi|oy|ea|ei|ey|e", "wa": "wa|oa", "a": "aa|a",
           "yo": "yeou|yeo|you|yoo|yeu|yuh|yu|yo", "ye": "yae|yai|ye", "ya": "ya", "wo": "weo|wo",
           "o": "woo|wu|oo|ou|eo|eu|o|u"}  # fmt: skip
_TO_CLASS = {spelt: bone for bone, all_spelt in _VOWELS.items() for spelt in all_spelt.split("|")}
_VOWEL = re.compile("|".join(sorted(_TO_CLASS, key=len, reverse=True)))
_DROPPED = re.compile("(?<=[kptcsmnl])h|[nl]+(?=[yi])")
_TWICE = re.compile(r"([a-z])\1+")
_SOFTENED = re.compile("l(?=[aeow])")


def bones(word: str) -> str:
    """What all usual romanisations of one word share: Kim and Gim, Chol and Cheol, Young and Yong."""
    for found, put in _CONSONANTS:
        word = found.sub(put, word)
    return _VOWEL.sub(lambda m: _TO_CLASS[m[0]], word)


def settle(text: str) -> str:
    """The second step, over joined bones (or a whole town's): what the seams of syllables hide.

    Applies the initial-sound pairs: Ri, Lee, Yi and I meet; so do Ro and No, Ryang and Yang."""
    return _TWICE.sub(r"\1", _SOFTENED.sub("n", _DROPPED.sub("", text)))


def latin_key(text: str) -> str:
    """The bones of a Latin name of several words."""
    return settle("".join(bones(word) for word in text.split()))


def turns(text: str) -> list[str]:
    """Family name first or last: the orders in which the words of a Latin name may stand."""
    words = text.split()
    orders = [words, words[-1:] + words[:-1], words[1:] + words[:1]]
    return list(dict.fromkeys(" ".join(order) for order in orders))


def from_keyboard(text: str) -> str:
    """Hangul typed while the keyboard stood on Latin (rlacjftn is 김철수); '' if it is not that."""
    jamo = [KEYS.get(c) or KEYS.get(c.lower(), "") for c in text if c != " "]
    if len(jamo) < 4 or not all(jamo):
        return ""
    made = compose("".join(jamo))
    return made if len(made) >= 2 and is_hangul(made) else ""


def compose(jamo: str) -> str:
    """Free-standing jamo in typed order to syllables, as an input method does it."""
    out, at = "", 0
    while at < len(jamo):
        if jamo[at] not in ONSETS or jamo[at + 1 : at + 2] not in VOWELS or at + 1 >= len(jamo):
            out, at = out + jamo[at], at + 1
            continue
        onset, vowel, at = jamo[at], jamo[at + 1], at + 2
        if vowel + jamo[at : at + 1] in JOIN_VOWELS:
            vowel, at = JOIN_VOWELS[vowel + jamo[at]], at + 1
        coda, at = _coda(jamo, at)
        out += syllable(onset, vowel, coda)
    return out


def _coda(jamo: str, at: int) -> tuple[str, int]:
    def ends(k: int) -> bool:  # a consonant before a vowel belongs to the next syllable
        return jamo[k : k + 1] in CODAS[1:] and (k + 1 >= len(jamo) or jamo[k + 1] not in VOWELS)

    if jamo[at : at + 2] in JOIN_CODAS and ends(at + 1):
        return JOIN_CODAS[jamo[at : at + 2]], at + 2
    return (jamo[at], at + 1) if ends(at) else ("", at)


def unfinished(text: str) -> str:
    """A pattern for a name still being typed: 김처 may become 김철수, 영ㅎ 영희, 천 처나, 고 과."""
    return "".join(_any_of(c) for c in text[:-1]) + _open_end(text[-1])


def _any_of(letter: str) -> str:
    if letter not in ONSETS:
        return re.escape(letter)
    start = ord(syllable(letter, "ㅏ"))
    return f"[{chr(start)}-{chr(start + 587)}]"


def _open_end(letter: str) -> str:
    if not is_hangul(letter):
        return _any_of(letter)
    onset, vowel, coda = parts(letter)
    if not coda:
        last = {"ㅗ": "ㅚ", "ㅜ": "ㅟ", "ㅡ": "ㅢ"}.get(vowel, vowel)
        return f"[{letter}-{syllable(onset, last, 'ㅎ')}]"
    if coda in SPLIT_CODAS:
        stays, goes = SPLIT_CODAS[coda]
        return f"(?:{letter}|{syllable(onset, vowel, stays)}{_any_of(goes)})"
    ends = {"ㄱ": "ㄳ", "ㄴ": "ㄶ", "ㄹ": "ㅀ", "ㅂ": "ㅄ"}.get(coda, coda)
    return f"(?:[{letter}-{syllable(onset, vowel, ends)}]|{syllable(onset, vowel)}{_any_of(coda)})"


def phone(text: str) -> str:
    """Digits only, Korean country code turned to 0: +82 10-0123-4567 is 01001234567."""
    digits = "".join(c for c in text if c.isascii() and c.isdigit()).removeprefix("00")
    return (
        "0" + digits[2:].removeprefix("0")
        if digits.startswith("82") and len(digits) > 9
        else digits
    )


_LIGHT = str.maketrans("gdbr", "ktpl")


def likeness(asked: str, form: str) -> float:
    """0 to 1: as spelled and, as much, with those letters as one that only habit parts. A given
    name alone is held against the end of the whole name or its beginning."""
    if len(form) > len(asked) + 2:
        return max(likeness(asked, form[-len(asked) :]), likeness(asked, form[: len(asked)]))
    return (fuzz.ratio(asked, form) + fuzz.ratio(_light(asked), _light(form))) / 200


def _light(text: str) -> str:
    return text.translate(_LIGHT).replace("oo", "u").replace("ee", "i").replace("ou", "o")

"""In which other ways may a Korean name be written, heard, typed or spelled in Latin letters?

Everything here is pure text in, text out. Tables are filled syllable by syllable on first use, so
that a whole town's names, joined by line breaks, can be turned by one `str.translate`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable

from rapidfuzz import fuzz

FIRST, LAST = 0xAC00, 0xD7A3
ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
CODAS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")


def _pairs(text: str) -> dict[str, str]:
    """'ㄳㄱㅅ' says that ㄳ is typed as ㄱ and ㅅ."""
    return {item[0]: item[1:] for item in text.split()}


SPLIT_CODAS = _pairs("ㄳㄱㅅ ㄵㄴㅈ ㄶㄴㅎ ㄺㄹㄱ ㄻㄹㅁ ㄼㄹㅂ ㄽㄹㅅ ㄾㄹㅌ ㄿㄹㅍ ㅀㄹㅎ ㅄㅂㅅ")
JOIN_CODAS = {pair: one for one, pair in SPLIT_CODAS.items()}
JOIN_VOWELS = {v: k for k, v in _pairs("ㅘㅗㅏ ㅙㅗㅐ ㅚㅗㅣ ㅝㅜㅓ ㅞㅜㅔ ㅟㅜㅣ ㅢㅡㅣ").items()}
SINGLE_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ"
KEYS = dict(zip("rRseEfaqQtTdwWczxvgkoiOjpuPhynbml", ONSETS + SINGLE_VOWELS, strict=True))
# Onsets and vowels as the South romanises, as the North's passports do, as families abroad do.
_ONSETS = "g kk n d tt r m b pp s ss - j jj ch k t p h|"
_MID = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i"
SYSTEMS = (
    _ONSETS + _MID,
    "k kk n t tt r m p pp s ss - j jj ch kh th ph h|" + _MID.replace("eo", "o").replace("eu", "u"),
    "k" + _ONSETS[1:] + "a ae ya yae eo e yeo ye o wa wae oi yo oo wo we wi yoo eu ee i",
)
CLOSED = _pairs("ㅓu ㅕyu ㅜu ㅡu")  # habit before a consonant: Jung, Hyun, Jun, Kum
ENDS = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ")
HABITS = _pairs("이lee 박park 최choi 오oh 안ahn 신shin 심shim 조cho 우woo 영young 순soon 은eun")


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
    if onset in "ㄹㄴ":  # the South drops or softens these at the head (두음법칙), the North does not
        onset = "ㅇ" if vowel in "ㅑㅒㅕㅖㅛㅠㅣ" else "ㄴ"
    return syllable(onset, vowel, coda)


def _speller(system: str, habits: dict[str, str]) -> Table:
    onsets, vowels = (part.replace("-", "").split(" ") for part in system.split("|"))

    def spell(letter: str) -> str:
        onset, vowel, coda = parts(letter)
        middle, end = vowels[VOWELS.index(vowel)], ENDS[CODAS.index(coda)]
        if habits and coda and onset != "ㅇ":
            middle = CLOSED.get(vowel, middle)
        return habits.get(letter) or onsets[ONSETS.index(onset)] + middle + end

    return Table(spell)


JAMO = Table(lambda letter: "".join(parts(letter)))
SOUND = Table(_sound)
INITIAL = Table(lambda letter: parts(letter)[0])
LATIN = [_speller(system, HABITS if at == 2 else {}) for at, system in enumerate(SYSTEMS)]
BONES = Table(lambda letter: bones(letter.translate(LATIN[0])))
# ㄴ, ㄹ and ㅇ as one: one slip in the writing is then never two in what is compared.
COARSE = str.maketrans("ㄴㄹ", "ㅇㅇ")

_CONJOINING = dict(zip(range(0x1100, 0x1113), ONSETS, strict=True))
_CONJOINING |= dict(zip(range(0x1161, 0x1176), VOWELS, strict=True))
_CONJOINING |= {0x11A7 + i: SPLIT_CODAS.get(jamo, jamo) for i, jamo in enumerate(CODAS) if jamo}


def tidy(text: str) -> str:
    """One way of writing for NFD, full width and half width; loose jamo stay free-standing."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_CONJOINING)


def letters(text: str) -> str:
    """Only what can be part of a name, words parted by one space, Latin letters without accents."""
    kept = (c for c in text if not unicodedata.combining(c) and c not in "'’`·・‧\u119e")
    bare = "".join(unicodedata.normalize("NFD", c)[0] if c < "\u2000" else c for c in kept)
    return " ".join(re.sub(r"[\W\d_]+", " ", bare).split())


# In this order. A lone h or r after a vowel is habit (Ahn, Oh, Park, Hur) unless a vowel follows.
_FOLDS = (
    "rh>r wh>hw ck>k tch>c ch>c [jz]>c [gq]>k d>t [bf]>p (?<=[kts])h> ph>p"
    " (?<=[aeiou])h(?![aeiouyw])> r(?![aeiouyw])> r>l"
)
_CONSONANTS = [(re.compile(a), b) for a, _, b in (fold.partition(">") for fold in _FOLDS.split())]
_SPELT = (
    "yi,eui,ui,wi,ee,ie,i wae,we,ae,ai,ay,oe,oi,oy,ea,ei,ey,e oa,wa aa,a yae,yai,ye ya weo,wo"
    " yeou,yeo,you,yoo,yeu,yuh,yu,yo woo,wu,oo,ou,eo,eu,u,o"
)
_BONE = {one: all_.split(",")[-1] for all_ in _SPELT.split() for one in all_.split(",")}
_LONGEST = "|".join(sorted(_BONE, key=len, reverse=True))
_VOWEL = re.compile(re.sub(r"(?<=\w)y(?=\||$)", "y(?![aeiouw])", _LONGEST))
_DROPPED = re.compile("(?<=[kptcsmnl])h|[nl]+(?=[yi])")
_TWICE = re.compile(r"([a-z])\1+")
_SOFTENED = re.compile("l(?=[aeow])")


def bones(word: str) -> str:
    """What all romanisations of a word share: Kim and Gim, Chol and Cheol, Young and Yong."""
    for found, put in _CONSONANTS:
        word = found.sub(put, word)
    return _VOWEL.sub(lambda m: _BONE[m[0]], word)


def settle(text: str) -> str:
    """The second step, over joined bones (or a whole town's): what the seams of syllables hide.

    Applies the initial-sound pairs: Ri, Lee, Yi and I meet; so do Ro and No, Ryang and Yang."""
    return _TWICE.sub(r"\1", _SOFTENED.sub("n", _DROPPED.sub("", text)))


def latin_key(words: list[str]) -> str:
    return settle("".join(map(bones, words)))


def turns(words: list[str]) -> dict[str, str]:
    """A Latin name and its bones, family name first or last."""
    orders = (words, words[-1:] + words[:-1], words[1:] + words[:1])
    return {"".join(order): latin_key(order) for order in orders}


def from_keyboard(text: str) -> str:
    """Hangul typed while the keyboard stood on Latin (rlacjftn is 김철수); '' if it is not that."""
    text = text.lower() if text.isupper() else text  # Caps Lock
    jamo = [KEYS.get(c) or KEYS.get(c.lower(), "") for c in text if c.isascii() and c.isalpha()]
    made = compose("".join(jamo)) if len(jamo) > 3 and all(jamo) else ""
    return made if is_hangul(made) else ""


_TYPED = re.compile(  # a consonant before a vowel belongs to the next syllable
    f"([{ONSETS}])({'|'.join(JOIN_VOWELS)}|[{VOWELS}])"
    f"((?:{'|'.join(JOIN_CODAS)}|[{''.join(CODAS)}])(?![{VOWELS}]))?"
)


def compose(jamo: str) -> str:
    """Free-standing jamo in typed order to syllables, as an input method does it."""

    def put(found: re.Match[str]) -> str:
        coda = found[3] or ""
        return syllable(found[1], JOIN_VOWELS.get(found[2], found[2]), JOIN_CODAS.get(coda, coda))

    return _TYPED.sub(put, jamo)


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
        stays = syllable(onset, vowel, SPLIT_CODAS[coda][0])
        return f"(?:{letter}|{stays}{_any_of(SPLIT_CODAS[coda][1])})"
    ends = {"ㄱ": "ㄳ", "ㄴ": "ㄶ", "ㄹ": "ㅀ", "ㅂ": "ㅄ"}.get(coda, coda)
    return f"(?:[{letter}-{syllable(onset, vowel, ends)}]|{syllable(onset, vowel)}{_any_of(coda)})"


def phone(text: str) -> str:
    """Digits only, Korean country code turned to 0: +82 10-0123-4567 is 01001234567."""
    digits = "".join(c for c in text if c.isascii() and c.isdigit())
    return re.sub(r"^(?:00)?820?(?=\d{8})", "0", digits)


_LIGHT = str.maketrans("gdbrc", "ktplj")


def _light(text: str) -> str:
    """A Latin name without the habits that part no two names."""
    text = text.replace("ch", "j").replace("oo", "u").replace("ee", "i").translate(_LIGHT)
    return text.replace("ui", "i").replace("yeo", "yu").replace("you", "yu").replace("yo", "yu")


def likeness(asked: str, forms: Iterable[str]) -> float:
    """0 to 1, five parts of six as spelled lightly; a given name alone against end or beginning."""
    n, eased = len(asked), _light(asked)
    held = [c for f in forms for c in ((f,) if len(f) <= n + 2 else (f[-n:], f[:n]))]
    return max(fuzz.ratio(asked, f) + 5 * fuzz.ratio(eased, _light(f)) for f in held) / 600

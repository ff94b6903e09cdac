"""Which particle follows this word?

을/를, 이/가, 은/는, 과/와, 으로/로, 이에요/예요: by the sound on which the word ends, for
Hangul, digits and Latin letters alike.
"""

HANGUL_FIRST, HANGUL_LAST = 0xAC00, 0xD7A3
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
RIEUL = 8
NO_FINAL, OTHER_FINAL = 0, 1
# How each digit ends when read aloud: 영 일 이 삼 사 오 육 칠 팔 구 (0, 3, 6 close; 1, 7, 8 on ㄹ).
DIGIT_FINALS = {"0": OTHER_FINAL, "1": RIEUL, "3": OTHER_FINAL, "6": OTHER_FINAL}
DIGIT_FINALS |= {"7": RIEUL, "8": RIEUL}
# Letters whose Korean name closes: 엘, 엠, 엔, 알.
LETTER_FINALS = {"l": RIEUL, "m": OTHER_FINAL, "n": OTHER_FINAL, "r": RIEUL}


def final_of(word: str) -> int:
    """0 for an open end, 8 for ㄹ, any other number for another closing consonant."""
    for sign in reversed(word):
        if HANGUL_FIRST <= ord(sign) <= HANGUL_LAST:
            return (ord(sign) - HANGUL_FIRST) % 28
        if sign.isascii() and sign.isalnum():
            return DIGIT_FINALS.get(sign, LETTER_FINALS.get(sign.lower(), NO_FINAL))
    return NO_FINAL


def initial_of(word: str) -> str:
    """The letter with which a word begins, as a dictionary lists it."""
    sign = word[:1]
    is_ours = bool(sign) and HANGUL_FIRST <= ord(sign) <= HANGUL_LAST
    return INITIALS[(ord(sign) - HANGUL_FIRST) // 588] if is_ours else sign.upper()


def particle(word: str, pair: str) -> str:
    """The right half of a pair such as "을/를": the first half follows a closed syllable."""
    closed, open_ = pair.split("/")
    final = final_of(word)
    if closed.startswith("으로"):
        return open_ if final in (NO_FINAL, RIEUL) else closed
    return closed if final else open_


def with_particle(word: str, pair: str) -> str:
    """ "봄이네" and "을/를" make "봄이네를"."""
    return word + particle(word, pair)

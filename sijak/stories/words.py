"""In which words do the traits of a count stand on a page, and what do our letters say?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sijak.kernel.dates import both_days
from sijak.stories.enums import Channel, Method
from sijak.stories.queries import Opened
from sijak.stories.rules.masking import BROADER, looked_through
from sijak.stories.rules.score import Score
from sijak.stories.told import Told

ALL = _("All")
# Between what we say to the teller and each language of their text.
BREAK = "\n\n— — —\n\n"
NOT_TOLD = _("the text does not tell it")
VALUES: dict[str, str | Promise] = {
    "?": _("told, but no table counts it"),
    "woman": _("a woman"),
    "man": _("a man"),
    "to 1998": _("until 1998"),
    "0-9": _("under ten"),
    "60+": _("sixty or older"),
    "none or dependent": _("no work, or looked after"),
    "worker": _("worker"),
    "service": _("in services"),
    "military": _("in the army"),
    "professional": _("with a profession"),
    "manager": _("in charge of others"),
    "arts or sport": _("in the arts or in sport"),
    "not applicable": _("too young or too old for work"),
    "secondary (고등중)": _("secondary school"),
    "junior college": _("junior college"),
    "primary": _("primary school"),
    "university or more": _("university"),
    "none": _("none"),
    "preschool": _("not yet at school"),
    "kindergarten": _("kindergarten"),
    "unknown": _("not known"),
    "North Hamgyong": _("North Hamgyong"),
    "Ryanggang": _("Ryanggang"),
    "elsewhere": _("neither of these two, not said which"),
    "Gyeonggi": _("Gyeonggi"),
    "Seoul": _("Seoul"),
    "Incheon": _("Incheon"),
    "Chungnam and Sejong": _("South Chungcheong or Sejong"),
    "Chungbuk": _("North Chungcheong"),
    "Jeju": _("Jeju"),
}


def value_word(value: str) -> str | Promise:
    """Years and ages stand as they are, with a dash between them."""
    return VALUES.get(value, value.replace("-", "–"))


def steps_in_words(score: Score) -> list[tuple[str, str, str, str]]:
    return [
        (str(one.trait.label), str(value_word(one.value)), f"{one.alone:,}", f"{one.left:,}")
        for one in score.steps
    ]


def review_letter(told: Told, language: str, until: date | None = None) -> str:
    """The text as it would appear, in each language of it, the teller's first; in their language.
    ``until``: it stands already, and this asks whether it may stand on."""
    with translation.override(language):
        head = gettext(
            "This is your story as it would appear. Nothing of it stands anywhere yet. "
            "Read it in peace. "
            "Then open “Your story” above these letters: there you say yes or no, ask "
            "for a change, or "
            "take it back. Nobody is paid for a story, and no help hangs on it."
        )
        if until:
            head = gettext(
                "Your story stands on our pages until %(day)s. May it stand on? Read it once more in peace. "
                "Then open “Your story” above these letters and say yes or no, and for how long. "
                "Without a word from you it goes down on that day."
            ) % {"day": both_days(until, language=language)}
    first = sorted(told.texts, key=lambda code: code != language)
    return BREAK.join([head, *(told.texts[code].whole for code in first)])


def standing_letter(language: str, until: date) -> str:
    with translation.override(language):
        day = both_days(until, language=language)
        return gettext(
            "Your story stands on our pages until %(day)s; then it goes down by itself. "
            "Until then "
            "these eight words open this box. You can take it back at any hour: open "
            "“Your story” above "
            "these letters. Before it ends we ask you gently whether it may stand "
            "on."
        ) % {"day": day}


def after_letter(language: str) -> str:
    """To whoever has it outside. No name, no title: they know which."""
    with translation.override(language):
        return gettext(
            "The person whose story you have from us has taken it back. Please take it "
            "out wherever you can: "
            "from pages, from archives, from what is printed next. Please do not look "
            "for them and do not "
            "write that it was taken back. Tell us in one line what you could do and "
            "what not."
        )


# -- what stands on the pages of the team -----------------------------------------------------------
@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """One answer of the teller, in words. ``yes``: (way, last day)."""

    day: date
    is_now: bool
    yes: list[tuple[str, date]]
    no: list[str]
    change: str
    method: str
    who: str
    written_by: str


def answers_in_words(opened: Opened) -> list[Said]:
    return [
        Said(
            row.said_on,
            row.edition == opened.story.edition,
            [(str(Channel(code).label), date.fromisoformat(day)) for code, day in said.yes.items()],
            [str(Channel(code).label) for code in said.no],
            said.change,
            str(Method(said.method).label) if said.method else "",
            said.who,
            opened.workers.get(said.by, ""),
        )
        for row, said in opened.answers
    ]


def holders_in_words(told: Told) -> list[dict[str, Any]]:
    return [
        one
        | {
            "way": Channel(one["channel"]).label,
            "day": date.fromisoformat(one["since"]),
            "written_on": date.fromisoformat(one["written"]) if one["written"] else None,
        }
        for one in told.holders
    ]


def kept_in_words(kept: Mapping[str, str]) -> list[tuple[str, str | Promise]]:
    return [
        (what, _("the broader words that were chosen") if why == BROADER else why)
        for what, why in kept.items()
    ]


def pieces(text: str, language: str, kept: Mapping[str, str], *, is_blind: bool) -> list[tuple[str, str]]:
    """The text in pieces: (words, '' or 'open' or 'kept')."""
    if is_blind:
        return [(text, "")]
    out, at = [], 0
    for one, is_kept in looked_through(text, language, kept):
        out += [(text[at : one.start], ""), (one.what, "kept" if is_kept else "open")]
        at = one.end
    return [*out, (text[at:], "")]

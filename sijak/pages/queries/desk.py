"""What lies beside the words while somebody writes them?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sijak.accounts.queries.who import staff
from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou, why_not
from sijak.pages import shelf, site
from sijak.pages.checking.findings import Finding, levels
from sijak.pages.checking.reading import Reading, measure
from sijak.pages.enums import LANGUAGES, Level, State
from sijak.pages.keys import WordsKey
from sijak.pages.models import Showing, Version
from sijak.pages.queries import public, wordings
from sijak.pages.queries.wordings import Text, Told, Whole
from sijak.pages.rules import publishing as rules

FIELDS: dict[str, Promise] = {
    "title": _("Title"), "summary": _("In one sentence"), "place": _("Where?"),
    "way": _("How does one get there?"), "text": _("Text"),
}  # fmt: skip
WIDTHS = ("desk", "phone")
# What may be written in a text, and what it does.
SIGNS: tuple[tuple[str, Promise], ...] = (
    ("## …", _("a heading")), ("**…**", _("strong words")), ("- …", _("a point of a list")),
    ("[…](page:hunger)", _("a way to another page, by its name")),
    ("[^a-survey2025]", _("a source, by its name")),
    ("{{picture:…}}", _("a picture of our shelf, on a line of its own")),
    ("{{numbers}}", _("the numbers of our own work")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Desk:
    """``why_not_ask``, ``why_not_publish``: the sentence for which a button is off; '' when it is on."""

    whole: Whole
    found: tuple[Finding, ...]
    reading: Reading
    beside: Told | None
    others: tuple[tuple[str, str], ...]
    written_by: str
    why_not_ask: str
    why_not_publish: str
    must_look: bool
    signs: tuple[tuple[str, Promise], ...] = SIGNS


def desk(by: Actor, told: Told, text: Text, beside: str) -> Desk:
    """``text``: what stands in the form, kept or not. ``beside``: the language shown next to it."""
    key, whole = told.key, wordings.whole(told.key.page)
    found = tuple(wordings.found_in(text, key))
    kept = levels(found if text == told.text else wordings.found_in(told.text, key))
    languages = [code for code in LANGUAGES if code != key.language]
    beside = beside if beside in languages or beside == "no" else ("" if key.language == "ko" else "ko")
    other = whole.in_(beside) if beside in languages else None
    author = told.newest.written_by if told.newest else ""
    return Desk(
        whole, found, measure(text.text, key.language), other if other and other.is_written else None,
        tuple((code, str(LANGUAGES[code])) for code in languages), names(by).get(author, ""),
        why_not(lambda: rules.may_ask(state=told.state, levels=kept)),
        why_not(lambda: rules.may_publish(state=told.state, by=by.user_id, written_by=author, looked=True,
                                       levels=kept)),
        Level.ASK in kept,
    )  # fmt: skip


def names(by: Actor) -> dict[str, str]:
    """Of everybody who works or worked here."""
    return {one["user"]: one["name"] for one in staff(by)}


def pairs(theirs: Text, mine: Text) -> list[tuple[str, str, str]]:
    """(field, kept by the other, typed here), where they differ."""
    return [(str(FIELDS[name]), value, mine.fields[name]) for name, value in theirs.fields.items()
            if name in FIELDS and value != mine.fields[name]]  # fmt: skip


def shipped(key: WordsKey) -> Text:
    """What came with the house; raises NotForYou for what did not."""
    found = shelf.shipped_words(key.name, key.language) if key.page.is_shipped else None
    if found is None:
        raise NotForYou
    return Text(found.title, found.summary, found.text)


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of a history. ``version``: the words, where there are some."""

    on: date
    what: str | Promise
    who: str
    number: int | None = None
    version: str = ""
    moment: datetime | None = None


def past(by: Actor, key: WordsKey) -> list[Deed]:
    """What happened to these words, the newest first."""
    who = names(by)
    versions, showings = wordings.history(key)
    deeds = [_written(one, who) for one in versions] + [_shown(one, who) for one in showings]
    return sorted(deeds, key=lambda one: (one.on, one.number or 0, one.moment is not None), reverse=True)


def _written(one: Version, who: dict[str, str]) -> Deed:
    what = _("written") if one.written_by else _("as it shipped")
    return Deed(one.written_on, what, who.get(one.written_by, ""), one.number, one.id)


def _shown(one: Showing, who: dict[str, str]) -> Deed:
    if one.version is None:
        return Deed(one.decided_on, _("taken down"), who.get(one.decided_by, ""))
    return Deed(one.decided_on, _("published"), who.get(one.decided_by, ""), one.version.number,
                moment=one.shows_from)  # fmt: skip


def preview(told: Told, width: str) -> dict[str, object]:
    """A page as everybody would read it, from words that nobody else can reach."""
    if told.state == State.NONE:
        raise NotForYou
    language = told.key.language
    words, sources = public.pieces(told.text.text, language)
    row = wordings.whole(told.key.page).row
    return {"told": told, "text": told.text, "pieces": words, "sources": sources, "row": row,
            "width": width if width in WIDTHS else "desk", "shelves": site.shelves(language),
            **public.parts()}  # fmt: skip

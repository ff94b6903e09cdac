"""Which pages are there, how far is each language, and what waits for whom?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sijak.kernel.actor import Actor
from sijak.pages.enums import LANGUAGES, Kind, State
from sijak.pages.queries.wordings import Told, Whole, every_page

type Tab = tuple[str | Promise, str, bool, int]
type Choice = tuple[str, str | Promise, list[Whole]]

SHOWS: dict[str, tuple[Promise, Callable[[Told], bool]]] = {
    "behind": (_("Not up to date"), lambda one: bool(one.behind)),
    "review": (_("Waits for a second reader"), lambda one: one.state == State.REVIEW),
    "draft": (_("Draft"), lambda one: one.state == State.DRAFT),
    "later": (_("Set for later"), lambda one: one.later is not None),
}
KINDS = {"page": _("Pages"), "news": _("News"), "event": _("Events")}


@dataclass(frozen=True, slots=True)
class Line:
    whole: Whole
    kind: str | Promise


@dataclass(frozen=True, slots=True)
class Listing:
    lines: tuple[Line, ...]
    kinds: tuple[Tab, ...]
    shows: tuple[Tab, ...]
    mine_to_read: int
    languages: tuple[str | Promise, ...] = tuple(LANGUAGES.values())


def listing(by: Actor, *, kind: str, show: str) -> Listing:
    """``kind``, ``show``: codes of the address; anything else is everything."""
    everything = every_page()
    kind, show = kind if kind in KINDS else "", show if show in SHOWS else ""
    of_kind = [one for one in everything if not kind or one.key.kind == kind]
    chosen = [one for one in of_kind if _fits(one, show)]
    lines = tuple(Line(one, Kind(one.key.kind).label) for one in chosen)
    kinds: list[Choice] = [("", _("All"), everything)]
    kinds += [(code, word, [one for one in everything if one.key.kind == code])
              for code, word in KINDS.items()]  # fmt: skip
    shows: list[Choice] = [("", _("Whatever its state"), of_kind)]
    shows += [(code, word, [one for one in of_kind if _fits(one, code)])
              for code, (word, _fit) in SHOWS.items()]  # fmt: skip
    return Listing(
        lines,
        tuple((word, _url(code, show), code == kind, len(some)) for code, word, some in kinds),
        tuple((word, _url(kind, code), code == show, len(some)) for code, word, some in shows),
        sum(_waits_for(by, told) for one in everything for told in one.told),
    )


def _fits(one: Whole, show: str) -> bool:
    return not show or any(SHOWS[show][1](told) for told in one.told)


def _waits_for(by: Actor, told: Told) -> bool:
    """May this worker be the second reader?"""
    return told.state == State.REVIEW and told.newest is not None and told.newest.written_by != by.user_id


def _url(kind: str, show: str) -> str:
    return "?" + urlencode({name: code for name, code in (("kind", kind), ("show", show)) if code})

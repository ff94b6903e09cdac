"""Which words of ours does the public see now? Asked of the data store once a change, not once a page.

A wording shows by its hour: no job has to run for it, and a late one cannot hurt. What is kept here is let
go as soon as the generation is another one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import Error as DatabaseError
from django.db import connection
from django.db.models import Max

from sijak.kernel import generation
from sijak.kernel.dates import now
from sijak.kernel.keeping import keep_not
from sijak.pages.models import Showing


@dataclass(frozen=True, slots=True)
class Shown:
    """``since``: from when these words show. The last five are an event's."""

    kind: str
    name: str
    language: str
    title: str
    summary: str
    text: str
    place: str
    way: str
    since: datetime
    day: date | None = None
    ends_on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    places: int | None = None

    @property
    def last_day(self) -> date | None:
        return self.ends_on or self.day


type Key = tuple[str, str, str]
_kept: dict[str, tuple[int, Mapping[Key, Shown]]] = {}


def everything() -> Mapping[Key, Shown]:
    """(kind, name, language) -> what shows now. Without a data store the shipped pages stay."""
    store = str(connection.settings_dict["NAME"])
    try:
        now_is = generation.current()
        kept = _kept.get(store)
        if kept is None or kept[0] != now_is:
            kept = _kept[store] = (now_is, _asked())
    except DatabaseError:
        keep_not()
        return {}
    return kept[1]


def one(kind: str, name: str, language: str) -> Shown | None:
    return everything().get((kind, name, language))


def first_shown() -> Mapping[Key, datetime]:
    """Since when each has been there at all."""
    rows = Showing.objects.filter(version__isnull=False, shows_from__lte=now())
    firsts: dict[Key, datetime] = {}
    for row in rows.select_related("wording__page").order_by("-shows_from"):
        page = row.wording.page
        firsts[page.kind, page.name, row.wording.language] = row.shows_from
    return firsts


def _asked() -> Mapping[Key, Shown]:
    due = Showing.objects.filter(shows_from__lte=now())
    last = dict(due.values("wording").annotate(last=Max("number")).values_list("wording", "last"))
    found: dict[Key, Shown] = {}
    rows = due.filter(version__isnull=False).select_related("version", "wording__page")
    for row in rows:
        if last[row.wording_id] == row.number:
            shown = _shown(row)
            found[shown.kind, shown.name, shown.language] = shown
    return found


def _shown(row: Showing) -> Shown:
    words, page = row.version, row.wording.page
    assert words is not None
    return Shown(
        page.kind, page.name, row.wording.language, words.title, words.summary, words.text, words.place,
        words.way, row.shows_from, page.day, page.ends_on, page.starts_at, page.ends_at, page.places,
    )  # fmt: skip

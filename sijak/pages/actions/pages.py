"""How does a piece of news or an event begin, and how is an event's day mended?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.pages.addresses import paths_around
from sijak.pages.enums import Kind
from sijak.pages.keys import PageKey
from sijak.pages.models import Page
from sijak.pages.rules import publishing as rules
from sijak.ui.leaving import tell_left


@dataclass(frozen=True, slots=True)
class Held:
    """When an event is held, and for how many. KST."""

    day: date
    starts_at: time
    ends_on: date | None = None
    ends_at: time | None = None
    places: int | None = None


@transaction.atomic
def make_page(*, by: Actor, once: str, kind: str, name: str, held: Held | None = None) -> Page:
    """``once``: the id that came with the form: two clicks make one page. Nothing of it shows yet."""
    del by
    before = Page.objects.filter(pk=once).first()
    if before is not None:
        return before
    if kind == Kind.PAGE or (kind == Kind.EVENT) != (held is not None):
        raise NotForYou
    if Page.objects.filter(kind=kind, name=name).exists():
        raise Refused(_("There is one of this name already. Choose another."), field="name")
    row = Page(id=once, kind=kind, name=name, made_on=today())
    if held is not None:
        _set(row, held)
    row.save(force_insert=True)
    return row


@transaction.atomic
def change_event(*, by: Actor, page: PageKey, base: int, held: Held) -> Page:
    """Day, hour and places change at once, by one alone: a wrong hour meets people who are on their way."""
    row = Page.objects.select_for_update().filter(kind=Kind.EVENT, name=page.name).first()
    if row is None or page.kind != Kind.EVENT:
        raise NotForYou
    rules.may_write(newest=row.version, base=base)
    _set(row, held)
    row.version += 1
    row.save(update_fields=["version", "day", "ends_on", "starts_at", "ends_at", "places"])
    tell_left(paths_around(row.kind, row.name))
    return row


def _set(row: Page, held: Held) -> None:
    rules.may_hold(day=held.day, ends_on=held.ends_on, starts=held.starts_at, ends=held.ends_at)
    row.day, row.starts_at = held.day, held.starts_at
    row.ends_on, row.ends_at, row.places = held.ends_on, held.ends_at, held.places

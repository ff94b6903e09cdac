"""Who has not come, who lies in hospital, which links, complaints and papers wait?

Each list is made of codes and days alone; names come in one call. Somebody hidden since, or handed
on, is left out of the list and of its number.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sijak.health.enums import Department, DutyKind, VisitState
from sijak.health.models import Certificate, Duty, Medicine, Visit
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.people.models import StrandRow
from sijak.people.walking import Name, names_of, openable

A_PAGE = 50
TABS: dict[str, str | Promise] = {
    "come": _("Have not come"),
    "medicine": _("Medicine ends"),
    "inpatient": _("In hospital today"),
    "links": _("Brought together"),
    "complaints": _("Complaints"),
    "papers": _("Papers"),
}
# What a list can be narrowed to, by its tab.
OF: dict[str, dict[str, str | Promise]] = {
    "come": {
        "": _("All treatments"),
        "lasting": _("Long treatments"),
        "psychiatry": Department.PSYCHIATRY.label,
    },
    "papers": {"": _("Asked for"), "handed": _("Handed over")},
}
LOOKS_BACK = timedelta(days=90)


@dataclass(frozen=True, slots=True, repr=False)
class ListRow:
    """``day``: what counts on this list (the next day, the promised day, the day it was asked)."""

    row: Any
    name: Name
    head: str
    day: date | None
    is_late: bool
    page: str  # the kind of page that its row has: visit, medicine, duty, certificate


@dataclass(frozen=True, slots=True, repr=False)
class Lists:
    tab: str
    of: str
    counts: dict[str, int]
    rows: list[ListRow]
    page: Page[Any]


def not_come(by: Actor, of: str) -> list[Visit]:
    rows = Visit.objects.visible_to(by).not_come(today())
    if of == "lasting":
        rows = rows.filter(state=VisitState.LASTING)
    elif of == "psychiatry":
        rows = rows.filter(department=Department.PSYCHIATRY)
    return list(rows.order_by("next_on", "id"))


def duties(kind: DutyKind) -> Callable[[Actor, str], list[Duty]]:
    """Open ones; the nearest day first, those without one last."""

    def rows(by: Actor, of: str) -> list[Duty]:
        found = Duty.objects.visible_to(by).open().filter(kind=kind)
        return sorted(found, key=lambda row: (row.next_on or date.max, row.id))

    return rows


def ending(by: Actor, of: str) -> list[Medicine]:
    return list(Medicine.objects.visible_to(by).ending(today()).order_by("until", "id"))


def papers(by: Actor, of: str) -> list[Certificate]:
    """Those that are waited for, the oldest first; or those handed over in three months."""
    rows = Certificate.objects.visible_to(by)
    if of == "handed":
        return list(rows.filter(handed_on__gte=today() - LOOKS_BACK).order_by("-handed_on", "id"))
    return list(rows.filter(handed_on=None).order_by("asked_on", "id"))


SOURCES: dict[str, Callable[[Actor, str], Sequence[Any]]] = {
    "come": not_come,
    "medicine": ending,
    "inpatient": duties(DutyKind.INPATIENT),
    "links": duties(DutyKind.LINK),
    "complaints": duties(DutyKind.COMPLAINT),
    "papers": papers,
}
PAGES = {"come": "visit", "medicine": "medicine", "papers": "certificate"}


def lists(by: Actor, tab: str, of: str, number: str) -> Lists:
    """Two questions to the vault: whom may I see at all, and the names of one page."""
    tab = tab if tab in TABS else "come"
    of = of if of in OF.get(tab, {}) else ""
    found = {one: SOURCES[one](by, of if one == tab else "") for one in TABS}
    opens = openable(by, [row.strand_id for rows in found.values() for row in rows])
    kept = {one: [row for row in rows if row.strand_id in opens] for one, rows in found.items()}
    page = Paginator(kept[tab], A_PAGE).get_page(number)
    names = names_of(by, [row.strand_id for row in page.object_list])
    rows = [line(tab, row, names[row.strand_id]) for row in page.object_list if row.strand_id in names]
    return Lists(tab, of, {one: len(rows) for one, rows in kept.items()}, rows, page)


def line(tab: str, row: StrandRow, name: Name) -> ListRow:
    head, day = said(row)
    late = day is not None and day < today() and tab != "papers"
    return ListRow(row, name, head, day, late, PAGES.get(tab, "duty"))


def said(row: StrandRow) -> tuple[str, date | None]:
    """What a line says besides the name: codes and a day, no word that was sealed."""
    if isinstance(row, Visit):
        return str(Department(row.department).label), row.next_on
    if isinstance(row, Medicine):
        return "", row.until
    if isinstance(row, Certificate):
        kind = str(row.get_kind_display())
        return (
            (f"{kind} · {row.get_holder_display()}", row.handed_on) if row.handed_on else (kind, row.asked_on)
        )
    assert isinstance(row, Duty)
    return "", row.next_on

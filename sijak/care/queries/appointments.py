"""When do people meet: what pages show of appointments, and when workers are taken."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from sijak.care.enums import AppointmentKind, AppointmentState
from sijak.care.models import Appointment, Booking
from sijak.care.queries.pages import Content, contents
from sijak.care.rules.appointments import Span
from sijak.kernel.actor import Actor
from sijak.kernel.dates import KST, today
from sijak.kernel.errors import NotForYou


@dataclass(frozen=True, slots=True, repr=False)
class Meeting:
    """An appointment with its words opened."""

    row: Appointment
    at: time
    minutes: int
    place: str
    what: str
    is_shared: bool

    @property
    def begins(self) -> datetime:
        return datetime.combine(self.row.day, self.at, KST)

    @property
    def ends(self) -> time:
        return (self.begins + timedelta(minutes=self.minutes)).time()

    @property
    def is_planned(self) -> bool:
        return self.row.state == AppointmentState.PLANNED

    @property
    def is_visit(self) -> bool:
        return self.row.kind == AppointmentKind.VISIT

    @property
    def has_come(self) -> bool:
        return self.row.day <= today()


def meeting(row: Appointment, content: Content) -> Meeting:
    return Meeting(
        row, time.fromisoformat(content.get("at") or "00:00"), int(content.get("minutes", 0)),
        content.get("place", ""), content.get("what", ""), bool(content.get("shared")),
    )  # fmt: skip


def of_worker(worker: str, first: date, last: date) -> QuerySet[Appointment]:
    """Their appointments from ``first`` to ``last``, unopened; called-off ones left out."""
    mine = Q(worker=worker) | Q(second=worker)
    rows = Appointment.objects.filter(mine, day__range=(first, last))
    return rows.exclude(state=AppointmentState.CANCELLED).order_by("day")


def of_person(by: Actor, strands: Collection[str], limit: int = 100) -> list[Meeting]:
    rows = list(Appointment.objects.filter(strand_id__in=strands).order_by("-day")[:limit])
    opened = contents(by, rows, "appointments")
    found = [meeting(row, opened[row.id]) for row in rows]
    return sorted(found, key=lambda one: one.begins, reverse=True)


def row_of(appointment: str) -> Appointment:
    row = Appointment.objects.filter(pk=appointment).first()
    if row is None:
        raise NotForYou
    return row


def one(by: Actor, strand: str, appointment: str) -> Meeting:
    row = Appointment.objects.filter(strand_id=strand, pk=appointment).first()
    if row is None:
        raise NotForYou
    return meeting(row, contents(by, [row], "appointment")[row.id])


def taken(worker: str, day: date) -> list[Span]:
    """When a worker is taken on a day: no word of whom they meet."""
    return spans(Booking.objects.filter(worker=worker, starts_at__range=of_day(day, day)))


def taken_between(workers: Collection[str], first: date, last: date) -> list[Booking]:
    rows = Booking.objects.filter(worker__in=workers, starts_at__range=of_day(first, last))
    return list(rows.order_by("starts_at"))


def spans(rows: Iterable[Booking]) -> list[Span]:
    return [(row.starts_at.astimezone(KST), row.minutes) for row in rows]


def of_day(first: date, last: date) -> tuple[datetime, datetime]:
    """From the first minute of ``first`` to the last of ``last``, Korean time."""
    return (
        datetime.combine(first, time.min, KST), datetime.combine(last, time.max, KST)
    )  # fmt: skip


ICONS = {
    AppointmentKind.VISIT.value: "home",
    AppointmentKind.MEET.value: "company",
    AppointmentKind.CALL.value: "call",
    AppointmentKind.ACCOMPANY.value: "people",
}

"""How is an appointment made, kept, missed or called off?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction

from sijak.care.actions.sharing import share_words, take_words_back
from sijak.care.enums import AppointmentKind, AppointmentState, TaskKind
from sijak.care.models import Appointment, Booking, Task
from sijak.care.queries.appointments import Meeting, meeting, taken
from sijak.care.queries.pages import contents
from sijak.care.rules import appointments as rules
from sijak.journal.actions import write_entry
from sijak.journal.enums import Channel, Kind, Outcome
from sijak.journal.models import Entry
from sijak.kernel.actor import Actor
from sijak.kernel.dates import KST, add_working_days, now, today
from sijak.kernel.errors import NotForYou, Refused
from sijak.people.rules import may_change_own_page
from sijak.people.sealing import seal_row

SERVICE = {
    AppointmentKind.VISIT: (Kind.VISIT, Channel.HOME),
    AppointmentKind.MEET: (Kind.TALK, Channel.ROOM),
    AppointmentKind.CALL: (Kind.TALK, Channel.PHONE),
    AppointmentKind.ACCOMPANY: (Kind.ACCOMPANY, Channel.OUTSIDE),
}


@dataclass(frozen=True, slots=True, repr=False)
class Plan:
    """What a worker wrote on the page "make an appointment". ``minutes`` it takes. ``bring`` and ``way``
    stand on the person's own page only."""

    kind: AppointmentKind
    day: date
    at: time
    minutes: int
    place: str = ""
    what: str = ""
    second: str = ""
    is_sure: bool = False
    bring: str = ""
    way: str = ""

    @property
    def begins(self) -> datetime:
        return datetime.combine(self.day, self.at, KST)

    def words(self) -> dict[str, Any]:
        return {"at": f"{self.at:%H:%M}", "minutes": self.minutes, "place": self.place,
                "what": self.what}  # fmt: skip


@transaction.atomic
def make_appointment(
    *, by: Actor, strand: str, plan: Plan, own_page: str = "", worker: str = ""
) -> Appointment:
    """``strand``: casework; ``own_page``: the ``self`` strand when the person is to see it. ``worker``:
    who goes, where that is a colleague.

    Raises Refused; doubts (a holiday, a time that is taken) are asked about once.
    """
    worker = worker or by.user_id
    rules.may_make(
        kind=plan.kind, day=plan.day, at=plan.at, minutes=plan.minutes, worker=worker,
        second=plan.second, now=now(),
    )  # fmt: skip
    ask_doubts(by=by, plan=plan, worker=worker)
    row = Appointment(strand_id=strand, kind=plan.kind, day=plan.day, worker=worker, second=plan.second)
    seal_row(by, row, content=json.dumps({**plan.words(), "shared": bool(own_page)}, ensure_ascii=False))
    row.save(force_insert=True)
    for taken_by in filter(None, (row.worker, row.second)):
        Booking.objects.create(worker=taken_by, starts_at=plan.begins, minutes=plan.minutes)
    if own_page:
        shown = {"day": plan.day.isoformat(), "of": plan.kind.value, "bring": plan.bring, "way": plan.way,
                 **plan.words()}  # fmt: skip
        share_words(by=by, strand=own_page, kind="appointment", ref=row.id, words=shown)
    return row


def ask_doubts(*, by: Actor, plan: Plan, worker: str = "") -> None:
    """One Refused with every doubt in it, unless the worker has said that they are sure."""
    theirs = taken(plan.second, plan.day) if plan.second else []
    found = rules.doubts(
        day=plan.day, at=plan.at, minutes=plan.minutes, mine=taken(worker or by.user_id, plan.day),
        theirs=theirs, begins=plan.begins,
    )  # fmt: skip
    if found and not plan.is_sure:
        raise Refused(" ".join(found), field="sure")


@transaction.atomic
def end_appointment(*, by: Actor, strand: str, appointment: str, state: AppointmentState) -> Appointment:
    """Kept or missed, for a department that counts the meeting itself: nothing is journaled here."""
    held = _held(by, strand, appointment)
    rules.may_end(state=held.row.state, day=held.row.day, today=today())
    held.row.state = state
    held.row.save(update_fields=["state"])
    _free(held)
    return held.row


@transaction.atomic
def keep_appointment(*, by: Actor, strand: str, appointment: str, minutes: int) -> Appointment:
    """It took place; ``minutes`` it took. Journaled as the service that it was."""
    row = end_appointment(by=by, strand=strand, appointment=appointment, state=AppointmentState.KEPT)
    kind, channel = SERVICE[AppointmentKind(row.kind)]
    if not _is_counted(row, kind):
        write_entry(by=by, strand=strand, kind=kind, day=row.day, minutes=minutes, channel=channel,
                    outcome=Outcome.DONE)  # fmt: skip
    return row


def _is_counted(row: Appointment, kind: Kind) -> bool:
    """A note about the same meeting may have counted it already; another meeting has not."""
    entries = Entry.objects.filter(strand_id=row.strand_id, day=row.day, kind=kind)
    entries = entries.exclude(outcome__in=(Outcome.MISSED, Outcome.NO_ANSWER, Outcome.MOVED))
    same = [code for code, (service, _channel) in SERVICE.items() if service == kind]
    kept = Appointment.objects.filter(
        strand_id=row.strand_id, day=row.day, kind__in=same, state=AppointmentState.KEPT
    ).exclude(pk=row.pk)
    return entries.count() > kept.count()


@transaction.atomic
def miss_appointment(*, by: Actor, strand: str, appointment: str) -> Task:
    """They did not come. Nobody is blamed: somebody calls on the next working day."""
    row = end_appointment(by=by, strand=strand, appointment=appointment, state=AppointmentState.MISSED)
    kind, channel = SERVICE[AppointmentKind(row.kind)]
    write_entry(by=by, strand=strand, kind=kind, day=row.day, channel=channel, outcome=Outcome.MISSED)
    return ask_to_call(by=by, strand=strand, owner=row.worker)


@transaction.atomic
def ask_to_call(*, by: Actor, strand: str, owner: str) -> Task:
    """After a meeting that was missed: somebody asks on the next working day how they are."""
    task = Task(strand_id=strand, kind=TaskKind.CALL, owner=owner, due_on=add_working_days(today(), 1))
    seal_row(by, task, content=json.dumps({"because": "missed"}))
    task.save(force_insert=True)
    return task


@transaction.atomic
def cancel_appointment(*, by: Actor, strand: str, appointment: str, own_page: str | None) -> Appointment:
    """``own_page``: the ``self`` strand, '' when this worker's teams do not hold it: then somebody
    who does calls it off, so that nobody comes in vain. None: nobody will come any more."""
    held = _held(by, strand, appointment)
    rules.may_change(state=held.row.state)
    if held.is_shared and own_page is not None:
        may_change_own_page(own_page)
    held.row.state = AppointmentState.CANCELLED
    held.row.save(update_fields=["state"])
    _free(held)
    if held.is_shared and own_page:
        take_words_back(by=by, strand=own_page, kind="appointment", ref=held.row.id)
    return held.row


def _held(by: Actor, strand: str, appointment: str) -> Meeting:
    """Locked, and opened: who may not open it may not end it either."""
    row = Appointment.objects.select_for_update().filter(strand_id=strand, pk=appointment).first()
    if row is None:
        raise NotForYou
    return meeting(row, contents(by, [row], "appointment")[row.id])


def _free(held: Meeting) -> None:
    """Takes one booking of each worker away. Bookings carry no strand, so that they tell nothing
    of whom somebody meets; the time in the opened words finds them."""
    for worker in filter(None, (held.row.worker, held.row.second)):
        booked = Booking.objects.filter(worker=worker, starts_at=held.begins, minutes=held.minutes).first()
        if booked is not None:
            booked.delete()

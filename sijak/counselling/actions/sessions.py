"""How is a session planned, kept, missed or called off, and what is written of it?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from sijak.accounts.queries import members_of, staff
from sijak.care.actions import appointments as meetings
from sijak.care.actions.appointments import Plan
from sijak.care.enums import AppointmentKind, AppointmentState, ClosingReason
from sijak.care.models import Appointment, Task
from sijak.counselling.enums.sessions import SessionKind, SessionState, Weight
from sijak.counselling.models import HeavySession, ProcessNote, Session, SessionAddendum
from sijak.counselling.rules import sessions as rules
from sijak.journal.actions import write_entry
from sijak.journal.enums import Channel, Kind, Outcome
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people.faces import File
from sijak.people.models import Strand
from sijak.people.queries.files import strand_of
from sijak.people.sealing import seal_own, seal_row

MEETING = {SessionKind.VISIT: AppointmentKind.VISIT, SessionKind.PHONE: AppointmentKind.CALL}
# How a session is counted; the meeting itself is not counted a second time.
SERVICE = {
    SessionKind.VISIT: (Kind.VISIT, Channel.HOME), SessionKind.PHONE: (Kind.SESSION, Channel.PHONE),
    SessionKind.GROUP: (Kind.GROUP, Channel.ROOM),
}  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Ahead:
    """A session as it is planned. ``minutes`` it will take."""

    kind: SessionKind
    day: date
    at: time
    minutes: int
    place: str = ""
    what: str = ""
    second: str = ""
    is_sure: bool = False

    def meeting(self) -> Plan:
        return Plan(
            kind=MEETING.get(self.kind, AppointmentKind.MEET), day=self.day, at=self.at,
            minutes=self.minutes, place=self.place, what=self.what, second=self.second,
            is_sure=self.is_sure,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """A session's note as it was typed. ``others``: persons. ``process`` is for its writer alone, and
    so is ``heavy``: it is kept where no person is named."""

    minutes: int
    themes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    at: str = ""
    place: str = ""
    present: str = ""
    their_words: str = ""
    data: str = ""
    assessment: str = ""
    plan: str = ""
    process: str = ""
    heavy: Weight = Weight.NONE
    others: tuple[str, ...] = ()

    @property
    def has_words(self) -> bool:
        return any((self.their_words, self.data, self.assessment, self.plan))

    def columns(self, others: list[dict[str, str]]) -> dict[str, str]:
        told = {"at": self.at, "place": self.place, "present": self.present, "others": others}
        setting = {name: value for name, value in told.items() if value}
        return {"setting": json.dumps(setting, ensure_ascii=False), "their_words": self.their_words,
                "data": self.data, "assessment": self.assessment, "plan": self.plan}  # fmt: skip


@transaction.atomic
def plan_session(*, by: Actor, strand: str, once: str, ahead: Ahead, own_page: str = "") -> Session:
    """A session ahead, and the meeting that stands in calendars. ``once``: a random id of the form.

    Raises Refused: a home by two, a day that is over, a time that is taken (asked about once).
    """
    before = Session.objects.filter(pk=once, strand_id=strand, worker=by.user_id).first()
    if before is not None:
        return before
    rules.by_two(kind=ahead.kind, worker=by.user_id, second=ahead.second, roles=_roles(by))
    met = meetings.make_appointment(by=by, strand=strand, plan=ahead.meeting(), own_page=own_page)
    row = Session(
        id=once, strand_id=strand, kind=ahead.kind, day=ahead.day, worker=by.user_id,
        second=ahead.second, appointment=met,
    )  # fmt: skip
    seal_row(by, row)
    row.save(force_insert=True)
    return row


@transaction.atomic
def write_session(
    *, by: Actor, strand: str, once: str, kind: SessionKind, day: date, second: str, told: Told
) -> Session:
    """A session that was not planned and has just taken place, or did some days ago."""
    before = Session.objects.filter(pk=once, strand_id=strand, worker=by.user_id).first()
    if before is not None:
        return before
    rules.by_two(kind=kind, worker=by.user_id, second=second, roles=_roles(by))
    rules.may_write(day=day, today=today(), has_words=told.has_words)
    row = Session(id=once, strand_id=strand, kind=kind, day=day, worker=by.user_id, second=second, version=0)
    _keep(by, row, told, is_new=True)
    return row


@transaction.atomic
def keep_session(*, by: Actor, strand: str, session: str, told: Told) -> Session:
    """It took place. Counted once, by its own kind."""
    row = _held(strand, session)
    rules.may_end(state=row.state, day=row.day, today=today())
    rules.may_write(day=row.day, today=today(), has_words=told.has_words)
    _end_meeting(by, row, AppointmentState.KEPT)
    _keep(by, row, told, is_new=False)
    return row


def _keep(by: Actor, row: Session, told: Told, *, is_new: bool) -> None:
    rules.may_be_there(kind=row.kind, count=len(told.others))
    row.state, row.written_on, row.written_by = SessionState.KEPT, today(), by.user_id
    row.minutes = told.minutes
    row.themes, row.needs = " ".join(told.themes), " ".join(told.needs)
    row.version += 1
    beside = _others(by, row, told)
    others = [{"person": person, "session": other.id} for person, other in beside]
    seal_row(by, row, **told.columns(others))
    if is_new:
        row.save(force_insert=True)
    else:
        row.save(
            update_fields=[
                "state",
                "written_on",
                "written_by",
                "minutes",
                "themes",
                "needs",
                "version",
                *SEALED,
            ]
        )
    for one in (row, *(other for _, other in beside)):
        _count(by, one)
    if told.process:
        note = ProcessNote(session=row, author=by.user_id)
        note.content = seal_own(by, note.purpose, told.process)
        note.save(force_insert=True)
    if told.heavy != Weight.NONE:
        HeavySession.objects.create(worker=by.user_id, day=row.day, weight=told.heavy)


SEALED = ("setting", "their_words", "data", "assessment", "plan")


def _others(by: Actor, row: Session, told: Told) -> list[tuple[str, Session]]:
    """A short row on the strand of each who was there too: kind and minutes, no words."""
    out = []
    for person in dict.fromkeys(told.others):
        strand = rules.has_part(_part_of(by, person))
        if strand == row.strand_id:
            continue
        other = Session(
            strand_id=strand, kind=row.kind, state=SessionState.KEPT, day=row.day, worker=row.worker,
            second=row.second, written_on=today(), written_by=by.user_id, minutes=told.minutes,
        )  # fmt: skip
        beside = {"beside": {"session": row.id, "strand": row.strand_id}}
        seal_row(by, other, setting=json.dumps(beside))
        other.save(force_insert=True)
        out.append((person, other))
    return out


def _part_of(by: Actor, person: str) -> str | None:
    try:
        return strand_of(by, person, "counselling")
    except NotForYou:
        return None


def _count(by: Actor, row: Session, outcome: Outcome = Outcome.DONE) -> None:
    kind, channel = SERVICE.get(SessionKind(row.kind), (Kind.SESSION, Channel.ROOM))
    write_entry(by=by, strand=row.strand_id, kind=kind, day=row.day, minutes=row.minutes,
                channel=channel, outcome=outcome)  # fmt: skip


@transaction.atomic
def miss_session(*, by: Actor, file: File, strand: str, session: str) -> Task:
    """They did not come. Nobody is blamed: the ladder opens its first steps, and somebody calls on
    the next working day, the lead where the lead can read it."""
    row = _held(strand, session)
    rules.may_end(state=row.state, day=row.day, today=today())
    _end_meeting(by, row, AppointmentState.MISSED)
    row.state = SessionState.MISSED
    row.save(update_fields=["state"])
    _count(by, row, Outcome.MISSED)
    where = file.strands.get("casework", strand)
    team = Strand.objects.filter(pk=where).values_list("team", flat=True).first() or ""
    owner = file.lead if file.lead in members_of(by, [team]) else row.worker
    return meetings.ask_to_call(by=by, strand=where, owner=owner)


@transaction.atomic
def cancel_session(*, by: Actor, strand: str, session: str, own_page: str | None) -> Session:
    """``own_page`` as in ``cancel_appointment``: the strand that they read too."""
    row = _held(strand, session)
    rules.may_change(state=row.state)
    if row.appointment_id:
        meetings.cancel_appointment(by=by, strand=strand, appointment=row.appointment_id, own_page=own_page)
    row.state = SessionState.CANCELLED
    row.save(update_fields=["state"])
    return row


@transaction.atomic
def add_words(*, by: Actor, session: Session, once: str, words: str) -> SessionAddendum:
    """Beside the note, which stays as it was."""
    rules.may_add(state=session.state, words=words)
    before = SessionAddendum.objects.filter(pk=once, session=session, author=by.user_id).first()
    if before is not None:
        return before
    row = SessionAddendum(
        id=once, strand_id=session.strand_id, session=session, written_on=today(), author=by.user_id
    )
    seal_row(by, row, content=words)
    row.save(force_insert=True)
    return row


@transaction.atomic
def end_sessions(*, by: Actor, file: File, reason: ClosingReason) -> None:
    """Nobody may be reminded to meet or to call somebody who died."""
    strand = file.strands.get("counselling")
    if reason != ClosingReason.DIED or not strand:
        return
    for row in Session.objects.planned().filter(strand_id=strand):
        cancel_session(by=by, strand=strand, session=row.id, own_page=file.strands.get("self"))
    for met in Appointment.objects.planned().filter(strand_id=strand):  # visits to the family
        meetings.cancel_appointment(
            by=by, strand=strand, appointment=met.id, own_page=file.strands.get("self")
        )
    Task.objects.open().filter(strand_id=strand).update(done_on=today(), done_by=by.user_id)


def _held(strand: str, session: str) -> Session:
    row = Session.objects.select_for_update().filter(strand_id=strand, pk=session).first()
    if row is None:
        raise NotForYou
    return row


def _end_meeting(by: Actor, row: Session, state: AppointmentState) -> None:
    if row.appointment_id:
        meetings.end_appointment(by=by, strand=row.strand_id, appointment=row.appointment_id, state=state)


def _roles(by: Actor) -> dict[str, str]:
    return {one["user"]: one["role"] for one in staff(by)}

"""What does a sign of danger set going, at once and without calling anybody?

A row, a second talk within 24 hours that has an owner, and a talk for the worker. It calls no police,
no family and no line, and it never changes the stage of the person: both are a worker's own deed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from sijak.accounts.queries import members_of
from sijak.care.enums import TaskKind
from sijak.care.models import Task
from sijak.counselling.actions.debriefs import ask_debrief
from sijak.counselling.enums.danger import SignalStep
from sijak.counselling.models import Signal, WaitingSignal
from sijak.counselling.queries.danger import Known, known_of, signal_of, team_of, told_of
from sijak.counselling.rules import danger as rules
from sijak.kernel.actor import Actor
from sijak.kernel.dates import now, today
from sijak.kernel.errors import NotForYou
from sijak.people.faces import File
from sijak.people.queries.files import lead_of
from sijak.people.refusals import OverBudget
from sijak.people.sealing import seal_row
from sijak.people.team_sealing import seal_team_row
from sijak.people.walking import strands_to_write, writing_strand


@dataclass(frozen=True, slots=True)
class Told:
    """Of whom, on which strand it is written, from where, and when (HH:MM of Korea)."""

    person: str
    strand: str
    source: str
    item: str
    day: date
    at: str


@transaction.atomic
def raise_signal(*, by: Actor | None, team: str, person: str, strand: str, source: str, item: str) -> str:
    """The id of the signal. ``by`` None: nobody is signed in, and it waits, sealed to ``team``, until a
    worker takes it up. The same item on the same day is one signal."""
    moment = now()
    told = Told(person, strand, rules.code_of(source), rules.code_of(item), moment.date(),
                f"{moment:%H:%M}")  # fmt: skip
    return _wait_for_team(team, told) if by is None else _write(by, team, told).id


def _write(by: Actor, team: str, told: Told) -> Signal:
    """The signal, its second talk, and a talk for the worker who now carries it."""
    open_ones = list(Signal.objects.open().filter(strand_id=told.strand, day=told.day))
    for row, known in _readable(by, open_ones):
        if (known.get("source"), known.get("item")) == (told.source, told.item):
            return row
    held = next((row.task for row in open_ones if row.task), None)
    signal = Signal(strand_id=told.strand, day=told.day, worker=by.user_id,
                    task=held or _ask_second_talk(by, told))  # fmt: skip
    content = {"source": told.source, "item": told.item, "at": told.at, "steps": {}}
    seal_row(by, signal, content=json.dumps(content))
    signal.save(force_insert=True)
    ask_debrief(by=by, worker=by.user_id, because="signal", team=team)
    return signal


def _readable(by: Actor, rows: list[Signal]) -> list[tuple[Signal, Known]]:
    """None of them when this worker has read more names than are theirs today: then it is a sign of its
    own, which keeps nobody waiting, and the same second talk."""
    try:
        return list(zip(rows, known_of(by, rows), strict=True))
    except OverBudget:
        return []


def _ask_second_talk(by: Actor, told: Told) -> Task:
    """Owned by who leads the file, where their keys open the strand it lies on; else by the writer."""
    lead, able = lead_of(by, told.person), members_of(by, {team_of(told.strand)})
    task = Task(strand_id=told.strand, kind=TaskKind.SECOND, owner=lead if lead in able else by.user_id,
                due_on=told.day + timedelta(days=1))  # fmt: skip
    seal_row(by, task, content=json.dumps({"because": "signal", "at": told.at}))
    task.save(force_insert=True)
    return task


def _wait_for_team(team: str, told: Told) -> str:
    """Sealed without a session. An answer given twice meets the row that still waits; one that comes
    after a worker took the first up is a new sign."""
    turn = 0
    while True:
        once = _once(team, told, turn)
        before = WaitingSignal.objects.filter(once=once).first()
        if before is None:
            return _keep_waiting(WaitingSignal(team=team, day=told.day, once=once), told)
        if before.taken_on is None:
            return before.id
        turn += 1


def _once(team: str, told: Told, turn: int) -> str:
    said = (team, told.person, told.source, told.item, told.day.isoformat(), str(turn))
    return salted_hmac("sijak.counselling.signal", "\n".join(said), algorithm="sha256").hexdigest()


def _keep_waiting(row: WaitingSignal, told: Told) -> str:
    content = {"person": told.person, "strand": told.strand, "source": told.source, "item": told.item,
               "at": told.at}  # fmt: skip
    seal_team_row(row, by=None, content=json.dumps(content))
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # a second click was first
        return WaitingSignal.objects.get(once=row.once).id
    return row.id


@transaction.atomic
def take_signal(*, by: Actor, waiting: str) -> tuple[str, str]:
    """A worker of the team answers for it from now on: (person, id of the signal). Asked twice by the
    same worker, it is the same signal. Raises Refused when a colleague was first."""
    row = WaitingSignal.objects.select_for_update().visible_to(by).filter(pk=waiting).first()
    if row is None:
        raise NotForYou
    known = told_of(by, row)
    rules.may_take(taken_by=row.taken_by, by=by.user_id)
    if row.taken_by:
        return known["person"], known.get("signal", "")
    told = Told(known["person"], known["strand"], known["source"], known["item"], row.day, known["at"])
    signal = _write(by, row.team, told)
    row.version += 1
    seal_team_row(row, by=by, content=json.dumps(known | {"signal": signal.id}))
    row.taken_on, row.taken_by = today(), by.user_id
    row.save(update_fields=["version", "content", "taken_on", "taken_by"])
    return told.person, signal.id


@transaction.atomic
def mark_step(*, by: Actor, file: File, signal: str, step: SignalStep, is_done: bool) -> Signal:
    """Kept at once. The first tick on a page without a signal is the signal: it was told."""
    rules.may_write_signal(has_strand=bool(strands_to_write(file)))
    row = signal_of(file, signal) or _told_now(by, file)
    row = Signal.objects.select_for_update().get(pk=row.pk)
    known = known_of(by, [row])[0]
    steps = {code: at for code, at in known.get("steps", {}).items() if code != step}
    if is_done:
        steps[step.value] = known.get("steps", {}).get(step.value) or f"{now():%H:%M}"
    row.version += 1
    seal_row(by, row, content=json.dumps(known | {"steps": steps}))
    row.save(update_fields=["version", "content"])
    return row


def _told_now(by: Actor, file: File) -> Signal:
    strand = writing_strand(file)
    made = raise_signal(by=by, team=team_of(strand), person=file.id, strand=strand, source="told", item="")
    return Signal.objects.get(pk=made)


@transaction.atomic
def mark_told(*, by: None, waiting: str) -> None:
    """Somebody on call was sent a letter that says nothing. ``by`` is nobody: the house's clock."""
    WaitingSignal.objects.filter(pk=waiting, told_on=None).update(told_on=today())

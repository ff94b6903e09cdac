"""How does a file go from one worker to another with everything that was promised?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from sijak.accounts.queries import members_of
from sijak.care.models import Appointment, Booking, HandOver, Task
from sijak.care.queries.appointments import Meeting, meeting
from sijak.care.queries.hand_over import colleagues_who_walk, team_for
from sijak.care.queries.pages import contents
from sijak.care.rules import hand_over as rules
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.people import walking
from sijak.people.faces import File
from sijak.people.models import Strand
from sijak.people.sealing import seal_row


@dataclass(frozen=True, slots=True)
class Bundle:
    """One file as it goes over: person, casework strand, who gave it, its letter box."""

    person: str
    strand: str
    giver: str
    mailbox: str = ""


def hand_over_file(*, by: Actor, file: File, to: str, note: str) -> None:
    """Tasks, promises and appointments of the lead move too; the note stays on the file."""
    able = set(colleagues_who_walk(by)) - set(file.hidden_from)
    rules.may_hand_over(to=to, lead=file.lead, colleagues=able, by=by.user_id)
    bundle = Bundle(file.id, walking.casework(file), file.lead, file.mailbox)
    team = team_for(by, to, file.teams)
    with transaction.atomic():
        _move(by, bundle, to, team, note)


def hand_over_caseload(*, by: Actor, giver: str, to: str, persons: Sequence[str], note: str) -> int:
    """All chosen files of one worker, or none of them. Answers how many went over."""
    chosen = [one for one in walking.my_people(by, giver) if one.person in set(persons) and one.is_lead]
    rules.may_hand_over_all(to=to, giver=giver, colleagues=set(colleagues_who_walk(by)), files=len(chosen))
    homes = walking.teams_that_open([one.strand for one in chosen])
    with transaction.atomic():
        for one in chosen:
            team = team_for(by, to, [homes.get(one.strand, "")])
            _move(by, Bundle(one.person, one.strand, giver, one.mailbox), to, team, note)
    return len(chosen)


def _move(by: Actor, bundle: Bundle, to: str, team: str, note: str) -> None:
    """Rows first and the vault last: what the vault refuses, the rows forget again."""
    row = HandOver(
        strand_id=bundle.strand, day=today(), from_worker=bundle.giver, to_worker=to
    )  # fmt: skip
    seal_row(by, row, content=json.dumps({"note": note}, ensure_ascii=False))
    row.save(force_insert=True)
    Task.objects.open().filter(strand_id=bundle.strand, owner=bundle.giver).update(owner=to)
    _move_tasks_beside(by, bundle, to)
    _move_appointments(by, bundle, to)
    if team:
        Strand.objects.filter(pk=bundle.strand).update(team=team)
    walking.give_file(by, bundle.person, to, team, bundle.mailbox)


def _move_tasks_beside(by: Actor, bundle: Bundle, to: str) -> None:
    """What was promised on the parts of the departments, a second talk above all, goes along where the
    next one opens that part; else it stays with the giver and on the list of that team."""
    tasks = Task.objects.open().filter(owner=bundle.giver).exclude(strand_id=bundle.strand)
    rows = list(tasks.select_related("strand"))
    whose = walking.openable(by, [row.strand_id for row in rows])
    for row in rows:
        if whose.get(row.strand_id) == bundle.person and to in members_of(by, {row.strand.team}):
            row.owner = to
            row.save(update_fields=["owner"])


def _move_appointments(by: Actor, bundle: Bundle, to: str) -> None:
    rows = list(
        Appointment.objects.planned()
        .select_for_update()
        .filter(strand_id=bundle.strand, worker=bundle.giver, day__gte=today())
    )
    opened = contents(by, rows, "hand-over")
    for row in rows:
        # A visit by two stays one by two: who was second leads, and the giver goes along.
        row.second = bundle.giver if row.second == to else row.second
        row.worker = to
        row.save(update_fields=["worker", "second"])
        if row.second != bundle.giver:
            _move_booking(meeting(row, opened[row.id]), bundle.giver, to)


def _move_booking(held: Meeting, giver: str, to: str) -> None:
    booked = Booking.objects.filter(worker=giver, starts_at=held.begins, minutes=held.minutes).first()
    if booked is not None:
        booked.worker = to
        booked.save(update_fields=["worker"])

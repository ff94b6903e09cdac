"""How is a worker asked to talk over what weighs on them, and when is that done?"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from sijak.care.enums import ClosingReason
from sijak.counselling.enums.sessions import Cause
from sijak.counselling.models import Debrief
from sijak.counselling.rules import caring as rules
from sijak.counselling.weights import weights
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people.faces import File
from sijak.people.models import Strand
from sijak.people.sealing import seal_own


@transaction.atomic
def ask_debrief(*, by: Actor, worker: str, because: str, team: str) -> None:
    """``because``: a code of ``Cause``. ``team``: whose lead sees, as a number, that it is open. Asked
    twice on one day for one cause, it is one talk."""
    day = today()
    asked = Debrief.objects.filter(worker=worker, because=Cause(because), team=team, done_on=None)
    if asked.filter(asked_on=day).exists():
        return
    Debrief.objects.create(
        worker=worker, team=team, because=Cause(because), asked_on=day,
        due_on=rules.debrief_by(day, by=weights()),
    )  # fmt: skip


@transaction.atomic
def finish_debrief(*, by: Actor, debrief: str, day: date, done_with: str, words: str) -> Debrief:
    """Only its own worker says so. ``words`` are sealed to that worker's key."""
    row = Debrief.objects.select_for_update().visible_to(by).filter(pk=debrief).first()
    if row is None:
        raise NotForYou
    rules.may_finish_debrief(done_on=row.done_on, day=day, today=today(), asked_on=row.asked_on,
                             done_with=done_with, worker=by.user_id)  # fmt: skip
    row.done_on, row.done_with = day, done_with
    row.content = seal_own(by, row.purpose, words)
    row.save(update_fields=["done_on", "done_with", "content"])
    return row


@transaction.atomic
def ask_after_death(*, by: Actor, file: File, reason: ClosingReason) -> None:
    """Whoever walked with somebody who died is asked to talk it over."""
    if reason != ClosingReason.DIED:
        return
    team = Strand.objects.filter(pk=file.strands.get("casework")).values_list("team", flat=True).first() or ""
    for worker in dict.fromkeys(filter(None, (file.lead, *file.helpers))):
        ask_debrief(by=by, worker=worker, because=Cause.DEATH, team=team)

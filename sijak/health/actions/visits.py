"""How is a visit to the hospital kept, put right, and a treatment ended?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from sijak.care.actions.appointments import Plan, make_appointment
from sijak.health.actions.follow import end_follow, plan_follow
from sijak.health.enums import Department, VisitState
from sijak.health.models import Visit
from sijak.health.queries.opened import as_dict, words_of
from sijak.health.rules import visits as rules
from sijak.journal.actions import write_entry
from sijak.journal.enums import Channel, Kind
from sijak.kernel.actor import Actor
from sijak.kernel.dates import add_working_days, today
from sijak.kernel.errors import NotForYou, Refused
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.enums import Why
from sijak.people.sealing import open_columns, open_rows, seal_row

# What care calls the fields of a meeting, and where the page of a visit asks for them.
ASKED_AS = {"day": "next_on", "at": "next_at", "second": "with_whom", "sure": "sure"}


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """A visit as it was typed. ``places``: codes of where it hurts."""

    complaint: str = ""
    said: str = ""
    diagnosis: str = ""
    hospital: str = ""
    since: str = ""
    places: tuple[str, ...] = ()
    for_doctor: str = ""
    allergies: str = ""
    along: str = ""
    why_none: str = ""

    @property
    def has_words(self) -> bool:
        return bool(self.complaint.strip() or self.said.strip())

    def columns(self, task: str) -> dict[str, str]:
        detail: dict[str, Any] = {
            "hospital": self.hospital, "since": self.since, "places": list(self.places),
            "for_doctor": self.for_doctor, "allergies": self.allergies, "along": self.along,
            "why_none": self.why_none, "task": task,
        }  # fmt: skip
        kept = {name: value for name, value in detail.items() if value}
        return {"complaint": self.complaint, "said": self.said, "diagnosis": self.diagnosis,
                "detail": json.dumps(kept, ensure_ascii=False)}  # fmt: skip


@transaction.atomic
def write_visit(
    *, by: Actor, strand: str, once: str, department: Department, day: date, state: VisitState,
    told: Told, next_on: date | None, meeting: Plan | None = None, own_page: str = "",
) -> Visit:  # fmt: skip
    """``once``: a random id that came with the form. ``meeting``: the next time as an appointment, where
    the hour is known. Raises Refused; what is asked twice is care's to say."""
    rules.may_keep_visit(
        day=day, today=today(), state=state, next_on=next_on, why_none=told.why_none,
        has_words=told.has_words,
    )  # fmt: skip
    before = Visit.objects.filter(pk=once, strand_id=strand, author=by.user_id).first()
    if before is not None:
        return before
    _end_earlier(by, strand, department, day)
    row = Visit(
        id=once, strand_id=strand, department=department, day=day, next_on=next_on,
        state=_state(state, next_on), author=by.user_id,
    )  # fmt: skip
    seal_row(by, row, **told.columns(_follow(by, strand, next_on)))
    row.save(force_insert=True)
    write_entry(by=by, strand=strand, kind=Kind.HOSPITAL, day=day, channel=Channel.OUTSIDE)
    if meeting is not None:
        _meet(by, strand, meeting, own_page)
    return row


def _state(state: VisitState, next_on: date | None) -> VisitState:
    """Where there is a next day, the treatment goes on."""
    return VisitState.RUNS if next_on is not None and state == VisitState.ONCE else state


def _follow(by: Actor, strand: str, next_on: date | None) -> str:
    """The day after: did they come, and how is it?"""
    if next_on is None:
        return ""
    return plan_follow(by=by, strand=strand, because="health-visit", due_on=add_working_days(next_on, 1))


def _end_earlier(by: Actor, strand: str, department: str, day: date) -> None:
    """They came: nobody has to ask after the visit before any more. A visit that is written down late
    answers no question of a later one."""
    rows = Visit.objects.filter(strand_id=strand, department=department, day__lte=day).exclude(next_on=None)
    waiting = list(rows.order_by("-day", "-id")[:2])
    for words in open_columns(by, [(row, ("detail",)) for row in waiting], Why.HEALTH):
        end_follow(by=by, strand=strand, task=_task_of(words))


def _meet(by: Actor, strand: str, meeting: Plan, own_page: str) -> None:
    try:
        make_appointment(by=by, strand=strand, plan=meeting, own_page=own_page)
    except Refused as no:
        raise Refused(no.sentence, field=ASKED_AS.get(no.field or "", no.field)) from None


@transaction.atomic
def change_visit(
    *, by: Actor, strand: str, visit: str, version: int, state: VisitState, told: Told,
    next_on: date | None,
) -> Visit:  # fmt: skip
    """Raises ChangedMeanwhileError when somebody else kept it in between."""
    row, words = _locked(by, strand, visit)
    task = _task_of(words)
    if row.version != version:
        raise ChangedMeanwhileError
    rules.may_change_visit(
        day=row.day, today=today(), state=state, next_on=next_on, before=row.next_on,
        why_none=told.why_none, has_words=told.has_words,
    )  # fmt: skip
    if next_on != row.next_on:
        end_follow(by=by, strand=strand, task=task)
        task = _follow(by, strand, next_on)
    row.version, row.state, row.next_on = row.version + 1, _state(state, next_on), next_on
    seal_row(by, row, **told.columns(task))
    row.save(update_fields=["version", "state", "next_on", "complaint", "said", "diagnosis", "detail"])
    return row


@transaction.atomic
def end_treatment(*, by: Actor, strand: str, visit: str) -> Visit:
    """The doctor has nothing more to do: nobody asks after it from now on."""
    row, words = _locked(by, strand, visit)
    rules.may_end_treatment(row.state)
    end_follow(by=by, strand=strand, task=_task_of(words))
    row.version, row.state, row.next_on = row.version + 1, VisitState.ENDED, None
    seal_row(by, row, **words)  # a form that was opened before does not begin it again
    row.save(update_fields=["version", "state", "next_on", "complaint", "said", "diagnosis", "detail"])
    return row


def _locked(by: Actor, strand: str, visit: str) -> tuple[Visit, dict[str, str]]:
    """Locked, and opened: who may not open it may not change it either."""
    row = Visit.objects.select_for_update().filter(strand_id=strand, pk=visit).first()
    if row is None:
        raise NotForYou
    return row, open_rows(by, [row], Why.HEALTH)[0]


def _task_of(words: dict[str, str]) -> str:
    return words_of(as_dict(words.get("detail", "")), "task")

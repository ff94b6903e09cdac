"""What may the one who goes along say? They open no strand: their slip is what lets them speak."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from sijak.accounts.actions import end_slip, pass_slip
from sijak.health.enums import GoingState, Step
from sijak.health.models import Going, Outing, Telling
from sijak.health.queries.afternoon import Slip
from sijak.health.rules import going as rules
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.people.actions.team_papers import keep_team_paper
from sijak.people.models import Strand
from sijak.people.team_sealing import seal_team_row

AFTER = {Step.YES: GoingState.TAKEN, Step.WAY: GoingState.WAY, Step.HERE: GoingState.HERE}


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """A minute's report. ``bill_krw`` and ``fare_krw`` in won; ``picture``: name and bytes."""

    how: str
    minutes: int
    next_on: date | None = None
    next_at: time | None = None
    bill_krw: int = 0
    fare_krw: int = 0
    words: str = ""
    picture: tuple[str, bytes] | None = None


@transaction.atomic
def take_step(*, by: Actor, slip: Slip, step: Step) -> Going:
    """One tap. Who cannot go hands the slip to the one in reserve at once."""
    row = _locked(slip)
    rules.may_step(step=step, state=row.state, day=row.day, today=today())
    if step == Step.OFF:
        return _call_off(by, row, slip)
    row.state = AFTER[step]
    row.is_fallen = False if step == Step.YES and row.is_reserve else row.is_fallen
    row.save(update_fields=["state", "is_fallen"])
    return row


@transaction.atomic
def tell_how(*, by: Actor, slip: Slip, report: Report) -> Telling:
    """Sealed to the team with the teller's own session; they cannot open it again."""
    row = _locked(slip)
    rules.may_tell(state=row.state, day=row.day, today=today())
    rules.may_come_again(next_on=report.next_on, day=row.day)
    team = Strand.objects.values_list("team", flat=True).get(pk=row.strand_id)
    picture = _keep_picture(by, team, report.picture) if report.picture else ""
    told = {
        "going": row.id, "by": by.user_id, "how": report.how, "minutes": report.minutes,
        "next": report.next_on.isoformat() if report.next_on else "",
        "at": f"{report.next_at:%H:%M}" if report.next_at else "",
        "won": report.bill_krw, "fare": report.fare_krw, "words": report.words, "picture": picture,
    }  # fmt: skip
    telling = Telling(team=team, day=row.day)
    seal_team_row(telling, by=by, content=json.dumps(told, ensure_ascii=False))
    telling.save(force_insert=True)
    row.state, row.is_fallen = GoingState.TOLD, False
    row.save(update_fields=["state", "is_fallen"])
    return telling


def _keep_picture(by: Actor, team: str, picture: tuple[str, bytes]) -> str:
    name, data = picture
    try:
        return keep_team_paper(by=by, team=team, name=name, data=data).id
    except Refused as no:
        raise Refused(no.sentence, field="picture") from None


def _call_off(by: Actor, row: Going, slip: Slip) -> Going:
    """The worker sees it at once; where there is a reserve, they are asked at once. Whoever called off
    reads nothing of the person from now on, and speaks for nobody who is chosen after them."""
    Outing.objects.filter(worker=by.user_id, day=row.day, half=rules.half_of(slip.at)).delete()
    is_passed = pass_slip(by=by, slip=slip.id)
    if not is_passed:
        end_slip(by=by, slip=slip.id)
    row.state = GoingState.BACKUP if is_passed else GoingState.OPEN
    row.is_reserve, row.is_fallen = is_passed or row.is_reserve, True
    row.save(update_fields=["state", "is_reserve", "is_fallen"])
    return row


def _locked(slip: Slip) -> Going:
    row = Going.objects.select_for_update().filter(pk=slip.going).first()
    if row is None:
        raise NotForYou
    return row

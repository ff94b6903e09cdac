"""How does a committee choose, how do people hear of it, and who answers those who do not agree?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from django.db import transaction

from sijak.kernel.actions import turn_generation
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people import letters
from sijak.people.team_sealing import open_team_row, seal_team_row
from sijak.scholarships.actions.awarding import open_award
from sijak.scholarships.actions.counting import count_groups
from sijak.scholarships.actions.releasing import held_application
from sijak.scholarships.actions.rounds import held_round
from sijak.scholarships.enums import AppealState, AppState, RoundState
from sijak.scholarships.letters import appeal_letter, decision_letter
from sijak.scholarships.models import Appeal, Application, Minutes, Part, Round
from sijak.scholarships.queries.ranking import how_far, ranking_of
from sijak.scholarships.rules import choice
from sijak.scholarships.rules.reading import Ranked
from sijak.scholarships.told import Told


@transaction.atomic
def write_minutes(*, by: Actor, pk: str, present: str, words: str, reserves: int) -> Minutes:
    """Who was there and what was said. Nothing is decided before somebody else confirms it."""
    one = held_round(by=by, pk=pk)
    far = how_far(one)
    choice.may_decide(one, today(), far.unread, far.waiting, ranking_of(one))
    row = Minutes.objects.select_for_update().filter(round=one).first()
    is_new = row is None
    row = row or Minutes(team=one.team, round=one, version=0)
    row.version += 1
    row.written_by, row.written_on, row.reserves = by.user_id, today(), reserves
    seal_team_row(row, by=by, content=json.dumps({"present": present, "words": words}, ensure_ascii=False))
    if is_new:
        row.save(force_insert=True)
    else:
        row.save(update_fields=["version", "written_by", "written_on", "reserves", "content"])
    return row


@transaction.atomic
def confirm_choice(*, by: Actor, pk: str) -> Round:
    """The second signature: states, awards and letters, all or none."""
    one, day = held_round(by=by, pk=pk), today()
    minutes = Minutes.objects.select_for_update().filter(round=one).first()
    choice.may_confirm(minutes, by.user_id)
    assert minutes is not None
    far, ranking = how_far(one), ranking_of(one)
    choice.may_decide(one, day, far.unread, far.waiting, ranking)
    minutes.confirmed_by, minutes.confirmed_on = by.user_id, day
    minutes.save(update_fields=["confirmed_by", "confirmed_on"])
    _settle(by, one, ranking, minutes.reserves, day)
    one.state = RoundState.DECIDED
    one.save(update_fields=["state"])
    turn_generation(by=by)
    return one


def _settle(by: Actor, one: Round, ranking: Sequence[Ranked], reserves: int, day: date) -> None:
    rows = {row.pk: row for row in Application.objects.select_for_update().filter(round=one)}
    line = ranking[min(one.places, len(ranking)) - 1].total if ranking else 0.0
    for rank in ranking:
        row = rows[rank.entry.id]
        row.state, row.place = choice.state_at(rank.place, one.places, reserves), rank.place
    Application.objects.bulk_update([rows[rank.entry.id] for rank in ranking], ["state", "place"])
    for rank in ranking:
        row = rows[rank.entry.id]
        parts = _award(by, row, one) if row.state == AppState.CHOSEN else []
        text = decision_letter(row, one, rank, len(ranking), line, parts, day)
        promised = parts[-1].due_on if parts else day + choice.APPEAL_WITHIN
        letters.reply_to(by, row.mailbox, text, max(promised, day))


def _award(by: Actor, row: Application, one: Round) -> list[Part]:
    told = Told.from_json(open_team_row(by, row, "study")["content"])
    count_groups(by=by, one=one, told=told, chosen=1)
    return open_award(by=by, application=row, starts_on=one.starts_on)


# -- those who do not agree --------------------------------------------------------------------------
@transaction.atomic
def say_no(*, by: None, application: Application, words: str, decided_on: date | None) -> Appeal:
    """By the applicant, with their eight words."""
    del by
    row = Application.objects.select_for_update().get(pk=application.pk)
    choice.may_appeal(row, decided_on, today())
    known = Appeal.objects.filter(application=row).first()
    if known is not None:
        return known
    appeal = Appeal(team=row.team, application=row, said_on=today())
    seal_team_row(appeal, by=None, content=json.dumps({"words": words}, ensure_ascii=False))
    appeal.save(force_insert=True)
    return appeal


@transaction.atomic
def answer_appeal(*, by: Actor, pk: str, is_changed: bool, answer: str) -> Appeal:
    """By somebody who did not sign the choice. Changed: the application is chosen beside the others, or goes
    back among those that are read when it was sorted out."""
    row = held_application(by=by, pk=pk)
    appeal = Appeal.objects.select_for_update().visible_to(by).filter(application=row).first()
    if appeal is None:
        raise NotForYou
    minutes = Minutes.objects.filter(round=row.round).first()
    signers = [minutes.written_by, minutes.confirmed_by] if minutes else []
    choice.may_answer(appeal, by.user_id, signers)
    said = json.loads(open_team_row(by, appeal, "study")["content"])
    appeal.version += 1
    appeal.state = AppealState.CHANGED if is_changed else AppealState.KEPT
    appeal.answered_by, appeal.answered_on = by.user_id, today()
    content = json.dumps(said | {"answer": answer}, ensure_ascii=False)
    seal_team_row(appeal, by=by, content=content)
    appeal.save(update_fields=["version", "state", "answered_by", "answered_on", "content"])
    if is_changed:
        _change(by, row)
    letters.reply_to(by, row.mailbox, appeal_letter(row, answer, is_changed=is_changed), None)
    return appeal


def _change(by: Actor, row: Application) -> None:
    if row.state == AppState.OUT and row.round.state != RoundState.DECIDED:
        row.state, row.why = AppState.SENT, ""
    else:
        row.state, row.why = AppState.CHOSEN, ""
        _award(by, row, row.round)
    row.save(update_fields=["state", "why"])

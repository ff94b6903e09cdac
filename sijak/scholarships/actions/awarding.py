"""How is an award paid in parts, reported on, paused, ended and carried on?"""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction

from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.money import line
from sijak.people import letters
from sijak.people.team_sealing import open_team_row, seal_team_row
from sijak.scholarships.actions.applying import Mine
from sijak.scholarships.enums import ON_THE_LINE, AwardState, PartState
from sijak.scholarships.letters import award_letter
from sijak.scholarships.models import Application, Award, Offer, Part, Report
from sijak.scholarships.rules import awards as rules
from sijak.scholarships.rules.grades import figure_of


def open_award(*, by: Actor, application: Application, starts_on: date) -> list[Part]:
    """Inside the transaction that decides. Answers the planned instalments."""
    one = application.round
    award = Award(
        team=application.team, application=application, won=one.won_each, starts_on=starts_on,
        report_by=rules.report_by(one, starts_on), ends_on=rules.ends_on(starts_on),
    )  # fmt: skip
    seal_team_row(award, by=by, content=json.dumps({"steps": []}))
    award.save(force_insert=True)
    return _plan(award, starts_on, after=0)


def _plan(award: Award, starts_on: date, *, after: int) -> list[Part]:
    rows = [
        Part(award=award, number=after + number, due_on=day, won=won, needs_report=needs)
        for number, day, won, needs in rules.parts_of(award.application.round, starts_on)
    ]
    return Part.objects.bulk_create(rows)


def _held(by: Actor, pk: str) -> Award:
    """Locked. Raises NotForYou."""
    rows = Award.objects.select_for_update().visible_to(by).select_related("application__round")
    row = rows.filter(pk=pk).first()
    if row is None:
        raise NotForYou
    return row


def _step(by: Actor, award: Award, what: str, why: str, *fields: str) -> None:
    """Written down, saved, and told to the person in the same transaction."""
    told = json.loads(open_team_row(by, award, "study")["content"] or "{}")
    told.setdefault("steps", []).append(
        {"day": today().isoformat(), "what": what, "why": why, "by": by.user_id}
    )
    award.version += 1
    seal_team_row(award, by=by, content=json.dumps(told, ensure_ascii=False))
    award.save(update_fields=["version", "content", *fields])
    letters.reply_to(by, award.application.mailbox, award_letter(award.application, award, what, why), None)


@transaction.atomic
def ask_payment(*, by: Actor, pk: str, number: int) -> Part:
    """The instalment goes on the line of money; there two people sign for it."""
    award = _held(by, pk)
    part = award.parts.select_for_update().filter(number=number).first()
    if part is None:
        raise NotForYou
    rules.may_ask_payment(award, part, award.reports.filter(number__lt=number).exists(), today())
    asking = line.Asking(
        source=line.Source.AWARD, kind=line.HelpKind.STUDY, won=part.won, ref=award.application.number,
        due_on=part.due_on, month=part.due_on.isoformat()[:7],
    )  # fmt: skip
    outlay = line.ask(by=by, asking=asking, once=part.pk)
    part.outlay, part.state = outlay.number, PartState.ASKED
    part.save(update_fields=["outlay", "state"])
    return part


@transaction.atomic
def follow_line(*, by: Actor | None, changed: line.Changed) -> None:
    """Called by money, inside its own transaction. An outlay that is not ours is none of ours."""
    del by
    part = Part.objects.select_for_update().filter(outlay=changed.number).first()
    if part is None:
        return
    part.state = ON_THE_LINE.get(changed.state, PartState.ASKED)
    part.settled_on = changed.day if part.state in (PartState.PAID, PartState.BACK) else None
    part.save(update_fields=["state", "settled_on"])


@transaction.atomic
def pause_award(*, by: Actor, pk: str, why: str) -> Award:
    """A leave, an illness, a birth. What nobody signed for yet is taken off the line."""
    award = _held(by, pk)
    rules.may_pause(award)
    for part in award.parts.filter(state=PartState.ASKED):
        line.withdraw(by=by, number=part.outlay)
    award.state = AwardState.PAUSED
    _step(by, award, "pause", why, "state")
    return award


@transaction.atomic
def resume_award(*, by: Actor, pk: str, starts_on: date) -> Award:
    """It goes on: what is not paid moves by as many days as it stood still."""
    award = _held(by, pk)
    rules.may_resume(award)
    open_parts = list(award.parts.filter(state__in=(PartState.PLANNED, PartState.BACK)).order_by("number"))
    shift = max(starts_on - open_parts[0].due_on, timedelta(0)) if open_parts else timedelta(0)
    for part in open_parts:
        part.due_on, part.state = part.due_on + shift, PartState.PLANNED
        part.save(update_fields=["due_on", "state"])
    award.report_by, award.ends_on = award.report_by + shift, award.ends_on + shift
    award.state = AwardState.RUNNING
    _step(by, award, "resume", "", "state", "report_by", "ends_on")
    return award


@transaction.atomic
def break_award(*, by: Actor, pk: str, why: str) -> Award:
    """It ends early. What is not on its way yet is taken off the line; what was paid stays."""
    award = _held(by, pk)
    rules.may_break(award)
    for part in award.parts.filter(state__in=(PartState.ASKED, PartState.PROMISED)):
        take_off = line.withdraw if part.state == PartState.ASKED else line.call_back
        take_off(by=by, number=part.outlay)
    award.state = AwardState.BROKEN
    _step(by, award, "break", why, "state")
    return award


@transaction.atomic
def renew_award(*, by: Actor, pk: str) -> Award:
    """Another term by the rule of its round; nothing is asked again."""
    award = _held(by, pk)
    rules.may_renew(award, award.application.round, award.reports.filter(number=award.term + 1).exists())
    starts_on = award.ends_on
    award.term += 1
    award.report_by = rules.report_by(award.application.round, starts_on)
    award.ends_on = rules.ends_on(starts_on)
    last = award.parts.order_by("-number").values_list("number", flat=True).first() or 0
    _plan(award, starts_on, after=last)
    _step(by, award, "renew", "", "term", "report_by", "ends_on")
    return award


def _own(by: Mine) -> Award:
    """Locked. Raises NotForYou where nothing was awarded."""
    award = Award.objects.select_for_update().filter(application_id=by.draft.pk).first()
    if award is None:
        raise NotForYou
    return award


# -- the person ----------------------------------------------------------------------------------------
@transaction.atomic
def send_report(*, by: Mine, scale: str, grade: Decimal, life: str) -> Report:
    """How the term went. One a term; sent again it takes the place of the first."""
    award = _own(by)
    rules.may_report(award)
    number, figure = award.term + 1, figure_of(scale, grade)
    row = award.reports.filter(number=number).first()
    is_new = row is None
    row = row or Report(team=award.team, award=award, number=number, version=0)
    row.version, row.sent_on, row.figure = row.version + 1, today(), figure
    content = {"scale": scale, "grade": str(grade), "life": life}
    seal_team_row(row, by=None, content=json.dumps(content, ensure_ascii=False))
    if is_new:
        row.save(force_insert=True)
    else:
        row.save(update_fields=["version", "sent_on", "figure", "content"])
    return row


@transaction.atomic
def offer_mentoring(*, by: Mine, words: str) -> None:
    """Opt-in: whoever was helped may walk with the next ones. Empty words take it back."""
    award = _own(by)
    rules.may_mentor(award)
    row = award.offers.first()
    is_new = row is None
    row = row or Offer(team=award.team, award=award, version=0)
    row.version, row.said_on = row.version + 1, today()
    if not words and not is_new:
        row.delete()
        return
    seal_team_row(row, by=None, content=json.dumps({"words": words}, ensure_ascii=False))
    if is_new:
        row.save(force_insert=True)
    else:
        row.save(update_fields=["version", "said_on", "content"])

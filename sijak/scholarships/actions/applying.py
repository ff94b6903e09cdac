"""How does somebody write, send and take back an application, with nobody beside them?

``by`` None: they come with the eight words of the application's own letter box, and ``pass_`` opens it.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import Any

from django.db import IntegrityError, transaction

from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.kernel.ids import random_id
from sijak.people import letters
from sijak.people.actions.team_papers import drop_team_papers, keep_washed_paper
from sijak.people.team_sealing import seal_team_row
from sijak.scholarships.actions.counting import count_groups
from sijak.scholarships.enums import AppState
from sijak.scholarships.models import Application, Draft, Recommendation, Round
from sijak.scholarships.queries.applying import figure_in, told_in
from sijak.scholarships.rules import fits
from sijak.scholarships.told import Told

TABLE = Draft._meta.db_table
MOST_PAPERS = 6


@dataclass(frozen=True, slots=True, repr=False)
class Mine:
    """Who writes: the open letter box and the draft that it opens."""

    pass_: str
    draft: Draft

    @property
    def round(self) -> Round:
        return self.draft.round


def begin_draft(*, by: None, draft_id: str, pk: str, told: Told | None = None) -> letters.NewBox:
    """A letter box and an empty draft in it. Raises Refused: not open, or begun a moment ago (the words were
    shown then and are kept nowhere)."""
    del by
    one = Round.objects.announced().filter(pk=pk).first()
    if one is None:
        raise NotForYou
    fits.may_begin(one, today())
    if Draft.objects.filter(pk=draft_id).exists():
        raise Refused(fits.BEGUN)
    box = letters.new_box(one.team)
    row = Draft(id=draft_id, round=one, mailbox=box.mailbox)
    _seal(box.pass_, row, told or Told())
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Refused(fits.BEGUN) from None
    return box


def _seal(pass_: str, row: Draft, told: Told) -> None:
    row.content = letters.seal_private(pass_, row.mailbox, TABLE, row.id, row.version, told.to_json())


def _held(mine: Mine) -> tuple[Draft, Told]:
    """Locked and opened, and still open for writing. Raises Refused."""
    row = Draft.objects.select_for_update().select_related("round").get(pk=mine.draft.pk)
    application = Application.objects.filter(pk=row.pk).first()
    fits.may_write(row.round, application, today())
    return row, told_in(mine.pass_, row)


def _keep(mine: Mine, row: Draft, told: Told) -> None:
    row.version += 1
    _seal(mine.pass_, row, told)
    row.save(update_fields=["version", "content"])


@transaction.atomic
def keep_step(*, by: Mine, step: str, said: dict[str, Any]) -> None:
    """One page of the form, as far as it was filled in."""
    row, told = _held(by)
    setattr(told, step, said)
    _keep(by, row, told)


def add_paper(*, by: Mine, what: str, name: str, data: bytes) -> None:
    """Washed, sealed to the team, and named in the draft. Raises Refused with a sentence."""
    with transaction.atomic():
        row, told = _held(by)
        fits.may_add_paper(len(told.papers), MOST_PAPERS)
    paper = keep_washed_paper(by=None, team=row.round.team, name=name, data=data)
    with transaction.atomic():
        row, told = _held(by)
        told.papers.append({"id": paper.pk, "what": what, "name": name[-80:]})
        _keep(by, row, told)


def drop_paper(*, by: Mine, number: int) -> None:
    """The one at this place (from 1) of their own list."""
    with transaction.atomic():
        row, told = _held(by)
        if not 1 <= number <= len(told.papers):
            raise NotForYou
        gone = told.papers.pop(number - 1)
        _keep(by, row, told)
    drop_team_papers(by=None, team=row.round.team, papers=[gone["id"]])


@transaction.atomic
def send_application(*, by: Mine, language: str) -> Application:
    """Sealed to the team of the round. Sent again before the last day, it takes the place of the first."""
    row, told = _held(by)
    figure = figure_in(told)
    fits.may_send(row.round, told, figure)
    sent = Application.objects.select_for_update().filter(pk=row.pk).first()
    if sent is None:
        sent = Application(
            id=row.pk, team=row.round.team, round=row.round, mailbox=row.mailbox, number=_number(),
            language=language, sent_on=today(), figure=figure,
        )  # fmt: skip
        seal_team_row(sent, by=None, content=told.to_json())
        sent.save(force_insert=True)
        count_groups(by=None, one=row.round, told=told, sent=1)
        return sent
    sent.version, sent.figure, sent.language = sent.version + 1, figure, language
    seal_team_row(sent, by=None, content=told.to_json())
    sent.save(update_fields=["version", "figure", "language", "content"])
    return sent


def _number() -> str:
    """Drawn by chance: tells neither how many there are nor who came first."""
    while True:
        number = f"{secrets.randbelow(10**6):06d}"
        if not Application.objects.filter(number=number).exists():
            return number


@transaction.atomic
def withdraw_application(*, by: Mine) -> Application:
    """Taken back: readers see it no more, and papers go at once."""
    sent = Application.objects.select_for_update().filter(pk=by.draft.pk).first()
    if sent is None:
        raise NotForYou
    fits.may_withdraw(sent)
    told = told_in(by.pass_, by.draft)
    sent.state = AppState.WITHDRAWN
    sent.save(update_fields=["state"])
    count_groups(by=None, one=sent.round, told=told, sent=-1)
    drop_team_papers(by=None, team=sent.team, papers=[one["id"] for one in told.papers])
    return sent


@transaction.atomic
def drop_draft(*, by: Mine) -> None:
    """What was never sent goes as a whole."""
    if Application.objects.filter(pk=by.draft.pk).exists():
        raise Refused(fits.SENT_ALREADY)
    told = told_in(by.pass_, by.draft)
    by.draft.delete()
    drop_team_papers(by=None, team=by.round.team, papers=[one["id"] for one in told.papers])


@transaction.atomic
def carry_over(*, by: Mine, to: str, draft_id: str) -> letters.NewBox:
    """The next round begins with what was written for this one; grades and papers are asked anew."""
    told = told_in(by.pass_, by.draft)
    carried = Told(about=told.about, essay=told.essay, renews=by.draft.pk)
    return begin_draft(by=None, draft_id=draft_id, pk=to, told=replace(carried))


# -- somebody who knows them -------------------------------------------------------------------------
@transaction.atomic
def ask_for_word(*, by: Mine) -> str:
    """What stands in a link that opens once. An earlier link that nobody used opens nothing any more."""
    row, _told = _held(by)
    Recommendation.objects.filter(draft=row, given_on__isnull=True).delete()
    fits.may_ask_word(Recommendation.objects.filter(draft=row).count())
    token = secrets.token_urlsafe(24)
    made = Recommendation(
        id=random_id(), team=row.round.team, draft=row, token_hash=fits.hash_of(token),
        ends_on=row.round.closes_on,
    )  # fmt: skip
    seal_team_row(made, by=None)
    made.save(force_insert=True)
    return token


@transaction.atomic
def give_word(*, by: None, token: str, content: str) -> None:
    """By whoever has the link, once. Raises NotForYou for a link that is used or over."""
    del by
    row = Recommendation.objects.select_for_update().filter(token_hash=fits.hash_of(token)).first()
    if row is None or row.given_on is not None or row.ends_on < today():
        raise NotForYou
    row.version, row.given_on = row.version + 1, today()
    seal_team_row(row, by=None, content=content)
    row.save(update_fields=["version", "given_on", "content"])

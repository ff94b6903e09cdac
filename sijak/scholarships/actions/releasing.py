"""How does an application come to readers without a name, or is sorted out?"""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.db import transaction

from sijak.accounts.queries import members_of
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.people import letters
from sijak.people.team_sealing import open_team_row, seal_team_row
from sijak.scholarships.enums import AppState, Conflicted, OutWhy, ReviewState
from sijak.scholarships.letters import out_letter
from sijak.scholarships.models import Application, Barred, Piece, Review, Round, Ties
from sijak.scholarships.queries.reading import lacking, load_of
from sijak.scholarships.rules import blind, reading
from sijak.scholarships.told import Told


def held_application(*, by: Actor, pk: str) -> Application:
    """Locked. Raises NotForYou."""
    rows = Application.objects.select_for_update().visible_to(by).select_related("round")
    row = rows.filter(pk=pk).first()
    if row is None:
        raise NotForYou
    return row


@transaction.atomic
def release_application(
    *, by: Actor, pk: str, texts: Mapping[str, str], kept: set[str], is_read: bool
) -> Piece:
    """``texts``: as readers will see them, looked through by the local reader once more. Raises Refused:
    a passage left, a text that it cannot read, or nobody read it through."""
    row = held_application(by=by, pk=pk)
    blind.may_release(row.state, is_read=is_read)
    told = Told.from_json(open_team_row(by, row, "study")["content"])
    for name in ("aim", "plan", "life"):
        blind.may_show(texts.get(name, ""), own=(told.name, told.school), kept=kept)
    piece = Piece(team=row.round.readers, application=row, released_by=by.user_id, released_on=today())
    seen = {**texts, "level": told.about.get("level", "")}
    seal_team_row(piece, by=by, content=json.dumps(seen, ensure_ascii=False))
    piece.save(force_insert=True)
    row.state = AppState.RELEASED
    row.save(update_fields=["state"])
    _bar_schools(by, row, told.school)
    return piece


def _bar_schools(by: Actor, row: Application, school: str) -> None:
    """Readers who told of the same school."""
    for ties in Ties.objects.visible_to(by).filter(team=row.team):
        schools = json.loads(open_team_row(by, ties, "study")["content"] or "{}").get("schools", [])
        if any(blind.is_same_school(school, one) for one in schools):
            _bar(by, row, ties.reader, Conflicted.SCHOOL)


def _bar(by: Actor, row: Application, reader: str, why: str) -> None:
    if Barred.objects.filter(application=row, reader=reader).exists():
        return
    barred = Barred(team=row.team, application=row, reader=reader)
    seal_team_row(barred, by=by, content=json.dumps({"why": str(why)}))
    barred.save(force_insert=True)
    for review in Review.objects.filter(piece__application=row, reader=reader, state=ReviewState.WAITING):
        review.state = ReviewState.BACK
        review.save(update_fields=["state"])


@transaction.atomic
def bar_reader(*, by: Actor, pk: str, reader: str, why: Conflicted) -> None:
    """Somebody must not read this one; what they had not read yet goes to another."""
    row = held_application(by=by, pk=pk)
    reading.may_bar(row.state)
    if reader not in members_of(by, [row.round.readers]):
        raise NotForYou
    _bar(by, row, reader, why)


@transaction.atomic
def sort_out(*, by: Actor, pk: str, why: OutWhy) -> Application:
    """It does not fit the rules. They are told why at once, and may speak against it."""
    row = held_application(by=by, pk=pk)
    if row.state not in (AppState.SENT, AppState.RELEASED):
        raise Refused(blind.NOT_HERE)
    row.state, row.why = AppState.OUT, why
    row.save(update_fields=["state", "why"])
    letters.reply_to(by, row.mailbox, out_letter(row), None)
    return row


@transaction.atomic
def tell_ties(*, by: Actor, team: str, schools: list[str]) -> None:
    """A reader's own schools, sealed to the team of the round; the reader cannot open them again."""
    row = Ties.objects.select_for_update().filter(team=team, reader=by.user_id).first()
    is_new = row is None
    row = row or Ties(team=team, reader=by.user_id, version=0)
    row.version += 1
    seal_team_row(row, by=by, content=json.dumps({"schools": schools}, ensure_ascii=False))
    if is_new:
        row.save(force_insert=True)
    else:
        row.save(update_fields=["version", "content"])


@transaction.atomic
def share_out(*, by: Actor, one: Round) -> int:
    """Every piece that lacks readers gets them, the least loaded first. Answers how many were given."""
    readers = set(members_of(by, [one.readers]))
    given = reading.shared_out(lacking(one), readers, load_of(readers))
    rows = []
    for piece, reader in given:
        row = Review(team=one.readers, piece_id=piece, reader=reader)
        seal_team_row(row, by=by, content="")
        rows.append(row)
    Review.objects.bulk_create(rows)
    return len(rows)

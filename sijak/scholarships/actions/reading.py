"""What does a reader do with what was given to them?"""

from __future__ import annotations

import json

from django.db import transaction

from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people.team_sealing import seal_team_row
from sijak.scholarships.enums import Conflicted, ReviewState
from sijak.scholarships.models import Barred, Review
from sijak.scholarships.rules import reading
from sijak.scholarships.rules.reading import Points


def _held(by: Actor, pk: str) -> Review:
    """Locked; only one's own. Raises NotForYou."""
    rows = Review.objects.select_for_update().visible_to(by).select_related("piece__application")
    row = rows.filter(pk=pk, reader=by.user_id).first()
    if row is None:
        raise NotForYou
    return row


@transaction.atomic
def give_points(*, by: Actor, pk: str, points: Points, why: str) -> Review:
    row = _held(by, pk)
    reading.may_read(row.state)
    row.version += 1
    row.aim, row.plan, row.life = points.aim, points.plan, points.life
    row.state, row.read_on = ReviewState.DONE, today()
    seal_team_row(row, by=by, content=json.dumps({"why": why}, ensure_ascii=False))
    row.save(update_fields=["version", "aim", "plan", "life", "state", "read_on", "content"])
    return row


@transaction.atomic
def step_back(*, by: Actor, pk: str) -> Review:
    """They know who it is. It goes to somebody else, and never comes back to them."""
    row = _held(by, pk)
    reading.may_read(row.state)
    row.state = ReviewState.BACK
    row.save(update_fields=["state"])
    application = row.piece.application
    if not Barred.objects.filter(application=application, reader=by.user_id).exists():
        barred = Barred(team=application.team, application=application, reader=by.user_id)
        seal_team_row(barred, by=by, content=json.dumps({"why": Conflicted.KNOWS.value}))
        barred.save(force_insert=True)
    return row

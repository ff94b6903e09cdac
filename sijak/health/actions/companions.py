"""How is it kept who goes along?"""

from __future__ import annotations

import json

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from sijak.health.models import Companion
from sijak.health.rules.going import Able
from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou, Refused
from sijak.people.team_sealing import seal_team_row


def content_of(*, by: Actor, able: Able, words: str) -> str:
    del by
    told = {"hospitals": able.hospitals, "speech": able.speech, "hours": able.hours, "sex": able.sex,
            "car": able.car, "words": words}  # fmt: skip
    return json.dumps(told, ensure_ascii=False)


@transaction.atomic
def add_companion(*, by: Actor, team: str, user: str, able: Able, words: str) -> Companion:
    """One row a worker; a second one is refused with a sentence."""
    row = Companion(team=team, user=user, cap=able.cap)
    seal_team_row(row, by=by, content=content_of(by=by, able=able, words=words))
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Refused(_("They are on the list already."), field="user") from None
    return row


@transaction.atomic
def change_companion(
    *, by: Actor, companion: str, version: int, able: Able, words: str, is_here: bool
) -> Companion:
    """``version``: what the writer has seen; somebody else's change in between is not overwritten."""
    row = Companion.objects.select_for_update().visible_to(by).filter(pk=companion).first()
    if row is None:
        raise NotForYou
    if row.version != version:
        raise Refused(_("A colleague changed this meanwhile. What stands there now is shown beside yours."))
    row.version, row.cap, row.is_here = row.version + 1, able.cap, is_here
    seal_team_row(row, by=by, content=content_of(by=by, able=able, words=words))
    row.save(update_fields=["version", "cap", "is_here", "content"])
    return row

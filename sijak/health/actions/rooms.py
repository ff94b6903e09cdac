"""How is a room kept, and who may show its numbers on a wall?"""

from __future__ import annotations

import secrets
from datetime import time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sijak.health.enums import Department
from sijak.health.models import BoardDay, Room
from sijak.health.queries.board import digest_of
from sijak.health.queries.rooms import RoomView
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import Refused


@transaction.atomic
def keep_room(*, by: Actor, room: RoomView, new_until: time, departments: list[str], version: int) -> None:
    """``version``: as it was when the page was opened, so that nobody overwrites a colleague."""
    row = Room.objects.select_for_update().filter(team=room.team).first() or Room(team=room.team, version=0)
    if row.version != version:
        raise Refused(_("Somebody else changed this first. Load the page again."))
    is_there = row.version > 0
    row.new_until = new_until
    row.departments = "" if len(departments) == len(Department) else ",".join(departments)
    row.version += 1
    if is_there:
        row.save(update_fields=["new_until", "departments", "version"])
    else:
        row.save(force_insert=True)


@transaction.atomic
def open_screen(*, by: Actor, room: RoomView) -> str:
    """A new link to the numbers, this day only; the one before ends. Kept as a digest alone."""
    secret = secrets.token_urlsafe(32)
    row, _made = BoardDay.objects.get_or_create(team=room.team, day=today())
    row.screen = digest_of(secret)
    row.save(update_fields=["screen"])
    return secret

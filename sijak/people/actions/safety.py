"""How is a safety card written, and opened by one who is not of the team?"""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.db import transaction

from sijak.accounts.line import vault
from sijak.kernel.actor import Actor
from sijak.people import rules
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.models import SafetyCard
from sijak.people.sealing import seal_row
from vault.client import Denied

FIELDS = ("risk", "plan", "who", "place", "avoid")


@dataclass(frozen=True, slots=True)
class Window:
    """``wait`` > 0: not yet; ask again, or a second worker says ``request``. Else ``strand``."""

    person: str
    strand: str
    wait: int
    request: str
    code: str


def write_card(*, by: Actor, safety: str, words: dict[str, str], version: int) -> SafetyCard:
    """``safety``: the strand. ``version`` 0 for the first card. Raises ChangedMeanwhileError."""
    content = json.dumps({k: words[k] for k in FIELDS if words.get(k)}, ensure_ascii=False)
    rules.may_keep_card(content.encode())
    with transaction.atomic():
        row = SafetyCard.objects.filter(strand_id=safety).select_for_update().first()
        if (row.version if row else 0) != version:
            raise ChangedMeanwhileError
        is_new = row is None
        row = row or SafetyCard(strand_id=safety, version=0)
        row.version += 1
        seal_row(by, row, content=content)
        row.save(force_insert=True) if is_new else row.save(update_fields=["version", "content"])
    return row


def open_window(*, by: Actor, reason: str, note: str = "", person: str = "", handle: str = "") -> Window:
    """Officers are told before this returns; paced, never refused to a worker on duty."""
    try:
        said = vault().safety_window(by.token, person=person, handle=handle, reason=reason, note=note)
    except Denied:
        rules.may_come_by(handle)
        raise
    return Window(
        said["person"],
        said["strand"],
        int(said["wait"]),
        said.get("request", ""),
        said.get("code", ""),
    )


def let_through(*, by: Actor, request: str) -> None:
    """A second worker lets a waiting colleague in at once. Raises Refused for a wrong number."""
    try:
        vault().second(by.token, request)
    except Denied:
        rules.may_let_through(known=False)

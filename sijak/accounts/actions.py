"""What may be done about drafts? Kept sealed, given back to their writer, dropped when saved."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction

from sijak.accounts.line import vault
from sijak.accounts.models import Draft
from sijak.accounts.queries import draft_at, place_of, purpose_of
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from vault.client import VaultError

type Fields = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Writer:
    """Whoever a session belongs to, also behind the curtain, where nobody is an Actor."""

    token: str = field(repr=False)
    user_id: str


def keep_draft(*, by: Actor | Writer, path: str, fields: Fields) -> None:
    """Sealed to the writer's own public key: nobody else, and no closed session, can open it."""
    place = place_of(by.user_id, path)
    plain = json.dumps(dict(fields), ensure_ascii=False).encode("utf-8", "replace")
    envelope = vault().seal_draft(by.token, place, plain)
    Draft.objects.update_or_create(
        user_id=by.user_id, place=place, defaults={"content": envelope, "kept_on": today()}
    )


def drop_draft(*, by: Actor, path: str) -> None:
    """The form was saved (or its writer let the draft go)."""
    draft = draft_at(by.user_id, path)
    if draft is not None:
        draft.delete()


def take_over_kept(*, by: Actor | Writer, path: str, kept: str) -> bool:
    """What was sent while nobody was signed in, brought along in a sealed form token.

    False when the token is too old or was somebody else's.
    """
    try:
        plain = vault().form_open(purpose_of(by.user_id, path), kept)
        fields = json.loads(plain)
    except (VaultError, ValueError):
        return False
    with transaction.atomic():
        keep_draft(by=by, path=path, fields=fields)
    return True

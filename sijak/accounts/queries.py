"""Who works here, and who walks together? Names of workers are no secret inside the house."""

from __future__ import annotations

import json
import time
from typing import Any

from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language_from_path

from sijak.accounts.line import vault
from sijak.accounts.models import Draft
from sijak.kernel.actor import Actor

KEPT_SECONDS = 60
# What the vault last answered, by its socket: (when, answer). Names of workers only.
_staff: dict[str, tuple[float, list[dict[str, Any]]]] = {}
_teams: dict[str, tuple[float, list[dict[str, Any]]]] = {}


def staff(by: Actor) -> list[dict[str, Any]]:
    """Everybody who works or worked here (see ``Vault.staff``; no handles)."""
    known = _fresh(_staff)
    if known is None:
        known = [{**one, "handle": ""} for one in vault().staff(by.token)]
        _staff[settings.SIJAK_VAULT_SOCKET] = (time.monotonic(), known)
    return known


def teams(by: Actor) -> list[dict[str, Any]]:
    """[{id, name, kind, compartments, centre, generation, members[]}], by name."""
    known = _fresh(_teams)
    if known is None:
        known = vault().teams(by.token)
        _teams[settings.SIJAK_VAULT_SOCKET] = (time.monotonic(), known)
    return known


def colleagues(by: Actor) -> dict[str, str]:
    """user_id -> name of everybody who works here now, by name."""
    return {one["user"]: one["name"] for one in staff(by) if one["state"] == "active"}


def names_of_workers(by: Actor) -> dict[str, str]:
    """As ``colleagues``, with those who have left: for old rows."""
    return {one["user"]: one["name"] for one in staff(by)}


def forget_staff() -> None:
    """After somebody came, went or changed teams. Other processes follow within a minute."""
    _staff.clear()
    _teams.clear()


def _fresh(
    kept: dict[str, tuple[float, list[dict[str, Any]]]],
) -> list[dict[str, Any]] | None:
    since, known = kept.get(settings.SIJAK_VAULT_SOCKET, (0.0, []))
    return known if known and time.monotonic() - since < KEPT_SECONDS else None


# -- drafts ---------------------------------------------------------------------------------------
def place_of(user_id: str, path: str) -> str:
    """A keyed digest of whose page it is: the row tells neither a person nor an address. A page
    is the same in each language."""
    return salted_hmac(
        "sijak.accounts.draft", f"{user_id}\n{_in_no_language(path)}", algorithm="sha256"
    ).hexdigest()


def purpose_of(user_id: str, path: str) -> str:
    """What a form token is sealed for that carries a page's words over a sign-in."""
    return f"kept:{place_of(user_id, path)}"


def _in_no_language(path: str) -> str:
    language = get_language_from_path(path)
    return path.removeprefix(f"/{language}") if language else path


def draft_at(user_id: str, path: str) -> Draft | None:
    return Draft.objects.filter(user_id=user_id, place=place_of(user_id, path)).first()


def draft_fields(by: Actor, path: str) -> dict[str, Any] | None:
    """What was kept for this page, opened; None when nothing is."""
    draft = draft_at(by.user_id, path)
    if draft is None:
        return None
    plain = vault().open_draft(by.token, draft.place, bytes(draft.content))
    return dict(json.loads(plain))

"""Who works here, and who walks together? Names of workers are no secret inside the house."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings

from sijak.accounts.line import vault
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

"""What may be changed about a person, and who must not see it, and who walks along?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from sijak.accounts.line import vault
from sijak.accounts.queries import members_of
from sijak.kernel.actor import Actor
from sijak.people import rules
from sijak.people.faces import File
from sijak.people.models import Strand
from sijak.people.refusals import in_words
from vault.client import Denied


class ChangedMeanwhileError(Exception):
    """Somebody else was first; the page shows both texts."""


def edit_face(
    *, by: Actor, person: str, face: dict[str, Any], version: int,
    profile: Mapping[str, str] | None = None,
) -> int:  # fmt: skip
    """Name, phones and the safe-contact rule; ``profile``: codes by which people are counted, kept
    in the vault beside the person. Raises ChangedMeanwhileError."""
    try:
        new = vault().edit_face(by.token, person, face, version)
    except Denied as no:
        if no.code == "version":
            raise ChangedMeanwhileError from None
        rules.may_vault(no.code)
        raise
    if profile is not None:
        vault().edit_person(by.token, person, profile=dict(profile))
    return new


def hide_file(*, by: Actor, file: File, hidden_from: Sequence[str], only_team: str = "") -> None:
    """Hidden wins over teams, search, match and counts; the protection officer is told."""
    rules.may_hide(by, hidden_from, lead=file.lead)
    rules.may_restrict(by, only_team)
    with in_words():
        vault().hide(by.token, file.id, users=list(hidden_from), only_team=only_team,
                     base=file.hidden_from)  # fmt: skip


def mark_stage(*, by: Actor, file: File, stage: str) -> None:
    """In danger, or no longer: after two days without word the ladder opens."""
    rules.may_mark_danger(file, stage)
    vault().edit_person(by.token, file.id, stage=stage)


def set_company(*, by: Actor, file: File, lead: str, helpers: Sequence[str]) -> None:
    """Who leads and who walks along. Shares no strand: that is ``share_file``."""
    rules.may_walk(file, [lead, *helpers])
    if lead != file.lead:
        rules.may_lead(lead, members_of(by, file.teams))
    along = [helper for helper in dict.fromkeys(helpers) if helper != lead]
    with in_words():
        vault().edit_person(by.token, file.id, lead=lead, helpers=along)


def share_file(*, by: Actor, file: File, compartments: Sequence[str], team: str) -> None:
    """Another team may open these strands from now on."""
    with in_words():
        for compartment in compartments:
            if compartment in file.strands:
                vault().share(by.token, file.strands[compartment], team)


@transaction.atomic
def take_back_file(*, by: Actor, file: File, team: str) -> None:
    """This team opens nothing of the person any more. Never the last team: where they stood in its
    lists, they stand in those of the next."""
    rules.may_take_back(file, team)
    home = next(one for one in file.teams if one != team)
    Strand.objects.filter(pk=file.strands.get("casework", ""), team=team).update(team=home)
    with in_words():
        for strand in file.strands.values():
            _take_back(by, strand, team)


def _take_back(by: Actor, strand: str, team: str) -> None:
    """A strand that this team does not hold, or holds alone, is left as it is."""
    try:
        vault().take_back(by.token, strand, team)
    except Denied as no:
        if no.code not in ("team", "last"):
            raise

"""How does a department begin its own part of a file?"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from sijak.accounts.line import vault
from sijak.accounts.queries import teams
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.people import rules
from sijak.people.enums import Compartment
from sijak.people.faces import File
from sijak.people.models import Strand
from sijak.people.refusals import in_words
from vault.client import Denied

# What a team needs beside its own part, so that it can reach the person at all.
BESIDE = (Compartment.CONTACT, Compartment.SELF, Compartment.SAFETY)


def open_part(
    *, by: Actor, file: File, compartment: Compartment, team: str, also: Sequence[str] = ()
) -> str:  # fmt: skip
    """A strand of ``compartment`` for ``team``, who may then reach the person too. Answers the strand.
    ``also``: teams that open this part alone, and nothing else of the person.

    Whoever asks for a part that is there already gets it, when their keys open it. Raises Refused.
    """
    if compartment in file.strands:
        return file.strands[compartment]
    known = next((t for t in teams(by) if t["id"] == team), None)
    rules.may_open_part(known, compartment)
    strand = _ask(by, file, compartment, [team, *also])
    try:
        with transaction.atomic():
            Strand.objects.create(
                id=strand, compartment=compartment, team=team,
                centre=(known or {}).get("centre") or by.centre, opened_year=today().year,
            )  # fmt: skip
    except IntegrityError:
        pass  # another click was first
    _share_beside(by, file, team)
    return strand


def _ask(by: Actor, file: File, compartment: Compartment, held_by: list[str]) -> str:
    try:
        return vault().open_strand(by.token, file.id, compartment.value, teams=held_by)
    except Denied as no:
        if no.code != "exists":
            raise
        rules.may_open_again()
        raise


def _share_beside(by: Actor, file: File, team: str) -> None:
    """Contact, their own page and the safety card, as far as this worker holds them and that team may."""
    held: list[str] = next((t["compartments"] for t in teams(by) if t["id"] == team), [])
    with in_words():
        for compartment in BESIDE:
            if compartment in file.strands and compartment in held:
                vault().share(by.token, file.strands[compartment], team)


def say_health(*, by: Actor, person: str, is_under_way: bool) -> None:
    """One word beside the person, for those who may not read of their health (docs/adr/0013)."""
    vault().edit_person(by.token, person, profile={"health": "now" if is_under_way else ""})

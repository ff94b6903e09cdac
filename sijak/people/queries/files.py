"""Whose file is this, and which strand of it may this worker open?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sijak.accounts.line import vault
from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou
from sijak.people.enums import Why
from sijak.people.faces import File, file_of
from vault.client import Denied, OverBudget


def open_file_of(by: Actor, person: str, why: str) -> File:
    """Face, safe-contact rule and readable strands; audited. ``why``: a code of ``enums.Why``."""
    return file_of(vault().open_person(by.token, person, str(why)))


def open_in_danger(by: Actor, person: str) -> File | None:
    """As ``open_file_of``; None when this worker has opened more files than are theirs today. Then
    the safety card is still theirs, through its window; nobody is kept from a person in danger."""
    try:
        return open_file_of(by, person, Why.SAFETY)
    except OverBudget:
        return None


def lead_of(by: Actor, person: str) -> str:
    """Who leads this person's file; '' when that is not for this worker to know, or not now."""
    try:
        file = open_in_danger(by, person)
    except Denied:
        return ""
    return file.lead if file else ""


def strand_of(by: Actor, person: str, compartment: str) -> str:
    """The strand that this worker may open, or NotForYou. No face, no audit."""
    found = vault().strand_of(by.token, [person], compartment)[0]
    if not found:
        raise NotForYou
    return found


def parts_of(by: Actor, persons: Sequence[str], compartment: str) -> list[str]:
    """Of each person the strand that this worker may open, or ''. No face, no audit."""
    found = vault().strand_of(by.token, list(persons), compartment) if persons else []
    return [strand or "" for strand in found]


def strand_of_row(by: Actor, person: str, strand: str) -> str:
    """The strand that a row lies on, when it is this person's and this worker may open it; else
    NotForYou. No face, no audit."""
    if vault().person_of(by.token, [strand]) != [person]:
        raise NotForYou
    return strand


def own_page_of(by: Actor, person: str) -> str:
    """The strand that the person reads too, or '' when this worker's teams do not hold it."""
    return vault().strand_of(by.token, [person], "self")[0] or ""


def mine(by: Actor) -> list[dict[str, Any]]:
    """One's own people for a list: {person, display, code, stage, days, lead, strand}, names in
    one call; who needs an answer longest comes first."""
    people = vault().caseload(by.token)
    faces = vault().faces(by.token, [p["strand"] for p in people], why="list") if people else []
    rows = [{**p, **f} for p, f in zip(people, faces, strict=True) if f]
    return sorted(rows, key=lambda r: (r["stage"] == "closed", -(r["days"] or 0)))


def find(by: Actor, query: str, birth_year: int | None) -> Sequence[dict[str, Any]]:
    """At most ten: {person, display, code, why}. The query is kept nowhere."""
    return vault().search(by.token, query, birth_year=birth_year)

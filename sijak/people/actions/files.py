"""Is this person known, and how is a file opened for somebody who is not?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from sijak.accounts.line import vault
from sijak.accounts.queries import members_of, teams
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.people import parts, rules, wordings
from sijak.people.actions.own_page import share_consents
from sijak.people.enums import Compartment, ConsentKind, ConsentMethod, ConsentState, Why
from sijak.people.faces import Consented, Matched, NewFile, Opened, age_band
from sijak.people.models import Claim, Consent, Strand
from sijak.people.sealing import Words, seal_rows
from vault.client import Denied

# Four consents on ``contact``; these four strands are opened with every file (design.md 2).
WITH_INTAKE = (Compartment.CONTACT, Compartment.SELF)
TEAM_ONLY = (Compartment.SAFETY, Compartment.CASEWORK)


class KnownPersonError(Exception):
    """``match`` knows somebody like this: the caller shows its one word, not a file."""

    def __init__(self, matched: Matched) -> None:
        super().__init__()
        self.matched = matched


def match_person(
    *, by: Actor, names: Sequence[str], birth_year: int | None, phones: Sequence[str]
) -> Matched:
    """Ask the vault whether this person is known. Changes nothing; audited and budgeted there."""
    said = vault().match(by.token, names=names, birth_year=birth_year, phones=phones)
    return Matched(said["ticket"], said["answer"], said.get("handle", ""), said.get("person", ""))


def open_file(*, by: Actor, ticket: str, new: NewFile, different: bool = False, mailbox: str = "") -> Opened:
    """A person in the vault, four strands, four consents. The same ticket twice makes one file.

    Raises Refused by rule; KnownPersonError when the names were not those that ``ticket`` asked
    for and somebody like this is known, or when they are known and ``different`` is not said.
    """
    rules.may_open_file(by, new)
    rules.may_lead(new.lead, members_of(by, [new.team]))
    with transaction.atomic():
        claim, is_first = Claim.objects.get_or_create(id=_digest(by, ticket))
        if not is_first and claim.strand_id:
            return _opened_before(by, claim.strand_id)
        opened = _make(by, ticket, new, different, mailbox)
        claim.strand_id = opened.casework
        claim.save(update_fields=["strand"])
    return opened


def _digest(by: Actor, ticket: str) -> str:
    return hashlib.sha256(f"{by.user_id}:{ticket}".encode("utf-8", "replace")).hexdigest()


def _opened_before(by: Actor, casework: str) -> Opened:
    person = vault().person_of(by.token, [casework])[0] or ""
    return Opened(person, "", casework)


def _make(by: Actor, ticket: str, new: NewFile, different: bool, mailbox: str) -> Opened:
    made = _create(by, ticket, new, different, mailbox)
    strands = made["strands"]
    _keep_strands(by, strands, new.team)
    _keep_consents(by, strands, new.consents, new.wording, new.language)
    opened = Opened(made["person"], made["code"], strands[Compartment.CASEWORK])
    parts.tell_opened(by, opened)
    return opened


def mend_file(*, by: Actor, person: str) -> None:
    """Where the house died between the vault's word and its own rows, the person is known and nothing
    can be written about them. Whoever asks after them again puts the rows in their place."""
    casework = vault().strand_of(by.token, [person], Compartment.CASEWORK)[0]
    if not casework or Strand.objects.filter(pk=casework).exists():
        return
    known = vault().open_person(by.token, person, Why.FILE)
    with transaction.atomic():
        _keep_strands(by, known["strands"], known["teams"][0])
        if Compartment.CONTACT in known["strands"]:
            _keep_consents(by, known["strands"], {}, "", by.language)
        parts.tell_opened(by, Opened(person, known["code"], casework))


def _keep_strands(by: Actor, strands: Mapping[str, str], team: str) -> None:
    """Only casework says where it belongs: what nobody works on tells no team, centre or year."""
    centre = _team(by, team)["centre"] or by.centre
    clear = {"team": team, "centre": centre, "opened_year": today().year}
    Strand.objects.bulk_create(
        [
            Strand(id=strand, compartment=part, **(clear if part == Compartment.CASEWORK else {}))
            for part, strand in strands.items()
        ],
        ignore_conflicts=True,
    )


def _create(by: Actor, ticket: str, new: NewFile, different: bool, mailbox: str) -> dict[str, Any]:
    """Asks ``match`` again by itself when the names were changed after it was asked."""
    try:
        return _ask(by, ticket, new, different, mailbox)
    except Denied as no:
        if no.code == "known":
            raise KnownPersonError(match_person(by=by, **new.asked)) from None
        rules.may_vault(no.code)
        if no.code != "match":
            raise
    matched = match_person(by=by, **new.asked)
    if matched.is_known:
        raise KnownPersonError(matched)
    return _ask(by, matched.ticket, new, False, mailbox)


def _ask(by: Actor, ticket: str, new: NewFile, different: bool, mailbox: str) -> dict[str, Any]:
    intake = next((t["id"] for t in teams(by) if t["kind"] == "intake"), "")
    both = list(dict.fromkeys(t for t in (new.team, intake) if t))
    return vault().create_person(
        by.token, ticket=ticket, face=new.face, profile=_profile(by, new), lead=new.lead,
        strands={**{str(c): both for c in WITH_INTAKE}, **{str(c): [new.team] for c in TEAM_ONLY}},
        hidden_from=new.hidden_from, only_team=new.team if new.only_team else "",
        different=different, mailbox=mailbox,
    )  # fmt: skip


def _team(by: Actor, team: str) -> dict[str, str]:
    return next((t for t in teams(by) if t["id"] == team), {"centre": ""})


def _profile(by: Actor, new: NewFile) -> dict[str, str]:
    """For counting only. Nothing is asked for it: the centre, and the age in steps of ten years."""
    profile = {"centre": _team(by, new.team)["centre"] or by.centre}
    year = new.face.get("birth_year")
    if year:
        profile["age_band"] = age_band(year)
    return profile


def _keep_consents(
    by: Actor, strands: Mapping[str, str], consents: Mapping[ConsentKind, Consented], wording: str,
    language: str,
) -> None:  # fmt: skip
    rows: list[tuple[Consent, Words]] = []
    unasked = Consented(ConsentState.UNASKED, ConsentMethod.SPOKEN)
    for kind in ConsentKind:
        given = consents.get(kind, unasked)
        said = {"state": given.state, "day": today().isoformat(), "method": given.method,
                "by": by.user_id}  # fmt: skip
        detail = {"wording": wording or wordings.current(), "language": language,
                  "said": [] if given.state == ConsentState.UNASKED else [said]}  # fmt: skip
        row = Consent(strand_id=strands[Compartment.CONTACT], kind=kind, state=given.state)
        rows.append((row, {"detail": json.dumps(detail, ensure_ascii=False)}))
    seal_rows(by, rows)
    Consent.objects.bulk_create([row for row, _ in rows])
    if own_page := strands.get(Compartment.SELF):
        share_consents(by=by, own_page=own_page, rows=[row for row, _ in rows],
                       wording=wording or wordings.current())  # fmt: skip

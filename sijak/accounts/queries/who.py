"""Who works here, and who walks together? Names of workers are no secret inside the house."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from sijak.accounts.enums import (
    CENTRES,
    COMPARTMENTS,
    PURPOSES,
    ROLES,
    SLIP_FIELDS,
    SLIP_HIDDEN,
    SYSTEM_TEAMS,
    TEAM_KINDS,
    team_name,
    word_of,
)
from sijak.accounts.line import vault
from sijak.kernel.actor import Actor
from sijak.kernel.dates import KST
from sijak.kernel.errors import NotForYou
from vault.client import Denied

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


def members_of(by: Actor, held: Collection[str]) -> dict[str, str]:
    """user_id -> name of those who work here now and belong to one of these teams."""
    inside = {user for team in teams(by) if team["id"] in held for user in team["members"]}
    return {user: name for user, name in colleagues(by).items() if user in inside}


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


# -- pages ---------------------------------------------
@dataclass(frozen=True, slots=True)
class Worker:
    """One line of the list of people who work here."""

    user: str
    name: str
    role: str
    says: str
    centre: str
    is_here: bool
    ends_on: str
    teams: tuple[str, ...]
    leads: tuple[str, ...]
    opens: tuple[str, ...]
    opens_safety: bool
    passkeys: int
    handle: str


@dataclass(frozen=True, slots=True)
class Member:
    user: str
    name: str
    is_lead: bool


@dataclass(frozen=True, slots=True)
class TeamPage:
    id: str
    name: str
    kind: str
    is_system: bool
    opens: tuple[str, ...]
    centre: str
    members: tuple[Member, ...]
    is_mine: bool
    i_lead: bool


def workers(by: Actor) -> list[Worker]:
    """Everybody, those who left last; handles only for officers."""
    fresh = vault().staff(by.token) if by.is_officer else staff(by)
    all_teams = {team["id"]: team for team in teams(by)}
    found = [_worker(one, all_teams) for one in fresh]
    return sorted(found, key=lambda one: (not one.is_here, one.name))


def worker(by: Actor, user: str) -> Worker:
    for one in workers(by):
        if one.user == user:
            return one
    raise NotForYou


def _worker(one: dict[str, Any], all_teams: dict[str, dict[str, Any]]) -> Worker:
    mine = [(all_teams[t["id"]], t["lead"]) for t in one["teams"] if t["id"] in all_teams]
    own = [(team, lead) for team, lead in mine if team["kind"] not in SYSTEM_TEAMS]
    opened = {code for team, _ in own for code in team["compartments"]}
    role = ROLES.get(one["role"])
    return Worker(
        user=one["user"], name=one["name"], handle=one["handle"],
        role=str(role.name) if role else one["role"], says=str(role.says) if role else "",
        centre=word_of(CENTRES, one["centre"]), is_here=one["state"] == "active",
        ends_on=one["ends_on"], teams=tuple(team["name"] for team, _ in own),
        leads=tuple(team["name"] for team, lead in own if lead),
        opens=tuple(str(word) for code, word in COMPARTMENTS.items() if code in opened),
        opens_safety="duty" in one["can"], passkeys=one["passkeys"],
    )  # fmt: skip


def team_pages(by: Actor) -> list[TeamPage]:
    """First the teams that walk with people, then those that every house has."""
    people = {one["user"]: one for one in vault().staff(by.token)}
    pages = [_team_page(by, team, people) for team in vault().teams(by.token)]
    return sorted(pages, key=lambda page: (page.is_system, not page.is_mine, page.name))


def team_page(by: Actor, team: str) -> TeamPage:
    for page in team_pages(by):
        if page.id == team:
            return page
    raise NotForYou


def _team_page(by: Actor, team: dict[str, Any], people: dict[str, dict[str, Any]]) -> TeamPage:
    members = [
        Member(user, people[user]["name"], _leads(people[user], team["id"]))
        for user in team["members"]
        if user in people
    ]
    return TeamPage(
        id=team["id"], name=team_name(team), kind=word_of(TEAM_KINDS, team["kind"]),
        is_system=team["kind"] in SYSTEM_TEAMS, centre=word_of(CENTRES, team["centre"]),
        opens=tuple(str(w) for c, w in COMPARTMENTS.items() if c in team["compartments"]),
        members=tuple(sorted(members, key=lambda one: (not one.is_lead, one.name))),
        is_mine=by.user_id in team["members"],
        i_lead=any(one.user == by.user_id and one.is_lead for one in members),
    )  # fmt: skip


def _leads(person: dict[str, Any], team: str) -> bool:
    return any(held["id"] == team and held["lead"] for held in person["teams"])


def may_join(by: Actor, page: TeamPage) -> list[tuple[str, str]]:
    """(user, name) of those whom a lead may take in: here, not yet in, no volunteer."""
    inside = {one.user for one in page.members}
    return [
        (one["user"], one["name"])
        for one in staff(by)
        if one["state"] == "active" and one["role"] != "volunteer" and one["user"] not in inside
    ]


def teams_with_nobody_else(by: Actor, user: str) -> list[str]:
    """Teams of which this worker is the only member: their keys would go with the worker."""
    return [page.name for page in team_pages(by) if [m.user for m in page.members] == [user]]


# -- what was handed to me ----------------------------------------
@dataclass(frozen=True, slots=True)
class Slip:
    id: str
    purpose: str
    given_by: str
    until: datetime
    code: str = ""  # of the purpose


def slips(by: Actor) -> list[Slip]:
    names = names_of_workers(by)
    found = [
        Slip(one["slip"], word_of(PURPOSES, one["purpose"]), names.get(one["given_by"], ""),
             datetime.fromtimestamp(one["ends_at"], KST), one["purpose"])
        for one in vault().slips(by.token)
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.until)


def slip_fields(by: Actor, slip: str) -> list[tuple[str, str]]:
    """What stands on it, by its words; a Denied (ended, not mine) becomes a 404."""
    fields = vault().slip_open(by.token, slip)
    known = [(str(word), fields[code]) for code, word in SLIP_FIELDS.items() if code in fields]
    rest = [(code, text) for code, text in fields.items() if code not in SLIP_FIELDS]
    return known + [one for one in rest if one[0] not in SLIP_HIDDEN]


def slip_words(by: Actor, slip: str) -> dict[str, str]:
    """As ``slip_fields``, by their codes: for the department that gave it. NotForYou when it has ended
    or is not mine."""
    try:
        return vault().slip_open(by.token, slip)
    except Denied:
        raise NotForYou from None


def may_get_slip(by: Actor) -> list[tuple[str, str]]:
    """Colleagues to whom something may be handed, volunteers first."""
    here = [one for one in staff(by) if one["state"] == "active" and one["user"] != by.user_id]
    here.sort(key=lambda one: (one["role"] != "volunteer", one["name"]))
    return [(one["user"], one["name"]) for one in here]


def is_open_to(by: Actor, person: str) -> bool:
    """Do these keys open how to reach this person? Nothing is opened and nothing audited."""
    return vault().strand_of(by.token, [person], "contact") != [None]

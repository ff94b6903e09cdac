"""Who works here, who is in which team, and what happens to keys when somebody comes or goes?"""

from __future__ import annotations

import dataclasses
import json
import os
from typing import Any

from vault import words
from vault.crypto import envelope as env
from vault.crypto import keys
from vault.registry import COMPARTMENTS, SYSTEM_KINDS, Account, No, Registry, Team, new_id
from vault.sessions import Hand
from vault.strands import team_pair, unwrap_for_team, wrap_for_team
from vault.verbs.base import Answer, Ask, State, verb

CAPABILITIES = ("officer", "intake", "duty", "files", "figures")


def new_account(handle: str, name: str, role: str, can: tuple[str, ...], centre: str,
                ends_on: str, pepper: bytes, cost: keys.Cost) -> tuple[Account, bytes, list[str]]:  # fmt: skip
    """(account without certificate, its seed, its phrase). The phrase is generated, never chosen."""
    number, seed, salt = new_id(), os.urandom(32), os.urandom(16)
    phrase = words.new_staff_phrase()
    slot_key = keys.stretch(words.secret(phrase), salt, cost, pepper)
    slot = env.seal(slot_key, env.key_id("slot", number, 1), env.bind("slot", number), seed)
    account = Account(
        id=number, handle=handle, name=name, role=role, can=tuple(sorted(can)), centre=centre,
        state="active", ends_on=ends_on, public=keys.Pair(seed, number, 1).public,
        verify=keys.signer(seed).public_key().public_bytes_raw(), salt=salt, cost=cost, slot=slot,
        certified_by="", certificate=b"", pin=None)  # fmt: skip
    return account, seed, phrase


def certify(account: Account, officer: str, officer_seed: bytes) -> None:
    account.certified_by = officer
    account.certificate = keys.sign(officer_seed, *account.claim())


def new_team(registry: Registry, name: str, kind: str, compartments: list[str], centre: str,
             ) -> tuple[Team, bytes]:  # fmt: skip
    number, seed = new_id(), os.urandom(32)
    team = Team(number, name, kind, tuple(compartments), centre, 1, team_pair(number, seed, 1).public)
    registry.write_team(team)
    return team, seed


@verb
def staff(ask: Ask) -> Answer:
    hand, state = ask.hand(), ask.state
    teams: dict[str, list[dict[str, Any]]] = {}
    for team, account, lead in state.store.rows("SELECT team,account,lead FROM membership"):
        teams.setdefault(account, []).append({"id": team, "lead": bool(lead)})
    passkeys = dict(state.store.rows("SELECT account,count(*) FROM passkey GROUP BY account"))
    officer = hand.may("officer")
    return {"staff": [
        {"user": a.id, "handle": a.handle if officer else "", "name": a.name, "role": a.role,
         "centre": a.centre, "state": a.state, "ends_on": a.ends_on, "can": list(a.can),
         "teams": teams.get(a.id, []), "passkeys": passkeys.get(a.id, 0)}
        for a in sorted(state.registry.accounts.values(), key=lambda a: a.name)]}, ()  # fmt: skip


@verb
def teams(ask: Ask) -> Answer:
    ask.hand()
    registry = ask.state.registry
    return {"teams": [
        {"id": t.id, "name": t.name, "kind": t.kind, "compartments": list(t.compartments),
         "centre": t.centre, "generation": t.generation,
         "members": [a for a, _ in registry.members(t.id)]}
        for t in sorted(registry.teams.values(), key=lambda t: t.name)]}, ()  # fmt: skip


@verb
def enrol(ask: Ask) -> Answer:
    """Face to face: an officer vouches for the new keys; the phrase is shown once."""
    hand, state = ask.hand(), ask.state
    hand.needs("officer")
    can, handle = tuple(ask.texts("can", 10)), ask.text("handle", most=80).strip().lower()
    if not set(can) <= set(CAPABILITIES) or "officer" in can:
        raise No("can")
    if not handle or handle in state.registry.by_handle:
        raise No("handle")
    cost = keys.Cost(**json.loads(state.store.meta("staff_cost")))
    account, _, phrase = new_account(
        handle, ask.text("name", most=80), ask.text("role", most=40), can,
        ask.text("centre", "", 40), ask.text("ends_on", "", 10), state.pepper, cost)  # fmt: skip
    certify(account, hand.id, hand.seed)
    with state.store.writing():
        state.registry.write_account(account)
        for kind, needed in (("duty", "duty"), ("match", "files")):
            team = state.registry.team_of_kind(kind)
            if needed in can:
                seed = hand.seed_of(team.id, team.generation)
                state.registry.write_grant(team, account, seed, hand.id, hand.seed, lead=False)
        ask.audit(hand, "enrol", detail={"user": account.id, "can": list(can)})
    return {"user": account.id, "phrase": phrase, "spelled": [words.spell(w) for w in phrase]}, ()


@verb
def create_team(ask: Ask) -> Answer:
    """An officer founds a team and hands its seed to the lead; the officer keeps none."""
    hand, state, kind = ask.hand(), ask.state, ask.text("kind", "care", 20)
    hand.needs("officer")
    compartments = ask.texts("compartments", 12)
    if kind in SYSTEM_KINDS or not set(compartments) <= set(COMPARTMENTS) - {"origin"}:
        raise No("team")
    lead = state.registry.certified(ask.text("lead", most=40))
    with state.store.writing():
        team, seed = new_team(
            state.registry, ask.text("name", most=80), kind, compartments, ask.text("centre", "", 40)
        )
        state.registry.write_grant(team, lead, seed, hand.id, hand.seed, lead=True)
        ask.audit(hand, "create_team", detail={"team": team.id, "lead": lead.id})
    return {"team": team.id}, ()


def _held_team(hand: Hand, state: State, team_id: str) -> Team:
    team = state.registry.teams.get(team_id)
    if team is None or team_id not in hand.teams:
        raise No("not-yours")
    return team


@verb
def grant(ask: Ask) -> Answer:
    hand, state = ask.hand(), ask.state
    team = _held_team(hand, state, ask.text("team", most=40))
    if not state.registry.is_lead(team.id, hand.id):
        raise No("not-lead")
    to = state.registry.certified(ask.text("user", most=40))
    if to.role == "volunteer":
        raise No("slips-only")
    with state.store.writing():
        state.registry.write_grant(
            team, to, hand.seed_of(team.id, team.generation), hand.id, hand.seed,
            lead=bool(ask.args.get("lead")))  # fmt: skip
        ask.audit(hand, "grant", detail={"team": team.id, "user": to.id})
    return {}, ()


@verb
def revoke(ask: Ask) -> Answer:
    hand, state = ask.hand(), ask.state
    team = _held_team(hand, state, ask.text("team", most=40))
    user = ask.text("user", most=40)
    members = dict(state.registry.members(team.id))
    if not (state.registry.is_lead(team.id, hand.id) or hand.may("officer")):
        raise No("not-lead")
    if user not in members or user == hand.id or not any(
        lead for account, lead in members.items() if account != user
    ):
        raise No("last")
    with state.store.writing() as db:
        db.execute("DELETE FROM membership WHERE team=? AND account=?", (team.id, user))
        _turn(state, hand, team)
        ask.audit(hand, "revoke", detail={"team": team.id, "user": user})
    state.store.forget_deleted()
    return {}, ()


@verb
def turn(ask: Ask) -> Answer:
    hand, state = ask.hand(), ask.state
    team = _held_team(hand, state, ask.text("team", most=40))
    with state.store.writing():
        _turn(state, hand, team)
        ask.audit(hand, "turn", detail={"team": team.id})
    state.store.forget_deleted()
    return {"generation": team.generation}, ()


def turn_if_due(state: State, hand: Hand) -> None:
    """After a leaver: the first member of a team who signs in turns its seed."""
    for team in [state.registry.teams[t] for t in hand.teams if t in state.registry.teams]:
        if team.must_turn:
            with state.store.writing():
                _turn(state, hand, team)
            state.store.forget_deleted()


def _turn(state: State, hand: Hand, team: Team) -> None:
    """A new seed; the old one kept forward; every wrap, page and grant made anew."""
    old_generation = team.generation
    old, new = hand.seed_of(team.id, old_generation), os.urandom(32)
    pages = state.indexes.of(hand, team.id)
    turned = dataclasses.replace(
        team, generation=old_generation + 1, must_turn=False,
        public=team_pair(team.id, new, old_generation + 1).public)  # fmt: skip
    with state.store.writing() as db:
        forward = env.seal(
            keys.derive(new, "forward"), env.key_id("forward", team.id, turned.generation),
            env.bind("forward", team.id, old_generation), old)  # fmt: skip
        db.execute("INSERT INTO forward VALUES(?,?,?)", (team.id, old_generation, forward))
        rows = []
        for strand, generation, sealed in state.store.rows(
            "SELECT strand,generation,envelope FROM wrap WHERE holder=?", team.id
        ):
            seed = hand.seed_of(team.id, generation)
            key = unwrap_for_team(team.id, seed, strand, generation, sealed)
            rows.append(wrap_for_team(turned, new, strand, key))
        db.executemany("INSERT OR REPLACE INTO wrap VALUES(?,?,?,?)", rows)
        pages.team = turned
        pages.seal(list(pages.pages), new)
        state.registry.write_team(turned)
        for account, lead in state.registry.members(team.id):
            to = state.registry.certified(account)
            state.registry.write_grant(turned, to, new, hand.id, hand.seed, lead=lead)
    team.generation = turned.generation


@verb
def leave(ask: Ask) -> Answer:
    """A leaver: sessions, grants and slips end now; seeds turn with the next member's sign-in."""
    hand, state, user = ask.hand(), ask.state, ask.text("user", most=40)
    hand.needs("officer")
    account = state.registry.accounts.get(user)
    if account is None or user == hand.id or account.state == "left":
        raise No("no-account")
    teams = [t for (t,) in state.store.rows("SELECT team FROM membership WHERE account=?", user)]
    with state.store.writing() as db:
        account.state = "left"
        state.registry.write_account(account)
        db.execute("DELETE FROM membership WHERE account=?", (user,))
        db.execute("DELETE FROM slip WHERE account=?", (user,))
        db.execute("DELETE FROM passkey WHERE account=?", (user,))
        for team_id in teams:
            team = state.registry.teams[team_id]
            state.registry.write_team(dataclasses.replace(team, must_turn=True))
        ask.audit(hand, "leave", detail={"user": user})
    state.sessions.end_of_account(user)
    state.registry.grants_version += 1
    state.store.forget_deleted()
    turn_if_due(state, hand)
    return {"teams": teams}, ()

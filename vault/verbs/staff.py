"""Who works here, who is in which team, and what happens to keys when somebody comes or goes?"""

import contextlib
import json
import os
from dataclasses import replace
from typing import Any, Final

from hangul import words

from vault.crypto import envelope as env, keys
from vault.registry import COMPARTMENTS, SYSTEM_KINDS, Account, No, Registry, Team, new_id, no_if, there
from vault.sessions import Hand
from vault.strands import unwrap_for_team, wrap_for_team
from vault.verbs.base import Answer, Ask, State

CAPABILITIES: Final = ("officer", "intake", "duty", "files", "figures")


def new_account(handle: str, name: str, role: str, can: tuple[str, ...], centre: str, ends_on: str,
                pepper: bytes, cost: keys.Cost) -> tuple[Account, bytes, list[str]]:  # fmt: skip
    """(account without certificate, its seed, its phrase). The phrase is generated, never chosen."""
    number, seed, salt, phrase = new_id(), os.urandom(32), os.urandom(16), words.new_staff_phrase()
    slot_key = keys.named(keys.stretch(words.secret(phrase), salt, cost, pepper), "slot", number)
    account = Account(
        id=number, handle=handle, name=name, role=role, can=tuple(sorted(can)), centre=centre,
        state="active", ends_on=ends_on, public=keys.Pair(seed, number, 1).public,
        verify=keys.verify_key(seed), salt=salt, cost=cost, certified_by="", certificate=b"", pin=None,
        slot=slot_key.seal(env.bind("slot", number), seed))  # fmt: skip
    return account, seed, phrase


def certify(account: Account, officer: str, officer_seed: bytes) -> None:
    account.certified_by = officer
    account.certificate = keys.sign(officer_seed, *account.claim())


def new_team(registry: Registry, name: str, kind: str, compartments: list[str], centre: str,
             by: str, by_seed: bytes) -> tuple[Team, bytes]:  # fmt: skip
    """A team with its first seed, which an officer vouches for."""
    team, seed = Team(new_id(), name, kind, tuple(compartments), centre, by), os.urandom(32)
    return registry.write_generation(team, seed, by_seed), seed


def staff(ask: Ask, hand: Hand) -> Answer:
    state, teams = ask.state, dict[str, list[dict[str, Any]]]()
    for team, account, lead in state.store.rows("SELECT team,account,lead FROM membership"):
        teams.setdefault(account, []).append({"id": team, "lead": bool(lead)})
    passkeys = dict(state.store.rows("SELECT account,count(*) FROM passkey GROUP BY account"))
    officer = hand.may("officer")
    return {"staff": [{"user": a.id, "handle": a.handle if officer else "", "name": a.name, "role": a.role,
        "centre": a.centre, "state": a.state, "ends_on": a.ends_on, "can": list(a.can),
        "teams": teams.get(a.id, []), "passkeys": passkeys.get(a.id, 0)}
        for a in sorted(state.registry.accounts.values(), key=lambda a: a.name)]}  # fmt: skip


def teams(ask: Ask, hand: Hand) -> Answer:
    registry = ask.state.registry
    return {"teams": [{"id": t.id, "name": t.name, "kind": t.kind, "compartments": list(t.compartments),
        "centre": t.centre, "generation": t.generation, "members": [a for a, _ in registry.members(t.id)]}
        for t in sorted(registry.teams.values(), key=lambda t: t.name)]}  # fmt: skip


def enrol(ask: Ask, hand: Hand) -> Answer:
    """Face to face: an officer vouches for the new keys; the phrase is shown once."""
    state, can, role = ask.state, tuple(ask.texts("can", 10)), ask.code("role")
    handle = ask.text("handle", most=80).strip().lower()
    no_if(not (hand.is_stepped_up or state.store.is_practice), "step-up")  # before a key is handed on
    no_if(not set(can) <= set(CAPABILITIES) - {"officer"} or (role == "volunteer" and can), "can")
    no_if(not handle or handle in state.registry.by_handle, "handle")
    cost = keys.Cost(**json.loads(state.store.meta("staff_cost")))
    account, _, phrase = new_account(handle, ask.text("name", most=80), role, can, ask.text("centre", "", 40),
        ask.day("ends_on", ""), state.pepper, cost)  # fmt: skip
    certify(account, hand.id, hand.seed)
    state.registry.write_account(account)
    for kind, needed in (("duty", "duty"), ("match", "files")):
        team = state.registry.team_of_kind(kind)
        if needed in can:
            seed = hand.seed_of(team.id, team.generation)
            state.registry.write_grant(team, account, seed, hand.id, hand.seed, lead=False)
    ask.audit(hand, "enrol", detail={"user": account.id, "can": list(can)})
    return {"user": account.id, "phrase": phrase, "spelled": [words.spell(w) for w in phrase]}


def create_team(ask: Ask, hand: Hand) -> Answer:
    """An officer founds a team and hands its seed to the lead; the officer keeps none."""
    state, kind, compartments = ask.state, ask.code("kind", "care"), ask.texts("compartments", 12)
    lead = state.registry.certified(ask.text("lead", most=40))
    no_if(kind in SYSTEM_KINDS or not set(compartments) <= set(COMPARTMENTS) - {"origin"}, "team")
    no_if(lead.role == "volunteer", "slips-only")
    team, seed = new_team(state.registry, ask.text("name", most=80), kind, compartments,
                          ask.text("centre", "", 40), hand.id, hand.seed)  # fmt: skip
    state.registry.write_grant(team, lead, seed, hand.id, hand.seed, lead=True)
    ask.audit(hand, "create_team", detail={"team": team.id, "lead": lead.id})
    return {"team": team.id}


def _led_team(ask: Ask, hand: Hand) -> Team:
    """A team that this hand leads, and holds."""
    team = there(ask.state.registry.teams.get(ask.text("team", most=40)), "not-yours")
    no_if(team.id not in hand.teams, "not-yours")
    no_if(not ask.state.registry.is_lead(team.id, hand.id), "not-lead")
    return team


def _other_leads(state: State, team: Team, user: str) -> bool:
    return any(lead for account, lead in state.registry.members(team.id) if account != user)


def grant(ask: Ask, hand: Hand) -> None:
    state, team, lead = ask.state, _led_team(ask, hand), ask.args.get("lead") is True
    to = state.registry.certified(ask.text("user", most=40))
    no_if(not (hand.is_stepped_up or state.store.is_practice), "step-up")  # before a key is handed on
    no_if(to.role == "volunteer", "slips-only")
    needed = {"duty": "duty", "match": "files", "protection": "officer"}.get(team.kind)
    no_if(needed not in (None, *to.can), "role")
    no_if(not lead and not _other_leads(state, team, to.id), "last")
    seed = hand.seed_of(team.id, team.generation)
    state.registry.write_grant(team, to, seed, hand.id, hand.seed, lead=lead)
    ask.audit(hand, "grant", detail={"team": team.id, "user": to.id, "lead": lead})


def revoke(ask: Ask, hand: Hand) -> None:
    state, team, user = ask.state, _led_team(ask, hand), ask.text("user", most=40)
    no_if(user == hand.id or user not in dict(state.registry.members(team.id)), "last")
    state.store.do("DELETE FROM membership WHERE team=? AND account=?", team.id, user)
    _turn(state, hand, team)
    ask.audit(hand, "revoke", detail={"team": team.id, "user": user})


def turn(ask: Ask, hand: Hand) -> Answer:
    state, team = ask.state, _led_team(ask, hand)
    _turn(state, hand, team)
    ask.audit(hand, "turn", detail={"team": team.id})
    return {"generation": state.registry.teams[team.id].generation}


def turn_if_due(state: State, hand: Hand) -> None:
    """After a leaver: the first member of a team who signs in turns its seed."""
    for team in [state.registry.teams[t] for t in hand.teams if t in state.registry.teams]:
        if team.must_turn:
            _turn(state, hand, team)


def _turn(state: State, hand: Hand, team: Team) -> None:
    """A new seed; the old one kept under it; every wrap, page and grant made anew."""
    old, new, pages = hand.seed_of(team.id, team.generation), os.urandom(32), state.indexes.of(hand, team.id)
    turned, rows = state.registry.write_generation(team, new, old, older=old), []
    for strand, generation, sealed in state.store.rows(
            "SELECT strand,generation,envelope FROM wrap WHERE holder=?", team.id):  # fmt: skip
        # A wrap that does not open stays as it is: one damaged row must not keep a leaver's key.
        with contextlib.suppress(No, env.NotOpened):
            seed = hand.seed_of(team.id, generation)
            key = unwrap_for_team(team.id, seed, strand, generation, sealed)
            rows.append(wrap_for_team(turned, new, strand, key))
    state.strands.write_wraps(rows)
    state.store.is_cut = False  # the wraps that were replaced
    pages.team = turned
    pages.seal(list(pages.pages), new)
    for account, lead in state.registry.members(team.id):
        is_lead = lead or (account == hand.id and not _other_leads(state, team, hand.id))
        with contextlib.suppress(No):  # who is not vouched for, or not here any more, gets none
            to = state.registry.certified(account)
            state.registry.write_grant(turned, to, new, hand.id, hand.seed, lead=is_lead)


def leave(ask: Ask, hand: Hand) -> Answer:
    """A leaver: sessions, grants and slips end now; seeds turn with the next member's sign-in.

    Where nobody else could open a team, its grant stays, shut behind an account that opens no
    more; those teams are named in the answer.
    """
    state, user = ask.state, ask.text("user", most=40)
    account = there(state.registry.accounts.get(user), "no-account")
    no_if(user == hand.id or account.state == "left", "no-account")
    teams = [t for (t,) in state.store.rows("SELECT team FROM membership WHERE account=?", user)]
    alone = [t for t in teams if len(state.registry.members(t)) < 2]
    state.sessions.end_of_account(user)
    slot = account.slot if alone else b""
    state.registry.write_account(replace(account, state="left", slot=slot, pin=None))
    for team in set(teams) - set(alone):
        state.store.do("DELETE FROM membership WHERE account=? AND team=?", user, team)
        state.registry.write_team(replace(state.registry.teams[team], must_turn=True))
    state.store.do("DELETE FROM slip WHERE account=?", user)
    state.store.do("DELETE FROM passkey WHERE account=?", user)
    state.store.do("DELETE FROM wrap WHERE holder=?1 AND strand IN"
        " (SELECT strand FROM wrap WHERE holder LIKE 'u:%' AND holder<>?1)", f"u:{user}")  # fmt: skip
    ask.audit(hand, "leave", detail={"user": user})
    state.registry.grants_version += 1
    turn_if_due(state, hand)
    return {"teams": teams, "alone": alone}

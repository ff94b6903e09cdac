"""Sealing and opening what departments write, and who holds which strand."""

from __future__ import annotations

from typing import Any

from vault.audit import Entry
from vault.crypto import envelope as env
from vault.crypto import keys
from vault.registry import COMPARTMENTS, SYSTEM_KINDS, No, new_id
from vault.strands import new_key
from vault.verbs.base import Answer, Ask, today, verb
from vault.verbs.people import days_since, spend

Item = list[Any]


def place(strand: str, table: str, column: str, row: str, version: int) -> bytes:
    """Where a field lives. Moved anywhere else, it does not open."""
    return env.bind("field", table, column, row, strand, 1, version)


def items_of(ask: Ask, width: int) -> list[Item]:
    items = ask.args.get("items")
    if not isinstance(items, list) or len(items) != len(ask.parts):
        raise No("bad-items", "bad")
    for item in items:
        if not isinstance(item, list) or len(item) != width or type(item[4]) is not int:
            raise No("bad-items", "bad")
        if not all(isinstance(item[i], str) for i in range(4)):
            raise No("bad-items", "bad")
    return items


@verb
def seal(ask: Ask) -> Answer:
    hand, items = ask.hand(), items_of(ask, 6)
    opened = ask.state.strands.keys_of(hand, (i[0] for i in items))
    out = []
    for (strand, table, column, row, version, shape), plain in zip(items, ask.parts, strict=True):
        if shape not in ("name", "field", "note"):
            raise No("shape", "bad")
        out.append(env.seal(opened[strand], env.key_id("strand", strand, 1),
                            place(strand, table, column, row, version), plain, shape))  # fmt: skip
    return {}, out


@verb
def open_(ask: Ask) -> Answer:
    """All or nothing; one audit row a person before the first byte."""
    hand, items, state = ask.hand(), items_of(ask, 5), ask.state
    opened = state.strands.keys_of(hand, (i[0] for i in items))
    why, entries = ask.text("why", most=40), {}
    for strand in opened:
        person = state.registry.person_by_strand(strand)
        if person is not None:
            if strand == person.strands.get("origin"):
                spend(ask, hand, "origin", [person.id])
            entry = entries.setdefault(person.id, Entry(
                "open", hand.id, why, person=person.id, origin=hand.session.where,
                detail={"strands": [], "what": []}))  # fmt: skip
            entry.detail["strands"].append(strand)
            entry.detail["what"] += sorted({i[1] for i in items if i[0] == strand})
    if entries:
        state.audit.write(*entries.values())
    return {}, [
        env.open_(opened[strand], env.key_id("strand", strand, 1),
                  place(strand, table, column, row, version), sealed)
        for (strand, table, column, row, version), sealed in zip(items, ask.parts, strict=True)
    ]  # fmt: skip


@verb
def open_strand(ask: Ask) -> Answer:
    hand, state, compartment = ask.hand(), ask.state, ask.text("compartment", most=20)
    person = state.strands.person(hand, ask.text("person", most=40))
    state.strands.keys_of(hand, [person.strands["contact"]])
    if compartment not in COMPARTMENTS or compartment in person.strands:
        raise No("exists")
    teams, users = ask.texts("teams", 20), ask.texts("users", 20)
    if (compartment == "origin") != bool(users) or (users and (teams or len(set(users)) < 2)):
        raise No("origin" if compartment == "origin" else "team")
    strand, key = new_id(), new_key()
    rows = state.strands.wrap(hand, strand, key, teams) if teams else []
    for user in dict.fromkeys(users):
        account = state.registry.certified(user)
        if person.is_hidden_from(user, ()) and user in person.hidden:
            raise No("hidden")
        holder = f"u:{user}"
        sealed = keys.seal_to(account.public, user, 1, env.bind("wrap", strand, holder), key)
        rows.append((strand, holder, 1, sealed))
    if not rows:
        raise No("team")
    with state.store.writing():
        state.strands.write_wraps(rows)
        person.strands[compartment] = strand
        state.registry.write_person(person)
        ask.audit(hand, "open_strand", person=person.id, detail={"strand": strand})
    return {"strand": strand}, ()


@verb
def share(ask: Ask) -> Answer:
    hand, state = ask.hand(), ask.state
    strand, team = ask.text("strand", most=40), ask.text("team", most=40)
    key = state.strands.keys_of(hand, [strand])[strand]
    person = state.registry.persons[state.registry.person_of[strand]]
    if strand == person.strands.get("origin"):
        raise No("origin")
    if team in state.registry.teams and state.registry.teams[team].kind in SYSTEM_KINDS:
        raise No("team")
    with state.store.writing():
        state.strands.write_wraps(state.strands.wrap(hand, strand, key, [team]))
        ask.audit(hand, "share", person=person.id, detail={"strand": strand, "team": team})
    state.indexes.keep({t for t in state.indexes.loaded() if t != team})
    return {}, ()


@verb
def take_back(ask: Ask) -> Answer:
    """A team's wrap goes. Never the last one: nobody may be locked out of a person."""
    hand, state = ask.hand(), ask.state
    strand, team = ask.text("strand", most=40), ask.text("team", most=40)
    state.strands.keys_of(hand, [strand])
    person = state.registry.persons[state.registry.person_of[strand]]
    left = [h for h in state.strands.holders(strand) if h != team and h in state.registry.teams
            and state.registry.teams[h].kind not in SYSTEM_KINDS]  # fmt: skip
    if not left:
        raise No("last")
    with state.store.writing() as db:
        db.execute("DELETE FROM wrap WHERE strand=? AND holder=?", (strand, team))
        ask.audit(hand, "take_back", person=person.id, detail={"strand": strand, "team": team})
    state.store.forget_deleted()
    state.indexes.keep({t for t in state.indexes.loaded() if t != team})
    return {}, ()


# -- heard and silent ---------------------------------------------------------------------------------
@verb
def heard(ask: Ask) -> Answer:
    """There was contact. The latest day wins; a day after today is refused."""
    state, day = ask.state, ask.day("day")
    person = state.registry.person_by_strand(ask.text("strand", most=40))
    if person is not None and person.heard < day <= today():
        with state.store.writing():
            person.heard = day
            state.registry.write_person(person)
    return {}, ()


@verb
def silent(ask: Ask) -> Answer:
    hand, state, out = ask.hand(deed=False), ask.state, []
    asked = ask.args.get("asked", [])
    mine = state.strands.readable(hand, [str(a[0]) for a in asked][:5000])
    for strand, limit in asked[:5000]:
        person = state.registry.person_by_strand(str(strand))
        if person is None or person.is_hidden_from(hand.id, hand.session.teams):
            out.append(None)
            continue
        days = days_since(person.heard) or 0
        out.append(days if strand in mine else days > int(limit))
    return {"answers": out}, ()


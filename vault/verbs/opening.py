"""Sealing and opening what departments write, and who holds which strand."""

from typing import Any, Final

from vault.audit import Entry
from vault.crypto import envelope as env
from vault.registry import COMPARTMENTS, SYSTEM_KINDS, No, Person, new_id, no_if, today
from vault.sessions import Hand
from vault.strands import new_key, strand_key, wrap_for_owner
from vault.verbs.base import Answer, Ask, Parts, State
from vault.verbs.people import days_since

LONG: Final = 1024  # bytes of an envelope: more is a narrative, and opens a file


def place(strand: str, table: str, column: str, row: str, version: int) -> bytes:
    """Where a field lives. Moved anywhere else, it does not open."""
    return env.bind("field", table, column, row, strand, 1, version)


def seal_each(held: dict[str, bytes], items: Any, parts: Parts) -> list[bytes]:
    no_if(any(i[5] not in ("name", "field", "note") for i in items), "shape", "bad")
    return [strand_key(i[0], held[i[0]]).seal(place(*i[:5]), plain, i[5])
            for i, plain in zip(items, parts, strict=True)]  # fmt: skip


def open_each(held: dict[str, bytes], items: Any, parts: Parts) -> list[bytes]:
    return [strand_key(i[0], held[i[0]]).open(place(*i), sealed)
            for i, sealed in zip(items, parts, strict=True)]  # fmt: skip


def seal(ask: Ask, hand: Hand) -> Answer:
    items = ask.items(6)
    return {}, seal_each(ask.state.strands.keys_of(hand, (i[0] for i in items)), items, ask.parts)


def open_(ask: Ask, hand: Hand) -> Answer:
    """All or nothing; one audit row a person before the first byte. Short fields count as names
    shown, a narrative as a file opened: the size of an envelope says which, not the caller."""
    items, state, why = ask.items(5), ask.state, ask.code("why")
    opened = state.strands.keys_of(hand, (i[0] for i in items), windows=True)
    persons = {s: state.registry.persons[state.registry.person_of[s]] for s in opened}
    long = {i[0] for i, sealed in zip(items, ask.parts, strict=True) if len(sealed) > LONG}
    carded = {s for s in opened if s == persons[s].strands["safety"]}  # paced, never counted
    ask.spend(hand, "origin", [p.id for s, p in persons.items() if s == p.strands.get("origin")])
    ask.spend(hand, "names", [persons[s].id for s in opened if s not in long | carded])
    ask.spend_files(hand, {persons[s].id: persons[s] for s in long - carded}.values())
    entries = []
    for person in {p.id: p for p in persons.values()}.values():
        mine = [i for i in items if persons[i[0]] is person]
        entries.append(Entry("open", hand.id, why, person=person.id, origin=hand.session.where,
            detail={"strands": sorted({i[0] for i in mine}), "tables": sorted({i[1] for i in mine}),
            "rows": sorted({i[3] for i in mine})[:100]}))  # fmt: skip
    if entries:
        entries[0].detail["spent"] = ask.spent
        state.audit.write(*entries)
    return {}, open_each(opened, items, ask.parts)


def open_strand(ask: Ask, hand: Hand) -> Answer:
    state, compartment, person = ask.state, ask.text("compartment", most=20), ask.person(hand)
    no_if(compartment not in COMPARTMENTS or compartment in person.strands, "exists")
    teams, users = ask.texts("teams", 20), list(dict.fromkeys(ask.texts("users", 20)))
    no_if(compartment == "origin" and (teams or len(users) < 2), "origin")
    no_if(compartment != "origin" and (users or not teams), "team")
    strand, key = new_id(), new_key()
    rows = state.strands.wrap(hand, compartment, strand, key, teams)
    for user in users:
        state.registry.may_walk(person, user)
        public = state.registry.certified(user).public
        rows.append(wrap_for_owner(public, "u", user, strand, key))
    state.strands.write_wraps(rows)
    state.registry.write_person(person, strands={**person.strands, compartment: strand})
    ask.audit(hand, "open_strand", person=person.id, detail={"strand": strand})
    return {"strand": strand}


def _held(ask: Ask, hand: Hand) -> tuple[str, bytes, Person, str]:
    """(strand, key, person, compartment) of a strand that this hand holds for good."""
    strand, registry = ask.text("strand", most=40), ask.state.registry
    key = ask.state.strands.keys_of(hand, [strand])[strand]
    person = registry.persons[registry.person_of[strand]]
    compartment = next(c for c, s in person.strands.items() if s == strand)
    no_if(compartment == "origin", "origin")
    return strand, key, person, compartment


def share(ask: Ask, hand: Hand) -> None:
    """A member of a team that holds the strand lets another team hold it too."""
    state, team = ask.state, ask.text("team", most=40)
    strand, key, person, compartment = _held(ask, hand)
    known = state.registry.teams.get(team)
    if known is None or known.kind in SYSTEM_KINDS:
        raise No("team")
    state.strands.write_wraps(state.strands.wrap(hand, compartment, strand, key, [team]))
    ask.audit(hand, "share", person=person.id, detail={"strand": strand, "team": team})
    state.indexes.drop(team)


def take_back(ask: Ask, hand: Hand) -> None:
    """A team's wrap goes. Never the last one: nobody may be locked out of a person."""
    state, team = ask.state, ask.text("team", most=40)
    strand, _, person, compartment = _held(ask, hand)
    state.strands.needs_lead(hand, person)
    holders = state.strands.teams_of(strand)
    no_if(team not in holders, "team")
    no_if(holders == [team] or team == person.only_team, "last")
    state.store.do("DELETE FROM wrap WHERE strand=? AND holder=?", strand, team)
    if compartment == "contact":
        state.indexes.forget_person(hand, person.id, [team])
    ask.audit(hand, "take_back", person=person.id, detail={"strand": strand, "team": team})


# -- heard and silent ---------------------------------------------------------------------------------
def hear(state: State, person: Person | None, day: str) -> None:
    """There was contact. The latest day wins; a day after today says nothing."""
    if person is not None and person.heard < day <= today():
        state.registry.write_person(person, heard=day)


def silent(ask: Ask, hand: Hand) -> Answer:
    """Days for strands of one's own; for others whether it is over N, in whole weeks, so that no
    row of questions finds the day."""
    state, out = ask.state, list[Any]()
    asked = [(str(s), int(n)) for s, n in ask.args.get("asked", [])][:5000]
    mine = state.strands.readable(hand, (s for s, _ in asked))
    for strand, limit in asked:
        person = state.registry.person_by_strand(strand)
        if (person is None or person.is_hidden_from(hand.id, hand.session.teams) or (strand not in mine
                and not hand.may("files"))):  # fmt: skip
            out.append(None)
            continue
        days = days_since(person.heard)
        out.append(days if strand in mine else days > max(7, -(-limit // 7) * 7))
    return {"answers": out}

"""Is this person known, who are they, and who walks with them?"""

import secrets
import time
import unicodedata
from dataclasses import replace
from datetime import date
from typing import Any, Final

from vault.registry import COMPARTMENTS, No, Person, new_id, no_if, there, today
from vault.sessions import Hand
from vault.strands import new_key, open_face, search_face, wrap_for_owner, write_face
from vault.verbs.base import PLAIN_CODE, Answer, Ask, State, texts

TICKET_SECONDS: Final = 1800
KEPT: Final = 40  # tickets and handles of one session
PROFILE: Final = ("sex", "age_band", "arrival_band", "province", "centre", "health")
FIRST: Final = frozenset({"contact", "safety", "self", "casework"})


def days_since(day: str) -> int:
    return (date.fromisoformat(today()) - date.fromisoformat(day)).days


def search(ask: Ask, hand: Hand) -> Answer:
    """At most ten that this worker may see; the query is in no log and no row."""
    state, year, query = ask.state, ask.whole("birth_year", 1880, 2200), ask.text("query", most=2**21)
    persons, mine, best = state.registry.persons, hand.session.teams, dict[str, tuple[Any, ...]]()

    def allow(person: str) -> bool:
        known = persons.get(person)
        return known is not None and not known.is_hidden_from(hand.id, mine)

    for pages in state.indexes.searchable(hand):
        for hit in pages.index.find(query, birth_year=year, limit=10, allow=allow):
            if hit.person_id not in best or hit.score > best[hit.person_id][0]:
                best[hit.person_id] = (hit.score, hit.why, *pages.shown(hit.person_id))
    order = sorted(best, key=lambda p: -best[p][0])[:10]
    ask.spend(hand, "names", order)
    ask.audit(hand, "search", n=len(order))
    return {"hits": [{"person": p, "display": best[p][2], "code": best[p][3], "why": best[p][1]}
                     for p in order]}  # fmt: skip


# -- match before create ----------------------------------------------------------------------------
def match(ask: Ask, hand: Hand) -> Answer:
    """One word. A hidden file answers nobody, and tells the protection officer."""
    state, names, phones = ask.state, ask.texts("names", 20), ask.texts("phones", 20)
    no_if(not any(n.strip() for n in names + phones), "empty")
    cards, year = state.registry.team_of_kind("match").id, ask.whole("birth_year", 1880, 2200)
    no_if(cards not in hand.teams, "role")
    ticket, handle, known = secrets.token_hex(16), secrets.token_hex(16), state.registry.persons
    ask.spend(hand, "match", [ticket])
    hits = state.indexes.of(hand, cards).index.match(names, year, phones)
    people = [known[h.person_id] for h in hits if h.person_id in known]
    seen = [p for p in people if not p.is_hidden_from(hand.id, hand.session.teams)]
    mine = state.strands.readable(hand, [p.strands["contact"] for p in seen[:1]])
    for person in people:
        if person not in seen:
            state.notice("hidden-match", hand, {"person": person.id})
    if seen and not mine:
        state.notice("join", hand, {"person": seen[0].id})
    ask.audit(hand, "match", detail={"persons": [p.id for p in people][:20]})
    _keep(hand.session.tickets, ticket, {"asked": {_plain(t) for t in names + phones}, "at": time.monotonic(),
        "known": [p.id for p in people]})  # fmt: skip
    if not seen:
        return {"ticket": ticket, "answer": "nobody", "handle": "", "person": ""}
    _keep(hand.session.handles, handle, seen[0].id)
    return {"ticket": ticket, "answer": "known", "handle": handle, "person": seen[0].id if mine else ""}


def _keep(kept: dict[str, Any], key: str, value: Any) -> None:
    kept[key] = value
    if len(kept) > KEPT:
        del kept[next(iter(kept))]


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split()).replace("-", "")


def create_person(ask: Ask, hand: Hand) -> Answer:
    state, face, given = ask.state, _face(ask), ask.text("ticket", most=40)
    ticket = hand.session.tickets.get(given)
    if ticket is None or time.monotonic() - ticket["at"] > TICKET_SECONDS:
        raise No("match")
    told = {_plain(t) for t in (face["display"], *face["names"], *face["phones"])}
    no_if(not told <= ticket["asked"], "match")
    different, known = bool(ask.args.get("different")), state.registry.persons
    visible = [p for p in ticket["known"] if p in known
               and not known[p].is_hidden_from(hand.id, hand.session.teams)]  # fmt: skip
    no_if(visible and not different, "known")
    person = _make(ask, hand, face)
    _index(state, hand, [(person, face, 1)])
    ask.audit(hand, "create_person", person=person.id, detail={"different": different})
    if different and visible:
        state.notice("different", hand, {"person": person.id, "persons": visible})
    del hand.session.tickets[given]
    return _made(person)


def _made(person: Person) -> dict[str, Any]:
    return {"person": person.id, "code": person.code, "strands": person.strands}


def _make(ask: Ask, hand: Hand, face: dict[str, Any], *, invented: bool = False) -> Person:
    """Person, strands, wraps and face in the store; the caller indexes and audits."""
    state, wanted, registry = ask.state, there(ask.args.get("strands"), "strands"), ask.state.registry
    no_if(not isinstance(wanted, dict), "strands")
    no_if(not FIRST <= set(wanted) <= set(COMPARTMENTS) - {"origin"}, "strands")
    held = {c: list(texts(teams, "strands", 20)) for c, teams in wanted.items()}
    heard = ask.day("heard", today()) if invented else today()
    code, texts_of, text = (ask.text("code", "", 20) if invented else ""), ask.texts, ask.text
    person = Person(
        new_id(), code or registry.new_code(), {c: new_id() for c in held}, text("lead", most=40),
        ask.code("stage", "open"), heard, heard, texts_of("helpers", 20), texts_of("hidden_from", 50),
        text("only_team", "", 40), _profile(ask), text("mailbox", "", 40))  # fmt: skip
    _check_hidden(state, person, held["contact"])
    for walker in (person.lead, *person.helpers):
        registry.may_walk(person, walker)
    if person.code in registry.codes or hand.id in person.hidden:
        raise No("code" if person.code in registry.codes else "yourself")
    made = {c: new_key() for c in held}
    rows = [_for_asker(ask, hand, person, made["self"])] if person.mailbox else []
    for compartment, key in made.items():
        no_if(not held[compartment], "team")
        duty = [registry.team_of_kind("duty").id] if compartment == "safety" else []
        strand, teams = person.strands[compartment], held[compartment] + duty
        rows += state.strands.wrap(hand, compartment, strand, key, teams)
    state.strands.write_wraps(rows)
    registry.write_person(person)
    write_face(state.store, person, made["contact"], face, 1)
    return person


def _check_hidden(state: State, person: Person, teams: list[str]) -> None:
    no_if(not set(person.hidden) <= set(state.registry.accounts), "hidden")
    no_if(person.only_team and person.only_team not in teams, "team")


def _profile(ask: Ask) -> dict[str, str]:
    """Codes, never words: they stand in clear in the cells of the figures."""
    profile = ask.args.get("profile", {})
    no_if(not isinstance(profile, dict), "bad-profile", "bad")
    no_if(not all(isinstance(v, str) and PLAIN_CODE.match(v) for v in profile.values()), "bad-profile", "bad")
    return {k: v for k, v in profile.items() if k in PROFILE}


def _for_asker(ask: Ask, hand: Hand, person: Person, key: bytes) -> tuple[Any, ...]:
    """``self`` is the person's as much as the team's: wrapped to a mailbox that this worker's
    team answers and that nobody else has."""
    row = ask.state.store.row("SELECT public,team FROM mailbox WHERE id=?", person.mailbox)
    other = ask.state.registry.by_mailbox.get(person.mailbox, person.id)
    no_if(row is None or row[1] not in hand.teams or other != person.id, "mailbox")
    return wrap_for_owner(row[0], "m", person.mailbox, person.strands["self"], key)


def _index(state: State, hand: Hand, people: list[tuple[Person, dict[str, Any], int]]) -> None:
    by_teams: dict[tuple[str, ...], list[Any]] = {}
    for person, face, version in people:
        teams = tuple(state.strands.teams_of(person.strands["contact"]))
        row = (person.id, search_face(face, person.code), version)
        by_teams.setdefault(teams, []).append(row)
    for teams, rows in by_teams.items():
        state.indexes.put(hand, teams, rows)


def settle(ask: Ask, hand: Hand) -> Answer:
    """Many invented persons at once: a practice store's own way in."""
    state, made = ask.state, list[tuple[Person, dict[str, Any], int]]()
    no_if(not state.store.is_practice, "production")
    for args in ask.args["people"]:
        one = Ask(state, ask.token, args, ())
        face = _face(one)
        made.append((_make(one, hand, face, invented=True), face, 1))
    _index(state, hand, made)
    ask.audit(hand, "settle", n=len(made))
    return {"people": [_made(person) for person, _, _ in made]}


def _face(ask: Ask) -> dict[str, Any]:
    """A face as the house may give it: a display name at the least, nothing without bounds."""
    face = there(ask.args.get("face"), "face")
    no_if(not isinstance(face, dict) or len(repr(face)) > 20_000, "face")
    no_if(not isinstance(face.get("display"), str) or not face["display"].strip(), "face")
    no_if(type(face.get("birth_year", 0)) not in (int, type(None)), "face")
    return dict(face) | {k: texts(face.get(k, []), k, 20) for k in ("names", "phones")}


# -- one person -----------------------------------------------------------------------------------------
def open_person(ask: Ask, hand: Hand) -> Answer:
    state, why = ask.state, ask.code("why")
    person = state.strands.person(hand, ask.text("person", most=40))
    key = state.strands.key_of(hand, person)
    ask.spend_files(hand, [person])
    ask.audit(hand, "open_person", why=why, person=person.id)
    face, version = open_face(state.store, person, key)
    mine = state.strands.readable(hand, person.strands.values())
    return {"face": face, "version": version, "person": person.id, "code": person.code, "lead": person.lead,
        "helpers": person.helpers, "strands": {c: s for c, s in person.strands.items() if s in mine},
        "teams": state.strands.teams_of(person.strands["casework"]), "stage": person.stage,
        "since": person.since, "heard": person.heard, "days": days_since(person.heard),
        "profile": person.profile, "mailbox": person.mailbox, "hidden_from": person.hidden,
        "only_team": person.only_team, "own": person.is_walked_by(hand.id)}  # fmt: skip


def faces(ask: Ask, hand: Hand) -> Answer:
    """Names for a list, from the pages in memory: one call, one audit row."""
    state, out, wanted = ask.state, list[Any](), ask.texts("strands", 1000)
    pages, mine = state.indexes.searchable(hand), state.strands.readable(hand, wanted)
    for strand in wanted:
        person = state.registry.person_by_strand(strand) if strand in mine else None
        shown = next((p.shown(person.id) for p in pages if person and person.id in p), None)
        out.append(None if shown is None or person is None else {"person": person.id, "display": shown[0],
            "code": shown[1], "days": days_since(person.heard)})  # fmt: skip
    persons = list(dict.fromkeys(f["person"] for f in out if f))
    ask.spend(hand, "names", persons)
    if persons:
        ask.audit(hand, "faces", why=ask.code("why", "list"), n=len(persons))
    return {"faces": out}


def person_of(ask: Ask, hand: Hand) -> Answer:
    """Ids only, of strands that this hand could open."""
    state, wanted = ask.state, ask.texts("strands")
    mine = state.strands.readable(hand, wanted)
    return {"persons": [state.registry.person_of.get(s) if s in mine else None for s in wanted]}


def strand_of(ask: Ask, hand: Hand) -> Answer:
    state, compartment = ask.state, ask.text("compartment", most=20)
    found = [state.registry.persons.get(p) for p in ask.texts("persons")]
    strands = [p.strands.get(compartment, "") if p else "" for p in found]
    mine = state.strands.readable(hand, strands)
    return {"strands": [s if s in mine else None for s in strands]}


def edit_face(ask: Ask, hand: Hand) -> Answer:
    state, face, person = ask.state, _face(ask), ask.person(hand)
    version = state.store.row("SELECT version FROM face WHERE person=?", person.id)[0]
    no_if(version != ask.args.get("version"), "version")
    no_if(state.registry.team_of_kind("match").id not in hand.teams, "role")  # its card would be untrue
    write_face(state.store, person, state.strands.key_of(hand, person), face, version + 1)
    _index(state, hand, [(person, face, version + 1)])
    ask.audit(hand, "edit_face", person=person.id)
    return {"version": version + 1}


def edit_person(ask: Ask, hand: Hand) -> None:
    state, args, person, change = ask.state, ask.args, ask.person(hand), dict[str, Any]()
    if "lead" in args and args["lead"] != person.lead:
        state.strands.needs_lead(hand, person)
        change["lead"] = ask.text("lead", most=40)
    if "helpers" in args:
        change["helpers"] = ask.texts("helpers", 20)
    for walker in {*change.get("helpers", ()), change.get("lead", person.lead)}:
        if walker not in (person.lead, *person.helpers):
            state.registry.may_walk(person, walker)
    change["stage"] = ask.code("stage", person.stage)
    change["profile"] = person.profile | _profile(ask)
    if "mailbox" in args:
        change["mailbox"] = ask.text("mailbox", most=40)
        _give_mailbox(ask, hand, person, change["mailbox"])
    if change.keys() & {"lead", "helpers"} and not person.is_walked_by(hand.id):
        ask.spend(hand, "outside", [person.id])  # walking along is no way round that limit
    state.registry.write_person(person, **change)
    ask.audit(hand, "edit_person", person=person.id, detail={"fields": sorted(change)})


def _give_mailbox(ask: Ask, hand: Hand, person: Person, mailbox: str) -> None:
    key, store = ask.state.strands.key_of(hand, person, "self"), ask.state.store
    store.do("DELETE FROM wrap WHERE strand=? AND holder=?", person.strands["self"], f"m:{person.mailbox}")
    if mailbox:
        ask.state.strands.write_wraps([_for_asker(ask, hand, replace(person, mailbox=mailbox), key)])


def assign(ask: Ask, hand: Hand) -> Answer:
    """Hand-over: a new lead worker; the team that takes over shares what it may hold."""
    state, to, team = ask.state, ask.text("to", most=40), ask.text("team", "", 40)
    known, given = state.registry.teams.get(team), ask.texts("persons", 1000)
    people = [state.strands.person(hand, person) for person in dict.fromkeys(given)]
    for person in people:
        state.strands.key_of(hand, person)
        state.strands.needs_lead(hand, person)
        state.registry.may_walk(person, to)
    for person in people:
        due = {s: c for c, s in person.strands.items() if known and c in known.compartments}
        for strand, key in state.strands.keys_of(hand, due, strict=False).items():
            state.strands.write_wraps(state.strands.wrap(hand, due[strand], strand, key, [team]))
        state.registry.write_person(person, lead=to)
        ask.audit(hand, "assign", person=person.id, detail={"to": to, "team": team})
    if team:
        state.indexes.drop(team)
    return {"moved": len(people)}


def caseload(ask: Ask, hand: Hand) -> Answer:
    """One's own people; a lead may look at a colleague's, as far as own keys reach, and is told of
    those whose lead worker has gone. No names."""
    state, registry, user = ask.state, ask.state.registry, ask.text("user", "", 40) or hand.id
    leads = any(registry.is_lead(t, hand.id) for t in hand.teams)
    no_if(user != hand.id and not leads, "not-lead")
    lost = registry.led_by_nobody() if leads and user == hand.id else []
    people = [*lost, *(p for p in registry.walked_with(user) if p not in lost)]
    mine = state.strands.readable(hand, [p.strands["casework"] for p in people])
    return {"people": [
        {"person": p.id, "strand": p.strands["casework"], "stage": p.stage, "lead": p.lead == user,
         "heard": p.heard, "days": days_since(p.heard), "mailbox": p.mailbox, "lost": p in lost}
        for p in people if p.strands["casework"] in mine]}  # fmt: skip


def hide(ask: Ask, hand: Hand) -> None:
    """Who must never see this file. Anyone who walks with the person may hide; only a lead may
    show it again to somebody from whom it was hidden."""
    state, person = ask.state, ask.person(hand)
    users, only = ask.texts("users", 50), ask.text("only_team", "", 40)
    no_if(hand.id in users, "yourself")
    no_if(only and only not in hand.teams, "team")
    no_if("base" in ask.args and set(ask.texts("base", 50)) != set(person.hidden), "version")
    if not set(person.hidden) <= set(users) or person.only_team not in ("", only):
        state.strands.needs_lead(hand, person)
    changed = replace(person, hidden=list(dict.fromkeys(users)), only_team=only)
    _check_hidden(state, changed, state.strands.teams_of(person.strands["contact"]))
    state.registry.write_person(changed)
    ask.audit(hand, "hide", person=person.id, detail={"users": users, "only": only})
    state.notice("hide", hand, {"person": person.id})

"""Is this person known, who are they, and who walks with them?"""

from __future__ import annotations

import secrets
import time
import unicodedata
from typing import Any

from vault.crypto import envelope as env
from vault.crypto import keys
from vault.registry import COMPARTMENTS, No, Person, new_id
from vault.sessions import Hand
from vault.strands import new_key, open_face, search_face, write_face
from vault.verbs.base import Answer, Ask, State, today, verb

TICKET_SECONDS = 1800
PROFILE = ("sex", "age_band", "arrival_band", "province", "centre")


def days_since(day: str) -> int | None:
    from datetime import date

    return (date.fromisoformat(today()) - date.fromisoformat(day)).days if day else None


def spend(ask: Ask, hand: Hand, kind: str, persons: list[str]) -> None:
    ask.state.budget.spend(hand.id, kind, persons)


@verb
def search(ask: Ask) -> Answer:
    """At most ten that this worker may see; the query is in no log and no row."""
    hand, state, year = ask.hand(), ask.state, ask.year("birth_year")
    query, best = ask.text("query", most=2**21), {}
    persons, mine = state.registry.persons, hand.session.teams

    def allow(person: str) -> bool:
        known = persons.get(person)
        return known is not None and not known.is_hidden_from(hand.id, mine)

    with state.store.lock:
        for pages in state.indexes.searchable(hand):
            for hit in pages.index.find(query, birth_year=year, limit=10, allow=allow):
                if hit.person_id not in best or hit.score > best[hit.person_id][0]:
                    best[hit.person_id] = (hit.score, hit.why, pages.shown(hit.person_id))
    order = sorted(best, key=lambda p: -best[p][0])[:10]
    spend(ask, hand, "names", order)
    ask.audit(hand, "search", n=len(order), detail={"persons": order})
    hits = [{"person": p, "display": best[p][2][0], "code": best[p][2][1], "why": best[p][1]}
            for p in order]  # fmt: skip
    return {"hits": hits}, ()


# -- match before create ----------------------------------------------------------------------------
@verb
def match(ask: Ask) -> Answer:
    hand, state = ask.hand(), ask.state
    names, phones = ask.texts("names", 20), ask.texts("phones", 20)
    if not any(n.strip() for n in names + phones):
        raise No("empty")
    card = state.registry.team_of_kind("match").id
    if card not in hand.teams:
        raise No("role")
    with state.store.lock:
        hits = state.indexes.of(hand, card).index.match(names, ask.year("birth_year"), phones)
    people = [state.registry.persons[h.person_id] for h in hits if h.person_id in state.registry.persons]
    ticket = secrets.token_hex(16)
    hand.session.tickets[ticket] = {
        "asked": {_plain(t) for t in names + phones}, "at": time.monotonic(),
        "known": [p.id for p in people],
    }  # fmt: skip
    answer = _match_answer(ask, hand, people)
    persons = {"persons": [p.id for p in people][:20]}
    ask.audit(hand, "match", n=0, detail=persons)
    return {"ticket": ticket, **answer}, ()


def _match_answer(ask: Ask, hand: Hand, people: list[Person]) -> dict[str, Any]:
    """One word. A hidden file answers nobody and tells the protection officer."""
    state, seen = ask.state, []
    for person in people:
        if person.is_hidden_from(hand.id, hand.session.teams):
            state.notice("hidden-match", hand, {"person": person.id})
        else:
            seen.append(person)
    if not seen:
        return {"answer": "nobody", "handle": "", "person": ""}
    first = seen[0]
    mine = state.strands.readable(hand, [first.strands["contact"]])
    if not mine:
        state.notice("join", hand, {"person": first.id})
    handle = secrets.token_hex(16)
    hand.session.handles[handle] = first.id
    return {"answer": "known", "handle": handle, "person": first.id if mine else ""}


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split()).replace("-", "")


@verb
def create_person(ask: Ask) -> Answer:
    hand, state, args = ask.hand(), ask.state, ask.args
    face, ticket = _face(args.get("face")), hand.session.tickets.get(ask.text("ticket", most=40))
    if ticket is None or time.monotonic() - ticket["at"] > TICKET_SECONDS:
        raise No("match")
    told = {_plain(t) for t in (*(face.get("names") or [face["display"]]), *face.get("phones", ()))}
    if not told <= ticket["asked"]:
        raise No("match")
    different = bool(args.get("different"))
    visible = [p for p in ticket["known"] if p in state.registry.persons
               and not state.registry.persons[p].is_hidden_from(hand.id, hand.session.teams)]  # fmt: skip
    if visible and not different:
        raise No("known")
    with state.store.writing():
        person = _make(state, hand, args, face)
        state.indexes.put(
            hand, state.strands.holders(person.strands["contact"]),
            [(person.id, search_face(face, person.code), 1)])  # fmt: skip
        ask.audit(hand, "create_person", person=person.id, detail={"different": different})
        if different and visible:
            state.notice("different", hand, {"person": person.id, "persons": visible})
    del hand.session.tickets[args["ticket"]]
    return {"person": person.id, "code": person.code, "strands": person.strands}, ()


def _make(state: State, hand: Hand, args: dict[str, Any], face: dict[str, Any]) -> Person:
    """Person, strands, wraps and face in the store; the caller indexes and audits."""
    wanted: dict[str, list[str]] = args["strands"]
    if not {"contact", "safety", "self", "casework"} <= set(wanted) or "origin" in wanted:
        raise No("strands")
    if not set(wanted) <= set(COMPARTMENTS):
        raise No("strands")
    made = {c: new_id() for c in wanted}
    person = Person(
        id=new_id(), code=args.get("code") or state.registry.new_code(), strands=made,
        lead=args["lead"], stage=args.get("stage", "open"), since=args.get("heard") or today(),
        heard=args.get("heard") or today(), helpers=list(args.get("helpers", ())),
        hidden=list(args.get("hidden_from", ())), only_team=args.get("only_team", ""),
        profile={k: str(v)[:20] for k, v in args.get("profile", {}).items() if k in PROFILE},
        mailbox=args.get("mailbox", ""))  # fmt: skip
    if person.lead not in state.registry.accounts or person.code in state.registry.codes:
        raise No("lead")
    duty, rows = state.registry.team_of_kind("duty").id, []
    contact_key = b""
    for compartment, strand in made.items():
        key = new_key()
        contact_key = key if compartment == "contact" else contact_key
        teams = dict.fromkeys(wanted[compartment])
        if compartment == "safety":
            teams[duty] = None
        if not teams:
            raise No("team")
        rows += state.strands.wrap(hand, strand, key, teams)
        if compartment == "self" and person.mailbox:
            rows.append(wrap_to_mailbox(state, strand, key, person.mailbox))
    state.strands.write_wraps(rows)
    state.registry.write_person(person)
    write_face(state.store, person, contact_key, face, 1)
    return person


def wrap_to_mailbox(state: State, strand: str, key: bytes, mailbox: str) -> tuple[Any, ...]:
    """``self`` is the person's as much as the team's."""
    row = state.store.row("SELECT public FROM mailbox WHERE id=?", mailbox)
    if row is None:
        raise No("mailbox")
    holder = f"m:{mailbox}"
    sealed = keys.seal_to(bytes(row[0]), mailbox, 1, env.bind("wrap", strand, holder), key)
    return (strand, holder, 1, sealed)


@verb
def settle(ask: Ask) -> Answer:
    """Many invented persons at once: a practice store's own way in."""
    hand, state, out, shown = ask.hand(), ask.state, [], {}
    if not state.store.is_practice:
        raise No("production")
    with state.store.writing():
        for args in ask.args["people"]:
            face = _face(args.get("face"))
            person = _make(state, hand, args, face)
            out.append({"person": person.id, "code": person.code, "strands": person.strands})
            teams = tuple(args["strands"]["contact"])
            shown.setdefault(teams, []).append((person.id, search_face(face, person.code), 1))
        for teams, people in shown.items():
            state.indexes.put(hand, teams, people)
        ask.audit(hand, "settle", n=len(out))
    return {"people": out}, ()


def _face(face: Any) -> dict[str, Any]:
    """A face as the house may give it: a display name at the least, nothing without bounds."""
    if not isinstance(face, dict) or not str(face.get("display", "")).strip():
        raise No("face")
    if len(repr(face)) > 20_000 or any(len(face.get(k, ())) > 20 for k in ("names", "phones")):
        raise No("face")
    return face


# -- one person -----------------------------------------------------------------------------------------
@verb
def open_person(ask: Ask) -> Answer:
    hand, state = ask.hand(), ask.state
    person = state.strands.person(hand, ask.text("person", most=40))
    key = state.strands.keys_of(hand, [person.strands["contact"]])[person.strands["contact"]]
    own = person.is_walked_by(hand.id)
    spend(ask, hand, "files-hour", [person.id])
    spend(ask, hand, "files-day", [person.id])
    if not own:
        spend(ask, hand, "outside", [person.id])
    ask.audit(hand, "open_person", why=ask.text("why", most=40), person=person.id,
              detail={"outside": not own})  # fmt: skip
    face, version = open_face(state.store, person, key)
    return {"face": face, "version": version, **_record(state, hand, person)}, ()


def _record(state: State, hand: Hand, person: Person) -> dict[str, Any]:
    mine = state.strands.readable(hand, person.strands.values())
    return {
        "person": person.id, "code": person.code, "lead": person.lead, "helpers": person.helpers,
        "strands": {c: s for c, s in person.strands.items() if s in mine},
        "teams": [t for t in state.strands.holders(person.strands["casework"])
                  if t in state.registry.teams],
        "stage": person.stage, "since": person.since, "heard": person.heard,
        "days": days_since(person.heard), "profile": person.profile, "mailbox": person.mailbox,
        "hidden_from": person.hidden, "only_team": person.only_team,
        "own": person.is_walked_by(hand.id),
    }  # fmt: skip


@verb
def faces(ask: Ask) -> Answer:
    """Names for a list, from the pages in memory: one call, one audit row."""
    hand, state, out = ask.hand(), ask.state, []
    pages, wanted = state.indexes.searchable(hand), ask.texts("strands", 1000)
    for strand in wanted:
        person = state.registry.person_by_strand(strand)
        shown = None
        if person and not person.is_hidden_from(hand.id, hand.session.teams):
            shown = next((p.shown(person.id) for p in pages if person.id in p), None)
        out.append(None if shown is None or person is None else {
            "person": person.id, "display": shown[0], "code": shown[1],
            "days": days_since(person.heard)})  # fmt: skip
    persons = list(dict.fromkeys(f["person"] for f in out if f))
    spend(ask, hand, "names", persons)
    if persons:
        ask.audit(hand, "faces", why=ask.text("why", "list", 40), n=len(persons),
                  detail={"persons": persons})  # fmt: skip
    return {"faces": out}, ()


@verb
def person_of(ask: Ask) -> Answer:
    hand, state, wanted = ask.hand(), ask.state, ask.texts("strands")
    mine = state.strands.readable(hand, wanted)
    return {"persons": [state.registry.person_of.get(s) if s in mine else None for s in wanted]}, ()


@verb
def strand_of(ask: Ask) -> Answer:
    hand, state, compartment = ask.hand(), ask.state, ask.text("compartment", most=20)
    found = [state.registry.persons.get(p) for p in ask.texts("persons")]
    strands = [p.strands.get(compartment, "") if p else "" for p in found]
    mine = state.strands.readable(hand, [s for s in strands if s])
    return {"strands": [s if s in mine else None for s in strands]}, ()


@verb
def edit_face(ask: Ask) -> Answer:
    hand, state, face = ask.hand(), ask.state, _face(ask.args.get("face"))
    person = state.strands.person(hand, ask.text("person", most=40))
    key = state.strands.keys_of(hand, [person.strands["contact"]])[person.strands["contact"]]
    with state.store.writing():
        version = state.store.row("SELECT version FROM face WHERE person=?", person.id)[0]
        if version != ask.args.get("version"):
            raise No("version")
        write_face(state.store, person, key, face, version + 1)
        state.indexes.put(hand, state.strands.holders(person.strands["contact"]),
                          [(person.id, search_face(face, person.code), version + 1)])  # fmt: skip
        ask.audit(hand, "edit_face", person=person.id)
    return {"version": version + 1}, ()


@verb
def edit_person(ask: Ask) -> Answer:
    hand, state, args = ask.hand(), ask.state, ask.args
    person = state.strands.person(hand, ask.text("person", most=40))
    state.strands.keys_of(hand, [person.strands["contact"]])
    with state.store.writing():
        person.lead = ask.text("lead", person.lead, 40)
        person.stage = ask.text("stage", person.stage, 20)
        if person.lead not in state.registry.accounts:
            raise No("lead")
        if "helpers" in args:
            person.helpers = ask.texts("helpers", 20)
        if "mailbox" in args:
            _give_mailbox(ask, hand, person)
        for name, value in dict(args.get("profile", {})).items():
            if name in PROFILE:
                person.profile[name] = str(value)[:20]
        state.registry.write_person(person)
        ask.audit(hand, "edit_person", person=person.id, detail={"fields": sorted(args)[:20]})
    return {}, ()


def _give_mailbox(ask: Ask, hand: Hand, person: Person) -> None:
    strand = person.strands["self"]
    key = ask.state.strands.keys_of(hand, [strand])[strand]
    person.mailbox = ask.text("mailbox", most=40)
    ask.state.strands.write_wraps([wrap_to_mailbox(ask.state, strand, key, person.mailbox)])


@verb
def assign(ask: Ask) -> Answer:
    """Hand-over: a new lead worker; the strands are shared with the team that takes over."""
    hand, state, to, team = ask.hand(), ask.state, ask.text("to", most=40), ask.text("team", "", 40)
    if to not in state.registry.accounts:
        raise No("lead")
    moved = 0
    with state.store.writing():
        for person_id in ask.texts("persons", 1000):
            person = state.strands.person(hand, person_id)
            mine = state.strands.keys_of(
                hand, [s for c, s in person.strands.items() if c != "origin"], strict=False
            )
            if person.strands["contact"] not in mine:
                raise No("not-yours")
            if team:
                state.strands.write_wraps(
                    [row for s, k in mine.items() for row in state.strands.wrap(hand, s, k, [team])]
                )
            person.lead = to
            state.registry.write_person(person)
            ask.audit(hand, "assign", person=person.id, detail={"to": to})
            moved += 1
    return {"moved": moved}, ()


@verb
def caseload(ask: Ask) -> Answer:
    """One's own people; a lead may look at a team mate's. No names."""
    hand, state = ask.hand(), ask.state
    user = ask.text("user", "", 40) or hand.id
    people = [p for p in state.registry.persons.values()
              if p.is_walked_by(user) and not p.is_hidden_from(hand.id, hand.session.teams)]  # fmt: skip
    mine = state.strands.readable(hand, [p.strands["casework"] for p in people])
    return {"people": [
        {"person": p.id, "strand": p.strands["casework"], "stage": p.stage, "lead": p.lead == user,
         "heard": p.heard, "days": days_since(p.heard), "mailbox": p.mailbox}
        for p in people if p.strands["casework"] in mine]}, ()  # fmt: skip


@verb
def hide(ask: Ask) -> Answer:
    hand, state = ask.hand(), ask.state
    person = state.strands.person(hand, ask.text("person", most=40))
    state.strands.keys_of(hand, [person.strands["contact"]])
    only = ask.text("only_team", "", 40)
    if only and only not in hand.teams:
        raise No("team")
    users = ask.texts("users", 50)
    if hand.id in users:
        raise No("yourself")
    with state.store.writing():
        person.hidden, person.only_team = users, only
        state.registry.write_person(person)
        ask.audit(hand, "hide", person=person.id, detail={"users": users, "only": only})
        state.notice("hide", hand, {"person": person.id})
    return {}, ()

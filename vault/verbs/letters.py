"""Requests that come in sealed, mailboxes behind eight words, and slips for a few fields.

An asker's letter is sealed to the team; a reply is sealed to the team and to the mailbox. The
asker sees replies, and that they wrote, never again what they wrote: a phrase found by somebody
else opens no story.
"""

from __future__ import annotations

import json
import time
from datetime import date, timedelta
from typing import Any, Final

from vault import words
from vault.crypto import envelope as env
from vault.crypto import keys
from vault.registry import No, Team, new_id
from vault.sessions import Hand
from vault.strands import new_key, team_pair
from vault.verbs.base import Answer, Ask, State, new_pass, today, verb
from vault.verbs.opening import items_of, place

KEPT_DAYS: Final = 90


# -- requests -----------------------------------------------------------------------------------------
@verb
def seal_to_team(ask: Ask) -> Answer:
    team = ask.state.registry.teams.get(ask.text("team", most=40))
    if team is None:
        raise No("team")
    bound = env.bind("request", ask.text("table"), ask.text("column"), ask.text("row"), team.id)
    return {}, [keys.seal_to(team.public, team.id, team.generation, bound, ask.parts[0], "note")]


@verb
def open_for_team(ask: Ask) -> Answer:
    hand, team_id, items = ask.hand(), ask.text("team", most=40), ask.args.get("items", [])
    team = ask.state.registry.teams.get(team_id)
    if team is None or team_id not in hand.teams or len(items) != len(ask.parts):
        raise No("not-yours")
    rows = sorted({str(i[2]) for i in items})[:50]
    ask.audit(hand, "open_for_team", why=ask.text("why", most=40), n=len(items),
              detail={"team": team_id, "rows": rows})  # fmt: skip
    return {}, [
        open_by_team(hand, team, env.bind("request", t, c, r, team_id), sealed)
        for (t, c, r), sealed in zip(items, ask.parts, strict=True)
    ]


def open_by_team(hand: Hand, team: Team, bound: bytes, sealed: bytes) -> bytes:
    for generation, seed in hand.teams[team.id].items():
        if sealed[2:10] == env.key_id("pair", team.id, generation):
            return team_pair(team.id, seed, generation).open(bound, sealed)
    raise env.NotOpened("generation")


# -- the asker's side ---------------------------------------------------------------------------------
def _stretch(state: State, secret: bytes) -> tuple[bytes, bytes]:
    """(locator, key). One salt for all, from the pepper: the phrase alone must find its box."""
    cost = keys.Cost(**json.loads(state.store.meta("mailbox_cost")))
    out = state.sessions.stretch_public(secret, keys.digest(state.pepper, "mailbox")[:16], cost)
    return out[:16], out[32:]


def _end_day() -> str:
    return (date.fromisoformat(today()) + timedelta(days=KEPT_DAYS)).isoformat()


@verb
def mailbox_new(ask: Ask) -> Answer:
    state, team = ask.state, ask.text("team", most=40)
    if team not in state.registry.teams:
        raise No("team")
    phrase, number, seed = words.new_mailbox_phrase(), new_id(), new_key()
    locator, key = _stretch(state, words.secret(phrase))
    slot = env.seal(key, env.key_id("mailbox", number, 1), env.bind("mailbox", number), seed)
    with state.store.writing() as db:
        db.execute("INSERT INTO mailbox VALUES(?,?,?,?,?,?,?)",
                   (number, locator, team, keys.Pair(seed, number, 1).public, slot, _end_day(),
                    state.store.cover("mailbox", number, {})))  # fmt: skip
    return {"mailbox": number, "words": phrase, "spelled": [words.spell(w) for w in phrase],
            "form": new_pass(state, number, seed)}, ()  # fmt: skip


@verb
def mailbox_unlock(ask: Ask) -> Answer:
    """One answer for 'no such box' and 'wrong words'; near misses are offered, never tried."""
    state = ask.state
    blank: dict[str, Any] = {"pass": "", "candidates": [], "positions": [], "count": 0}
    parsed = words.parse(ask.text("text", most=2**21))
    phrase = parsed.words
    blank["count"] = len(phrase)
    if not words.check(phrase):
        near = words.near_phrases(phrase) if len(phrase) == words.MAILBOX else []
        if not near and not parsed.ok:
            positions = [[place, near_by] for place, near_by in parsed.unknown.items()]
            return {**blank, "answer": "words", "positions": positions}, ()
        return {**blank, "answer": "near" if near else "unknown", "candidates": near}, ()
    locator, key = _stretch(state, words.secret(phrase))
    row = state.store.row("SELECT id,slot,ends_on,detail FROM mailbox WHERE locator=?", locator)
    if row is None or (row[2] < today() and not _person_of(state, row[0])):
        return {**blank, "answer": "unknown"}, ()
    seed = env.open_(key, env.key_id("mailbox", row[0], 1), env.bind("mailbox", row[0]), bytes(row[1]))
    with state.store.writing() as db:
        db.execute("UPDATE mailbox SET ends_on=? WHERE id=?", (_end_day(), row[0]))
    return {**blank, "answer": "open", "pass": new_pass(state, row[0], seed)}, ()


def _person_of(state: State, mailbox: str) -> str:
    return state.registry.by_mailbox.get(mailbox, "")


def _asker(ask: Ask) -> tuple[str, bytes]:
    mailbox, seed, until = ask.state.passes.get(ask.text("pass", most=80), ("", b"", 0.0))
    if until < time.monotonic():
        raise No("pass")
    return mailbox, seed


@verb
def mailbox_read(ask: Ask) -> Answer:
    mailbox, seed = _asker(ask)
    state, pair, letters = ask.state, keys.Pair(seed, mailbox, 1), []
    for number, mine, theirs, at in state.store.rows(
        "SELECT id,from_asker,theirs,at FROM letter WHERE mailbox=? ORDER BY at", mailbox
    ):
        content = {} if mine else json.loads(
            pair.open(env.bind("letter", number, mailbox, "asker"), bytes(theirs)))  # fmt: skip
        letters.append({"id": number, "mine": bool(mine), "at": at, **content})
    with state.store.writing() as db:
        db.execute("UPDATE letter SET is_read=1 WHERE mailbox=? AND from_asker=0", (mailbox,))
    person = state.registry.persons.get(_person_of(state, mailbox))
    return {"letters": letters, "strand": person.strands["self"] if person else ""}, ()


@verb
def mailbox_write(ask: Ask) -> Answer:
    mailbox, _ = _asker(ask)
    row = ask.state.store.row("SELECT team FROM mailbox WHERE id=?", mailbox)
    text = ask.text("text", most=200_000)
    number = _post(ask.state, mailbox, row[0], {"text": text}, from_asker=True)
    person = ask.state.registry.persons.get(_person_of(ask.state, mailbox))
    if person is not None and person.heard < today():
        person.heard = today()
        ask.state.registry.write_person(person)
    return {"letter": number}, ()


@verb
def mailbox_leave(ask: Ask) -> Answer:
    """The asker leaves: the half hour ends now."""
    ask.state.passes.pop(ask.text("pass", most=80), None)
    return {}, ()


@verb
def mailbox_open_self(ask: Ask) -> Answer:
    """The person reads their own ``self`` strand with their own key."""
    mailbox, seed = _asker(ask)
    state, items = ask.state, items_of(ask, 5)
    person = state.registry.persons.get(_person_of(state, mailbox))
    strand = person.strands["self"] if person else ""
    row = state.store.row(
        "SELECT envelope FROM wrap WHERE strand=? AND holder=?", strand, f"m:{mailbox}"
    )
    if row is None or any(i[0] != strand for i in items):
        raise No("not-yours")
    key = keys.Pair(seed, mailbox, 1).open(env.bind("wrap", strand, f"m:{mailbox}"), bytes(row[0]))
    return {}, [env.open_(key, env.key_id("strand", strand, 1), place(*i), sealed)
                for (i, sealed) in zip(((x[0], x[1], x[2], x[3], x[4]) for x in items),
                                       ask.parts, strict=True)]  # fmt: skip


def _post(state: State, mailbox: str, team_id: str, content: dict[str, Any], *,
          from_asker: bool) -> str:  # fmt: skip
    number, team, at = new_id(), state.registry.teams[team_id], int(time.time())
    plain = json.dumps(content, ensure_ascii=False).encode()
    ours = keys.seal_to(team.public, team_id, team.generation,
                        env.bind("letter", number, mailbox, "team"), plain, "note")  # fmt: skip
    theirs = b""
    if not from_asker:
        public = state.store.row("SELECT public FROM mailbox WHERE id=?", mailbox)[0]
        theirs = keys.seal_to(bytes(public), mailbox, 1,
                              env.bind("letter", number, mailbox, "asker"), plain, "note")  # fmt: skip
    with state.store.writing() as db:
        db.execute("INSERT INTO letter VALUES(?,?,?,?,?,?,?,?,0)",
                   (number, mailbox, int(from_asker), team_id, team.generation, ours, theirs, at))  # fmt: skip
        db.execute("UPDATE mailbox SET ends_on=? WHERE id=?", (_end_day(), mailbox))
    return number


# -- the worker's side --------------------------------------------------------------------------------
def _box(ask: Ask, hand: Hand) -> tuple[str, str]:
    """(mailbox, team), for a member of its team who may see its person."""
    mailbox = ask.text("mailbox", most=40)
    row = ask.state.store.row("SELECT team FROM mailbox WHERE id=?", mailbox)
    person = ask.state.registry.persons.get(_person_of(ask.state, mailbox))
    if person is not None:
        ask.state.strands.visible_person(hand, person)
    if row is None or row[0] not in hand.teams:
        raise No("not-yours")
    return mailbox, row[0]


@verb
def mailbox_letters(ask: Ask) -> Answer:
    hand, state, out = ask.hand(), ask.state, []
    mailbox, _ = _box(ask, hand)
    ask.audit(hand, "mailbox_letters", why=ask.text("why", most=40),
              person=_person_of(state, mailbox), detail={"mailbox": mailbox})  # fmt: skip
    for number, mine, team, ours, at, is_read in state.store.rows(
        "SELECT id,from_asker,team,ours,at,is_read FROM letter WHERE mailbox=? ORDER BY at", mailbox
    ):
        bound = env.bind("letter", number, mailbox, "team")
        content = json.loads(open_by_team(hand, state.registry.teams[team], bound, bytes(ours)))
        out.append({"id": number, "mine": bool(mine), "at": at, "read": bool(is_read), **content})
    with state.store.writing() as db:
        db.execute("UPDATE letter SET is_read=1 WHERE mailbox=? AND from_asker=1", (mailbox,))
    return {"letters": out}, ()


@verb
def mailbox_reply(ask: Ask) -> Answer:
    hand = ask.hand()
    mailbox, team = _box(ask, hand)
    content = {"text": ask.text("text", most=200_000), "promised": ask.text("promised", "", 10)}
    with ask.state.store.writing():
        number = _post(ask.state, mailbox, team, content, from_asker=False)
        ask.audit(hand, "mailbox_reply", person=_person_of(ask.state, mailbox),
                  detail={"mailbox": mailbox})  # fmt: skip
    return {"letter": number}, ()


@verb
def mailbox_move(ask: Ask) -> Answer:
    """Letters of a person go to the team that walks with them."""
    hand = ask.hand()
    mailbox, _ = _box(ask, hand)
    team = ask.text("team", most=40)
    if team not in ask.state.registry.teams:
        raise No("team")
    with ask.state.store.writing() as db:
        db.execute("UPDATE mailbox SET team=? WHERE id=?", (team, mailbox))
        ask.audit(hand, "mailbox_move", detail={"mailbox": mailbox, "team": team})
    return {}, ()


@verb
def mailbox_states(ask: Ask) -> Answer:
    hand, states = ask.hand(deed=False), {}
    for mailbox in ask.texts("mailboxes", 1000):
        states[mailbox] = {"theirs_unread": 0, "ours_unread": 0, "letters": 0}
    for mailbox, from_asker, is_read in ask.state.store.rows(
        "SELECT l.mailbox,l.from_asker,l.is_read FROM letter l JOIN mailbox m ON m.id=l.mailbox"
        f" WHERE m.team IN ({','.join('?' * len(hand.teams))})", *hand.teams):  # fmt: skip
        if mailbox in states:
            states[mailbox]["letters"] += 1
            if not is_read:
                states[mailbox]["theirs_unread" if from_asker else "ours_unread"] += 1
    return {"states": states}, ()


@verb
def unread(ask: Ask) -> Answer:
    """Letters from askers that nobody has read, for this worker's teams."""
    hand, out = ask.hand(deed=False), []
    for mailbox, count in ask.state.store.rows(
        "SELECT l.mailbox,count(*) FROM letter l JOIN mailbox m ON m.id=l.mailbox WHERE"
        f" l.from_asker=1 AND l.is_read=0 AND m.team IN ({','.join('?' * len(hand.teams))})"
        " GROUP BY l.mailbox", *hand.teams):  # fmt: skip
        person = ask.state.registry.persons.get(_person_of(ask.state, mailbox))
        if person is None or not person.is_hidden_from(hand.id, hand.session.teams):
            out.append({"mailbox": mailbox, "person": person.id if person else "", "count": count,
                        "strand": person.strands["casework"] if person else ""})  # fmt: skip
    return {"unread": out}, ()


# -- slips --------------------------------------------------------------------------------------------
@verb
def slip_give(ask: Ask) -> Answer:
    """A sealed copy of a few fields, to one person's own key, with a purpose and an end."""
    hand, state, fields = ask.hand(), ask.state, ask.args.get("fields")
    to = state.registry.certified(ask.text("to", most=40))
    person = state.strands.person(hand, ask.text("person", most=40))
    state.strands.keys_of(hand, [person.strands["contact"]])
    ends_at, now = ask.args.get("ends_at"), int(time.time())
    if type(ends_at) is not int or not now < ends_at <= now + 31 * 86400:
        raise No("end")
    if to.id in person.hidden or not isinstance(fields, dict) or len(repr(fields)) > 8000:
        raise No("fields")
    number = new_id()
    sealed = keys.seal_to(to.public, to.id, 1, env.bind("slip", number, to.id, ends_at),
                          json.dumps(fields).encode(), "field")  # fmt: skip
    purpose = ask.text("purpose", most=40)
    with state.store.writing() as db:
        db.execute("INSERT INTO slip VALUES(?,?,?,?,?,?,?)",
                   (number, to.id, hand.id, purpose, ends_at,
                    state.store.cover("slip", number, {"person": person.id}), sealed))  # fmt: skip
        ask.audit(hand, "slip_give", person=person.id, detail={"to": to.id, "slip": number})
    return {"slip": number}, ()


@verb
def slips(ask: Ask) -> Answer:
    hand, now = ask.hand(), int(time.time())
    rows = ask.state.store.rows("SELECT id,purpose,ends_at,given_by FROM slip WHERE account=?", hand.id)
    return {"slips": [{"slip": r[0], "purpose": r[1], "ends_at": r[2], "given_by": r[3]}
                      for r in rows if r[2] > now]}, ()  # fmt: skip


@verb
def slip_open(ask: Ask) -> Answer:
    hand, state, number = ask.hand(), ask.state, ask.text("slip", most=40)
    row = state.store.row("SELECT ends_at,person,envelope FROM slip WHERE id=? AND account=?",
                          number, hand.id)  # fmt: skip
    if row is None or row[0] <= int(time.time()):
        raise No("ended")
    person = state.registry.persons.get(state.store.uncover("slip", number, row[1])["person"])
    if person is None or hand.id in person.hidden:
        raise No("ended")
    ask.audit(hand, "slip_open", person=person.id, detail={"slip": number})
    return {"fields": json.loads(hand.pair().open(env.bind("slip", number, hand.id, row[0]), row[2]))}, ()


@verb
def slip_end(ask: Ask) -> Answer:
    hand, number = ask.hand(), ask.text("slip", most=40)
    with ask.state.store.writing() as db:
        db.execute("DELETE FROM slip WHERE id=? AND (given_by=? OR account=?)", (number, hand.id, hand.id))
        ask.audit(hand, "slip_end", detail={"slip": number})
    return {}, ()

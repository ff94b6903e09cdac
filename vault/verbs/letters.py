"""Requests that come in sealed, mailboxes behind eight words, and slips for a few fields.

An asker's letter is sealed to the team; a reply is sealed to the team and to the mailbox. The
asker sees replies, and that they wrote, never again what they wrote: a phrase found by somebody
else opens no story.
"""

import json
import time
from datetime import date, timedelta
from typing import Any, Final

from hangul import words

from vault.audit import Entry
from vault.crypto import envelope as env, keys
from vault.registry import Account, No, Person, Team, new_id, no_if, team_pair, there, today
from vault.sessions import Hand
from vault.strands import new_key
from vault.verbs.base import Answer, Ask, State, texts
from vault.verbs.opening import hear, open_each, seal_each

KEPT_DAYS: Final = 90
LETTERS_A_DAY: Final = 40
SLIP_SECONDS: Final = 31 * 86400


# -- requests -----------------------------------------------------------------------------------------
def _request(team: str, table: str, column: str, row: str) -> bytes:
    return env.bind("request", table, column, row, team)


def seal_to_team(ask: Ask) -> Answer:
    """With a session it is a worker who writes down a call: not counted with the crowd. Each team has a
    crowd of its own: a flood of requests to intake keeps no answer on a counsellor's tablet out."""
    state, team = ask.state, _team(ask)
    state.sessions.hand(ask.token) if ask.token else state.crowd(f"seal_to_team:{team.id}", 600)
    bound = _request(team.id, *(ask.text(n, most=80) for n in ("table", "column", "row")))
    return {}, [keys.seal_to(team.public, team.id, team.generation, bound, ask.part(), "note")]


def _team(ask: Ask) -> Team:
    return there(ask.state.registry.teams.get(ask.text("team", most=40)), "team")


def open_for_team(ask: Ask, hand: Hand) -> Answer:
    team, items = _team(ask), there(ask.args.get("items"), "not-yours")
    no_if(team.id not in hand.teams or type(items) is not list or len(items) != len(ask.parts), "not-yours")
    bounds = [_request(team.id, str(t), str(c), str(r)) for t, c, r in items]
    rows = sorted({str(i[2]).partition(".")[0] for i in items})  # a row is one, whatever its version
    ask.spend(hand, "names", rows)
    ask.audit(hand, "open_for_team", why=ask.code("why"), n=len(rows), detail={"team": team.id})
    return {}, [open_by_team(hand, team.id, b, s) for b, s in zip(bounds, ask.parts, strict=True)]


def open_by_team(hand: Hand, team: str, bound: bytes, sealed: bytes) -> bytes:
    """By the generation that the envelope names."""
    for generation, seed in hand.teams.get(team, {}).items():
        if sealed[2:10] == env.key_id("pair", team, generation):
            return team_pair(team, seed, generation).open(bound, sealed)
    raise env.NotOpened("generation")


# -- the asker's side ---------------------------------------------------------------------------------
def _stretch(state: State, secret: bytes) -> tuple[bytes, bytes]:
    """(locator, key). One salt for all, from the pepper: the phrase alone must find its box."""
    cost = keys.Cost(**json.loads(state.store.meta("mailbox_cost")))
    out = state.sessions.stretch_public(secret, keys.digest(state.pepper, "mailbox")[:16], cost)
    return out[:16], out[32:]


def _end_day(promised: str = "") -> str:
    """A box in which a day was promised opens until that day, too."""
    return max((date.fromisoformat(today()) + timedelta(days=KEPT_DAYS)).isoformat(), promised)


def mailbox_new(ask: Ask) -> Answer:
    state, team = ask.state, _team(ask)
    state.crowd("mailbox_new", 60)
    phrase, number, seed = words.new_mailbox_phrase(), new_id(), new_key()
    locator, key = _stretch(state, words.secret(phrase))
    slot = keys.named(key, "mailbox", number).seal(env.bind("mailbox", number), seed)
    public = keys.Pair(seed, number, 1).public
    with state.store.lock:
        state.store.put("mailbox", number, locator, team.id, public, slot, _end_day())
        return {"mailbox": number, "words": phrase, "spelled": [words.spell(w) for w in phrase],
                "form": state.new_pass(number, seed)}  # fmt: skip


def mailbox_unlock(ask: Ask) -> Answer:
    """One answer for 'no such box' and 'wrong words'; near misses are offered, never tried."""
    state, blank = ask.state, {"pass": "", "candidates": list[Any](), "positions": list[Any]()}
    parsed = words.parse(ask.text("text", most=2**21)[:1000])
    phrase, said = parsed.words, {**blank, "count": len(parsed.words)}
    if not words.check(phrase):
        near = words.near_phrases(phrase) if len(phrase) == words.MAILBOX else []
        if not near and not parsed.ok:
            positions = [[at, near_by] for at, near_by in parsed.unknown.items()]
            return {**said, "answer": "words", "positions": positions}
        return {**said, "answer": "near" if near else "unknown", "candidates": near}
    try:
        locator, key = _stretch(state, words.secret(phrase))
    except No:
        return {**said, "answer": "busy"}
    with state.store.lock:
        row = state.store.row("SELECT id,slot,ends_on FROM mailbox WHERE locator=?", locator)
        if row is None or (row[2] < today() and row[0] not in state.registry.by_mailbox):
            return {**said, "answer": "unknown"}
        seed = keys.named(key, "mailbox", row[0]).open(env.bind("mailbox", row[0]), row[1])
        state.store.do("UPDATE mailbox SET ends_on=max(ends_on,?) WHERE id=?", _end_day(), row[0])
        return {**said, "answer": "open", "pass": state.new_pass(row[0], seed)}


def _person_of(state: State, mailbox: str) -> Person | None:
    return state.registry.persons.get(state.registry.by_mailbox.get(mailbox, ""))


def asker(ask: Ask, verb_: str = "") -> tuple[str, keys.Pair, Person | None]:
    """Who holds this pass. What they read is recorded too: no row, no letter."""
    mailbox, seed, until = ask.state.passes.get(ask.text("pass", most=80), ("", b"", 0.0))
    no_if(until < time.monotonic(), "pass")
    person = _person_of(ask.state, mailbox)
    if verb_:
        ask.state.audit.write(Entry(verb_, "asker", person=person.id if person else "",
            detail={"mailbox": mailbox}))  # fmt: skip
    return mailbox, keys.Pair(seed, mailbox, 1), person


def mailbox_read(ask: Ask) -> Answer:
    (mailbox, pair, person), letters = asker(ask, "mailbox_read"), []
    ask.state.store.do("UPDATE letter SET is_read=1 WHERE mailbox=? AND from_asker=0", mailbox)
    for number, mine, theirs, at in ask.state.store.rows(
            "SELECT id,from_asker,theirs,at FROM letter WHERE mailbox=? ORDER BY at", mailbox):  # fmt: skip
        bound = env.bind("letter", number, mailbox, "asker")
        content = {} if mine else json.loads(pair.open(bound, theirs))
        letters.append({"id": number, "mine": bool(mine), "at": at, **content})
    team = ask.state.store.row("SELECT team FROM mailbox WHERE id=?", mailbox)[0]
    strand = person.strands["self"] if person else ""
    return {"letters": letters, "strand": strand, "mailbox": mailbox, "team": team}


def mailbox_write(ask: Ask) -> Answer:
    (mailbox, _, person), state = asker(ask), ask.state
    text = ask.text("text", most=200_000)
    no_if(state.store.row("SELECT count(*) FROM letter WHERE mailbox=? AND from_asker=1 AND at>?",
        mailbox, int(time.time()) - 86400)[0] >= LETTERS_A_DAY, "full")  # fmt: skip
    number = _post(state, mailbox, {"text": text}, from_asker=True)
    hear(state, person, today())
    return {"letter": number}


def mailbox_leave(ask: Ask) -> None:
    """The asker leaves: the half hour ends now."""
    ask.state.passes.pop(ask.text("pass", most=80), None)


def _own_key(ask: Ask, items: list[tuple[Any, ...]], verb_: str) -> dict[str, bytes]:
    """The person's ``self`` strand, by their own key; nothing else opens or is written. Under the number
    of the box itself lies what only its eight words open: no team holds that key."""
    mailbox, pair, person = asker(ask, verb_)
    if all(i[0] == mailbox for i in items):
        return {mailbox: keys.derive(ask.state.passes[ask.text("pass", most=80)][1], "own")}
    strand, holder = person.strands["self"] if person else "", f"m:{mailbox}"
    row = ask.state.store.row("SELECT envelope FROM wrap WHERE strand=? AND holder=?", strand, holder)
    no_if(row is None or any(i[0] != strand for i in items), "not-yours")
    return {strand: pair.open(env.bind("wrap", strand, holder), row[0])}


def mailbox_open_self(ask: Ask) -> Answer:
    items = ask.items(5)
    return {}, open_each(_own_key(ask, items, "mailbox_open_self"), items, ask.parts)


def mailbox_seal_self(ask: Ask) -> Answer:
    """What the person says themselves: they read it again, and so does the team that walks with them."""
    items = ask.items(6)
    return {}, seal_each(_own_key(ask, items, "mailbox_seal_self"), items, ask.parts)


def _post(state: State, mailbox: str, content: dict[str, Any], *, from_asker: bool) -> str:
    box = there(state.store.row("SELECT team,public FROM mailbox WHERE id=?", mailbox), "pass")
    number, team, theirs = new_id(), state.registry.teams[box[0]], b""
    plain = json.dumps(content, ensure_ascii=False).encode()
    ours = keys.seal_to(team.public, team.id, team.generation,
                        env.bind("letter", number, mailbox, "team"), plain, "note")  # fmt: skip
    if not from_asker:
        theirs = keys.seal_to(box[1], mailbox, 1, env.bind("letter", number, mailbox, "asker"), plain, "note")
    state.store.put("letter", number, mailbox, int(from_asker), team.id, ours, theirs, int(time.time()), 0)
    ends_on = _end_day(content.get("promised", ""))
    state.store.do("UPDATE mailbox SET ends_on=max(ends_on,?) WHERE id=?", ends_on, mailbox)
    return number


# -- the worker's side --------------------------------------------------------------------------------
def _box(ask: Ask, hand: Hand) -> tuple[str, Person | None]:
    """A mailbox of one's team, whose person this worker may see."""
    mailbox = ask.text("mailbox", most=40)
    row = ask.state.store.row("SELECT team FROM mailbox WHERE id=?", mailbox)
    if (person := _person_of(ask.state, mailbox)) is not None:
        ask.state.strands.visible_person(hand, person)
    no_if(row is None or row[0] not in hand.teams, "not-yours")
    return mailbox, person


def mailbox_letters(ask: Ask, hand: Hand) -> Answer:
    (mailbox, person), state, out = _box(ask, hand), ask.state, []
    ask.spend(hand, "files-hour", [person.id if person else mailbox])
    ask.spend(hand, "files-day", [person.id if person else mailbox])
    ask.audit(hand, "mailbox_letters", why=ask.code("why"), person=person.id if person else "",
              detail={"mailbox": mailbox})  # fmt: skip
    rows = state.store.rows("SELECT id,from_asker,team,ours,at,is_read FROM letter"
                            " WHERE mailbox=? ORDER BY at", mailbox)  # fmt: skip
    state.store.do("UPDATE letter SET is_read=1 WHERE mailbox=? AND from_asker=1", mailbox)
    for number, mine, team, ours, at, is_read in rows:
        content = json.loads(open_by_team(hand, team, env.bind("letter", number, mailbox, "team"), ours))
        out.append({"id": number, "mine": bool(mine), "at": at, "read": bool(is_read), **content})
    return {"letters": out}


def mailbox_reply(ask: Ask, hand: Hand) -> Answer:
    mailbox, person = _box(ask, hand)
    content = {"text": ask.text("text", most=200_000), "promised": ask.day("promised", "")}
    number = _post(ask.state, mailbox, content, from_asker=False)
    ask.audit(hand, "mailbox_reply", person=person.id if person else "", detail={"mailbox": mailbox})
    return {"letter": number}


def mailbox_move(ask: Ask, hand: Hand) -> None:
    """New letters of a person go to the team that walks with them; old ones come along."""
    (mailbox, person), state, team = _box(ask, hand), ask.state, _team(ask)
    held = state.strands.teams_of(person.strands["self"]) if person else []
    no_if(team.id not in held if person else "self" not in team.compartments, "team")
    state.store.do("UPDATE mailbox SET team=? WHERE id=?", team.id, mailbox)
    for number, old, ours in state.store.rows("SELECT id,team,ours FROM letter WHERE mailbox=?", mailbox):
        bound = env.bind("letter", number, mailbox, "team")
        plain = open_by_team(hand, old, bound, ours)
        again = keys.seal_to(team.public, team.id, team.generation, bound, plain, "note")
        state.store.do("UPDATE letter SET team=?,ours=? WHERE id=?", team.id, again, number)
    ask.audit(hand, "mailbox_move", person=person.id if person else "",
              detail={"mailbox": mailbox, "team": team.id})  # fmt: skip


def _ours(ask: Ask, hand: Hand, columns: str, tail: str) -> list[Any]:
    """Letters of the mailboxes of this hand's teams, but of nobody who is hidden from it."""
    marks, table = ",".join("?" * len(hand.teams)), "letter l JOIN mailbox m ON m.id=l.mailbox"
    sql = f"SELECT l.mailbox,{columns} FROM {table} WHERE m.team IN ({marks}) {tail}"  # nosec B608: our words
    rows = ask.state.store.rows(sql, *hand.teams)
    hidden = {r[0] for r in rows if (person := _person_of(ask.state, r[0]))
              and person.is_hidden_from(hand.id, hand.session.teams)}  # fmt: skip
    return [row for row in rows if row[0] not in hidden]


def mailbox_states(ask: Ask, hand: Hand) -> Answer:
    blank = dict.fromkeys(("theirs_unread", "ours_unread", "letters"), 0)
    states = {mailbox: dict(blank) for mailbox in ask.texts("mailboxes", 1000)}
    for mailbox, from_asker, is_read in _ours(ask, hand, "l.from_asker,l.is_read", ""):
        if mailbox in states:
            states[mailbox]["letters"] += 1
            if not is_read:
                states[mailbox]["theirs_unread" if from_asker else "ours_unread"] += 1
    return {"states": states}


def unread(ask: Ask, hand: Hand) -> Answer:
    """Letters from askers that nobody has read, for this worker's teams."""
    tail = "AND l.from_asker=1 AND l.is_read=0 GROUP BY l.mailbox"
    rows = [(m, n, _person_of(ask.state, m)) for m, n in _ours(ask, hand, "count(*)", tail)]
    mine = ask.state.strands.readable(hand, [p.strands["casework"] for _, _, p in rows if p])
    return {"unread": [{"mailbox": mailbox, "person": p.id if p else "", "count": count,
        "strand": p.strands["casework"] if p and p.strands["casework"] in mine else ""}
        for mailbox, count, p in rows]}  # fmt: skip


# -- slips --------------------------------------------------------------------------------------------
def slip_give(ask: Ask, hand: Hand) -> Answer:
    """A sealed copy of a few fields, to one person's own key, with a purpose and an end; ``after``: who
    takes it over should the receiver pass it on."""
    registry, fields, person = ask.state.registry, ask.args.get("fields") or {}, ask.person(hand)
    to, purpose, now = registry.certified(ask.text("to", most=40)), ask.code("purpose"), int(time.time())
    after = registry.certified(name).id if (name := ask.text("after", "", 40)) else ""
    ends_at = ask.whole("ends_at", now + 1, now + SLIP_SECONDS, 0) or 0
    no_if(any(registry.hides(person, one) for one in (to.id, after) if one), "hidden")
    no_if(not isinstance(fields, dict) or len(repr(fields)) > 8000, "fields")
    texts([*fields, *fields.values()], "fields", 100)
    about, words = {"person": person.id, "after": after}, json.dumps(fields).encode()
    return _lay(ask, hand, "slip_give", (new_id(), hand.id, purpose, ends_at), to, about, words)


def _lay(ask: Ask, hand: Hand, verb: str, row: Any, to: Account, about: Any, words: bytes) -> Answer:
    """``row``: number, giver, purpose, end; bound in, with whom it is for."""
    sealed = keys.seal_to(to.public, to.id, 1, env.bind("slip", row[0], to.id, *row[2:]), words, "field")
    ask.state.store.put("slip", row[0], to.id, *row[1:], ask.state.store.cover("slip", row[0], about), sealed)
    ask.audit(hand, verb, person=about["person"], detail={"to": to.id, "slip": row[0]})
    return {"slip": row[0]}


def slips(ask: Ask, hand: Hand) -> Answer:
    rows = ask.state.store.rows("SELECT id,purpose,ends_at,given_by,person FROM slip WHERE account=?"
        " AND ends_at>?", hand.id, int(time.time()))  # fmt: skip
    return {"slips": [{"slip": r[0], "purpose": r[1], "ends_at": r[2], "given_by": r[3]}
        for r in rows if _of_slip(ask.state, hand, r[0], r[4])]}  # fmt: skip


def _of_slip(state: State, hand: Hand, number: str, covered: bytes) -> Person | None:
    person = state.registry.persons.get(state.store.uncover("slip", number, covered)["person"])
    return person if person and not person.is_hidden_from(hand.id, hand.session.teams) else None


def _mine(ask: Ask, hand: Hand) -> tuple[tuple[Any, ...], Person, bytes]:
    """A slip that is mine and not over: (number, giver, purpose, end, covered), whom about, its words."""
    my = "SELECT id,given_by,purpose,ends_at,person,envelope FROM slip WHERE id=? AND account=? AND ends_at>?"
    *row, sealed = there(ask.state.store.row(my, ask.text("slip"), hand.id, int(time.time())), "ended")
    person = there(_of_slip(ask.state, hand, row[0], row[4]), "ended")
    return tuple(row), person, hand.pair().open(env.bind("slip", row[0], hand.id, *row[2:4]), sealed)


def slip_open(ask: Ask, hand: Hand) -> Answer:
    row, person, words = _mine(ask, hand)
    ask.spend(hand, "names", [person.id])
    ask.audit(hand, "slip_open", person=person.id, detail={"slip": row[0]})
    return {"fields": json.loads(words)}


def slip_pass(ask: Ask, hand: Hand) -> Answer:
    """The receiver cannot go: sealed anew to the one whom the giver named, and gone for the receiver."""
    registry, (row, person, words) = ask.state.registry, _mine(ask, hand)
    after = ask.state.store.uncover("slip", row[0], row[4]).get("after", "")
    no_if(not after or registry.hides(person, after), "nobody")
    return _lay(ask, hand, "slip_pass", row[:4], registry.certified(after), {"person": person.id}, words)


def slip_end(ask: Ask, hand: Hand) -> None:
    number = ask.text("slip", most=40)
    no_if(not ask.state.store.do("DELETE FROM slip WHERE id=? AND (given_by=? OR account=?)",
        number, hand.id, hand.id), "ended")  # fmt: skip
    ask.audit(hand, "slip_end", detail={"slip": number})


def tidy(state: State) -> None:
    """Mailboxes that nobody came back to, and slips that are over, are gone for good."""
    for (mailbox,) in state.store.rows("SELECT id FROM mailbox WHERE ends_on<?", today()):
        if mailbox not in state.registry.by_mailbox:
            drop_mailbox(state, mailbox)
    state.store.do("DELETE FROM slip WHERE ends_at<?", int(time.time()))


def drop_mailbox(state: State, mailbox: str) -> None:
    state.store.do("DELETE FROM letter WHERE mailbox=?", mailbox)
    state.store.do("DELETE FROM mailbox WHERE id=?", mailbox)
    for pass_ in [p for p, (box, _, _) in state.passes.items() if box == mailbox]:
        del state.passes[pass_]

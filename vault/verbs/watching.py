"""Who has read what, is the record whole, and what is gone for good?"""

from __future__ import annotations

import time
from datetime import date, timedelta
from typing import Any

from vault.crypto import envelope as env
from vault.registry import No
from vault.sessions import Hand
from vault.verbs.base import Answer, Ask, State, today, verb
from vault.verbs.letters import open_by_team

BACKUP_DAYS = 30


@verb
def readers(ask: Ask) -> Answer:
    """Who has read this file and why, newest first."""
    hand, state = ask.hand(), ask.state
    person = state.strands.person(hand, ask.text("person", most=40))
    state.strands.keys_of(hand, [person.strands["contact"]])
    compartments = {s: c for c, s in person.strands.items()}
    out = []
    for seq, at, account, verb_, why, covered in state.store.rows(
        "SELECT seq,at,account,verb,why,detail FROM audit WHERE token=? ORDER BY seq DESC LIMIT ?",
        state.store.token("audit", person.id), min(int(ask.args.get("limit", 50)), 500)):  # fmt: skip
        strands = state.store.uncover("audit", str(seq), covered).get("strands", [])
        known = state.registry.accounts.get(account)
        out.append({"at": at, "user": account, "name": known.name if known else "", "verb": verb_,
                    "why": why, "compartments": [compartments.get(s, "") for s in strands]})  # fmt: skip
    return {"readers": out}, ()


@verb
def audit_list(ask: Ask) -> Answer:
    hand, state, args = ask.hand(), ask.state, ask.args
    hand.needs("officer")
    sql, values = "SELECT seq,at,account,verb,why,n,detail,note,origin FROM audit WHERE 1", []
    for column, test in (("user", "account=?"), ("verb", "verb=?"), ("since", "at>=?"),
                         ("until", "at<?"), ("before", "seq<?")):  # fmt: skip
        if args.get(column):
            sql += f" AND {test}"
            values.append(args[column])
    limit = min(int(args.get("limit", 100)), 1000)
    rows = state.store.rows(f"{sql} ORDER BY seq DESC LIMIT {limit}", *values)
    ask.audit(hand, "audit_list")
    return {"rows": [_audit_row(state, row) for row in rows]}, ()


def _audit_row(state: State, row: tuple[Any, ...]) -> dict[str, Any]:
    seq, at, account, verb_, why, n, covered, _, origin = row
    known = state.registry.accounts.get(account)
    detail = state.store.uncover("audit", str(seq), covered)
    person = state.registry.persons.get(detail.get("person", ""))
    return {"seq": seq, "at": at, "user": account, "name": known.name if known else "",
            "verb": verb_, "why": why, "n": n, "code": person.code if person else "",
            "person": detail.get("person", ""), "origin": origin}  # fmt: skip


@verb
def audit_verify(ask: Ask) -> Answer:
    hand, state = ask.hand(), ask.state
    hand.needs("officer")
    known = {a.id: a.verify for a in state.registry.accounts.values()}
    return state.audit.verify(ask.texts("anchors", 400), known), ()


@verb
def audit_words(ask: Ask) -> Answer:
    """The head as eight words, for officers to keep. No session: it tells nothing."""
    return {"words": ask.state.audit.words()}, ()


# -- notices ------------------------------------------------------------------------------------------
@verb
def notices(ask: Ask) -> Answer:
    """Officers see all; leads of intake those that ask them to join somebody up."""
    hand, state, out = ask.hand(deed=False), ask.state, []
    kinds = None if hand.may("officer") else ("join", "different") if hand.may("intake") else ()
    for row in state.store.rows(
        "SELECT id,kind,at,by,detail,note,due_at,done_at,done_by,finding FROM notice"
        " ORDER BY at DESC LIMIT 500"
    ):
        if kinds is None or row[1] in kinds:
            out.append(_notice(state, hand, row))
    return {"notices": out}, ()


def _notice(state: State, hand: Hand, row: tuple[Any, ...]) -> dict[str, Any]:
    number, kind, at, by, covered, note, due_at, done_at, done_by, finding = row
    detail, team = state.store.uncover("notice", number, covered), state.registry.team_of_kind("protection")
    text = ""
    if note and team.id in hand.teams:
        for generation in hand.teams[team.id]:
            bound = env.bind("protection", "notice", number, generation)
            if note[2:10] == env.key_id("pair", team.id, generation):
                text = open_by_team(hand, team, bound, note).decode()
    known, person = state.registry.accounts, state.registry.persons.get(detail.get("person", ""))
    hidden = person is not None and person.is_hidden_from(hand.id, hand.session.teams)
    return {"id": number, "kind": kind, "at": at, "by": by,
            "by_name": known[by].name if by in known else "", "due_at": due_at, "done_at": done_at,
            "done_by": known[done_by].name if done_by in known else "", "finding": finding,
            "person": person.id if person and not hidden else "",
            "code": person.code if person and not hidden else "", "note": text}  # fmt: skip


@verb
def notice_done(ask: Ask) -> Answer:
    """A review, signed off by name; never by the one who is reviewed."""
    hand, state, number = ask.hand(), ask.state, ask.text("notice", most=40)
    row = state.store.row("SELECT kind,by FROM notice WHERE id=? AND done_at=0", number)
    if row is None or not (hand.may("officer") or row[0] in ("join", "different")):
        raise No("not-yours")
    if row[0] == "safety" and row[1] == hand.id:
        raise No("yourself")
    finding = ask.text("finding", most=40)
    with state.store.writing() as db:
        db.execute("UPDATE notice SET done_at=?,done_by=?,finding=? WHERE id=?",
                   (int(time.time()), hand.id, finding, number))  # fmt: skip
        ask.audit(hand, "notice_done", why=finding, detail={"notice": number})
    if row[0] == "budget":
        state.budget.release(row[1])
    return {}, ()


# -- erasure ------------------------------------------------------------------------------------------
@verb
def erase(ask: Ask) -> Answer:
    """Every key of a person goes, then the log that still holds them is cut."""
    hand, state = ask.hand(), ask.state
    hand.needs("officer")
    if not hand.is_stepped_up:
        raise No("step-up")
    person = state.registry.persons.get(ask.text("person", most=40))
    if person is None:
        raise No("not-yours")
    with state.store.writing() as db:
        ask.audit(hand, "erase", person=person.id)
        for strand in person.strands.values():
            db.execute("DELETE FROM wrap WHERE strand=?", (strand,))
        db.execute("DELETE FROM face WHERE person=?", (person.id,))
        db.execute("DELETE FROM person WHERE id=?", (person.id,))
        db.execute("DELETE FROM letter WHERE mailbox=?", (person.mailbox,))
        db.execute("DELETE FROM mailbox WHERE id=?", (person.mailbox,))
        for number, covered in state.store.rows("SELECT id,person FROM slip"):
            if state.store.uncover("slip", number, covered)["person"] == person.id:
                db.execute("DELETE FROM slip WHERE id=?", (number,))
        db.execute("INSERT OR REPLACE INTO erased VALUES(?,?)", (person.id, today()))
        state.indexes.forget_person(hand, person.id)
    state.registry.forget_person(person)
    state.store.forget_deleted()
    complete = date.fromisoformat(today()) + timedelta(days=BACKUP_DAYS)
    return {"erased_on": today(), "complete_on": complete.isoformat(),
            "strands": list(person.strands.values())}, ()  # fmt: skip

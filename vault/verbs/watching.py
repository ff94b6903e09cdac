"""Who has read what, is the record whole, and what is gone for good?"""

import contextlib
import time
from datetime import date, timedelta
from typing import Any, Final

from vault.crypto import envelope as env
from vault.registry import No, Person, no_if, there, today
from vault.sessions import Hand
from vault.verbs.base import Answer, Ask, State
from vault.verbs.letters import asker, drop_mailbox, open_by_team

BACKUP_DAYS: Final = 30
FOR_INTAKE: Final = ("join", "different")


def _name(state: State, account: str) -> str:
    known = state.registry.accounts.get(account)
    return known.name if known else ""


def _readers(ask: Ask, person: Person) -> dict[str, Any]:
    """Newest first; the asker's own reading is not told."""
    state, compartments, out = ask.state, {s: c for c, s in person.strands.items()}, list[Any]()
    for seq, at, account, verb_, why, covered in state.store.rows("SELECT seq,at,account,verb,why,detail"
        " FROM audit WHERE token=? AND token<>x'' AND account<>'asker' ORDER BY seq DESC LIMIT ?",
        state.store.token("audit", person.id), ask.whole("limit", 1, 500, 50)):  # fmt: skip
        strands = state.store.uncover("audit", str(seq), covered).get("strands", [])
        out.append({"at": at, "user": account, "name": _name(state, account), "verb": verb_,
                    "why": why, "compartments": [compartments.get(s, "") for s in strands]})  # fmt: skip
    return {"readers": out}


def readers(ask: Ask, hand: Hand) -> Answer:
    """Who else has read this file and why."""
    return _readers(ask, ask.person(hand))


def mailbox_readers(ask: Ask) -> Answer:
    """The person asks who has read what is kept about them, and since when it is kept."""
    person = there(asker(ask, "mailbox_readers")[2], "not-yours")
    return _readers(ask, person) | {"since": person.since}


def audit_list(ask: Ask, hand: Hand) -> Answer:
    sql, values = "SELECT seq,at,account,verb,why,n,detail,origin FROM audit WHERE 1", list[Any]()
    for name, test in (("user", "account=?"), ("verb", "verb=?")):
        if ask.args.get(name):
            sql, values = f"{sql} AND {test}", [*values, ask.text(name, most=40)]
    for name, test in (("since", "at>=?"), ("until", "at<?"), ("before", "seq<?")):
        if ask.args.get(name):
            sql, values = f"{sql} AND {test}", [*values, ask.whole(name, 0, 2**62)]
    limit = ask.whole("limit", 1, 1000, 100)
    rows = ask.state.store.rows(f"{sql} ORDER BY seq DESC LIMIT ?", *values, limit)
    ask.audit(hand, "audit_list")
    return {"rows": [_audit_row(ask.state, hand, row) for row in rows]}


def _seen(state: State, hand: Hand, number: str) -> Person | None:
    """An officer too sees nothing of a person who is hidden from them by name."""
    person = state.registry.persons.get(number)
    teams = [person.only_team] if person and hand.may("officer") else hand.session.teams
    return None if person is None or person.is_hidden_from(hand.id, teams) else person


def _audit_row(state: State, hand: Hand, row: tuple[Any, ...]) -> dict[str, Any]:
    seq, at, account, verb_, why, n, covered, origin = row
    detail = state.store.uncover("audit", str(seq), covered)
    person = _seen(state, hand, detail.get("person", ""))
    return {"seq": seq, "at": at, "user": account, "name": _name(state, account), "verb": verb_,
            "why": why, "n": n, "code": person.code if person else "",
            "person": person.id if person else "", "origin": origin}  # fmt: skip


def audit_verify(ask: Ask, hand: Hand) -> Answer:
    known = {}
    for account in list(ask.state.registry.accounts):
        with contextlib.suppress(No):
            known[account] = ask.state.registry.vouched(account).verify
    return ask.state.audit.verify(ask.texts("anchors", 400), known), ()


def audit_words(ask: Ask) -> Answer:
    """The head as eight words, for officers to keep. No session: it tells nothing."""
    return {"words": ask.state.audit.words()}


# -- notices ------------------------------------------------------------------------------------------
def notices(ask: Ask, hand: Hand) -> Answer:
    """Officers see all; intake those that ask to join somebody up. Nobody sees a notice about a
    person who is hidden from them; a note is opened only into the audit. What waits comes first,
    so that no flood of what is done with pushes it out."""
    state, kinds, shown = ask.state, None if hand.may("officer") else FOR_INTAKE, []
    if kinds and not hand.may("intake"):
        return {"notices": []}
    for row in state.store.rows("SELECT * FROM notice ORDER BY done_at>0, at DESC LIMIT 2000"):
        detail = state.store.uncover("notice", row[0], row[4])
        person = _seen(state, hand, detail.get("person", ""))
        if (kinds is None or row[1] in kinds) and (person or not detail.get("person")):
            shown.append((row, person))
    protection = state.registry.team_of_kind("protection").id
    wanted = protection in hand.teams and ask.args.get("notes") is not False
    opened = [row for row, _ in shown if wanted and row[5] and not row[7]]
    if opened:
        ask.audit(hand, "notices", n=len(opened))
    notes = {row[0]: open_by_team(hand, protection, env.bind("notice", row[0]), row[5]).decode()
             for row in opened}  # fmt: skip
    return {"notices": [{"id": number, "kind": kind, "at": at, "by": by, "by_name": _name(state, by),
        "due_at": due_at, "done_at": done_at, "done_by": _name(state, done_by), "finding": finding,
        "person": person.id if person else "", "code": person.code if person else "",
        "note": notes.get(number, "")} for (number, kind, at, by, _, _, due_at, done_at, done_by, finding),
        person in shown]}  # fmt: skip


def notice_done(ask: Ask, hand: Hand) -> None:
    """A review, signed off by name; never by the one who is reviewed."""
    state, number, finding = ask.state, ask.text("notice", most=40), ask.code("finding")
    row = state.store.row("SELECT kind,by,detail FROM notice WHERE id=? AND done_at=0", number)
    may = hand.may("officer") or (hand.may("intake") and row is not None and row[0] in FOR_INTAKE)
    no_if(row is None or not may, "not-yours")
    about = state.store.uncover("notice", number, row[2]).get("person")
    no_if(about and _seen(state, hand, about) is None, "not-yours")
    no_if(row[0] not in FOR_INTAKE and row[1] == hand.id, "yourself")
    state.store.do("UPDATE notice SET done_at=?,done_by=?,finding=? WHERE id=?",
                   int(time.time()), hand.id, finding, number)  # fmt: skip
    ask.audit(hand, "notice_done", why=finding, detail={"notice": number})
    if row[0] == "budget":
        state.budget.release(row[1])


# -- erasure ------------------------------------------------------------------------------------------
def erase(ask: Ask, hand: Hand) -> Answer:
    """Every key of a person goes, then the log that still holds them is cut."""
    state, store = ask.state, ask.state.store
    hand.needs_step()
    person, cards = _seen(state, hand, ask.text("person", most=40)), state.registry.team_of_kind("match").id
    if person is None or cards not in hand.teams:
        raise No("not-yours")
    ask.audit(hand, "erase", person=person.id)
    state.indexes.forget_person(hand, person.id, [*state.strands.teams_of(person.strands["contact"]), cards])
    for strand in person.strands.values():
        store.do("DELETE FROM wrap WHERE strand=?", strand)
    store.do("DELETE FROM face WHERE person=?", person.id)
    store.do("DELETE FROM person WHERE id=?", person.id)
    drop_mailbox(state, person.mailbox)
    for number, covered in store.rows("SELECT id,person FROM slip"):
        if store.uncover("slip", number, covered)["person"] == person.id:
            store.do("DELETE FROM slip WHERE id=?", number)
    for number, covered in store.rows("SELECT id,detail FROM notice"):
        if store.uncover("notice", number, covered).get("person") == person.id:
            store.do("UPDATE notice SET note=x'' WHERE id=?", number)
    store.put("erased", person.id, today())
    state.registry.forget_person(person)
    complete = date.fromisoformat(today()) + timedelta(days=BACKUP_DAYS)
    return {"erased_on": today(), "complete_on": complete.isoformat(),
            "strands": list(person.strands.values())}  # fmt: skip

"""One question for every verb, asked on a stage on which each role stands in a known place.

Everything sealed on the stage holds the word CANARY, so that an answer that gave some of it away
shows. A question is undone after it was asked.
"""

import contextlib
import copy
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.vault.authenticator import b64
from tests.vault.office import PIN, Office, enrol, found_office
from vault.client import Opening, VaultError

CANARY = "카나리아"
ROLES = ("dahee", "sora", "minji", "yongil", "taeho", "bora", "hana", "jisoo", "yuna", "gilsu", "nobody")
Question = tuple[dict[str, Any], list[bytes]]


@dataclass
class Stage:
    office: Office
    made: dict[str, Any]
    note: Opening
    own: Opening
    mailbox: str
    words: str
    pass_: str
    request: bytes
    slip: str
    notice: str
    form: str
    drafts: dict[str, bytes]

    @property
    def person(self) -> str:
        return str(self.made["person"])

    def strand(self, compartment: str = "casework") -> str:
        return str(self.made["strands"][compartment])


def set_stage(folder: Path) -> Stage:
    """Minji leads the file in Seoul's team with Sora, Yong-il, Bora (hidden) and Yuna (closed)."""
    office = found_office(folder)
    vault, tokens, users = office.vault, office.tokens, office.users
    for handle in ("bora", "yuna", "gilsu"):
        enrol(office, handle)
        vault.grant(tokens["minji"], office.teams["seoul"], users[handle])
    box = vault.mailbox_new(office.teams["intake"])
    vault.mailbox_write(box["form"], CANARY)
    intake, seoul = office.teams["intake"], office.teams["seoul"]
    made = office.person(CANARY, "sora", lead=users["minji"], mailbox=box["mailbox"],
        hidden_from=[users["bora"]], strands={"contact": [intake, seoul], "self": [intake, seoul],
        "safety": [seoul], "casework": [seoul]})  # fmt: skip
    vault.mailbox_reply(tokens["sora"], box["mailbox"], CANARY)
    note = office.seal("minji", made["strands"]["casework"], CANARY.encode() * 100)
    own = office.seal("minji", made["strands"]["self"], CANARY.encode())
    slip = vault.slip_give(tokens["minji"], to=users["jisoo"], person=made["person"], purpose="escort",
        ends_at=int(time.time()) + 900, fields={"name": CANARY}, after=users["yongil"])  # fmt: skip
    vault.safety_window(tokens["yongil"], person=made["person"], reason="danger", note=CANARY)
    request = vault.seal_to_team(intake, "reach_request", "data", "q1", CANARY.encode())
    notice = next(n["id"] for n in vault.notices(tokens["dahee"]) if n["kind"] == "safety")
    drafts = {h: vault.seal_draft(t, "k", CANARY.encode()) for h, t in tokens.items()}
    for handle in ("dahee", "sora", "minji", "yuna"):
        vault.set_pin(tokens[handle], PIN)
    vault.leave(tokens["dahee"], users["gilsu"])
    office.come_in("minji")
    vault.close(tokens["yuna"])
    tokens["nobody"] = ""
    form = vault.form_seal("ask", CANARY.encode())
    return Stage(office, made, note, own, box["mailbox"], "".join(box["words"]), box["form"],
                 request, slip, notice, form, drafts)  # fmt: skip


def question(stage: Stage, verb: str, role: str) -> Question:
    """Arguments and parts with which ``role`` asks ``verb`` about the stage's person."""
    asked = QUESTIONS[verb](stage, role)
    return asked if isinstance(asked, tuple) else (asked, [])


def ask(stage: Stage, verb: str, role: str) -> tuple[str, dict[str, Any], list[bytes]]:
    """(outcome, answer, parts): ``ok`` or the code of the refusal."""
    args, parts = question(stage, verb, role)
    token = stage.office.tokens[role]
    try:
        answer, back = stage.office.vault.call(verb, parts, token=token, **args)
    except VaultError as no:
        kind = type(no).__name__
        said = {"SignedOut": "signed-out", "SessionClosed": "closed", "OverBudget": "budget"}
        return said.get(kind) or no.code or kind, stage.office.vault.last, []
    return "ok", answer, back


@contextlib.contextmanager
def undone(stage: Stage) -> Iterator[None]:
    """What is asked inside leaves no trace: neither in the store nor in memory."""
    state = stage.office.state
    kept = {name: copy.deepcopy(getattr(state, name)) for name in ("passes", "paced", "budget")}
    live = copy.deepcopy(state.sessions.live)
    forget, state.store.forget_deleted = state.store.forget_deleted, lambda: True  # type: ignore[method-assign]
    try:
        with state.store.writing() as db:
            yield
            state.store.is_touched = True
            raise _Undo
    except _Undo:
        pass
    finally:
        assert not db.in_transaction
        state.store.forget_deleted = forget  # type: ignore[method-assign]
        state.sessions.live = live
        for name, value in kept.items():
            setattr(state, name, value)


class _Undo(Exception):
    pass


# -- the questions ------------------------------------------------------------------------------------
def _ticket(stage: Stage, role: str) -> str:
    try:
        token = stage.office.tokens[role]
        found = stage.office.vault.match(token, names=["새이름"], birth_year=None, phones=[])
    except VaultError:
        return ""
    return str(found["ticket"])


def _create(stage: Stage, role: str) -> dict[str, Any]:
    seoul = [stage.office.teams["seoul"]]
    return {"ticket": _ticket(stage, role), "face": {"display": "새이름", "names": ["새이름"]},
            "lead": stage.office.users["minji"], "profile": {"sex": "f"},
            "strands": dict.fromkeys(("contact", "safety", "self", "casework"), seoul)}  # fmt: skip


def _second(stage: Stage, role: str) -> dict[str, Any]:
    waiting = {"id": "w", "key": "k", "by": stage.office.users["yongil"], "ready": time.monotonic() + 60}
    stage.office.state.paced["w"] = waiting
    return {"request": "w"}


def _version(stage: Stage, role: str) -> dict[str, Any]:
    return {"person": stage.person, "version": 1, "face": {"display": CANARY, "names": [CANARY]}}


def _opening(opening: Opening) -> Question:
    o = opening
    return {"items": [[o.strand, o.table, o.column, o.row, o.version]], "why": "visit"}, [o.envelope]


def _seal(stage: Stage, role: str) -> Question:
    return {"items": [[stage.strand(), "care_note", "data", "r9", 1, "note"]]}, [b"words"]


def _empty(stage: Stage, role: str) -> dict[str, Any]:
    return {}


def of(**fixed: Any) -> Callable[[Stage, str], dict[str, Any]]:
    """Fixed arguments; a function among them is asked of the stage."""
    return lambda stage, role: {k: v(stage) if callable(v) else v for k, v in fixed.items()}


def user(handle: str) -> Callable[[Stage], str]:
    return lambda stage: stage.office.users[handle]


def team(name: str) -> Callable[[Stage], str]:
    return lambda stage: stage.office.teams[name]


def person(stage: Stage) -> str:
    return stage.person


def work(stage: Stage) -> str:
    return stage.strand()


def box(stage: Stage) -> str:
    return stage.mailbox


WEBAUTHN = {"clientDataJSON": b64(b"{}"), "credentialId": "x"}
QUESTIONS: dict[str, Callable[[Stage, str], Any]] = {"about": _empty, "whoami": _empty, "close": _empty,
    "sign_out": _empty, "staff": _empty, "teams": _empty, "caseload": _empty, "audit_words": _empty,
    "audit_list": _empty, "audit_verify": _empty, "notices": _empty, "unread": _empty, "slips": _empty,
    "unlock": lambda s, r: {"handle": r, "phrase": s.office.phrases.get(r, s.office.phrases["minji"])},
    "passkey_challenge": of(purpose="register"), "passkey_register": of(answer=WEBAUTHN, label="k"),
    "passkey_use": of(answer=WEBAUTHN), "resume_pin": of(pin=PIN), "set_pin": of(pin="1234"),
    "seal_draft": lambda s, r: ({"key": "k"}, [b"words"]), "open_draft": lambda s, r: ({"key": "k"},
    [s.drafts.get(r, b"")]), "form_seal": lambda s, r: ({"purpose": "ask"}, [b"words"]),
    "form_open": lambda s, r: {"purpose": "ask", "form": s.form}, "enrol": of(handle="new", name="New",
    role="counsellor", can=["duty"], centre="seoul", ends_on=""), "create_team": of(name="New",
    compartments=["contact"], kind="care", lead=user("minji"), centre=""), "grant": of(team=team("seoul"),
    user=user("taeho")), "revoke": of(team=team("seoul"), user=user("yongil")),
    "turn": of(team=team("seoul")), "leave": of(user=user("yongil")), "search": of(query=CANARY),
    "match": of(names=[CANARY], birth_year=1984, phones=[]), "create_person": _create, "settle": lambda s,
    r: {"people": [_create(s, "nobody")]}, "open_person": of(person=person, why="visit"),
    "faces": of(strands=lambda s: [s.strand()]), "person_of": of(strands=lambda s: [s.strand()]),
    "strand_of": of(persons=lambda s: [s.person], compartment="casework"), "edit_face": _version,
    "edit_person": of(person=person, stage="plan"), "assign": of(persons=lambda s: [s.person],
    to=user("yongil")), "hide": of(person=person, users=lambda s: [s.office.users["bora"],
    s.office.users["taeho"]]), "open_strand": of(person=person, compartment="health", teams=lambda s: []),
    "share": of(strand=work, team=team("daejeon")), "take_back": of(strand=lambda s: s.strand("contact"),
    team=team("intake")), "seal": _seal, "open": lambda s, r: _opening(s.note),
    "silent": of(asked=lambda s: [[s.strand(), 30]]),
    "mark": of(items=lambda s: [{"indicator": "visits", "day": "2026-01-01", "centre": "seoul",
    "strand": "", "unique": "u"}]), "totals": of(indicators=["visits"], months=["2026-01"]),
    "safety_window": of(person=person, reason="danger", note=CANARY), "second": _second,
    "seal_to_team": lambda s, r: ({"team": s.office.teams["intake"], "table": "t", "column": "c",
    "row": "r"}, [b"words"]), "open_for_team": lambda s, r: ({"team": s.office.teams["intake"],
    "why": "intake", "items": [["reach_request", "data", "q1"]]}, [s.request]),
    "mailbox_new": of(team=team("intake")), "mailbox_unlock": of(text=lambda s: s.words),
    "mailbox_read": lambda s, r: {"pass": s.pass_}, "mailbox_readers": lambda s, r: {"pass": s.pass_},
    "mailbox_seal_self": lambda s, r: ({"pass": s.pass_, "items": [[*_opening(s.own)[0]["items"][0],
    "note"]]}, [b"words"]), "mailbox_leave": lambda s, r: {"pass": s.pass_},
    "mailbox_write": lambda s, r: {"pass": s.pass_, "text": "words"}, "mailbox_open_self": lambda s,
    r: ({"pass": s.pass_} | _opening(s.own)[0], [s.own.envelope]), "mailbox_letters": of(mailbox=box,
    why="letters"), "mailbox_states": of(mailboxes=lambda s: [s.mailbox]), "mailbox_reply": of(mailbox=box,
    text="words"), "mailbox_move": of(mailbox=box, team=team("seoul")), "slip_give": of(to=user("jisoo"),
    person=person, purpose="escort", fields={"a": "b"}, ends_at=lambda s: int(time.time()) + 600),
    "slip_open": of(slip=lambda s: s.slip), "slip_end": of(slip=lambda s: s.slip),
    "slip_pass": of(slip=lambda s: s.slip),
    "readers": of(person=person), "notice_done": of(notice=lambda s: s.notice, finding="right"),
    "erase": of(person=person)}  # fmt: skip

"""How does a worker come in, step behind the curtain, and come back?"""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from vault import passkeys, words
from vault.crypto import envelope as env
from vault.crypto import keys
from vault.registry import No
from vault.sessions import IDLE_SECONDS, PIN_TRIES, STEP_SECONDS, Session
from vault.verbs.base import Answer, Ask, State, verb


@verb
def about(ask: Ask) -> Answer:
    registry = ask.state.registry
    intake = next((t.id for t in registry.teams.values() if t.kind == "intake"), "")
    return {"practice": ask.state.store.is_practice, "intake_team": intake, "version": 1}, ()


@verb
def unlock(ask: Ask) -> Answer:
    state = ask.state
    parsed = words.parse(ask.text("phrase", most=2000), words.STAFF)
    if not parsed.ok:
        raise No("words", positions=sorted(parsed.unknown), count=len(parsed.words))
    account, seed = state.sessions.unlock(
        ask.text("handle", most=80).strip().lower(), words.secret(parsed.words)
    )
    has_passkey = state.store.row("SELECT 1 FROM passkey WHERE account=?", account.id)
    step = "open" if state.store.is_practice else ("passkey" if has_passkey else "enrol")
    token = state.sessions.begin(account, seed, step, ask.text("where", ""))
    if step == "open":
        _came_in(ask, token)
    return {"token": token, "state": step, "user": account.id}, ()


def _came_in(ask: Ask, token: str) -> None:
    from vault.verbs.staff import turn_if_due

    hand = ask.state.sessions.hand(token)
    ask.audit(hand, "unlock")
    ask.state.audit.sign_head(hand.id, hand.seed)
    turn_if_due(ask.state, hand)
    sweep(ask.state)


def sweep(state: State) -> None:
    state.indexes.keep(state.sessions.sweep())


@verb
def whoami(ask: Ask) -> Answer:
    state = ask.state
    session = state.sessions.find(ask.token)
    if session.state == "open" and ask.args.get("deed") is not False:
        session.deed = time.monotonic()
    account, registry = state.registry.accounts[session.account], state.registry
    leads = {t for (t,) in state.store.rows(
        "SELECT team FROM membership WHERE account=? AND lead=1", account.id)}  # fmt: skip
    teams = [
        {"id": t, "name": registry.teams[t].name, "kind": registry.teams[t].kind,
         "compartments": list(registry.teams[t].compartments), "lead": t in leads}
        for t in sorted(session.teams) if t in registry.teams
    ]  # fmt: skip
    left = max(0, int(IDLE_SECONDS - (time.monotonic() - session.deed)))
    count = state.store.row("SELECT count(*) FROM passkey WHERE account=?", account.id)[0]
    return {
        "user": account.id, "handle": account.handle, "name": account.name, "role": account.role,
        "can": list(account.can), "centre": account.centre, "state": session.state,
        "seconds": left, "passkeys": count, "has_pin": account.pin is not None, "teams": teams,
        "stepped_up": time.monotonic() < session.stepped_until,
    }, ()  # fmt: skip


# -- passkeys and PIN -------------------------------------------------------------------------------
@verb
def passkey_challenge(ask: Ask) -> Answer:
    purpose = ask.text("purpose", most=10)
    session = ask.state.sessions.find(ask.token)
    fits = {"register": ("open", "enrol"), "unlock": ("passkey",), "resume": ("closed",),
            "step": ("open",)}  # fmt: skip
    if session.state not in fits.get(purpose, ()):
        raise No("purpose")
    challenge = passkeys.challenge()
    session.challenge = (purpose, challenge)
    ids = [i for (i,) in ask.state.store.rows(
        "SELECT id FROM passkey WHERE account=?", session.account)]  # fmt: skip
    account = ask.state.registry.accounts[session.account]
    return {"challenge": _b64(challenge), "credentials": ids, "rp": ask.state.rp["id"],
            "user": _b64(bytes.fromhex(account.id)), "name": account.handle}, ()  # fmt: skip


def _take_challenge(session: Session, *purposes: str) -> tuple[str, bytes]:
    waiting, session.challenge = session.challenge, None
    if waiting is None or waiting[0] not in purposes:
        raise No("purpose")
    return waiting


@verb
def passkey_register(ask: Ask) -> Answer:
    state, session = ask.state, ask.state.sessions.find(ask.token)
    _, challenge = _take_challenge(session, "register")
    if session.state == "open" and not state.store.is_practice:
        ask.hand()
        if time.monotonic() > session.stepped_until:
            raise No("step-up")
    try:
        made = passkeys.verify_registration(
            _answer(ask), challenge=challenge, origins=state.rp["origins"], rp_id=state.rp["id"]
        )
    except passkeys.PasskeyRefused as error:
        raise No(f"passkey-{error.code}") from error
    label = ask.text("label", "", 60) or "passkey"
    with state.store.writing() as db:
        db.execute("INSERT INTO passkey VALUES(?,?,?,?,?,?)",
                   (made.id, session.account, made.public_key, made.algorithm, made.counter, label))  # fmt: skip
    if session.state == "enrol":
        session.state, session.deed = "open", time.monotonic()
        _came_in(ask, ask.token)
    hand = ask.hand()
    ask.audit(hand, "passkey_register")
    return {"state": session.state}, ()


@verb
def passkey_use(ask: Ask) -> Answer:
    state, session = ask.state, ask.state.sessions.find(ask.token)
    purpose, challenge = _take_challenge(session, "unlock", "resume", "step")
    answer = _answer(ask)
    row = state.store.row("SELECT id,public,algorithm,counter FROM passkey WHERE id=? AND account=?",
                          answer.get("credentialId", ""), session.account)  # fmt: skip
    if row is None:
        raise No("passkey-unknown")
    try:
        counter = passkeys.verify_assertion(
            passkeys.Credential(*row), answer, challenge=challenge,
            origins=state.rp["origins"], rp_id=state.rp["id"])  # fmt: skip
    except passkeys.PasskeyRefused as error:
        raise No(f"passkey-{error.code}") from error
    with state.store.writing() as db:
        db.execute("UPDATE passkey SET counter=? WHERE id=?", (counter, row[0]))
    return _let_through(ask, session, purpose)


def _let_through(ask: Ask, session: Session, purpose: str) -> Answer:
    session.state, session.deed, session.pin_tries = "open", time.monotonic(), 0
    if purpose == "unlock":
        _came_in(ask, ask.token)
    hand = ask.hand()
    raised: list[str] = []
    if purpose == "step":
        session.stepped_until = time.monotonic() + STEP_SECONDS
        raised = ask.state.budget.confirm(hand.id)
        if raised:
            ask.state.notice("budget", hand, {"kinds": raised})
    ask.audit(hand, purpose, detail={"raised": raised})
    return {"state": "open", "seconds": IDLE_SECONDS}, ()


def _answer(ask: Ask) -> dict[str, str]:
    answer = ask.args.get("answer")
    if not isinstance(answer, dict) or not all(
        isinstance(k, str) and isinstance(v, str) and len(v) < 20_000 for k, v in answer.items()
    ):
        raise No("bad-answer", "bad")
    return answer


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _pin_digest(ask: Ask, account: str, pin: str) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=keys.digest(ask.state.pepper, "pin", account),
                          n=2**12, r=8, p=1)  # fmt: skip


@verb
def set_pin(ask: Ask) -> Answer:
    hand, pin = ask.hand(), ask.text("pin", most=12)
    if not ask.state.store.is_practice:
        raise No("production")
    if not (pin.isascii() and pin.isdigit() and 4 <= len(pin) <= 12):
        raise No("pin-form")
    hand.account.pin = _pin_digest(ask, hand.id, pin)
    ask.state.registry.write_account(hand.account)
    return {}, ()


@verb
def resume_pin(ask: Ask) -> Answer:
    session = ask.state.sessions.find(ask.token)
    account = ask.state.registry.accounts[session.account]
    if not ask.state.store.is_practice or account.pin is None:
        raise No("production")
    if session.state not in ("closed", "open"):
        raise No("purpose")
    session.pin_tries += 1
    if not secrets.compare_digest(account.pin, _pin_digest(ask, account.id, ask.text("pin", most=40))):
        if session.pin_tries >= PIN_TRIES:
            ask.state.sessions.end(session)
            raise No("", "signed-out")
        raise No("pin", left=PIN_TRIES - session.pin_tries)
    return _let_through(ask, session, "resume" if session.state == "closed" else "step")


@verb
def close(ask: Ask) -> Answer:
    session = ask.state.sessions.find(ask.token)
    if session.state == "open":
        session.state = "closed"
    return {"state": session.state}, ()


@verb
def sign_out(ask: Ask) -> Answer:
    session = ask.state.sessions.find(ask.token)
    ask.state.sessions.end(session)
    sweep(ask.state)
    return {}, ()


# -- drafts and forms ---------------------------------------------------------------------------------
@verb
def seal_draft(ask: Ask) -> Answer:
    account = ask.state.registry.accounts[ask.state.sessions.find(ask.token).account]
    bound = env.bind("draft", account.id, ask.text("key", most=300))
    return {}, [keys.seal_to(account.public, account.id, 1, bound, ask.parts[0], "note")]


@verb
def open_draft(ask: Ask) -> Answer:
    hand = ask.hand()
    plain = hand.pair().open(env.bind("draft", hand.id, ask.text("key", most=300)), ask.parts[0])
    return {}, [plain]


def _form_day(offset: int) -> str:
    return (datetime.now(UTC) - timedelta(days=offset)).date().isoformat()


@verb
def form_seal(ask: Ask) -> Answer:
    day = _form_day(0)
    sealed = env.seal(keys.derive(ask.state.pepper, "form", day), env.key_id("form", day, 1),
                      env.bind("form", ask.text("purpose", most=80)), ask.parts[0], "field")  # fmt: skip
    return {"form": _b64(sealed)}, ()


@verb
def form_open(ask: Ask) -> Answer:
    text, bound = ask.text("form", most=400_000), env.bind("form", ask.text("purpose", most=80))
    try:
        sealed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError) as error:
        raise No("form") from error
    for day in (_form_day(0), _form_day(1)):
        if sealed[2:10] == env.key_id("form", day, 1):
            key: Any = keys.derive(ask.state.pepper, "form", day)
            try:
                return {}, [env.open_(key, sealed[2:10], bound, sealed)]
            except env.NotOpened:
                break
    raise No("form")

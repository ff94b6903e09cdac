"""How does a worker come in, step behind the curtain, and come back?"""

import base64
import binascii
import hashlib
import secrets
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from hangul import words

from vault import passkeys
from vault.audit import Entry
from vault.crypto import envelope as env, keys
from vault.registry import No, no_if, there
from vault.sessions import IDLE_SECONDS, PIN_TRIES, STEP_SECONDS, Hand, Session
from vault.verbs.base import Answer, Ask, State
from vault.verbs.staff import turn_if_due

CHALLENGE_SECONDS: Final = 300
FITS: Final = {"register": "open enrol", "unlock": "passkey", "resume": "closed", "step": "open"}


def about(ask: Ask) -> Answer:
    teams = [t for t in ask.state.registry.teams.values() if t.kind in ("protection", "intake")]
    return {"version": 1, "practice": ask.state.store.is_practice, "intake_team": "",
            **{f"{t.kind}_team": t.id for t in reversed(teams)}}  # fmt: skip


def unlock(ask: Ask) -> Answer:
    state, where = ask.state, ask.text("where", "", 200)[:60]
    handle = ask.text("handle", most=80).strip().lower()
    parsed = words.parse(ask.text("phrase", most=2000), words.STAFF)
    no_if(not parsed.ok, "words", positions=sorted(parsed.unknown), count=len(parsed.words))
    account, seed = state.sessions.unlock(handle, words.secret(parsed.words), where)
    with state.store.writing():
        has_passkey = state.store.row("SELECT 1 FROM passkey WHERE account=?", account.id)
        step = "open" if state.store.is_practice else ("passkey" if has_passkey else "enrol")
        token = state.sessions.begin(account, seed, step, where)
        if step == "open":
            _came_in(ask, token)
        return {"token": token, "state": step, "user": account.id}


def _came_in(ask: Ask, token: str) -> None:
    state, hand = ask.state, ask.state.sessions.hand(token)
    ask.audit(hand, "unlock")
    state.audit.sign_head(hand.id, hand.seed)
    turn_if_due(state, hand)
    sweep(state)


def sweep(state: State) -> None:
    with state.store.lock:
        state.indexes.keep(state.sessions.sweep())


def whoami(ask: Ask, session: Session) -> Answer:
    """Before the passkey: nothing but a name and the step that is due."""
    state = ask.state
    if session.state == "open" and ask.args.get("deed") is not False:
        session.deed = time.monotonic()
    account, registry = state.registry.accounts[session.account], state.registry
    inside = session.state in ("open", "closed")
    teams = [{"id": t, "name": registry.teams[t].name, "kind": registry.teams[t].kind,
        "compartments": list(registry.teams[t].compartments), "lead": registry.is_lead(t, account.id)}
        for t in sorted(session.teams) if t in registry.teams and inside]  # fmt: skip
    left = max(0, int(IDLE_SECONDS - (time.monotonic() - session.deed)))
    count = state.store.row("SELECT count(*) FROM passkey WHERE account=?", account.id)[0]
    return {"user": account.id, "handle": account.handle, "name": account.name, "role": account.role,
        "can": list(account.can), "centre": account.centre, "state": session.state, "seconds": left,
        "passkeys": count, "has_pin": account.pin is not None, "teams": teams,
        "stepped_up": time.monotonic() < session.stepped_until}  # fmt: skip


# -- passkeys and PIN -------------------------------------------------------------------------------
def passkey_challenge(ask: Ask, session: Session) -> Answer:
    state, purpose = ask.state, ask.text("purpose", most=10)
    no_if(session.state not in FITS.get(purpose, "").split(), "purpose")
    challenge = passkeys.challenge()
    session.challenge = (purpose, challenge, time.monotonic() + CHALLENGE_SECONDS)
    ids = [i for (i,) in state.store.rows("SELECT id FROM passkey WHERE account=?", session.account)]
    account = state.registry.accounts[session.account]
    return {"challenge": _b64(challenge), "credentials": ids, "rp": state.rp["id"],
            "user": _b64(bytes.fromhex(account.id)), "name": account.handle}  # fmt: skip


def _take_challenge(session: Session, *purposes: str) -> tuple[str, bytes]:
    """Good once, for what it was asked for, in the state in which it was asked."""
    waiting, session.challenge = there(session.challenge, "purpose"), None
    no_if(waiting[0] not in purposes or waiting[2] < time.monotonic(), "purpose")
    no_if(session.state not in FITS[waiting[0]].split(), "purpose")
    return waiting[0], waiting[1]


def passkey_register(ask: Ask, session: Session) -> Answer:
    state = ask.state
    _, challenge = _take_challenge(session, "register")
    if session.state == "open" and not state.store.is_practice:
        state.sessions.hand(ask.token).needs_step()
    made = passkeys.verify_registration(_answer(ask), challenge=challenge, origins=state.rp["origins"],
        rp_id=state.rp["id"])  # fmt: skip
    no_if(state.store.row("SELECT 1 FROM passkey WHERE id=?", made.id), "passkey-known")
    is_first, label = session.state == "enrol", ask.text("label", "", 60) or "passkey"
    state.store.put("passkey", made.id, session.account, made.public_key, made.algorithm, made.counter, label)
    state.audit.write(Entry("passkey_register", session.account, origin=session.where))
    if is_first:
        session.state, session.deed = "open", time.monotonic()
        _came_in(ask, ask.token)
    return {"state": session.state}


def passkey_use(ask: Ask, session: Session) -> Answer:
    state, answer = ask.state, _answer(ask)
    purpose, challenge = _take_challenge(session, "unlock", "resume", "step")
    row = there(state.store.row("SELECT id,public,algorithm,counter FROM passkey WHERE id=? AND account=?",
        answer.get("credentialId", ""), session.account), "passkey-unknown")  # fmt: skip
    counter = passkeys.verify_assertion(passkeys.Credential(*row), answer, challenge=challenge,
        origins=state.rp["origins"], rp_id=state.rp["id"])  # fmt: skip
    state.store.do("UPDATE passkey SET counter=? WHERE id=?", counter, row[0])
    return _let_through(ask, session, purpose)


def _let_through(ask: Ask, session: Session, purpose: str) -> Answer:
    session.state, session.deed, session.pin_tries = "open", time.monotonic(), 0
    if purpose == "unlock":
        _came_in(ask, ask.token)
    else:
        hand = ask.state.sessions.hand(ask.token)
        ask.audit(hand, purpose)
        if purpose == "step":
            session.stepped_until = time.monotonic() + STEP_SECONDS
            if raised := ask.state.budget.confirm(hand.id):
                ask.state.notice("budget", hand, {"kinds": raised})
    return {"state": "open", "seconds": IDLE_SECONDS}


def _answer(ask: Ask) -> dict[str, str]:
    answer = ask.args.get("answer")
    if not isinstance(answer, dict) or not all(isinstance(k, str) and isinstance(v, str) and len(v) < 20_000
            for k, v in answer.items()):  # fmt: skip
        raise No("bad-answer", "bad")
    return answer


def _b64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _pin_digest(ask: Ask, account: str, pin: str) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=keys.digest(ask.state.pepper, "pin", account), n=2**12, r=8, p=1)


def set_pin(ask: Ask, hand: Hand) -> None:
    pin = ask.text("pin", most=12)
    no_if(not ask.state.store.is_practice, "production")
    no_if(not (pin.isascii() and pin.isdigit() and len(pin) >= 4), "pin-form")
    ask.state.registry.write_account(replace(hand.account, pin=_pin_digest(ask, hand.id, pin)))


def resume_pin(ask: Ask, session: Session) -> Answer:
    account = ask.state.registry.accounts[session.account]
    if not ask.state.store.is_practice or account.pin is None:
        raise No("production")
    no_if(session.state not in ("closed", "open"), "purpose")
    session.pin_tries += 1
    if not secrets.compare_digest(account.pin, _pin_digest(ask, account.id, ask.text("pin", most=40))):
        if session.pin_tries >= PIN_TRIES:
            ask.state.sessions.end(session)
            raise No("", "signed-out")
        raise No("pin", left=PIN_TRIES - session.pin_tries)
    return _let_through(ask, session, "resume" if session.state == "closed" else "step")


def close(ask: Ask, session: Session) -> Answer:
    if session.state == "open":
        session.state, session.stepped_until = "closed", 0.0
        session.windows.clear()
    return {"state": session.state}


def sign_out(ask: Ask, session: Session) -> None:
    ask.state.sessions.end(session)
    sweep(ask.state)


# -- drafts and forms ---------------------------------------------------------------------------------
def seal_draft(ask: Ask, session: Session) -> Answer:
    """To the worker's own public key: needs no key of the session, so that a closed one can."""
    public = ask.state.registry.accounts[session.account].public
    bound = env.bind("draft", session.account, ask.text("key", most=300))
    return {}, [keys.seal_to(public, session.account, 1, bound, ask.part(), "note")]


def open_draft(ask: Ask, hand: Hand) -> Answer:
    """One's own words come back; the row says so too."""
    ask.audit(hand, "open_draft")
    return {}, [hand.pair().open(env.bind("draft", hand.id, ask.text("key", most=300)), ask.part())]


def _form_key(state: State, days_ago: int) -> keys.Key:
    day = (datetime.now(UTC) - timedelta(days=days_ago)).date().isoformat()
    return keys.named(keys.derive(state.pepper, "form", day), "form", day)


def form_seal(ask: Ask) -> Answer:
    bound = env.bind("form", ask.text("purpose", most=80))
    return {"form": _b64(_form_key(ask.state, 0).seal(bound, ask.part(), "field"))}


def form_open(ask: Ask) -> Answer:
    text, bound = ask.text("form", most=400_000), env.bind("form", ask.text("purpose", most=80))
    try:
        sealed = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        key = next(k for k in map(_form_key, (ask.state,) * 2, (0, 1)) if k.name == sealed[2:10])
        return {}, [key.open(bound, sealed)]
    except (binascii.Error, ValueError, StopIteration, env.NotOpened) as error:
        raise No("form") from error

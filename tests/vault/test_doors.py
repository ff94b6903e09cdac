"""Can a stranger hold workers out, find out who works here, or outstay a session?"""

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.vault.office import PIN, Office
from vault import sessions
from vault.client import Denied, SessionClosed, SignedOut, VaultError
from vault.crypto import keys
from vault.verbs import letters, session


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Moves the monotonic clock forward."""
    shift, real = [0.0], time.monotonic
    monkeypatch.setattr(time, "monotonic", lambda: real() + shift[0])

    def forward(seconds: float) -> None:
        shift[0] += seconds

    return forward


def code(deed: Callable[[], object]) -> str:
    with pytest.raises(VaultError) as caught:
        deed()
    return f"{type(caught.value).__name__}:{caught.value.code}"


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Every run of Argon2, with its cost."""
    seen: list[tuple[Any, ...]] = []
    real = keys.stretch

    def counted(phrase: bytes, salt: bytes, cost: keys.Cost, *rest: Any) -> bytes:
        seen.append((cost, len(salt)))
        return real(phrase, salt, cost, *rest)

    monkeypatch.setattr(keys, "stretch", counted)
    return seen


def test_it_answers_a_stranger_the_same_for_every_handle(office: Office, runs: list[tuple[Any, ...]]) -> None:
    """Known, unknown, left, over: one answer and one run of Argon2 each. Counted, not timed."""
    office.vault.leave(office.tokens["dahee"], office.users["yongil"])
    wrong, answers = office.phrases["hana"], []
    for handle in ("minji", "nobody-here", "yongil", ""):
        runs.clear()
        said = code(lambda: office.vault.unlock(handle, wrong, "x"))  # noqa: B023
        answers.append((said, len(runs), runs[0]))
    assert len(set(answers)) == 1
    assert answers[0][0] == "Denied:phrase"
    assert answers[0][1] == 1


def test_it_answers_the_same_for_no_mailbox_and_another(office: Office, runs: list[tuple[Any, ...]]) -> None:
    from hangul import words

    office.vault.mailbox_new(office.teams["intake"])
    runs.clear()
    other = words.new_mailbox_phrase()
    said = office.vault.mailbox_unlock("".join(other))
    assert (said["answer"], said["pass"], len(runs)) == ("unknown", "", 1)


def test_it_keeps_the_pace_of_wrong_tries_to_the_place_they_came_from(office: Office) -> None:
    """A thief who tries Minji's handle all day slows himself; she comes in from her own place."""
    for _ in range(5):
        assert code(lambda: office.vault.unlock("minji", office.phrases["hana"], "thief")) == "Denied:phrase"
    assert code(lambda: office.vault.unlock("minji", office.phrases["hana"], "thief")) == "Denied:wait"
    assert office.vault.unlock("minji", office.phrases["minji"], "her desk")["state"] == "open"
    rows = office.state.store.rows("SELECT account,origin FROM audit WHERE verb='unlock_wrong'")
    assert rows == [(office.users["minji"], "thief")]


def test_it_lets_workers_in_while_strangers_flood_every_public_door(office: Office) -> None:
    """Forty lines of strangers at mailboxes, requests and the sign-in page; a worker comes in."""
    from hangul import words

    stop, vault, intake = threading.Event(), office.vault, office.teams["intake"]
    doors: tuple[Callable[[], object], ...] = (
        lambda: vault.mailbox_unlock("".join(words.new_mailbox_phrase())),
        lambda: vault.seal_to_team(intake, "t", "c", "r", b"x"),
        lambda: vault.unlock("minji", office.phrases["hana"], "flood"),
    )

    def flood(number: int) -> None:
        while not stop.is_set():
            try:
                doors[number % 3]()
            except VaultError:
                time.sleep(0.002)

    crowd = [threading.Thread(target=flood, args=(n,), daemon=True) for n in range(40)]
    for one in crowd:
        one.start()
    try:
        for handle in ("sora", "yongil", "taeho"):
            office.come_in(handle)
        sealed = vault.seal_to_team(office.teams["intake"], "t", "c", "r", b"x", office.tokens["sora"])
        assert sealed
    finally:
        stop.set()
        for one in crowd:
            one.join()


def test_it_has_ceilings_for_strangers_that_workers_do_not_share(office: Office) -> None:
    state, team = office.state, office.teams["intake"]
    for _ in range(600):
        office.vault.seal_to_team(team, "t", "c", "r", b"x")
    assert code(lambda: office.vault.seal_to_team(team, "t", "c", "r", b"x")) == "Denied:busy"
    assert office.vault.seal_to_team(team, "t", "c", "r", b"x", office.tokens["sora"])
    state._crowd["mailbox_new"] = (int(time.monotonic() // 60), 60)
    assert code(lambda: office.vault.mailbox_new(team)) == "Denied:busy"


def test_it_takes_no_more_letters_than_a_day_can_be_read(office: Office) -> None:
    box = office.vault.mailbox_new(office.teams["intake"])
    for _ in range(letters.LETTERS_A_DAY):
        office.vault.mailbox_write(box["form"], "x")
    assert code(lambda: office.vault.mailbox_write(box["form"], "x")) == "Denied:full"


def test_it_ends_the_askers_half_hour(office: Office, clock: Callable[[float], None]) -> None:
    box = office.vault.mailbox_new(office.teams["intake"])
    clock(1801)
    assert code(lambda: office.vault.mailbox_read(box["form"])) == "Denied:pass"
    again = office.vault.mailbox_unlock("".join(box["words"]))["pass"]
    office.vault.mailbox_leave(again)
    assert code(lambda: office.vault.mailbox_read(again)) == "Denied:pass"


def test_it_forgets_a_mailbox_that_nobody_came_back_to(office: Office) -> None:
    box = office.vault.mailbox_new(office.teams["intake"])
    office.state.store.do("UPDATE mailbox SET ends_on='2020-01-01'")
    assert office.vault.mailbox_unlock("".join(box["words"]))["answer"] == "unknown"
    letters.tidy(office.state)
    assert office.state.store.row("SELECT count(*) FROM mailbox")[0] == 0


# -- sessions -----------------------------------------------------------------------------------------
def test_it_closes_after_a_quarter_of_an_hour_without_a_deed(office: Office, clock: Callable[[float],
        None]) -> None:  # fmt: skip
    token = office.tokens["minji"]
    office.vault.set_pin(token, PIN)
    for _ in range(4):
        clock(400)
        office.vault.whoami(token)
    clock(sessions.IDLE_SECONDS - 5)
    office.vault.unread(token)  # polling is no deed
    office.vault.whoami(token, deed=False)
    clock(10)
    assert office.vault.whoami(token)["state"] == "closed"
    with pytest.raises(SessionClosed):
        office.vault.staff(token)
    assert office.vault.seal_draft(token, "k", b"half")
    office.vault.resume_pin(token, PIN)
    assert office.vault.staff(token)


def test_it_ends_after_ten_hours_whatever_is_done(office: Office, clock: Callable[[float], None]) -> None:
    token = office.tokens["minji"]
    for _ in range(61):
        clock(590)
        office.vault.whoami(token)
    clock(20)
    with pytest.raises(SignedOut):
        office.vault.whoami(token)
    assert office.state.sessions.live == {} or token not in office.state.sessions.live


def test_it_ends_a_session_after_five_wrong_pins(office: Office) -> None:
    token = office.tokens["minji"]
    office.vault.set_pin(token, PIN)
    office.vault.close(token)
    said = [code(lambda: office.vault.resume_pin(token, "0000")) for _ in range(5)]
    assert said == ["Denied:pin"] * 4 + ["SignedOut:"]
    assert code(lambda: office.vault.resume_pin(token, PIN)) == "SignedOut:"


def test_it_takes_the_step_up_back_when_the_curtain_falls(office: Office) -> None:
    office.step_up("dahee")
    made = office.person("리봄")
    office.vault.close(office.tokens["dahee"])
    office.vault.resume_pin(office.tokens["dahee"], PIN)
    with pytest.raises(Denied, match="step-up"):
        office.vault.erase(office.tokens["dahee"], made["person"])


def test_it_ends_sessions_on_the_day_after_the_last_day_of_work(office: Office,
        monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    made = office.vault.enrol(office.tokens["dahee"], handle="bora", name="Bora", role="counsellor",
                              can=["duty"], centre="", ends_on="2030-01-31")  # fmt: skip
    phrase = " ".join(made["phrase"])
    token = office.vault.unlock("bora", phrase)["token"]
    monkeypatch.setattr("vault.registry.today", lambda: "2030-02-01")
    with pytest.raises(SignedOut):
        office.vault.whoami(token)
    assert code(lambda: office.vault.unlock("bora", phrase)) == "Denied:phrase"
    assert code(lambda: office.vault.grant(office.tokens["minji"], office.teams["seoul"],
        made["user"])) == "Denied:no-account"  # fmt: skip


def test_it_ends_a_leavers_sessions_at_once(office: Office) -> None:
    office.vault.leave(office.tokens["dahee"], office.users["sora"])
    with pytest.raises(SignedOut):
        office.vault.whoami(office.tokens["sora"])
    account = office.state.registry.accounts[office.users["yongil"]]
    assert account.slot
    office.vault.leave(office.tokens["dahee"], office.users["yongil"])
    assert office.state.registry.accounts[office.users["yongil"]].slot == b""


def test_it_keeps_no_more_than_a_dozen_sessions_of_one_worker(office: Office) -> None:
    first = office.tokens["minji"]
    for _ in range(sessions.MOST_SESSIONS):
        office.come_in("minji")
    with pytest.raises(SignedOut):
        office.vault.whoami(first)
    assert office.vault.whoami(office.tokens["minji"])["state"] == "open"


def test_it_holds_no_key_open_between_two_questions(office: Office) -> None:
    """Neither seed nor team key nor token stands in the memory of a session."""
    token = office.tokens["minji"]
    hand = office.state.sessions.hand(token)
    kept = repr(office.state.sessions.find(token)).encode() + office.state.sessions.find(token).blob
    secrets = [hand.seed, *(s for gens in hand.teams.values() for s in gens.values())]
    assert not any(s in kept or s.hex().encode() in kept for s in secrets)
    assert token.encode() not in kept


def test_it_refuses_an_old_form_and_one_for_another_purpose(office: Office,
        monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    form = office.vault.form_seal("ask", b"step one")
    assert office.vault.form_open("ask", form) == b"step one"
    for wrong in (form[:-2], "x", "", "A" * 100, form[2:]):
        assert code(lambda: office.vault.form_open("ask", wrong)) == "Denied:form"  # noqa: B023
    assert code(lambda: office.vault.form_open("plan", form)) == "Denied:form"
    real = session._form_key
    monkeypatch.setattr(session, "_form_key", lambda state, ago: real(state, ago - 2))
    assert code(lambda: office.vault.form_open("ask", form)) == "Denied:form"

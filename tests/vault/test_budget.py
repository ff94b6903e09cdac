"""How far does a thief get with a stolen session, and does anybody notice?"""

import time
from collections.abc import Callable

import pytest

from tests.vault.office import PIN, Office
from vault import budget
from vault.client import OverBudget, VaultError
from vault.verbs import safety

SYLLABLES = "강남동래문봉선영정철탁필한경노도림민배수"


def name(number: int) -> str:
    """A name that is nobody else's."""
    return "김" + SYLLABLES[number % 20] + SYLLABLES[number // 20 % 20] + SYLLABLES[number // 400]


def settle(office: Office, number: int, lead: str = "minji") -> list[dict[str, str]]:
    """Many files of the Seoul team."""
    strands = {c: [office.teams["seoul"]] for c in ("contact", "safety", "self", "casework")}
    made = office.vault.settle(office.tokens["minji"], [{"face": {"display": name(n), "names": [name(n)]},
        "lead": office.users[lead], "profile": {}, "strands": strands} for n in range(number)])  # fmt: skip
    return [m["strands"] | {"person": m["person"]} for m in made]


def until_stopped(deed: Callable[[int], object], most: int) -> int:
    """How many times it was done before the vault said no."""
    for number in range(most):
        try:
            deed(number)
        except OverBudget:
            return number
    return most


def test_it_stops_a_thief_at_the_budget_by_every_road(office: Office, proof: Callable[..., None]) -> None:
    """A stolen session of Sora's, used by a script: whichever verb it tries, sixty files an hour, of
    which ten are not hers; and the officers know."""
    vault, token, people = office.vault, office.tokens["sora"], settle(office, 80)
    notes = [office.seal("minji", p["casework"], b"long " * 300) for p in people]
    opened: set[str] = set()

    def whole(n: int) -> None:
        vault.open_person(token, people[n]["person"], "visit")
        opened.add(people[n]["person"])

    def read(n: int) -> None:
        vault.open(token, [notes[n]], "visit")
        opened.add(people[n]["person"])

    first = until_stopped(whole, 80)
    assert first == budget.LIMITS["outside"][0]
    assert until_stopped(lambda n: read(79 - n), 60) == 0
    assert until_stopped(lambda n: vault.open(token, notes[20:60], "list"), 3) == 0
    kinds = [n["kind"] for n in vault.notices(office.tokens["dahee"]) if n["by"] == office.users["sora"]]
    proof("thief-files-an-hour", len(opened), 10, len(opened) <= 10 and kinds == ["budget"])
    assert len(opened) <= 10
    assert kinds == ["budget"]


def test_it_gives_three_times_the_budget_at_most(office: Office) -> None:
    """With the PIN stolen too: up to three times, then only an officer lets her go on."""
    vault, token, people = office.vault, office.tokens["minji"], settle(office, 200)
    vault.set_pin(token, PIN)
    office.state.budget.limits["files-day"] = (10_000, budget.DAY)
    left, steps = iter(people), []

    def another(_: int = 0) -> object:
        return vault.open_person(token, next(left)["person"], "visit")

    done = 0
    for _ in range(4):
        done += until_stopped(another, 150)
        steps.append(refusal(another)["step"])
        vault.resume_pin(token, PIN)
    assert done == 3 * budget.LIMITS["files-hour"][0]
    assert steps == ["confirm", "confirm", "stopped", "stopped"]
    waiting = [n["id"] for n in vault.notices(office.tokens["dahee"]) if n["kind"] == "budget"]
    vault.notice_done(office.tokens["dahee"], waiting[0], "talked")
    assert another()


def refusal(deed: Callable[[], object]) -> dict[str, object]:
    with pytest.raises(OverBudget) as caught:
        deed()
    return caught.value.detail


def test_it_counts_names_of_lists_and_searches(office: Office) -> None:
    vault, token, people = office.vault, office.tokens["sora"], settle(office, 700)
    strands = [p["casework"] for p in people]
    assert until_stopped(lambda n: vault.faces(token, strands[n * 100 : n * 100 + 100]), 7) == 6
    for road in (lambda: vault.search(token, name(699)), lambda: vault.faces(token, strands[600:])):
        assert refusal(road)["step"] == "confirm"
    assert vault.faces(token, strands[:100]), "who was shown already may be shown again"


def test_it_counts_each_match(office: Office) -> None:
    """Else it would tell for ten thousand names whether they are known here."""
    token = office.tokens["taeho"]
    done = until_stopped(lambda n: office.vault.match(token, names=[name(n)], birth_year=None, phones=[]),
        130)  # fmt: skip
    assert done == budget.LIMITS["match"][0]


def test_it_counts_requests_by_their_rows(office: Office) -> None:
    vault, token, team = office.vault, office.tokens["sora"], office.teams["intake"]
    office.state.budget.limits["names"] = (3, budget.DAY)
    sealed = [vault.seal_to_team(team, "r", "c", f"q{n}", b"x") for n in range(5)]
    for _ in range(3):
        vault.open_for_team(token, team, [("r", "c", "q0", sealed[0])], "intake")
    with pytest.raises(OverBudget):
        vault.open_for_team(token, team, [("r", "c", f"q{n}", sealed[n]) for n in range(5)], "intake")


def test_it_remembers_the_count_over_a_restart(office: Office) -> None:
    people = settle(office, 12)
    for one in people[:10]:
        office.vault.open_person(office.tokens["sora"], one["person"], "visit")
    office.restart()
    office.come_in("sora")
    with pytest.raises(OverBudget):
        office.vault.open_person(office.tokens["sora"], people[11]["person"], "visit")
    assert office.vault.open_person(office.tokens["sora"], people[0]["person"], "visit")


def test_it_lets_nobody_sign_their_own_notice(office: Office) -> None:
    vault, dahee = office.vault, office.tokens["dahee"]
    office.state.budget.limits["match"] = (0, budget.DAY)
    with pytest.raises(OverBudget):
        vault.match(dahee, names=["x"], birth_year=None, phones=[])
    notice = next(n["id"] for n in vault.notices(dahee) if n["kind"] == "budget")
    with pytest.raises(VaultError, match="yourself"):
        vault.notice_done(dahee, notice, "right")
    vault.notice_done(office.tokens["hyesun"], notice, "right")


# -- the safety card: paced, never refused --------------------------------------------------------------
def cards(office: Office, number: int) -> list[str]:
    """Handles as ``match`` gives them to a worker of another team."""
    token, found = office.tokens["taeho"], []
    for n in range(number):
        office.person(name(n))
        found.append(office.vault.match(token, names=[name(n)], birth_year=1984, phones=[])["handle"])
    return found


def test_it_opens_five_cards_at_once_and_each_further_one_two_minutes_later(office: Office,
        monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    vault, token, handles = office.vault, office.tokens["taeho"], cards(office, 8)
    said = [vault.safety_window(token, handle=h, reason="danger") for h in handles]
    waits = [s["wait"] for s in said]
    assert waits[:5] == [0] * 5
    assert [round(w / safety.WAIT_SECONDS) for w in waits[5:]] == [1, 2, 3], "they stand in line"
    assert [s["strand"] for s in said[5:]] == [""] * 3
    with pytest.raises(VaultError, match="second"):
        vault.second(token, said[5]["request"])
    vault.second(office.tokens["yongil"], said[5]["request"])
    assert vault.safety_window(token, handle=handles[5], reason="danger")["wait"] == 0
    real = time.monotonic
    monkeypatch.setattr(time, "monotonic", lambda: real() + 3 * safety.WAIT_SECONDS + 1)
    assert vault.safety_window(token, handle=handles[7], reason="danger")["wait"] == 0


def test_it_remembers_the_pace_over_a_restart(office: Office) -> None:
    for handle in cards(office, 5):
        office.vault.safety_window(office.tokens["taeho"], handle=handle, reason="danger")
    office.restart()
    office.come_in("taeho", "minji")
    office.person(name(9))
    found = office.vault.match(office.tokens["taeho"], names=[name(9)], birth_year=1984, phones=[])
    assert office.vault.safety_window(office.tokens["taeho"], handle=found["handle"], reason="danger")[
        "wait"] > 0  # fmt: skip


def test_it_tells_the_officers_before_the_card_opens_and_shuts_it_again(office: Office,
        monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    made = office.person("리봄")
    vault, token, strand = office.vault, office.tokens["taeho"], made["strands"]["safety"]
    card = office.seal("minji", strand, "이웃이 위험하다".encode())
    handle = vault.match(token, names=["리봄"], birth_year=1984, phones=[])["handle"]
    with pytest.raises(VaultError, match="not-yours"):
        office.open("taeho", card)
    vault.safety_window(token, handle=handle, reason="danger", note="문이 열려 있었다")
    notice = next(n for n in vault.notices(office.tokens["dahee"]) if n["kind"] == "safety")
    assert (notice["note"], notice["by"], notice["code"]) == ("문이 열려 있었다", office.users["taeho"],
        made["code"])  # fmt: skip
    assert office.open("taeho", card)
    for deed in (lambda: vault.share(token, strand, office.teams["daejeon"]), lambda: office.seal("taeho",
            strand, b"mine now"), lambda: vault.open_person(token, made["person"], "visit")):  # fmt: skip
        with pytest.raises(VaultError, match="not-yours"):
            deed()
    real = time.monotonic
    monkeypatch.setattr(time, "monotonic", lambda: real() + safety.WINDOW_SECONDS + 1)
    with pytest.raises(VaultError, match="not-yours"):
        office.open("taeho", card)


def test_it_asks_a_named_person_for_the_passkey_each_time_origin_is_opened(office: Office) -> None:
    made, vault = office.person("리봄"), office.vault
    strand = vault.open_strand(office.tokens["minji"], made["person"], "origin",
                               users=[office.users["minji"], office.users["sora"]])  # fmt: skip
    with pytest.raises(VaultError, match="step-up"):
        office.seal("minji", strand, b"home town")
    office.step_up("minji")
    card = office.seal("minji", strand, b"home town")
    office.step_up("sora")
    assert office.open("sora", card) == [b"home town"]
    with pytest.raises(VaultError, match="not-yours"):
        office.open("yongil", card)
    with pytest.raises(VaultError, match="origin"):
        vault.share(office.tokens["minji"], strand, office.teams["daejeon"])
    with pytest.raises(VaultError, match="origin"):
        vault.open_strand(office.tokens["minji"], office.person("최가을")["person"], "origin",
                          users=[office.users["minji"]])  # fmt: skip

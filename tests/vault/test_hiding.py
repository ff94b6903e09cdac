"""Hidden wins: by which road could somebody still learn of a person who is hidden from them?"""

import time
from pathlib import Path

import pytest

from tests.vault.office import Office
from tests.vault.stage import CANARY, Stage, set_stage
from vault.client import Denied, VaultError


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """Bora holds every key of the team; the file is hidden from her."""
    return set_stage(tmp_path)


def test_it_answers_nobody_to_a_match_and_tells_the_officers(stage: Stage) -> None:
    vault, tokens = stage.office.vault, stage.office.tokens
    said = vault.match(tokens["bora"], names=[CANARY], birth_year=1984, phones=[])
    unknown = vault.match(tokens["bora"], names=["한번도없던이름"], birth_year=1984, phones=[])
    assert {k: v for k, v in said.items() if k != "ticket"} == {k: v for k, v in unknown.items() if k !=
        "ticket"}  # fmt: skip
    assert "hidden-match" in [n["kind"] for n in vault.notices(tokens["dahee"])]


def test_it_gives_her_no_road_by_ids_she_once_knew(stage: Stage) -> None:
    vault, token, strands = stage.office.vault, stage.office.tokens["bora"], stage.made["strands"]
    every = list(strands.values())
    assert vault.person_of(token, every) == [None] * 4
    assert vault.faces(token, every) == [None] * 4
    assert vault.strand_of(token, [stage.person], "casework") == [None]
    assert vault.silent(token, [(s, 30) for s in every]) == [None] * 4
    assert vault.caseload(token) == []
    for deed in (lambda: vault.open_person(token, stage.person, "visit"), lambda: vault.readers(token,
            stage.person), lambda: vault.safety_window(token, person=stage.person, reason="danger"),
            lambda: stage.office.open("bora", stage.note), lambda: vault.hide(token, stage.person,
            users=[])):  # fmt: skip
        with pytest.raises(Denied, match="not-yours"):
            deed()


def test_it_shuts_what_was_open_when_the_file_is_hidden(stage: Stage) -> None:
    """A handle from a match, a window on the card, a slip, an open session: all over at once."""
    office, vault = stage.office, stage.office.vault
    handle = vault.match(office.tokens["taeho"], names=[CANARY], birth_year=1984, phones=[])["handle"]
    vault.safety_window(office.tokens["taeho"], handle=handle, reason="danger")
    card = office.seal("minji", stage.strand("safety"), b"card")
    assert office.open("taeho", card)
    hidden = [office.users[h] for h in ("bora", "taeho", "jisoo", "yongil")]
    vault.hide(office.tokens["minji"], stage.person, users=hidden)
    for deed in (lambda: office.open("taeho", card), lambda: office.open("yongil", stage.note),
                 lambda: vault.safety_window(office.tokens["taeho"], handle=handle, reason="danger"),
                 lambda: vault.slip_open(office.tokens["jisoo"], stage.slip)):  # fmt: skip
        with pytest.raises(VaultError, match=r"not-yours|ended"):
            deed()
    assert vault.search(office.tokens["yongil"], CANARY) == []


def test_it_hides_letters_too(stage: Stage) -> None:
    office, vault = stage.office, stage.office.vault
    vault.grant(office.tokens["sora"], office.teams["intake"], office.users["bora"])
    vault.mailbox_write(stage.pass_, "again")
    assert vault.unread(office.tokens["bora"]) == []
    assert vault.mailbox_states(office.tokens["bora"], [stage.mailbox])[stage.mailbox]["letters"] == 0
    assert len(vault.unread(office.tokens["sora"])) == 1
    with pytest.raises(Denied, match="not-yours"):
        vault.mailbox_letters(office.tokens["bora"], stage.mailbox, "letters")


def test_it_shows_an_officer_nothing_of_a_person_hidden_from_her(stage: Stage) -> None:
    office, vault = stage.office, stage.office.vault
    vault.hide(office.tokens["minji"], stage.person, users=[office.users["bora"], office.users["dahee"]])
    told = vault.notices(office.tokens["dahee"])
    assert [n for n in told if n["person"] or n["note"]] == []
    assert any(n["note"] == CANARY for n in vault.notices(office.tokens["hyesun"]))
    rows = vault.audit_list(office.tokens["dahee"], limit=500)
    assert {r["code"] for r in rows} == {""}
    office.step_up("dahee")
    for deed in (lambda: vault.erase(office.tokens["dahee"], stage.person),
                 lambda: vault.notice_done(office.tokens["dahee"], stage.notice, "right")):  # fmt: skip
        with pytest.raises(Denied, match="not-yours"):
            deed()


def test_it_lets_one_team_alone_see_a_file_after_violence(office: Office) -> None:
    made = office.person("리봄")
    vault, note = office.vault, office.seal("minji", made["strands"]["casework"], b"words")
    vault.share(office.tokens["minji"], made["strands"]["contact"], office.teams["daejeon"])
    assert vault.open_person(office.tokens["taeho"], made["person"], "visit")
    vault.hide(office.tokens["minji"], made["person"], users=[], only_team=office.teams["seoul"])
    with pytest.raises(Denied, match="not-yours"):
        vault.open_person(office.tokens["taeho"], made["person"], "visit")
    assert office.open("sora", note) == [b"words"]
    with pytest.raises(Denied, match="last"):
        vault.take_back(office.tokens["minji"], made["strands"]["contact"], office.teams["seoul"])
    with pytest.raises(Denied, match="hidden"):
        vault.slip_give(office.tokens["minji"], to=office.users["jisoo"], person=made["person"],
                        purpose="escort", ends_at=int(time.time()) + 60, fields={})  # fmt: skip


def test_it_lets_only_a_lead_show_what_was_hidden(stage: Stage) -> None:
    office, vault = stage.office, stage.office.vault
    with pytest.raises(Denied, match="not-lead"):
        vault.hide(office.tokens["yongil"], stage.person, users=[])
    vault.hide(office.tokens["yongil"], stage.person, users=[office.users["bora"], office.users["taeho"]])
    vault.hide(office.tokens["minji"], stage.person, users=[])
    assert vault.open_person(office.tokens["bora"], stage.person, "visit")


def test_it_hands_nobody_a_file_that_is_hidden_from_them(stage: Stage) -> None:
    office, vault = stage.office, stage.office.vault
    token, bora, gilsu = office.tokens["minji"], office.users["bora"], office.users["gilsu"]
    for deed in (lambda: vault.assign(token, [stage.person], bora),
                 lambda: vault.assign(token, [stage.person], gilsu),
                 lambda: vault.edit_person(token, stage.person, helpers=[bora]),
                 lambda: vault.edit_person(token, stage.person, lead="nobody")):  # fmt: skip
        with pytest.raises(Denied, match=r"lead|no-account"):
            deed()


def test_it_does_not_say_whose_strands_belong_together(stage: Stage) -> None:
    """Marks answer nothing; a strand that one cannot open belongs to nobody, even beside one's own."""
    office, vault, strands = stage.office, stage.office.vault, stage.made["strands"]
    for strand in (strands["casework"], strands["contact"], "unknown"):
        item = {"indicator": "walked_with", "day": "2026-01-01", "centre": "seoul", "strand": strand,
            "unique": ""}  # fmt: skip
        vault.mark([item])
        assert vault.last == {}
        vault.heard(strand, "2026-01-01")
        assert vault.last == {}
    vault.grant(office.tokens["sora"], office.teams["intake"], office.users["taeho"])
    assert vault.person_of(office.tokens["taeho"], [strands["contact"], strands["casework"]]) == [
        stage.person, None]  # fmt: skip
    assert vault.faces(office.tokens["taeho"], [strands["casework"]]) == [None]
    assert vault.caseload(office.tokens["taeho"]) == []


def test_it_gives_a_mailbox_to_nobody_but_the_team_that_answers_it(stage: Stage) -> None:
    office, vault = stage.office, stage.office.vault
    other = office.person("최가을")
    with pytest.raises(Denied, match="mailbox"):  # it is somebody else's already
        vault.edit_person(office.tokens["sora"], other["person"], mailbox=stage.mailbox)
    box = vault.mailbox_new(office.teams["intake"])["mailbox"]
    with pytest.raises(Denied, match="mailbox"):  # Minji's team does not answer it
        vault.edit_person(office.tokens["minji"], other["person"], mailbox=box)
    vault.edit_person(office.tokens["sora"], other["person"], mailbox=box)
    assert office.state.registry.by_mailbox[box] == other["person"]


def test_it_holds_each_team_to_its_compartments(office: Office) -> None:
    made, vault = office.person("리봄"), office.vault
    with pytest.raises(Denied, match="team"):
        vault.share(office.tokens["minji"], made["strands"]["casework"], office.teams["intake"])
    vault.share(office.tokens["minji"], made["strands"]["contact"], office.teams["intake"])
    for kind in ("duty", "match", "protection"):
        system = office.state.registry.team_of_kind(kind).id
        for deed in (vault.share, vault.take_back):
            with pytest.raises(Denied, match="team"):
                deed(office.tokens["minji"], made["strands"]["safety"], system)
    with pytest.raises(Denied, match="slips-only"):
        vault.grant(office.tokens["minji"], office.teams["seoul"], office.users["jisoo"])

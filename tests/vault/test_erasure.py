"""When a person is erased, is anything left of them in the files?"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.vault.office import Office
from tests.vault.stage import CANARY, Stage, set_stage
from vault.client import Denied, VaultError


def files_of(office: Office) -> bytes:
    return b"".join(p.read_bytes() for p in sorted(office.store.parent.iterdir()))


def sealed_about(office: Office, person: str, strands: list[str], mailbox: str) -> dict[str, list[bytes]]:
    """The envelopes by which anything of the person could be opened."""
    rows = office.state.store.rows
    marks = ",".join("?" * len(strands))
    found = {"wrap": [e for (e,) in rows(f"SELECT envelope FROM wrap WHERE strand IN ({marks})", *strands)],
        "face": [e for (e,) in rows("SELECT envelope FROM face WHERE person=?", person)],
        "person": [e for (e,) in rows("SELECT envelope FROM person WHERE id=?", person)],
        "slip": [e for (e,) in rows("SELECT envelope FROM slip")],
        "note": [e for (e,) in rows("SELECT note FROM notice WHERE note<>x''")],
        "letter": [e for pair in rows("SELECT ours,theirs FROM letter") for e in pair if e],
        "mailbox": [e for (e,) in rows("SELECT slot FROM mailbox WHERE id=?", mailbox)],
        "page": [e for (e,) in rows("SELECT envelope FROM page")]}  # fmt: skip
    assert all(found.values()), "the stage must hold one of each"
    return found


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return set_stage(tmp_path)


def test_it_leaves_no_byte_of_a_wrap_in_store_or_log(stage: Stage, proof: Callable[..., None]) -> None:
    office = stage.office
    office.vault.search(office.tokens["minji"], CANARY)
    strands = [str(s) for s in stage.made["strands"].values()]
    before = sealed_about(office, stage.person, strands, stage.mailbox)
    office.step_up("dahee")
    said = office.vault.erase(office.tokens["dahee"], stage.person)
    assert set(said["strands"]) == set(strands)
    assert said["complete_on"] > said["erased_on"]
    on_disk = files_of(office)
    left = [kind for kind, sealed in before.items() for e in sealed if e[22:54] in on_disk]
    proof("erased-bytes-left", len(left), 0, not left)
    assert left == []


def test_it_opens_nothing_of_an_erased_person_by_any_road(stage: Stage) -> None:
    office, vault = stage.office, stage.office.vault
    office.step_up("dahee")
    vault.erase(office.tokens["dahee"], stage.person)
    roads: list[Callable[[], object]] = [lambda: office.open("minji", stage.note),
        lambda: vault.open_person(office.tokens["minji"], stage.person, "visit"),
        lambda: vault.slip_open(office.tokens["jisoo"], stage.slip), lambda: vault.mailbox_read(
        stage.pass_), lambda: vault.mailbox_write(stage.pass_, "x"), lambda: vault.mailbox_letters(
        office.tokens["sora"], stage.mailbox, "letters"), lambda: vault.erase(office.tokens["dahee"],
        stage.person)]  # fmt: skip
    for road in roads:
        with pytest.raises(VaultError):
            road()
    assert vault.search(office.tokens["minji"], CANARY) == []
    assert vault.mailbox_unlock(stage.words)["answer"] == "unknown"
    assert vault.match(office.tokens["sora"], names=[CANARY], birth_year=1984,
        phones=[])["answer"] == "nobody"  # fmt: skip
    office.restart()
    office.come_in("minji", "sora")
    assert vault.search(office.tokens["minji"], CANARY) == []
    assert vault.match(office.tokens["sora"], names=[CANARY], birth_year=1984,
        phones=[])["answer"] == "nobody"  # fmt: skip


def test_it_erases_only_by_an_officer_who_showed_the_passkey(stage: Stage) -> None:
    vault, tokens = stage.office.vault, stage.office.tokens
    with pytest.raises(Denied, match="step-up"):
        vault.erase(tokens["dahee"], stage.person)
    stage.office.step_up("minji")
    with pytest.raises(Denied, match="role"):
        vault.erase(tokens["minji"], stage.person)


def test_it_cuts_the_log_later_when_a_backup_is_reading_it(stage: Stage) -> None:
    """The reader sees the old state until it ends; then the next verb cuts the log."""
    office = stage.office
    office.step_up("dahee")
    office.state.store.db.execute("PRAGMA busy_timeout=1")
    reader = sqlite3.connect(office.store, isolation_level=None)
    reader.execute("BEGIN")
    wraps = [e for (e,) in reader.execute("SELECT envelope FROM wrap").fetchall()]
    office.vault.erase(office.tokens["dahee"], stage.person)
    assert any(e[22:54] in files_of(office) for e in wraps)
    reader.close()
    office.vault.about()
    gone = [e for e in wraps if not office.state.store.row("SELECT 1 FROM wrap WHERE envelope=?", e)]
    assert gone
    assert not any(e[22:54] in files_of(office) for e in gone)


def test_it_leaves_no_byte_of_a_leavers_grants(office: Office) -> None:
    rows = office.state.store.rows("SELECT envelope FROM membership WHERE account=?", office.users["sora"])
    slot = office.state.registry.accounts[office.users["sora"]].slot
    office.vault.grant(office.tokens["sora"], office.teams["intake"], office.users["yongil"], lead=True)
    office.vault.leave(office.tokens["dahee"], office.users["sora"])
    assert not any(e[22:54] in files_of(office) for (e,) in [*rows, (slot,)])


def test_it_leaves_no_byte_of_the_wraps_before_a_turn(office: Office) -> None:
    made = office.person("리봄")
    note = office.seal("minji", made["strands"]["casework"], b"words")
    old = [e for (e,) in office.state.store.rows("SELECT envelope FROM wrap WHERE holder=?",
        office.teams["seoul"])]  # fmt: skip
    office.vault.revoke(office.tokens["minji"], office.teams["seoul"], office.users["yongil"])
    assert not any(e[22:54] in files_of(office) for e in old)
    assert office.open("sora", note) == [b"words"]

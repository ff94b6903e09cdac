"""What may a person do with the key of their eight words: read and write their own part, and ask who read?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.vault.office import Office
from vault.client import Denied, Opening, Sealing


@pytest.fixture
def own(office: Office) -> dict[str, Any]:
    """A person of Seoul's team whose letters lie with intake, and the pass of their words."""
    office.come_in("minji", "sora")
    intake, seoul = office.teams["intake"], office.teams["seoul"]
    box = office.vault.mailbox_new(intake)
    strands = {"contact": [intake, seoul], "self": [intake, seoul], "safety": [seoul], "casework": [seoul]}
    made = office.person("봄이", "sora", lead=office.users["minji"], mailbox=box["mailbox"], strands=strands)
    return {**made, "pass": box["form"]}


def place(strand: str, row: str = "r1") -> tuple[str, str, str, str, int]:
    return strand, "people_shared", "content", row, 1


def test_it_seals_what_the_person_says_for_them_and_their_team(office: Office, own: dict[str, Any]) -> None:
    at = place(own["strands"]["self"])
    sealed = office.vault.mailbox_seal_self(own["pass"], [Sealing(*at, "아니오".encode(), "note")])[0]
    assert office.open("minji", Opening(*at, sealed)) == ["아니오".encode()]
    assert office.vault.mailbox_open_self(own["pass"], [Opening(*at, sealed)]) == ["아니오".encode()]


@pytest.mark.parametrize("part", ["casework", "contact", "safety"])
def test_it_writes_on_no_other_part(office: Office, own: dict[str, Any], part: str) -> None:
    with pytest.raises(Denied, match="not-yours"):
        office.vault.mailbox_seal_self(own["pass"], [Sealing(*place(own["strands"][part]), b"x", "note")])


def test_it_writes_on_nobody_elses(office: Office, own: dict[str, Any]) -> None:
    other = office.person("들꽃")
    with pytest.raises(Denied, match="not-yours"):
        office.vault.mailbox_seal_self(own["pass"], [Sealing(*place(other["strands"]["self"]), b"x", "note")])


def test_it_tells_who_has_read_and_not_that_the_person_asked(office: Office, own: dict[str, Any]) -> None:
    office.vault.open_person(office.tokens["minji"], own["person"], "visit")
    told = office.vault.mailbox_readers(own["pass"])["readers"]
    assert ("open_person", "visit", office.users["minji"]) in [(r["verb"], r["why"], r["user"]) for r in told]
    assert told == office.vault.mailbox_readers(own["pass"])["readers"]
    rows = office.vault.audit_list(office.tokens["dahee"], verb="mailbox_readers")
    assert len(rows) == 2 and {row["user"] for row in rows} == {"asker"}


def test_it_answers_nothing_without_a_file_or_after_leaving(office: Office, own: dict[str, Any]) -> None:
    office.come_in("minji")
    stray = office.vault.mailbox_new(office.teams["intake"])["form"]
    with pytest.raises(Denied, match="not-yours"):
        office.vault.mailbox_readers(stray)
    office.vault.mailbox_leave(own["pass"])
    with pytest.raises(Denied, match="pass"):
        office.vault.mailbox_readers(own["pass"])


def test_it_keeps_what_only_the_eight_words_open(office: Office, own: dict[str, Any]) -> None:
    """Also for somebody without a file: no team, and no other letter box, opens it."""
    for team in ("intake", "seoul"):
        box = office.vault.mailbox_new(office.teams[team])
        at = place(box["mailbox"])
        sealed = office.vault.mailbox_seal_self(box["form"], [Sealing(*at, "초안".encode(), "note")])[0]
        assert office.vault.mailbox_open_self(box["form"], [Opening(*at, sealed)]) == ["초안".encode()]
        again = office.vault.mailbox_unlock("".join(box["words"]))["pass"]
        assert office.vault.mailbox_open_self(again, [Opening(*at, sealed)]) == ["초안".encode()]
        with pytest.raises(Denied):
            office.vault.mailbox_open_self(own["pass"], [Opening(*at, sealed)])
        with pytest.raises(Denied):
            office.open("sora", Opening(*at, sealed))

"""May this role ask this verb about this person? Every verb as every role, by its real answer."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.promises.sums import add_up
from tests.vault.stage import CANARY, QUESTIONS, ROLES, Stage, ask, set_stage, undone
from vault.verbs import VERBS

# Columns: the order of ROLES.
# . done   + something shown   - nothing shown   N not yours   R not your role   L not the lead
# C behind the curtain   S signed out   P passkey first   U no challenge waits   X has no PIN
# W wrong phrase   2 it takes another   T no team was named   E ended, or never given
# Dahee: officer, in no team of the file. Sora: intake, and of the team. Minji: lead worker and lead
# of the team. Yong-il: of the team. Taeho: lead of another team. Bora: of the team, but the file is
# hidden from her. Hana: finance. Jisoo: volunteer with a slip. Yuna: of the team, closed. Gil-su:
# has left. Nobody: no session.
TABLE = """
about              .  .  .  .  .  .  .  .  .  .  .
assign             N  .  .  L  N  N  N  N  C  S  S
audit_list         .  R  R  R  R  R  R  R  C  S  S
audit_verify       .  R  R  R  R  R  R  R  C  S  S
audit_words        .  .  .  .  .  .  .  .  .  .  .
caseload           -  -  +  -  -  -  -  -  C  S  S
close              .  .  .  .  .  .  .  .  .  S  S
create_person      .  .  .  .  .  .  R  R  C  S  S
create_team        .  R  R  R  R  R  R  R  C  S  S
edit_face          N  .  .  .  N  N  R  R  C  S  S
edit_person        N  .  .  .  N  N  N  N  C  S  S
enrol              .  R  R  R  R  R  R  R  C  S  S
erase              P  R  R  R  R  R  R  R  C  S  S
faces              -  +  +  +  -  -  -  -  C  S  S
form_open          .  .  .  .  .  .  .  .  .  .  .
form_seal          .  .  .  .  .  .  .  .  .  .  .
grant              N  L  .  L  N  L  N  N  C  S  S
hide               N  .  .  .  N  N  N  N  C  S  S
leave              .  R  R  R  R  R  R  R  C  S  S
mailbox_leave      .  .  .  .  .  .  .  .  .  .  .
mailbox_letters    N  .  N  N  N  N  N  N  C  S  S
mailbox_move       N  .  N  N  N  N  N  N  C  S  S
mailbox_new        .  .  .  .  .  .  .  .  .  .  .
mailbox_open_self  .  .  .  .  .  .  .  .  .  .  .
mailbox_read       .  .  .  .  .  .  .  .  .  .  .
mailbox_readers    .  .  .  .  .  .  .  .  .  .  .
mailbox_reply      N  .  N  N  N  N  N  N  C  S  S
mailbox_seal_self  .  .  .  .  .  .  .  .  .  .  .
mailbox_states     -  +  -  -  -  -  -  -  C  S  S
mailbox_unlock     .  .  .  .  .  .  .  .  .  .  .
mailbox_write      .  .  .  .  .  .  .  .  .  .  .
mark               .  .  .  .  .  .  .  .  .  .  .
match              +  +  +  +  +  -  R  R  C  S  S
notice_done        .  N  N  N  N  N  N  N  C  S  S
notices            +  -  -  -  -  -  -  -  C  S  S
open               N  .  .  .  N  N  N  N  C  S  S
open_draft         .  .  .  .  .  .  .  .  C  S  S
open_for_team      N  .  N  N  N  N  N  N  C  S  S
open_person        N  .  .  .  N  N  N  N  C  S  S
open_strand        N  T  T  T  N  N  N  N  C  S  S
passkey_challenge  .  .  .  .  .  .  .  .  U  S  S
passkey_register   U  U  U  U  U  U  U  U  U  S  S
passkey_use        U  U  U  U  U  U  U  U  U  S  S
person_of          -  +  +  +  -  -  -  -  C  S  S
readers            N  .  .  .  N  N  N  N  C  S  S
resume_pin         .  .  .  X  X  X  X  X  .  S  S
revoke             N  L  .  L  N  L  N  N  C  S  S
safety_window      .  .  .  .  N  N  N  N  C  S  S
seal               N  .  .  .  N  N  N  N  C  S  S
seal_draft         .  .  .  .  .  .  .  .  .  S  S
seal_to_team       .  .  .  .  .  .  .  .  C  S  .
search             -  +  +  +  -  -  -  -  C  S  S
second             .  .  .  2  .  .  R  R  C  S  S
set_pin            .  .  .  .  .  .  .  .  C  S  S
settle             .  .  .  .  .  .  R  R  C  S  S
share              N  .  .  .  N  N  N  N  C  S  S
sign_out           .  .  .  .  .  .  .  .  .  S  S
silent             +  +  +  +  +  -  -  -  C  S  S
slip_end           E  E  .  E  E  E  E  .  C  S  S
slip_give          N  .  .  .  N  N  N  N  C  S  S
slip_open          E  E  E  E  E  E  E  .  C  S  S
slip_pass          E  E  E  E  E  E  E  .  C  S  S
slips              -  -  -  -  -  -  -  +  C  S  S
staff              .  .  .  .  .  .  .  .  C  S  S
strand_of          -  +  +  +  -  -  -  -  C  S  S
take_back          N  .  .  L  N  N  N  N  C  S  S
teams              .  .  .  .  .  .  .  .  C  S  S
totals             .  .  .  .  .  R  .  R  C  S  S
turn               N  L  .  L  N  L  N  N  C  S  S
unlock             .  .  .  .  .  .  .  .  .  W  W
unread             -  +  -  -  -  -  -  -  C  S  S
whoami             .  .  .  .  .  .  .  .  .  S  S
"""
SIGNS = {"ok": ".", "some": "+", "none": "-", "not-yours": "N", "role": "R", "not-lead": "L",
         "closed": "C", "signed-out": "S", "step-up": "P", "purpose": "U", "production": "X",
         "phrase": "W", "second": "2", "team": "T", "ended": "E"}  # fmt: skip
LISTS = {"search": "hits", "faces": "faces", "person_of": "persons", "strand_of": "strands",
         "silent": "answers", "caseload": "people", "notices": "notices", "unread": "unread",
         "slips": "slips", "mailbox_states": "states", "match": "handle"}  # fmt: skip
# Roles to whom something sealed about the person may be shown at all.
TRUSTED = {"dahee", "sora", "minji", "yongil", "jisoo"}
CELLS = [(line.split()[0], dict(zip(ROLES, line.split()[1:], strict=True)))
         for line in TABLE.strip().splitlines()]  # fmt: skip


def outcome(stage: Stage, verb: str, role: str) -> str:
    """The sign of what came back; an empty list is not the same as a full one."""
    with undone(stage):
        said, answer, _ = ask(stage, verb, role)
    if said == "ok" and verb in LISTS:
        found = answer[LISTS[verb]]
        values = next(iter(found.values())).values() if isinstance(found, dict) else found
        nothing = (None,) if verb == "silent" else (None, 0)
        said = "some" if any(not any(v is n for n in nothing) for v in values) else "none"
    return SIGNS.get(said, said)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return set_stage(tmp_path_factory.mktemp("stage"))


def test_it_lists_every_verb() -> None:
    assert {verb for verb, _ in CELLS} == set(VERBS) == set(QUESTIONS)


@pytest.mark.parametrize(("verb", "expected"), CELLS, ids=[verb for verb, _ in CELLS])
def test_it_answers_each_role_as_the_table_says(stage: Stage, verb: str, expected: dict[str, str]) -> None:
    assert {role: outcome(stage, verb, role) for role in ROLES} == expected


def test_it_counts_the_cells(stage: Stage, proof: Callable[..., None]) -> None:
    """Figures for the sum: the other parts of the matrix go through HTTP."""
    wrong = [(v, r) for v, row in CELLS for r, sign in row.items() if outcome(stage, v, r) != sign]
    add_up(proof, "matrix-cells", len(CELLS) * len(ROLES), 1500, part="vault", at_least=True)
    add_up(proof, "matrix-wrong", len(wrong), 0, part="vault", at_least=False)
    assert wrong == []


def test_it_shows_no_word_of_the_person_to_anyone_else(stage: Stage) -> None:
    """By content, not by code: the canary is in every name, note, letter, slip and reason."""
    given = set()
    for verb in VERBS:
        for role in ROLES:
            with undone(stage):
                _, answer, parts = ask(stage, verb, role)
            if CANARY in json.dumps(answer, ensure_ascii=False) or CANARY.encode() in b"".join(parts):
                given.add((verb, role))
    anyone = {"form_open", "mailbox_read", "mailbox_open_self", "open_draft"}  # own words, own pass
    assert {role for verb, role in given if verb not in anyone} <= TRUSTED
    assert {verb for verb, role in given if role == "jisoo"} - anyone == {"slip_open"}
    assert {verb for verb, role in given if role == "dahee"} - anyone == {"notices"}


def test_it_leaves_no_trace_on_the_stage(stage: Stage, tmp_path: Path) -> None:
    """The undoing that these tests lean on is itself true."""
    before = stage.office.state.store.db.total_changes, stage.office.state.audit.head()
    with undone(stage):
        ask(stage, "hide", "minji")
    assert stage.office.state.audit.head() == before[1]
    assert stage.office.state.registry.persons[stage.person].hidden == [stage.office.users["bora"]]

"""What does the vault do with a question out of shape, and what stands in its log afterwards?"""

import logging
import socket
import threading
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.vault.office import Office
from tests.vault.stage import CANARY, QUESTIONS, Stage, ask, question, set_stage, undone
from vault import server, wire
from vault.client import Vault, VaultUnavailable

WEIRD: list[Any] = [None, 0, -1, 2**70, 1.5, True, "", "\0", "\ud800", "x" * 5000, [], [[]], ["x"] * 6000,
                    {}, {"x": []}, [None], "' OR 1=1 --", "가" * 500]  # fmt: skip


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return set_stage(tmp_path_factory.mktemp("stage"))


@pytest.mark.parametrize("verb", sorted(QUESTIONS))
def test_it_answers_every_bad_argument_with_a_refusal(stage: Stage, verb: str,
        caplog: pytest.LogCaptureFixture) -> None:  # fmt: skip
    """Each argument replaced by each strange value, by somebody who may ask: never a fault."""
    caplog.set_level(logging.INFO)
    state, role = stage.office.state, {"erase": "dahee"}.get(verb, "minji")
    for name in question(stage, verb, role)[0]:
        for value in WEIRD:
            with undone(stage):
                args, parts = question(stage, verb, role)
                header = {"verb": verb, "token": stage.office.tokens[role], "args": args | {name: value}}
                answer, _ = server.answer(state, header, list(parts))
            assert answer.get("error") != "unavailable", (name, value)
    for parts in ([], [b""], [b"x"] * 3, [b"\1\2" + bytes(40)]):
        with undone(stage):
            args, _ = question(stage, verb, role)
            header = {"verb": verb, "token": stage.office.tokens[role], "args": args}
            assert server.answer(state, header, parts)[0].get("error") != "unavailable"
    assert CANARY not in caplog.text
    assert "' OR" not in caplog.text


LEAVES = st.none() | st.booleans() | st.integers() | st.text()
THINGS = st.recursive(LEAVES, lambda t: st.lists(t) | st.dictionaries(st.text(), t), max_leaves=12)


@given(THINGS, st.lists(st.binary(max_size=60), max_size=3))
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_it_survives_any_header(stage: Stage, thing: Any, parts: list[bytes]) -> None:
    inside = {"token": stage.office.tokens["minji"], "args": {"items": thing, "why": "x"}}
    for header in ({"verb": thing}, {"verb": "open", "args": thing}, {"verb": "about", "token": thing},
                   {"verb": "open", **inside}):  # fmt: skip
        answer, _ = server.answer(stage.office.state, header, parts)
        assert answer.get("error") != "unavailable"


def test_it_logs_no_argument_when_it_fails_itself(office: Office, caplog: pytest.LogCaptureFixture,
                                                  monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr(office.state.indexes, "searchable", fail)
    with pytest.raises(VaultUnavailable):
        office.vault.search(office.tokens["minji"], CANARY)
    assert [r.getMessage() for r in caplog.records] == ["fault: RuntimeError in search"]
    assert CANARY not in caplog.text


@pytest.mark.parametrize("raw", [b"\0\0\0\1x", b"\xff\xff\xff\xff", (5).to_bytes(4, "big") + b"[1,2]",
    (7).to_bytes(4, "big") + b'{"a":1}'[:6], (12).to_bytes(4, "big") + b'{"parts":-1}', (13).to_bytes(4,
    "big") + b'{"parts":[9]}', (100_000).to_bytes(4, "big") + b"[" * 100_000, b"", b"\0\0", (21).to_bytes(4,
    "big") + b'{"parts":[999999999]}'])  # fmt: skip
def test_it_hangs_up_on_what_is_no_frame(raw: bytes, caplog: pytest.LogCaptureFixture) -> None:
    here, there = socket.socketpair()
    here.settimeout(5)
    thread = threading.Thread(target=server._talk, args=(None, there), daemon=True)
    thread.start()
    here.sendall(raw)
    here.shutdown(socket.SHUT_WR)
    assert here.recv(10) == b""
    thread.join(5)
    assert not thread.is_alive()
    assert caplog.text == ""


def test_it_answers_many_lines_at_once_and_loses_none(office: Office) -> None:
    """Eight workers, one store: every write is there, every read is right."""
    made = [office.person(f"{a}{b}솔") for a in "김이박최" for b in "한별"]
    wrong: list[str] = []

    def work(number: int) -> None:
        strand = made[number]["strands"]["casework"]
        for turn in range(12):
            note = office.seal("minji", strand, f"{number}:{turn}".encode(), f"r{turn}")
            if office.open("minji", note) != [f"{number}:{turn}".encode()]:
                wrong.append(f"{number}:{turn}")
            version = office.vault.open_person(office.tokens["minji"], made[number]["person"],
                "visit")["version"]  # fmt: skip
            office.vault.edit_face(office.tokens["minji"], made[number]["person"],
                {"display": f"솔{number}{turn}"}, version)  # fmt: skip

    lines = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for line in lines:
        line.start()
    for line in lines:
        line.join()
    assert wrong == []
    versions = {v for (v,) in office.state.store.rows("SELECT version FROM face")}
    assert versions == {13}
    assert office.vault.audit_verify(office.tokens["dahee"], [])["ok"]


def test_it_lets_one_of_two_writers_win(office: Office) -> None:
    made, said = office.person("리봄"), []

    def write(name: str) -> None:
        try:
            said.append(office.vault.edit_face(office.tokens[name], made["person"], {"display": name}, 1))
        except Exception as error:
            said.append(str(error))

    lines = [threading.Thread(target=write, args=(n,)) for n in ("minji", "sora", "yongil")]
    for line in lines:
        line.start()
    for line in lines:
        line.join()
    assert sorted(map(str, said)) == ["2", "version", "version"]


def test_it_asks_again_only_on_a_line_that_was_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A vault that is slow may be doing it still: asked twice, it would do it twice."""
    asked = []

    class Slow(Vault):
        def _ask(self, header: Any, parts: Any) -> Any:
            asked.append(header["verb"])
            raise TimeoutError if header["verb"] == "slow" else wire.WireError("line closed")

    for verb, times in (("slow", 1), ("gone", 2)):
        asked.clear()
        with pytest.raises(VaultUnavailable):
            Slow("").call(verb)
        assert len(asked) == times


def test_it_has_no_verb_that_python_code_may_hide(stage: Stage) -> None:
    for verb in ("__class__", "run", "ask", "", "open_", "Open", "_turn"):
        assert server.answer(stage.office.state, {"verb": verb}, [])[0]["code"] == "verb"
    assert ask(stage, "about", "nobody")[0] == "ok"

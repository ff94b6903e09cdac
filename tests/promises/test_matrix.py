"""Does every page answer every role, in every relation to the person, as the table says?"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from sijak.care.actions.feeds import make_feed
from sijak.practice import cast
from tests.house import House
from tests.promises import matrix
from tests.promises.browsers import InHouse, Page
from tests.promises.routes import Route, routes
from tests.promises.things import COUNTER, NOBODY, Things, make_person, make_request
from vault.client import SignedOut

CELLS = 1500
FRAGMENTS = Path(__file__).resolve().parents[2] / "build" / "proof.d"
# Role -> who plays it, and the team in which they walk with people.
CAST = {
    "intake": ("sora", "seoul"), "counsellor": ("minji", "seoul"), "peer": ("yongil", "hospital"),
    "officer": ("dahee", ""), "finance": ("hana", ""), "director": ("shinae", ""),
    "volunteer": ("jisoo", ""),
}  # fmt: skip
LEADS = {"seoul": "minji", "incheon": "jinsook", "hospital": "yongil", "daejeon": "taeho"}
LED = {"intake": "intake", "counsellor": "seoul", "peer": "hospital"}
ODD = ("PUT", "TRACE")
PARTS = frozenset({"contact", "self", "safety", "casework"})
OFFICERS_PARTS = frozenset({"contact", "self"})


class Cells:
    """What was asked and what was wrong."""

    def __init__(self) -> None:
        self.asked: set[tuple[str, str, str, str]] = set()
        self.wrong: list[str] = []

    def hold(self, cell: tuple[str, str, str, str], page: Page, wanted: frozenset[int]) -> None:
        assert cell not in self.asked, f"asked twice: {cell}"
        self.asked.add(cell)
        status = matrix.CURTAIN if "x-sijak-curtain" in page.headers else page.status
        if status not in wanted:
            self.wrong.append(f"{' | '.join(cell)}: {status}, not {sorted(wanted)}")


def expected(row: matrix.Row, role: str, relation: str, method: str) -> frozenset[int]:
    """What the table says for one cell."""
    if role in matrix.GUESTS and row.who is not None:
        return frozenset({matrix.CURTAIN if role == "closed session" else 302})
    if row.who is not None and role not in row.who:
        return frozenset({403} if _answers(row, method) else {403, 405})
    if not _answers(row, method):
        return frozenset({405})
    if not _is_open(row, role, relation):
        return frozenset({404})
    wanted = row.get if method in ("GET", "HEAD") else row.post
    return wanted | {matrix.CURTAIN} if role == "closed session" else wanted


def _answers(row: matrix.Row, method: str) -> bool:
    return bool(row.get if method in ("GET", "HEAD") else row.post if method == "POST" else ())


def _is_open(row: matrix.Row, role: str, relation: str) -> bool:
    if row.about == "":
        return True
    if row.about != "file":
        whose = {"led team": frozenset(LED), "request": matrix.HEARS, "mailbox": matrix.HEARS}
        ours = role in whose.get(row.about, matrix.ALL)
        return row.about.startswith("any ") or (relation == "there" and ours)
    held = OFFICERS_PARTS if role == "officer" else PARTS
    return relation in matrix.OPEN_TO and row.part in held


class Visitors:
    """Everybody who may stand at the door, with the people they know and do not know."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.closed = ""

    def behind_the_curtain(self) -> str:
        """A closed session; a new one when somebody signed out of the last."""
        vault = self.house.vault
        try:
            assert vault.whoami(self.closed, deed=False)["state"] == "closed"
        except SignedOut:
            self.closed = str(vault.unlock("taeho", self.house.people["taeho"]["phrase"])["token"])
            vault.close(self.closed)
        return self.closed

    def client(self, role: str) -> InHouse:
        if role in CAST:
            return InHouse(self.house.client(CAST[role][0]))
        client = Client()
        if role != "signed out":
            bad = self.behind_the_curtain() if role == "closed session" else "ab" * 32
            client.cookies[settings.SIJAK_COOKIE] = bad
        return InHouse(client)

    def person(self, role: str, relation: str) -> dict[str, Any] | None:
        """A new person who stands to this worker as ``relation`` says."""
        if relation == "nobody":
            return None
        handle, team = CAST.get(role, ("", ""))
        shared: tuple[str, ...] = () if team else ("intake",)
        where = "daejeon" if relation == "other team" else team or "seoul"
        lead = handle if relation == "own" and team else self._mate(where, handle)
        rest: dict[str, Any] = (
            {"hidden_from": [self.house.user(handle)]} if (relation == "hidden" and handle) else {}
        )
        return make_person(
            self.house, team=where, lead=lead, by=lead,
            shared=() if relation == "other team" else shared,
            stage="closed" if relation == "closed" else "open", **rest,
        )  # fmt: skip

    def _mate(self, team: str, handle: str) -> str:
        """Somebody else of the team; where there is nobody, its lead."""
        mates = {"seoul": ("minji", "sora"), "hospital": ("yongil", "minji")}.get(team, (LEADS[team],))
        return next((m for m in mates if m != handle), mates[0])

    def values(self, route: Route, row: matrix.Row, role: str, relation: str) -> dict[str, Any]:
        if row.about == "file":
            things = Things(self.house, self.person(role, relation))
            return {takes: things.value(takes) for takes in route.takes}
        if relation == "nobody":
            return dict.fromkeys(route.takes, NOBODY)
        return {takes: self._there(row.about, role) for takes in route.takes}

    def _there(self, about: str, role: str) -> str:
        house = self.house
        made: dict[str, Callable[[], str]] = {
            "request": lambda: make_request(house).id, "team": lambda: house.teams["seoul"],
            "mailbox": lambda: make_request(house).mailbox, "user": lambda: _newcomer(house),
            "slip": lambda: _slip(house), "any notice": lambda: _notice(house),
            "led team": lambda: house.teams[LED.get(role, "seoul")],
            "feed": lambda: make_feed(by=house.actor("minji")),
        }  # fmt: skip
        return made[about]()


def _newcomer(house: House) -> str:
    made = house.vault.enrol(
        house.token("dahee"), handle=f"new-{next(COUNTER)}", name="새사람", role="volunteer",
        can=[], centre="", ends_on="",
    )  # fmt: skip
    return str(made["user"])


def _slip(house: House) -> str:
    import time

    person = make_person(house, team="seoul", lead="minji", by="minji")
    return house.vault.slip_give(
        house.token("minji"), to=house.user("jisoo"), person=person["person"], purpose="ride",
        ends_at=int(time.time()) + 3600, fields={"name": "들꽃"})  # fmt: skip


def _notice(house: House) -> str:
    person = make_person(house, team="seoul", lead="minji", by="minji")
    before = {n["id"] for n in house.vault.notices(house.token("dahee"))}
    house.vault.hide(house.token("minji"), person["person"], users=[house.user("taeho")])
    after = {n["id"] for n in house.vault.notices(house.token("dahee"))}
    return str(next(iter(after - before)))


def relations_of(row: matrix.Row, role: str) -> tuple[str, ...]:
    if row.about == "file":
        return matrix.RELATIONS if role in matrix.WALKS else ("other team", "nobody")
    return ("there", "nobody") if row.about else ("-",)


def cells(row: matrix.Row) -> Iterator[tuple[str, str, str]]:
    for role in (*CAST, *matrix.GUESTS):
        for relation in relations_of(row, role):
            for method in ("GET", "POST"):
                yield role, relation, method
    for role in ("counsellor", "volunteer", "signed out"):
        for method in ODD:
            yield role, relations_of(row, role)[0], method


def test_it_has_every_page_in_the_table_and_no_other() -> None:
    there = {route.name for route in routes()}
    assert sorted(there - set(matrix.TABLE)) == [], "pages that nobody decided about"
    assert sorted(set(matrix.TABLE) - there) == [], "pages that are gone"


@pytest.mark.slow
def test_it_answers_every_role_in_every_relation_as_the_table_says(
    house: House, proof: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.write_cast(tmp_path / "practice", {"people": house.people})
    monkeypatch.setattr(settings, "SIJAK_DATA_DIR", tmp_path)
    held, visitors = Cells(), Visitors(house)
    for route in routes():
        row = matrix.TABLE.get(route.name)
        if row is not None:
            walk(held, visitors, route, row)
    count = len(held.asked) + of_vault("cells")
    print(f"{len(held.asked)} cells through HTTP, {of_vault('cells')} through the vault's verbs")
    proof("matrix-cells", count, CELLS, count >= CELLS)
    wrong = len(held.wrong) + of_vault("wrong")
    proof("matrix-wrong", wrong, 0, not wrong)
    assert held.wrong == [], "\n".join(held.wrong)
    assert count >= CELLS


def of_vault(what: str) -> int:
    """What the same question to the vault's verbs found, if that test has run."""
    file = FRAGMENTS / f"matrix-{what}-vault.json"
    return int(json.loads(file.read_text())["figure"]) if file.exists() else 0


def walk(held: Cells, visitors: Visitors, route: Route, row: matrix.Row) -> None:
    known: dict[tuple[str, str], dict[str, Any]] = {}
    for role, relation, method in cells(row):
        if (role, relation) not in known:
            known[role, relation] = visitors.values(route, row, role, relation)
        path = route.path(**known[role, relation])
        page = visitors.client(role).ask(method, path)
        held.hold((route.name, role, relation, method), page, expected(row, role, relation, method))
        if method == "POST" and page.status == 302:
            del known[role, relation]  # something was done to it


def blank(page: Page, *ids: str) -> bytes:
    """The body without what differs from page to page: the id in the address, the form's token."""
    body = re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", page.body)
    for one in ids:
        body = body.replace(one.encode(), b"ID")
    return body


def test_it_shows_somebody_hidden_exactly_as_somebody_who_does_not_exist(house: House) -> None:
    """Same status, same headers, same bytes: a file that is hidden tells not even that it is."""
    visitors, told = Visitors(house), []
    for route in routes():
        row = matrix.TABLE.get(route.name)
        if row is None or row.about != "file" or not row.get:
            continue
        for relation in ("hidden", "other team"):
            given = visitors.values(route, row, "counsellor", relation)
            nobody = visitors.values(route, row, "counsellor", "nobody")
            client = visitors.client("counsellor")
            hidden, absent = (client.ask("GET", route.path(**v)) for v in (given, nobody))
            same = blank(hidden, *map(str, given.values())) == blank(absent, *map(str, nobody.values()))
            if (hidden.status, absent.status) != (404, 404) or not same or hidden.headers != absent.headers:
                told.append(f"{route.name} ({relation})")
    assert told == []

"""Does every page answer every role, in every relation to the person, as the table says?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.house import House
from tests.promises import areas, matrix
from tests.promises.browsers import Page
from tests.promises.routes import Route, routes
from tests.promises.sums import add_up
from tests.promises.visitors import CAST, LED, Visitors, relations_of

CELLS = 1500
ODD = ("PUT", "TRACE")


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
        whose = {
            "led team": frozenset(LED),
            "feed": frozenset({*matrix.ALL, *matrix.GUESTS}),
            "request": matrix.HEARS,
            "mailbox": matrix.HEARS,
            **areas.gathered("WHOSE"),
        }
        ours = role in whose.get(row.about, matrix.ALL)
        return row.about.startswith("any ") or (relation == "there" and ours)
    return relation in matrix.OPEN_TO and row.part in matrix.PARTS_OF.get(role, frozenset())


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
@pytest.mark.parametrize("department", matrix.DEPARTMENTS)
def test_it_answers_every_role_in_every_relation_as_the_table_says(
    house: House, door: None, proof: Callable[..., None], department: str
) -> None:
    held, visitors = Cells(), Visitors(house, keeps=True)
    for route, row in matrix.rows_of(department):
        walk(held, visitors, route, row)
    print(f"{len(held.asked)} cells through HTTP")
    add_up(proof, "matrix-cells", len(held.asked), CELLS, part=department, at_least=True)
    add_up(proof, "matrix-wrong", len(held.wrong), 0, part=department, at_least=False)
    assert held.wrong == [], "\n".join(held.wrong)
    assert held.asked


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
            visitors.forget(role, relation)


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
        able = ("counsellor", "peer", "officer")
        role = next(one for one in able if row.who is None or one in row.who)
        for relation in ("hidden", "other team"):
            given = visitors.values(route, row, role, relation)
            nobody = visitors.values(route, row, role, "nobody")
            client = visitors.client(role)
            hidden, absent = (client.ask("GET", route.path(**v)) for v in (given, nobody))
            same = blank(hidden, *map(str, given.values())) == blank(absent, *map(str, nobody.values()))
            if (hidden.status, absent.status) != (404, 404) or not same or hidden.headers != absent.headers:
                told.append(f"{route.name} ({relation})")
    assert told == []

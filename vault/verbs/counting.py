"""How many? Marks in declared cells, and totals in which nobody can be picked out.

The vault marks a person, or an event, once in each declared cell and keeps counts, not lists: a
keyed token says only that this one was counted. Totals come back a month and a dimension at a
time, cells under five suppressed, and others with them so that no difference gives one away.
"""

from __future__ import annotations

from typing import Any, Final

from vault.registry import No, Person
from vault.verbs.base import Answer, Ask, State, verb

PEOPLE: Final = ("walked_with", "helped_at_once", "found_again", "visited")
EVENTS: Final = ("requests", "answered", "answered_in_time", "visits", "contacts", "opened",
                 "closed", "minutes_heard")  # fmt: skip
DIMENSIONS: Final = ("sex", "age_band", "arrival_band", "province")
SMALL: Final = 5


@verb
def mark(ask: Ask) -> Answer:
    """Items: {indicator, day, centre, strand or '', unique}. Marking twice changes nothing."""
    state, items = ask.state, ask.args.get("items", [])
    new = 0
    with state.store.writing() as db:
        for item in items:
            for cell in _cells(state, item):
                cursor = db.execute("INSERT OR IGNORE INTO seen VALUES(?)", (cell[0],))
                if cursor.rowcount:
                    new += 1
                    db.execute(
                        "INSERT INTO tally VALUES(?,?,?,?,?,1) ON CONFLICT DO UPDATE SET n=n+1", cell[1:]
                    )
    return {"new": new}, ()


def _cells(state: State, item: dict[str, Any]) -> list[tuple[Any, ...]]:
    """(token, indicator, month, dimension, centre, value), for the month and for the year."""
    indicator, day, centre = str(item["indicator"]), str(item["day"]), str(item.get("centre", ""))[:40]
    person: Person | None = state.registry.person_by_strand(str(item.get("strand", "")))
    if indicator in PEOPLE:
        if person is None:
            return []
        unique = person.id
    elif indicator in EVENTS:
        unique = str(item["unique"])[:80]
    else:
        raise No("indicator", "bad")
    values = {"centre": centre}
    if person is not None:
        values |= {d: person.profile.get(d, "") for d in DIMENSIONS}
    cells = []
    for month in (day[:7], day[:4]):
        for dimension, value in values.items():
            place = centre if dimension == "centre" else ""
            token = state.store.token("mark", indicator, month, dimension, place, unique)
            cells.append((token, indicator, month, dimension, place, value))
    return cells


@verb
def totals(ask: Ask) -> Answer:
    """{indicator: {month: {value: n or None, 'all': n or None}}}. None is a suppressed cell."""
    hand, by = ask.hand(), ask.text("by", "centre", 20)
    hand.needs("figures")
    indicators, months = ask.texts("indicators", 20), ask.texts("months", 120)
    if by != "centre" and by not in DIMENSIONS:
        raise No("by", "bad")
    marks = ",".join("?" * len(indicators)), ",".join("?" * len(months))
    cells: dict[str, dict[str, dict[str, int]]] = {i: {m: {} for m in months} for i in indicators}
    for indicator, month, value, n in ask.state.store.rows(
        "SELECT indicator,month,value,sum(n) FROM tally WHERE dimension=? AND"
        f" indicator IN ({marks[0]}) AND month IN ({marks[1]}) GROUP BY 1,2,3",
        by, *indicators, *months):  # fmt: skip
        cells[indicator][month][value or "?"] = n
    ask.audit(hand, "totals")
    return {"cells": {i: {m: suppress(row) for m, row in by_month.items()}
                      for i, by_month in cells.items()}}, ()  # fmt: skip


def suppress(row: dict[str, int]) -> dict[str, int | None]:
    """Cells under five go, and as many of the next smallest as it takes so that what is hidden is
    at least two cells and at least five; where that cannot be, the total goes too."""
    total, hidden = sum(row.values()), {v for v, n in row.items() if 0 < n < SMALL}
    rest = sorted((n, v) for v, n in row.items() if n and v not in hidden)
    while hidden and rest and (len(hidden) < 2 or sum(row[v] for v in hidden) < SMALL):
        hidden.add(rest.pop(0)[1])
    lone = bool(hidden) and (len(hidden) < 2 or sum(row[v] for v in hidden) < SMALL)
    shown: dict[str, int | None] = {v: None if v in hidden else n for v, n in row.items()}
    shown["all"] = None if 0 < total < SMALL or lone else total
    return shown

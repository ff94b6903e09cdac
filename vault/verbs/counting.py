"""How many? Marks in declared cells, and totals in which nobody can be picked out.

The vault marks a person, or an event, once in each declared cell and keeps counts, not lists: a
keyed token says only that this one was counted. Totals come back a month and a dimension at a
time, cells under five suppressed, and others with them so that no difference gives one away.
"""

import json
from typing import Any, Final

from vault.registry import no_if
from vault.sessions import Hand
from vault.verbs.base import PLAIN_CODE, Answer, Ask, State, iso_day
from vault.verbs.opening import hear

PEOPLE: Final = ("walked_with", "helped_at_once", "found_again", "visited")
EVENTS: Final = ("requests", "answered", "answered_in_time", "visits", "contacts", "opened",
                 "closed", "minutes_heard")  # fmt: skip
DIMENSIONS: Final = ("sex", "age_band", "arrival_band", "province")
SMALL: Final = 5


def mark(ask: Ask) -> None:
    """Items: {indicator, day, centre, strand or '', unique}; heard: [strand, day]. Saying it twice
    changes nothing.

    It answers nothing: whether a mark was new would tell whose strands belong together.
    """
    state = ask.state
    for token, *cell in (cell for item in ask.args.get("items", []) for cell in _cells(state, item)):
        if state.store.do("INSERT OR IGNORE INTO seen VALUES(?)", token):
            state.store.do("INSERT INTO tally VALUES(?,?,?,?,?,1) ON CONFLICT DO UPDATE SET n=n+1", *cell)
    for strand, day in ask.args.get("heard", []):
        hear(state, state.registry.person_by_strand(str(strand)), iso_day(day, "day"))


def _cells(state: State, item: dict[str, Any]) -> list[tuple[Any, ...]]:
    """(token, indicator, month, dimension, centre, value), for the month and for the year."""
    indicator, day, centre = item["indicator"], iso_day(item["day"], "day"), item.get("centre", "")
    person = state.registry.person_by_strand(str(item.get("strand", "")))
    no_if(indicator not in (*PEOPLE, *EVENTS) or not PLAIN_CODE.match(centre), "indicator", "bad")
    if indicator in PEOPLE and person is None:
        return []
    unique = person.id if person and indicator in PEOPLE else str(item["unique"])[:80]
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


def totals(ask: Ask, hand: Hand) -> Answer:
    """{indicator: {month: {value: n or None, 'all': n or None}}}. None is a suppressed cell."""
    by, indicators, months = ask.text("by", "centre", 20), ask.texts("indicators"), ask.texts("months")
    no_if(by != "centre" and by not in DIMENSIONS, "by", "bad")
    cells: dict[str, dict[str, dict[str, int]]] = {i: {m: {} for m in months} for i in indicators}
    for indicator, month, value, n in ask.state.store.rows(
        "SELECT indicator,month,value,sum(n) FROM tally WHERE dimension=? AND indicator IN (SELECT value"
        " FROM json_each(?)) AND month IN (SELECT value FROM json_each(?)) GROUP BY 1,2,3",
        by, json.dumps(indicators), json.dumps(months)):  # fmt: skip
        cells[indicator][month][value or "?"] = n
    ask.audit(hand, "totals")
    return {"cells": {i: {m: suppress(row) for m, row in by_month.items()} for i, by_month in cells.items()}}


def suppress(row: dict[str, int]) -> dict[str, int | None]:
    """Cells under five go, and as many of the next smallest as it takes so that what is hidden is
    at least two cells and at least five; where that cannot be, the total goes too."""
    total, hidden = sum(row.values()), {v for v, n in row.items() if 0 < n < SMALL}
    rest = sorted((n, v) for v, n in row.items() if n and v not in hidden)

    def is_thin() -> bool:
        return len(hidden) < 2 or sum(row[v] for v in hidden) < SMALL

    while hidden and rest and is_thin():
        hidden.add(rest.pop(0)[1])
    shown: dict[str, int | None] = {v: None if v in hidden else n for v, n in row.items()}
    shown["all"] = None if 0 < total < SMALL or (hidden and is_thin()) else total
    return shown

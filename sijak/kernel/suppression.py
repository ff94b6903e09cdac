"""Which cells of a table may be shown, so that nobody can be picked out?

The same rule as the vault's own totals (vault/verbs/counting.py), for tables that the house counts
itself out of coded rows. The house may not import the vault's verbs: a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

SMALL = 5


def suppress(row: Mapping[str, int], *, thin: Collection[str] = ()) -> dict[str, int | None]:
    """``row``: what is counted by the name of its cell. Answers the same with None for what is not
    shown, and ``all`` for the total.

    Cells under five go, those named in ``thin`` (many services, but of fewer than five people) too,
    and as many of the next smallest as it takes so that what is hidden is at least two cells and at
    least five; where that cannot be, the total goes as well.
    """
    total = sum(row.values())
    hidden = {cell for cell, n in row.items() if n and (n < SMALL or cell in thin)}
    rest = sorted((n, cell) for cell, n in row.items() if n and cell not in hidden)

    def is_open() -> bool:
        return len(hidden) < 2 or sum(row[cell] for cell in hidden) < SMALL

    while hidden and rest and is_open():
        hidden.add(rest.pop(0)[1])
    shown: dict[str, int | None] = {cell: None if cell in hidden else n for cell, n in row.items()}
    shown["all"] = None if 0 < total < SMALL or (hidden and is_open()) else total
    return shown

"""What does each area of a department add to the promises? One file an area, gathered here.

TABLE: lines of the permission matrix. PART: on which part of a file rows of a model lie, where it is
not the department's own. NEEDS: what a valid row needs beyond its first choices. MAKERS: a word of an
address -> how such a thing is made, for rows that lie on no strand. THERE: a word of ``Row.about`` ->
the same, given the role; WHOSE: that word -> the roles for which it is there. CODES_ONLY: a sealed column
(table, column) without room for words -> what it holds. SHEETS: an address -> the form that a page's
script sends there, which stands on no page. ENTERED: a department -> a page of it to which no address
leads: it opens by words (or several such pages, each fetched by one browser).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.promises.areas import (
    board,
    company,
    danger,
    families,
    groups,
    instruments,
    money,
    myspace,
    pages,
    papers,
    rights,
    sessions,
    site,
    stories,
    study,
    visits,
)

if TYPE_CHECKING:
    from tests.house import House
    from tests.promises.rows import Row

AREAS: tuple[Any, ...] = (
    board,
    company,
    danger,
    families,
    groups,
    instruments,
    money,
    myspace,
    pages,
    papers,
    rights,
    sessions,
    site,
    stories,
    study,
    visits,
)


def gathered(name: str) -> dict[Any, Any]:
    """One dictionary out of what each area says under this name."""
    out: dict[Any, Any] = {}
    for area in AREAS:
        out |= getattr(area, name, {})
    return out


def table() -> dict[str, Row]:
    return gathered("TABLE")


def makers() -> dict[str, Callable[[House], str]]:
    return gathered("MAKERS")


def there() -> dict[str, Callable[[House, str], str]]:
    return gathered("THERE")

"""Which parts does the public site have? Said by the department that knows, once, when the house starts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

type Menu = Callable[[], Sequence[Any]]

_menus: list[Menu] = []


def hang_menu(menu: Menu) -> None:
    """The parts in the language of now: each with title, url, is_here and entries."""
    _menus[:] = [menu]


def parts_of_site() -> Sequence[Any]:
    return _menus[0]() if _menus else ()

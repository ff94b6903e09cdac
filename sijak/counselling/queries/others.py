"""Who else was there? Chosen from files that the worker can open; who is hidden never shows."""

from __future__ import annotations

from collections.abc import Sequence

from sijak.kernel.actor import Actor
from sijak.people import walking
from sijak.people.queries.files import find, parts_of


def those(by: Actor, persons: Sequence[str]) -> dict[str, str]:
    """person -> what a list may show, of those whose counselling part this worker opens."""
    strands = [strand for strand in parts_of(by, persons, "counselling") if strand]
    names = walking.names_of(by, strands, why="counselling") if strands else {}
    return {name.person: f"{name.display} · {name.code}" for name in names.values()}


def look_for(by: Actor, words: str) -> dict[str, str]:
    """At most ten who fit the words and have a counselling part that this worker opens."""
    return those(by, [one["person"] for one in find(by, words, None)]) if words.strip() else {}

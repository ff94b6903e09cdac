"""What do visits, the five duties and the lists add to the promises? (The package says how.)"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.promises.rows import LOOK, NEVER, ROOM, SAID, Row, deed, file, form, page, thing

if TYPE_CHECKING:
    from tests.house import House

TABLE: dict[str, Row] = {
    "health:person": file("contact", who=ROOM),  # without a health part: a page that offers to begin
    "health:person-begin": file("contact", NEVER, SAID, ROOM),
    "health:person-word": deed("health", ROOM),
    "health:visit-write": form("health", ROOM),
    "health:visit": file("health", who=ROOM),
    "health:visit-edit": form("health", ROOM),
    "health:visit-end": deed("health", ROOM),
    "health:card": file("health", who=ROOM),
    "health:medicine-write": form("health", ROOM),
    "health:medicine": form("health", ROOM),
    "health:duty-explain": form("health", ROOM),
    "health:duty-entitle": form("health", ROOM),
    "health:duty-inpatient": form("health", ROOM),
    "health:duty-link": form("health", ROOM),
    "health:duty-complaint": form("health", ROOM),
    "health:duty": form("health", ROOM),
    "health:certificate-ask": form("health", ROOM),
    "health:certificate": form("health", ROOM),
    "health:lists": page(ROOM),
    "health:words": page(ROOM, LOOK, SAID),
    "health:word-write": page(ROOM, LOOK, SAID),
    "health:word-edit": thing(ROOM, "word", LOOK, SAID),
    "health:word-vote": thing(ROOM, "word", NEVER, SAID),
}


def word(house: House, role: str = "") -> str:
    """A pair of words that a colleague added."""
    from sijak.health.models import Word
    from sijak.kernel.dates import today
    from sijak.people.team_sealing import seal_team_row

    row = Word(team=house.teams["health"], added_on=today())
    content = {
        "south": "치통",
        "north": "이쏘기",
        "field": "symptom",
        "votes": {house.user("seolhwa"): "yes"},
    }
    seal_team_row(row, by=house.actor("seolhwa"), content=json.dumps(content, ensure_ascii=False))
    row.save(force_insert=True)
    return row.id


MAKERS = {"word": word}
THERE = {"word": word}
WHOSE = {"word": ROOM}

"""What do sessions and care for those who care add to the promises? (The package says how.)"""

from __future__ import annotations

from sijak.counselling.actions.debriefs import ask_debrief
from sijak.counselling.actions.supervision import Held, write_supervision
from sijak.counselling.models import Debrief
from sijak.kernel.dates import today
from sijak.kernel.ids import random_id
from tests.house import House
from tests.promises.rows import COUNSELS, GONE, LOOK, SAID, WALKS, Row, deed, file, form, page, thing

PLAYERS = {"intake": "sora", "counsellor": "minji", "peer": "yongil", "officer": "dahee"}

TABLE: dict[str, Row] = {
    "counselling:home": page(COUNSELS),
    "counselling:theme-figures": page(COUNSELS),
    # care for those who care: neither finance nor a director, and no funder signs in at all
    "counselling:own-care": page(WALKS),
    "counselling:team-care": page(WALKS, LOOK | GONE),
    "counselling:debrief-done": thing(WALKS, "debrief", LOOK, SAID),
    "counselling:supervision-list": page(COUNSELS),
    "counselling:supervision-write": page(COUNSELS, LOOK, SAID),
    "counselling:supervision": thing(COUNSELS, "supervision", LOOK, SAID),
    # one person
    "counselling:person": file("contact", who=COUNSELS),
    "counselling:part-begin": deed("contact", COUNSELS),
    "counselling:session-plan": form("counselling", COUNSELS),
    "counselling:session-write": form("counselling", COUNSELS),
    "counselling:session": file("counselling", who=COUNSELS),
    "counselling:session-keep": form("counselling", COUNSELS),
    "counselling:session-add": form("counselling", COUNSELS),
    "counselling:session-miss": deed("counselling", COUNSELS),
    "counselling:session-cancel": deed("counselling", COUNSELS),
}


def debrief(house: House, role: str) -> str:
    """Somebody's own: of the one who asks, where their role may have one."""
    worker = house.user(PLAYERS.get(role, "minji"))
    Debrief.objects.filter(worker=worker).delete()
    ask_debrief(by=house.actor("minji"), worker=worker, because="signal", team=house.teams["seoul"])
    return Debrief.objects.get(worker=worker).id


def supervision(house: House, _role: str) -> str:
    """Of the counsellors' team: opened by it alone."""
    held = Held(day=today(), who=(house.user("eunha"),), words="글")
    by, team = house.actor("minji"), house.teams["heart"]
    return write_supervision(by=by, team=team, once=random_id(), held=held).id


THERE = {"debrief": debrief, "supervision": supervision}
WHOSE = {"debrief": WALKS, "supervision": frozenset({"counsellor"})}
NEEDS = {"Session": {"kind": "individual"}}

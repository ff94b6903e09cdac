"""What do groups and visits to families add to the promises? (The package says how.)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.promises.forms import Input, Sheet
from tests.promises.rows import COUNSELS, GONE, LOOK, NEVER, SAID, Row, page, thing

if TYPE_CHECKING:
    from tests.house import House

TABLE: dict[str, Row] = {
    "counselling:groups": page(COUNSELS),
    "counselling:group-new": page(COUNSELS, LOOK, SAID),
    "counselling:group": thing(COUNSELS, "group"),
    "counselling:group-find": thing(COUNSELS, "group", LOOK, SAID),
    "counselling:group-take-in": thing(COUNSELS, "group", NEVER, SAID),
    "counselling:group-end": thing(COUNSELS, "group", NEVER, SAID),
    "counselling:meeting": thing(COUNSELS, "meeting", LOOK, SAID),
    "counselling:meeting-came": thing(COUNSELS, "meeting", NEVER, SAID),
    "counselling:meeting-move": thing(COUNSELS, "meeting", NEVER, SAID),
    "counselling:meeting-drop": thing(COUNSELS, "meeting", NEVER, SAID),
    "counselling:member": thing(COUNSELS, "member", LOOK, SAID),
    "counselling:member-pledge": thing(COUNSELS, "member", NEVER, SAID | GONE),
    "counselling:member-leave": thing(COUNSELS, "member", NEVER, SAID),
}
# Whose team it is: the peers sit in another, and for them there is no such group.
WHOSE = {what: frozenset({"counsellor"}) for what in ("group", "meeting", "member")}


def group(house: House, role: str) -> str:
    from tests.counselling.circle import circle

    return circle(house).id


def meeting(house: House, role: str) -> str:
    from tests.counselling.circle import circle

    return circle(house).meetings.get(number=1).id


def member(house: House, role: str) -> str:
    from tests.counselling.circle import circle, join

    return join(house, circle(house)).id


THERE = {"group": group, "meeting": meeting, "member": member}
MAKERS = {what: (lambda house, make=make: make(house, "")) for what, make in THERE.items()}

# Forms that stand on a page only at the right moment: somebody was found, the day has come, all was met.
SHEETS = {
    "counselling:group-take-in": Sheet("", "post", [Input("person", "text"), Input("pledge", "text")]),
    "counselling:group-end": Sheet("", "post", [Input("closing", "textarea")]),
    "counselling:meeting-came": Sheet("", "post", [Input("member", "text"), Input("came", "text")]),
    "counselling:member-pledge": Sheet("", "post", [Input("pledge", "text")]),
}

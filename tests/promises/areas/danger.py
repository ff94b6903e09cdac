"""What do danger, the rota and the safety plan add to the promises? (The package says how.)"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sijak.counselling.actions.danger import raise_signal
from sijak.counselling.actions.oncall import Duty, put_on_call
from sijak.counselling.enums.danger import Watch, WhichDays
from sijak.counselling.models import OnCall, SafetyPlan
from sijak.kernel.dates import today
from tests.promises.rows import LOOK, NEVER, ONWARD, SAID, WALKS, Row, deed, file, form, page, thing

if TYPE_CHECKING:
    from tests.house import House

TABLE: dict[str, Row] = {
    "counselling:danger": form("contact"),  # an officer too: what to say, and whom to call
    "counselling:signals": page(WALKS),
    "counselling:signal-take": thing(WALKS, "waiting signal", NEVER, SAID),
    "counselling:rota": page(WALKS, LOOK, SAID),
    "counselling:rota-off": thing(WALKS, "on call", NEVER, SAID),
    "counselling:safety-plan": file("safety"),
    "counselling:safety-plan-write": form("safety"),
    "counselling:safety-plan-print": file("safety", LOOK | ONWARD),
    "counselling:safety-plan-share": deed("safety"),
    "counselling:safety-plan-take-back": deed("safety"),
}
PART: dict[type, str] = {SafetyPlan: "safety"}


def waiting(house: House, _role: str = "") -> str:
    """An answer on a tablet, sealed to the counsellors."""
    from tests.promises.things import make_person

    house.state._crowd.clear()  # the gate against floods is tried elsewhere
    made = make_person(house, team="seoul", lead="minji", by="minji")
    return raise_signal(by=None, team=house.teams["heart"], person=made["person"],
                        strand=made["strands"]["counselling"], source="phq9", item="9")  # fmt: skip


def on_call(house: House, _role: str = "") -> str:
    """One night of the counsellors' rota; its lead may take it off."""
    day = today() + timedelta(days=30)
    known = {"team": house.teams["heart"], "day": day, "watch": Watch.NIGHT}
    put_on_call(by=house.actor("minji"), team=house.teams["heart"], duty=Duty(
        house.user("eunha"), day, day, (Watch.NIGHT,), WhichDays.ALL, "010-0000-0000"))  # fmt: skip
    return OnCall.objects.get(**known).id


MAKERS: dict[str, Callable[[House], str]] = {"waiting": waiting, "on_call": on_call}
THERE: dict[str, Callable[[House, str], str]] = {"waiting signal": waiting, "on call": on_call}
WHOSE: dict[str, frozenset[str]] = {
    "waiting signal": frozenset({"counsellor"}),  # of the team
    "on call": frozenset({"counsellor"}),
}
# Sealed for what they say about somebody, but made of codes, numbers and hours alone.
CODES_ONLY: dict[tuple[str, str], str] = {
    ("counselling_signal", "content"): "where a sign came from, and the hours of the ticks",
    ("counselling_oncall", "phone"): "a colleague's telephone number; numbers are searched for as such",
    ("counselling_waitingsignal", "content"): "whom a sign is about, by ids, and where it came from",
}
NEEDS: dict[str, dict[str, Any]] = {}

"""What do going along, and help with bills add to the promises? (The package says how.)"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import time as clock
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sijak.kernel.dates import today
from tests.promises.forms import Input, Sheet
from tests.promises.rows import LOOK, NEVER, ROOM, SAID, Row, deed, file, form, page, thing

if TYPE_CHECKING:
    from tests.house import House

GOES = frozenset({"volunteer", "peer"})
TABLE: dict[str, Row] = {
    "health:going": page(ROOM),
    "health:companions": page(ROOM),
    "health:companion-new": page(ROOM, LOOK, SAID),
    "health:companion": thing(ROOM, "companion", LOOK, SAID),
    "health:going-take": thing(ROOM, "telling", LOOK, SAID),
    "health:afternoon": page(GOES),
    "health:afternoon-step": thing(GOES, "company slip", NEVER, SAID),
    "health:afternoon-report": thing(GOES, "company slip", LOOK, SAID),
    "health:promised": page(frozenset({"finance"})),
    "health:goings": form("health", ROOM),
    "health:going-choose": form("health", ROOM),
    "health:going-end": deed("health", ROOM),
    "health:going-seen": deed("health", ROOM),
    "health:bills": form("health", ROOM),
    "health:used": form("health", ROOM),
    "health:bill": form("health", ROOM),
    "health:bill-comes": deed("health", ROOM),
    "health:bill-paid": form("health", ROOM),
    "health:bill-print": file("health", who=ROOM),
    "health:bill-tell": deed("health", ROOM),
    "health:share": file("health", who=ROOM),
    "health:share-papers": deed("health", ROOM),
    "health:share-file": deed("health", ROOM),
    "health:share-off": deed("health", ROOM),
    "health:share-asked": deed("health", ROOM),
    "health:share-answer": deed("health", ROOM),
    "health:share-paid": deed("health", ROOM),
    "health:share-sign": deed("health", ROOM),
    "health:share-back": deed("health", ROOM),
}
NEEDS: dict[str, dict[str, Any]] = {
    "Bill": {"kind": "quote", "total_krw": 300_000},
    "Share": {"payer": "fund", "kind": "general", "asked_krw": 100_000},
    "Going": {"hospital": "nmc", "state": "open"},
    "UsedElsewhere": {"payer": "aid", "kind": "general", "year": 2025},
}
WHOSE: dict[str, frozenset[str]] = {"companion": ROOM, "telling": ROOM, "company slip": GOES}


def make_companion(house: House, role: str = "") -> str:
    from tests.health.company_folk import goes

    del role
    from sijak.health.models import Companion

    Companion.objects.filter(user=house.user("jisoo")).delete()
    return goes(house).id


def make_asked(house: House) -> tuple[dict[str, Any], Any]:
    from sijak.health.actions.going import Wanted, ask_going
    from sijak.kernel.ids import random_id
    from tests.promises.things import make_person

    person = make_person(house, team="hospital", lead="yongil", by="yongil")
    wanted = Wanted(today() + timedelta(days=1), clock(14), "nmc", "정문")
    strand = person["strands"]["health"]
    return person, ask_going(by=house.actor("yongil"), strand=strand, once=random_id(), wanted=wanted)


def make_slip(house: House, role: str = "volunteer") -> str:
    """A slip that says today, of a going that somebody has in hand."""
    from sijak.health.models import Going

    person, row = make_asked(house)
    Going.objects.filter(pk=row.pk).update(state="taken", day=today())
    fields = {"name": "들꽃", "ref": row.pk, "day": today().isoformat(), "at": "14:00", "hospital": "nmc"}
    to = "yongil" if role == "peer" else "jisoo"
    giver = "yongil" if to == "jisoo" else "seolhwa"
    return house.vault.slip_give(
        house.token("yongil" if giver == "yongil" else "minji"), to=house.user(to), person=person["person"],
        purpose="company", ends_at=int(time.time()) + 3600, fields=fields,
    )  # fmt: skip


def make_telling(house: House, role: str = "") -> str:
    from sijak.health.actions.afternoon import Report, tell_how
    from sijak.health.queries.afternoon import one_slip

    del role
    by = house.actor("jisoo")
    report = Report(how="well", minutes=90, words="다 알아들었음", bill_krw=50_000)
    return tell_how(by=by, slip=one_slip(by, make_slip(house)), report=report).id


MAKERS: dict[str, Callable[[House], str]] = {
    "companion": make_companion, "telling": make_telling, "slip": make_slip,
}  # fmt: skip
THERE: dict[str, Callable[[House, str], str]] = {
    "companion": make_companion, "telling": make_telling, "company slip": make_slip,
}  # fmt: skip

# Forms that stand on a page only at the right moment: a payer was asked, somebody is on their way.
SHEETS = {
    "health:share-answer": Sheet("", "post", [Input("promised_krw", "text"), Input("answer", "text")]),
    "health:share-file": Sheet("", "post", [Input("code", "text"), Input("file", "text")]),
    "health:afternoon-step": Sheet("", "post", [Input("step", "text")]),
}

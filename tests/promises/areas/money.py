"""What does money add to the promises? (The package says how.)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.promises.forms import Input, Sheet
from tests.promises.rows import LOOK, NEVER, PURSE, SAID, Row, file, page, thing

if TYPE_CHECKING:
    from tests.house import House

GONE = frozenset({404})

TABLE: dict[str, Row] = {
    "money:day": page(PURSE),
    "money:pay": page(PURSE, LOOK, SAID),
    "money:run": thing(PURSE, "run"),
    "money:run-settle": thing(PURSE, "run", NEVER, SAID),
    "money:run-file": thing(PURSE, "run"),
    "money:run-table": thing(PURSE, "run"),
    "money:statement": page(PURSE, LOOK, SAID),
    "money:statement-match": page(PURSE, NEVER, SAID),
    "money:funds": page(PURSE),
    "money:fund-new": page(PURSE, LOOK, SAID),
    "money:fund": thing(PURSE, "fund"),
    "money:fund-give": thing(PURSE, "fund", NEVER, SAID | GONE),  # which line? None was named
    "money:fund-close": thing(PURSE, "fund", NEVER, SAID),
    "money:trial": page(PURSE),
    "money:month-close": page(PURSE, NEVER, SAID),
    "money:account": thing(PURSE, "account"),
    "money:outlay": thing(PURSE, "outlay"),
    "money:decide": thing(PURSE, "outlay", NEVER, SAID),
    "money:check": thing(PURSE, "outlay", NEVER, SAID),
    "money:do": thing(PURSE, "outlay", NEVER, SAID),
    "money:person": file(post=SAID),
    "money:help": file("casework"),
    "money:help-account": file("casework", NEVER, SAID),
    "money:help-same": file("casework", NEVER, SAID | GONE),  # no account was paid to before
    "money:help-check": file("casework", NEVER, SAID),
    "money:help-sign": file("casework", NEVER, SAID),
    "money:help-withdraw": file("casework", NEVER, SAID),
    "money:help-receipt": file("casework", NEVER, SAID),
}


def outlay(house: House, role: str = "") -> str:
    """Asked by somebody, into an account that waits; there is a fund."""
    del role
    from sijak.money.enums import Way
    from tests.money import purse

    purse.a_line(house)
    asked = purse.asked(house, 50_000, by="minji", way=Way.TRANSFER)
    return purse.with_account(house, asked, is_checked=False).number


def on_strand(house: House, person: dict[str, Any]) -> str:
    """The number of an outlay whose ``Ask`` lies where the test lays it: asked and typed by intake."""
    from sijak.kernel.ids import random_id
    from sijak.money.actions import line, paying
    from sijak.money.enums import HelpKind, Way
    from tests.money import purse

    purse.a_line(house)
    asker = house.actor("jinsook")
    payee = paying.keep_payee(by=asker, team=house.teams["payers"], bank_code="004", account="1234567890",
                              holder="들꽃")  # fmt: skip
    asking = line.Asking(kind=HelpKind.FOOD, won=20_000, way=Way.TRANSFER, payee=payee.pk)
    return line.ask(by=asker, asking=asking, once=random_id()).number


def run(house: House, role: str = "") -> str:
    del role
    from sijak.money.actions import paying
    from tests.money import purse

    ready = purse.ready(house, purse.a_line(house), 40_000)
    return paying.make_run(by=house.actor("hana"), numbers=[ready.number]).pk


def fund(house: House, role: str = "") -> str:
    del role
    from tests.money import purse

    return purse.a_fund(house).pk


def account(house: House, role: str = "") -> str:
    del role
    from tests.money import purse

    return purse.a_line(house).accounts.get(kind="free").pk


PART: dict[Any, str] = {}
NEEDS: dict[str, dict[str, Any]] = {"Ask": {"number": on_strand}}
MAKERS = {"outlay": outlay, "run": run, "fund": fund, "account": account}
THERE = {"outlay": outlay, "run": run, "fund": fund, "account": account}
WHOSE = {"outlay": PURSE, "run": PURSE, "fund": PURSE, "account": PURSE}
SHEETS = {
    # They stand on pages only when something is ready, paid or unmatched.
    "money:pay": Sheet("", "post", [Input("once", "hidden"), Input("numbers", "text")]),
    "money:statement-match": Sheet("", "post", [Input("line", "text"), Input("payment", "text")]),
    "money:help-receipt": Sheet("", "post", [Input("file", "file")]),
}

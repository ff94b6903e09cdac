"""May this be asked, signed, promised, paid, taken back? Pure questions; each no is a sentence."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from sijak.kernel.errors import Refused
from sijak.kernel.won import won as won_words
from sijak.money.enums import NOT_OURS, UNDECIDED, HelpKind, Scope, State

DATA = Path(__file__).parent.parent / "data"
PURSE = frozenset({"finance", "director"})


@dataclass(frozen=True, slots=True)
class Ceiling:
    """A dated rule: so much for one person, in this scope. ``kind`` '': whatever the kind."""

    source: str
    kind: str
    scope: str
    won: int
    valid_from: date
    valid_to: date | None

    def holds(self, source: str, kind: str, day: date) -> bool:
        begins = self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
        return begins and self.source == source and self.kind in ("", kind)


@dataclass(frozen=True, slots=True)
class Given:
    """What one person was promised or paid before, or asks for still."""

    kind: str
    month: str
    won: int
    ref: str = ""


@cache
def ceilings() -> list[Ceiling]:
    with (DATA / "ceilings.csv").open(encoding="utf-8", newline="") as file:
        return [
            Ceiling(row["source"], row["kind"], row["scope"], int(row["won"]),
                    date.fromisoformat(row["valid_from"]),
                    date.fromisoformat(row["valid_to"]) if row["valid_to"] else None)
            for row in csv.DictReader(file)
        ]  # fmt: skip


@cache
def limits() -> dict[str, int]:
    """role -> up to how much they may sign for, in won."""
    with (DATA / "limits.csv").open(encoding="utf-8", newline="") as file:
        return {row["role"]: int(row["won"]) for row in csv.DictReader(file)}


# -- asking ----------------------------------------------------------------------------------------------
def may_ask(kind: str, won: int) -> None:
    if kind in NOT_OURS:
        raise Refused(_("This we do not pay. Below stands where there is help."), field="kind")
    if won <= 0:
        raise Refused(_("How much is needed?"), field="asked_krw")


def must_be_under(
    source: str, kind: str, won: int, month: str, before: list[Given], day: date
) -> None:  # fmt: skip
    """Raises Refused with the ceiling that is reached and how much is left."""
    for one in ceilings():
        if one.holds(source, kind, day):
            used = sum(given.won for given in before if is_within(one, given, month))
            if used + won > one.won:
                words = _("At most %(most)s %(scope)s; %(left)s is left.")
                told = {"most": won_words(one.won), "scope": Scope(one.scope).label,
                        "left": won_words(max(0, one.won - used))}  # fmt: skip
                sentence = words % told
                raise Refused(sentence, field="asked_krw")


def is_within(ceiling: Ceiling, given: Given, month: str) -> bool:
    if ceiling.kind not in ("", given.kind) or ceiling.scope == Scope.ONCE:
        return False
    span = {Scope.MONTH: 7, Scope.YEAR: 4, Scope.LIFE: 0}[Scope(ceiling.scope)]
    return given.month[:span] == month[:span]


def is_helped_twice(kind: str, month: str, ref: str, before: list[Given]) -> bool:
    """Whether there was help for this month, or for this very bill. Whoever decides reads that, not what it
    was."""
    is_same_month = any(
        one.kind == kind and one.month == month and not (ref and one.ref != ref) for one in before
    )
    return is_same_month or bool(ref and any(one.ref == ref for one in before))


# -- deciding --------------------------------------------------------------------------------------------
def may_sign(*, state: str, worker: str, role: str, asked_by: str, first_by: str) -> None:
    if state not in UNDECIDED:
        raise Refused(_("This was decided already."))
    if worker == asked_by:
        raise Refused(_("You asked for it. Two others decide."))
    if worker == first_by:
        raise Refused(_("You have signed. Somebody else signs too."))
    if role not in limits():
        raise Refused(_("Your role signs for no money."))


def may_promise(*, won: int, roles: tuple[str, str]) -> None:
    """The second signature: one of the two keeps the purse, and one may sign for as much."""
    if not PURSE & set(roles):
        raise Refused(_("One of the two has to be from finance or the director."))
    if max(limits()[role] for role in roles) < won:
        raise Refused(_("For as much as this, somebody has to sign who may sign for more."))


def may_pay_from(*, kinds: list[str], kind: str, starts_on: date, ends_on: date, is_closed: bool,
                 day: date) -> None:  # fmt: skip
    if is_closed or not starts_on <= day <= ends_on:
        raise Refused(_("That fund does not run today."), field="line")
    if kinds and kind not in kinds:
        raise Refused(_("That fund is not for this kind of help."), field="line")


def may_refuse(state: str) -> None:
    if state not in UNDECIDED:
        raise Refused(_("This was decided already."))


def may_withdraw(state: str) -> None:
    if state not in UNDECIDED:
        raise Refused(_("This was decided already. Say it to us, and we call it back."))


def may_call_back(state: str) -> None:
    if state != State.PROMISED:
        raise Refused(_("Only what is promised and not on its way can be called back."))


# -- paying ----------------------------------------------------------------------------------------------
def may_send(*, state: str, needs_account: bool, is_checked: bool) -> None:
    if state != State.PROMISED:
        raise Refused(_("Only what is promised is paid, and once."))
    if needs_account and not is_checked:
        raise Refused(_("The account waits: a second person calls back first."))


def may_settle(*, state: str, wanted: str) -> None:
    if wanted == State.PAID and state != State.SENT:
        raise Refused(_("It is not on its way."))
    if wanted != State.PAID and state not in (State.SENT, State.PAID):
        raise Refused(_("Nothing was sent that could come back."))


def may_change_account(state: str) -> None:
    if state not in {*UNDECIDED, State.PROMISED}:
        raise Refused(_("It is on its way already."))


def may_check_account(*, worker: str, typed_by: str, is_checked: bool) -> None:
    if is_checked:
        raise Refused(_("The account was checked already."))
    if worker == typed_by:
        raise Refused(_("You typed this account. Somebody else calls back."))


def may_keep_receipt(state: str) -> None:
    if state != State.PAID:
        raise Refused(_("A receipt comes when it is paid."))


def is_payable(kind: str) -> bool:
    return kind in HelpKind.values and kind not in NOT_OURS

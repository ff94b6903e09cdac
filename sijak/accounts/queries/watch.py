"""What do the officers look at: reviews that fall due, who read what, is the record whole?"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from sijak.accounts.enums import (
    FINDINGS,
    FINDINGS_OF,
    NOTICE_ASKS,
    NOTICES,
    REASONS,
    VERBS,
    word_of,
)
from sijak.accounts.line import vault
from sijak.accounts.queries.who import KEPT_SECONDS, staff
from sijak.kernel.actor import Actor
from sijak.kernel.dates import KST, add_months, clock_words, first_of_month, month_words, today
from vault.client import VaultError

LOG_PAGE = 60
MONTHS = 13
_due: dict[tuple[str, str], tuple[float, int]] = {}


@dataclass(frozen=True, slots=True, repr=False)
class Notice:
    id: str
    kind: str
    what: str
    asks: str
    by: str
    by_name: str
    at: datetime
    due_at: datetime
    is_overdue: bool
    done_at: datetime | None
    done_by: str
    finding: str
    findings: tuple[tuple[str, str], ...]
    person: str
    code: str
    note: str


def notices(by: Actor) -> list[Notice]:
    """Open ones first, the most urgent on top; then what was signed off, newest first."""
    found = [_notice(one) for one in vault().notices(by.token)]
    remember_due(by, sum(one.done_at is None for one in found))
    waiting = sorted((n for n in found if n.done_at is None), key=_urgency)
    done = sorted((n for n in found if n.done_at), key=lambda n: n.done_at or n.at, reverse=True)
    return waiting + done


def _urgency(one: Notice) -> tuple[date, bool, datetime]:
    """By the day on which it falls due; of one day, safety first."""
    return one.due_at.date(), one.kind != "safety", one.due_at


def _notice(one: dict[str, Any]) -> Notice:
    due = _moment(one["due_at"])
    codes = FINDINGS_OF.get(one["kind"], tuple(FINDINGS))
    return Notice(
        id=one["id"], kind=one["kind"], what=word_of(NOTICES, one["kind"]),
        asks=word_of(NOTICE_ASKS, one["kind"]), by=one["by"], by_name=one["by_name"],
        at=_moment(one["at"]), due_at=due,
        is_overdue=not one["done_at"] and one["due_at"] < time.time(),
        done_at=_moment(one["done_at"]) if one["done_at"] else None, done_by=one["done_by"],
        finding=word_of(FINDINGS, one["finding"]) if one["finding"] else "",
        findings=tuple((code, str(FINDINGS[code])) for code in codes),
        person=one["person"], code=one["code"], note=one["note"],
    )  # fmt: skip


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, KST)


# -- the number beside the rail's link ---------------------------------------------
def counts_for(by: Actor) -> dict[str, int]:
    """{"accounts:reviews": n} for those who sign off, kept for a minute."""
    if not by.may("reviews"):
        return {}
    key = (settings.SIJAK_VAULT_SOCKET, by.user_id)
    since, count = _due.get(key, (0.0, 0))
    if not since or time.monotonic() - since > KEPT_SECONDS:
        try:
            count = sum(not n["done_at"] for n in vault().notices(by.token, notes=False))
        except VaultError:
            return {}
        remember_due(by, count)
    return {"accounts:reviews": count}


def remember_due(by: Actor, count: int) -> None:
    if len(_due) > 1000:
        _due.clear()
    _due[settings.SIJAK_VAULT_SOCKET, by.user_id] = (time.monotonic(), count)


# -- the reading log ---------------------------------------------
@dataclass(frozen=True, slots=True)
class LogRow:
    seq: int
    day: date
    clock: str
    name: str
    what: str
    why: str
    code: str
    person: str
    names_shown: int
    origin: str


def log_rows(by: Actor, *, user: str, verb: str, month: str, before: int) -> list[LogRow]:
    """A page of the log, newest first; one row more than a page when there is an older page."""
    asked: dict[str, Any] = {"user": user, "verb": verb, "before": before, "limit": LOG_PAGE + 1}
    if month:
        first = date.fromisoformat(f"{month}-01")
        asked |= {"since": _midnight(first), "until": _midnight(add_months(first, 1))}
    return [_log_row(one) for one in vault().audit_list(by.token, **asked)]


def _midnight(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=KST).timestamp())


def _log_row(one: dict[str, Any]) -> LogRow:
    at = _moment(one["at"])
    return LogRow(
        seq=one["seq"], day=at.date(), clock=clock_words(at.time()), name=one["name"],
        what=word_of(VERBS, one["verb"]), why=word_of(REASONS, one["why"]) if one["why"] else "",
        code=one["code"], person=one["person"], names_shown=one["n"], origin=one["origin"],
    )  # fmt: skip


def log_choices(by: Actor) -> dict[str, list[tuple[str, str]]]:
    """What the filters of the log offer. The address then carries ids and codes, never a name."""
    months = [add_months(first_of_month(today()), -back) for back in range(MONTHS)]
    everybody = sorted(((one["user"], one["name"]) for one in staff(by)), key=lambda one: one[1])
    return {
        "user": [("", _("Everybody")), *everybody],
        "verb": [("", _("Everything")), *((code, str(word)) for code, word in VERBS.items())],
        "month": [("", _("All months")), *((f"{m:%Y-%m}", month_words(m)) for m in months)],
    }


# -- is the record whole? ---------------------------------------------
def head_words() -> tuple[str, list[str]]:
    """(number of the last line, its eight words): what officers write down once a day."""
    number, *words = vault().audit_words().split()
    return number, words


def verdict(by: Actor, anchors: list[str]) -> dict[str, Any]:
    """{rows, ok, broken_at, why, words}; ``anchors``: lines that an officer kept."""
    return vault().audit_verify(by.token, anchors)

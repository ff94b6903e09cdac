"""What does the person read about money on their own pages? In plain words, the moment it is true.

Their ``self`` strand holds numbers only; how far each is, stands on the line itself: so nobody has to carry a
sentence over, and those who pay need no key of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from sijak.kernel.dates import both_days, today
from sijak.kernel.won import won
from sijak.money.enums import UNDECIDED, HelpKind, State, Way
from sijak.money.models import Outlay
from sijak.money.rules.line import is_payable
from sijak.people.own import Own, OwnPanel

KIND, OWN_ASK = "money", "money-ask"


@dataclass(frozen=True, slots=True, repr=False)
class OwnOutlay:
    number: str
    what: str
    won: int
    sentence: str
    state: str
    is_undecided: bool
    day: date


@dataclass(frozen=True, slots=True, repr=False)
class OwnAsk:
    """What the person asked themselves and nobody has taken up yet."""

    row: str
    what: str
    won: int
    words: str
    day: date | None
    promised_on: date | None


def outlays(own: Own) -> list[OwnOutlay]:
    numbers = {str(row.get("number", "")) for row in own.of_kind(KIND, OWN_ASK)}
    rows = Outlay.objects.filter(number__in=numbers - {""}).order_by("-asked_on", "number")
    return [own_outlay(row) for row in rows]


def asks(own: Own) -> list[OwnAsk]:
    open_ones = [one for one in own.of_kind(OWN_ASK) if not one.get("number") and not one.get("taken_back")]
    return [
        OwnAsk(str(one["once"]), label(str(one["what"])), int(one["won"]), str(one["words"]),
               day_of(one.get("day")), day_of(one.get("promised")))
        for one in open_ones
    ]  # fmt: skip


def day_of(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None


def label(kind: str) -> str:
    return str(HelpKind(kind).label) if is_payable(kind) else ""


def own_outlay(row: Outlay) -> OwnOutlay:
    day = row.ended_on or row.decided_on or row.asked_on
    return OwnOutlay(
        row.number, label(row.kind), row.won, sentence(row), row.state, row.state in UNDECIDED, day
    )


def sentence(row: Outlay) -> str:
    """One sentence: where it is, and what comes next."""
    amount, day = {"won": won(row.won)}, both_days
    said = {
        State.ASKED: lambda: _("We asked for %(won)s for you. Two people decide by %(day)s.") % (
            amount | {"day": day(row.due_on)}),
        State.FIRST: lambda: _("One of two has said yes to %(won)s. The other decides by %(day)s.") % (
            amount | {"day": day(row.due_on)}),
        State.PROMISED: lambda: _("%(won)s is promised to you. It lies ready.") % amount,
        State.SENT: lambda: _("%(won)s is on its way into your account.") % amount,
        State.PAID: lambda: paid_words(row) % (amount | {"day": day(row.ended_on or today())}),
        State.REFUSED: lambda: _("This was not possible. We tell you why and look for another way with you."),
        State.WITHDRAWN: lambda: _("Taken back. Nobody asks any more; you may ask again."),
        State.UNDONE: lambda: _("The promise of %(won)s was called back. We tell you why.") % amount,
    }  # fmt: skip
    return said[State(row.state)]()


def paid_words(row: Outlay) -> str:
    if row.way == Way.TRANSFER:
        return _("%(won)s came into your account on %(day)s.")
    return _("You were given %(won)s on %(day)s.")


def panel(own: Own) -> OwnPanel | None:
    """Whoever has a file may ask here; so the page is there from the first day."""
    if not own.strand:
        return None
    found = outlays(own)
    note = found[0].sentence if found else _("Ask for help with money")
    return OwnPanel(_("Help with money"), note=note, address="myspace:paid")

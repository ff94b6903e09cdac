"""Does somebody fit the rules of a round, and may they still write, send or take back?"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sijak.kernel.errors import Refused
from sijak.scholarships.enums import AppState, Ask, Document, Phase, RoundState, Said
from sijak.scholarships.models import Application, Round
from sijak.scholarships.told import Told

NOT_FITS: dict[str, Promise] = {
    Ask.NORTH: _("This money was given for people from the North and their children."),
    Ask.ENROLLED: _("It is paid for a term in which you study. When you go back, look here again."),
    Ask.LEVEL: _("It is for the schools named above. Ask us: there may be other help for yours."),
    Ask.GRADES: _("The line is fixed for this round. After your next term, look here again."),
    Ask.DOUBLE: _("Two scholarships for the same term are against the rule of those who give the money."),
}
UNSURE: dict[str, Promise] = {
    Ask.NORTH: _("Write it as it is; we look at it together."),
    Ask.ENROLLED: _("You may begin. When the money is paid you must be enrolled."),
    Ask.LEVEL: _("You may begin, and write the name of your school: we look it up."),
    Ask.GRADES: _("You may begin: the page turns your grades into our figure and shows it."),
    Ask.DOUBLE: _("You may begin, and write who pays: we look whether both can stand together."),
}


@dataclass(frozen=True, slots=True)
class Fit:
    """``no``, ``unsure``: sentences, one for each such answer."""

    no: tuple[Promise, ...]
    unsure: tuple[Promise, ...]

    @property
    def may_begin(self) -> bool:
        return not self.no


def asks_of(one: Round) -> list[Ask]:
    """A round that lets others pay too does not ask about them."""
    return [ask for ask in Ask if ask != Ask.DOUBLE or one.is_alone]


def fit(one: Round, said: Mapping[str, str]) -> Fit:
    asked = asks_of(one)
    return Fit(
        tuple(NOT_FITS[ask] for ask in asked if said.get(ask) == Said.NO),
        tuple(UNSURE[ask] for ask in asked if said.get(ask) == Said.UNSURE),
    )


def may_begin(one: Round, on: date) -> None:
    phase = one.phase(on)
    if phase == Phase.AHEAD:
        raise Refused(_("This round is not open yet. Its first day stands above."))
    if phase != Phase.OPEN:
        raise Refused(_("This round has closed. The next one stands on this page when its days are fixed."))


def may_write(one: Round, application: Application | None, on: date) -> None:
    may_begin(one, on)
    if application is not None and application.state != AppState.SENT:
        raise Refused(_("This application is not open for changes any more."))


def missing(one: Round, told: Told) -> list[tuple[str, Promise]]:
    """(step, sentence) of what has to be there before it can be sent."""
    out: list[tuple[str, Promise]] = []
    if not told.about.get("name"):
        out.append(("about", _("Tell us how to call you, and your school.")))
    if not told.grades.get("scale"):
        out.append(("grades", _("Your grades are missing.")))
    for what in one.papers:
        if not told.has_paper(what):
            out.append(("papers", PAPER_MISSING[what]))
    if not told.essay.get("aim"):
        out.append(("essay", _("What you write yourself is missing.")))
    return out


PAPER_MISSING: dict[str, Promise] = {
    Document.TRANSCRIPT: _("The sheet with your grades is missing. A picture is enough."),
    Document.ENROLMENT: _("The sheet that says you are enrolled is missing."),
}


def may_send(one: Round, told: Told, figure: int) -> None:
    lacks = missing(one, told)
    if lacks:
        raise Refused(lacks[0][1])
    if told.about.get("level") not in one.levels:
        raise Refused(NOT_FITS[Ask.LEVEL])
    if one.is_alone and told.about.get("other") == Said.YES:
        raise Refused(NOT_FITS[Ask.DOUBLE])
    if figure < one.least:
        raise Refused(NOT_FITS[Ask.GRADES])


def may_withdraw(application: Application) -> None:
    if application.state in (AppState.WITHDRAWN, AppState.NOT_CHOSEN, AppState.OUT):
        raise Refused(_("There is nothing left to take back."))
    if application.state in (AppState.CHOSEN, AppState.RESERVE):
        raise Refused(_("It was decided. Write us a letter, and we speak about it."))


def may_set(days: Mapping[str, date], weights: Mapping[str, int], levels: list[str]) -> None:
    """The rules of a round, as they were typed."""
    order = ("opens_on", "closes_on", "reads_until", "decides_on", "starts_on")
    for before, after in pairwise(order):
        if days[before] > days[after]:
            raise Refused(_("The days are not in order."), field=after)
    if sum(weights.values()) != 100:
        raise Refused(_("The weights must come to 100 together."), field="weight_grades")
    if not levels:
        raise Refused(_("For which schools is it? Choose at least one."), field="levels")


def may_change_rules(one: Round, has_applications: bool) -> None:
    """Nobody changes the rule under those who already trusted it."""
    if one.state == RoundState.DECIDED or has_applications:
        raise Refused(
            _("Somebody has applied by these rules: they stay as they are. Days can be moved later.")
        )


BEGUN = _("It was begun a moment ago, and its eight words were shown. Come back with them, or begin anew.")
SENT_ALREADY = _("It was sent. You can take it back instead.")
SOMEBODY_FASTER = _("A colleague was faster. Look at what stands there now, then save once more.")
MOST_WORDS = 2


def may_add_paper(has: int, most: int) -> None:
    if has >= most:
        raise Refused(_("There are six sheets already. Take one out first."), field="file")


def may_ask_word(given: int) -> None:
    if given >= MOST_WORDS:
        raise Refused(_("Two people have written already. That is enough."))


def may_move(one: Round, closes_on: date, has_applications: bool) -> None:
    if has_applications and closes_on < one.closes_on:
        raise Refused(_("Somebody counts on the last day. It can be later, not earlier."), field="closes_on")


def hash_of(token: str) -> str:
    """Chance of 192 bits: a plain hash leads nobody back."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()

"""What does somebody who applies find behind the eight words of their application?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from sijak.kernel.dates import today
from sijak.kernel.errors import why_not
from sijak.people import letters
from sijak.people.own import Own
from sijak.scholarships.enums import AppState, PartState
from sijak.scholarships.models import Appeal, Application, Award, Draft, Minutes, Part, Recommendation
from sijak.scholarships.queries.rounds import Shown, open_rounds, shown
from sijak.scholarships.rules import choice
from sijak.scholarships.rules.grades import figure_of
from sijak.scholarships.told import Told

TABLE = Draft._meta.db_table
KIND = "study"  # of a row on ``self``: the way from a person's own pages to their application


def told_in(pass_: str, draft: Draft) -> Told:
    """Raises PassEnded, Away."""
    plain = letters.open_private(pass_, draft.mailbox, TABLE, draft.id, draft.version, bytes(draft.content))
    return Told.from_json(plain)


def figure_in(told: Told) -> int:
    """0 where no grades were given yet."""
    try:
        return figure_of(told.grades["scale"], Decimal(str(told.grades["grade"])))
    except (KeyError, InvalidOperation):
        return 0


def draft_of(mailbox: str) -> Draft | None:
    return Draft.objects.select_related("round").filter(mailbox=mailbox).first()


@dataclass(frozen=True, slots=True, repr=False)
class Where:
    """Where an application stands, in what is kept in clear: enough for the person's own pages."""

    draft: Draft
    shown: Shown
    application: Application | None
    award: Award | None
    parts: list[Part]
    appeal: Appeal | None
    words_given: int
    decided_on: date | None
    reports: set[int]

    @property
    def is_open(self) -> bool:
        return self.shown.phase == "open" and (self.application is None or self.application.state == "sent")

    @property
    def may_appeal(self) -> bool:
        if (sent := self.application) is None or self.appeal is not None:
            return False
        return not why_not(lambda: choice.may_appeal(sent, self.decided_on, today()))

    @property
    def appeal_until(self) -> date | None:
        return self.decided_on + choice.APPEAL_WITHIN if self.decided_on else None

    @property
    def may_withdraw(self) -> bool:
        return self.application is not None and self.application.state in (AppState.SENT, AppState.RELEASED)

    @property
    def report_due(self) -> date | None:
        """The day of a term report that is not there yet."""
        award = self.award
        if award is None or award.state not in ("running", "paused") or award.term + 1 in self.reports:
            return None
        return award.report_by

    @property
    def paid(self) -> int:
        return sum(one.won for one in self.parts if one.state == PartState.PAID)


def where(draft: Draft) -> Where:
    application = Application.objects.filter(pk=draft.pk).first()
    award = Award.objects.filter(application_id=draft.pk).first() if application else None
    minutes = Minutes.objects.filter(round=draft.round_id, confirmed_on__isnull=False).first()
    given = Recommendation.objects.filter(draft=draft, given_on__isnull=False).count()
    return Where(
        draft, shown(draft.round), application, award,
        list(award.parts.order_by("number")) if award else [],
        Appeal.objects.filter(application_id=draft.pk).first() if application else None,
        given, minutes.confirmed_on if minutes else None,
        set(award.reports.values_list("number", flat=True)) if award else set(),
    )  # fmt: skip


def where_by_refs(refs: list[str]) -> list[Where]:
    rows = Draft.objects.select_related("round").filter(pk__in=refs)
    return [where(row) for row in rows]


@dataclass(frozen=True, slots=True, repr=False)
class Page:
    """The first page of somebody's own side: their application, or those that their file leads to, and what
    is open."""

    mine: Where | None
    led: list[Where]
    rounds: list[Shown]


def page_of(own: Own) -> Page:
    draft = draft_of(own.mailbox)
    refs = [str(row.get("ref")) for row in own.of_kind(KIND)]
    led = where_by_refs(refs) if refs else []
    begun = {one.draft.round_id for one in led} | ({draft.round_id} if draft else set())
    may_begin = draft is None or where(draft).application is not None
    rounds = [one for one in open_rounds(today()) if one.row.pk not in begun] if may_begin else []
    return Page(where(draft) if draft else None, led, rounds)


def words_behind(own: Own, ref: str) -> str:
    """The eight words of an application, out of what only this person's own key opens; '' when none."""
    for row in own.of_kind(KIND):
        if row.get("ref") == ref and own.mailbox:
            sealed = bytes.fromhex(str(row.get("key", "")))
            return letters.open_private(own.pass_, own.mailbox, KIND, ref, 1, sealed)
    return ""


def row_for(own: Own, ref: str, words: list[str], day: date) -> str:
    """What lies on ``self``: the team that walks with them sees that they apply, and cannot open it."""
    sealed = letters.seal_private(own.pass_, own.mailbox, KIND, ref, 1, "".join(words))
    return json.dumps({"kind": KIND, "ref": ref, "day": day.isoformat(), "key": sealed.hex()})


def word_asked(token_hash: str) -> Recommendation | None:
    """A link that still opens."""
    rows = Recommendation.objects.filter(token_hash=token_hash, given_on__isnull=True, ends_on__gte=today())
    return rows.select_related("draft__round").first()

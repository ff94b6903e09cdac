"""What does the desk see of the applications of a round?"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator

from sijak.accounts.queries import members_of, names_of_workers
from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou, Refused
from sijak.people.team_sealing import open_team_row, open_team_rows
from sijak.scholarships.enums import Conflicted
from sijak.scholarships.models import Appeal, Application, Award, Barred, Minutes, Recommendation, Round
from sijak.scholarships.rules import blind
from sijak.scholarships.told import Told

WHY = "study"
PAGE_SIZE = 25


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    row: Application
    name: str
    school: str


@dataclass(frozen=True, slots=True, repr=False)
class Shelf:
    page: Page[Application]
    lines: list[Line]


def shelf(by: Actor, one: Round, *, state: str, page: str | None) -> Shelf:
    rows = Application.objects.visible_to(by).filter(round=one)
    rows = rows.filter(state=state) if state else rows.standing()
    found = Paginator(rows.order_by("sent_on", "number"), PAGE_SIZE).get_page(page)
    told = [Told.from_json(words["content"]) for words in open_team_rows(by, list(found), WHY)]
    lines = [Line(row, t.name, t.school) for row, t in zip(list(found), told, strict=True)]
    return Shelf(found, lines)


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """One application with all that belongs to it. ``texts``: as readers would see them, or why the local
    reader could not look (``blocked``)."""

    row: Application
    told: Told
    texts: dict[str, str]
    blocked: dict[str, str]
    words: list[dict[str, Any]]
    barred: list[tuple[str, str]]
    readers: dict[str, str]
    appeal: Appeal | None
    appeal_said: dict[str, str] = field(default_factory=dict)
    award: Award | None = None


def application_of(by: Actor, pk: str) -> Application:
    """Raises NotForYou."""
    row = Application.objects.visible_to(by).select_related("round").filter(pk=pk).first()
    if row is None:
        raise NotForYou
    return row


def open_application(by: Actor, pk: str) -> Opened:
    row = application_of(by, pk)
    told = Told.from_json(open_team_row(by, row, WHY)["content"])
    texts, blocked = blinded(told)
    given = list(Recommendation.objects.visible_to(by).filter(draft_id=pk, given_on__isnull=False))
    words = [json.loads(one["content"]) for one in open_team_rows(by, given, WHY)]
    barred = list(Barred.objects.visible_to(by).filter(application=row))
    names = names_of_workers(by)
    whys = [json.loads(one["content"])["why"] for one in open_team_rows(by, barred, WHY)]
    appeal = Appeal.objects.visible_to(by).filter(application=row).first()
    said = json.loads(open_team_row(by, appeal, WHY)["content"]) if appeal else {}
    return Opened(
        row, told, texts, blocked, words,
        [(names.get(one.reader, ""), str(Conflicted(why).label))
         for one, why in zip(barred, whys, strict=True)],
        members_of(by, [row.round.readers]), appeal, said,
        Award.objects.filter(application=row).first(),
    )  # fmt: skip


def blinded(told: Told) -> tuple[dict[str, str], dict[str, str]]:
    """What the local reader makes of each text. One that it cannot look at is not shown to readers."""
    texts, blocked = {}, {}
    for name in ("aim", "plan", "life"):
        text = str(told.essay.get(name, ""))
        try:
            texts[name] = blind.masked(text, (told.name, told.school))
        except Refused as no:
            texts[name], blocked[name] = "", str(no.sentence)
    return texts, blocked


def minutes_of(by: Actor, one: Round) -> tuple[Minutes | None, dict[str, str]]:
    row = Minutes.objects.visible_to(by).filter(round=one).first()
    return row, json.loads(open_team_row(by, row, WHY)["content"]) if row else {}


def paper_in(by: Actor, pk: str, number: int) -> str:
    """The id of the paper at this place of an application. Raises NotForYou."""
    told = Told.from_json(open_team_row(by, application_of(by, pk), WHY)["content"])
    if not 1 <= number <= len(told.papers):
        raise NotForYou
    return told.papers[number - 1]["id"]

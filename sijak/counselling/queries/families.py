"""What stands on the pages of a season and of a household that is visited?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sijak.accounts.queries import colleagues, members_of
from sijak.accounts.queries.who import team_page
from sijak.care.enums import AppointmentState
from sijak.care.queries.appointments import Meeting, meeting
from sijak.care.queries.pages import as_json
from sijak.counselling.enums.families import Field, Helper, Moment, Often, Question, Step
from sijak.counselling.models import Expert, HomeVisit, Household, HouseholdSurvey, Season
from sijak.counselling.pieces import Piece
from sijak.counselling.rules import families as rules
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.people import walking
from sijak.people.faces import File
from sijak.people.models import StrandRow, TeamRow
from sijak.people.sealing import open_rows
from sijak.people.team_sealing import open_team_rows
from sijak.people.walking import Name

type Told = dict[str, Any]
DEEDS = ("survey", "assign", "agree", "visit", "extend", "close", "leave")
COUNTED = (AppointmentState.PLANNED, AppointmentState.KEPT)
# What comes next at each step, and the page on which it is done.
NEXT: Mapping[str, tuple[str | Promise, str]] = {
    Step.APPLIED: (_("Decide about a place"), ""),
    Step.WAITING: (_("A place has to come free"), ""),
    Step.ACCEPTED: (_("Ask how the household is"), "counselling:household-survey"),
    Step.SURVEYED: (_("Choose the two who come"), "counselling:household-assign"),
    Step.ASSIGNED: (_("Decide together: what, how often, how"), "counselling:household-agree"),
    Step.AGREED: (_("Plan the first visit"), "counselling:household-visit"),
    Step.VISITING: (_("Plan the next visit"), "counselling:household-visit"),
}


def team_words(by: Actor, rows: Sequence[TeamRow]) -> list[Told]:
    return [as_json(words) for words in open_team_rows(by, rows, "family-visits")]


# -- seasons -----------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, repr=False)
class SeasonView:
    row: Season
    name: str
    sources: tuple[str, ...]
    taken: int = 0

    @property
    def free(self) -> int:
        return max(0, self.row.places - self.taken)

    @property
    def is_open(self) -> bool:
        return self.row.opens_on <= today() <= self.row.closes_on


def season_row(by: Actor, season: str) -> Season:
    row = Season.objects.visible_to(by).filter(pk=season).first()
    if row is None:
        raise NotForYou
    return row


def season_view(by: Actor, row: Season) -> SeasonView:
    return _views(by, [row])[0]


def seasons_of(by: Actor) -> list[SeasonView]:
    """The newest first; those of other teams do not exist."""
    return _views(by, list(Season.objects.visible_to(by).order_by("-starts_on", "id")))


def _views(by: Actor, rows: Sequence[Season]) -> list[SeasonView]:
    held = Household.objects.filter(season__in=rows, place__isnull=False)
    taken = Counter(held.values_list("season_id", flat=True))
    return [
        SeasonView(row, told.get("name", ""), tuple(told.get("sources", ())), taken[row.id])
        for row, told in zip(rows, team_words(by, rows), strict=True)
    ]


# -- the board ---------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """One household on the board. ``days``: of the visits that were kept; ``next_on``: of the one that is
    planned."""

    row: Household
    name: Name
    days: list[date]
    next_on: date | None

    @property
    def kept(self) -> int:
        return len(self.days)

    @property
    def is_late(self) -> bool:
        since = max([self.row.step_on, *self.days])
        return rules.is_late(state=self.row.state, step_on=since, today=today(), next_on=self.next_on)

    @property
    def next_words(self) -> str | Promise:
        if self.next_on:
            return _("Visit") if self.next_on >= today() else _("Write down how the visit went")
        return NEXT[self.row.state][0] if self.row.state in NEXT else ""


@dataclass(frozen=True, slots=True, repr=False)
class Column:
    step: Step
    lines: list[Line]

    @property
    def late(self) -> int:
        return sum(one.is_late for one in self.lines)


@dataclass(frozen=True, slots=True, repr=False)
class Board:
    season: SeasonView
    columns: list[Column] = field(default_factory=list)

    @property
    def late(self) -> int:
        return sum(column.late for column in self.columns)

    @property
    def count(self) -> int:
        return sum(len(column.lines) for column in self.columns)


def board(by: Actor, season: str) -> Board:
    """All households of a season by step: one call for names, whatever their number."""
    row = season_row(by, season)
    rows = list(row.households.defer("content").order_by("step_on", "id"))
    names = walking.names_of(by, [one.strand_id for one in rows], "family-visits")
    kept, ahead = visits_of(rows)
    lines = [Line(one, names[one.strand_id], kept[one.id], ahead.get(one.id))
             for one in rows if one.strand_id in names]  # fmt: skip
    columns = [Column(step, [one for one in lines if one.row.state == step]) for step in Step]
    return Board(season_view(by, row), columns)


def visits_of(rows: Sequence[Household]) -> tuple[dict[str, list[date]], dict[str, date]]:
    """Of each household: the days of the visits that were kept, and that of the one that is planned."""
    visits = HomeVisit.objects.filter(household__in=rows, appointment__state__in=COUNTED)
    kept, ahead = defaultdict[str, list[date]](list), dict[str, date]()
    for household, state, day in visits.values_list("household_id", "appointment__state", "appointment__day"):
        if state == AppointmentState.KEPT:
            kept[household].append(day)
        else:
            ahead[household] = day
    return kept, ahead


# -- one household -----------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, repr=False)
class VisitView:
    row: HomeVisit
    meeting: Meeting
    what: str
    words: str

    @property
    def is_planned(self) -> bool:
        return self.meeting.is_planned

    @property
    def is_kept(self) -> bool:
        return self.meeting.row.state == AppointmentState.KEPT


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """One question, before and after, side by side. No sum, no verdict."""

    question: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, repr=False)
class HouseholdPage:
    row: Household
    season: SeasonView
    told: Told
    visits: list[VisitView]
    surveys: dict[str, HouseholdSurvey]
    answers: dict[str, Told]

    @property
    def fields(self) -> list[str]:
        return [str(Field(code).label) for code in self.told.get("fields", ()) if code in Field]

    @property
    def agreed(self) -> list[Told]:
        """The newest first; what was decided earlier stays below it."""
        said = self.told.get("agreed", [])
        return [one | {"day": date.fromisoformat(one["day"])} for one in reversed(said)]

    @property
    def more(self) -> list[Told]:
        return [one | {"day": date.fromisoformat(one["day"])} for one in self.told.get("more", [])]

    @property
    def after_on(self) -> date | None:
        return walking.as_day(self.told.get("after_on", ""))

    @property
    def planned(self) -> int:
        return sum(one.is_planned for one in self.visits)

    @property
    def kept(self) -> int:
        return sum(one.is_kept for one in self.visits)

    @property
    def allowed(self) -> int:
        return self.season.row.visits + self.row.extra

    @property
    def is_asked_after(self) -> bool:
        return Moment.AFTER in self.surveys

    @property
    def is_over(self) -> bool:
        return self.row.state in (Step.CLOSED, Step.LEFT)

    @property
    def both(self) -> list[Answer]:
        return [Answer(str(q.label), self._said(Moment.BEFORE, q), self._said(Moment.AFTER, q))
                for q in Question]  # fmt: skip

    @property
    def survey_words(self) -> list[tuple[str, str]]:
        """What they added in their own words, by when it was."""
        return [(str(m.label), self.answers[m]["words"]) for m in Moment
                if self.answers.get(m, {}).get("words")]  # fmt: skip

    def _said(self, moment: Moment, question: Question) -> str:
        code = self.answers.get(moment, {}).get("answers", {}).get(question.value)
        return str(Often(code).label) if code in Often.values else ""


def household_row(by: Actor, strands: Collection[str], household: str) -> Household:
    """On one of these strands of the person, and of a season of one's own team."""
    row = Household.objects.filter(pk=household, strand__in=strands).select_related("season").first()
    if row is None or row.season.team not in by.teams:
        raise NotForYou
    return row


def household_strand(household: str) -> str:
    """Where it lies; whose strand that is, the vault is asked afterwards."""
    row = Household.objects.filter(pk=household).only("strand_id").first()
    if row is None:
        raise NotForYou
    return row.strand_id


def household_page(by: Actor, strands: Collection[str], household: str) -> HouseholdPage:
    row = household_row(by, strands, household)
    surveys = {one.moment: one for one in row.surveys.all()}
    visits = list(row.home_visits.select_related("appointment"))
    wanted: list[StrandRow] = [row, *surveys.values(), *visits, *(one.appointment for one in visits)]
    told = [as_json(words) for words in open_rows(by, wanted, "family-visits")]
    after = 1 + len(surveys)
    answers = dict(zip(surveys, told[1:after], strict=True))
    meetings = [meeting(v.appointment, t) for v, t in zip(visits, told[after + len(visits) :], strict=True)]
    views = [VisitView(v, m, t.get("what", ""), t.get("words", ""))
             for v, t, m in zip(visits, told[after:], meetings, strict=False)]  # fmt: skip
    views.sort(key=lambda one: one.meeting.begins)
    return HouseholdPage(row, season_view(by, row.season), told[0], views, surveys, answers)


def programmes_of(by: Actor, strand: str) -> list[tuple[Household, str]]:
    """The person's own way through each season, for their page: row and the season's name."""
    rows = Household.objects.filter(strand=strand, season__team__in=by.teams).select_related("season")
    found = list(rows.defer("content").order_by("-applied_on"))
    names = team_words(by, [one.season for one in found])
    return [(row, told.get("name", "")) for row, told in zip(found, names, strict=True)]


def piece_of(by: Actor, file: File) -> Piece | None:
    found = programmes_of(by, file.strands["counselling"])
    return Piece("counselling/family/piece.html", [], lambda _words: found) if found else None


def visit_row(visit: str) -> HomeVisit:
    row = HomeVisit.objects.filter(pk=visit).first()
    if row is None:
        raise NotForYou
    return row


def visit_page(by: Actor, strands: Collection[str], visit: str) -> tuple[HouseholdPage, VisitView]:
    row = HomeVisit.objects.filter(pk=visit, strand__in=strands).first()
    if row is None:
        raise NotForYou
    page = household_page(by, strands, row.household_id)
    return page, next(one for one in page.visits if one.row.id == visit)


# -- who visits --------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, repr=False)
class ExpertView:
    row: Expert
    fields: tuple[str, ...]
    hours: str

    @property
    def labels(self) -> list[str]:
        return [str(Field(code).label) for code in self.fields if code in Field]


def experts_of(by: Actor, team: str) -> list[ExpertView]:
    rows: QuerySet[Expert] = Expert.objects.visible_to(by).filter(team=team).order_by("kind", "id")
    found = list(rows)
    return [ExpertView(row, tuple(told.get("fields", ())), told.get("hours", ""))
            for row, told in zip(found, team_words(by, found), strict=True)]  # fmt: skip


def fitting(by: Actor, team: str, fields: Iterable[str]) -> tuple[list[ExpertView], list[ExpertView]]:
    """Experts of the team who know one of these fields, and all trained peers who work here now."""
    known, inside, wanted = experts_of(by, team), members_of(by, [team]), set(fields)
    here = colleagues(by)
    experts = [one for one in known if one.row.kind == Helper.EXPERT and one.row.worker in inside
               and (not wanted or wanted & set(one.fields))]  # fmt: skip
    return experts, [one for one in known if one.row.kind == Helper.PEER and one.row.worker in here]


def is_lead(by: Actor, team: str) -> bool:
    return team_page(by, team).i_lead


def refused_now(by: Actor, page: HouseholdPage, deed: str) -> str | Promise:
    """What the rule would say to this deed now: the sentence beside a button that is off."""
    row, planned = page.row, page.planned
    asks: dict[str, Callable[[], None]] = {
        "survey": lambda: (
            rules.may_ask_after(state=row.state, kept=page.kept, planned=planned)
            if Moment.BEFORE in page.surveys
            else rules.may_ask_before(state=row.state)
        ),
        "assign": lambda: rules.may_begin_to_assign(state=row.state),
        "agree": lambda: rules.may_agree(state=row.state),
        "visit": lambda: rules.may_visit(
            state=row.state, counted=page.kept + planned, allowed=page.allowed, planned=planned,
            is_asked_after=page.is_asked_after,
        ),
        "extend": lambda: rules.may_extend(state=row.state, is_lead=is_lead(by, row.season.team)),
        "close": lambda: rules.may_close(
            state=row.state, planned=planned, is_asked_after=page.is_asked_after
        ),
        "leave": lambda: rules.may_leave(state=row.state, planned=planned),
    }  # fmt: skip
    try:
        asks[deed]()
    except Refused as no:
        return no.sentence
    return ""

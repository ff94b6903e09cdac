"""What may be typed about a season of visits and about a household in it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time, timedelta
from typing import Any

from django.forms import BooleanField, RadioSelect
from django.utils.translation import gettext_lazy as _

from sijak.accounts.queries import colleagues, teams
from sijak.care.actions.appointments import Plan
from sijak.care.enums import AppointmentKind
from sijak.counselling.actions.families import Asked, NewSeason
from sijak.counselling.enums.families import Field, Helper, Often, Question, Source
from sijak.counselling.queries.families import ExpertView
from sijak.kernel.actor import Actor
from sijak.kernel.dates import add_months, today
from sijak.kernel.forms import (
    ChoiceField,
    ChoicesField,
    ClockField,
    DayField,
    Form,
    LineField,
    NumberField,
    OnceField,
    WordsField,
)
from sijak.kernel.ids import random_id

MOST_PLACES, MOST_VISITS, MOST_PEOPLE = 500, 30, 30


class SeasonForm(Form):
    once = OnceField()
    name = LineField(label=_("What is this season called?"), limit=60)
    team = ChoiceField(label=_("Which team leads these visits?"))
    places = NumberField(label=_("For how many households?"), min_value=1, max_value=MOST_PLACES)
    visits = NumberField(label=_("How many visits to each?"), min_value=1, max_value=MOST_VISITS)
    smallest = NumberField(
        label=_("How many people at least live in a household?"), min_value=1, max_value=MOST_PEOPLE
    )
    sources = ChoicesField(label=_("Who may ask for visits?"), choices=Source, required=False)
    opens_on = DayField(label=_("From which day may one ask?"))
    closes_on = DayField(label=_("Until which day may one ask?"))
    starts_on = DayField(label=_("When do the visits begin?"))
    ends_on = DayField(label=_("When do they end?"))

    def __init__(self, data: Mapping[str, Any] | None = None, *, by: Actor, **options: Any) -> None:
        day = today()
        start = {
            "once": random_id(), "places": 50, "visits": 5, "smallest": 2, "sources": Source.values,
            "opens_on": day, "closes_on": day + timedelta(days=14), "starts_on": day + timedelta(days=21),
            "ends_on": add_months(day, 7),
        }  # fmt: skip
        super().__init__(data, initial=start, **options)
        mine = [t for t in teams(by) if t["id"] in by.teams and "counselling" in t["compartments"]]
        self.fields["team"].choices = [(t["id"], t["name"]) for t in mine]  # type: ignore[attr-defined]

    def new(self) -> NewSeason:
        known = {name: value for name, value in self.cleaned_data.items() if name != "once"}
        return NewSeason(**(known | {"sources": tuple(known["sources"])}))


class ExpertForm(Form):
    worker = ChoiceField(label=_("Who visits?"))
    kind = ChoiceField(label=_("As what?"), choices=Helper, widget=RadioSelect)
    fields_known = ChoicesField(
        label=_("What do they know about?"), choices=Field, required=False,
        help_text=_("For experts: by this they are chosen for a household."),
    )  # fmt: skip
    hours = LineField(label=_("When can they come?"), required=False, limit=80)

    def __init__(self, data: Mapping[str, Any] | None = None, *, by: Actor, **options: Any) -> None:
        super().__init__(data, initial={"kind": Helper.EXPERT}, **options)
        self.fields["worker"].choices = list(colleagues(by).items())  # type: ignore[attr-defined]


class AskForm(Form):
    once = OnceField()
    source = ChoiceField(label=_("Who asks for these visits?"), choices=Source, widget=RadioSelect)
    people = NumberField(
        label=_("How many people live in the household?"), min_value=1, max_value=MOST_PEOPLE
    )
    weighs = ChoicesField(label=_("What weighs on them?"), choices=Field, required=False)
    words = WordsField(
        label=_("What do they wish from the visits, in their words?"), required=False, limit=3000
    )

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, initial={"once": random_id(), "source": Source.OWN}, **options)

    def asked(self) -> Asked:
        given = self.cleaned_data
        return Asked(Source(given["source"]), given["people"], tuple(given["weighs"]), given["words"])


class SurveyForm(Form):
    """One field a question; left out is no answer."""

    words = WordsField(label=_("What else they said, in their words"), required=False, limit=3000, rows=4)

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        words = self.fields.pop("words")
        for question in Question:
            self.fields[question.value] = ChoiceField(
                label=question.label, choices=Often, widget=RadioSelect, required=False
            )
        self.fields["words"] = words

    @property
    def questions(self) -> list[Any]:
        return [self[question.value] for question in Question]

    def answers(self) -> dict[str, int]:
        said = {question.value: self.cleaned_data[question.value] for question in Question}
        return {code: int(value) for code, value in said.items() if value != ""}


class AssignForm(Form):
    expert = ChoiceField(label=_("Which expert comes?"), required=False)
    peer = ChoiceField(
        label=_("Which trained peer comes along?"), required=False,
        help_text=_("Nobody visits a home alone."),
    )  # fmt: skip

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, experts: Sequence[ExpertView],
        peers: Sequence[ExpertView], workers: Mapping[str, str], **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, **options)
        for name, known in (("expert", experts), ("peer", peers)):
            lines = [(one.row.worker, _line(one, workers)) for one in known]
            self.fields[name].choices = [("", _("Not chosen yet")), *lines]  # type: ignore[attr-defined]


def _line(one: ExpertView, workers: Mapping[str, str]) -> str:
    said = [workers.get(one.row.worker, ""), ", ".join(one.labels), one.hours]
    return " · ".join(part for part in said if part)


class AgreeForm(Form):
    what = WordsField(label=_("What do we do together?"), limit=3000, rows=4,
                      help_text=_("In the household's own words."))  # fmt: skip
    often = LineField(label=_("How often, and when?"), limit=120)
    how = WordsField(label=_("In which way?"), limit=2000, rows=3,
                     help_text=_("Talking, walking, cooking, going along: as they like it."))  # fmt: skip


class VisitForm(Form):
    day = DayField(label=_("Which day?"))
    at = ClockField(label=_("At what time?"))
    minutes = NumberField(label=_("How many minutes?"), min_value=5, max_value=600)
    place = LineField(label=_("Where?"), limit=80, required=False)
    what = LineField(label=_("What for?"), limit=120, required=False)
    shared = BooleanField(label=_("Show it on their own page too"), required=False)
    sure = BooleanField(label=_("This day and time are right all the same"), required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        start = {"minutes": 90, "at": time(14), "day": today() + timedelta(days=7), "shared": True}
        super().__init__(data, initial=start, **options)

    def plan(self) -> Plan:
        given = self.cleaned_data
        return Plan(kind=AppointmentKind.VISIT, day=given["day"], at=given["at"], minutes=given["minutes"],
                    place=given["place"], what=given["what"], is_sure=given["sure"])  # fmt: skip


class VisitKeptForm(Form):
    minutes = NumberField(label=_("How many minutes did it take?"), min_value=1, max_value=600)
    words = WordsField(label=_("What did you do, and what did they say?"), limit=6000, rows=6)


class BecauseForm(Form):
    because = WordsField(label=_("For what reason?"), limit=2000, rows=3)


class LeaveForm(Form):
    """Nobody is asked to justify it."""

    because = WordsField(label=_("What did they say about it?"), required=False, limit=2000, rows=3)


class CloseForm(Form):
    changed = WordsField(label=_("What has changed, in the household's own words?"), limit=4000, rows=5)
    after_on = DayField(label=_("On which day do we ask how they are?"))

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, initial={"after_on": add_months(today(), 1)}, **options)

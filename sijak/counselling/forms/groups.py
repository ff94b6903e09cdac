"""What may be typed about a group?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time, timedelta
from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from sijak.accounts.queries import members_of, teams
from sijak.counselling.actions.groups import NewGroup
from sijak.counselling.enums.groups import Came, GroupKind, PledgeMethod
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.forms import (
    ChoiceField,
    ClockField,
    DayField,
    Form,
    LineField,
    NumberField,
    OnceField,
    WordsField,
)
from sijak.kernel.ids import random_id

NOT_YET = ("", _("Not asked yet"))


class GroupForm(Form):
    once = OnceField()
    kind = ChoiceField(label=_("What kind of group?"), choices=GroupKind)
    title = LineField(label=_("What do you call it?"), limit=60)
    team = ChoiceField(
        label=_("Which team holds it?"),
        help_text=_("Nobody outside this team learns that a group against blows exists."),
    )  # fmt: skip
    leader = ChoiceField(label=_("Who leads the group?"))
    second = ChoiceField(label=_("Who leads with them?"))
    places = NumberField(label=_("How many places?"), min_value=2, max_value=30)
    meetings = NumberField(label=_("How many meetings?"), min_value=7, max_value=12)
    starts_on = DayField(label=_("On which day does it begin?"))
    at = ClockField(label=_("At what time?"))
    minutes = NumberField(label=_("Minutes"), min_value=15, max_value=480)
    place = LineField(label=_("In which place?"), required=False, limit=80)

    def __init__(self, data: Mapping[str, Any] | None = None, *, by: Actor, **options: Any) -> None:
        start = {"once": random_id(), "places": 10, "meetings": 12, "minutes": 90, "at": time(14),
                 "starts_on": today() + timedelta(days=7), "leader": by.user_id}  # fmt: skip
        options["initial"] = start | (options.get("initial") or {})
        super().__init__(data, **options)
        mine = [t for t in teams(by) if t["id"] in by.teams and "counselling" in t["compartments"]]
        people = list(members_of(by, [t["id"] for t in mine]).items())
        self.fields["team"].choices = [(t["id"], t["name"]) for t in mine]  # type: ignore[attr-defined]
        self.fields["leader"].choices = people  # type: ignore[attr-defined]
        self.fields["second"].choices = people  # type: ignore[attr-defined]

    def new(self) -> NewGroup:
        known = {name: value for name, value in self.cleaned_data.items() if name != "once"}
        return NewGroup(**(known | {"kind": GroupKind(known["kind"])}))


class TakeInForm(Form):
    person = LineField(limit=32)
    pledge = ChoiceField(label=_("The promise of silence"), choices=[NOT_YET, *PledgeMethod.choices],
                         required=False)  # fmt: skip

    @property
    def method(self) -> PledgeMethod | None:
        given = self.cleaned_data["pledge"]
        return PledgeMethod(given) if given else None


class FindForm(Form):
    q = LineField(label=_("Name, first sounds, end of a telephone number"), limit=100)


class PledgeForm(Form):
    pledge = ChoiceField(label=_("How was it promised?"), choices=PledgeMethod)


class CameForm(Form):
    member = LineField(limit=32)
    came = ChoiceField(choices=Came)


class HoldForm(Form):
    note = WordsField(
        label=_("What did the group do? No names."), required=False, limit=4000, rows=5,
        help_text=_("What was done and how it went. Words about one person belong on their own page."),
    )  # fmt: skip
    sure = django_forms.BooleanField(label=_("It is no name of the group"), required=False)


class MoveForm(Form):
    day = DayField(label=_("On which day instead?"))


class MemberNoteForm(Form):
    once = OnceField()
    words = WordsField(label=_("About this person, after the meeting"), limit=2000, rows=4)

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        options["initial"] = {"once": random_id()}
        super().__init__(data, **options)


class EndForm(Form):
    closing = WordsField(
        label=_("What has changed for the group, in its own words?"), limit=4000, rows=5,
    )  # fmt: skip

"""What is asked for a visit: what hurts in their own words, what the doctor said, what comes next?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django.forms import BooleanField, HiddenInput, RadioSelect
from django.utils.translation import gettext_lazy as _

from sijak.care.actions.appointments import Plan
from sijak.care.enums import AppointmentKind
from sijak.care.queries.hand_over import colleagues_who_walk
from sijak.health.actions.visits import Told
from sijak.health.enums import Department, Place, VisitState
from sijak.health.queries.opened import VisitView
from sijak.kernel import forms
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.ids import random_id

STATES = [(s.value, s.label) for s in (VisitState.ONCE, VisitState.RUNS, VisitState.LASTING)]
MINUTES = 60
WORDS = (
    "complaint",
    "for_doctor",
    "since",
    "allergies",
    "said",
    "diagnosis",
    "hospital",
    "along",
    "why_none",
)


class WordsForm(forms.Form):
    """The words of a visit, which can be put right later."""

    complaint = forms.WordsField(
        label=_("What hurts, in their own words"), required=False, limit=3000, rows=4,
        help_text=_("As they say it. The words for the doctor come beside it."),
    )  # fmt: skip
    for_doctor = forms.WordsField(
        label=_("The same in words that the doctor knows"), required=False, limit=2000, rows=4,
        help_text=_("This goes on the card for the doctor, without their name."),
    )  # fmt: skip
    since = forms.LineField(label=_("Since when?"), required=False, limit=80)
    places = forms.ChoicesField(label=_("Where does it hurt?"), choices=Place, required=False)
    allergies = forms.LineField(label=_("Medicine or food that they cannot bear"), required=False, limit=160)
    said = forms.WordsField(
        label=_("What the doctor said, in plain words"), required=False, limit=4000, rows=4,
        help_text=_("So that you could read it to them and they would nod."),
    )  # fmt: skip
    diagnosis = forms.LineField(
        label=_("Diagnosis"), required=False, limit=160,
        help_text=_("Seen by the health team alone. Copy it from the paper; do not guess."),
    )  # fmt: skip
    hospital = forms.LineField(label=_("Which hospital?"), required=False, limit=80)
    along = forms.LineField(label=_("Who went along?"), required=False, limit=80)
    state = forms.ChoiceField(label=_("How does it go on?"), choices=STATES, widget=RadioSelect)
    next_on = forms.DayField(label=_("Next day at the hospital"), required=False)
    why_none = forms.LineField(label=_("If there is no next day: why?"), required=False, limit=160)

    def told(self) -> Told:
        known = self.cleaned_data
        words = {name: known[name] for name in WORDS}
        return Told(**words, places=tuple(known["places"]))

    def texts(self) -> list[str]:
        return [str(self[name].value() or "") for name in ("complaint", "for_doctor", "said")]


class VisitForm(WordsForm):
    once = forms.OnceField()
    department = forms.ChoiceField(label=_("Which department?"), choices=Department)
    happened_on = forms.DayField(label=_("On which day?"))
    next_at = forms.ClockField(label=_("At what time?"), required=False)
    with_whom = forms.ChoiceField(
        label=_("Who goes along?"), required=False,
        help_text=_("With the hour it stands in your calendar."),
    )  # fmt: skip
    shared = BooleanField(
        label=_("Show it on their own page too"), required=False,
        help_text=_("Who walks with them reads that page too, with the place."),
    )  # fmt: skip
    sure = BooleanField(label=_("This day and time are right all the same"), required=False)

    def __init__(self, data: Any = None, *, by: Actor, **options: Any) -> None:
        start = {"once": random_id(), "happened_on": today(), "state": VisitState.ONCE, "with_whom": "no"}
        options["initial"] = start | (options.get("initial") or {})
        super().__init__(data, **options)
        others = {u: n for u, n in colleagues_who_walk(by).items() if u != by.user_id}
        who: Any = self.fields["with_whom"]
        who.choices = [("no", _("They come to us")), ("me", _("I myself")), *others.items()]

    def meeting(self) -> Plan | None:
        """The next day as an appointment, when its hour is known."""
        known = self.cleaned_data
        if not known["next_on"] or not known["next_at"]:
            return None
        return meeting(known["next_on"], known["next_at"], known["with_whom"] or "no", known["hospital"],
                       is_sure=known["sure"])  # fmt: skip


def meeting(day: date, at: time, who: str, place: str, *, is_sure: bool) -> Plan:
    kind = AppointmentKind.MEET if who == "no" else AppointmentKind.ACCOMPANY
    second = "" if who in ("no", "me") else who
    return Plan(kind=kind, day=day, at=at, minutes=MINUTES, place=place, second=second, is_sure=is_sure)


class VisitEditForm(WordsForm):
    """As the visit stands now; ``version`` tells whether somebody else wrote meanwhile."""

    version = forms.NumberField(widget=HiddenInput, max_value=2**31)

    def __init__(self, data: Mapping[str, Any] | None = None, *, view: VisitView) -> None:
        row = view.row
        state = row.state if row.state in dict(STATES) else VisitState.ONCE
        initial = {name: getattr(view, name) for name in WORDS} | {
            "places": list(view.places), "state": state, "next_on": row.next_on, "version": row.version,
        }  # fmt: skip
        super().__init__(data, initial=initial)


class UnderWayForm(forms.Form):
    under_way = forms.ChoiceField(choices=[("yes", _("Yes")), ("no", _("No"))])

"""What may be typed when people arrange to meet?"""

from __future__ import annotations

from typing import Any

from django.forms import BooleanField, RadioSelect
from django.utils.translation import gettext_lazy as _

from sijak.care.actions.appointments import Plan
from sijak.care.enums import AppointmentKind
from sijak.care.queries.hand_over import colleagues_who_walk
from sijak.kernel import forms
from sijak.kernel.actor import Actor

LONGEST_MINUTES = 600


class AppointmentForm(forms.Form):
    kind = forms.ChoiceField(label=_("What kind of meeting?"), choices=AppointmentKind, widget=RadioSelect)
    day = forms.DayField(label=_("Which day?"))
    at = forms.ClockField(label=_("At what time?"))
    minutes = forms.NumberField(
        label=_("How many minutes?"), min_value=5, max_value=LONGEST_MINUTES, initial=60
    )
    place = forms.LineField(label=_("Where?"), limit=80, required=False)
    what = forms.LineField(label=_("What for?"), limit=120, required=False)
    second = forms.ChoiceField(
        label=_("Who comes along?"), required=False,
        help_text=_("Nobody visits a home alone."),
    )  # fmt: skip
    shared = BooleanField(
        label=_("Show it on their own page too"), required=False, initial=True,
        help_text=_("They see day, time, place and what for, when they open their letter box."),
    )  # fmt: skip
    bring = forms.LineField(label=_("What should they bring?"), limit=160, required=False)
    way = forms.WordsField(
        label=_("How do they get there?"), limit=400, rows=2, required=False,
        help_text=_("In words: the station, the exit, what they see there. Not only an address."),
    )  # fmt: skip
    sure = BooleanField(label=_("This day and time are right all the same"), required=False)

    def __init__(self, data: Any = None, *, by: Actor, **options: Any) -> None:
        super().__init__(data, **options)
        others = {u: n for u, n in colleagues_who_walk(by).items() if u != by.user_id}
        second: Any = self.fields["second"]
        second.choices = [("", _("Nobody")), *others.items()]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not given.get("shared"):
            for name in ("bring", "way"):
                if given.get(name):
                    self.add_error(name, _("This stands on their own page only. Show it there, or leave"
                                           " it empty."))  # fmt: skip
        return given

    def plan(self) -> Plan:
        given = self.cleaned_data
        return Plan(
            kind=AppointmentKind(given["kind"]), day=given["day"], at=given["at"],
            minutes=given["minutes"], place=given["place"], what=given["what"],
            second=given["second"], is_sure=given["sure"], bring=given["bring"], way=given["way"],
        )  # fmt: skip


class KeptForm(forms.Form):
    minutes = forms.NumberField(
        label=_("How many minutes did it take?"), min_value=1, max_value=LONGEST_MINUTES
    )

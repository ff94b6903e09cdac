"""What may be typed when somebody is to go along, and when they have come back?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta
from typing import Any

from django.forms import BooleanField, FileField, HiddenInput, IntegerField, RadioSelect
from django.utils.translation import gettext_lazy as _

from sijak.health.actions.afternoon import Report
from sijak.health.actions.going import Wanted
from sijak.health.actions.taking_in import Taken
from sijak.health.enums import Hospital, Hour, How, Speech
from sijak.health.queries.companions import Candidate, Mate
from sijak.health.queries.going import Told
from sijak.health.rules.going import Able
from sijak.kernel import forms
from sijak.kernel.dates import today
from sijak.kernel.ids import random_id
from sijak.people.enums import Sex

ANY = ("", _("It does not matter"))
LONGEST_MINUTES = 720
MOST_FARE = 300_000


class GoingForm(forms.Form):
    once = forms.OnceField()
    day = forms.DayField(label=_("Which day?"))
    at = forms.ClockField(label=_("At what time do they meet?"))
    hospital = forms.ChoiceField(label=_("Which hospital?"), choices=Hospital)
    place = forms.LineField(
        label=_("Where do they meet?"), limit=100,
        help_text=_("Such as: main door, on the right. Whoever goes along reads this."),
    )  # fmt: skip
    speech = forms.ChoiceField(label=_("How should they speak?"), required=False,
                               choices=[ANY, *Speech.choices])  # fmt: skip
    sex = forms.ChoiceField(label=_("A woman or a man?"), required=False, choices=[ANY, *Sex.choices])
    car = BooleanField(label=_("A car is needed"), required=False)
    know = forms.WordsField(
        label=_("Good to know"), limit=300, rows=2, required=False,
        help_text=_("Whoever goes along reads this. Nothing about the illness."),
    )  # fmt: skip
    what = forms.LineField(
        label=_("What for? (only for the health team)"), limit=120, required=False,
        help_text=_("Stays sealed with us; whoever goes along does not see it."),
    )  # fmt: skip

    def __init__(self, data: Any = None, **options: Any) -> None:
        first = {"once": random_id(), "day": today() + timedelta(days=1), "at": time(9, 30)}
        options.setdefault("initial", first)
        super().__init__(data, **options)

    def wanted(self) -> Wanted:
        given = self.cleaned_data
        return Wanted(given["day"], given["at"], given["hospital"], given["place"], given["what"],
                      given["speech"], given["sex"], given["car"], given["know"])  # fmt: skip


class ChooseForm(forms.Form):
    goer = forms.ChoiceField(label=_("Who goes along?"), choices=(), widget=RadioSelect)
    reserve = forms.ChoiceField(
        label=_("Who is in reserve?"), choices=(), required=False,
        help_text=_("Is asked at once when the first one calls off. Until then they read nothing."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, people: Sequence[Candidate], **options: Any) -> None:
        super().__init__(data, **options)
        free = [(one.user, one.mate.name) for one in people if not one.hindrance]
        goer: Any = self.fields["goer"]
        goer.choices = free
        reserve: Any = self.fields["reserve"]
        reserve.choices = [("", _("Nobody")), *free]


class CompanionForm(forms.Form):
    version = IntegerField(widget=HiddenInput(), required=False, min_value=0, max_value=1_000_000)
    user = forms.ChoiceField(label=_("Who?"), choices=())
    hospitals = forms.ChoicesField(label=_("Which hospitals do they know?"), choices=Hospital.choices)
    speech = forms.ChoicesField(label=_("How do they speak?"), choices=Speech.choices, required=False)
    sex = forms.ChoiceField(label=_("A woman or a man?"), choices=Sex, widget=RadioSelect)
    car = BooleanField(label=_("Has a car"), required=False)
    hours = forms.ChoicesField(label=_("On which half days?"), choices=Hour.choices)
    cap = forms.NumberField(
        label=_("At most how many half days a week?"), min_value=1, max_value=12, initial=2,
        help_text=_("Whoever goes too often stops. Ask them."),
    )  # fmt: skip
    words = forms.WordsField(label=_("Good to know"), limit=1000, rows=3, required=False)
    is_here = BooleanField(label=_("Goes along at present"), required=False, initial=True)

    def __init__(self, data: Any = None, *, people: dict[str, str], **options: Any) -> None:
        super().__init__(data, **options)
        user: Any = self.fields["user"]
        user.choices = list(people.items())

    def able(self) -> Able:
        given = self.cleaned_data
        return Able(tuple(given["hospitals"]), tuple(given["speech"]), tuple(given["hours"]), given["sex"],
                    given["car"], given["cap"])  # fmt: skip


def first_of(mate: Mate) -> dict[str, Any]:
    return {
        "version": mate.row.version, "user": mate.row.user, "hospitals": list(mate.able.hospitals),
        "speech": list(mate.able.speech), "sex": mate.able.sex, "car": mate.able.car,
        "hours": list(mate.able.hours), "cap": mate.row.cap, "words": mate.words, "is_here": mate.row.is_here,
    }  # fmt: skip


class StepForm(forms.Form):
    """One tap; no words."""

    step = forms.ChoiceField(choices=[(code, code) for code in ("yes", "off", "way", "here")])


class ReportForm(forms.Form):
    how = forms.ChoiceField(label=_("How did it go?"), choices=How, widget=RadioSelect)
    minutes = forms.NumberField(label=_("How many minutes, with the way?"), min_value=5,
                                max_value=LONGEST_MINUTES, initial=180)  # fmt: skip
    next_on = forms.DayField(label=_("When should they come again? (as the hospital said)"), required=False)
    next_at = forms.ClockField(label=_("At what time?"), required=False)
    bill = forms.WonField(label=_("How much was the bill?"), required=False)
    picture = FileField(
        label=_("A picture of the bill"), required=False,
        help_text=_("It is sealed at once; you cannot see it again. Then delete it from your phone."),
    )  # fmt: skip
    fare = forms.WonField(
        label=_("What did you lay out yourself? (such as a bus)"), required=False, most=MOST_FARE
    )
    words = forms.LineField(label=_("One line, if there is something to say"), required=False, limit=200)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        picture: Any = self.fields["picture"]
        picture.widget.attrs["accept"] = "image/*,application/pdf"

    def report(self) -> Report:
        given = self.cleaned_data
        file = given["picture"]
        return Report(
            how=given["how"], minutes=given["minutes"], next_on=given["next_on"], next_at=given["next_at"],
            bill_krw=given["bill"] or 0, fare_krw=given["fare"] or 0, words=given["words"],
            picture=(str(file.name), file.read()) if file else None,
        )  # fmt: skip


class TakeForm(forms.Form):
    minutes = forms.NumberField(label=_("How many minutes?"), min_value=1, max_value=LONGEST_MINUTES)
    next_on = forms.DayField(label=_("Next date at the hospital"), required=False)
    bill = forms.WonField(label=_("Bill, in won"), required=False)
    fare = forms.WonField(label=_("Laid out on the way, in won"), required=False, most=MOST_FARE)

    def __init__(self, data: Any = None, *, told: Told, **options: Any) -> None:
        first = {"minutes": told.content.get("minutes") or 60, "next_on": told.next_on,
                 "bill": told.bill_krw or "", "fare": told.fare_krw or ""}  # fmt: skip
        super().__init__(data, initial=first, **options)

    def taken(self) -> Taken:
        given = self.cleaned_data
        return Taken(given["minutes"], given["next_on"], given["bill"] or 0, given["fare"] or 0)

"""What may be typed where workers care for each other?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.forms import HiddenInput
from django.utils.translation import gettext_lazy as _

from sijak.accounts.queries import colleagues
from sijak.counselling.actions.supervision import Held
from sijak.kernel import forms
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.ids import random_id


class DebriefForm(forms.Form):
    day = forms.DayField(label=_("On which day did you talk?"))
    done_with = forms.ChoiceField(label=_("With whom?"))
    words = forms.WordsField(
        label=_("What you want to keep of it"), required=False, limit=4000, rows=4,
        help_text=_("Sealed to your own key: nobody else can open it."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, by: Actor, **options: Any) -> None:
        options.setdefault("initial", {"day": today()})
        super().__init__(data, **options)
        others = [(user, name) for user, name in colleagues(by).items() if user != by.user_id]
        done_with: Any = self.fields["done_with"]
        done_with.choices = [("", _("Choose somebody")), *others]


class SupervisionForm(forms.Form):
    once = forms.OnceField()
    version = forms.NumberField(widget=HiddenInput, max_value=2**31, required=False)
    team = forms.ChoiceField(label=_("Which team met?"))
    day = forms.DayField(label=_("Which day?"))
    who = forms.ChoicesField(label=_("Who was there?"), required=False)
    guide = forms.LineField(
        label=_("Who guided it?"), required=False, limit=80,
        help_text=_("A colleague or somebody from outside."),
    )  # fmt: skip
    words = forms.WordsField(
        label=_("What did you speak of?"), limit=8000, rows=8,
        help_text=_("Without names of those you walk with. Opens for your team alone."),
    )  # fmt: skip
    next_on = forms.DayField(label=_("When do you meet again?"), required=False)

    def __init__(
        self, data: Any = None, *, teams: Mapping[str, str], members: Mapping[str, str], **options: Any
    ) -> None:
        start = {"once": random_id(), "day": today(), "version": 0}
        options["initial"] = start | (options.get("initial") or {})
        super().__init__(data, **options)
        team: Any = self.fields["team"]
        team.choices = list(teams.items())
        who: Any = self.fields["who"]
        who.choices = list(members.items())

    def held(self) -> Held:
        given = self.cleaned_data
        return Held(given["day"], tuple(given["who"]), given["words"], given["guide"], given["next_on"])

"""What is asked about a medicine: how it was told, and how they really take it?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.forms import HiddenInput, RadioSelect
from django.utils.translation import gettext_lazy as _

from sijak.health.actions.medicines import Prescribed
from sijak.health.enums import MedicineState
from sijak.health.queries.opened import MedicineView
from sijak.kernel import forms
from sijak.kernel.dates import today
from sijak.kernel.ids import random_id


class MedicineForm(forms.Form):
    once = forms.OnceField()
    version = forms.NumberField(widget=HiddenInput, required=False, max_value=2**31)
    visit = forms.LineField(widget=HiddenInput, required=False, limit=32)
    name = forms.LineField(label=_("Name of the medicine"), limit=80)
    how = forms.LineField(
        label=_("How is it to be taken?"), required=False, limit=160,
        help_text=_("Such as: one after breakfast, one after supper."),
    )  # fmt: skip
    since = forms.DayField(label=_("From which day?"))
    until = forms.DayField(label=_("Until which day is there some?"), required=False)
    state = forms.ChoiceField(
        label=_("How do they take it?"), choices=MedicineState, widget=RadioSelect,
        help_text=_("Where medicine was hard to get, one keeps it and shares it. Ask without blame: what "
                    "would make it easier?"),
    )  # fmt: skip
    words = forms.WordsField(
        label=_("In their own words"), required=False, limit=160, rows=2,
        help_text=_("Why they stopped, what they keep it for, with whom they share it."),
    )  # fmt: skip

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, view: MedicineView | None = None, visit: str = ""
    ) -> None:
        start: dict[str, Any] = {
            "once": random_id(),
            "since": today(),
            "state": MedicineState.TAKEN,
            "visit": visit,
        }
        if view is not None:
            row = view.row
            start |= {"name": view.name, "how": view.how, "words": view.words, "since": row.since,
                      "until": row.until, "state": row.state, "version": row.version}  # fmt: skip
        super().__init__(data, initial=start)

    def given(self) -> Prescribed:
        known = self.cleaned_data
        return Prescribed(
            name=known["name"], how=known["how"], words=known["words"],
            state=MedicineState(known["state"]), since=known["since"], until=known["until"],
        )  # fmt: skip

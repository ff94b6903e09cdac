"""What does the teller answer, and what is written down about who has it?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sijak.kernel.dates import today
from sijak.kernel.forms import ChoiceField, DayField, Form, LineField, NumberField, WordsField
from sijak.stories.enums import NOT_CALLED_BACK, Channel, Deed, HowLong, Method, Said
from sijak.stories.rules.steps import consent_of, last_day
from sijak.stories.told import Consent


def edition_field() -> NumberField:
    """Which text they read: nobody says yes to one that changed meanwhile."""
    return NumberField(max_value=2**31 - 1, widget=django_forms.HiddenInput())


class ChannelsForm(Form):
    """A yes or no of its own for each way; what is left empty is a no."""

    edition = edition_field()
    months = ChoiceField(
        label=_("For how long?"),
        choices=HowLong,
        initial=HowLong.YEAR.value,
        widget=django_forms.RadioSelect,
        help_text=_("Then it goes down by itself. Before that we ask you."),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, auto_id="f-%s", **options)
        for one in Channel:
            self.fields[one.value] = ChoiceField(
                label=one.label, choices=Said, required=False, widget=django_forms.RadioSelect
            )
        self.order_fields([*(one.value for one in Channel), "months"])

    @property
    def channels(self) -> list[Any]:
        return [self[one.value] for one in Channel]

    def said(self, **rest: str) -> Consent:
        """``rest``: method, who, language."""
        ticked = {one.value: self.cleaned_data[one.value] for one in Channel}
        return consent_of(ticked, last_day(today(), int(self.cleaned_data["months"])), **rest)

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if not self.errors and not any(told.get(one.value) for one in Channel):
            raise ValidationError(_("Say yes or no to one of these ways at the least."))
        return told


class TellerForm(ChannelsForm):
    """On the teller's own page. ``trap`` is a field that no person sees."""

    trap = django_forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=django_forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean_trap(self) -> str:
        if self.cleaned_data.get("trap"):
            raise ValidationError(_("Something filled in a hidden field. Please send it once more."))
        return ""


class ChangeForm(Form):
    edition = edition_field()
    change = WordsField(label=_("What should be otherwise?"), limit=4000, rows=5, resident="strip")

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, auto_id="c-%s", **options)


class RoomForm(ChannelsForm):
    """The same questions with the teller beside the worker."""

    method = ChoiceField(
        label=_("How did they say it?"),
        widget=django_forms.RadioSelect,
        choices=[(one.value, one.label) for one in (Method.PAPER, Method.SPOKEN)],
    )
    who = LineField(label=_("Who was in the room?"), limit=120)
    change = WordsField(
        label=_("What should be otherwise?"),
        limit=4000,
        rows=3,
        required=False,
        help_text=_("Write here only when they want a change: then the text is written anew and read anew."),
    )

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.order_fields([*(one.value for one in Channel), "months", "change", "method", "who"])


class HolderForm(Form):
    channel = ChoiceField(label=_("In which way?"), choices=[(o.value, o.label) for o in NOT_CALLED_BACK])
    who = LineField(label=_("Who has it?"), limit=120)
    where = LineField(label=_("Where does it stand?"), limit=200)
    since = DayField(label=_("Since which day?"))


class HeldForm(Form):
    holder = LineField(limit=32)


class DeedForm(Form):
    go = ChoiceField(choices=Deed)

"""What may be typed at the door and at the officers' desk?"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sijak.accounts.enums import CENTRES, COMPARTMENTS, PURPOSES, ROLES, SLIP_FIELDS, TEAM_KINDS
from sijak.kernel.dates import today
from sijak.kernel.forms import (
    ChoiceField,
    ChoicesField,
    DayField,
    Form,
    LineField,
    NumberField,
    WordsField,
)

_SECRET = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class SecretField(LineField):
    """Words that are never sent back to the page, whatever was wrong with them."""

    def make_widget(self, rows: int) -> forms.Widget:
        return forms.TextInput(attrs=_SECRET)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        return _Unspoken(form, self, field_name)


class _Unspoken(forms.BoundField):
    def value(self) -> Any:
        return None


class SignInForm(Form):
    """A text box, not a password box: those let no Korean syllable be composed."""

    handle = LineField(
        label=_("Your name here"), limit=80, resident="allow",
        help_text=_("The short name that the protection officer gave you."),
    )  # fmt: skip
    phrase = SecretField(
        label=_("Your seven words"), limit=500, resident="allow",
        help_text=_("Korean letters or Latin letters, with spaces or without."),
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["handle"].widget.attrs.update(
            {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        )


class PinForm(Form):
    pin = SecretField(label=_("Your PIN"), limit=40, resident="allow")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["pin"].widget.attrs["inputmode"] = "numeric"


class KeyForm(Form):
    label = LineField(
        label=_("A word for this device"), limit=60, required=False,
        help_text=_("Such as: telephone, office computer. Only you see it."),
    )  # fmt: skip


class NewPinForm(Form):
    pin = SecretField(
        label=_("A PIN of your own"), limit=12, resident="allow",
        help_text=_("Four to twelve digits. It opens the curtain in practice, nowhere else."),
    )  # fmt: skip

    def clean_pin(self) -> str:
        pin = str(self.cleaned_data["pin"])
        if not (pin.isascii() and pin.isdigit() and 4 <= len(pin) <= 12):
            raise forms.ValidationError(_("Please give four to twelve digits."))
        return pin


# An officer is made with the house, never by another officer alone.
_ENROLLED = [
    (code, format_lazy("{}: {}", role.name, role.says)) for code, role in ROLES.items() if code != "officer"
]
HANDLE = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}\Z")


class EnrolForm(Form):
    name = LineField(label=_("Name, as colleagues say it"), limit=60)
    handle = LineField(
        label=_("Short name for signing in"), limit=40,
        help_text=_("Small Latin letters and digits, such as sora or sora.k"),
    )  # fmt: skip
    role = ChoiceField(label=_("What they do here"), choices=_ENROLLED, widget=forms.RadioSelect)
    centre = ChoiceField(
        label=_("Where they sit"), required=False,
        choices=[("", _("At no place of their own")), *CENTRES.items()],
    )  # fmt: skip
    ends_on = DayField(
        label=_("Until when, if that is known"), required=False,
        help_text=_("For volunteers and people who are here for a time."),
    )  # fmt: skip

    def clean_handle(self) -> str:
        handle = str(self.cleaned_data["handle"]).lower()
        if not HANDLE.match(handle):
            raise forms.ValidationError(_("Please use small Latin letters and digits only."))
        return handle

    def clean_ends_on(self) -> date | None:
        ends_on: date | None = self.cleaned_data["ends_on"]
        if ends_on and ends_on < today():
            raise forms.ValidationError(_("This day is over."))
        return ends_on


class TeamForm(Form):
    name = LineField(label=_("Name of the team"), limit=60)
    kind = ChoiceField(label=_("What it does"), choices=list(TEAM_KINDS.items()))
    compartments = ChoicesField(
        label=_("What it may open, of the people it walks with"),
        choices=list(COMPARTMENTS.items()),
    )  # fmt: skip
    centre = ChoiceField(
        label=_("Where it sits"), required=False,
        choices=[("", _("At no place of its own")), *CENTRES.items()],
    )  # fmt: skip
    lead = ChoiceField(label=_("Who leads it"), choices=())

    def __init__(self, *args: Any, leads: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["lead"].choices = leads  # type: ignore[attr-defined]


class MemberForm(Form):
    user = ChoiceField(label=_("Who"), choices=())
    lead = forms.BooleanField(label=_("May lead: take others in and out"), required=False)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["user"].choices = people  # type: ignore[attr-defined]


SLIP_HOURS = {
    "8": _("For eight hours"), "24": _("For one day"), "72": _("For three days"),
    "168": _("For one week"),
}  # fmt: skip


class SlipForm(Form):
    """The few words that somebody else needs for one errand; each field may stay empty but one."""

    to = ChoiceField(label=_("To whom"), choices=())
    purpose = ChoiceField(label=_("For what errand"), choices=list(PURPOSES.items()))
    hours = ChoiceField(label=_("For how long"), choices=list(SLIP_HOURS.items()), initial="24")
    name = LineField(label=SLIP_FIELDS["name"], limit=60, required=False)
    phone = LineField(label=SLIP_FIELDS["phone"], limit=40, required=False)
    safe = LineField(label=SLIP_FIELDS["safe"], limit=200, required=False)
    place = LineField(label=SLIP_FIELDS["place"], limit=200, required=False)
    when = LineField(label=SLIP_FIELDS["when"], limit=120, required=False)
    language = LineField(label=SLIP_FIELDS["language"], limit=60, required=False)
    note = WordsField(label=SLIP_FIELDS["note"], limit=380, rows=3, required=False)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].choices = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not self.words():
            raise forms.ValidationError(_("Nothing would stand on it. Write down what is needed."))
        return given

    def words(self) -> dict[str, str]:
        return {code: self.cleaned_data[code] for code in SLIP_FIELDS if self.cleaned_data.get(code)}


class FilterForm(Form):
    """Ids and codes only: an address with a name in it would stand in the browser's history."""

    user = ChoiceField(label=_("Who"), required=False)
    verb = ChoiceField(label=_("What was done"), required=False)
    month = ChoiceField(label=_("When"), required=False)
    before = NumberField(required=False, min_value=1, max_value=2**53, widget=forms.HiddenInput)

    def __init__(self, *args: Any, choices: dict[str, list[tuple[str, str]]], **options: Any) -> None:
        super().__init__(*args, **options)
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]


class AnchorsForm(Form):
    anchors = WordsField(
        label=_("Lines that you wrote down on other days"), limit=20_000, rows=4, required=False,
        help_text=_("One line a day: the number, then the eight words. It may stay empty."),
    )  # fmt: skip

    def lines(self) -> list[str]:
        kept = str(self.cleaned_data["anchors"]).splitlines()
        return [line.strip()[:400] for line in kept if line.strip()][:400]

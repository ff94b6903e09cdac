"""What may be tapped or typed after a sign of danger?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from sijak.accounts.queries import members_of
from sijak.counselling.actions.oncall import Duty
from sijak.counselling.enums.danger import SignalStep, Watch, WhichDays
from sijak.counselling.queries.safety_plans import PARTS
from sijak.counselling.rules.oncall import Slot
from sijak.kernel.actor import Actor
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

FEWEST_DIGITS, MOST_DIGITS = 3, 20


class StepForm(Form):
    """One tap: a step is done, or was ticked by mistake; or the person is in danger."""

    tick = ChoiceField(choices=SignalStep, required=False)
    untick = ChoiceField(choices=SignalStep, required=False)
    mark = ChoiceField(choices=[("danger", _("In danger"))], required=False)

    def clean(self) -> dict[str, Any]:
        known = super().clean() or {}
        if not any(known.get(name) for name in self.fields):
            self.add_error(None, _("Tap one of the steps."))
        return known

    @property
    def step(self) -> tuple[SignalStep, bool] | None:
        """(step, is it done), or None when no step was tapped."""
        known = self.cleaned_data
        code = known["tick"] or known["untick"]
        return (SignalStep(code), bool(known["tick"])) if code else None


class PhoneField(LineField):
    """One telephone number, as it is dialled."""

    def __init__(self, **options: Any) -> None:
        super().__init__(limit=40, **options)
        self.widget.attrs |= {"type": "tel", "inputmode": "tel", "autocomplete": "off"}

    def clean(self, value: Any) -> str:
        phone = str(super().clean(value))
        digits = sum(sign.isdigit() for sign in phone)
        if phone and not FEWEST_DIGITS <= digits <= MOST_DIGITS:
            raise django_forms.ValidationError(_("A telephone number has digits, such as 010-0000-0000."))
        return phone


class DutyForm(Form):
    worker = ChoiceField(label=_("Who is on call?"))
    first = DayField(label=_("From which day?"))
    last = DayField(label=_("To which day?"), help_text=_("A night belongs to the day on which it begins."))
    watches = ChoicesField(label=_("In which part of the day?"), choices=Watch)
    which = ChoiceField(label=_("On which of these days?"), choices=WhichDays)
    phone = PhoneField(
        label=_("Under which number?"),
        help_text=_("Sealed to this team. Who has a colleague's number can call them."),
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, by: Actor, team: str, gaps: Sequence[Slot] = (),
        **options: Any,
    ) -> None:  # fmt: skip
        """Begins with the first empty watch from this hour on."""
        day, watch = gaps[0] if gaps else (today(), Watch.NIGHT)
        options.setdefault("initial", {"first": day, "last": day, "watches": [watch]})
        super().__init__(data, **options)
        self.fields["worker"].choices = list(members_of(by, {team}).items())  # type: ignore[attr-defined]

    def duty(self) -> Duty:
        known = self.cleaned_data
        return Duty(
            worker=known["worker"], first=known["first"], last=known["last"],
            watches=tuple(Watch(code) for code in known["watches"]), which=WhichDays(known["which"]),
            phone=known["phone"],
        )  # fmt: skip


HINTS = {
    "signs": _("Thoughts, feelings, what the body says. So that it is seen early."),
    "alone": _("Without anybody: walk, wash, sing, pray, cook."),
    "away": _("No need to speak of it there. A shop, a hill, a friend."),
    "people": _("Names and numbers of those who may know."),
    "helpers": _("Your worker, the one on call, 109, 119."),
    "means": _("What is put away, by whom, and until when. Only with your yes."),
}


def part(code: str) -> WordsField:
    return WordsField(label=PARTS[code], help_text=HINTS[code], required=False, limit=800, rows=2)


class SafetyPlanForm(Form):
    """Six parts in the person's own words, written together."""

    version = NumberField(widget=django_forms.HiddenInput, max_value=2**31)
    signs = part("signs")
    alone = part("alone")
    away = part("away")
    people = part("people")
    helpers = part("helpers")
    means = part("means")

    @property
    def parts(self) -> list[django_forms.BoundField]:
        return [self[code] for code in PARTS]

    def words(self) -> dict[str, str]:
        return {code: self.cleaned_data[code] for code in PARTS}

"""How does a form survive whatever is typed into it?

Each field answers with a sentence beside it, and keeps what was typed. Choices, days and
numbers never repeat a wrong value in their error.
"""

from collections.abc import Mapping
from typing import Any, Literal

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sijak.kernel.errors import Refused
from sijak.kernel.ids import random_id
from sijak.kernel.text import (
    clean_text,
    find_resident_number,
    fit_for_a_page,
    strip_resident_numbers,
)
from sijak.kernel.won import read_won

# refuse: a worker is told to take it out. strip: on public pages the digits are removed at
# once and the person is told. allow: account numbers, which may look alike.
type Resident = Literal["refuse", "strip", "allow"]

EMPTY = _("Please fill this in.")
NOT_ONE_OF_THESE = _("Please choose one of these.")
RESIDENT = _("This looks like a resident registration number. We never keep it: take it out.")


class WordsField(forms.CharField):
    """A person's words: a text area of at most `limit` characters."""

    widget: Any = forms.Textarea
    one_line = False

    def __init__(
        self, *, limit: int = 4000, rows: int = 5, resident: Resident = "refuse", **options: Any
    ) -> None:
        options.setdefault("widget", self.make_widget(rows))
        super().__init__(strip=False, **options)
        self.limit = limit
        self.resident = resident
        self.error_messages["required"] = EMPTY
        # Django's own check refuses NUL with a sentence nobody understands; we take it out.
        self.validators = []

    def make_widget(self, rows: int) -> forms.Widget:
        return forms.Textarea(attrs={"rows": rows})

    def to_python(self, value: Any) -> str:
        try:
            text = clean_text(str(value or ""), self.limit, one_line=self.one_line)
        except Refused as no:
            raise ValidationError(str(no.sentence), code="text") from None
        if self.resident == "refuse" and find_resident_number(text):
            raise ValidationError(RESIDENT, code="resident")
        return text


class LineField(WordsField):
    """One line of words: a name, a place."""

    one_line = True

    def __init__(self, *, limit: int = 120, resident: Resident = "refuse", **options: Any) -> None:
        super().__init__(limit=limit, resident=resident, **options)

    def make_widget(self, rows: int) -> forms.Widget:
        return forms.TextInput()


class OnceField(LineField):
    """The id that a row will have: a second click meets the first one's row. Anything odd is a new one."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput(), required=False, limit=32)

    def clean(self, value: Any) -> str:
        once = str(value or "")
        return once if len(once) == 32 and not once.strip("0123456789abcdef") else random_id()


class WonField(LineField):
    """Money in integer won, from 0 to `most`."""

    def __init__(self, *, most: int = 100_000_000, resident: Resident = "allow", **options: Any) -> None:
        super().__init__(limit=24, resident=resident, **options)
        self.most = most
        self.widget.attrs["inputmode"] = "numeric"

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        amount = read_won(text)
        if amount is None or amount > self.most:
            raise ValidationError(_("Please write an amount in won, such as 300,000."))
        return amount


class ChoiceField(forms.ChoiceField):
    """One of a closed list."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.error_messages |= {"required": EMPTY, "invalid_choice": NOT_ONE_OF_THESE}


class ChoicesField(forms.MultipleChoiceField):
    """Any number of a closed list, shown as boxes to tick."""

    widget: Any = forms.CheckboxSelectMultiple

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.error_messages |= {
            "required": EMPTY,
            "invalid_choice": NOT_ONE_OF_THESE,
            "invalid_list": NOT_ONE_OF_THESE,
        }


class DayField(forms.DateField):
    """A day, as the browser's own picker sends it (2026-11-22)."""

    def __init__(self, **options: Any) -> None:
        picker = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        options.setdefault("widget", picker)
        options.setdefault("input_formats", ["%Y-%m-%d", "%Y.%m.%d", "%Y/%m/%d"])
        super().__init__(**options)
        self.error_messages |= {"required": EMPTY, "invalid": _("Please give a day.")}


class ClockField(forms.TimeField):
    """A time of day, as the browser's own picker sends it (14:30)."""

    def __init__(self, **options: Any) -> None:
        picker = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        options.setdefault("widget", picker)
        options.setdefault("input_formats", ["%H:%M", "%H:%M:%S"])
        super().__init__(**options)
        self.error_messages |= {"required": EMPTY, "invalid": _("Please give a time.")}


class NumberField(forms.IntegerField):
    """A whole number between `min_value` and `max_value`."""

    def __init__(self, *, min_value: int = 0, max_value: int = 1_000_000, **options: Any) -> None:
        super().__init__(min_value=min_value, max_value=max_value, **options)
        self.error_messages |= {
            "required": EMPTY, "invalid": _("Please write a number."),
            "min_value": _("No less than %(limit_value)s, please."),
            "max_value": _("No more than %(limit_value)s, please."),
        }  # fmt: skip


class Form(forms.Form):
    """The base of every form of the house."""

    use_required_attribute = False

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(None, **options)
        # How many resident registration numbers were taken out, for the page to say so.
        self.removed_numbers = 0
        if data is not None:
            self.is_bound = True
            self.data = self.made_safe(data)

    def made_safe(self, data: Mapping[str, Any]) -> Any:
        """Half characters would break the page that shows the text again; and a number that
        we promise never to keep is not even sent back."""
        strips = {
            self.add_prefix(name)
            for name, field in self.fields.items()
            if isinstance(field, WordsField) and field.resident == "strip"
        }
        safe = QueryDict(mutable=True)
        for name in data:
            values = data.getlist(name) if isinstance(data, QueryDict) else listed(data[name])
            safe.setlist(name, [self.safe_value(value, name in strips) for value in values])
        return safe

    def safe_value(self, value: Any, strips: bool) -> Any:
        if not isinstance(value, str):
            return value
        value = fit_for_a_page(value)
        if strips:
            value, found = strip_resident_numbers(value)
            self.removed_numbers += found
        return value

    @property
    def first_error(self) -> str:
        """The first sentence of what is wrong."""
        return next((str(error) for errors in self.errors.values() for error in errors), "")

    def refuse(self, no: Refused) -> None:
        """Show the sentence of a rule where the person looks: at its field, or on top."""
        self.add_error(no.field if no.field in self.fields else None, str(no.sentence))


def listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]

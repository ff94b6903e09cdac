"""How are several names or phones written in one box?"""

from __future__ import annotations

import re
from typing import Any

from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sijak.kernel.dates import today
from sijak.kernel.forms import ChoiceField, ChoicesField, LineField, NumberField, WordsField

MANY = 12


class LinesField(WordsField):
    """One a line (commas do as well); at most twelve."""

    def __init__(self, *, each: int = 80, rows: int = 2, **options: Any) -> None:
        super().__init__(limit=(each + 1) * MANY, rows=rows, **options)
        self.each = each

    def clean(self, value: Any) -> list[str]:
        text = str(super().clean(value))
        lines = list(dict.fromkeys(" ".join(p.split()) for p in re.split(r"[\n,;、，]", text)))
        lines = [line for line in lines if line]
        if len(lines) > MANY:
            raise ValidationError(_("Twelve at most, please."))
        if any(len(line) > self.each for line in lines):
            raise ValidationError(_("One of these lines is too long."))
        return lines

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list | tuple) else value


class PhonesField(LinesField):
    def clean(self, value: Any) -> list[str]:
        phones = super().clean(value)
        if any(not 4 <= sum(c.isdigit() for c in phone) <= 20 for phone in phones):
            raise ValidationError(_("A telephone number has digits, such as 010-0000-0000."))
        return phones


def names_field() -> LinesField:
    return LinesField(
        label=_("Other names and spellings"), required=False,
        help_text=_("One a line: the name on papers, another spelling, Chinese or Latin letters."),
    )  # fmt: skip


def phones_field() -> PhonesField:
    return PhonesField(label=_("Telephone"), required=False, each=40, help_text=_("One a line."))


def birth_year_field() -> NumberField:
    field = NumberField(
        label=_("Year of birth"), required=False, min_value=1900, max_value=today().year,
        help_text=_("About is enough."),
    )  # fmt: skip
    field.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}
    return field


def radio(**options: Any) -> ChoiceField:
    return ChoiceField(widget=django_forms.RadioSelect, **options)


__all__ = ["ChoiceField", "ChoicesField", "LineField", "LinesField", "PhonesField", "WordsField",
           "birth_year_field", "names_field", "phones_field", "radio"]  # fmt: skip

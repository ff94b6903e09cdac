"""What is asked when a paper comes in?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from sijak.files import refusals
from sijak.kernel.errors import Refused
from sijak.kernel.forms import EMPTY, ChoiceField, Form, LineField, NumberField
from sijak.kernel.ids import random_id
from sijak.people.enums import Compartment

HEX = "0123456789abcdef"
ACCEPT = ".jpg,.jpeg,.png,.gif,.webp,.pdf,.hwp,.hwpx,.docx,.xlsx,.pptx,.doc,.xls,.ppt,image/jpeg,image/png"


class PaperField(django_forms.FileField):
    """One file; how large it may be is a rule of ``sijak.files``."""

    def __init__(self, *, accept: str = ACCEPT, **options: Any) -> None:
        picker = django_forms.FileInput(attrs={"accept": accept})
        super().__init__(widget=picker, allow_empty_file=True, **options)
        self.error_messages |= {"required": _("Choose a file first."), "invalid": EMPTY}

    def clean(self, data: Any, initial: Any = None) -> Any:
        found = super().clean(data, initial)
        try:
            refusals.may_take(found.size)
        except Refused as no:
            raise ValidationError(str(no.sentence)) from None
        return found


def part_field(parts: Mapping[str, str], label: Any) -> ChoiceField:
    return ChoiceField(label=label, choices=[(part, str(Compartment(part).label)) for part in parts])


class PaperForm(Form):
    once = LineField(widget=django_forms.HiddenInput(), required=False, limit=32)
    file = PaperField(
        label=_("Picture or paper"),
        help_text=_("A picture, PDF, Hangul or office file of at most 25 MB."),
    )
    part = ChoiceField(label=_("Where does it belong?"), choices=[])
    note = LineField(label=_("What is it?"), required=False, limit=200)

    def __init__(self, data: Mapping[str, Any] | None = None, *, parts: Mapping[str, str], first: str,
                 files: MultiValueDict[str, Any] | None = None) -> None:  # fmt: skip
        super().__init__(data, files=files, initial={"once": random_id(), "part": first})
        self.fields["part"] = part_field(parts, self.fields["part"].label)

    def clean_once(self) -> str:
        once = str(self.cleaned_data.get("once") or "")
        return once if len(once) == 32 and not once.strip(HEX) else random_id()


class HalfForm(Form):
    """What the page says of a file before it sends it in pieces."""

    name = LineField(limit=400, required=False, resident="strip")
    size = NumberField(max_value=2**53)
    stamp = LineField(limit=24, required=False, resident="allow")
    part = ChoiceField(choices=[])
    note = LineField(limit=200, required=False)

    def __init__(self, data: Mapping[str, Any], *, parts: Mapping[str, str]) -> None:
        super().__init__(data)
        self.fields["part"] = part_field(parts, "")

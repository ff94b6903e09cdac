"""What may be typed when a file is let go?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.forms import BooleanField, RadioSelect
from django.utils.translation import gettext_lazy as _

from sijak.care.actions.closing import Farewell
from sijak.care.enums import ClosingReason
from sijak.kernel import forms


class ReasonSelect(RadioSelect):
    """A reason that a rule forbids stands there disabled, with the rule's sentence."""

    refused: Mapping[str, str] = {}

    def create_option(self, name: str, value: Any, *rest: Any, **options: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *rest, **options)
        if sentence := self.refused.get(str(value), ""):
            option["attrs"] |= {"disabled": True, "title": sentence}
            option["label"] = f"{option['label']} · {sentence}"
        return option


class CloseForm(forms.Form):
    reason = forms.ChoiceField(label=_("For which reason?"), choices=ClosingReason, widget=ReasonSelect)
    changed = forms.WordsField(label=_("What has changed since the beginning?"), limit=1500, rows=4)
    remains = forms.WordsField(
        label=_("What remains, and who helps with it now?"), limit=1500, rows=4, required=False
    )
    may_call = BooleanField(
        label=_("They said yes: we may ask how they are after 1, 3 and 6 months"), required=False
    )

    def __init__(self, data: Any = None, *, refused: Mapping[str, str], **options: Any) -> None:
        super().__init__(data, **options)
        select: Any = self.fields["reason"].widget
        select.refused = refused

    def farewell(self) -> Farewell:
        given: dict[str, Any] = self.cleaned_data
        return Farewell(
            reason=ClosingReason(given["reason"]), changed=given["changed"],
            remains=given["remains"], may_call=given["may_call"],
        )  # fmt: skip

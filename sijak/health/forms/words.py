"""What may be typed about words of the North and the South?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.forms import BooleanField, HiddenInput
from django.utils.translation import gettext_lazy as _

from sijak.health.actions.words import NewWord
from sijak.health.queries.words import FIELDS, WordPair
from sijak.kernel import forms
from sijak.kernel.ids import random_id


class FindWordForm(forms.Form):
    """Sent in the body: what was looked for stands in no address."""

    q = forms.LineField(label=_("A word from here or there"), limit=40, required=False)


class WordForm(forms.Form):
    once = forms.OnceField()
    version = forms.NumberField(widget=HiddenInput, required=False, max_value=2**31)
    north = forms.LineField(label=_("In the North"), limit=40)
    south = forms.LineField(label=_("In the South"), limit=40)
    field = forms.ChoiceField(label=_("What is it about?"), choices=list(FIELDS.items()))
    note = forms.LineField(
        label=_("A remark"),
        required=False,
        limit=80,
        help_text=_("Where one says so, who says so, what it is."),
    )
    is_false = BooleanField(label=_("The same word means something else on the other side"), required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, pair: WordPair | None = None) -> None:
        start: dict[str, Any] = {"once": random_id(), "field": "symptom"}
        if pair is not None:
            start |= {"north": pair.north, "south": pair.south, "field": pair.field, "note": pair.note,
                      "is_false": pair.is_false_friend}  # fmt: skip
            start["version"] = pair.row.version if pair.row else 0
        super().__init__(data, initial=start)

    def word(self) -> NewWord:
        known = self.cleaned_data
        return NewWord(
            south=known["south"], north=known["north"], field=known["field"], note=known["note"],
            is_false=known["is_false"],
        )  # fmt: skip


class VoteForm(forms.Form):
    vote = forms.ChoiceField(choices=[("yes", _("I say so too")), ("no", _("I do not say so"))])

"""What may be typed on the person's own pages?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sijak.kernel.forms import ChoiceField, Form, LineField, OnceField, WonField, WordsField
from sijak.kernel.ids import random_id
from sijak.money.enums import HelpKind
from sijak.people.enums import ConsentKind, ConsentState
from sijak.reach.enums import MatterKind
from sijak.reach.forms import MatterForm


class WordForm(Form):
    """Sent in the body: a word that somebody looks for stands in no address."""

    word = LineField(label=_("Which word?"), limit=40, required=False, resident="strip")


class RightForm(Form):
    """What the law gives: to have it put right, to have a copy, to stop it, to have it erased."""

    once = LineField(widget=forms.HiddenInput(), required=False, limit=32)
    kind = ChoiceField(
        label=_("What do you wish?"), widget=forms.RadioSelect,
        choices=[
            (MatterKind.CORRECT, _("Something is wrong: put it right")),
            (MatterKind.COPY, _("I want a copy on paper")),
            (MatterKind.STOP, _("Stop using it")),
            (MatterKind.ERASE, _("Erase it")),
        ],
    )  # fmt: skip
    words = WordsField(
        label=_("What should we know?"), required=False, limit=4000, rows=4, resident="strip",
        help_text=_("What is wrong, or what it is about. Reasons need not be given."),
    )  # fmt: skip

    def clean_once(self) -> str:
        once = str(self.cleaned_data["once"])
        return once if len(once) == 32 and not once.strip("0123456789abcdef") else random_id()

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told.get("kind") == MatterKind.CORRECT and not told.get("words") and "words" not in self.errors:
            self.add_error("words", _("Write what is wrong, and how it should be."))
        return told


class SwitchForm(Form):
    kind = ChoiceField(choices=ConsentKind)
    state = ChoiceField(
        choices=[(one.value, one.label) for one in (ConsentState.GIVEN, ConsentState.WITHDRAWN)]
    )


class OwnWordForm(MatterForm):
    """A word for us or a complaint, from somebody whose file we keep."""

    kind = ChoiceField(
        label=_("What is it?"), widget=forms.RadioSelect, initial=MatterKind.FEEDBACK,
        choices=[(one.value, one.label) for one in (MatterKind.FEEDBACK, MatterKind.COMPLAINT)],
    )  # fmt: skip
    is_known = forms.BooleanField(label=_("You may know which file is mine"), required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, kind=MatterKind.COMPLAINT, **options)
        del self.fields["way"]
        self.order_fields(["kind", "words", "about", "not_to", "name", "is_known"])


class OwnAskForm(Form):
    """On the person's own page. Three things, no more."""

    once = OnceField()
    kind = ChoiceField(label=_("What is it for?"), choices=HelpKind, widget=forms.RadioSelect)
    asked_krw = WonField(label=_("How much do you need?"), resident="strip")
    words = WordsField(label=_("What happened?"), limit=2000, rows=4, resident="strip")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"once": random_id()})

"""What may be typed while a story is told, written, masked and counted?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sijak.kernel.forms import ChoiceField, Form, LineField, NumberField, OnceField, WordsField
from sijak.kernel.ids import random_id
from sijak.people.marking.marks import LONGEST
from sijak.stories.actions.writing import Interview
from sijak.stories.enums import LANGUAGES, Asked, Decision, StoryState, Trait
from sijak.stories.rules.masking import Decided, Open
from sijak.stories.rules.score import seems, values_of
from sijak.stories.told import Text, Told
from sijak.stories.words import NOT_TOLD, value_word

# Title, note and text are looked through together.
TEXT_LIMIT = LONGEST - 400


class SeenField(NumberField):
    """The version that stood on the page: whoever was faster is not written over."""

    def __init__(self) -> None:
        super().__init__(max_value=2**31 - 1, widget=django_forms.HiddenInput())


class ShelfForm(Form):
    state = ChoiceField(choices=[("", _("All")), *StoryState.choices], required=False)


class InterviewForm(Form):
    once = OnceField()
    seen = SeenField()
    teller = LineField(
        label=_("What do we call them here?"), limit=60,
        help_text=_("A name of their choosing. It is locked, and stands in no other place."),
    )  # fmt: skip
    language = ChoiceField(label=_("In which language do they read?"), choices=LANGUAGES, initial="ko")
    asked = ChoiceField(label=_("Who asked whom?"), choices=Asked, widget=django_forms.RadioSelect)
    why = WordsField(label=_("Why is it told? In their words."), limit=2000, rows=3)
    is_free = django_forms.BooleanField(
        label=_("I said aloud: nobody is paid for a story, and no help hangs on "
                "it."), required=False)  # fmt: skip
    is_explained = django_forms.BooleanField(
        label=_("I said aloud: what is printed or handed to others can never be called "
                "back."), required=False,
    )  # fmt: skip
    notes = WordsField(
        label=_("What did they tell?"), limit=TEXT_LIMIT, rows=12, required=False,
        help_text=_("Locked for this team. Nothing of it is published as it stands here."),
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        options["initial"] = {"once": random_id(), "seen": 0} | (options.get("initial") or {})
        super().__init__(data, **options)

    def interview(self) -> Interview:
        known = {name: value for name, value in self.cleaned_data.items() if name not in ("once", "seen")}
        return Interview(**known)

    @staticmethod
    def of(told: Told, language: str, version: int) -> dict[str, Any]:
        return {"teller": told.teller, "language": language, "asked": told.asked, "why": told.why,
                "notes": told.notes, "is_free": told.is_free, "is_explained": told.is_explained,
                "seen": version}  # fmt: skip


class TextForm(Form):
    seen = SeenField()
    title = LineField(label=_("Title"), limit=120, required=False)
    note = LineField(
        label=_("What hard things come in it?"), limit=200, required=False,
        help_text=_("It stands before the text. A paragraph that begins with ※ stays folded until "
                    "somebody opens it."),
    )  # fmt: skip
    text = WordsField(label=_("Text"), limit=TEXT_LIMIT, rows=18, required=False)

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told.get("text") and not told.get("title") and "title" not in self.errors:
            self.add_error("title", _("Give the text a title."))
        if told.get("title") and not told.get("text") and "text" not in self.errors:
            self.add_error("text", _("Write the text, or leave both empty."))
        return told

    def written(self) -> Text:
        return Text(self.cleaned_data["title"], self.cleaned_data["note"], self.cleaned_data["text"])


class MaskForm(Form):
    """One decision for each passage that is open, as they stand in this version of the text."""

    seen = SeenField()

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, found: Sequence[Open], **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.found = list(found)
        for number in range(len(self.found)):
            self.fields[f"do_{number}"] = ChoiceField(
                label=pgettext_lazy("passage", "What becomes of it?"),
                choices=[("", _("Not decided yet")), *Decision.choices],
                required=False,
            )
            self.fields[f"words_{number}"] = LineField(
                label=_("The broader words, or why it may stay"), limit=120, required=False
            )

    @property
    def lines(self) -> list[tuple[Open, Any, Any]]:
        return [(one, self[f"do_{n}"], self[f"words_{n}"]) for n, one in enumerate(self.found)]

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        for number in range(len(self.found)):
            name, do = f"words_{number}", told.get(f"do_{number}")
            if name in self.errors or told.get(name):
                continue
            if do == Decision.KEEP:
                self.add_error(name, _("Say why it may stay."))
            elif do == Decision.REPLACE:
                self.add_error(name, _("Write the broader words."))
        if not self.errors and not any(told.get(f"do_{n}") for n in range(len(self.found))):
            raise ValidationError(_("Decide on one passage at the least."))
        return told

    def decided(self) -> list[Decided]:
        told = self.cleaned_data
        return [Decided(one.what, Decision(told[f"do_{n}"]), told[f"words_{n}"])
                for n, one in enumerate(self.found) if told[f"do_{n}"]]  # fmt: skip


class CountForm(Form):
    """What the text tells, as far as tables count it. Ticked before by what it seems to tell."""

    is_rare = django_forms.BooleanField(
        label=_("It tells something rare that no table counts: a known event, an illness, an "
                "unusual family."),
        required=False,
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any] | None = None, *, told: Told, **options: Any) -> None:
        start: dict[str, Any] = dict(told.tells) if told.is_counted or told.tells else {}
        if not told.is_counted:
            start = seems([text.whole for text in told.texts.values()]) | start
        options["initial"] = start | {"is_rare": told.is_rare}
        super().__init__(data, **options)
        for trait in Trait:
            choices = [("", NOT_TOLD), *((value, value_word(value)) for value in values_of(trait))]
            self.fields[trait.value] = ChoiceField(label=trait.label, choices=choices, required=False)
        self.order_fields([*(one.value for one in Trait), "is_rare"])

    def tells(self) -> dict[str, str]:
        return {one.value: self.cleaned_data[one.value] for one in Trait if self.cleaned_data[one.value]}


class SignForm(Form):
    why = WordsField(
        label=_("Why may it stand although few people fit?"), limit=1000, rows=3,
        help_text=_("It needs two officers. Each signs in their own session."),
    )  # fmt: skip

"""What is asked for a note? Facts, what one makes of them, what comes next; their words first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from sijak.care.actions.notes import Written
from sijak.care.enums import NoteKind
from sijak.journal.enums import Channel
from sijak.kernel.dates import today
from sijak.kernel.forms import (
    ChoiceField,
    ClockField,
    DayField,
    Form,
    LineField,
    NumberField,
    OnceField,
    WordsField,
)
from sijak.kernel.ids import random_id


class NoteForm(Form):
    once = OnceField()
    kind = ChoiceField(label=_("What was it?"), choices=NoteKind)
    happened_on = DayField(label=_("On which day?"))
    channel = ChoiceField(label=_("Where, or how?"), choices=Channel)
    at = ClockField(label=_("At what time?"), required=False)
    minutes = NumberField(label=_("Minutes"), required=False, max_value=1440)
    place = LineField(label=_("In which place?"), required=False, limit=80)
    present = LineField(label=_("Who else was there?"), required=False, limit=80)
    their_words = WordsField(
        label=_("In their own words"), required=False, limit=6000, rows=5,
        help_text=_("As it was said, in the words in which it was said."),
    )  # fmt: skip
    facts = WordsField(
        label=_("What happened (facts)"), required=False, limit=8000, rows=5,
        help_text=_("What you saw and heard, in your words. No guess, no verdict."),
    )  # fmt: skip
    assessment = WordsField(
        label=_("What you make of it"), required=False, limit=4000, rows=3,
        help_text=_("Is anybody in danger? What has changed since last time?"),
    )  # fmt: skip
    plan = WordsField(
        label=_("What comes next"), required=False, limit=4000, rows=3,
        help_text=_("Who does what, and by which day?"),
    )  # fmt: skip
    supervision = WordsField(
        label=_("Only for me"), required=False, limit=4000, rows=3,
        help_text=_("For your supervision. Sealed to your own key: nobody else can open it."),
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        start = {"once": random_id(), "happened_on": today(), "kind": NoteKind.TALK}
        options["initial"] = start | (options.get("initial") or {})
        super().__init__(data, **options)

    def written(self) -> Written:
        known = self.cleaned_data
        return Written(
            at=f"{known['at']:%H:%M}" if known["at"] else "", place=known["place"],
            present=known["present"], their_words=known["their_words"], data=known["facts"],
            assessment=known["assessment"], plan=known["plan"], supervision=known["supervision"],
        )  # fmt: skip

    def texts(self) -> list[str]:
        return [str(self[name].value() or "") for name in ("their_words", "facts", "assessment", "plan")]


class AmendForm(Form):
    once = OnceField()
    facts = WordsField(label=_("What is to be added or put right"), limit=6000, rows=5)

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        options["initial"] = {"once": random_id()}
        super().__init__(data, **options)

"""What is chosen before questions are asked, and what is answered? Closed lists alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.forms import RadioSelect
from django.utils.translation import gettext_lazy as _

from sijak.counselling.enums.screenings import Mode, Setting
from sijak.counselling.queries.screenings import Offer
from sijak.kernel.forms import ChoiceField, DayField, Form, OnceField
from sijak.kernel.ids import random_id

SKIP = "skip"


class AskForm(Form):
    once = OnceField()
    instrument = ChoiceField(label=_("What is asked?"), widget=RadioSelect)
    mode = ChoiceField(
        label=_("How?"), choices=Mode, widget=RadioSelect,
        help_text=_("Answers given alone and answers given to somebody are kept apart."),
    )  # fmt: skip
    setting = ChoiceField(label=_("Where are you with them?"), choices=Setting, widget=RadioSelect)
    until = DayField(
        label=_("At home: until which day?"), required=False,
        help_text=_("They find the questions on their own pages and may leave out each one."),
    )  # fmt: skip

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, offers: Sequence[Offer], chosen: str = ""
    ) -> None:
        start = {"once": random_id(), "mode": Mode.READ, "setting": Setting.ROOM, "instrument": chosen}
        super().__init__(data, initial=start)
        here = [(one.one.key, one.title) for one in offers if one.wording]
        self.fields["instrument"].choices = here  # type: ignore[attr-defined]


class AnswerForm(Form):
    """Each choice is a button of its own; one of them says: rather not."""

    answer = ChoiceField(label=_("Which of these?"))

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, choices: Sequence[tuple[int, str]] = ()
    ) -> None:
        super().__init__(data)
        listed = [(str(value), words) for value, words in choices]
        self.fields["answer"].choices = [*listed, (SKIP, _("I would rather not say"))]  # type: ignore[attr-defined]

    @property
    def value(self) -> int | None:
        given = str(self.cleaned_data["answer"])
        return None if given == SKIP else int(given)

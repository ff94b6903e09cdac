"""What may be typed when a file goes to a colleague?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from sijak.care.queries.hand_over import CaseloadRow, colleagues_who_walk
from sijak.kernel import forms
from sijak.kernel.actor import Actor


class HandOverForm(forms.Form):
    to = forms.ChoiceField(label=_("To whom?"))
    note = forms.WordsField(
        label=_("What must your colleague know?"), limit=2000, rows=5,
        help_text=_("What was promised, what hurts, what helps. They will read it first."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, by: Actor, without: Collection[str], **options: Any) -> None:
        super().__init__(data, **options)
        able = {u: n for u, n in colleagues_who_walk(by).items() if u not in without}
        to: Any = self.fields["to"]
        to.choices = [("", "–"), *able.items()]


class CaseloadForm(HandOverForm):
    persons = forms.ChoicesField(label=_("Which files?"))

    def __init__(
        self, data: Any = None, *, by: Actor, giver: str, rows: Sequence[CaseloadRow], **options: Any
    ) -> None:
        options.setdefault("initial", {"persons": [row.one.person for row in rows]})
        super().__init__(data, by=by, without=[giver], **options)
        persons: Any = self.fields["persons"]
        persons.choices = [(row.one.person, row.name.display) for row in rows]

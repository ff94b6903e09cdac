"""What is asked when somebody needs money, and where it goes?"""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BooleanField, HiddenInput, RadioSelect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sijak.kernel import forms
from sijak.kernel.dates import add_months, add_working_days, first_of_month, month_words, today
from sijak.kernel.ids import random_id
from sijak.money.enums import CheckedHow, HelpKind, Way
from sijak.money.rules.bankfile import BANKS
from sijak.people.forms.papers import PaperField

DECIDE_WITHIN = 3  # working days


def months() -> list[tuple[str, str]]:
    """Last month, this one, the next two."""
    first = first_of_month(today())
    days = [add_months(first, count) for count in (0, 1, 2, -1)]
    return [(f"{day:%Y-%m}", month_words(day)) for day in days]


class AskForm(forms.Form):
    once = forms.OnceField()
    own = forms.LineField(widget=HiddenInput(), required=False, limit=32)
    kind = forms.ChoiceField(label=pgettext_lazy("purse", "What for?"), choices=HelpKind, widget=RadioSelect)
    asked_krw = forms.WonField(label=_("How much is needed?"))
    way = forms.ChoiceField(label=_("How should it come?"), choices=Way, widget=RadioSelect)
    is_urgent = BooleanField(label=_("Needed today: two colleagues decide today"), required=False)
    month = forms.ChoiceField(label=_("For which month?"), choices=())
    words = forms.WordsField(
        label=_("Why is it needed?"), limit=2000, rows=3,
        help_text=_("Read by those who walk with the person, and by the two who decide."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        first = {"once": random_id(), "way": Way.TRANSFER, "month": f"{today():%Y-%m}"}
        super().__init__(data, initial=first | (initial or {}))
        month: Any = self.fields["month"]
        month.choices = months()

    def asking(self) -> dict[str, Any]:
        given = self.cleaned_data
        due = today() if given["is_urgent"] else add_working_days(today(), DECIDE_WITHIN)
        return {
            "kind": HelpKind(given["kind"]), "won": given["asked_krw"] or 0, "way": Way(given["way"]),
            "month": given["month"], "due_on": due, "is_urgent": given["is_urgent"], "words": given["words"],
        }  # fmt: skip


class AccountForm(forms.Form):
    """Typed once, and never shown whole to whoever typed it."""

    bank = forms.ChoiceField(label=_("Which bank?"), choices=sorted(BANKS.items(), key=lambda one: one[1]))
    account = forms.LineField(label=_("Number of the account"), limit=40, resident="allow")
    holder = forms.LineField(label=_("Whose account is it?"), limit=60,
                             help_text=_("The name as the bank writes it."))  # fmt: skip

    def clean_account(self) -> str:
        number = str(self.cleaned_data["account"])
        plain = re.sub(r"[\s\-]", "", number)
        if not re.fullmatch(r"[0-9]{8,16}", plain):
            raise ValidationError(_("A number of eight to sixteen digits, please."))
        return plain


class CheckForm(forms.Form):
    how = forms.ChoiceField(label=_("How did you make sure?"), choices=CheckedHow, widget=RadioSelect)


class LineForm(forms.Form):
    """``lines``: (line, what it is called and how much is free)."""

    line = forms.ChoiceField(label=_("Out of which line?"), choices=())

    def __init__(self, data: Any = None, *, lines: list[tuple[str, str]], now: str = "") -> None:
        super().__init__(data, initial={"line": now})
        line: Any = self.fields["line"]
        line.choices = lines


class ReceiptForm(forms.Form):
    file = PaperField(label=_("Receipt: a picture or a paper"))

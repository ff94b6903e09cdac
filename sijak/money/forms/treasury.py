"""What may be typed by those who keep the purse?"""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import RadioSelect
from django.utils.translation import gettext_lazy as _

from sijak.kernel import forms
from sijak.kernel.dates import today
from sijak.kernel.ids import random_id
from sijak.kernel.won import read_won
from sijak.money.actions.funds import Founding
from sijak.money.enums import PAYABLE, Whom
from sijak.people.forms.papers import PaperField

MOST = 10_000_000_000
MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")
LINE = re.compile(r"^(?P<name>.+?)\s*[:：]\s*(?P<won>[^:：]+)$")
CLEAR = _("Everybody who works here reads this. Write no name of a person who is helped.")


class FundForm(forms.Form):
    once = forms.OnceField()
    name = forms.LineField(label=_("Name of the fund"), limit=120, help_text=CLEAR)
    funder = forms.LineField(label=_("Who gives the money?"), limit=120)
    purpose = forms.WordsField(
        label=_("What is it for, in the funder's words?"), limit=500, rows=2, required=False
    )
    whom = forms.ChoiceField(label=_("For whom?"), choices=Whom)
    kinds = forms.ChoicesField(label=_("For which help?"), choices=PAYABLE, required=False,
                               help_text=_("None ticked: for all."))  # fmt: skip
    starts_on = forms.DayField(label=_("First day"))
    ends_on = forms.DayField(label=_("Last day"))
    lines = forms.WordsField(
        label=_("Lines, one each: name: won"), limit=2000, rows=4, resident="allow",
        help_text=_("For example: Rent: 3,000,000"),
    )  # fmt: skip

    def __init__(self, data: Any = None) -> None:
        day = today()
        first = {"once": random_id(), "starts_on": day, "ends_on": day.replace(month=12, day=31)}
        super().__init__(data, initial=first)

    def clean_lines(self) -> list[tuple[str, int]]:
        found = []
        for text in (one.strip() for one in str(self.cleaned_data["lines"]).splitlines() if one.strip()):
            match = LINE.match(text)
            won = read_won(match["won"]) if match else None
            if match is None or not won or won > MOST:
                raise ValidationError(_("Write each line as a name, a colon and won: Rent: 3,000,000"))
            found.append((match["name"][:120], won))
        return found

    def founding(self) -> Founding:
        given = self.cleaned_data
        return Founding(**{key: given[key] for key in Founding.__dataclass_fields__})


class GiveForm(forms.Form):
    """More for a line, or less; or the funder's money came into the bank."""

    more_krw = forms.WonField(label=_("How much?"), most=MOST)


class CloseForm(forms.Form):
    """``lines``: of other funds, that may keep what was promised."""

    heir = forms.ChoiceField(label=_("Which line keeps what is promised?"), choices=(), required=False)

    def __init__(self, data: Any = None, *, lines: list[tuple[str, str]]) -> None:
        super().__init__(data, prefix="close")
        heir: Any = self.fields["heir"]
        heir.choices = [("", _("None: nothing is promised")), *lines]


class PayForm(forms.Form):
    once = forms.OnceField()
    numbers = forms.ChoicesField(label=_("Which ones?"), choices=())

    def __init__(self, data: Any = None, *, numbers: list[str]) -> None:
        super().__init__(data, initial={"once": random_id(), "numbers": numbers})
        field: Any = self.fields["numbers"]
        field.choices = [(one, one) for one in numbers]


class SettleForm(forms.Form):
    payment = forms.LineField(limit=32)
    go = forms.ChoiceField(choices=[("paid", "paid"), ("bounced", "bounced")], widget=RadioSelect)


class StatementForm(forms.Form):
    file = PaperField(label=_("The bank's statement"), accept=".csv,.xlsx",
                      help_text=_("CSV or XLSX, as the bank gives it."))  # fmt: skip


class MatchForm(forms.Form):
    line = forms.LineField(limit=32)
    payment = forms.LineField(limit=32)


class MonthForm(forms.Form):
    month = forms.LineField(limit=7)

    def clean_month(self) -> str:
        month = str(self.cleaned_data["month"])
        if not MONTH.fullmatch(month):
            raise ValidationError(_("Write a month as 2026-11."))
        return month

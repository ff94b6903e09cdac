"""What may be typed about a bill, its payers, their papers and their answers?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.forms import RadioSelect
from django.utils.translation import gettext_lazy as _

from sijak.health.actions.bills import Opening
from sijak.health.enums import BillKind, Hospital, Payer, PayKind
from sijak.health.queries.bills import ShareView
from sijak.kernel import forms
from sijak.kernel.dates import add_working_days, today
from sijak.kernel.ids import random_id

PAYERS = [(p.value, p.label) for p in Payer if p != Payer.PERSON]


class BillForm(forms.Form):
    once = forms.OnceField()
    kind = forms.ChoiceField(label=_("What is it?"), choices=BillKind, widget=RadioSelect)
    hospital = forms.ChoiceField(label=_("Which hospital?"), choices=Hospital)
    day = forms.DayField(label=_("Of which day?"))
    total_krw = forms.WonField(label=_("How much in all?"))
    words = forms.WordsField(
        label=_("What for?"), limit=1000, rows=2, required=False,
        help_text=_("Read by the health team only. Finance sees an amount and a number."),
    )  # fmt: skip

    def __init__(self, data: Any = None, **options: Any) -> None:
        first = {"once": random_id(), "day": today(), "kind": BillKind.QUOTE}
        super().__init__(data, initial=first, **options)

    def opening(self) -> Opening:
        given = self.cleaned_data
        return Opening(BillKind(given["kind"]), given["hospital"], given["day"], given["total_krw"] or 0,
                       given["words"])  # fmt: skip


class ComesForm(forms.Form):
    day = forms.DayField(label=_("Of which day?"))
    total_krw = forms.WonField(label=_("How much in all?"))

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, initial={"day": today()}, prefix="comes", **options)


class PayerForm(forms.Form):
    payer = forms.ChoiceField(label=_("Who is asked?"), choices=())
    kind = forms.ChoiceField(label=_("For what kind of treatment?"), choices=PayKind)
    asked_krw = forms.WonField(label=_("For how much?"))

    def __init__(self, data: Any = None, *, payers: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(data, **options)
        payer: Any = self.fields["payer"]
        payer.choices = list(payers)

    def asked(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"payer": Payer(given["payer"]), "kind": PayKind(given["kind"]),
                "asked_krw": given["asked_krw"] or 0}  # fmt: skip


class PapersForm(forms.Form):
    papers = forms.ChoicesField(label=_("Which papers are there?"), choices=(), required=False)

    def __init__(self, data: Any = None, *, share: ShareView, **options: Any) -> None:
        ticked = [one.code for one in share.papers if one.day]
        super().__init__(data, initial={"papers": ticked}, **options)
        papers: Any = self.fields["papers"]
        papers.choices = [(one.code, one.name) for one in share.papers]


class FileForm(forms.Form):
    """``files``: (paper, name) of those that lie in the health part."""

    code = forms.ChoiceField(label=_("Which paper is it?"), choices=())
    file = forms.ChoiceField(label=_("Which file is it?"), choices=())

    def __init__(
        self, data: Any = None, *, share: ShareView, files: Sequence[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(data, **options)
        code, file = self.fields["code"], self.fields["file"]
        code.choices = [(one.code, one.name) for one in share.papers]  # type: ignore[attr-defined]
        file.choices = list(files)  # type: ignore[attr-defined]


class AskedForm(forms.Form):
    asked_on = forms.DayField(label=_("On which day were they asked?"))
    answer_by = forms.DayField(label=_("By which day did they promise an answer?"))

    def __init__(self, data: Any = None, **options: Any) -> None:
        first = {"asked_on": today(), "answer_by": add_working_days(today(), 10)}
        super().__init__(data, initial=first, **options)


class AnswerForm(forms.Form):
    promised_krw = forms.WonField(label=_("How much did they promise? (0 when they refused)"))
    why = forms.LineField(label=_("If they refused: why, in their words"), limit=300, required=False)


class PaidForm(forms.Form):
    paid_krw = forms.WonField(label=_("How much was paid?"))
    day = forms.DayField(label=_("On which day?"))

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, initial={"day": today()}, **options)


class UsedForm(forms.Form):
    payer = forms.ChoiceField(label=_("Who gave something?"), choices=PAYERS)
    kind = forms.ChoiceField(label=_("For what kind of treatment?"), choices=PayKind)
    year = forms.NumberField(label=_("In which year?"), min_value=2000, max_value=2100)
    used_krw = forms.WonField(label=_("How much in that year?"))

    def __init__(self, data: Any = None, **options: Any) -> None:
        last = (today() - timedelta(days=180)).year
        super().__init__(data, initial={"payer": Payer.FOUNDATION, "year": last}, **options)

    def told(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"payer": Payer(given["payer"]), "kind": PayKind(given["kind"]), "year": given["year"],
                "used_krw": given["used_krw"] or 0}  # fmt: skip

"""What is asked for each of the five duties, and for a paper of the hospital?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.forms import BooleanField, HiddenInput, RadioSelect
from django.utils.translation import gettext_lazy as _

from sijak.health.actions.certificates import Asked
from sijak.health.actions.duties import Begun
from sijak.health.enums import Aid, CertificateKind, DutyKind, Holder
from sijak.health.queries.benefits import FITS, PAPERS
from sijak.health.rules.duties import ANSWER_WITHIN, RESULTS
from sijak.kernel import forms
from sijak.kernel.dates import add_working_days, today
from sijak.kernel.ids import random_id

# What another place may be told: each is asked by itself.
ITEMS = {
    "name": _("Their name"),
    "phone": _("How to reach them"),
    "complaint": _("What hurts"),
    "diagnosis": _("What the doctor found"),
    "medicine": _("Which medicine they take"),
    "north": _("That they came from the North"),
    "family": _("Who lives with them"),
}
NEXT = _("Next day")
ANSWER_BY = _("By which day do they have an answer?")
WORDS = {
    DutyKind.EXPLAIN: _("What was explained?"),
    DutyKind.ENTITLE: _("What did they ask for, and what was said?"),
    DutyKind.INPATIENT: _("How are they, and what do they need?"),
    DutyKind.LINK: _("What is it about?"),
    DutyKind.COMPLAINT: _("What do they complain of, in their words?"),
}
PLACES = {
    DutyKind.INPATIENT: _("Hospital, ward and room"),
    DutyKind.LINK: _("Which place, and who there?"),
    DutyKind.COMPLAINT: _("Whom is it about?"),
}
ONLY = {"items": DutyKind.LINK, "agreed": DutyKind.LINK, "missing": DutyKind.ENTITLE}


class DutyForm(forms.Form):
    """Fields that this duty does not ask are taken out."""

    once = forms.OnceField()
    place = forms.LineField(limit=120, required=False)
    items = forms.ChoicesField(
        label=_("What may they be told? Ask for each by itself"), choices=list(ITEMS.items()), required=False
    )
    agreed = BooleanField(label=_("They said yes to each thing that is ticked"), required=False)
    missing = forms.ChoicesField(
        label=_("Which papers are missing?"), choices=list(PAPERS.items()), required=False,
        help_text=_("Which ones are needed, the one who pays says. Ask before you send anybody for a paper."),
    )  # fmt: skip
    words = forms.WordsField(limit=3000, rows=4)
    next_on = forms.DayField(label=NEXT, required=False)
    why_none = forms.LineField(label=_("If there is no next day: why?"), required=False, limit=160)

    def __init__(self, data: Mapping[str, Any] | None = None, *, kind: DutyKind) -> None:
        answer = add_working_days(today(), ANSWER_WITHIN)
        start = {"next_on": answer} if kind == DutyKind.COMPLAINT else {}
        super().__init__(data, initial={"once": random_id(), **start})
        self.kind = kind
        for name, only in ONLY.items():
            if kind != only:
                del self.fields[name]
        self.fields["words"].label = WORDS[kind]
        if kind in PLACES:
            self.fields["place"].label = PLACES[kind]
        else:
            del self.fields["place"]
        if kind == DutyKind.COMPLAINT:
            self.fields["next_on"].label = ANSWER_BY
            del self.fields["why_none"]
        for aid in Aid if kind == DutyKind.ENTITLE else ():
            self.fields[f"aid_{aid.value}"] = forms.ChoiceField(
                label=_("For this person, %(aid)s") % {"aid": aid.label},
                choices=list(FITS.items()),
                widget=RadioSelect,
                initial="ask",
            )

    def begun(self) -> Begun:
        known = self.cleaned_data
        return Begun(
            words=known["words"], next_on=known["next_on"], why_none=known.get("why_none", ""),
            place=known.get("place", ""), items=tuple(known.get("items", ())),
            agreed=known.get("agreed", False), missing=tuple(known.get("missing", ())),
            aids={a.value: known[f"aid_{a.value}"] for a in Aid if f"aid_{a.value}" in known},
        )  # fmt: skip


class GoOnForm(forms.Form):
    version = forms.NumberField(widget=HiddenInput, max_value=2**31)
    words = forms.WordsField(label=_("What was done, what was said?"), limit=3000, rows=3)
    next_on = forms.DayField(label=NEXT, required=False)
    why_none = forms.LineField(label=_("If there is no next day: why?"), required=False, limit=160)
    result = forms.ChoiceField(label=_("Does it go on, or how did it end?"), required=False)

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, kind: str, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        result: Any = self.fields["result"]
        result.choices = [("", _("It goes on")), *((r.value, r.label) for r in RESULTS[kind])]
        if kind == DutyKind.COMPLAINT:
            self.fields["next_on"].label = ANSWER_BY
            del self.fields["why_none"]


class CertificateForm(forms.Form):
    once = forms.OnceField()
    kind = forms.ChoiceField(label=_("Which paper?"), choices=CertificateKind)
    who_asked = forms.LineField(label=_("Who asks for it?"), required=False, limit=80)
    what_for = forms.LineField(label=_("What is the paper for?"), required=False, limit=120)
    asked_on = forms.DayField(label=_("Asked for on"))
    next_on = forms.DayField(label=_("When can it be fetched?"), required=False)
    why_none = forms.LineField(label=_("If there is no next day: why?"), required=False, limit=160)

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial={"once": random_id(), "asked_on": today()})

    def asked(self) -> Asked:
        known = self.cleaned_data
        return Asked(
            kind=CertificateKind(known["kind"]), asked_on=known["asked_on"], what_for=known["what_for"],
            who_asked=known["who_asked"], next_on=known["next_on"], why_none=known["why_none"],
        )  # fmt: skip


class HandedForm(forms.Form):
    holder = forms.ChoiceField(
        label=_("Who has the paper now?"), widget=RadioSelect, initial=Holder.PERSON,
        choices=[(h.value, h.label) for h in Holder if h != Holder.HOSPITAL],
    )  # fmt: skip
    handed_on = forms.DayField(label=_("On which day?"))
    to = forms.LineField(label=_("Into whose hands?"), required=False, limit=80)

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial={"holder": Holder.PERSON, "handed_on": today()})

"""What is typed at the desk, by the committee, and by readers?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from sijak.kernel.dates import add_months, today
from sijak.kernel.forms import (
    ChoiceField,
    ChoicesField,
    DayField,
    Form,
    LineField,
    NumberField,
    OnceField,
    WonField,
    WordsField,
)
from sijak.kernel.ids import random_id
from sijak.scholarships.actions.rounds import DAYS, Rules
from sijak.scholarships.enums import (
    ANCHORS,
    LANGUAGES,
    AppState,
    AwardState,
    Call,
    Conflicted,
    Criterion,
    Document,
    Level,
    OutWhy,
)
from sijak.scholarships.models import Round
from sijak.scholarships.queries.rounds import shipped
from sijak.scholarships.rules.reading import Points

Radio = django_forms.RadioSelect
WEIGHTS = ("grades", *Criterion.values)
LONG = 6000


class SeenField(NumberField):
    """The version that stood on the page: whoever was faster is not written over."""

    def __init__(self) -> None:
        super().__init__(max_value=2**31 - 1, widget=django_forms.HiddenInput())


class RoundForm(Form):
    once = OnceField()
    seen = SeenField()
    call = ChoiceField(label=_("Which call?"), choices=Call, widget=Radio)
    term = ChoiceField(label=_("For which term?"), choices=[])
    name_ko = LineField(label=_("Name in Korean"), limit=80, required=False,
                        help_text=_("Only for another call than the one the house knows."))  # fmt: skip
    name_en = LineField(label=_("Name in English"), limit=80, required=False)
    name_zh = LineField(label=_("Name in Chinese"), limit=80, required=False)
    readers = ChoiceField(label=_("Which team reads?"), choices=[])
    levels = ChoicesField(label=_("For which schools?"), choices=Level, required=False)
    papers = ChoicesField(label=_("Which papers?"), choices=Document, required=False)
    places = NumberField(label=_("How many places?"), min_value=1, max_value=500)
    won_each = WonField(label=_("How much for each?"))
    parts = NumberField(label=_("Paid in how many parts?"), min_value=1, max_value=6)
    least = NumberField(label=_("Line for grades, in our figure (0 to 100)"), max_value=100)
    weight_grades = NumberField(label=_("Weight of grades"), max_value=100)
    weight_aim = NumberField(label=_("Weight: why this study"), max_value=100)
    weight_plan = NumberField(label=_("Weight: how it will be walked"), max_value=100)
    weight_life = NumberField(label=_("Weight: what stands in the way"), max_value=100)
    is_alone = django_forms.BooleanField(label=_("Not beside another scholarship for the same term"),
                                         required=False)  # fmt: skip
    renewals = NumberField(label=_("For how many further terms may it go on?"), max_value=8)
    opens_on = DayField(label=_("Opens on"))
    closes_on = DayField(label=_("Last day"))
    reads_until = DayField(label=_("Read until"))
    decides_on = DayField(label=_("Decided on"))
    starts_on = DayField(label=_("First payment"))

    def __init__(self, data: Mapping[str, Any] | None = None, *, teams: Sequence[tuple[str, str]],
                 **options: Any) -> None:  # fmt: skip
        options["initial"] = starting("fruit") | (options.get("initial") or {})
        super().__init__(data, **options)
        self._choose("readers", teams)
        self._choose("term", terms(str(options["initial"].get("term", ""))))

    def _choose(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, django_forms.ChoiceField)
        field.choices = list(choices)

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told.get("call") == Call.OTHER and not told.get("name_ko"):
            self.add_error("name_ko", _("Another call needs a name."))
        return told

    def rules(self) -> Rules:
        told = self.cleaned_data
        names = {code: told[f"name_{short}"] for code, short in SHORT.items() if told[f"name_{short}"]}
        return Rules(
            told["call"], told["term"], {code: {"name": name} for code, name in names.items()},
            told["levels"], told["papers"], {one: told[f"weight_{one}"] for one in WEIGHTS}, told["places"],
            told["won_each"], told["parts"], told["least"], told["is_alone"], told["renewals"],
            *(told[day] for day in DAYS),
        )  # fmt: skip

    @staticmethod
    def of(row: Round) -> dict[str, Any]:
        same = ("call", "term", "readers", "levels", "papers", "places", "won_each", "parts", "least",
                "is_alone", "renewals", *DAYS)  # fmt: skip
        names = {f"name_{short}": row.words.get(code, {}).get("name", "") for code, short in SHORT.items()}
        weights = {f"weight_{one}": row.weights.get(one, 0) for one in WEIGHTS}
        return {name: getattr(row, name) for name in same} | names | weights | {"seen": row.version}


SHORT = {"ko": "ko", "en": "en", "zh-hans": "zh"}
assert tuple(SHORT) == tuple(code for code, _name in LANGUAGES)


def terms(first: str) -> list[tuple[str, str]]:
    """This year's and the next one's, and the one that a round already has."""
    year = today().year
    found = [f"{one}-{half}" for one in (year, year + 1) for half in (1, 2)]
    return [(one, one) for one in dict.fromkeys([*([first] if first else []), *found])]


def starting(call: str) -> dict[str, Any]:
    """Of a call that the house ships, from today on."""
    known, day = dict(shipped()[call]), today()
    weights = {f"weight_{name}": n for name, n in known.pop("weights").items()}
    days = {
        "opens_on": day + timedelta(days=7), "closes_on": day + timedelta(days=35),
        "reads_until": day + timedelta(days=56), "decides_on": day + timedelta(days=63),
        "starts_on": add_months(day, 3),
    }  # fmt: skip
    return {"once": random_id(), "seen": 0, "call": call, **known, **weights, **days}


class ShelfForm(Form):
    state = ChoiceField(choices=[("", _("All")), *AppState.choices], required=False)


class AwardsForm(Form):
    state = ChoiceField(choices=AwardState, required=False)


DEEDS = [("announce", ""), ("share-out", ""), ("confirm", "")]


class RoundDeedForm(Form):
    go = ChoiceField(choices=DEEDS)


class ReleaseForm(Form):
    """The texts as readers will see them."""

    aim = WordsField(label=Criterion.AIM.label, limit=LONG, rows=9)
    plan = WordsField(label=Criterion.PLAN.label, limit=LONG, rows=6, required=False)
    life = WordsField(label=Criterion.LIFE.label, limit=LONG, rows=6, required=False)
    kept = WordsField(
        label=_("Passages that may stand"), limit=2000, rows=3, required=False,
        help_text=_("One a line, when the reader takes a plain word for a name. The name and the school of "
                    "the applicant never may."),
    )  # fmt: skip
    is_read = django_forms.BooleanField(
        label=_("I read it to the end; nothing in it tells who it is"), required=False
    )

    def kept_words(self) -> set[str]:
        return {line.strip() for line in self.cleaned_data["kept"].splitlines() if line.strip()}


class BarForm(Form):
    reader = ChoiceField(label=_("Who must not read it?"), choices=[])
    why = ChoiceField(label=_("Why?"), choices=Conflicted, widget=Radio)

    def __init__(self, data: Mapping[str, Any] | None = None, *, readers: Mapping[str, str]) -> None:
        super().__init__(data)
        field = self.fields["reader"]
        assert isinstance(field, django_forms.ChoiceField)
        field.choices = list(readers.items())


class OutForm(Form):
    why = ChoiceField(label=_("By which rule?"), choices=OutWhy, widget=Radio)


class AnswerForm(Form):
    is_changed = ChoiceField(label=_("What becomes of it?"), widget=Radio, choices=[
        ("no", _("The decision stays")), ("yes", _("The decision is changed"))])  # fmt: skip
    answer = WordsField(label=_("Your answer, in plain words"), limit=3000, rows=6)


class MinutesForm(Form):
    present = WordsField(label=_("Who was there?"), limit=600, rows=2)
    words = WordsField(
        label=_("What was said and why"), limit=LONG, rows=8,
        help_text=_("By numbers, not by names. Whoever stepped out for a while is named with the number."),
    )  # fmt: skip
    reserves = NumberField(label=_("How many go on the waiting list?"), max_value=200, initial=3)


def point_choices(criterion: str) -> list[tuple[str, Any]]:
    """1 to 5; a 1, a 3 and a 5 say what they look like."""
    low, middle, high = ANCHORS[criterion]
    words = {1: low, 3: middle, 5: high}
    return [(str(n), f"{n} · {words[n]}" if n in words else str(n)) for n in range(1, 6)]


class PointsForm(Form):
    aim = ChoiceField(label=Criterion.AIM.label, choices=[], widget=Radio)
    plan = ChoiceField(label=Criterion.PLAN.label, choices=[], widget=Radio)
    life = ChoiceField(label=Criterion.LIFE.label, choices=[], widget=Radio)
    why = WordsField(
        label=_("Why these points?"), limit=2000, rows=5,
        help_text=_("The committee reads it. Write about the text, not about the person."),
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        for one in Criterion.values:
            field = self.fields[one]
            assert isinstance(field, django_forms.ChoiceField)
            field.choices = point_choices(one)

    def points(self, reader: str) -> Points:
        return Points(reader, *(int(self.cleaned_data[one]) for one in Criterion.values))


class TiesForm(Form):
    schools = WordsField(
        label=_("Schools where you studied, teach or have a child"), limit=1000, rows=4,
        help_text=_("One a line. What comes from there goes to somebody else."),
    )  # fmt: skip

    def lines(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["schools"].splitlines() if line.strip()]


AWARD_DEEDS = [("pay", _("Ask for the payment")), ("pause", _("Pause")), ("resume", _("Go on")),
               ("break", _("End it early")), ("renew", _("Carry on for another term"))]  # fmt: skip


class AwardDeedForm(Form):
    go = ChoiceField(choices=AWARD_DEEDS)
    number = NumberField(required=False, max_value=99)
    starts_on = DayField(label=_("It goes on from"), required=False)
    why = WordsField(
        label=_("Why, in words that they read too"), limit=1000, rows=3, required=False,
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told.get("go") in ("pause", "break") and not self.errors and not told.get("why"):
            self.add_error("why", _("They have to read why."))
        if told.get("go") == "resume" and not self.errors and not told.get("starts_on"):
            self.add_error("starts_on", _("From which day?"))
        return told

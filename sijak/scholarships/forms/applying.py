"""What is asked of somebody who applies? A page at a time; a number that we never keep is taken out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from sijak.kernel.errors import Refused
from sijak.kernel.forms import ChoiceField, Form, LineField, WordsField
from sijak.people.forms.papers import PaperField
from sijak.scholarships.enums import Age, Ask, Document, Level, Said, Sex, Since
from sijak.scholarships.models import Round
from sijak.scholarships.rules.blind import language_of
from sijak.scholarships.rules.fits import asks_of
from sijak.scholarships.rules.grades import NAMES, figure_of

Radio = django_forms.RadioSelect
AIM_LIMIT, SHORT_LIMIT = 3000, 2000


class OwnForm(Form):
    """A page of somebody without an account."""

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, auto_id="f-%s", **options)

    def hush(self) -> None:
        """Show what was typed, without a word about what is missing."""
        self._errors: ErrorDict | None = ErrorDict()
        self.cleaned_data = {}


class ChecksForm(OwnForm):
    """Five questions. Nothing of it is kept."""

    north = ChoiceField(label=Ask.NORTH.label, choices=Said, widget=Radio)
    enrolled = ChoiceField(label=Ask.ENROLLED.label, choices=Said, widget=Radio)
    level = ChoiceField(label=Ask.LEVEL.label, choices=Said, widget=Radio)
    grades = ChoiceField(label=Ask.GRADES.label, choices=Said, widget=Radio)
    double = ChoiceField(label=Ask.DOUBLE.label, choices=Said, widget=Radio)

    def __init__(self, data: Mapping[str, Any] | None = None, *, one: Round, **options: Any) -> None:
        super().__init__(data, **options)
        for name in [name for name in self.fields if name not in asks_of(one)]:
            del self.fields[name]


class AboutForm(OwnForm):
    name = LineField(label=_("How may we call you?"), limit=60, resident="strip",
                     help_text=_("Only those who check the papers see it; readers do not."))  # fmt: skip
    level = ChoiceField(label=_("Where do you study?"), choices=Level, widget=Radio)
    school = LineField(label=_("Name of the school, and what you study"), limit=160, resident="strip")
    reach = LineField(
        label=_("If we must ask something in between: how?"), limit=120, resident="strip", required=False,
        help_text=_("Answers come on this page. A telephone number only if you want to be called."),
    )  # fmt: skip
    other = ChoiceField(label=_("Does anybody else pay you a scholarship in that term?"),
                        choices=Said, widget=Radio)  # fmt: skip
    other_who = LineField(label=_("Who, and how much?"), limit=160, resident="strip", required=False)
    not_to = LineField(
        label=_("Who of us should not read it?"), limit=200, resident="strip", required=False,
        help_text=_("A relative, a friend, somebody you know from before. You need not say why."),
    )  # fmt: skip
    sex = ChoiceField(label=_("Woman or man"), choices=Sex, required=False, widget=Radio)
    age = ChoiceField(label=_("Age"), choices=Age, required=False, widget=Radio)
    since = ChoiceField(label=_("How long in the South?"), choices=Since, required=False, widget=Radio)


def grade_of(text: str) -> Decimal:
    """As a person writes it: 3,8 or 3.8. Raises ValidationError."""
    try:
        found = Decimal(text.replace(",", ".").replace(" ", ""))
    except InvalidOperation:
        raise ValidationError(_("Write it as a number, such as 3.8.")) from None
    if not found.is_finite() or len(text) > 12:
        raise ValidationError(_("Write it as a number, such as 3.8."))
    return found


class GradesForm(OwnForm):
    scale = ChoiceField(label=_("How does your school write grades?"), choices=list(NAMES.items()),
                        widget=Radio)  # fmt: skip
    grade = LineField(label=_("Your last average"), limit=12, resident="allow",
                      widget=django_forms.TextInput(attrs={"inputmode": "decimal"}))  # fmt: skip

    def clean_grade(self) -> str:
        return str(grade_of(self.cleaned_data["grade"]))

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if "scale" in told and "grade" in told:
            try:
                figure_of(told["scale"], Decimal(told["grade"]))
            except Refused as no:
                self.add_error("grade", str(no.sentence))
        return told


class SheetForm(OwnForm):
    """A picture of a sheet."""

    what = ChoiceField(label=_("What is it?"), choices=Document, widget=Radio)
    file = PaperField(
        label=_("Picture or PDF"), accept="image/*,.pdf",
        help_text=_("Up to 8 MB. Place, hour and device are taken out of a picture."),
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any] | None = None, *, papers: list[str],
                 files: MultiValueDict[str, Any] | None = None) -> None:  # fmt: skip
        super().__init__(data, files=files)
        field = self.fields["what"]
        assert isinstance(field, django_forms.ChoiceField)
        field.choices = [(one, str(Document(one).label)) for one in papers or Document.values]
        field.initial = field.choices[0][0] if len(field.choices) == 1 else None


class EssayForm(OwnForm):
    aim = WordsField(
        label=_("Why do you want to study this?"), limit=AIM_LIMIT, rows=9, resident="strip",
        help_text=_("As you would tell it to a friend. Mistakes do not count."),
    )  # fmt: skip
    plan = WordsField(label=_("How will you go about it in the next term?"), limit=SHORT_LIMIT, rows=6,
                      resident="strip", required=False)  # fmt: skip
    life = WordsField(
        label=_("What stands in the way?"), limit=SHORT_LIMIT, rows=6, resident="strip", required=False,
        help_text=_("Work, money, health, a child. Only what you want to say."),
    )  # fmt: skip

    @property
    def language(self) -> str:
        return language_of(str(self.cleaned_data.get("aim", "")))


class WordForm(OwnForm):
    """From somebody who knows the applicant. ``trap``: no person sees it; machines fill it in."""

    name = LineField(label=_("Your name"), limit=60, resident="strip")
    knows = LineField(label=_("From where do you know them?"), limit=160, resident="strip")
    words = WordsField(label=_("What should we know about them?"), limit=SHORT_LIMIT, rows=8,
                       resident="strip")  # fmt: skip
    trap = django_forms.CharField(
        label=_("Leave this empty"), required=False,
        widget=django_forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )  # fmt: skip

    def clean_trap(self) -> str:
        if self.cleaned_data.get("trap"):
            raise ValidationError(_("Something filled in a hidden field. Please send it once more."))
        return ""

    def safe_value(self, value: Any, strips: bool) -> Any:
        return super().safe_value(value, True)  # in every field, whatever it asks for


class NoForm(OwnForm):
    words = WordsField(label=_("What should we look at once more?"), limit=SHORT_LIMIT, rows=6,
                       resident="strip")  # fmt: skip


class ReportForm(GradesForm):
    life = WordsField(
        label=_("How did the term go, and how are you?"), limit=SHORT_LIMIT, rows=6, resident="strip",
        help_text=_("A hard term does not end the help by itself. Say it, and we look together."),
    )  # fmt: skip


class OfferForm(OwnForm):
    offer = LineField(
        label=_("What could you help somebody with?"), limit=300, resident="strip", required=False,
        help_text=_("Left empty, the offer is taken back."),
    )  # fmt: skip

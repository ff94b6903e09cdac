"""What may be typed when a person's file is changed, shared, hidden or looked for?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms as django_forms
from django.http import QueryDict  # noqa: TID251  (what was typed, as the base of all forms keeps it)
from django.utils.translation import gettext_lazy as _

from sijak.accounts.queries import colleagues, members_of, names_of_workers, teams
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.forms import ChoiceField, ChoicesField, Form, LineField, NumberField, WordsField
from sijak.people.enums import (
    Compartment,
    ConsentMethod,
    ConsentState,
    Province,
    SafetyReason,
    Sex,
    Stage,
)
from sijak.people.faces import File, age_band
from sijak.people.forms.fields import radio
from sijak.people.forms.files import FaceForm, SafeForm

BLANK = ("", "–")
COUNTED = ("sex", "province", "arrival_band")
CHANGED_MEANWHILE = _(
    "Somebody changed this meanwhile. What they chose is shown with yours: look at it, and keep it again."
)


class SearchForm(Form):
    q = LineField(label=_("Name, first sounds, end of the phone number, or office code"), limit=80)

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        typed: dict[str, Any] = {"data-search": "", "autocomplete": "off", "spellcheck": "false"}
        self.fields["q"].widget.attrs |= typed


class EditForm(FaceForm):
    address = WordsField(label=_("Where do they live?"), required=False, limit=300, rows=2)
    version = NumberField(widget=django_forms.HiddenInput, max_value=2**31)
    sex = ChoiceField(label=_("Woman or man"), choices=[BLANK, *Sex.choices], required=False)
    province = ChoiceField(label=_("Province"), choices=[BLANK, *Province.choices], required=False)
    arrival_band = ChoiceField(label=_("Came to the South"), required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        bands = [(str(y), f"{y}–{y + 4}") for y in range(today().year // 5 * 5, 1985, -5)]
        self.fields["arrival_band"].choices = [BLANK, *bands]  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(file: File) -> dict[str, Any]:
        return {
            "display": file.display, "names": list(file.names), "birth_year": file.birth_year,
            "phones": list(file.phones), "language": file.language or "ko",
            "address": file.address, "version": file.version, **SafeForm.safe_initial(file.safe),
            **{name: file.profile.get(name, "") for name in COUNTED},
        }  # fmt: skip

    def face(self, kept: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return {**super().face(kept), "address": self.cleaned_data["address"]}

    def profile(self) -> dict[str, str]:
        """Codes for counting; they stand beside the person in the vault and on no strand."""
        known = {name: self.cleaned_data[name] for name in COUNTED}
        year = self.cleaned_data["birth_year"]
        return known | ({"age_band": age_band(year)} if year else {})


class ConsentForm(Form):
    state = ChoiceField(choices=ConsentState)
    method = ChoiceField(label=_("How did they say it?"), choices=ConsentMethod)


class ListsForm(Form):
    """Lists that others change too. The form carries what stood there when it was shown: where that
    is no longer so, theirs is added to one's own and nothing is kept until somebody looked."""

    seen = LineField(widget=django_forms.HiddenInput, required=False, limit=4000, resident="allow")

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, stands: Mapping[str, Sequence[str]], **options: Any
    ) -> None:
        self.stands = stands
        told = ".".join("-".join(sorted(users)) for users in stands.values())
        self.stands_as = f"{told}."
        options["initial"] = {**options.get("initial", {}), "seen": self.stands_as}
        super().__init__(data, **options)

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.pop("seen", "") not in ("", self.stands_as):
            typed: QueryDict = self.data  # type: ignore[assignment]  # made by Form.made_safe
            for name, users in self.stands.items():
                typed.setlist(name, list(dict.fromkeys([*typed.getlist(name), *users])))
            typed["seen"] = self.stands_as
            self.add_error(None, CHANGED_MEANWHILE)
        return told


class HideForm(ListsForm):
    hidden_from = ChoicesField(label=_("Who must never see this file?"), required=False)
    only_team = ChoiceField(
        label=_("Only one team may know that there is a file"), required=False,
        help_text=_("For violence: everybody else is told that nobody is known."),
    )  # fmt: skip

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, by: Actor, file: File, **options: Any
    ) -> None:
        stands = {"hidden_from": file.hidden_from, "only_team": [file.only_team]}
        options.setdefault("initial", {"hidden_from": list(file.hidden_from), "only_team": file.only_team})
        super().__init__(data, stands=stands, **options)
        known = names_of_workers(by)
        people = {**colleagues(by), **{u: known.get(u, u) for u in file.hidden_from}}
        people.pop(by.user_id, None)
        self.fields["hidden_from"].choices = list(people.items())  # type: ignore[attr-defined]
        mine = [(t["id"], t["name"]) for t in teams(by) if t["id"] in by.teams and t["kind"] == "care"]
        self.fields["only_team"].choices = [("", _("No: all teams as usual")), *mine]  # type: ignore[attr-defined]


class CompanyForm(ListsForm):
    lead = ChoiceField(label=_("Who leads?"))
    helpers = ChoicesField(label=_("Who walks along?"), required=False)

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, by: Actor, file: File, **options: Any
    ) -> None:
        stands = {"helpers": file.helpers, "lead": [file.lead]}
        options.setdefault("initial", {"lead": file.lead, "helpers": list(file.helpers)})
        super().__init__(data, stands=stands, **options)
        known = names_of_workers(by)
        people = {**members_of(by, file.teams), file.lead: known.get(file.lead, "")}
        self.fields["lead"].choices = list(people.items())  # type: ignore[attr-defined]
        along = people | {user: known.get(user, "") for user in file.helpers}
        self.fields["helpers"].choices = list(along.items())  # type: ignore[attr-defined]


class ShareForm(Form):
    team = ChoiceField(label=_("With which team?"))
    compartments = ChoicesField(
        label=_("What may they open?"), initial=[Compartment.CONTACT],
        help_text=_("Only what they need for their part."),
    )  # fmt: skip

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, by: Actor, file: File, **options: Any
    ) -> None:
        super().__init__(data, **options)
        others = [(t["id"], t["name"]) for t in teams(by)
                  if t["kind"] == "care" and t["id"] not in file.teams]  # fmt: skip
        self.fields["team"].choices = others  # type: ignore[attr-defined]
        self.fields["compartments"].choices = [  # type: ignore[attr-defined]
            (c, Compartment(c).label) for c in file.strands if c != Compartment.ORIGIN
        ]


class TakeBackForm(Form):
    team = LineField(limit=40)


class StageForm(Form):
    stage = ChoiceField(choices=Stage)


class CardForm(Form):
    """At most a kilobyte in all: read in a hurry, perhaps at night."""

    risk = WordsField(label=_("What is the danger?"), required=False, limit=200, rows=2)
    plan = WordsField(label=_("What was agreed to do?"), required=False, limit=200, rows=2)
    who = WordsField(label=_("Whom to call?"), required=False, limit=160, rows=2)
    place = WordsField(label=_("Where is it safe?"), required=False, limit=120, rows=2)
    avoid = WordsField(label=_("What must not be done?"), required=False, limit=120, rows=2)
    version = NumberField(widget=django_forms.HiddenInput, max_value=2**31)

    def words(self) -> dict[str, str]:
        return {k: self.cleaned_data[k] for k in ("risk", "plan", "who", "place", "avoid")}


class WindowForm(Form):
    reason = radio(label=_("Why do you open it?"), choices=SafetyReason)
    note = WordsField(
        label=_("In your own words"), required=False, limit=400, rows=2,
        help_text=_("Only the protection officers read this."),
    )  # fmt: skip
    handle = LineField(widget=django_forms.HiddenInput, required=False, limit=40)
    person = LineField(widget=django_forms.HiddenInput, required=False, limit=40)


class SecondForm(Form):
    request = LineField(label=_("Number that your colleague reads to you"), limit=40)


class EraseForm(Form):
    code = LineField(
        label=_("Write the code of the file"), limit=20,
        help_text=_("It stands beside the name, such as S-4821."),
    )  # fmt: skip

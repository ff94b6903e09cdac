"""What is asked before a file is opened, and when it is? Only what is needed today."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from sijak.accounts.queries import colleagues, members_of, teams
from sijak.kernel.actor import Actor
from sijak.kernel.forms import ChoiceField, ChoicesField, Form, LineField, WordsField
from sijak.people import wordings
from sijak.people.enums import (
    Compartment,
    ConsentKind,
    ConsentMethod,
    ConsentState,
    SafeChannel,
    Tongue,
    Voicemail,
)
from sijak.people.faces import Consented, NewFile, Safe
from sijak.people.forms.fields import birth_year_field, names_field, phones_field, radio

ASKED = (ConsentState.UNASKED, ConsentState.GIVEN, ConsentState.REFUSED)


class MatchForm(Form):
    """What is known of somebody, before anything is written down."""

    names = names_field()
    phones = phones_field()
    birth_year = birth_year_field()

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["names"].label = _("Names")
        self.fields["names"].help_text = _(
            "Every name and spelling that you know, one a line: called name, name on papers, alias."
        )

    def clean(self) -> dict[str, Any]:
        known = super().clean() or {}
        if not self.errors and not (known.get("names") or known.get("phones")):
            self.add_error("names", _("Write a name or a telephone number."))
        return known

    def asked(self) -> dict[str, Any]:
        known = self.cleaned_data
        return {k: known[k] for k in ("names", "phones", "birth_year")}


class SafeForm(Form):
    """How to reach them without harm. Extended by the pages that also ask for more."""

    channels = ChoicesField(label=_("How may we reach them?"), choices=SafeChannel, required=False)
    hours = LineField(
        label=_("When?"),
        required=False,
        limit=80,
        help_text=_("Such as: one to five in the afternoon."),
    )
    alias = LineField(
        label=_("Which name do we give when we call?"), required=False, limit=60,
        help_text=_("Such as: the side-dish shop."),
    )  # fmt: skip
    voicemail = radio(label=_("May a word be left?"), choices=Voicemail, required=False,
                      initial=Voicemail.NO)  # fmt: skip
    shared_phone = LineField(
        label=_("Who else sees this phone?"), required=False, limit=80,
        help_text=_("Husband, child, employer; or nobody."),
    )  # fmt: skip
    safe_note = WordsField(label=_("What else is to be heeded?"), required=False, limit=400, rows=2)

    def safe(self) -> dict[str, Any]:
        known = self.cleaned_data
        return {
            "channels": known["channels"], "hours": known["hours"], "alias": known["alias"],
            "voicemail": known["voicemail"] or Voicemail.NO.value,
            "shared_phone": known["shared_phone"], "note": known["safe_note"],
        }  # fmt: skip

    @staticmethod
    def safe_initial(safe: Safe) -> dict[str, Any]:
        return {
            "channels": list(safe.channels), "hours": safe.hours, "alias": safe.alias,
            "voicemail": safe.voicemail or Voicemail.NO, "shared_phone": safe.shared_phone,
            "safe_note": safe.note,
        }  # fmt: skip


class FaceForm(SafeForm):
    """The face: alias first; no other name is needed."""

    display = LineField(
        label=_("What do we call them?"), limit=60,
        help_text=_("A name they chose. It need not be the name on their papers."),
    )  # fmt: skip
    names = names_field()
    birth_year = birth_year_field()
    phones = phones_field()
    language = ChoiceField(label=_("Which language is easiest?"), choices=Tongue, initial=Tongue.KO)

    def face(self, kept: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """``kept``: a face that is changed; what this form does not ask stays as it was."""
        known = self.cleaned_data
        return {
            **(kept or {}), "display": known["display"], "names": known["names"],
            "birth_year": known["birth_year"], "phones": known["phones"],
            "language": known["language"], "safe": self.safe(),
        }  # fmt: skip


class FileForm(FaceForm):
    """Open a file, on one calm page. ``initial`` may come from a request or from ``match``."""

    method = radio(label=_("How did they say it?"), choices=ConsentMethod, initial=ConsentMethod.SPOKEN)
    team = ChoiceField(label=_("Which team walks with them?"))
    lead = ChoiceField(label=_("Who leads?"))
    hidden_from = ChoicesField(
        label=_("Who must never see this file?"), required=False,
        help_text=_("A relative, somebody from the same village, a former partner."),
    )  # fmt: skip
    only_team = django_forms.BooleanField(
        label=_("Only this team may know that there is a file"), required=False,
        help_text=_("For violence: the office at large is told that nobody is known."),
    )  # fmt: skip
    ticket = LineField(widget=django_forms.HiddenInput, required=False, limit=64)
    different = django_forms.BooleanField(widget=django_forms.HiddenInput, required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, by: Actor, **options: Any) -> None:
        super().__init__(data, **options)
        self.by = by
        self.fields["team"].choices = team_choices(by)  # type: ignore[attr-defined]
        people = list(colleagues(by).items())
        walkers = members_of(by, [team for team, _name in team_choices(by)])
        self.fields["lead"].choices = list(walkers.items())  # type: ignore[attr-defined]
        self.fields["lead"].initial = by.user_id
        self.fields["hidden_from"].choices = [  # type: ignore[attr-defined]
            one for one in people if one[0] != by.user_id
        ]
        for kind in ConsentKind:
            self.fields[f"consent_{kind}"] = consent_field(kind)

    def consents(self) -> dict[ConsentKind, Consented]:
        known = self.cleaned_data
        return {
            kind: Consented(ConsentState(known[f"consent_{kind}"]), ConsentMethod(known["method"]))
            for kind in ConsentKind
        }

    def consent_pairs(self) -> list[tuple[Any, wordings.Wording]]:
        """Each consent's field beside the words in which it is asked."""
        return [(self[f"consent_{kind}"], wordings.wording(kind, self.by.language))
                for kind in ConsentKind]  # fmt: skip

    def new_file(self) -> NewFile:
        known = self.cleaned_data
        return NewFile(
            face=self.face(), consents=self.consents(), team=known["team"], lead=known["lead"],
            hidden_from=tuple(known["hidden_from"]), only_team=known["only_team"],
            wording=wordings.current(), language=self.by.language,
        )  # fmt: skip


def consent_field(kind: ConsentKind) -> ChoiceField:
    return radio(label=kind.label, choices=[(s.value, s.label) for s in ASKED], initial=ConsentState.UNASKED)


def team_choices(by: Actor) -> list[tuple[str, str]]:
    """Teams that walk with people: a file begins with what is written while walking together. Intake
    may open for any of them; others for their own. Own teams come first."""
    known = [t for t in teams(by) if t["kind"] == "care" and Compartment.CASEWORK in t["compartments"]]
    intake = any(t["kind"] == "intake" and t["id"] in by.teams for t in teams(by))
    mine = [t for t in known if t["id"] in by.teams]
    others = [t for t in known if t["id"] not in by.teams] if intake else []
    return [(t["id"], t["name"]) for t in [*mine, *others]]

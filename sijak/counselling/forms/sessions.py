"""What may be typed about a session: ahead of it, and when it has taken place?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.forms import BooleanField, RadioSelect
from django.utils.translation import gettext_lazy as _

from sijak.care.queries.hand_over import colleagues_who_walk
from sijak.counselling.actions.sessions import Ahead, Told
from sijak.counselling.enums.sessions import Need, SessionKind, Theme, Weight
from sijak.counselling.queries.others import look_for, those
from sijak.kernel import forms
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.ids import random_id

LONGEST_MINUTES = 600
PROSE = ("their_words", "facts", "assessment", "plan")


def colleagues(by: Actor) -> list[tuple[str, Any]]:
    others = {u: n for u, n in colleagues_who_walk(by).items() if u != by.user_id}
    return [("", _("Nobody")), *others.items()]


class BeginForm(forms.Form):
    """Which team begins the counselling part of somebody's file?"""

    team = forms.ChoiceField(label=_("Which team will hold it?"), widget=RadioSelect)

    def __init__(self, data: Any = None, *, teams: Mapping[str, str], **options: Any) -> None:
        super().__init__(data, **options)
        team: Any = self.fields["team"]
        team.choices = list(teams.items())


class PlanForm(forms.Form):
    once = forms.OnceField()
    kind = forms.ChoiceField(label=_("What kind of session?"), choices=SessionKind, widget=RadioSelect)
    day = forms.DayField(label=_("Which day?"))
    at = forms.ClockField(label=_("At what time?"))
    minutes = forms.NumberField(label=_("How many minutes?"), min_value=5, max_value=LONGEST_MINUTES)
    place = forms.LineField(label=_("Where?"), limit=80, required=False)
    what = forms.LineField(label=_("What for?"), limit=120, required=False)
    second = forms.ChoiceField(
        label=_("Who comes along?"), required=False,
        help_text=_("At home always by two: a counsellor and a peer counsellor."),
    )  # fmt: skip
    shared = BooleanField(
        label=_("Show it on their own page too"), required=False,
        help_text=_("They see day, time, place and what for, when they open their letter box."),
    )  # fmt: skip
    sure = BooleanField(label=_("This day and time are right all the same"), required=False)

    def __init__(self, data: Any = None, *, by: Actor, **options: Any) -> None:
        start = {"once": random_id(), "kind": SessionKind.INDIVIDUAL, "minutes": 50}
        options["initial"] = start | (options.get("initial") or {})
        super().__init__(data, **options)
        second: Any = self.fields["second"]
        second.choices = colleagues(by)

    def ahead(self) -> Ahead:
        given = self.cleaned_data
        return Ahead(
            kind=SessionKind(given["kind"]), day=given["day"], at=given["at"], minutes=given["minutes"],
            place=given["place"], what=given["what"], second=given["second"], is_sure=given["sure"],
        )  # fmt: skip


class KeepForm(forms.Form):
    """The note of a session that was planned."""

    minutes = forms.NumberField(label=_("How many minutes did it take?"), min_value=1,
                                max_value=LONGEST_MINUTES)  # fmt: skip
    present = forms.LineField(
        label=_("Who else was there, without a file here?"), required=False, limit=80,
    )  # fmt: skip
    look = forms.LineField(
        label=_("Who else was there, with a file here?"), required=False, limit=40,
        help_text=_("A name or its first sounds. They get a short line of their own, without words."),
    )  # fmt: skip
    others = forms.ChoicesField(label=_("They were there too"), required=False)
    their_words = forms.WordsField(
        label=_("In their own words"), required=False, limit=6000, rows=5,
        help_text=_("As it was said, in the words in which it was said."),
    )  # fmt: skip
    facts = forms.WordsField(
        label=_("What happened, in your words"), required=False, limit=8000, rows=5,
        help_text=_("What you saw and heard. No guess, no verdict."),
    )  # fmt: skip
    assessment = forms.WordsField(
        label=_("What you make of it"), required=False, limit=4000, rows=3,
        help_text=_("Is anybody in danger? What is different from last time? What has helped?"),
    )  # fmt: skip
    plan = forms.WordsField(
        label=_("What comes next"), required=False, limit=4000, rows=3,
        help_text=_("Who does what, and by which day? When do you meet again?"),
    )  # fmt: skip
    themes = forms.ChoicesField(label=_("What was it about?"), required=False, choices=Theme)
    needs = forms.ChoicesField(label=_("Which hardship was it for?"), required=False, choices=Need)
    process = forms.WordsField(
        label=_("Only for me"), required=False, limit=4000, rows=3,
        help_text=_("For your supervision. Sealed to your own key: nobody else can open it."),
    )  # fmt: skip
    heavy = forms.ChoiceField(
        label=_("Was it heavy for you?"), choices=Weight, widget=RadioSelect,
        help_text=_("Kept apart from this person. Your team's lead sees only how often."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, by: Actor, **options: Any) -> None:
        options["initial"] = {"minutes": 50, "heavy": Weight.NONE} | (options.get("initial") or {})
        super().__init__(data, **options)
        others: Any = self.fields["others"]
        others.choices = list(self.known_others(by).items())

    def known_others(self, by: Actor) -> dict[str, str]:
        """Those who are chosen, and, when it was asked for, those who fit the words."""
        if not self.is_bound:
            return {}
        sent: Any = self.data
        found = those(by, [one for one in sent.getlist("others") if len(one) == 32][:20])
        if sent.get("go") == "look":
            found |= look_for(by, str(sent.get("look", ""))[:40])
        return found

    def told(self) -> Told:
        given = self.cleaned_data
        return Told(
            minutes=given["minutes"], themes=tuple(given["themes"]), needs=tuple(given["needs"]),
            present=given["present"], their_words=given["their_words"], data=given["facts"],
            assessment=given["assessment"], plan=given["plan"], process=given["process"],
            heavy=Weight(given["heavy"]), others=tuple(given["others"]),
            at=f"{given['at']:%H:%M}" if given.get("at") else "", place=given.get("place", ""),
        )  # fmt: skip

    def texts(self) -> list[str]:
        return [str(self[name].value() or "") for name in PROSE]


class WriteForm(KeepForm):
    """The note of a session that nobody had planned."""

    once = forms.OnceField()
    kind = forms.ChoiceField(label=_("What kind of session?"), choices=SessionKind)
    day = forms.DayField(label=_("Which day?"))
    at = forms.ClockField(label=_("At what time?"), required=False)
    place = forms.LineField(label=_("In which place?"), limit=80, required=False)
    second = forms.ChoiceField(
        label=_("Who came along?"), required=False,
        help_text=_("At home always by two: a counsellor and a peer counsellor."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, by: Actor, **options: Any) -> None:
        start = {"once": random_id(), "day": today(), "kind": SessionKind.INDIVIDUAL}
        options["initial"] = start | (options.get("initial") or {})
        super().__init__(data, by=by, **options)
        second: Any = self.fields["second"]
        second.choices = colleagues(by)


class AddForm(forms.Form):
    once = forms.OnceField()
    words = forms.WordsField(label=_("What is to be added or put right"), limit=6000, rows=5)

    def __init__(self, data: Any = None, **options: Any) -> None:
        options["initial"] = {"once": random_id()}
        super().__init__(data, **options)

"""What may be typed when somebody is looked for?"""

from __future__ import annotations

from typing import Any

from django.forms import HiddenInput, RadioSelect
from django.utils.translation import gettext_lazy as _

from sijak.care.actions.ladder import Attempt
from sijak.care.enums import Ground, Rung, Try
from sijak.care.queries.hand_over import colleagues_who_walk
from sijak.care.queries.ladder import Ladder
from sijak.care.rules.ladder import BY_TWO
from sijak.kernel import forms
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today


class TryForm(forms.Form):
    """One try on one rung; the second worker and the ground are asked only where they count."""

    rung = forms.ChoiceField(label=_("Which step?"), choices=Rung, widget=HiddenInput)
    day = forms.DayField(label=_("Which day?"))
    outcome = forms.ChoiceField(label=_("What came of it?"), choices=Try, widget=RadioSelect)
    second = forms.ChoiceField(label=_("Who came along?"), required=False)
    ground = forms.ChoiceField(label=_("By which rule?"), required=False, choices=Ground, widget=RadioSelect)
    words = forms.LineField(label=_("In words"), limit=160, required=False)

    def __init__(
        self, data: Any = None, *, by: Actor, ladder: Ladder, rung: Rung | None, **options: Any
    ) -> None:
        is_in_danger = ladder.silence.is_in_danger
        ground_now = Ground.DANGER if is_in_danger else ""
        options.setdefault("initial", {"rung": rung, "day": today(), "ground": ground_now})
        super().__init__(data, **options)
        asked = {"rung": rung}
        if asked["rung"] not in BY_TWO:
            del self.fields["second"]
        else:
            second: Any = self.fields["second"]
            others = {u: n for u, n in colleagues_who_walk(by).items() if u != by.user_id}
            second.choices = [("", _("Nobody")), *others.items()]
            if rung == Rung.WELFARE and is_in_danger:
                second.help_text = _("Ask a second worker if one is near. Do not wait for one.")
        if asked["rung"] != Rung.WELFARE:
            del self.fields["ground"]
        else:
            ground: Any = self.fields["ground"]
            ground.choices = [(one.value, one.label) for one in ladder.grounds]

    def attempt(self) -> Attempt:
        given = self.cleaned_data
        return Attempt(
            rung=Rung(given["rung"]), day=given["day"], outcome=Try(given["outcome"]),
            words=given["words"], second=given.get("second", ""), ground=given.get("ground", ""),
        )  # fmt: skip


CHECK = {"yes": _("Yes, please"), "no": _("No, please do not")}


class WishForm(forms.Form):
    check = forms.ChoiceField(
        label=_("If we ever cannot reach you for long: may an authority look whether you are well?"),
        choices=list(CHECK.items()), widget=RadioSelect,
    )  # fmt: skip
    words = forms.WordsField(
        label=_("In their own words"), limit=400, rows=3, required=False,
        help_text=_("Whom to ask first, what to avoid."),
    )  # fmt: skip
    version = forms.NumberField(widget=HiddenInput, max_value=2**31)

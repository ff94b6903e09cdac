"""What may be typed when something is to be done, and when it is done?"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.forms import RadioSelect
from django.utils.translation import gettext_lazy as _

from sijak.care.enums import TaskKind
from sijak.care.queries.hand_over import colleagues_who_walk
from sijak.kernel import forms
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today

WRITTEN = [(kind.value, kind.label) for kind in (TaskKind.CALL, TaskKind.PROMISE, TaskKind.ASSESS)]


class TaskForm(forms.Form):
    what = forms.LineField(label=_("What is to be done?"), limit=160)
    kind = forms.ChoiceField(
        label=_("What kind of thing?"), choices=[*WRITTEN, ("step", _("Something else"))]
    )
    due_on = forms.DayField(label=_("By which day?"))
    owner = forms.ChoiceField(label=_("Who does it?"))

    def __init__(self, data: Any = None, *, by: Actor, **options: Any) -> None:
        options.setdefault("initial", {"due_on": today() + timedelta(days=7), "owner": by.user_id})
        super().__init__(data, **options)
        others = {u: n for u, n in colleagues_who_walk(by).items() if u != by.user_id}
        owner: Any = self.fields["owner"]
        owner.choices = [(by.user_id, _("I myself")), *others.items()]


class DoneForm(forms.Form):
    words = forms.LineField(label=_("What came of it?"), limit=160, required=False)
    reached = forms.ChoiceField(
        label=_("Was there word of them?"), required=False, widget=RadioSelect,
        choices=[("yes", _("Yes, they were reached")), ("no", _("No, not reached"))],
    )  # fmt: skip

    @property
    def was_reached(self) -> bool | None:
        return {"yes": True, "no": False}.get(self.cleaned_data["reached"])

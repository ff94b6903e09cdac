"""What is asked of somebody who comes into the room? As little as the number needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from sijak.health.actions.board import WalkIn
from sijak.health.boards import LONGEST
from sijak.health.enums import Department, Late
from sijak.health.queries.rooms import RoomView
from sijak.kernel.forms import (
    ChoiceField,
    ChoicesField,
    ClockField,
    DayField,
    Form,
    LineField,
    NumberField,
    OnceField,
)
from sijak.kernel.ids import random_id

NOT_YET = ("", _("Not yet known"))
KNOWN, NEW = "known", "new"


class AgoField(NumberField):
    """Seconds for which a deed waited on a page without network; anything odd is none."""

    def __init__(self) -> None:
        super().__init__(widget=django_forms.HiddenInput(), required=False)

    def clean(self, value: Any) -> int:
        text = str(value or "0")
        most = int(LONGEST.total_seconds())
        return min(int(text), most) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


class LineForm(Form):
    """What stands beside a number."""

    alias = LineField(label=_("What to call them"), required=False, limit=40)
    department = ChoiceField(label=_("Department"), required=False)
    note = LineField(label=_("One line"), required=False, limit=120)

    def __init__(self, data: Mapping[str, Any] | None = None, *, room: RoomView, **options: Any) -> None:
        super().__init__(data, **options)
        shown = dict(room.departments)
        kept = str((options.get("initial") or {}).get("department", ""))
        if kept in Department:  # chosen before the room's list was made shorter
            shown.setdefault(kept, str(Department(kept).label))
        self.fields["department"].choices = [NOT_YET, *shown.items()]  # type: ignore[attr-defined]
        for name in ("alias", "note"):
            self.fields[name].widget.attrs["autocomplete"] = "off"


class WalkInForm(LineForm):
    once = OnceField()
    ago = AgoField()
    who = ChoiceField(
        label=_("Here before?"), required=False, widget=django_forms.RadioSelect,
        choices=[(KNOWN, _("Was here before")), (NEW, _("New"))],
    )  # fmt: skip
    late = ChoiceField(
        label=_("It is after the hour for new people"), required=False,
        widget=django_forms.RadioSelect, choices=Late,
    )  # fmt: skip
    day = DayField(label=_("On which day shall they come?"), required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, room: RoomView, **options: Any) -> None:
        options["initial"] = {"once": random_id(), "who": KNOWN} | (options.get("initial") or {})
        super().__init__(data, room=room, **options)

    @property
    def asks_late(self) -> bool:
        return bool(self.is_bound and ("late" in self.errors or "day" in self.errors or self["late"].value()))

    def walk_in(self) -> WalkIn:
        known = self.cleaned_data
        return WalkIn(
            alias=known["alias"], is_new=known["who"] == NEW, department=known["department"],
            note=known["note"], late=known["late"], day=known["day"],
        )  # fmt: skip


class TickForm(Form):
    """``move``: a ticket and where it goes, in the value of the button that was pressed. Codes alone, so
    that a tick behind the curtain is not kept as a draft: the page that sent it keeps it."""

    once = OnceField()
    ago = AgoField()
    move = LineField(required=False, limit=48)

    def target(self) -> tuple[str, str]:
        ticket, _dash, to = self.cleaned_data["move"].partition("-")
        return ticket, to


class RoomForm(Form):
    version = NumberField(widget=django_forms.HiddenInput, max_value=2**31 - 2)
    new_until = ClockField(
        label=_("New people until"),
        help_text=_("Nobody is sent away after it: the board then asks whether to take them today or to"
                    " give them a day."),
    )  # fmt: skip
    departments = ChoicesField(
        label=_("Departments that the list shows"), choices=Department,
        help_text=_("A short list is quicker at the desk."),
    )  # fmt: skip

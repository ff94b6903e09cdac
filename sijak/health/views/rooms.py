"""How a room is kept, its days that are over, and the numbers on the wall of the waiting room."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.health.actions import rooms as actions
from sijak.health.enums import Department
from sijak.health.forms.board import RoomForm
from sijak.health.queries import board as queries
from sijak.health.queries.rooms import room_of
from sijak.kernel.access import needs, public
from sijak.kernel.actor import StaffRequest
from sijak.kernel.dates import now
from sijak.kernel.errors import Refused
from sijak.people.http import go, sealed_page

HEADS = (_("Day"), pgettext_lazy("how many", "Came"), _("Of them new"), _("Gone"), _("Did not come"))
REFRESH = "20"  # seconds; the screen has no script


@require_http_methods(["GET", "POST"])
@needs("health")
def room(request: StaffRequest, room: str) -> HttpResponse:
    kept = room_of(request.actor, room)
    start = {"new_until": kept.new_until, "version": kept.version,
             "departments": list(kept.codes) or Department.values}  # fmt: skip
    form = RoomForm(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        try:
            actions.keep_room(by=request.actor, room=kept, **form.cleaned_data)
        except Refused as no:
            form.refuse(no)
        else:
            return go("health:room", kept.team, said="kept")
    return sealed_page(request, "health/board/room.html", {"form": form, "room": kept})


@require_safe
@needs("health")
def days(request: StaffRequest, room: str) -> HttpResponse:
    """``day`` in the address: who came on that day, as long as its words are kept."""
    chosen, asked = room_of(request.actor, room), request.GET.get("day", "")
    page: dict[str, object] = {"days": queries.days_of(chosen), "room": chosen, "day": None, "heads": HEADS}
    if asked:
        page["day"] = row = queries.past_day(chosen, asked)
        page["cards"] = queries.past_cards(request.actor, row, now())
    return sealed_page(request, "health/board/days.html", page)


@require_POST
@needs("health")
def screen_open(request: StaffRequest, room: str) -> HttpResponse:
    secret = actions.open_screen(by=request.actor, room=room_of(request.actor, room))
    return go("health:numbers", secret)


@require_safe
@public("a screen on the wall of a waiting room: numbers alone, by a link that lives one day")
def numbers(request: StaffRequest, screen: str) -> HttpResponse:
    response = sealed_page(request, "health/board/numbers.html", {"called": queries.numbers_on(screen)})
    response.headers["Refresh"] = REFRESH
    return response

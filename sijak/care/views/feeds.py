"""A worker's busy times for the calendar on their own phone: times only."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.care.actions import feeds as actions
from sijak.care.queries import feeds as queries
from sijak.kernel.access import needs, public
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import NotForYou
from sijak.people.http import sealed_page
from sijak.ui.http import unkept


@require_safe
@public("a calendar program cannot sign in; the secret in the address stands for the worker")
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    worker = queries.worker_of(secret)
    if not worker:
        raise NotForYou
    return unkept(HttpResponse(queries.calendar_of(worker), content_type="text/calendar; charset=utf-8"))


@require_http_methods(["GET", "POST"])
@needs("calendar")
def feed_settings(request: StaffRequest) -> HttpResponse:
    """The address is shown once, on the answer itself, so that it stands in no history."""
    page = {"address": "", "has_feed": queries.has_feed(request.actor.user_id)}
    if request.method == "POST":
        path = reverse("care:feed", args=[actions.make_feed(by=request.actor)])
        page = {"address": request.build_absolute_uri(path), "has_feed": True}
    return sealed_page(request, "care/feed/settings.html", page)


@require_POST
@needs("calendar")
def feed_end(request: StaffRequest) -> HttpResponse:
    actions.end_feed(by=request.actor)
    return redirect(f"{reverse('care:feed-settings')}?said=ended")

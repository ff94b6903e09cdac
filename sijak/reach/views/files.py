"""Is whoever asked known already, and if not: how does a request become a file?

The pages of ``people`` do the same for somebody without a request; here what was asked fills
the fields, the letter box comes along, and the request is marked.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.actions.files import KnownPersonError, match_person
from sijak.people.faces import Matched
from sijak.people.forms.files import FileForm, MatchForm
from sijak.people.http import typed_again
from sijak.reach import actions, queries, rules
from sijak.reach.asked import Asked
from sijak.reach.models import Request


@require_http_methods(["GET", "HEAD", "POST"])
@needs("requests")
def request_match(request: StaffRequest, pk: str) -> HttpResponse:
    row = queries.find_request(request.actor, pk)
    rules.may_open_file(row)
    if request.method != "POST":
        asked = queries.asked_in(request.actor, row)
        told = {"names": [asked.name] if asked.name else [],
                "phones": [asked.phone] if asked.phone else []}  # fmt: skip
        return page(request, "match", row, form=MatchForm(initial=told))
    form = MatchForm(request.POST)
    if not form.is_valid():
        return page(request, "match", row, 422, form=form)
    matched = match_person(by=request.actor, **form.asked())
    if matched.is_known:
        return page(request, "known", row, form=form, matched=matched)
    return open_page(request, row, form, matched.ticket, is_unknown=True)


@require_POST
@needs("open-file")
def file_start(request: StaffRequest, pk: str) -> HttpResponse:
    """Somebody like this is known, and the worker says that it is another person."""
    row = queries.find_request(request.actor, pk)
    form = MatchForm(request.POST)
    if not form.is_valid():
        return page(request, "match", row, 422, form=form)
    return open_page(request, row, form, request.POST.get("ticket", "")[:64], different=True)


def open_page(
    request: StaffRequest, row: Request, form: MatchForm, ticket: str, *,
    different: bool = False, is_unknown: bool = False,
) -> HttpResponse:  # fmt: skip
    """The page "open a file", filled in with what the request told."""
    told = filled(queries.asked_in(request.actor, row))
    start = {**told, **form.asked(), "ticket": ticket, "different": different}
    return page(request, "open", row, form=FileForm(by=request.actor, initial=start),
                is_unknown=is_unknown)  # fmt: skip


@require_POST
@needs("open-file")
def file_open(request: StaffRequest, pk: str) -> HttpResponse:
    row = queries.find_request(request.actor, pk)
    form, matched = FileForm(request.POST, by=request.actor), None
    if form.is_valid():
        try:
            opened = actions.open_file_from(
                by=request.actor, request=row, ticket=form.cleaned_data["ticket"],
                new=form.new_file(), different=form.cleaned_data["different"],
            )  # fmt: skip
            return redirect(f"{reverse('people:person', args=[opened.person])}?said=opened")
        except Refused as no:
            form.refuse(no)
        except KnownPersonError as known:
            matched = known.matched
            form = FileForm(typed_again(form, ticket=matched.ticket), by=request.actor)
    return page(request, "open", row, 422, form=form, matched=matched)


def page(
    request: StaffRequest, name: str, row: Request, status: int = 200, *, form: Any,
    matched: Matched | None = None, is_unknown: bool = False,
) -> HttpResponse:  # fmt: skip
    told = {"row": row, "form": form, "matched": matched, "is_unknown": is_unknown}
    return render(request, f"reach/file/{name}.html", told, status=status)


# What the asker chose, in the words of a file.
CHANNELS = {"box": "letterbox", "text": "text", "call": "call", "meet": "meet"}
VOICEMAIL = {"leave": "yes", "hang_up": "no"}
TONGUES = {"ko": "ko", "zh-hans": "zh", "en": "en"}


def filled(asked: Asked) -> dict[str, Any]:
    return {
        "display": asked.name,
        "phones": [asked.phone] if asked.phone else [],
        "language": TONGUES.get(asked.language, "ko"),
        "channels": [CHANNELS[code] for code in asked.channels if code in CHANNELS],
        "hours": ", ".join([*asked.hour_labels(), *filter(None, [asked.when])])[:80],
        "shared_phone": asked.shared_label(),
        "voicemail": VOICEMAIL.get(asked.voicemail, "no"),
    }

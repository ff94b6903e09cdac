"""Begin one of the five duties, go on with it, end it."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from sijak.accounts.queries import names_of_workers
from sijak.health.actions import duties as actions
from sijak.health.enums import DutyKind
from sijak.health.forms.duties import ITEMS, DutyForm, GoOnForm
from sijak.health.queries import duties as queries
from sijak.health.queries.benefits import FITS, PAPERS, aids_on
from sijak.health.queries.opened import DutyView
from sijak.health.queries.strands import health
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.enums import ConsentKind, ConsentState, Why
from sijak.people.faces import File
from sijak.people.http import go, sealed_page, typed_again
from sijak.people.queries.consents import yes_to
from sijak.people.queries.files import open_file_of


@require_http_methods(["GET", "POST"])
@needs("health")
def duty_begin(request: StaffRequest, person: str, kind: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.HEALTH)
    duty, strand = DutyKind(kind), health(file)
    form = DutyForm(request.POST if request.method == "POST" else None, kind=duty)
    told = yes_to(file, ConsentKind.THIRD_PARTY) if duty == DutyKind.LINK else ""
    if form.is_valid():
        try:
            made = actions.begin_duty(by=by, strand=strand, once=form.cleaned_data["once"], kind=duty,
                                      begun=form.begun(), third_party=told)  # fmt: skip
        except Refused as no:
            form.refuse(no)
        else:
            return go("health:duty", person, made.id, said="duty")
    page = {"file": file, "form": form, "kind": duty, "today": today(),
            "aids": aid_fields(form) if duty == DutyKind.ENTITLE else [],
            "asks_first": duty == DutyKind.LINK and told != ConsentState.GIVEN}  # fmt: skip
    return sealed_page(request, "health/duty/begin.html", page)


def aid_fields(form: DutyForm) -> list[tuple[object, object]]:
    """Each one who may pay, with today's rules and the field for what they say of this person."""
    return [(aid, form[f"aid_{aid.aid.value}"]) for aid in aids_on(today())]


@require_http_methods(["GET", "POST"])
@needs("health")
def duty(request: StaffRequest, person: str, duty: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.HEALTH)
    view = queries.duty(by, health(file), duty)
    first = {"version": view.row.version}
    form = GoOnForm(request.POST if request.method == "POST" else None, kind=view.row.kind, initial=first)
    if form.is_valid():
        known = form.cleaned_data
        try:
            actions.go_on_duty(by=by, strand=health(file), duty=duty, **known)
        except Refused as no:
            form.refuse(no)
        except ChangedMeanwhileError:
            return written_by_two(request, file, form, view)
        else:
            return go("health:duty", person, duty, said="duty")
    return duty_page(request, file, form, view)


def duty_page(
    request: StaffRequest, file: File, form: GoOnForm, view: DutyView, status: int = 200,
    pairs: list[tuple[str, str, str]] | None = None,
) -> HttpResponse:  # fmt: skip
    aids = [aid for aid in aids_on(view.row.day) if aid.aid.value in view.aids]
    page = {
        "file": file, "form": form, "duty": view, "pairs": pairs,
        "workers": names_of_workers(request.actor),
        "items": [str(ITEMS[code]) for code in view.items if code in ITEMS],
        "missing": [str(PAPERS[code]) for code in view.missing if code in PAPERS],
        "aids": [(aid, str(FITS[view.aids[aid.aid.value]])) for aid in aids
                 if view.aids[aid.aid.value] in FITS],
    }  # fmt: skip
    return sealed_page(request, "health/duty/show.html", page, status)


def written_by_two(request: StaffRequest, file: File, form: GoOnForm, now: DutyView) -> HttpResponse:
    """What a colleague added meanwhile stands above; what was typed is added to it, not over it."""
    again = GoOnForm(typed_again(form, version=str(now.row.version)), kind=now.row.kind)
    again.is_valid()
    last = now.log[-1].words if now.log else ""
    pairs = [(str(again["words"].label), last, form.cleaned_data["words"])]
    return duty_page(request, file, again, now, 409, pairs)

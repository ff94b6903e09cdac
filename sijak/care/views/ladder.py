"""The ladder: five steps to look for somebody who fell silent, and what they wished beforehand."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from sijak.accounts.queries import names_of_workers
from sijak.care.actions import ladder as actions
from sijak.care.enums import Rung
from sijak.care.forms.ladder import CHECK, TryForm, WishForm
from sijak.care.queries.ladder import Ladder, of_person
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.enums import Why
from sijak.people.faces import File
from sijak.people.http import go, sealed_page, typed_again
from sijak.people.queries.files import open_file_of
from sijak.people.walking import is_silent


def asked_rung(request: StaffRequest, shown: Ladder) -> Rung | None:
    """The rung that is written about: the one chosen, else the one that comes next."""
    given = request.POST.get("rung") or request.GET.get("rung", "")
    return Rung(given) if given in Rung.values else shown.next


def ladder_page(
    request: StaffRequest, file: File, shown: Ladder, form: TryForm, rung: Rung | None
) -> HttpResponse:
    why = next((one.refused for one in shown.rungs if one.rung == rung), "")
    page = {
        "file": file, "ladder": shown, "form": form, "rung": rung, "refused": why,
        "workers": names_of_workers(request.actor), "is_silent": is_silent(file),
    }  # fmt: skip
    return sealed_page(request, "care/ladder/page.html", page)


@require_http_methods(["GET", "POST"])
@needs("files")
def ladder(request: StaffRequest, person: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.LADDER)
    shown = of_person(by, file)
    rung = asked_rung(request, shown)
    data = request.POST if request.method == "POST" else None
    form = TryForm(data, by=by, ladder=shown, rung=rung)
    if form.is_valid():
        try:
            row = actions.try_rung(by=by, file=file, attempt=form.attempt())
        except Refused as no:
            form.refuse(no)
        else:
            return go("care:ladder", person, said="found" if row.outcome == "reached" else "tried")
    return ladder_page(request, file, shown, form, rung)


@require_http_methods(["GET", "POST"])
@needs("files")
def wish(request: StaffRequest, person: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.LADDER)
    shown = of_person(by, file)
    known = {"check": shown.wish_says, "words": shown.wish_words, "version": shown.wish_version}
    form = WishForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.write_wish(by=by, file=file, check=given["check"] == "yes",
                               words=given["words"], version=given["version"])  # fmt: skip
        except Refused as no:
            form.refuse(no)
        except ChangedMeanwhileError:
            return wished_by_two(request, file, form)
        else:
            return go("care:ladder", person, said="wish")
    return sealed_page(request, "care/ladder/wish.html", {"form": form, "file": file})


def wished_by_two(request: StaffRequest, file: File, form: WishForm) -> HttpResponse:
    """Theirs is kept; mine stands in the form, over theirs, to be put together by hand."""
    now, mine = of_person(request.actor, file), form.cleaned_data
    again = WishForm(typed_again(form, version=str(now.wish_version)))
    again.is_valid()
    rows = [
        (again["check"].label, CHECK.get(now.wish_says, ""), CHECK[mine["check"]]),
        (again["words"].label, now.wish_words, mine["words"]),
    ]
    page = {"form": again, "file": file, "pairs": [row for row in rows if row[1] != row[2]]}
    return sealed_page(request, "care/ladder/wish.html", page, status=409)

"""Thirteen domains, two voices, one picture."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from sijak.accounts.queries import names_of_workers
from sijak.care.actions.assessments import keep_assessment
from sijak.care.forms.assessments import LEVELS, URGENCIES, AssessForm
from sijak.care.queries.assessments import Looked, looked
from sijak.care.queries.clocks import clocks
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.enums import Why
from sijak.people.faces import File
from sijak.people.http import go, sealed_page, typed_again
from sijak.people.queries.files import open_file_of
from sijak.people.walking import casework


@require_safe
@needs("plan")
def assess(request: StaffRequest, person: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.ASSESS)
    now = looked(request.actor, casework(file))
    if not now.base:
        return go("care:assess-write", person)
    page = {"file": file, "looked": now, "workers": names_of_workers(request.actor)}
    return sealed_page(request, "care/assess/show.html", page)


@require_http_methods(["GET", "POST"])
@needs("plan")
def assess_write(request: StaffRequest, person: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.ASSESS)
    now = looked(by, casework(file))
    if request.method != "POST":
        return assess_form(request, file, AssessForm(initial=AssessForm.initial_of(now.content, now.base)))
    form = AssessForm(request.POST)
    if form.is_valid():
        try:
            keep_assessment(by=by, strand=casework(file), content=form.content(),
                            base=form.cleaned_data["base"])  # fmt: skip
        except Refused as no:
            form.refuse(no)
        except ChangedMeanwhileError:
            return marked_by_two(request, file, form, now)
        else:
            return go("care:assess", person, said="assessed")
    return assess_form(request, file, form)


def assess_form(
    request: StaffRequest, file: File, form: AssessForm, status: int = 200, **more: object
) -> HttpResponse:
    page = {"file": file, "form": form, "sections": form.sections(), "levels": LEVELS,
            "urgencies": URGENCIES, "clocks": clocks(file), **more}  # fmt: skip
    return sealed_page(request, "care/assess/write.html", page, status)


def marked_by_two(request: StaffRequest, file: File, form: AssessForm, now: Looked) -> HttpResponse:
    again = AssessForm(typed_again(form, base=now.base))
    again.is_valid()
    pairs = [
        (theirs.domain.label, line_words(theirs), line_words(mine))
        for theirs, mine in zip(now.lines, form.lines(), strict=True)
        if theirs != mine
    ]
    return assess_form(request, file, again, 409, pairs=pairs)


def line_words(line: object) -> str:
    said = [getattr(line, name) for name in ("client_words", "worker_words", "urgency_words", "strengths")]
    return " / ".join(word or "–" for word in said)

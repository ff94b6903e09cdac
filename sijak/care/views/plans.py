"""The plan: read, written, printed, shared with the person."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.accounts.queries import names_of_workers
from sijak.care import words
from sijak.care.actions import plans as actions
from sijak.care.forms.plans import PlanForm
from sijak.care.queries.clocks import clocks
from sijak.care.queries.plans import PlanView, plan_of
from sijak.care.rules.plans import may_share_plan
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import NotForYou, Refused, why_not
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.enums import Why
from sijak.people.faces import File
from sijak.people.http import go, sealed_page, typed_again
from sijak.people.queries.files import open_file_of, own_page_of, strand_of
from sijak.people.walking import casework


def share_refused(view: PlanView) -> str:
    agreed_on = view.row.agreed_on if view.row else None
    return why_not(lambda: may_share_plan(has_goals=bool(view.goals), agreed_on=agreed_on))


@require_safe
@needs("plan")
def plan(request: StaffRequest, person: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.PLAN)
    view = plan_of(request.actor, casework(file))
    page = {
        "file": file, "plan": view, "workers": names_of_workers(request.actor),
        "share_refused": share_refused(view), "clocks": clocks(file),
        "pairs": words.pairs_in(view.texts),
    }  # fmt: skip
    return sealed_page(request, "care/plan/show.html", page)


@require_http_methods(["GET", "POST"])
@needs("plan")
def plan_write(request: StaffRequest, person: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.PLAN)
    view = plan_of(by, casework(file))
    form = PlanForm(request.POST if request.method == "POST" else None, by=by, view=view)
    if not form.is_bound or not form.is_valid() or request.POST.get("go") == "words":
        return plan_form(request, file, form)
    known = form.cleaned_data
    try:
        actions.keep_plan(
            by=by, strand=casework(file), goals=form.goals(), in_words=known["in_words"],
            review_on=known["review_on"], agreed=known["agreed"], base=known["base"],
        )  # fmt: skip
    except Refused as no:
        form.refuse(no)
    except ChangedMeanwhileError:
        return planned_by_two(request, file, form)
    else:
        return go("care:plan", person, said="plan")
    return plan_form(request, file, form)


def plan_form(
    request: StaffRequest, file: File, form: PlanForm, status: int = 200, **more: object
) -> HttpResponse:
    texts = form.texts() if form.is_bound else form.view.texts
    page = {"file": file, "form": form, "boxes": form.boxes(), "clocks": clocks(file),
            "word_pairs": words.pairs_in(texts), **more}  # fmt: skip
    return sealed_page(request, "care/plan/write.html", page, status)


def planned_by_two(request: StaffRequest, file: File, form: PlanForm) -> HttpResponse:
    """Theirs is kept; mine stands in the form, over theirs, to be put together by hand."""
    view = form.view
    typed = typed_again(form, base=view.base)
    again = PlanForm(typed, by=request.actor, view=view)
    again.is_valid()
    theirs = [goal_words(g.words, [s.what for s in g.steps]) for g in view.goals]
    mine = [goal_words(g.words, [s.what for s in g.steps]) for g in form.goals()]
    most = max(len(theirs), len(mine))
    rows = [(str(n + 1), *(side[n] if n < len(side) else "" for side in (theirs, mine)))
            for n in range(most)]  # fmt: skip
    if view.in_words != form.cleaned_data["in_words"]:
        rows.insert(0, (str(again["in_words"].label), view.in_words, form.cleaned_data["in_words"]))
    return plan_form(request, file, again, 409, pairs=[row for row in rows if row[1] != row[2]])


def goal_words(words_: str, steps: list[str]) -> str:
    return "\n".join([words_, *(f"– {step}" for step in steps)])


@require_safe
@needs("plan")
def plan_print(request: StaffRequest, person: str) -> HttpResponse:
    file = open_file_of(request.actor, person, Why.PLAN)
    view = plan_of(request.actor, casework(file))
    if view.row is None:
        raise NotForYou
    page = {"file": file, "plan": view, "workers": names_of_workers(request.actor)}
    return sealed_page(request, "care/plan/print.html", page)


@require_POST
@needs("plan")
def plan_share(request: StaffRequest, person: str) -> HttpResponse:
    by, file = request.actor, open_file_of(request.actor, person, Why.PLAN)
    view = plan_of(by, casework(file))
    actions.share_plan(by=by, own_page=own_page_of(by, person), view=view)
    return go("care:plan", person, said="plan-shared")


@require_POST
@needs("plan")
def step_done(request: StaffRequest, person: str, task: str) -> HttpResponse:
    strand = strand_of(request.actor, person, "casework")
    actions.finish_step(by=request.actor, strand=strand, task=task)
    return go("care:plan", person, said="step")

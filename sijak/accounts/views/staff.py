"""Who works here, who comes, who goes, and who is in which team?"""

from __future__ import annotations

from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.accounts import actions, queries, rules
from sijak.accounts.forms import EnrolForm, MemberForm, SlipForm, TeamForm
from sijak.accounts.queries import who
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import NotForYou, Refused, why_not
from vault.client import Denied


@require_safe
@needs("colleagues")
def staff_list(request: StaffRequest) -> HttpResponseBase:
    return render(request, "accounts/staff/list.html", {"workers": who.workers(request.actor)})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("enrol")
def staff_enrol(request: StaffRequest) -> HttpResponseBase:
    """The answer to the POST is the only page that ever shows the words."""
    form = EnrolForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.enrol_worker(
                by=request.actor, handle=given["handle"], name=given["name"], role=given["role"],
                centre=given["centre"],
                ends_on=given["ends_on"].isoformat() if given["ends_on"] else "",
            )  # fmt: skip
            request.is_saved = True  # type: ignore[attr-defined]
            return render(request, "accounts/staff/enrolled.html", {"made": made, "given": given})
        except Refused as no:
            form.refuse(no)
    return render(request, "accounts/staff/enrol.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("enrol")
def staff_leave(request: StaffRequest, user: str) -> HttpResponseBase:
    """What it means is said first; the deed is one button below."""
    one, problem = who.worker(request.actor, user), ""
    if request.method == "POST":
        try:
            actions.let_worker_go(by=request.actor, user=user)
            return HttpResponseRedirect(f"{reverse('accounts:staff-list')}?said=left")
        except Refused as no:
            problem = str(no.sentence)
    return render(request, "accounts/staff/leave.html", {
        "one": one, "problem": problem, "cannot": why_not_let_go(request, one),
    })  # fmt: skip


def why_not_let_go(request: StaffRequest, one: who.Worker) -> str:
    """The rule's own sentence, beside the button that it disables."""
    return why_not(lambda: rules.may_let_go(
        is_self=one.user == request.actor.user_id, is_here=one.is_here,
        alone_in=who.teams_with_nobody_else(request.actor, one.user),
    ))  # fmt: skip


# -- teams ----------------------------------------------------------------------------------------
@require_safe
@needs("teams")
def teams(request: StaffRequest) -> HttpResponseBase:
    pages = who.team_pages(request.actor)
    return render(request, "accounts/team/list.html", {"teams": pages})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("enrol")
def team_new(request: StaffRequest) -> HttpResponseBase:
    people = [
        (one["user"], one["name"])
        for one in queries.staff(request.actor)
        if one["state"] == "active" and one["role"] != "volunteer"
    ]
    form = TeamForm(request.POST if request.method == "POST" else None, leads=people)
    if form.is_valid():
        given = form.cleaned_data
        team = actions.make_team(
            by=request.actor, name=given["name"], kind=given["kind"],
            compartments=given["compartments"], centre=given["centre"], lead=given["lead"],
        )  # fmt: skip
        return to_team(team, "made")
    return render(request, "accounts/team/new.html", {"form": form})


def to_team(team: str, said: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('accounts:team', args=[team])}?said={said}")


@require_safe
@needs("teams")
def team(request: StaffRequest, team: str) -> HttpResponseBase:
    return team_view(request, team)


def team_view(
    request: StaffRequest, team: str, form: MemberForm | None = None, problem: str = ""
) -> HttpResponseBase:
    page = who.team_page(request.actor, team)
    people = who.may_join(request.actor, page)
    return render(request, "accounts/team/detail.html", {
        "team": page, "form": form or MemberForm(people=people), "has_people": bool(people),
        "problem": problem,
    })  # fmt: skip


def led_by_me(request: StaffRequest, team: str) -> who.TeamPage:
    """A team that I do not lead has no such deeds for me."""
    page = who.team_page(request.actor, team)
    if not page.i_lead:
        raise NotForYou
    return page


@require_POST
@needs("teams")
def team_add(request: StaffRequest, team: str) -> HttpResponseBase:
    page = led_by_me(request, team)
    form = MemberForm(request.POST, people=who.may_join(request.actor, page))
    if form.is_valid():
        try:
            actions.take_into_team(
                by=request.actor, team=team, user=form.cleaned_data["user"],
                lead=form.cleaned_data["lead"],
            )  # fmt: skip
            return to_team(team, "taken-in")
        except Refused as no:
            form.refuse(no)
    return team_view(request, team, form)


@require_POST
@needs("teams")
def team_out(request: StaffRequest, team: str) -> HttpResponseBase:
    led_by_me(request, team)
    user = request.POST.get("user", "")[:40]
    try:
        actions.take_out_of_team(by=request.actor, team=team, user=user)
    except Refused as no:
        return team_view(request, team, problem=str(no.sentence))
    except Denied:
        raise NotForYou from None
    return to_team(team, "taken-out")


@require_POST
@needs("teams")
def team_turn(request: StaffRequest, team: str) -> HttpResponseBase:
    led_by_me(request, team)
    actions.turn_team(by=request.actor, team=team)
    return to_team(team, "turned")


# -- what was handed to me ----------------------------------------
@require_safe
@needs("slips")
def slips(request: StaffRequest) -> HttpResponseBase:
    return render(request, "accounts/slip/list.html", {"slips": who.slips(request.actor)})


@require_safe
@needs("slips")
def slip(request: StaffRequest, slip: str) -> HttpResponseBase:
    found = next((one for one in who.slips(request.actor) if one.id == slip), None)
    if found is None:
        raise NotForYou
    fields = who.slip_fields(request.actor, slip)
    return render(request, "accounts/slip/detail.html", {"slip": found, "fields": fields})


@require_POST
@needs("slips")
def slip_back(request: StaffRequest, slip: str) -> HttpResponseBase:
    if not any(one.id == slip for one in who.slips(request.actor)):
        raise NotForYou
    actions.end_slip(by=request.actor, slip=slip)
    return HttpResponseRedirect(f"{reverse('accounts:slips')}?said=given-back")


@require_http_methods(["GET", "HEAD", "POST"])
@needs("files")
def slip_give(request: StaffRequest, person: str) -> HttpResponseBase:
    """By somebody who may open the person's file; what stands on it is typed, not copied."""
    if not who.is_open_to(request.actor, person):
        raise NotForYou
    people = who.may_get_slip(request.actor)
    form = SlipForm(request.POST if request.method == "POST" else None, people=people)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.give_slip(
                by=request.actor, person=person, to=given["to"], purpose=given["purpose"],
                hours=int(given["hours"]), words=form.words(),
            )  # fmt: skip
            return HttpResponseRedirect(f"{request.path}?said=given")
        except Refused as no:
            form.refuse(no)
    return render(request, "accounts/slip/give.html", {"form": form, "person": person})

"""Groups: who meets, who has a place, who came, and what the group did."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.accounts.queries import names_of_workers
from sijak.counselling.actions import groups as actions
from sijak.counselling.enums.groups import Came, GroupState, PledgeMethod
from sijak.counselling.forms import groups as forms
from sijak.counselling.queries import groups as queries
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.enums import Why
from sijak.people.http import go, sealed_page
from sijak.people.queries.files import find, open_file_of


@require_safe
@needs("counselling")
def group_list(request: StaffRequest) -> HttpResponse:
    state = GroupState.CLOSED if request.GET.get("state") == GroupState.CLOSED else GroupState.OPEN
    page = {"state": state, "groups": queries.groups_of(request.actor, state),
            "workers": names_of_workers(request.actor)}  # fmt: skip
    return sealed_page(request, "counselling/group/list.html", page)


@require_http_methods(["GET", "POST"])
@needs("counselling")
def group_new(request: StaffRequest) -> HttpResponse:
    form = forms.GroupForm(request.POST if request.method == "POST" else None, by=request.actor)
    if form.is_valid():
        try:
            made = actions.open_group(by=request.actor, once=form.cleaned_data["once"], new=form.new())
        except Refused as no:
            form.refuse(no)
        else:
            return go("counselling:group", made.id, said="made")
    return sealed_page(request, "counselling/group/new.html", {"form": form})


def page_of(request: StaffRequest, group: str, **more: Any) -> HttpResponse:
    known = {"page": queries.group_page(request.actor, group), "workers": names_of_workers(request.actor),
             "end_form": forms.EndForm(), "marks": queries.CAME_MARKS, "refused": ""}  # fmt: skip
    return sealed_page(request, "counselling/group/page.html", {**known, **more})


@require_safe
@needs("counselling")
def group(request: StaffRequest, group: str) -> HttpResponse:
    return page_of(request, group)


@require_http_methods(["GET", "POST"])
@needs("counselling")
def group_find(request: StaffRequest, group: str) -> HttpResponse:
    """Whom to take in: sought by POST, so that no name stands in an address."""
    by = request.actor
    shown = queries.group_page(by, group)
    form = forms.FindForm(request.POST if request.method == "POST" else None)
    hits = find(by, form.cleaned_data["q"], None) if form.is_valid() else []
    page = {"page": shown, "form": form, "hits": hits, "pledges": PledgeMethod.choices,
            "has_asked": form.is_bound and form.is_valid()}  # fmt: skip
    return sealed_page(request, "counselling/group/find.html", page)


@require_POST
@needs("counselling")
def group_take_in(request: StaffRequest, group: str) -> HttpResponse:
    by, form = request.actor, forms.TakeInForm(request.POST)
    queries.group_row(by, group)
    if not form.is_valid():
        return page_of(request, group, refused=form.first_error)
    file = open_file_of(by, form.cleaned_data["person"], Why.GROUP)
    try:
        member = actions.take_in(by=by, group=group, file=file, pledge=form.method)
    except Refused as no:
        return page_of(request, group, refused=str(no.sentence))
    return go("counselling:group", group, said=str(member.state))


@require_POST
@needs("counselling")
def group_end(request: StaffRequest, group: str) -> HttpResponse:
    form = forms.EndForm(request.POST)
    if form.is_valid():
        try:
            actions.end_group(by=request.actor, group=group, closing=form.cleaned_data["closing"])
        except Refused as no:
            form.refuse(no)
        else:
            return go("counselling:group", group, said="ended")
    return page_of(request, group, end_form=form)


@require_http_methods(["GET", "POST"])
@needs("counselling")
def meeting(request: StaffRequest, meeting: str) -> HttpResponse:
    """Tick who came with one tap each, then write down what the group did."""
    form = forms.HoldForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.hold_meeting(by=request.actor, meeting=meeting, note=form.cleaned_data["note"],
                                 is_sure=form.cleaned_data["sure"])  # fmt: skip
        except Refused as no:
            form.refuse(no)
        else:
            return go("counselling:meeting", meeting, said="held")
    return meeting_page(request, meeting, form)


def meeting_page(
    request: StaffRequest, meeting: str, form: forms.HoldForm, refused: str = "", **more: Any
) -> HttpResponse:
    known = {"page": queries.meeting_page(request.actor, meeting), "form": form, "refused": refused,
             "ways": list(Came), "asks_if_sure": "sure" in form.errors,
             "move_form": forms.MoveForm()}  # fmt: skip
    return sealed_page(request, "counselling/group/meeting.html", {**known, **more})


@require_POST
@needs("counselling")
def meeting_came(request: StaffRequest, meeting: str) -> HttpResponse:
    form = forms.CameForm(request.POST)
    if not form.is_valid():
        return meeting_page(request, meeting, forms.HoldForm(), form.first_error)
    member, came = form.cleaned_data["member"], Came(form.cleaned_data["came"])
    try:
        actions.tick_came(by=request.actor, meeting=meeting, member=member, came=came)
    except Refused as no:
        return meeting_page(request, meeting, forms.HoldForm(), str(no.sentence))
    response = go("counselling:meeting", meeting)
    response.headers["Location"] += f"#m{member}"
    return response


@require_POST
@needs("counselling")
def meeting_move(request: StaffRequest, meeting: str) -> HttpResponse:
    form, refused = forms.MoveForm(request.POST), ""
    if form.is_valid():
        try:
            actions.move_meeting(by=request.actor, meeting=meeting, day=form.cleaned_data["day"])
        except Refused as no:
            form.refuse(no)
            refused = "" if no.field else str(no.sentence)
        else:
            return go("counselling:meeting", meeting, said="day")
    return meeting_page(request, meeting, forms.HoldForm(), refused, move_form=form)


@require_POST
@needs("counselling")
def meeting_drop(request: StaffRequest, meeting: str) -> HttpResponse:
    try:
        group = actions.drop_meeting(by=request.actor, meeting=meeting)
    except Refused as no:
        return meeting_page(request, meeting, forms.HoldForm(), str(no.sentence))
    return go("counselling:group", group.id, said="dropped")


@require_http_methods(["GET", "POST"])
@needs("counselling")
def member(request: StaffRequest, member: str) -> HttpResponse:
    form = forms.MemberNoteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.write_group_note(by=request.actor, member=member, **form.cleaned_data)
        return go("counselling:member", member, said="note")
    return member_page(request, member, form=form)


def member_page(request: StaffRequest, member: str, **more: Any) -> HttpResponse:
    view, group, notes = queries.member_page(request.actor, member)
    known = {"member": view, "group": group, "notes": notes, "form": forms.MemberNoteForm(),
             "workers": names_of_workers(request.actor), "pledge_form": forms.PledgeForm()}  # fmt: skip
    return sealed_page(request, "counselling/group/member.html", {**known, **more})


@require_POST
@needs("counselling")
def member_pledge(request: StaffRequest, member: str) -> HttpResponse:
    form = forms.PledgeForm(request.POST)
    if not form.is_valid():
        return member_page(request, member, pledge_form=form)
    actions.pledge_silence(by=request.actor, member=member,
                           method=PledgeMethod(form.cleaned_data["pledge"]))  # fmt: skip
    return go("counselling:member", member, said="pledge")


@require_POST
@needs("counselling")
def member_leave(request: StaffRequest, member: str) -> HttpResponse:
    _view, group, _notes = queries.member_page(request.actor, member)
    try:
        moved = actions.give_up_place(by=request.actor, member=member)
    except Refused as no:
        return page_of(request, group.row.id, refused=str(no.sentence))
    return go("counselling:group", group.row.id, said="moved" if moved else "left")

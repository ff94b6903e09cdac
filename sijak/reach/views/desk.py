"""Who asked for help, by when did we promise an answer, and what do we answer?"""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import NotForYou, Refused, why_not
from sijak.kernel.ids import random_id
from sijak.people import letters
from sijak.people.enums import Why
from sijak.people.faces import File
from sijak.people.queries.files import open_file_of
from sijak.reach import actions, queries, rules, words
from sijak.reach.asked import Asked
from sijak.reach.enums import PICTURES, CloseReason, RequestState, Way
from sijak.reach.forms import CloseForm, EnterForm, QueueForm, ReplyForm, SpokenForm
from sijak.reach.models import Request


@require_safe
@needs("requests")
def request_list(request: StaffRequest) -> HttpResponse:
    form = QueueForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    state, way = asked.get("state") or "open", asked.get("way") or ""
    queue = queries.queue(request.actor, state=state, way=way, page=request.GET.get("page"))
    page = {
        "queue": queue,
        "state": state,
        "way": way,
        "tabs": tabs(queue, state, way),
        "ways": [("", None), *Way.choices],
        "counts": {"reach:request-list": queue.counts.get(RequestState.NEW, 0)},
    }
    return render(request, "reach/request/list.html", page)


def tabs(queue: queries.Queue, state: str, way: str) -> list[tuple[Any, str, bool, Any]]:
    rest = f"&way={way}" if way else ""
    names = [
        ("open", RequestState.NEW.label, RequestState.NEW),
        *[(s.value, s.label, s) for s in list(RequestState)[1:]],
    ]
    return [
        (label, f"?state={code}{rest}", state == code, queue.counts.get(counted, 0))
        for code, label, counted in names
    ]


@require_safe
@needs("requests")
def request_open(request: StaffRequest, pk: str) -> HttpResponse:
    return show(request, queries.find_request(request.actor, pk))


def show(
    request: StaffRequest,
    row: Request,
    status: int = 200,
    **forms: ReplyForm | SpokenForm | CloseForm,
) -> HttpResponse:
    opened = queries.open_request(request.actor, row)
    page: dict[str, Any] = {
        "opened": opened,
        "asked": opened.asked,
        "row": row,
        "pictures": PICTURES,
        "pairs": words.pairs_in(opened.asked.words),
        "reply": ReplyForm() if row.mailbox else SpokenForm(),
        "close": CloseForm(),
        "why_no_file": why_not(lambda: rules.may_open_file(row)),
    }
    return render(request, "reach/request/open.html", page | forms, status=status)


@require_POST
@needs("requests")
def request_reply(request: StaffRequest, pk: str) -> HttpResponse:
    row = queries.find_request(request.actor, pk)
    form = ReplyForm(request.POST) if row.mailbox else SpokenForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            actions.answer_request(
                by=request.actor, request=row, text=told.get("text", ""), promised=told["promised"]
            )
            said = "answered" if row.mailbox else "noted"
            return redirect(f"{reverse('reach:request-open', args=[pk])}?said={said}")
        except Refused as no:
            form.refuse(no)
    return show(request, row, 422, reply=form)


@require_POST
@needs("requests")
def request_close(request: StaffRequest, pk: str) -> HttpResponse:
    row = queries.find_request(request.actor, pk)
    form = CloseForm(request.POST)
    if form.is_valid():
        try:
            actions.close_request(
                by=request.actor, request=row, reason=CloseReason(form.cleaned_data["reason"])
            )
            return redirect(f"{reverse('reach:request-list')}?said=closed")
        except Refused as no:
            form.refuse(no)
    return show(request, row, 422, close=form)


@require_POST
@needs("requests")
def request_words(request: StaffRequest, pk: str) -> HttpResponse:
    """Eight words for somebody who stands here or is on the telephone."""
    row = queries.find_request(request.actor, pk)
    box = actions.give_words(by=request.actor, request_id=row.pk)
    numbered = list(zip(range(1, 9), box.words, box.spelled, strict=True))
    return render(request, "reach/request/words.html", {"numbered": numbered, "row": row})


@require_http_methods(["GET", "HEAD", "POST"])
@needs("requests")
def request_new(request: StaffRequest) -> HttpResponse:
    """A call, a visit, a partner: into the same queue. Pressed twice, it is one request."""
    form = EnterForm(request.POST) if request.method == "POST" else EnterForm()
    key = request.POST.get("key", "")
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        row, _new = actions.receive_request(
            by=request.actor,
            request_id=key if is_key(key) else random_id(),
            asked=Asked.of(told, language=told["language"]),
            way=Way(told["way"]),
            is_danger=told["is_danger"],
        )
        return redirect(f"{reverse('reach:request-open', args=[row.pk])}?said=entered")
    page = {"form": form, "pictures": PICTURES, "key": key if is_key(key) else random_id()}
    return render(request, "reach/request/new.html", page, status=422 if form.is_bound else 200)


def is_key(key: str) -> bool:
    return len(key) == 32 and set(key) <= set("0123456789abcdef")


@require_http_methods(["GET", "HEAD", "POST"])
@needs("files")
def mailbox(request: StaffRequest, mailbox: str) -> HttpResponse:
    """Letters both ways, for the team that walks. ``?of=`` is the person whose letter box it is:
    then the safe-contact rule stands first."""
    if mailbox in queries.kept_from_officers(request.actor):
        raise NotForYou
    file = owner(request, mailbox, request.GET.get("of", ""))
    form = ReplyForm(request.POST) if request.method == "POST" else ReplyForm()
    if form.is_bound and form.is_valid():
        try:
            actions.reply_letter(by=request.actor, mailbox=mailbox, **form.cleaned_data)
            of = f"&of={file.id}" if file else ""
            return redirect(f"{reverse('reach:mailbox', args=[mailbox])}?said=answered{of}")
        except Refused as no:
            form.refuse(no)
    found = letters.letters_of(request.actor, mailbox)
    if found is None:
        raise NotForYou
    page = {"letters": found, "form": form, "mailbox": mailbox, "file": file}
    name = "reach/mailbox/of_person.html" if file else "reach/mailbox/open.html"
    return render(request, name, page, status=422 if form.is_bound else 200)


def owner(request: StaffRequest, mailbox: str, person: str) -> File | None:
    """The file of this letter box, when it was named or when an unread letter tells."""
    person = person or queries.writer_of(request.actor, mailbox)
    if not person:
        return None
    file = open_file_of(request.actor, person, Why.SELF)
    if file.mailbox != mailbox:
        raise NotForYou
    return file

"""What we keep and who read it, one's own yes and no, and a word for us."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from sijak.kernel.errors import NotForYou, Refused
from sijak.kernel.ids import random_id
from sijak.myspace.actions import ask_right, say_word, switch_yes
from sijak.myspace.forms import OwnWordForm, RightForm, SwitchForm
from sijak.myspace.http import mine, own_page
from sijak.myspace.queries.kept import kept as what_is_kept
from sijak.myspace.queries.yes import switches
from sijak.people import letters
from sijak.people.enums import ConsentKind, ConsentState
from sijak.people.own import Own
from sijak.reach.enums import MatterKind
from sijak.reach.matters import Told
from sijak.reach.queries import rights_of
from sijak.reach.views.say import PURPOSE, new_state, words_state


@require_http_methods(["GET", "HEAD", "POST"])
@mine(keeps=["words"])
def kept(request: HttpRequest, own: Own) -> HttpResponse:
    found = what_is_kept(own)
    form = RightForm(request.POST if request.method == "POST" else None, initial={"once": random_id()})
    if form.is_valid():
        told = form.cleaned_data
        try:
            ask_right(by=own, once=told["once"], kind=MatterKind(told["kind"]), words=told["words"],
                      language=get_language() or "ko")  # fmt: skip
            return redirect(f"{reverse('myspace:kept')}?said=asked#asked")
        except Refused as no:
            form.refuse(no)
    page = {"kept": found, "form": form, "asked": rights_of(own.mailbox), "removed": form.removed_numbers}
    return own_page(request, own, "myspace/kept.html", page, 422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@mine()
def yes(request: HttpRequest, own: Own) -> HttpResponse:
    if not own.strand:
        raise NotForYou
    language, form, refused = get_language() or "ko", SwitchForm(request.POST or None), ""
    found = switches(own, language)
    if form.is_valid():
        kind, state = ConsentKind(form.cleaned_data["kind"]), ConsentState(form.cleaned_data["state"])
        name = next(one.name for one in found if one.kind == kind)
        try:
            switch_yes(by=own, kind=kind, state=state, name=name, language=language)
            return redirect(f"{reverse('myspace:yes')}?said=switched")
        except Refused as no:
            refused = str(no.sentence)
    page = {"switches": found, "refused": refused or form.first_error}
    return own_page(request, own, "myspace/yes.html", page, 422 if page["refused"] else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@mine(keeps=["words", "about"])
def say(request: HttpRequest, own: Own) -> HttpResponse:
    form = OwnWordForm(request.POST if request.method == "POST" else None)
    carried = letters.open_form(PURPOSE, request.POST.get("state", ""))
    if carried is not None and form.is_valid():
        told = form.cleaned_data
        strand = own.strand if told["is_known"] else ""
        try:
            matter, is_new = say_word(
                by=own, once=carried["id"], kind=MatterKind(told["kind"]), told=Told.of(told, strand=strand),
                not_to=told["not_to"], language=get_language() or "ko",
            )  # fmt: skip
        except Refused as no:
            form.refuse(no)
        else:
            state = words_state(matter.pk, is_new=is_new, opened=carried["opened"])
            page = {"matter": matter, "is_new": is_new, "state": state, "has_way": True, "lines": ()}
            return own_page(request, own, "myspace/said.html", page)
    page = {"form": form, "removed": form.removed_numbers,
            "state": request.POST["state"] if carried else new_state()}  # fmt: skip
    return own_page(request, own, "myspace/say.html", page, 422 if form.errors else 200)

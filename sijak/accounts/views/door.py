"""How does a worker come in, go out, and come back?"""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sijak.accounts import curtain, door, http
from sijak.accounts.forms import KeyForm, PinForm, SignInForm
from sijak.accounts.welcome import (
    back_to_work,
    kept_of,
    let_in,
    next_step,
    practice_url,
    state_of,
)
from sijak.kernel.access import public
from sijak.kernel.errors import Refused
from vault.client import Denied, SessionClosed, SignedOut


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public("the door for workers")
def sign_in(request: HttpRequest) -> HttpResponseBase:
    if request.method != "POST" and (step := next_step(request, http.wanted(request))):
        return step
    form = SignInForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            opened = door.unlock(
                form.cleaned_data["handle"], form.cleaned_data["phrase"],
                http.place_of(request),
            )  # fmt: skip
            return let_in(request, opened["token"], opened["state"], opened["user"])
        except Refused as no:
            form.refuse(no)
    return curtain.render_unkept(request, "accounts/sign_in.html", {
        "form": form, "next": http.wanted(request), "kept": kept_of(request),
        "practice_url": practice_url(),
    })  # fmt: skip


@require_POST
@never_cache
@public("leaving is always allowed")
def sign_out(request: HttpRequest) -> HttpResponseBase:
    token = http.token_of(request)
    if token:
        door.sign_out(token)
    response = http.to_step("sign-in", "", said="out")
    http.drop_token(response)
    return response


@require_POST
@never_cache
@public("the vault answers only to a session that stands at such a step")
def challenge(request: HttpRequest) -> HttpResponseBase:
    """Asked by passkey.js when the button is pressed, so that it is never stale."""
    try:
        asked = door.challenge(http.token_of(request), request.POST.get("purpose", "")[:10])
    except (Denied, SignedOut, SessionClosed) as no:
        return JsonResponse({"error": no.code or "signed-out"}, status=409)
    return JsonResponse(asked)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public("the second step of the door; the vault knows who stands there")
def passkey_step(request: HttpRequest) -> HttpResponseBase:
    if state_of(request) != "passkey":
        return elsewhere(request)
    problem = ""
    if request.method == "POST":
        try:
            door.use_passkey(http.token_of(request), answer_of(request))
            return back_to_work(request)
        except Refused as no:
            problem = str(no.sentence)
    return curtain.render_unkept(request, "accounts/passkey_step.html", {
        "next": http.wanted(request), "problem": problem,
    })  # fmt: skip


def answer_of(request: HttpRequest) -> dict[str, str]:
    """What passkey.js put into the form; the vault judges it."""
    return {part: request.POST[part] for part in door.ANSWER_PARTS if part in request.POST}


def elsewhere(request: HttpRequest) -> HttpResponseBase:
    page = http.wanted(request)
    return next_step(request, page) or http.to_step("sign-in", page)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public("the first passkey of somebody who was just enrolled")
def first_passkey(request: HttpRequest) -> HttpResponseBase:
    if state_of(request) != "enrol":
        return elsewhere(request)
    form, problem = KeyForm(request.POST if request.method == "POST" else None), ""
    if form.is_valid():
        try:
            door.register_passkey(http.token_of(request), answer_of(request), form.cleaned_data["label"])
            return back_to_work(request)
        except Refused as no:
            problem = str(no.sentence)
    return curtain.render_unkept(request, "accounts/first_passkey.html", {
        "next": http.wanted(request), "form": form, "problem": problem,
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public("the curtain; the vault knows whose session is closed")
def resume(request: HttpRequest) -> HttpResponseBase:
    if request.method == "POST" and state_of(request) == "open":
        return back_to_work(request)
    if state_of(request) != "closed":
        return elsewhere(request)
    page = http.wanted(request)
    if request.method != "POST":
        return curtain.draw(request, page)
    return open_curtain(request, page)


def open_curtain(request: HttpRequest, page: str) -> HttpResponseBase:
    form = PinForm(request.POST)
    has_kept = request.POST.get("has_kept") == "1"
    try:
        if "credentialId" in request.POST:
            door.use_passkey(http.token_of(request), answer_of(request))
            return back_to_work(request)
        if form.is_valid():
            door.resume_with_pin(http.token_of(request), form.cleaned_data["pin"])
            return back_to_work(request)
    except Refused as no:
        if no.field:
            form.refuse(no)
        else:
            return curtain.draw(request, page, has_kept=has_kept, problem=str(no.sentence))
    except SignedOut:
        return http.to_step("sign-in", page, said="tries")
    return curtain.draw(request, page, has_kept=has_kept, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public("whoever is signed in shows once more that it is they")
def step_up(request: HttpRequest) -> HttpResponseBase:
    if state_of(request) != "open":
        return elsewhere(request)
    form, problem = PinForm(request.POST if request.method == "POST" else None), ""
    try:
        if "credentialId" in request.POST:
            door.use_passkey(http.token_of(request), answer_of(request))
            return back_to_work(request)
        if form.is_valid():
            door.resume_with_pin(http.token_of(request), form.cleaned_data["pin"])
            return back_to_work(request)
    except Refused as no:
        if no.field:
            form.refuse(no)
        else:
            problem = str(no.sentence)
    who = request.who  # type: ignore[attr-defined]
    return curtain.render_unkept(request, "accounts/step_up.html", {
        "next": http.wanted(request), "form": form, "problem": problem,
        "takes_pin": door.takes_pin(who), "has_passkey": who["passkeys"] > 0,
    })  # fmt: skip

"""How does a worker come in, go out, and come back?"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sijak.accounts import actions, curtain, door, http, queries
from sijak.accounts.forms import KeyForm, PinForm, SignInForm
from sijak.kernel.access import public
from sijak.kernel.errors import Refused
from vault.client import Denied, SessionClosed, SignedOut

WAITING = {"passkey": "passkey-step", "enrol": "first-passkey"}


def state_of(request: HttpRequest) -> str:
    return str(getattr(request, "session_state", ""))


def practice_url() -> str:
    try:
        return reverse("practice:cast") if settings.SIJAK_PRACTICE else ""
    except NoReverseMatch:
        return ""


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
                request.META.get("REMOTE_ADDR", ""),
            )  # fmt: skip
            return let_in(request, opened["token"], opened["state"], opened["user"])
        except Refused as no:
            form.refuse(no)
    return curtain.render_unkept(request, "accounts/sign_in.html", {
        "form": form, "next": http.wanted(request), "kept": kept_of(request),
        "practice_url": practice_url(),
    })  # fmt: skip


def kept_of(request: HttpRequest) -> str:
    return request.POST.get("kept", "")[: curtain.MOST]


def let_in(request: HttpRequest, token: str, state: str, user: str) -> HttpResponseBase:
    """On to the page they came for, or to the passkey; what they had written comes along."""
    page, kept = http.wanted(request), kept_of(request)
    writer = actions.Writer(token, user)
    has_kept = bool(kept and page) and actions.take_over_kept(by=writer, path=page, kept=kept)
    response: HttpResponseBase
    if state in WAITING:
        response = http.to_step(WAITING[state], page)
    else:
        response = way_back(page, has_kept or bool(queries.draft_at(user, page)))
    http.keep_token(response, token)
    return response


def next_step(request: HttpRequest, page: str) -> HttpResponseBase | None:
    """Where somebody stands who is already half or wholly in."""
    state = state_of(request)
    if state == "open":
        return HttpResponseRedirect(http.landing(page))
    if state == "closed":
        return http.to_step("resume", page)
    return http.to_step(WAITING[state], page) if state in WAITING else None


def way_back(page: str, has_kept: bool) -> HttpResponseRedirect:
    """``?back=1`` lets the page put the kept words into its form at once."""
    where = http.landing(page)
    return HttpResponseRedirect(f"{where}?back=1" if has_kept and page else where)


def back_to_work(request: HttpRequest) -> HttpResponseRedirect:
    """To the page they came from, and with it what was kept for it."""
    page, who = http.wanted(request), request.who  # type: ignore[attr-defined]
    request.is_interrupted = True  # type: ignore[attr-defined]
    return way_back(page, bool(page and queries.draft_at(who["user"], page)))


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
            door.register_passkey(
                http.token_of(request), answer_of(request), form.cleaned_data["label"]
            )
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

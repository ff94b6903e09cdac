"""How does a page keep what is being typed, and get it back?"""

from __future__ import annotations

import json

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from sijak.accounts import actions, curtain, http, queries
from sijak.kernel.access import public
from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou
from vault.client import SessionClosed, SignedOut, VaultError


def page_asked(request: HttpRequest) -> str:
    """The page whose words they are: ``?for=/people/…/``."""
    path = request.GET.get("for", "")
    if not http.is_ours(path):
        raise NotForYou
    return path


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public("whoever a session belongs to may keep a draft, also behind the curtain")
def draft(request: HttpRequest) -> HttpResponseBase:
    """POST keeps the fields (204); GET gives ``{"fields": {name: [values]}}``."""
    path, who = page_asked(request), getattr(request, "who", None)
    request.is_interrupted = True  # type: ignore[attr-defined]  # keeping is not saving
    if who is None:
        return JsonResponse({"error": "signed-out"}, status=403)
    try:
        if request.method == "POST":
            return keep(request, actions.Writer(http.token_of(request), who["user"]), path)
        return give_back(request, path)
    except (SignedOut, SessionClosed):
        return JsonResponse({"error": "closed"}, status=403)


def keep(request: HttpRequest, writer: actions.Writer, path: str) -> JsonResponse:
    fields = curtain.words_sent(request)
    if not fields:
        empty = len(json.dumps(list(request.POST.lists()))) <= curtain.MOST
        return JsonResponse({"kept": False}, status=200 if empty else 413)
    actions.keep_draft(by=writer, path=path, fields=fields)
    return JsonResponse({"kept": True})


def give_back(request: HttpRequest, path: str) -> JsonResponse:
    actor: Actor | None = getattr(request, "actor", None)
    fields = queries.draft_fields(actor, path) if actor else None
    if fields is None:
        return JsonResponse({"fields": {}}, status=404 if actor else 403)
    return JsonResponse({"fields": fields})


@require_safe
@never_cache
@public("without script the kept words are read here; only their writer's keys open them")
def draft_show(request: HttpRequest) -> HttpResponseBase:
    path = page_asked(request)
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return curtain.instead_of_page(request)
    try:
        fields = queries.draft_fields(actor, path)
    except VaultError as error:
        if isinstance(error, SignedOut | SessionClosed):
            raise
        fields = None
    texts = ["\n".join(map(str, values)) for values in (fields or {}).values()]
    return render(request, "accounts/draft.html", {"texts": texts, "page": path})


@require_http_methods(["POST"])
@never_cache
@public("letting one's own draft go")
def draft_drop(request: HttpRequest) -> HttpResponseBase:
    path = page_asked(request)
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return curtain.instead_of_page(request)
    actions.drop_draft(by=actor, path=path)
    return HttpResponseRedirect(path)

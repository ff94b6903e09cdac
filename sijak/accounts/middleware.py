"""Who is behind this request, and what if the vault says no in the middle of it?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sijak.accounts import curtain, http, queries
from sijak.accounts.enums import CENTRES, permissions_of, word_of
from sijak.accounts.line import vault
from sijak.kernel.access import RefusalMiddleware
from sijak.kernel.actor import Actor
from sijak.kernel.errors import Away, NotForYou, Refused
from sijak.ui.http import unkept
from vault.client import (
    Denied,
    OverBudget,
    SessionClosed,
    SignedOut,
    VaultError,
    VaultUnavailable,
)

# Sent by the page's own script for autosave: typing is a deed, a timer is not.
NOT_A_DEED = ("HTTP_X_SIJAK_DEED", "0")


class ActorMiddleware:
    """Puts ``request.actor`` there; draws the curtain over a closed session; turns the vault's
    answers into the house's own refusals; lets a draft go when its form was saved."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.session_state = ""  # type: ignore[attr-defined]
        token = http.token_of(request)
        if token and "/static/" not in request.path:
            try:
                self._recognise(request, token)
            except SignedOut:
                pass
            except VaultUnavailable:
                return self._away(request)
        response = self.get_response(request)
        return self._after(request, response)

    def _recognise(self, request: HttpRequest, token: str) -> None:
        deed = request.META.get(NOT_A_DEED[0]) != NOT_A_DEED[1]
        who = vault().whoami(token, deed=deed)
        request.session_state = who["state"]  # type: ignore[attr-defined]
        request.who = who  # type: ignore[attr-defined]
        request.closes_in = who["seconds"]  # type: ignore[attr-defined]
        if who["state"] == "open":
            request.actor = Actor(  # type: ignore[attr-defined]
                token=token, user_id=who["user"], name=who["name"], role=who["role"],
                permissions=permissions_of(who["role"]),
                teams=tuple(t["id"] for t in who["teams"]), centre=who["centre"],
                language=get_language() or "ko", where="", is_officer="officer" in who["can"],
            )  # fmt: skip
            request.centre_name = word_of(CENTRES, who["centre"])  # type: ignore[attr-defined]
            request.kept_draft = SimpleLazyObject(  # type: ignore[attr-defined]
                lambda: queries.has_draft(who["user"], request.path)
            )
            request.counts = SimpleLazyObject(  # type: ignore[attr-defined]
                lambda: queries.counts_for(request.actor)  # type: ignore[attr-defined]
            )

    def _after(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        actor = getattr(request, "actor", None)
        if actor is None:
            return response
        http.keep_last(request, response, actor.user_id)
        # Saved: answered by a redirect, or said so by a page that is shown only once.
        is_saved = response.status_code in (302, 303) or getattr(request, "is_saved", False)
        if request.method == "POST" and is_saved:
            curtain.let_saved_draft_go(request, actor)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Before a worker's page: nobody signed in, or the curtain is drawn."""
        access = getattr(view, "sijak_access", None)
        if access is None or access.permission is None or getattr(request, "actor", None):
            return None
        return curtain.instead_of_page(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        if not isinstance(error, VaultError):
            return None
        if isinstance(error, SignedOut | SessionClosed):
            return curtain.after_closing(request, is_closed=isinstance(error, SessionClosed))
        if asks_again(error):
            return curtain.to_step_up(request)
        refused = self._refusal(error)
        if isinstance(refused, NotForYou):
            raise refused from None
        return RefusalMiddleware(self.get_response).process_exception(request, refused)

    @staticmethod
    def _refusal(error: VaultError) -> Exception:
        """404 for what is not theirs; a sentence for what a rule forbids; 503 for no vault."""
        if isinstance(error, VaultUnavailable):
            return Away()
        if isinstance(error, OverBudget):
            return Refused(_(
                "You have opened very many files today. Speak with the protection officer. In danger,"
                " safety cards still open: ask whether the person is known."
            ))  # fmt: skip
        if isinstance(error, Denied) and error.code == "version":
            return Refused(_("Somebody else changed this first. Load the page again."))
        return NotForYou()

    @staticmethod
    def _away(request: HttpRequest) -> HttpResponse:
        response = render(request, "ui/503.html", {"sentence": None}, status=503)
        response.headers["Retry-After"] = "10"
        return unkept(response)


def asks_again(error: VaultError) -> bool:
    """Does the vault want to see the passkey (or PIN) once more before it goes on?"""
    if isinstance(error, OverBudget):
        return error.detail.get("step") == "confirm"
    return isinstance(error, Denied) and error.code == "step-up"

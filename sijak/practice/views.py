"""One click to sign in as somebody of the cast. Exists only in a practice store."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from sijak.accounts import http
from sijak.accounts.enums import ROLES
from sijak.accounts.line import vault
from sijak.accounts.welcome import kept_of, let_in
from sijak.kernel.access import public
from sijak.kernel.errors import NotForYou
from sijak.practice import cast


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@public("nobody here is real: the cast of the practice town")
def cast_list(request: HttpRequest) -> HttpResponse:
    """A POST brings along what was sent while the vault was restarted."""
    players = [(player, ROLES[player.role]) for player in (*cast.PLAYERS, *cast.OFFICERS)]
    return render(request, "practice/cast/list.html", {
        "players": players, "pin": cast.PIN, "next": http.wanted(request), "kept": kept_of(request),
    })  # fmt: skip


@require_POST
@public("nobody here is real: one click instead of a phrase")
def cast_enter(request: HttpRequest) -> HttpResponseBase:
    people = cast.read_cast(settings.SIJAK_DATA_DIR / "practice")["people"]
    player = people.get(request.POST.get("who", ""))
    if player is None:
        raise NotForYou
    handle = request.POST["who"]
    opened = vault().unlock(handle, player["phrase"], request.META.get("REMOTE_ADDR", ""))
    return let_in(request, opened["token"], opened["state"], opened["user"])

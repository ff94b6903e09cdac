"""One click to sign in as somebody of the cast. Exists only in a practice store."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sijak.accounts import http
from sijak.accounts.enums import ROLES
from sijak.accounts.line import vault
from sijak.kernel.access import public
from sijak.kernel.errors import NotForYou
from sijak.practice import cast


@require_safe
@public("nobody here is real: the cast of the practice town")
def cast_list(request: HttpRequest) -> HttpResponse:
    players = [(player, ROLES[player.role]) for player in (*cast.PLAYERS, *cast.OFFICERS)]
    return render(request, "practice/cast/list.html", {"players": players, "pin": cast.PIN})


@require_POST
@public("nobody here is real: one click instead of a phrase")
def cast_enter(request: HttpRequest) -> HttpResponse:
    people = cast.read_cast(settings.SIJAK_DATA_DIR / "practice")["people"]
    player = people.get(request.POST.get("who", ""))
    if player is None:
        raise NotForYou
    handle = request.POST["who"]
    opened = vault().unlock(handle, player["phrase"], request.META.get("REMOTE_ADDR", ""))
    response = redirect(http.landing(request.POST.get("next", "")))
    http.keep_token(response, opened["token"])
    return response

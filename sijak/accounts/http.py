"""How does the browser keep a session, and where does a worker land?"""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from sijak.ui.http import unkept

LONGEST_PATH = 300
_LAST = "sijak.accounts.last"


def keep_token(response: HttpResponseBase, token: str) -> None:
    """The only cookie of the house that opens anything; gone when the browser closes."""
    _set_cookie(response, settings.SIJAK_COOKIE, token)


def drop_token(response: HttpResponseBase) -> None:
    for name in (settings.SIJAK_COOKIE, _last_cookie()):
        # Not delete_cookie: a browser ignores a __Host- cookie that is not marked secure.
        response.set_cookie(
            name, "", max_age=0, path="/", secure=settings.SIJAK_COOKIE_SECURE, httponly=True,
            samesite="Lax",
        )  # fmt: skip


def token_of(request: HttpRequest) -> str:
    """The session's token, or an empty text."""
    token = request.COOKIES.get(settings.SIJAK_COOKIE, "")
    return token if len(token) == 64 and token.isascii() and token.isalnum() else ""


def place_of(request: HttpRequest) -> str:
    """Where somebody signs in from; wrong tries slow that place. Our own proxy writes the address it
    saw as the last hop; whatever stands before it a stranger may have made up."""
    hops = request.headers.get("X-Forwarded-For", "") if settings.SIJAK_BEHIND_PROXY else ""
    return hops.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", ""))


def keep_last(request: HttpRequest, response: HttpResponseBase, user: str) -> None:
    """Whose page stands in this browser: an id, signed. It opens nothing; with it, what somebody
    sent to a vault that had just been restarted is kept for them and for nobody else."""
    if last_user(request) != user:
        _set_cookie(response, _last_cookie(), signing.dumps(user, salt=_LAST))


def last_user(request: HttpRequest) -> str:
    try:
        return str(signing.loads(request.COOKIES.get(_last_cookie(), ""), salt=_LAST))
    except signing.BadSignature:
        return ""


def _last_cookie() -> str:
    return f"{settings.SIJAK_COOKIE}-last"


def _set_cookie(response: HttpResponseBase, name: str, value: str) -> None:
    response.set_cookie(
        name, value, path="/", secure=settings.SIJAK_COOKIE_SECURE, httponly=True, samesite="Lax"
    )


def wanted(request: HttpRequest) -> str:
    """The page that somebody came for, if it is one of ours, else an empty text."""
    path = request.POST.get("next") or request.GET.get("next") or ""
    return path if is_ours(path) else ""


def is_ours(path: str) -> bool:
    return (
        path.startswith("/")
        and len(path) <= LONGEST_PATH
        and path.isprintable()
        and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    )


def landing(wanted: str = "") -> str:
    """Where to go after sign-in: the page they came for, if it is ours, else today."""
    if is_ours(wanted):
        return wanted
    for name in ("desk:today", "pages:home"):
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return "/"


def page_of(request: HttpRequest) -> str:
    """The page on which somebody pressed the button: the address of a GET, else where the form
    stood (our own pages tell us, others never do)."""
    if request.method == "POST":
        try:
            came = urlsplit(str(request.META.get("HTTP_REFERER", "")))
        except ValueError:
            return request.path
        if came.netloc == request.get_host() and is_ours(came.path):
            return came.path
    return request.path


def to_step(name: str, next_path: str, **more: str) -> HttpResponseRedirect:
    """To one of the door's own pages, with the way back."""
    query = {"next": next_path} if is_ours(next_path) else {}
    where = reverse(f"accounts:{name}")
    asked = urlencode(query | more)
    return unkept(HttpResponseRedirect(f"{where}?{asked}" if asked else where))

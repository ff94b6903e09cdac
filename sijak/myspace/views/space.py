"""The person's own pages: what is there, one panel, and the two ways out."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sijak.kernel.access import public
from sijak.myspace.http import beside_letters, frame, mine, own_page
from sijak.people import http, letters
from sijak.people.own import Own, own_panels
from sijak.ui.http import unkept


@require_safe
@mine()
def home(request: HttpRequest, own: Own) -> HttpResponse:
    ours = [one for one in own.letters if not one.is_from_asker]
    page = {"newest": ours[-1] if ours else None, **beside_letters(own)}
    return own_page(request, own, "myspace/home.html", page)


@require_safe
@mine()
def panel(request: HttpRequest, own: Own, name: str) -> HttpResponse:
    found = next((one.panel for one in own_panels(own) if one.name == name and one.panel.template), None)
    if found is None:
        raise Http404
    return own_page(request, own, "myspace/panel.html", {"panel": found})


@require_http_methods(["GET", "HEAD", "POST"])
@public("whoever is in locks their pages here; whoever is not sees that they are locked")
def leave(request: HttpRequest) -> HttpResponse:
    """Lock and leave. A look changes nothing."""
    pass_ = http.pass_of(request)
    if request.method == "POST":
        letters.forget_pass(pass_)
        response: HttpResponse = redirect("myspace:leave")
        http.drop_pass(response)
    else:
        response = redirect("myspace:home") if pass_ else render(request, "myspace/left.html", frame())
    unkept(response)
    return response


@require_safe
@public("the quick way out works for everybody, at once")
def out(request: HttpRequest) -> HttpResponse:
    """A plain link: the pass ends in the vault, nothing stays in the browser, and an everyday page stands
    there. Works without script and while the vault is away."""
    response = HttpResponseRedirect(settings.SIJAK_EXIT_TO)
    if request.headers.get("Sec-Fetch-Site") == "cross-site":  # another site signs nobody out
        unkept(response)
        return response
    letters.forget_pass(http.pass_of(request))
    http.drop_pass(response)
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    unkept(response)
    return response

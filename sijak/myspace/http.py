"""How does a page of somebody's own answer, and what do they meet when the half hour is over?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from sijak.kernel.access import public
from sijak.kernel.errors import Away
from sijak.people import http, letters
from sijak.people.own import Own, enter, own_panels
from sijak.reach.forms import PublicForm, WordsForm
from sijak.reach.http import meanwhile
from sijak.ui.http import unkept

type OwnView = Callable[..., HttpResponseBase]
WHY = "the eight words were given before; the pass in the cookie is what opens it"


def mine(*, keeps: Sequence[str] = ()) -> Callable[[OwnView], OwnView]:
    """``@mine()`` on ``view(request, own, ...)``. ``keeps``: the fields of a form in which somebody
    writes at length; they stay on the page when the half hour ended or the vault is away."""

    def mark(view: OwnView) -> OwnView:
        @public(WHY)
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            pass_ = http.pass_of(request)
            if not pass_ and request.method != "POST":
                return unkept(redirect("reach:come-back"))
            try:
                if not pass_:
                    raise letters.PassEnded
                return unkept(view(request, enter(pass_), *args, **kwargs))
            except letters.PassEnded:
                return ended(request, keeps)
            except Away:
                return away(request, keeps)

        return answer

    return mark


def own_page(
    request: HttpRequest, own: Own, template: str, context: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """A page in the frame ``myspace/frame.html``: with the menu, and the way out that ends the pass."""
    page = frame() | {"own": own, "menu": own_panels(own)} | (context or {})
    return render(request, template, page, status=status)


def frame() -> dict[str, Any]:
    return {"exit_to": reverse("myspace:out")}


def ended(request: HttpRequest, keeps: Sequence[str]) -> HttpResponseBase:
    """The half hour is over, or it was locked. What was being written comes along, to be copied."""
    page = frame() | {"kept": written(request, keeps), "form": WordsForm()}
    response = render(request, "myspace/ended.html", page, status=410)
    http.drop_pass(response)
    return unkept(response)


def away(request: HttpRequest, keeps: Sequence[str]) -> HttpResponseBase:
    """Nothing can be opened just now. What was sent is still here and is sent on by one press."""
    safe: Any = PublicForm(request.POST).data
    others = [name for name in safe if name != "csrfmiddlewaretoken" and name not in keeps]
    sent = [(name, value) for name in others for value in safe.getlist(name)]
    page = frame() | meanwhile() | {"kept": written(request, keeps), "sent": sent}
    return unkept(render(request, "myspace/away.html", page, status=503))


def written(request: HttpRequest, keeps: Sequence[str]) -> list[tuple[str, str]]:
    """What was typed, as it may be shown again: (name of the field, text)."""
    safe = PublicForm(request.POST).data
    return [(name, text) for name in keeps if (text := str(safe.get(name) or ""))]


def beside_letters(own: Own) -> dict[str, Any]:
    """What a department lays beside the letters of this box: a button each, with the pass sealed in."""
    links = letters.box_links(own.mailbox)
    return {"links": links, "state": letters.seal_form(letters.BOX, {"pass": own.pass_}) if links else ""}

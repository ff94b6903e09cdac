"""Which addresses do the tests of ui add? The gallery, and a form with a draft."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template import engines
from django.urls import URLPattern, URLResolver, path

from sijak.kernel.access import public
from sijak.kernel.errors import Away
from sijak.pages import views
from sijak.urls import handler400, handler403, handler404, handler500
from sijak.urls import urlpatterns as house

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

PAGE = """{% extends "ui/base_staff.html" %}{% load ui %}
{% block heading %}A note{% endblock %}
{% block main %}<form id="note" class="form" method="post" action="/t/sent/"
 data-draft-url="/t/draft/" data-draft-waiting>
{% csrf_token %}<p data-draft-offer hidden><button type="button" data-draft-take>Take</button></p>
<label for="words">Words</label><textarea id="words" name="words"></textarea>
<label for="place">Place</label><input id="place" name="place">
<label for="q">Find</label><input id="q" data-search>
{% button "Keep" %}</form>{% endblock %}"""

kept: list[tuple[str, str]] = []
sent: list[str] = []


@public("a test")
def note(request: HttpRequest) -> HttpResponse:
    page = engines["django"].from_string(PAGE)
    seconds = int(request.GET.get("closes", "900"))
    return HttpResponse(page.render({"closes_in": seconds}, request))


@public("a test")
def draft(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        kept.append((request.headers.get("X-Sijak-Deed", ""), request.POST["words"]))
        return HttpResponse(status=204)
    return JsonResponse({"fields": {"words": "kept before", "place": "home"}})


@public("a test")
def sent_note(request: HttpRequest) -> HttpResponse:
    sent.append(request.POST["words"])
    return HttpResponse(status=204)


@public("a test")
def broken(request: HttpRequest) -> HttpResponse:
    raise ValueError("봄이네")


@public("a test")
def away(request: HttpRequest) -> HttpResponse:
    raise Away


urlpatterns: list[URLPattern | URLResolver] = [
    *house,
    path("t/note/", note, name="t-note"),
    path("t/draft/", draft, name="t-draft"),
    path("t/sent/", sent_note, name="t-sent"),
    path("t/broken/", broken, name="t-broken"),
    path("en/t/broken/", broken, name="t-broken-en"),
    path("t/away/", away, name="t-away"),
    path("gallery/", views.gallery, name="t-gallery"),
]

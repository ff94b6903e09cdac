"""News and events, as everybody reads them; what a reader's own program fetches; pictures."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sijak.kernel.access import public
from sijak.kernel.actor import Request
from sijak.kernel.dates import today
from sijak.pages import feeds, published, site
from sijak.pages.enums import Kind
from sijak.pages.queries import pictures
from sijak.pages.queries import public as queries

A_PAGE = 20
# A picture that is taken away is gone from browsers within the hour.
AN_HOUR = "public, max-age=3600"


@require_safe
@public("what we do next and what happened is for everyone", indexable=True)
def news_list(request: HttpRequest) -> HttpResponse:
    language = get_language() or "ko"
    page = Paginator(queries.news(language), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "pages/news/list.html", {"page": page, "shelves": site.shelves(language)})


@require_safe
@public("what we do next and what happened is for everyone", indexable=True)
def event_list(request: HttpRequest) -> HttpResponse:
    language = get_language() or "ko"
    page = {"cards": queries.coming(language), "shelves": site.shelves(language)}
    return render(request, "pages/event/list.html", page)


@require_safe
@public("what we do next and what happened is for everyone", indexable=True)
def news_one(request: HttpRequest, name: str) -> HttpResponse:
    return _one(request, Kind.NEWS, name)


@require_safe
@public("what we do next and what happened is for everyone", indexable=True)
def event(request: HttpRequest, name: str) -> HttpResponse:
    return _one(request, Kind.EVENT, name)


def _one(request: HttpRequest, kind: str, name: str) -> HttpResponse:
    """A page that is written in another language only says so, and is not there in this one."""
    language = get_language() or "ko"
    shown, elsewhere = published.one(kind, name, language), queries.others(kind, name)
    known = {"shelves": site.shelves(language), "kind": kind, "name": name}
    if shown is None and not elsewhere:
        raise Http404
    if shown is None:
        return render(request, "pages/news/elsewhere.html", {**known, "elsewhere": elsewhere}, status=404)
    words, sources = queries.pieces(shown.text, language)
    is_over = bool(shown.last_day and shown.last_day < today())
    page = {"shown": shown, "pieces": words, "sources": sources, "is_over": is_over, **queries.parts()}
    return render(request, f"pages/{kind}/one.html", {**known, **page})


@require_safe
@public("read by a reader's own program; nobody is counted", indexable=True)
def news_feed(request: HttpRequest) -> HttpResponse:
    return _atom(Kind.NEWS)


@require_safe
@public("read by a reader's own program; nobody is counted", indexable=True)
def events_feed(request: HttpRequest) -> HttpResponse:
    return _atom(Kind.EVENT)


def _atom(kind: str) -> HttpResponse:
    return HttpResponse(
        feeds.atom(kind, get_language() or "ko"), content_type="application/atom+xml; charset=utf-8"
    )


@require_safe
@public("one event for a reader's own calendar; its name tells nothing")
def event_calendar(request: HttpRequest, name: str) -> HttpResponse:
    shown = published.one(Kind.EVENT, name, get_language() or "ko")
    if shown is None:
        raise Http404
    response = HttpResponse(feeds.calendar(shown), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="day.ics"'
    return response


@require_safe
@public("pictures of published pages; others are met by editors only")
def picture(request: Request, name: str) -> HttpResponse:
    is_editor = request.actor is not None and request.actor.may("site")
    found = pictures.file_of(name, is_editor=is_editor)
    response = HttpResponse(bytes(found.body), content_type="image/webp")
    response.headers["Cache-Control"] = "no-store" if is_editor else AN_HOUR
    return response

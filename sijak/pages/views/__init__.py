"""What does a stranger read before asking for help?"""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from sijak.kernel.access import public
from sijak.pages import addresses, facts, site, specimens
from sijak.pages.meta import meta_of
from sijak.pages.queries.public import latest
from sijak.ui import icons, lines


@require_safe
@public("whoever looks for help must be able to read who we are", indexable=True)
def home(request: HttpRequest) -> HttpResponse:
    language = get_language() or "ko"
    org = settings.SIJAK_ORG_NAME[language]
    summary = gettext("Beside people who came from the North: listening, hospital, learning and work.")
    page = {"facts": facts.all_facts(), "shelves": site.shelves(language), "doors": site.doors(language),
            "office": settings.SIJAK_PHONE, "latest": latest(language),
            "meta": meta_of(request.path, language, org, summary, kind="website")}  # fmt: skip
    return render(request, "pages/home.html", page)


@require_safe
@public("the crisis lines are for everyone, at once", indexable=True)
def danger(request: HttpRequest) -> HttpResponse:
    page = {"lines": lines.crisis_lines(*lines.NEAREST_FIRST), "as_of": lines.AS_OF}
    return render(request, "pages/danger.html", page)


@require_safe
@public("the crisis lines lay here before; nobody who wrote that down is left without them")
def danger_before(request: HttpRequest) -> HttpResponse:
    return redirect("pages:danger", permanent=True)


@require_safe
@public("what we know and what we do is for everyone", indexable=True)
def read(request: HttpRequest, name: str) -> HttpResponse:
    language = get_language() or "ko"
    page = site.site_page(name, language)
    if page is None:
        raise Http404
    words = page.words
    known = {"page": page, "shelves": site.shelves(language, name), "chart": facts.arrivals_by_year(),
             "bank": settings.SIJAK_BANK, "office": settings.SIJAK_PHONE,
             "lines": lines.crisis_lines(*lines.NEAREST_FIRST), "as_of": lines.AS_OF,
             "meta": meta_of(request.path, language, words.title, words.summary, name=name)}  # fmt: skip
    return render(request, "pages/read.html", known)


@require_safe
@public("search engines find what everybody may read, and nothing else")
def sitemap(request: HttpRequest) -> HttpResponse:
    page = {"addresses": addresses.findable(), "origin": settings.SIJAK_ORIGIN}
    return render(request, "pages/sitemap.xml", page, content_type="application/xml")


@require_safe
@public("tells machines where the list of pages is")
def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/robots.txt", {"origin": settings.SIJAK_ORIGIN}, content_type="text/plain")


@require_safe
@public("holds no data; exists only in a practice store")
def gallery(request: HttpRequest) -> HttpResponse:
    page = specimens.everything(request.GET.get("page"))
    return render(request, "pages/gallery.html", {**page, "icon_names": list(icons.SHAPES)})

"""What does a stranger read before asking for help?"""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from sijak.kernel.access import public
from sijak.pages import facts, site, specimens
from sijak.ui import icons, lines


@require_safe
@public("whoever looks for help must be able to read who we are", indexable=True)
def home(request: HttpRequest) -> HttpResponse:
    shelves = site.shelves(get_language() or "ko")
    return render(request, "pages/home.html", {"facts": facts.all_facts(), "shelves": shelves})


@require_safe
@public("the crisis lines are for everyone, at once", indexable=True)
def danger(request: HttpRequest) -> HttpResponse:
    page = {"lines": lines.crisis_lines(*lines.NEAREST_FIRST), "as_of": lines.AS_OF}
    return render(request, "pages/danger.html", page)


@require_safe
@public("what we know and what we do is for everyone", indexable=True)
def read(request: HttpRequest, name: str) -> HttpResponse:
    language = get_language() or "ko"
    page = site.site_page(name, language)
    if page is None:
        raise Http404
    known = {"page": page, "shelves": site.shelves(language, name), "chart": facts.arrivals_by_year(),
             "facts": facts.all_facts(), "bank": settings.SIJAK_BANK, "office": settings.SIJAK_PHONE,
             "lines": lines.crisis_lines(*lines.NEAREST_FIRST), "as_of": lines.AS_OF}  # fmt: skip
    return render(request, "pages/read.html", known)


@require_safe
@public("holds no data; exists only in a practice store")
def gallery(request: HttpRequest) -> HttpResponse:
    page = specimens.everything(request.GET.get("page"))
    return render(request, "pages/gallery.html", {**page, "icon_names": list(icons.SHAPES)})

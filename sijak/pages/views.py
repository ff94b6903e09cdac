"""What does a stranger read before asking for help?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sijak.kernel.access import public
from sijak.pages import facts, specimens
from sijak.ui import icons, lines


@require_safe
@public("whoever looks for help must be able to read who we are", indexable=True)
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/home.html", {"facts": facts.all_facts()})


@require_safe
@public("the crisis lines are for everyone, at once", indexable=True)
def danger(request: HttpRequest) -> HttpResponse:
    page = {"lines": lines.crisis_lines(*lines.NEAREST_FIRST), "as_of": lines.AS_OF}
    return render(request, "pages/danger.html", page)


@require_safe
@public("holds no data; exists only in a practice store")
def gallery(request: HttpRequest) -> HttpResponse:
    page = specimens.everything(request.GET.get("page"))
    return render(request, "pages/gallery.html", {**page, "icon_names": list(icons.SHAPES)})

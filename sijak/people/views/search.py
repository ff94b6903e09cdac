"""Find a person; and the people I walk with."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.people.forms.persons import SearchForm
from sijak.people.http import sealed_page
from sijak.people.queries import files


@require_http_methods(["GET", "POST"])
@needs("search")
def search(request: StaffRequest) -> HttpResponse:
    """The query comes in the body and stays out of addresses and logs. At most ten answers."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    page: dict[str, Any] = {"form": form, "hits": None}
    if form.is_valid():
        page["hits"] = files.find(request.actor, form.cleaned_data["q"], None)
    return sealed_page(request, "people/search/page.html", page)


@require_safe
@needs("files")
def mine(request: StaffRequest) -> HttpResponse:
    return sealed_page(request, "people/search/mine.html", {"people": files.mine(request.actor)})

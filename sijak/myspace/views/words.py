"""The word helper: a list by letter, and a search that leaves no trace."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from sijak.myspace.forms import WordForm
from sijak.myspace.http import mine, own_page
from sijak.myspace.queries.words import grouped
from sijak.people.own import Own


@require_http_methods(["GET", "HEAD", "POST"])
@mine()
def words(request: HttpRequest, own: Own) -> HttpResponse:
    form = WordForm(request.POST if request.method == "POST" else None)
    word = form.cleaned_data["word"] if form.is_valid() else ""
    groups = grouped(word)
    count = sum(len(pairs) for _letter, pairs in groups)
    page = {"form": form, "groups": groups, "count": count, "is_asked": bool(word)}
    return own_page(request, own, "myspace/words.html", page, 422 if form.errors else 200)

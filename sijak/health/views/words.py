"""Words of the North and the South: look, add, put right, say what one thinks."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from sijak.health.actions import words as actions
from sijak.health.forms.words import FindWordForm, VoteForm, WordForm
from sijak.health.queries import words as queries
from sijak.health.queries.strands import own_teams, team_to_begin
from sijak.health.queries.words import FIELDS, WordPair
from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.http import go, sealed_page, typed_again

A_PAGE = 40


@require_http_methods(["GET", "POST"])
@needs("health")
def word_list(request: StaffRequest) -> HttpResponse:
    """What is looked for comes in the body; the field that was chosen, a code, in the address."""
    form = FindWordForm(request.POST if request.method == "POST" else None)
    field = request.GET.get("field", "")
    field = field if field in FIELDS else ""
    query = form.cleaned_data["q"] if form.is_valid() else ""
    found = queries.listed(request.actor, field=field, query=query)
    pages = Paginator(found, max(len(found), 1) if query else A_PAGE)
    page = {
        "form": form, "field": field, "query": query, "page": pages.get_page(request.GET.get("page")),
        "fields": [("", ""), *((code, str(word)) for code, word in FIELDS.items())],
        "may_add": bool(own_teams(request.actor)),
    }  # fmt: skip
    return sealed_page(request, "health/word/list.html", page)


@require_http_methods(["GET", "POST"])
@needs("health")
def word_write(request: StaffRequest) -> HttpResponse:
    form = WordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.add_word(by=request.actor, team=team_to_begin(request.actor),
                             once=form.cleaned_data["once"], word=form.word())  # fmt: skip
        except Refused as no:
            form.refuse(no)
        else:
            return go("health:words", said="word")
    return sealed_page(request, "health/word/write.html", {"form": form})


@require_http_methods(["GET", "POST"])
@needs("health")
def word_edit(request: StaffRequest, word: str) -> HttpResponse:
    pair = queries.one(request.actor, word)
    form = WordForm(request.POST if request.method == "POST" else None, pair=pair)
    if form.is_valid():
        try:
            actions.correct_word(by=request.actor, word=word, version=form.cleaned_data["version"] or 0,
                                 to=form.word())  # fmt: skip
        except Refused as no:
            form.refuse(no)
        except ChangedMeanwhileError:
            return written_by_two(request, form, pair)
        else:
            return go("health:words", said="word")
    return sealed_page(request, "health/word/write.html", {"form": form, "pair": pair})


def written_by_two(request: StaffRequest, form: WordForm, now: WordPair) -> HttpResponse:
    again = WordForm(typed_again(form, version=str(now.row.version if now.row else 0)), pair=now)
    again.is_valid()
    mine = form.cleaned_data
    pairs = [(str(again[n].label), getattr(now, n), mine[n]) for n in ("north", "south", "note")
             if getattr(now, n) != mine[n]]  # fmt: skip
    return sealed_page(request, "health/word/write.html", {"form": again, "pair": now, "pairs": pairs}, 409)


@require_POST
@needs("health")
def word_vote(request: StaffRequest, word: str) -> HttpResponse:
    pair, form = queries.one(request.actor, word), VoteForm(request.POST)
    if form.is_valid() and pair.row is not None:
        actions.vote_word(by=request.actor, word=word, is_yes=form.cleaned_data["vote"] == "yes")
    return go("health:words", said="vote")

"""One page in one language: writing, the second reader, publishing, taking down, history, preview."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.pages.actions import wordings as actions
from sijak.pages.forms.writing import PublishForm, RemarkForm, WordsForm
from sijak.pages.keys import WordsKey, words_key
from sijak.pages.queries import desk
from sijak.pages.queries import wordings as queries
from sijak.pages.queries.wordings import Told
from sijak.pages.rules.publishing import Crossed
from sijak.people.http import go, typed_again


@require_http_methods(["GET", "POST"])
@needs("site")
def write(request: StaffRequest, words: str) -> HttpResponse:
    key = words_key(words)
    told, crossed = queries.told(key), False
    form = _form(request, told)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.write_words(by=request.actor, words=key, base=given["base"], text=form.written(),
                                is_new=given["is_new"])  # fmt: skip
        except Crossed:
            crossed = True
        else:
            return go("pages:write-words", words, said="kept")
    if crossed:
        told = queries.told(key)
        form = _form(request, told, typed_again(form, base=str(told.version)))
    return _page(request, told, form, crossed=crossed)


def _form(request: StaffRequest, told: Told, data: object = None) -> WordsForm:
    given = data or (request.POST if request.method == "POST" else None)
    is_lead = told.key.language == "ko" and not told.behind
    return WordsForm(given, kind=told.key.kind, text=told.text, base=told.version, is_new=is_lead)


def _page(request: StaffRequest, told: Told, form: WordsForm | None = None, *, crossed: bool = False,
          publish: PublishForm | None = None, back: RemarkForm | None = None, refused: str = "",
          status: int = 200) -> HttpResponse:  # fmt: skip
    form = form or WordsForm(None, kind=told.key.kind, text=told.text, base=told.version, is_new=False)
    page = desk.desk(request.actor, told, form.as_text(), request.GET.get("beside", ""))
    first = {"base": told.version}
    return render(request, "pages/write/words.html", {
        "told": told, "form": form, "page": page, "refused": refused,
        "pairs": desk.pairs(told.text, form.as_text()) if crossed else (),
        "publish": publish or PublishForm(None, initial=first), "back": back or RemarkForm(None),
    }, status=status)  # fmt: skip


def _refused(request: StaffRequest, key: WordsKey, no: Refused) -> HttpResponse:
    return _page(request, queries.told(key), refused=str(no), status=409)


@require_POST
@needs("site")
def ask(request: StaffRequest, words: str) -> HttpResponse:
    key, form = words_key(words), PublishForm(request.POST)
    form.is_valid()
    try:
        actions.ask_review(by=request.actor, words=key, base=form.cleaned_data["base"])
    except Refused as no:
        return _refused(request, key, no)
    return go("pages:write-words", words, said="asked")


@require_POST
@needs("site")
def publish(request: StaffRequest, words: str) -> HttpResponse:
    key, form = words_key(words), PublishForm(request.POST)
    told = queries.told(key)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.publish_words(by=request.actor, words=key, base=given["base"], moment=form.moment(),
                                  looked=given["looked"])  # fmt: skip
        except Refused as no:
            form.refuse(no)
        else:
            return go("pages:write-words", words, said="published")
    return _page(request, told, publish=form, status=200 if told.row else 404)


@require_POST
@needs("site")
def back(request: StaffRequest, words: str) -> HttpResponse:
    key, form = words_key(words), RemarkForm(request.POST)
    told = queries.told(key)
    if form.is_valid():
        try:
            actions.send_back(by=request.actor, words=key, remark=form.cleaned_data["remark"])
        except Refused as no:
            form.refuse(no)
        else:
            return go("pages:write-words", words, said="back")
    return _page(request, told, back=form)


@require_POST
@needs("site")
def down(request: StaffRequest, words: str) -> HttpResponse:
    actions.take_down(by=request.actor, words=words_key(words))
    return go("pages:write-words", words, said="down")


@require_POST
@needs("site")
def in_step(request: StaffRequest, words: str) -> HttpResponse:
    actions.say_in_step(by=request.actor, words=words_key(words))
    return go("pages:write-words", words, said="step")


@require_http_methods(["GET", "POST"])
@needs("site")
def shipped(request: StaffRequest, words: str) -> HttpResponse:
    """What came with the house, beside what stands now; and the way back to it."""
    key = words_key(words)
    text = desk.shipped(key)
    if request.method == "POST":
        actions.restore_shipped(by=request.actor, words=key)
        return go("pages:write-words", words, said="restored")
    return render(request, "pages/write/shipped.html", {"told": queries.told(key), "text": text})


@require_safe
@needs("site")
def history(request: StaffRequest, words: str) -> HttpResponse:
    key = words_key(words)
    return render(request, "pages/write/history.html",
                  {"told": queries.told(key), "past": desk.past(request.actor, key)})  # fmt: skip


@require_safe
@needs("site")
def preview(request: StaffRequest, words: str) -> HttpResponse:
    told = queries.told(words_key(words))
    page = desk.preview(told, request.GET.get("as", ""))
    return render(request, "pages/write/preview.html", page)


@require_safe
@needs("site")
def version(request: StaffRequest, version: str) -> HttpResponse:
    row, key = queries.version_of(version)
    page = {"row": row, "told": queries.told(key), "who": desk.names(request.actor).get(row.written_by, "")}
    return render(request, "pages/write/version.html", page)


@require_POST
@needs("site")
def restore(request: StaffRequest, version: str) -> HttpResponse:
    _row, key = queries.version_of(version)
    actions.restore_version(by=request.actor, version=version)
    return go("pages:write-words", str(key), said="restored")

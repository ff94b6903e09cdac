"""Pages on which a story is told, written, masked, counted and read with its teller in the room."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, QueryDict
from django.views.decorators.http import require_http_methods

from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused, why_not
from sijak.kernel.forms import Form
from sijak.people.http import go, sealed_page, typed_again
from sijak.stories import queries, words
from sijak.stories.actions import telling, writing
from sijak.stories.enums import LANGUAGES
from sijak.stories.forms.telling import RoomForm
from sijak.stories.forms.writing import CountForm, InterviewForm, MaskForm, TextForm
from sijak.stories.models import Story
from sijak.stories.rules import masking, score, steps
from sijak.stories.told import Text, Told
from sijak.stories.views.desk import team_of, text_url

NAMES = dict(LANGUAGES)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("stories")
def story_new(request: StaffRequest) -> HttpResponse:
    form = InterviewForm(request.POST if request.method == "POST" else None)
    team = team_of(request.actor)
    if form.is_valid():
        made = writing.keep_story(
            by=request.actor, once=form.cleaned_data["once"], team=team, interview=form.interview()
        )
        return go("stories:story", made.pk, said="told")
    return sealed_page(
        request,
        "stories/desk/interview.html",
        {"form": form, "row": None, "theirs": ""},
        422 if form.is_bound else 200,
    )


def opened(request: StaffRequest, pk: str) -> tuple[Story, Told]:
    row = queries.story_of(request.actor, pk)
    return row, queries.told_in(request.actor, row)


def beside(form: Form, no: Refused, row: Story) -> QueryDict:
    """A colleague was faster: what was typed stays, and the next press means it."""
    form.refuse(no)
    return typed_again(form, seen=str(row.version))


@require_http_methods(["GET", "HEAD", "POST"])
@needs("stories")
def story_edit(request: StaffRequest, pk: str) -> HttpResponse:
    row, told = opened(request, pk)
    start = InterviewForm.of(told, row.language, row.version)
    form = InterviewForm(request.POST if request.method == "POST" else None, initial=start)
    page: dict[str, Any] = {"row": row, "form": form, "theirs": ""}
    if form.is_valid():
        try:
            writing.amend_interview(
                by=request.actor, story=pk, seen=form.cleaned_data["seen"], interview=form.interview()
            )
            return go("stories:story", pk, said="kept")
        except Refused as no:
            form.data = beside(form, no, row)
            page["theirs"] = f"{told.why}\n\n{told.notes}"
    return sealed_page(request, "stories/desk/interview.html", page, 422 if form.is_bound else 200)


def language_in(request: StaffRequest) -> str:
    """A code in the address; what is none is Korean."""
    asked = request.GET.get("lang", "")
    return asked if asked in NAMES else "ko"


def tabs_of(language: str) -> list[tuple[str, str, bool]]:
    return [(name, f"?lang={code}", code == language) for code, name in LANGUAGES]


@require_http_methods(["GET", "HEAD", "POST"])
@needs("stories")
def story_text(request: StaffRequest, pk: str, language: str) -> HttpResponse:
    row, told = opened(request, pk)
    text = told.texts.get(language, Text())
    start = {"title": text.title, "note": text.note, "text": text.text, "seen": row.version}
    form = TextForm(request.POST if request.method == "POST" else None, initial=start)
    theirs = ""
    if form.is_valid():
        try:
            seen = form.cleaned_data["seen"]
            writing.write_text(by=request.actor, story=pk, seen=seen, language=language, text=form.written())
            return to_mask(pk, language)
        except Refused as no:
            form.data = beside(form, no, row)
            theirs = text.whole
    page = {
        "row": row, "told": told, "form": form, "theirs": theirs,
        "tabs": [(name, text_url(pk, code), code == language) for code, name in LANGUAGES],
        "why_not": why_not(lambda: steps.may_change(row.state)),
    }  # fmt: skip
    return sealed_page(request, "stories/desk/text.html", page, 422 if form.is_bound else 200)


def to_mask(pk: str, language: str) -> HttpResponse:
    response = go("stories:mask", pk)
    response.headers["Location"] += f"?lang={language}&said=kept"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@needs("stories")
def story_mask(request: StaffRequest, pk: str) -> HttpResponse:
    """Each passage that could give somebody away, with a decision beside it."""
    row, told = opened(request, pk)
    language = language_in(request)
    text = told.texts.get(language, Text())
    found, blind = looked_at(text, language, told)
    form = MaskForm(
        request.POST if request.method == "POST" else None, found=found, initial={"seen": row.version}
    )
    if form.is_valid():
        try:
            writing.decide_passages(
                by=request.actor,
                story=pk,
                seen=form.cleaned_data["seen"],
                language=language,
                decided=form.decided(),
            )
            return to_mask(pk, language)
        except Refused as no:
            form.data = beside(form, no, row)
    page = {
        "row": row,
        "form": form,
        "text": text,
        "language": language,
        "tabs": tabs_of(language),
        "blind": blind,
        "text_url": text_url(pk, language),
        "pieces": words.pieces(text.whole, language, told.kept, is_blind=bool(blind)),
        "kept": words.kept_in_words(told.kept),
        "why_not": why_not(lambda: steps.may_change(row.state)),
        "score": score.score(told.tells, is_rare=told.is_rare),
        "told": told,
    }
    return sealed_page(request, "stories/desk/mask.html", page, 422 if form.is_bound else 200)


def looked_at(text: Text, language: str, told: Told) -> tuple[list[masking.Open], str]:
    """What is open, and why nothing could be looked at: then nothing counts as masked."""
    try:
        return masking.open_passages(text, language, told.kept), ""
    except Refused as no:
        return [], str(no.sentence)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("stories")
def story_count(request: StaffRequest, pk: str) -> HttpResponse:
    row, told = opened(request, pk)
    form = CountForm(request.POST if request.method == "POST" else None, told=told)
    found = score.score(told.tells, is_rare=told.is_rare) if told.is_counted else None
    if form.is_valid():
        try:
            writing.count_people(
                by=request.actor, story=pk, tells=form.tells(), is_rare=form.cleaned_data["is_rare"]
            )
            return go("stories:count", pk, said="counted")
        except Refused as no:
            form.refuse(no)
    page = {
        "row": row,
        "form": form,
        "score": found,
        "threshold": score.THRESHOLD,
        "steps": words.steps_in_words(found) if found else [],
    }
    return sealed_page(request, "stories/desk/count.html", page, 422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@needs("stories")
def story_room(request: StaffRequest, pk: str) -> HttpResponse:
    """The teller reads here, the worker ticks what they say."""
    row, told = opened(request, pk)
    form = RoomForm(request.POST if request.method == "POST" else None, initial={"edition": row.edition})
    if form.is_valid():
        given = form.cleaned_data
        said = form.said(method=given["method"], who=given["who"], language=row.language)
        said.change = given["change"]
        deed = telling.ask_for_change if said.change else telling.answer_story
        try:
            deed(by=request.actor, story=pk, edition=given["edition"], consent=said)
            return go("stories:story", pk, said="answered")
        except Refused as no:
            form.refuse(no)
    page = {
        "row": row,
        "told": told,
        "form": form,
        "texts": [(c, told.texts[c]) for c, _ in LANGUAGES if c in told.texts],
        "why_not": why_not(lambda: steps.may_answer(row.state)),
    }
    return sealed_page(request, "stories/desk/room.html", page, 422 if form.is_bound else 200)

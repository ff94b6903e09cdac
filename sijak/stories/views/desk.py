"""The team's shelf of stories, one story, and its buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sijak.accounts.queries import teams
from sijak.kernel.access import needs
from sijak.kernel.actor import Actor, StaffRequest
from sijak.kernel.errors import NotForYou, Refused, why_not
from sijak.people import letters
from sijak.people.http import go, sealed_page
from sijak.stories import queries, words
from sijak.stories.actions import telling, writing
from sijak.stories.enums import LANGUAGES, Deed, Method, StoryState
from sijak.stories.forms.telling import DeedForm, HeldForm, HolderForm
from sijak.stories.forms.writing import ShelfForm, SignForm
from sijak.stories.queries import Opened
from sijak.stories.rules import masking, score, steps


@require_safe
@needs("stories")
def desk(request: StaffRequest) -> HttpResponse:
    form = ShelfForm(request.GET)
    state = form.cleaned_data["state"] if form.is_valid() else ""
    found = queries.shelf(request.actor, state=state, page=request.GET.get("page"))
    tabs = [(words.ALL, "?state=", not state, sum(found.counts.values()))]
    tabs += [(one.label, f"?state={one.value}", one.value == state, found.counts.get(one.value, 0))
             for one in StoryState]  # fmt: skip
    page = {"shelf": found, "tabs": tabs, "state": state, "counts": queries.counts(request.actor)}
    return sealed_page(request, "stories/desk/list.html", page)


TEXT_AT = {"ko": "stories:text", "en": "stories:text-en", "zh-hans": "stories:text-zh"}


def text_url(pk: str, language: str) -> str:
    return reverse(TEXT_AT[language], args=[pk])


def team_of(by: Actor) -> str:
    """The team that keeps stories: the first of this worker's that holds no file. Raises NotForYou."""
    found = next(
        (t["id"] for t in teams(by) if t["id"] in by.teams and t["compartments"] == ["community"]), ""
    )
    if not found:
        raise NotForYou
    return str(found)


@require_safe
@needs("stories")
def story(request: StaffRequest, pk: str) -> HttpResponse:
    return page_of(request, pk)


def page_of(request: StaffRequest, pk: str, status: int = 200, **more: Any) -> HttpResponse:
    opened = queries.open_story(request.actor, pk)
    mailbox = opened.story.mailbox
    page: dict[str, Any] = {
        "opened": opened, "row": opened.story, "told": opened.told, "score": opened.score,
        "stands": [(code, name, opened.told.texts.get(code), text_url(pk, code)) for code, name in LANGUAGES],
        "steps": words.steps_in_words(opened.score), "threshold": score.THRESHOLD,
        "nos": nos(opened, request.actor), "answers": words.answers_in_words(opened),
        "letters": (letters.letters_of(request.actor, mailbox) or []) if mailbox else [],
        "holder_form": HolderForm(), "sign_form": SignForm(), "refused": "", "deeds": Deed,
        "signed": [(opened.workers.get(one["by"], ""), one["why"]) for one in opened.told.signed],
        "holders": words.holders_in_words(opened.told), "after": words.after_letter(opened.story.language),
    }  # fmt: skip
    return sealed_page(request, "stories/desk/story.html", page | more, status)


def nos(opened: Opened, by: Actor) -> dict[str, str]:
    """Beside each button the sentence that forbids it, or nothing."""
    row, told = opened.story, opened.told
    asked: dict[str, Callable[[], None]] = {
        "write": lambda: steps.may_change(row.state),
        "mask": lambda: steps.may_mask(row.state, told),
        "words": lambda: steps.may_give_words(row.state),
        "send": lambda: steps.may_send(row.state, told, row.mailbox),
        "room": lambda: steps.may_answer(row.state),
        "read": lambda: steps.may_read(row.state, told, by.user_id),
        "sign": lambda: steps.may_sign(opened.score, told, is_officer=by.is_officer, by=by.user_id),
        "publish": lambda: steps.may_publish(row.state, told, row.mailbox, opened.last, row.edition),
        "keep_on": lambda: steps.may_keep_on(row.state, opened.last, row.edition),
        "down": lambda: steps.may_take_down(row.state),
        "forget": lambda: steps.may_forget(row.state, told),
        "masked": lambda: masking.may_call_masked(told),
    }
    return {name: why_not(question) for name, question in asked.items()}


@require_POST
@needs("stories")
def story_do(request: StaffRequest, pk: str) -> HttpResponse:
    """One button, one deed."""
    form = DeedForm(request.POST)
    row = queries.story_of(request.actor, pk)
    if not form.is_valid():
        return page_of(request, pk, 422, refused=form.first_error)
    deed = Deed(form.cleaned_data["go"])
    try:
        do(request.actor, deed, row.pk)
    except Refused as no:
        return page_of(request, pk, 409, refused=str(no.sentence))
    return go("stories:desk", said="forgotten") if deed == Deed.FORGET else go("stories:story", pk, said=deed)


def do(by: Actor, deed: Deed, pk: str) -> None:
    if deed in (Deed.SEND, Deed.PUBLISH, Deed.KEEP_ON):
        with_a_letter(by, deed, pk)
    elif deed == Deed.TAKE_DOWN:
        said = telling.withdrawal(by=by, method=Method.SPOKEN)
        telling.withdraw_story(by=by, story=pk, consent=said)
    else:
        plain = {Deed.MASK: writing.finish_masking, Deed.READ: writing.read_second,
                 Deed.FORGET: telling.forget_story}  # fmt: skip
        plain[deed](by=by, story=pk)


def with_a_letter(by: Actor, deed: Deed, pk: str) -> None:
    """What lies in the teller's box is written in the teller's language."""
    opened = queries.open_story(by, pk)
    row = opened.story
    if deed == Deed.SEND:
        until = row.expires_on if row.state == StoryState.PUBLISHED else None
        writing.send_text(by=by, story=pk, words=words.review_letter(opened.told, row.language, until))
        return
    ends = steps.ends_on(opened.last[1]) if opened.last else None
    letter = words.standing_letter(row.language, ends) if ends else ""
    deeds = {Deed.PUBLISH: telling.publish_story, Deed.KEEP_ON: telling.keep_on}
    deeds[deed](by=by, story=pk, words=letter)


@require_POST
@needs("stories")
def story_words(request: StaffRequest, pk: str) -> HttpResponse:
    """Shown once; nobody can read them again, not even we."""
    row = queries.story_of(request.actor, pk)
    try:
        box = writing.give_words(by=request.actor, story=row.pk)
    except Refused as no:
        return page_of(request, pk, 409, refused=str(no.sentence))
    numbered = list(zip(range(1, 9), box.words, box.spelled, strict=True))
    return sealed_page(request, "stories/desk/words.html", {"numbered": numbered, "row": row})


@require_POST
@needs("stories")
def story_sign(request: StaffRequest, pk: str) -> HttpResponse:
    row, form = queries.story_of(request.actor, pk), SignForm(request.POST)
    if form.is_valid():
        try:
            writing.sign_for(by=request.actor, story=row.pk, why=form.cleaned_data["why"])
            return go("stories:story", pk, said="signed")
        except Refused as no:
            form.refuse(no)
    return page_of(request, pk, 422, sign_form=form)


@require_POST
@needs("stories")
def holder_add(request: StaffRequest, pk: str) -> HttpResponse:
    row, form = queries.story_of(request.actor, pk), HolderForm(request.POST)
    if form.is_valid():
        try:
            telling.hand_out(by=request.actor, story=row.pk, **form.cleaned_data)
            return go("stories:story", pk, said="handed")
        except Refused as no:
            form.refuse(no)
    return page_of(request, pk, 422, holder_form=form)


@require_POST
@needs("stories")
def holder_written(request: StaffRequest, pk: str) -> HttpResponse:
    row, form = queries.story_of(request.actor, pk), HeldForm(request.POST)
    if not form.is_valid():
        return page_of(request, pk, 422, refused=form.first_error)
    telling.write_after(by=request.actor, story=row.pk, holder=form.cleaned_data["holder"])
    return go("stories:story", pk, said="written")

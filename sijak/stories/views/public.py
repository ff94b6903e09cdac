"""What everybody reads, and what the teller does with their eight words."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from sijak.kernel.access import public
from sijak.kernel.dates import now
from sijak.kernel.errors import Away, Refused
from sijak.kernel.forms import Form
from sijak.people import letters
from sijak.stories import own, queries
from sijak.stories.actions import telling
from sijak.stories.enums import Method
from sijak.stories.forms.telling import ChangeForm, TellerForm
from sijak.stories.told import Consent
from sijak.ui.http import unkept


def tongue() -> str:
    return get_language() or settings.LANGUAGE_CODE


@require_safe
@public("who told their story wants it to be heard", indexable=True)
def voice_list(request: HttpRequest) -> HttpResponse:
    return render(request, "stories/public/list.html", {"voices": queries.voices(tongue())})


@require_safe
@public("who told their story wants it to be heard")
def voice(request: HttpRequest, pk: str) -> HttpResponse:
    """Not listed by search engines, and kept by nobody between: what they hold could not be called back."""
    return unkept(render(request, "stories/public/voice.html", {"voice": queries.voice(pk, tongue())}))


@require_safe
@public("who told their story wants it to be heard")
def feed(request: HttpRequest) -> HttpResponse:
    """Titles and addresses only: a reader of feeds keeps what it has fetched."""
    here = settings.SIJAK_ORIGIN
    out = Atom1Feed(
        title=_("Voices"),
        link=here + reverse("stories:list"),
        description=None,
        language=tongue(),
        feed_url=here + reverse("stories:feed"),
    )
    for one in queries.voices(tongue()):
        day = now().replace(
            year=one.first_day.year,
            month=one.first_day.month,
            day=1,
            hour=0,
            minute=0,
            second=0,
            microsecond=0,
        )
        link = here + reverse("stories:voice", args=[one.id])
        out.add_item(title=one.title, link=link, description="", unique_id=link, pubdate=day, updateddate=day)
    return unkept(HttpResponse(out.writeString("utf-8"), content_type=out.content_type))


# -- the teller ----------------------------------------------------------------------------------
def answer(request: HttpRequest, page: str, content: dict[str, Any], status: int = 200) -> HttpResponse:
    # The quick way out also ends what may be open in this browser.
    return unkept(render(request, page, content | {"exit_to": reverse("myspace:out")}, status=status))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public("the eight words were given before; the pass in the page is what opens it")
def own_story(request: HttpRequest) -> HttpResponse:
    """Read, say yes or no, ask for a change, take it back: from the letter box of this story."""
    try:
        told = (
            letters.open_form(letters.BOX, request.POST.get("state", ""))
            if request.method == "POST"
            else None
        )
        if told is None:
            return (
                answer(request, "stories/own/ended.html", kept(request), 410)
                if request.POST
                else redirect("pages:home")
            )
        return turn(request, told["pass"])
    except Away:
        return answer(request, "stories/own/away.html", kept(request), 503)
    except letters.PassEnded:
        return answer(request, "stories/own/ended.html", kept(request), 410)


def kept(request: HttpRequest) -> dict[str, Any]:
    """What was being written is still on the page."""
    return {
        "change": ChangeForm(request.POST) if request.POST.get("change") else None,
        "state": request.POST.get("state", ""),
    }


def turn(request: HttpRequest, pass_: str) -> HttpResponse:
    box = letters.read_box(pass_)
    mine = own.panel_of(box.mailbox, box.letters)
    page = {"state": letters.seal_form(letters.BOX, {"pass": pass_}), "removed": 0, "said": ""}
    if not mine:
        return answer(request, "stories/own/gone.html", page)
    story, deed = mine[0], request.POST.get("go", "")
    forms = forms_for(request, deed, story.edition)
    page |= {"story": story, **forms}
    if deed in DEEDS and (deed == "withdraw" or forms[deed].is_valid()):
        try:
            DEEDS[deed](story.story, forms)
            return done(request, box, deed, page)
        except Refused as no:
            (forms["answer"] if deed == "withdraw" else forms[deed]).refuse(no)
    wrong = any(form.is_bound and form.errors for form in forms.values())
    return answer(request, "stories/own/story.html", page, 422 if wrong else 200)


def forms_for(request: HttpRequest, deed: str, edition: int) -> dict[str, Form]:
    start = {"edition": edition}
    return {
        "answer": TellerForm(request.POST if deed in ("answer", "withdraw") else None, initial=start),
        "change": ChangeForm(request.POST if deed == "change" else None, initial=start),
    }


def say(story: str, forms: dict[str, Form]) -> None:
    form = forms["answer"]
    assert isinstance(form, TellerForm)
    said = form.said(method=Method.WORDS, language=tongue())
    telling.answer_story(by=None, story=story, edition=form.cleaned_data["edition"], consent=said)


def wish(story: str, forms: dict[str, Form]) -> None:
    told = forms["change"].cleaned_data
    said = Consent(change=told["change"], method=Method.WORDS, language=tongue())
    telling.ask_for_change(by=None, story=story, edition=told["edition"], consent=said)


def withdraw(story: str, forms: dict[str, Form]) -> None:
    del forms
    said = telling.withdrawal(by=None, method=Method.WORDS, language=tongue())
    telling.withdraw_story(by=None, story=story, consent=said)


DEEDS = {"answer": say, "change": wish, "withdraw": withdraw}


def done(request: HttpRequest, box: letters.Box, deed: str, page: dict[str, Any]) -> HttpResponse:
    """The page as it is now, with what was just done."""
    mine = own.panel_of(box.mailbox, box.letters)
    if not mine:
        return answer(request, "stories/own/gone.html", page | {"said": "left"})
    story = mine[0]
    start = {"edition": story.edition}
    fresh = {"answer": TellerForm(initial=start), "change": ChangeForm(initial=start)}
    removed = page["change"].removed_numbers
    return answer(
        request, "stories/own/story.html", page | fresh | {"story": story, "said": deed, "removed": removed}
    )

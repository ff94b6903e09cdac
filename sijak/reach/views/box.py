"""How does the asker take eight words, and come back with them?

There is no cookie before the words were given; from then on the person's own pages answer (myspace).
"""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sijak.kernel.access import public
from sijak.kernel.dates import clock_words, now
from sijak.kernel.errors import Away, Refused
from sijak.people import letters
from sijak.people.http import keep_pass, pass_of
from sijak.reach import actions
from sijak.reach.forms import CheckForm, WordsForm
from sijak.reach.http import answer as public_answer
from sijak.reach.http import meanwhile
from sijak.ui.http import unkept

# The third and the sixth: neither the first nor the last, which everybody copies well.
CHECKED = (3, 6)
EIGHT = 8
CHECK = "check"


def answer(request: HttpRequest, page: str, content: dict[str, Any], status: int = 200) -> HttpResponse:
    """Here the quick way out also ends what may be open in this browser."""
    return public_answer(request, page, content | {"exit_to": reverse("myspace:out")}, status)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public("whoever asked takes the words that open the answer")
def words(request: HttpRequest) -> HttpResponse:
    """Shown once. Whoever presses twice is asked before the first words are made worthless."""
    again = request.POST.get("again") == "yes"
    try:
        told = letters.open_form("words", request.POST.get("state", ""))
        if request.method != "POST" or told is None:
            return redirect("reach:ask")
        if told["until"] < time.time():
            return answer(request, "reach/box/words_over.html", {}, 410)
        box = actions.give_words(by=None, request_id=told["request"], again=again)
    except (Refused, Away) as no:
        page = {
            "sentence": no.sentence,
            "state": request.POST["state"],
            "may_again": isinstance(no, Refused) and no.field == "again",
            "may_try": isinstance(no, Away | letters.Busy),
            **meanwhile(),
        }
        return answer(request, "reach/box/no_words.html", page, 503 if isinstance(no, Away) else 409)
    return answer(request, "reach/box/words.html", words_page(box))


def words_page(box: letters.NewBox) -> dict[str, Any]:
    numbered = list(zip(range(1, 9), box.words, box.spelled, strict=True))
    asked = [[box.words[at - 1], box.spelled[at - 1]] for at in CHECKED]
    check = letters.seal_form(CHECK, {"asked": asked, "pass": box.pass_})
    return {"numbered": numbered, "check": check, "day": now().date(), "places": CHECKED}


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public("whoever took the words sees whether they stand well on the paper")
def words_check(request: HttpRequest) -> HttpResponse:
    page: dict[str, Any] = {
        "check": request.POST.get("check", ""),
        "places": CHECKED,
        "wrong": [],
        "form": CheckForm(request.POST if "first" in request.POST else None),
        "is_right": False,
        "is_away": False,
    }
    try:
        told = letters.open_form(CHECK, page["check"])
    except Away:
        return answer(request, "reach/box/check.html", page | {"is_away": True} | meanwhile(), 503)
    if request.method != "POST" or told is None:
        return redirect("reach:come-back")
    if "first" in request.POST:
        form = page["form"]
        written = [form["first"].value() or "", form["second"].value() or ""]
        page["wrong"] = [
            place
            for place, said, right in zip(CHECKED, written, told["asked"], strict=True)
            if not letters.is_same_word(said, right)
        ]
        page["is_right"] = not page["wrong"]
    return answer(request, "reach/box/check.html", page)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public("whoever asked comes back with eight words", indexable=True)
def come_back(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return answer(
            request,
            "reach/box/come_back.html",
            {"form": WordsForm(), "knock": None, "near": [], "at": ""},
        )
    form, status = WordsForm(request.POST), 422
    knock = None
    try:
        # A form on another site must not lead a browser into somebody else's letters.
        if form.is_valid() and request.headers.get("Sec-Fetch-Site") != "cross-site":
            knock = letters.knock(form.cleaned_data["text"])
            if knock.answer == "open":
                return let_in(request, knock.pass_)
    except Away:
        knock, status = letters.Knock("away"), 503
    # A minute said with its time: "try later" is no answer.
    at = clock_words((now() + timedelta(minutes=1)).time())
    page = {"form": form, "knock": knock, "near": near_of(form, knock), "at": at}
    return answer(request, "reach/box/come_back.html", page, status)


def let_in(request: HttpRequest, pass_: str) -> HttpResponse:
    """From here on there is a cookie, and addresses that one may go back to and load again."""
    actions.enter_box(by=None, pass_=pass_)
    letters.forget_pass(pass_of(request))
    response = unkept(redirect("myspace:home"))
    keep_pass(response, pass_)
    return response


def near_of(form: WordsForm, knock: letters.Knock | None) -> list[tuple[str, list[tuple[str, bool]]]]:
    """Each candidate as one text, and its words with a mark on those that were not typed so."""
    if knock is None or not knock.candidates:
        return []
    typed = str(form.cleaned_data.get("text", ""))
    apart = typed.split()
    places = apart if len(apart) == EIGHT else [""] * EIGHT
    return [
        (
            " ".join(phrase),
            [
                (word, word != at if at else word not in typed)
                for word, at in zip(phrase, places, strict=True)
            ],
        )
        for phrase in knock.candidates
    ]


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public("an address that was written down before letters moved to the person's own pages")
def letter_box(request: HttpRequest) -> HttpResponse:
    return redirect("myspace:letters")

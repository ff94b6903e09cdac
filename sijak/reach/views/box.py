"""How does the asker take eight words, come back with them, read, write again and leave?

The half-hour pass rides in a sealed field of each page. There is no cookie.
"""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sijak.kernel.access import public
from sijak.kernel.dates import clock_words, now
from sijak.kernel.errors import Away, Refused
from sijak.people import letters
from sijak.reach import actions, queries, shared
from sijak.reach.forms import CheckForm, LetterForm, WordsForm
from sijak.reach.http import answer, meanwhile

# The third and the sixth: neither the first nor the last, which everybody copies well.
CHECKED = (3, 6)
EIGHT = 8
BOX, CHECK = letters.BOX, "check"


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
        if form.is_valid():
            knock = letters.knock(form.cleaned_data["text"])
    except Away:
        knock, status = letters.Knock("away"), 503
    if knock is not None and knock.answer == "open":
        return letters_page(request, knock.pass_)
    # A minute said with its time: "try later" is no answer.
    at = clock_words((now() + timedelta(minutes=1)).time())
    page = {"form": form, "knock": knock, "near": near_of(form, knock), "at": at}
    return answer(request, "reach/box/come_back.html", page, status)


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
@public("the eight words were given before; the pass in the page is what opens it")
def letter_box(request: HttpRequest) -> HttpResponse:
    """Read again, write, or leave."""
    try:
        told = letters.open_form(BOX, request.POST.get("state", "")) if request.method == "POST" else None
        if told is None:
            return redirect("reach:come-back")
        if request.POST.get("go") == "leave":
            letters.leave_box(told["pass"])
            return answer(request, "reach/box/left.html", {})
        if request.POST.get("go") == "write":
            return write(request, told["pass"])
        return letters_page(request, told["pass"])
    except Away:
        return letters_away(request)
    except letters.PassEnded:
        return ended(request)


def write(request: HttpRequest, pass_: str) -> HttpResponse:
    form = LetterForm(request.POST)
    if not form.is_valid():
        return letters_page(request, pass_, form=form)
    try:
        promised = actions.take_letter(
            by=None,
            mailbox=letters.read_box(pass_).mailbox,
            pass_=pass_,
            text=form.cleaned_data["text"],
        )
    except Away:
        return letters_page(request, pass_, form=form, is_away=True)
    except Refused as no:
        form.refuse(no)
        return letters_page(request, pass_, form=form)
    return letters_page(request, pass_, written=promised, removed=form.removed_numbers)


BLANK: dict[str, Any] = {
    "written": None, "removed": 0, "is_away": False, "letters": [], "shared": [], "promised": None,
    "links": [],
}  # fmt: skip


def letters_away(request: HttpRequest) -> HttpResponse:
    """Nothing can be opened just now; what was written is still on the page."""
    form = LetterForm(request.POST if "text" in request.POST else None)
    if form.is_bound:
        form.hush()
    page = BLANK | {"form": form, "is_away": True, "state": request.POST.get("state", "")} | meanwhile()
    return answer(request, "reach/box/letters.html", page, 503)


def letters_page(request: HttpRequest, pass_: str, **more: Any) -> HttpResponse:
    page = BLANK | {"form": LetterForm(), "state": request.POST.get("state", "")} | more
    try:
        box = actions.enter_box(by=None, pass_=pass_)
        page |= {"letters": box.letters[::-1], "state": letters.seal_form(BOX, {"pass": pass_})}
        page["promised"] = queries.promise_to(box.mailbox)
        page["links"] = letters.box_links(box.mailbox)
        page["shared"] = shared.in_words(letters.shared_with(pass_, box.strand))
    except Away:
        page |= {"is_away": True} | meanwhile()
    wrong = page["form"].is_bound and page["form"].errors
    status = 503 if page["is_away"] else 422 if wrong else 200
    return answer(request, "reach/box/letters.html", page, status)


def ended(request: HttpRequest) -> HttpResponse:
    """The half hour is over. What was being written comes along to the next try."""
    kept = LetterForm(request.POST)["text"].value() or ""
    return answer(request, "reach/box/ended.html", {"kept": kept, "form": WordsForm()}, 410)

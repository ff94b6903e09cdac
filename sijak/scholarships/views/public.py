"""Which help is there with studying, does it fit, and what does somebody say who knows an applicant?"""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from sijak.kernel.access import public
from sijak.kernel.dates import today
from sijak.kernel.errors import Away, NotForYou, Refused
from sijak.kernel.ids import random_id
from sijak.people import letters
from sijak.scholarships.actions.applying import give_word
from sijak.scholarships.forms.applying import ChecksForm, WordForm
from sijak.scholarships.queries import applying, rounds
from sijak.scholarships.rules import fits
from sijak.ui.http import unkept

PURPOSE = "study"


def answer(request: HttpRequest, page: str, content: dict[str, Any], status: int = 200) -> HttpResponse:
    return unkept(render(request, page, content | {"office": settings.SIJAK_PHONE}, status=status))


@require_safe
@public("whoever wants to study must be able to see what help there is", indexable=True)
def round_list(request: HttpRequest) -> HttpResponse:
    """Without a form, so that it is kept like every public page (docs/adr/0027)."""
    return render(request, "scholarships/public/list.html", {"rounds": rounds.announced(today())})


# No cookie, so no forgery mark: the form keeps nothing.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public("whoever wants to study must be able to see what help there is", indexable=True)
def round_page(request: HttpRequest, pk: str) -> HttpResponse:
    """Rules and days, five questions, and what they come to. Nothing that is answered here is kept."""
    one = rounds.announced_round(pk)
    form = ChecksForm(request.POST if request.method == "POST" else None, one=one.row)
    page: dict[str, Any] = {"one": one, "form": form, "fit": None, "state": "", "sentence": ""}
    if form.is_valid():
        page["fit"] = fits.fit(one.row, form.cleaned_data)
        try:
            fits.may_begin(one.row, today())
            if page["fit"].may_begin:
                page["state"] = letters.seal_form(PURPOSE, {"id": random_id(), "round": pk})
        except (Refused, Away) as no:
            page["sentence"] = no.sentence or _("We cannot keep it now. Wait one minute and try once more.")
    return answer(request, "scholarships/public/round.html", page, 422 if form.errors else 200)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@public("whoever was asked for a word about somebody opens it by the link they were given")
def word(request: HttpRequest, token: str) -> HttpResponse:
    """Opens once, until the last day. It does not tell about whom: whoever gave the link said so."""
    asked = applying.word_asked(fits.hash_of(token))
    if asked is None:
        raise NotForYou
    form = WordForm(request.POST if request.method == "POST" else None)
    page: dict[str, Any] = {"form": form, "until": asked.ends_on, "one": rounds.shown(asked.draft.round),
                            "removed": form.removed_numbers, "sentence": ""}  # fmt: skip
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("name", "knows", "words")}
        try:
            give_word(by=None, token=token, content=json.dumps(told, ensure_ascii=False))
            return answer(request, "scholarships/public/word_given.html", page)
        except (Refused, Away) as no:
            page["sentence"] = no.sentence or _(
                "We cannot keep it now. What you wrote is still on this page."
            )
    status = 503 if page["sentence"] else 422 if form.errors else 200
    return answer(request, "scholarships/public/word.html", page, status)

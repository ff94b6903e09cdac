"""The shelf of pictures, and one of them with its words."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from sijak.kernel.access import needs
from sijak.kernel.actor import StaffRequest
from sijak.kernel.errors import Refused
from sijak.kernel.limits import takes
from sijak.pages.actions import pictures as actions
from sijak.pages.forms.writing import AltForm, PictureForm
from sijak.pages.models import Picture
from sijak.pages.queries import pictures as queries
from sijak.pages.rules.publishing import Crossed
from sijak.people.http import go, typed_again

WITH_ITS_FORM = 26 * 1024 * 1024  # bytes of one request: a picture, and the rest of the form


@takes(WITH_ITS_FORM)
@require_http_methods(["GET", "POST"])
@needs("site")
def picture_list(request: StaffRequest) -> HttpResponse:
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = PictureForm(posted[0], files=posted[1])
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.keep_picture(by=request.actor, once=given["once"], name=given["name"],
                                        data=given["file"].read(), alt=form.alt())  # fmt: skip
        except Refused as no:
            form.refuse(no)
        else:
            return go("pages:write-picture", made.id, said="picture")
    page = {"form": form, "pictures": queries.by_name().values(), "uses": queries.uses()}
    return render(request, "pages/write/pictures.html", page)


@require_http_methods(["GET", "POST"])
@needs("site")
def picture(request: StaffRequest, picture: str) -> HttpResponse:
    row = queries.one(picture)
    form = _alt_form(row, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            given = form.cleaned_data
            actions.describe_picture(by=request.actor, picture=picture, base=given["base"], alt=form.alt())
        except Crossed as no:
            row = queries.one(picture)
            form = _alt_form(row, typed_again(form, base=str(row.version)))
            form.refuse(no)
        else:
            return go("pages:write-picture", picture, said="told")
    return _page(request, row, form)


def _alt_form(row: Picture, data: object = None) -> AltForm:
    first = {"base": row.version, "says_nothing": row.says_nothing, "alt_ko": row.alt_ko,
             "alt_en": row.alt_en, "alt_zh": row.alt_zh}  # fmt: skip
    return AltForm(data, initial=first)  # type: ignore[arg-type]


def _page(
    request: StaffRequest, row: Picture, form: AltForm, refused: str = "", status: int = 200
) -> HttpResponse:
    page = {"row": row, "form": form, "uses": queries.uses().get(row.name, []), "refused": refused}
    return render(request, "pages/write/picture.html", page, status=status)


@require_POST
@needs("site")
def remove(request: StaffRequest, picture: str) -> HttpResponse:
    row = queries.one(picture)
    try:
        actions.remove_picture(by=request.actor, picture=picture)
    except Refused as no:
        return _page(request, row, _alt_form(row), refused=str(no), status=409)
    return go("pages:write-pictures", said="gone")

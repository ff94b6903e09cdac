"""Which pictures are there, where do they stand, and who may fetch one?"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F

from sijak.kernel.errors import NotForYou
from sijak.pages import published
from sijak.pages.checking.findings import pictures_in
from sijak.pages.keys import WordsKey
from sijak.pages.models import Picture, PictureFile, Version


@dataclass(frozen=True, slots=True)
class Use:
    """A text in which a picture stands."""

    key: str
    title: str
    language: str


def by_name() -> dict[str, Picture]:
    return {one.name: one for one in Picture.objects.order_by("name").prefetch_related("files")}


def uses() -> dict[str, list[Use]]:
    """Name of a picture -> where it stands, in the newest words or in those that show."""
    newest = Version.objects.filter(number=F("wording__version")).select_related("wording__page")
    texts: dict[WordsKey, tuple[str, str]] = {}
    for row in newest:
        page = row.wording.page
        texts[WordsKey(page.kind, page.name, row.wording.language)] = (row.title, row.text)
    for (kind, name, language), shown in published.everything().items():
        key = WordsKey(kind, name, language)
        texts[key] = (shown.title, texts.get(key, ("", ""))[1] + "\n\n" + shown.text)
    found: dict[str, list[Use]] = {}
    for key, (title, text) in texts.items():
        for picture in pictures_in(text):
            found.setdefault(picture, []).append(Use(str(key), title, key.language))
    return found


def one(picture: str) -> Picture:
    """By its id; raises NotForYou."""
    found = Picture.objects.prefetch_related("files").filter(pk=picture).first()
    if found is None:
        raise NotForYou
    return found


def file_of(name: str, *, is_editor: bool) -> PictureFile:
    """What an address of a picture leads to. A stranger sees only what stands on a published page."""
    found = PictureFile.objects.select_related("picture").filter(name=name).first()
    if found is None or not (is_editor or found.picture.name in shown()):
        raise NotForYou
    return found


def shown() -> frozenset[str]:
    """The names of the pictures on all pages that show now."""
    return frozenset().union(*(pictures_in(one.text) for one in published.everything().values()))

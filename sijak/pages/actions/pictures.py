"""How does a picture come onto our shelf, how is it told in words, how does it go?"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sijak.files import refusals, scanner
from sijak.files.cleaning import sized
from sijak.kernel.actions import turn_generation
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.pages.enums import WIDTHS
from sijak.pages.models import Picture, PictureFile
from sijak.pages.queries import pictures as queries
from sijak.pages.rules import publishing as rules


@dataclass(frozen=True, slots=True)
class Alt:
    """What a picture shows, said in words; or that it says nothing."""

    ko: str = ""
    en: str = ""
    zh: str = ""
    says_nothing: bool = False


def keep_picture(*, by: Actor, once: str, name: str, data: bytes, alt: Alt) -> Picture:
    """Drawn anew in a child (sijak/files/cleaning.py), in at most three widths: what the telephone wrote
    beside its points stays behind, and so does the file's name. Raises Refused."""
    refusals.may_take(len(data))
    scanner.may_pass(data)
    if Picture.objects.filter(name=name).exclude(pk=once).exists():
        raise Refused(_("There is one of this name already. Choose another."), field="name")
    drawn = sized(data, WIDTHS)
    with transaction.atomic():
        before = Picture.objects.filter(pk=once).first()
        if before is not None:
            return before
        row = Picture(id=once, name=name, kept_by=by.user_id, kept_on=today())
        _tell(row, alt)
        row.save(force_insert=True)
        for one in drawn:
            called = f"{hashlib.sha256(one.body).hexdigest()[:32]}.webp"
            PictureFile(picture=row, name=called, width=one.width, height=one.height, body=one.body).save(
                force_insert=True
            )
    return row


@transaction.atomic
def describe_picture(*, by: Actor, picture: str, base: int, alt: Alt) -> Picture:
    row = _locked(picture)
    rules.may_write(newest=row.version, base=base)
    _tell(row, alt)
    row.version += 1
    row.save(update_fields=["version", "alt_ko", "alt_en", "alt_zh", "says_nothing"])
    turn_generation(by=by)
    return row


@transaction.atomic
def remove_picture(*, by: Actor, picture: str) -> None:
    """Raises Refused where it stands on a page; older versions that show it will say so when restored."""
    row = _locked(picture)
    rules.may_remove(used=queries.uses().get(row.name, ()))
    row.delete()
    turn_generation(by=by)


def _tell(row: Picture, alt: Alt) -> None:
    row.says_nothing = alt.says_nothing
    row.alt_ko, row.alt_en, row.alt_zh = alt.ko, alt.en, alt.zh


def _locked(picture: str) -> Picture:
    row = Picture.objects.select_for_update().filter(pk=picture).first()
    if row is None:
        raise NotForYou
    return row

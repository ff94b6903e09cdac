"""How does a page show a picture of our shelf, and the numbers of our own work?

{% load public_pages %}  {% picture "picture:name" %}  {% own_numbers %}
"""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import get_language, override

from sijak.pages.checking.findings import PICTURE
from sijak.pages.queries import numbers, pictures

register = template.Library()


@register.inclusion_tag("pages/parts/picture.html")
def picture(part: str) -> dict[str, Any]:
    """Without words in this language, and not an ornament, it does not stand there."""
    found = pictures.by_name().get(part.removeprefix(PICTURE))
    language = get_language() or "ko"
    if found is None or not found.is_told(language):
        return {"picture": None}
    files = sorted(found.files.all(), key=lambda one: one.width)
    sizes = ", ".join(f"{address_of(one.name)} {one.width}w" for one in files)
    return {"picture": found, "file": files[0], "url": address_of(files[0].name), "sizes": sizes,
            "alt": "" if found.says_nothing else found.alt(language)}  # fmt: skip


@register.simple_tag
def picture_address(name: str) -> str:
    return address_of(name)


def address_of(name: str) -> str:
    """One address in every language: a telephone keeps it once."""
    with override("ko"):
        return reverse("pages:picture", args=[name])


@register.inclusion_tag("pages/parts/own_numbers.html")
def own_numbers(*, few: bool = False) -> dict[str, Any]:
    """``few``: the newest year alone, for the first page."""
    found = numbers.own_numbers()
    years = found.years[:1] if found and few else found.years if found else ()
    return {"found": found, "years": years}

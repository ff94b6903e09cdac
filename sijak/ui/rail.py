"""Which links stand beside a worker's page, and where is this page in another language?"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest  # noqa: TID251  (read only: where are we)
from django.urls import NoReverseMatch, Resolver404, resolve, reverse, translate_url
from django.utils.functional import Promise
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

type Word = str | Promise

# (address, word, picture, is in the bottom bar of a phone). An address that does not exist,
# or that the worker's role may not open, is left out.
LINKS: tuple[tuple[str, Word, str, bool], ...] = (
    ("desk:today", _("Today"), "today", True),
    ("reach:queue", _("Requests"), "inbox", True),
    ("people:find", _("Find a person"), "search", True),
    ("people:mine", _("My people"), "people", False),
    ("desk:calendar", _("Calendar"), "calendar", True),
    ("reports:figures", _("Figures"), "figures", False),
    ("accounts:officers", _("Protection"), "shield", False),
    ("accounts:me", _("My settings"), "settings", False),
)
NAMES = {"ko": "한국어", "en": "English", "zh-hans": "中文"}


@dataclass(frozen=True, slots=True)
class Link:
    name: str
    word: Word
    icon: str
    url: str
    count: int | None
    is_here: bool
    is_first: bool


@dataclass(frozen=True, slots=True)
class Tongue:
    code: str
    name: str
    url: str
    is_here: bool


def links(request: HttpRequest, counts: Mapping[str, int]) -> list[Link]:
    here = getattr(getattr(request, "resolver_match", None), "view_name", "")
    actor = getattr(request, "actor", None)
    permissions: frozenset[str] = getattr(actor, "permissions", frozenset())
    found = []
    for name, word, icon, is_first in LINKS:
        url = address_for(name, permissions)
        if url:
            count = counts.get(name)
            found.append(Link(name, word, icon, url, count, name == here, is_first))
    return found


def address_for(name: str, permissions: frozenset[str]) -> str:
    try:
        url = reverse(name)
    except NoReverseMatch:
        return ""
    access = getattr(resolve(url).func, "sijak_access", None)
    needed = getattr(access, "permission", None)
    return url if needed is None or needed in permissions else ""


def same_page_in_each_language(request: HttpRequest) -> list[Tongue]:
    now = get_language() or settings.LANGUAGE_CODE
    return [Tongue(code, NAMES[code], url_in(code, request), code == now) for code in NAMES]


def url_in(code: str, request: HttpRequest) -> str:
    """The same page; a page that cannot be found leads to the first page of that language.
    The query is left behind: it may hold a state of the other page."""
    try:
        resolve(request.path)
    except Resolver404:
        with override(code):
            return first_page(code)
    return str(translate_url(request.path, code))


def first_page(code: str) -> str:
    return "/" if code == settings.LANGUAGE_CODE else f"/{code}/"

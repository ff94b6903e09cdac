"""Which links stand beside a worker's page, and where is this page in another language?"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest  # noqa: TID251  (read only: where are we)
from django.urls import NoReverseMatch, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

type Word = str | Promise

# (address, word, picture, may stand in the bottom bar of a phone). An address that does not exist,
# or that the worker's role may not open, is left out; the bar has room for the first few.
ROOM_BELOW = 4
LINKS: tuple[tuple[str, Word, str, bool], ...] = (
    ("desk:today", _("Today"), "today", True),
    ("reach:request-list", _("Requests"), "inbox", True),
    ("reach:matter-list", _("Said to us"), "message", False),
    ("people:search", _("Find a person"), "search", True),
    ("people:mine", _("My people"), "people", False),
    ("health:board", _("Hospital room"), "health", True),
    ("counselling:home", _("Heart and mind"), "heart", False),
    ("counselling:signals", _("Signs of danger"), "danger", False),
    ("health:afternoon", _("Going along"), "people", True),
    ("money:day", _("Money"), "money", True),
    ("money:funds", _("Funds"), "figures", False),
    ("health:promised", _("Promised payments"), "money", False),
    ("scholarships:desk", _("Scholarships"), "papers", False),
    ("scholarships:reading", _("To read"), "papers", False),
    ("stories:desk", _("Voices"), "message", False),
    ("desk:calendar", _("Calendar"), "calendar", True),
    ("pages:write-list", _("Public pages"), "papers", True),
    ("reports:figures", _("Figures"), "figures", False),
    ("accounts:slips", _("Handed to me"), "inbox", True),
    ("accounts:reviews", _("Protection"), "shield", False),
    ("accounts:staff-list", _("Colleagues"), "people", False),
    ("accounts:passkeys", _("My keys"), "settings", False),
)
NAMES = {"ko": "한국어", "en": "English", "zh-hans": "中文"}
TAGS = {"ko": "ko", "en": "en", "zh-hans": "zh-Hans"}


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
    found: list[Link] = []
    for name, word, icon, is_first in LINKS:
        url, needed = address_of(name, get_language() or "")
        if url and (needed is None or needed in permissions):
            count, below = counts.get(name), sum(one.is_first for one in found)
            is_first = is_first and below < ROOM_BELOW
            found.append(Link(name, word, icon, url, count, name == here, is_first))
    return found


@lru_cache(maxsize=64)
def address_of(name: str, language: str) -> tuple[str, str | None]:
    """The address (empty when this house has none) and the permission that it asks for."""
    try:
        url = reverse(name)
    except NoReverseMatch:
        return "", None
    access = getattr(resolve(url).func, "sijak_access", None)
    return url, getattr(access, "permission", None)


def same_page_in_each_language(request: HttpRequest) -> list[Tongue]:
    """The query is left behind: it may hold a state of the page. A page that was not found
    leads to the first page. Only the way on from a door (``next``) comes along."""
    now = get_language() or settings.LANGUAGE_CODE
    is_found = getattr(request, "resolver_match", None) is not None
    rest = request.path.removeprefix(prefix_of(now)) if is_found else ""
    # A page that was not found may carry a body that nobody should read.
    wanted = (is_found and request.POST.get("next")) or request.GET.get("next") or ""
    is_ours = wanted.startswith(prefix_of(now)) and not wanted.startswith(("//", "/\\"))
    onward = wanted.removeprefix(prefix_of(now)) if is_ours else None
    return [
        Tongue(code, NAMES[code], prefix_of(code) + rest + way_on(code, onward), code == now)
        for code in NAMES
    ]


def alternates(request: HttpRequest) -> dict[str, Any]:
    """Empty for a page that search engines may not list."""
    view = getattr(getattr(request, "resolver_match", None), "func", None)
    if not getattr(getattr(view, "sijak_access", None), "is_indexable", False):
        return {}
    bare = request.path.removeprefix(prefix_of(get_language() or settings.LANGUAGE_CODE))
    tongues = [{"tag": TAGS[code], "url": prefix_of(code) + bare} for code in NAMES]
    return {"origin": settings.SIJAK_ORIGIN, "here": request.path, "languages": tongues,
            "first": tongues[0]["url"]}  # fmt: skip


def way_on(language: str, onward: str | None) -> str:
    """The page that opens after this one, in the language that is chosen now."""
    return "" if onward is None else f"?{urlencode({'next': prefix_of(language) + onward})}"


def prefix_of(language: str) -> str:
    return "/" if language == settings.LANGUAGE_CODE else f"/{language}/"

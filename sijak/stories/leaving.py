"""Under which addresses does a story stand, so that every copy of them can be taken away?"""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from sijak.ui.leaving import tell_left


def paths_of(published: str) -> list[str]:
    """The page of it, and what names it: the list and the feed, in every language."""
    found = []
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            found += [
                reverse("stories:voice", args=[published]),
                reverse("stories:list"),
                reverse("stories:feed"),
            ]
    return found


def tell(published: str) -> None:
    """Inside the transaction that publishes or takes away."""
    tell_left(paths_of(published))

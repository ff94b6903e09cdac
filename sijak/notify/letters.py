"""What does a letter to a worker say? That there is something to do, and where the door is.

No name, no number, no reason, no time: a letter lies open on the way and in a mailbox for years.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override


@dataclass(frozen=True, slots=True)
class Letter:
    subject: str
    body: str


def reminder(language: str) -> Letter:
    with override(language):
        door = settings.SIJAK_ORIGIN + reverse("accounts:sign-in")
        words = [_("There is something for you today."), _("Sign in to see it:"), door]
        return Letter(_("Today"), "\n\n".join(words) + "\n")

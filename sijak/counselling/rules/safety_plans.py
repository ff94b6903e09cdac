"""What must a safety plan hold before it is kept, and when may it stand on the person's own page?"""

from __future__ import annotations

from django.utils.translation import gettext as _

from sijak.kernel.errors import Refused


def may_keep_plan(*, has_words: bool) -> None:
    if not has_words:
        raise Refused(_("Write at least one line, in their words."), field="signs")


def may_share_plan(*, has_words: bool, has_page: bool) -> None:
    if not has_words:
        raise Refused(_("There is no safety plan yet."))
    if not has_page:
        raise Refused(_("Your team does not hold the page that they see themselves."))

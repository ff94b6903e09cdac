"""When may questions go home with somebody, and be answered there?"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from sijak.kernel.errors import Refused

LONGEST_DAYS = 60


def may_give_home(*, has_page: bool, until: date | None, today: date) -> date:
    if not has_page:
        raise Refused(
            _("They have no pages of their own here. Hand them the tablet, or read the questions aloud."),
            field="mode",
        )
    if until is None:
        raise Refused(_("Until when may they answer?"), field="until")
    if not 0 <= (until - today).days <= LONGEST_DAYS:
        raise Refused(_("Choose a day from today on, within two months."), field="until")
    return until


def may_answer_sheet(*, is_open: bool) -> None:
    if not is_open:
        raise Refused(_("These questions are closed. What was answered is locked away."))

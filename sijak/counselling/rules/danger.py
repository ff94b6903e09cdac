"""When is a sign of danger one sign, until when is the second talk due, and who may tick?"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from sijak.counselling.enums.danger import CODE
from sijak.kernel.dates import KST
from sijak.kernel.errors import Refused

WITHIN_HOURS = 24


def second_talk_by(day: date, at: time) -> datetime:
    """24 hours after the sign, in Korean time."""
    return datetime.combine(day, at, KST) + timedelta(hours=WITHIN_HOURS)


def code_of(said: str) -> str:
    """A code as it is kept; anything else becomes an empty one. No word of a person gets in here."""
    return said if CODE.fullmatch(said) else ""


def may_write_signal(*, has_strand: bool) -> None:
    if not has_strand:
        raise Refused(
            _("Your keys open no part of this file in which it could be written. Call the lead now.")
        )


def may_take(*, taken_by: str, by: str) -> None:
    if taken_by and taken_by != by:
        raise Refused(_("A colleague has taken this up already."))

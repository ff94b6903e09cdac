"""When may a plan be kept, and what is asked of it?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from sijak.kernel.errors import Refused

if TYPE_CHECKING:
    from sijak.care.steps import Goal

# Days after the file was opened (Korean public casework standard); shown, not nagged.
ASSESS_WITHIN, PLAN_WITHIN = 10, 30
FURTHEST_REVIEW = 366


def may_keep_plan(*, goals: Sequence[Goal], review_on: date, today: date) -> None:
    if not goals:
        raise Refused(_("A plan has at least one goal, in their own words."), field="g1_words")
    if len(goals) > 3:
        raise Refused(_("Three goals at most: what is too much helps nobody."))
    if review_on <= today:
        raise Refused(_("Choose a day that is still to come."), field="review_on")
    if review_on > today + timedelta(days=FURTHEST_REVIEW):
        raise Refused(_("Look at the plan again within a year."), field="review_on")


def may_share_plan(*, has_goals: bool, agreed_on: date | None) -> None:
    if not has_goals:
        raise Refused(_("There is no plan yet."))
    if agreed_on is None:
        raise Refused(_("Go through it together first, and note the day."))


def due_days(since: date | None) -> tuple[date | None, date | None]:
    """(assessment, plan) due by, from the day on which the file was opened."""
    if since is None:
        return None, None
    return since + timedelta(days=ASSESS_WITHIN), since + timedelta(days=PLAN_WITHIN)

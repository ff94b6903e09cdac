"""What does a person find on their own pages about study?"""

from __future__ import annotations

from django.utils.translation import gettext as _

from sijak.kernel.dates import both_days
from sijak.people.own import Own, OwnPanel
from sijak.scholarships.queries.applying import Page, Where, page_of


def panel(own: Own) -> OwnPanel | None:
    """None where nothing was begun and no round is open."""
    page = page_of(own)
    if page.mine is None and not page.led and not page.rounds:
        return None
    return OwnPanel(_("Study"), content=page, note=note_of(page), address="myspace:study")


def note_of(page: Page) -> str:
    one = page.mine or next(iter(page.led), None)
    if one is None:
        return _("help with studying")
    return note_about(one)


def note_about(one: Where) -> str:
    if one.report_due:
        return _("term report until %(day)s") % {"day": both_days(one.report_due)}
    if one.application is None:
        return _("not sent yet; open until %(day)s") % {"day": both_days(one.shown.row.closes_on)}
    return str(one.application.get_state_display())

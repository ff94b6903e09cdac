"""May somebody be let go, taken out of a team, or sign off a review?"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from sijak.kernel.errors import Refused


def may_let_go(*, is_self: bool, is_here: bool, alone_in: Sequence[str]) -> None:
    """``alone_in``: names of teams that would have nobody left who holds their keys."""
    if is_self:
        raise Refused(_("Nobody lets themselves go: another officer does it."))
    if not is_here:
        raise Refused(_("This person has already left."))
    if alone_in:
        sentence = _("Nobody else holds the keys of %(teams)s. Take somebody in first.") % {
            "teams": ", ".join(alone_in)
        }
        raise Refused(sentence)


def may_take_out(*, is_self: bool, leads_left: int) -> None:
    if is_self:
        raise Refused(_("You cannot take yourself out: another lead or an officer does it."))
    if leads_left < 1:
        raise Refused(_("A team keeps at least one lead. Make somebody else the lead first."))


def may_sign_off(*, is_done: bool, is_own_reading: bool) -> None:
    if is_done:
        raise Refused(_("This was signed off already."))
    if is_own_reading:
        raise Refused(_("Nobody signs off what they read themselves: another officer does it."))

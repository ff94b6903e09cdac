"""To whom may a file go, and what must come with it?"""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from sijak.kernel.errors import Refused


def may_hand_over(*, to: str, lead: str, colleagues: Collection[str], by: str) -> None:
    if to not in colleagues:
        raise Refused(_("That colleague cannot take a file."), field="to")
    if to == lead:
        raise Refused(_("That colleague already leads this file."), field="to")


def may_hand_over_all(*, to: str, giver: str, colleagues: Collection[str], files: int) -> None:
    if to not in colleagues:
        raise Refused(_("That colleague cannot take a file."), field="to")
    if to == giver:
        raise Refused(_("Choose somebody else than the one who hands over."), field="to")
    if not files:
        raise Refused(_("Choose at least one file."), field="persons")

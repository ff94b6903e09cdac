"""Which questions did somebody take home, and how far are they? Seen from their own pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from sijak.counselling.instruments import Instrument, instrument
from sijak.counselling.models import Handed, HandedAnswer
from sijak.counselling.queries.tablets import digest_of
from sijak.kernel.dates import today
from sijak.people.own import Own, OwnPanel

# On ``self``: {kind, ref, day, until, token, person, strand}. Which questions they are is not said there.
SHARED_AS = "questions"


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """``place``: the number in the list, which stands in the address; ``ref`` comes with each form."""

    place: int
    handed: Handed
    one: Instrument
    person: str
    strand: str
    answered: int

    @property
    def ref(self) -> str:
        return self.handed.id

    @property
    def until(self) -> date:
        return self.handed.until or self.handed.day

    @property
    def is_open(self) -> bool:
        return not self.handed.is_back and self.until >= today()

    @property
    def title(self) -> str:
        return self.one.title(get_language() or "ko")

    @property
    def count(self) -> int:
        language = get_language() or "ko"
        return len(self.one.asked_in(language)) if language in self.one.wordings else len(self.one.steps)


def sheets_of(own: Own) -> list[Sheet]:
    """Those that nobody took in yet, the oldest first."""
    rows = sorted(own.of_kind(SHARED_AS), key=lambda row: (str(row.get("day")), str(row.get("ref"))))
    found = [(row, handed) for row in rows if (handed := handed_of(row))]
    return [
        Sheet(place, handed, one, str(row["person"]), str(row["strand"]),
              HandedAnswer.objects.filter(handed=handed).count())
        for place, (row, handed) in enumerate(found, 1)
        if (one := instrument(handed.instrument))
    ]  # fmt: skip


def handed_of(row: dict[str, Any]) -> Handed | None:
    return Handed.objects.filter(digest=digest_of(str(row.get("token"))), until__isnull=False).first()


def panel(own: Own) -> OwnPanel | None:
    found = sheets_of(own)
    if not found:
        return None
    count = sum(one.is_open for one in found)
    note = ngettext("%(count)s is open", "%(count)s are open", count) % {"count": count}
    return OwnPanel(
        _("Questions"), note=note if count else _("Thank you, they are done"), address="myspace:sheets"
    )

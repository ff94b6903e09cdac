"""What does the one who goes along see today? Only what stands on their slips."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from django.conf import settings

from sijak.accounts.queries import who
from sijak.health.enums import GoingState, Hospital
from sijak.health.models import Going
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people.faces import Safe

PURPOSE = "company"


@dataclass(frozen=True, slots=True, repr=False)
class Slip:
    """One afternoon, as it was handed over. ``state`` from the request; '' when that is gone."""

    id: str
    words: dict[str, str]
    state: str
    day: date
    at: time
    given_by: str = ""

    @property
    def going(self) -> str:
        return self.words.get("ref", "")

    @property
    def is_today(self) -> bool:
        return self.day <= today()

    @property
    def hospital(self) -> str:
        code = self.words.get("hospital", "")
        return str(Hospital(code).label) if code in Hospital else ""

    @property
    def name(self) -> str:
        return self.words.get("name", "")

    @property
    def is_asked(self) -> bool:
        return self.state in (GoingState.OFFERED, GoingState.BACKUP)

    @property
    def is_on(self) -> bool:
        return self.state in (GoingState.TAKEN, GoingState.WAY, GoingState.HERE)

    @property
    def may_call_off(self) -> bool:
        return self.is_asked or self.state in (GoingState.TAKEN, GoingState.WAY)

    @property
    def is_told(self) -> bool:
        """Nothing of the person is shown any more."""
        return self.state in (GoingState.TOLD, GoingState.DONE)

    @property
    def is_off(self) -> bool:
        return self.state in ("", GoingState.OFF)


def slips(by: Actor) -> list[Slip]:
    """Today's first; those that are over go with the day."""
    mine = [one for one in who.slips(by) if one.code == PURPOSE]
    read = {one.id: who.slip_words(by, one.id) for one in mine}
    refs = [words.get("ref", "") for words in read.values()]
    goings = {row.pk: row for row in Going.objects.filter(pk__in=refs)}
    found = [
        slip_of(one.id, read[one.id], goings.get(read[one.id].get("ref", "")), one.given_by)
        for one in mine
        if read[one.id].get("ref")
    ]
    return sorted(found, key=lambda one: (one.day, one.at))


def one_slip(by: Actor, slip: str) -> Slip:
    """Mine and not over, else NotForYou."""
    words = who.slip_words(by, slip)
    if not words.get("ref"):
        raise NotForYou
    return slip_of(slip, words, Going.objects.filter(pk=words["ref"]).first())


def slip_of(slip: str, words: dict[str, str], going: Going | None, given_by: str = "") -> Slip:
    day = date.fromisoformat(words.get("day") or "1970-01-01")
    at = time.fromisoformat(words.get("at") or "09:00")
    return Slip(slip, words, going.state if going else "", day, at, given_by)


def safe_words(safe: Safe) -> str:
    """How to reach them safely, in one line for a slip."""
    parts = [", ".join(safe.ways), safe.hours, safe.alias, safe.voice, safe.note]
    return " · ".join(part for part in parts if part)[:400]


def office_phone() -> str:
    return str(settings.SIJAK_PHONE)

"""Who are my people, who has been heard from, who takes over? Thin questions to the vault.

The vault alone knows whose strand is whose; departments above ask here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from sijak.accounts.line import vault
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.people.enums import SILENT_AFTER, Stage
from sijak.people.faces import File
from sijak.people.models import Strand, StrandRow
from sijak.people.sealing import open_rows
from vault.client import Denied

# The parts of a file that departments work through; the others carry nothing in clear.
WRITTEN_ON = ("casework", "counselling", "health", "money", "growth", "community")
WHY_NOT_GIVEN = {
    "lead": _("That colleague cannot take this file."),
    "not-lead": _("Only the one who leads a file, or the lead of a team, hands it over."),
}


@dataclass(frozen=True, slots=True)
class Walked:
    """One of a worker's people, without a name. ``days`` since anybody of the house heard."""

    person: str
    strand: str
    stage: str
    days: int
    heard: date | None
    mailbox: str = ""
    is_lead: bool = True
    is_lost: bool = False  # the one who led has gone; a lead of the team is told

    @property
    def is_silent(self) -> bool:
        return self.days > silent_after(self.stage)

    @property
    def is_in_danger(self) -> bool:
        return self.stage == Stage.DANGER


@dataclass(frozen=True, slots=True, repr=False)
class Name:
    """What a list may show of somebody."""

    person: str
    display: str
    code: str
    days: int = 0


def silent_after(stage: str) -> int:
    """Days without a word after which the ladder opens."""
    return SILENT_AFTER.get(Stage(stage), SILENT_AFTER[Stage.OPEN])


def my_people(by: Actor, worker: str = "") -> list[Walked]:
    """One's own people, or a colleague's as far as one's own keys open them."""
    return [
        Walked(
            person=one["person"], strand=one["strand"], stage=one["stage"], days=one["days"] or 0,
            heard=as_day(one["heard"]), mailbox=one["mailbox"], is_lead=one["lead"],
            is_lost=one["lost"],
        )
        for one in vault().caseload(by.token, worker)
    ]  # fmt: skip


def casework(file: File) -> str:
    """Some may open a face and not what is written while walking together."""
    if "casework" not in file.strands:
        raise NotForYou
    return file.strands["casework"]


def strands_to_write(file: File) -> list[str]:
    """Strands of this person on which workers write what is to be done and when they meet."""
    return [strand for part, strand in file.strands.items() if part in WRITTEN_ON]


def writing_strand(file: File) -> str:
    """Where this worker writes what is to be done: casework, or their own department's part."""
    for part in WRITTEN_ON:
        if part in file.strands:
            return file.strands[part]
    raise NotForYou


def own_strand(file: File, strand: str) -> str:
    """The strand, when it is one of this person that this worker opens; else NotForYou."""
    if strand not in strands_to_write(file):
        raise NotForYou
    return strand


def heard_on(file: File) -> date:
    """The last day on which anybody of the house heard from them."""
    return today() - timedelta(days=file.days or 0)


def is_silent(file: File) -> bool:
    return (file.days or 0) > silent_after(file.stage)


def names_of(by: Actor, strands: Sequence[str], why: str = "list") -> dict[str, Name]:
    """Names for a whole page in one call: strand -> name; who may not be seen is left out."""
    wanted = list(dict.fromkeys(strands))
    if not wanted:
        return {}
    found = vault().faces(by.token, wanted, why=why)
    return {
        strand: Name(face["person"], face["display"], face["code"], face["days"] or 0)
        for strand, face in zip(wanted, found, strict=True)
        if face
    }


def openable(by: Actor, strands: Sequence[str]) -> dict[str, str]:
    """strand -> person, for those that open. A list asks first: opening is all or nothing, and one
    person who was hidden since must not take the whole page away."""
    wanted = list(dict.fromkeys(strands))
    if not wanted:
        return {}
    found = vault().person_of(by.token, wanted)
    return {strand: person for strand, person in zip(wanted, found, strict=True) if person}


def open_those(by: Actor, rows: Sequence[StrandRow], why: str) -> list[dict[str, str] | None]:
    """Words of each row of a list, None for those that do not open (hidden since, handed on).
    Opening is all or nothing, so that only a list that met such a row asks a second time."""
    try:
        return list(open_rows(by, rows, why))
    except Denied:
        opens = openable(by, [row.strand_id for row in rows])
    good = [row for row in rows if row.strand_id in opens]
    words = dict(zip([row.pk for row in good], open_rows(by, good, why), strict=True))
    return [words.get(row.pk) for row in rows]


def set_stage(by: Actor, person: str, stage: Stage) -> None:
    vault().edit_person(by.token, person, stage=stage.value)


def give_file(by: Actor, person: str, to: str, team: str = "", mailbox: str = "") -> None:
    """A new lead worker. With ``team`` its strands are shared with that team, and letters of the
    person reach it from now on. Refused when the file is hidden from them."""
    try:
        vault().assign(by.token, [person], to, team)
    except Denied as no:
        if no.code in WHY_NOT_GIVEN:
            raise Refused(WHY_NOT_GIVEN[no.code], field="to") from None
        raise
    if team and mailbox:
        _move_letters(by, mailbox, team)


def _move_letters(by: Actor, mailbox: str, team: str) -> None:
    """A team that may not hold what the person sees themselves keeps no letters either."""
    try:
        vault().mailbox_move(by.token, mailbox, team)
    except Denied as no:
        if no.code != "team":
            raise


def teams_that_open(strands: Sequence[str]) -> dict[str, str]:
    """casework strand -> the team in whose lists it stands."""
    return dict(Strand.objects.filter(pk__in=strands).values_list("pk", "team"))


def as_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None

"""Where does somebody who fell silent stand on the ladder?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise

from sijak.care.enums import AppointmentState, Ground, Rung, Try
from sijak.care.models import Appointment, LadderRung, Wish
from sijak.care.queries.pages import Content, contents
from sijak.care.rules import ladder as rules
from sijak.care.rules.ladder import Silence, Tried
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import why_not
from sijak.people.faces import File
from sijak.people.walking import Walked, casework, heard_on, silent_after, strands_to_write


@dataclass(frozen=True, slots=True, repr=False)
class TryShown:
    row: LadderRung
    words: str


@dataclass(frozen=True, slots=True)
class RungShown:
    """One step of the ladder as the page draws it. ``refused``: why not now, or ''; said only where
    it helps: at the step that comes next, and at the one that asks an authority."""

    rung: Rung
    number: int
    tries: list[TryShown]
    refused: str
    is_next: bool

    @property
    def label(self) -> str | Promise:
        return self.rung.label


@dataclass(frozen=True, slots=True, repr=False)
class Ladder:
    silence: Silence
    rungs: list[RungShown]
    earlier: list[TryShown]
    wish: Wish | None
    wish_says: str
    wish_words: str
    next: Rung | None
    grounds: list[Ground] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        return rules.is_done(self.silence)

    @property
    def wish_version(self) -> int:
        return self.wish.version if self.wish else 0


def tried(rows: Collection[LadderRung]) -> list[Tried]:
    return [Tried(Rung(row.rung), row.day, Try(row.outcome)) for row in rows]


def silence_of(by: Actor, file: File) -> Silence:
    """What the rules need to know of one person; the wish is opened, the tries are not."""
    rows = list(LadderRung.objects.filter(strand_id=casework(file)).order_by("day"))
    wish = Wish.objects.filter(strand_id=casework(file)).first()
    told = contents(by, [wish], "ladder")[wish.id] if wish else {}
    return build(file, rows, wish, told)


def build(file: File, rows: Collection[LadderRung], wish: Wish | None, told: Content) -> Silence:
    heard, says = heard_on(file), str(told.get("check", ""))
    return Silence(
        days=file.days or 0, allowed_days=silent_after(file.stage), is_in_danger=file.is_in_danger,
        tries=rules.of_this_silence(tried(rows), heard, is_in_danger=file.is_in_danger),
        wish=rules.in_time(says, said_on=wish.said_on, heard=heard) if wish else "",
        has_missed=has_missed(file),
    )  # fmt: skip


def has_missed(file: File) -> bool:
    """Did they not come to a meeting that this worker may know of, and was nothing heard since?"""
    missed = Appointment.objects.filter(state=AppointmentState.MISSED, day__gt=heard_on(file))
    return missed.filter(strand_id__in=strands_to_write(file)).exists()


def of_person(by: Actor, file: File) -> Ladder:
    """The whole page: five rungs in order, each with its tries and why it may not be tried now."""
    rows = list(LadderRung.objects.filter(strand_id=casework(file)).order_by("day"))
    wish = Wish.objects.filter(strand_id=casework(file)).first()
    opened = contents(by, [*rows, *([wish] if wish else [])], "ladder")
    told = opened[wish.id] if wish else {}
    silence = build(file, rows, wish, told)
    shown = [TryShown(row, str(opened[row.id].get("words", ""))) for row in rows]
    heard, danger = heard_on(file), file.is_in_danger
    now = [one for one in shown if rules.belongs(one.row.day, heard, is_in_danger=danger)]
    step = rules.step_now(silence)
    return Ladder(
        silence=silence, rungs=[_rung(silence, rung, now, step) for rung in rules.ORDER],
        earlier=[one for one in reversed(shown) if one not in now], wish=wish,
        wish_says=str(told.get("check", "")), wish_words=str(told.get("words", "")),
        next=step, grounds=rules.grounds(silence),
    )  # fmt: skip


def _rung(silence: Silence, rung: Rung, now: list[TryShown], step: Rung | None) -> RungShown:
    mine = [one for one in now if one.row.rung == rung]
    number = rules.ORDER.index(rung) + 1
    asks_why = rung == Rung.WELFARE and bool(silence.at(Rung.VISIT))
    says_why = rung == step or bool(mine) or asks_why
    why = why_not(lambda: rules.may_try(silence, rung, on=today())) if says_why else ""
    return RungShown(rung, number, mine, why, rung == step)


def next_steps(silent: Collection[Walked]) -> Mapping[str, Rung | None]:
    """Person -> next rung, for a list: one query. Wishes stay sealed, so that what comes after
    the first visit is shown on the person's own page only."""
    by_strand: dict[str, list[LadderRung]] = {one.strand: [] for one in silent}
    for row in LadderRung.objects.filter(strand_id__in=by_strand).order_by("day"):
        by_strand[row.strand_id].append(row)
    return {one.person: rules.next_rung(_listed(one, by_strand[one.strand])) for one in silent}


def _listed(one: Walked, rows: list[LadderRung]) -> Silence:
    tries = rules.of_this_silence(tried(rows), one.heard, is_in_danger=one.is_in_danger)
    allowed = silent_after(one.stage)
    return Silence(one.days, allowed, is_in_danger=one.is_in_danger, tries=tries)

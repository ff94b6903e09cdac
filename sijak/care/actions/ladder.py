"""How is somebody who fell silent looked for, and found again?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from sijak.care.enums import Ground, Rung, Try
from sijak.care.models import LadderRung, Wish
from sijak.care.queries.ladder import silence_of
from sijak.care.rules import ladder as rules
from sijak.care.rules.ladder import Silence
from sijak.journal.actions import write_entry
from sijak.journal.enums import Channel, Kind, Outcome
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from sijak.people import walking
from sijak.people.actions.persons import ChangedMeanwhileError
from sijak.people.faces import File
from sijak.people.sealing import seal_row

CHANNEL = {
    Rung.MESSAGE: Channel.TEXT,
    Rung.CALL: Channel.PHONE,
    Rung.SECOND: Channel.PHONE,
    Rung.VISIT: Channel.HOME,
    Rung.WELFARE: Channel.OUTSIDE,
}


@dataclass(frozen=True, slots=True, repr=False)
class Attempt:
    """What a worker wrote about one try. ``second`` and ``ground`` only where the rung asks."""

    rung: Rung
    day: date
    outcome: Try
    words: str = ""
    second: str = ""
    ground: str = ""


@transaction.atomic
def try_rung(*, by: Actor, file: File, attempt: Attempt) -> LadderRung:
    """One try. When it reached the person they are found again, and the silence is over."""
    strand, silence, heard = walking.casework(file), silence_of(by, file), walking.heard_on(file)
    _check_day(attempt.day, silence, heard)
    rules.may_try(silence, attempt.rung, on=attempt.day)
    ground = attempt.ground if attempt.rung == Rung.WELFARE else ""
    rules.may_go_by(silence, rung=attempt.rung, ground=ground)
    second = attempt.second if attempt.rung in rules.BY_TWO else ""
    rules.by_two(rung=attempt.rung, worker=by.user_id, second=second, ground=ground)
    row = LadderRung(
        strand_id=strand, rung=attempt.rung, day=attempt.day, outcome=attempt.outcome,
        done_by=by.user_id, second=second, ground=Ground(ground) if ground else "",
    )  # fmt: skip
    seal_row(by, row, content=json.dumps({"words": attempt.words}, ensure_ascii=False))
    row.save(force_insert=True)
    if attempt.outcome != Try.NO_WAY:
        write_entry(by=by, strand=strand, kind=_kind(attempt, silence, heard), day=attempt.day,
                    channel=CHANNEL[attempt.rung], outcome=Outcome(attempt.outcome))  # fmt: skip
    return row


def _kind(attempt: Attempt, silence: Silence, heard: date) -> Kind:
    """Found again is only who was silent: in danger a try may reach somebody who never was."""
    if attempt.outcome != Try.REACHED:
        return Kind.LADDER
    return Kind.FOUND if silence.is_silent and attempt.day > heard else Kind.HEARD


def _check_day(day: date, silence: Silence, heard: date) -> None:
    """In danger a try is written down whatever was heard since."""
    if day > today():
        raise Refused(rules.not_yet(), field="day")
    if day <= heard and not silence.is_in_danger:
        raise Refused(rules.before_silence(), field="day")


@transaction.atomic
def write_wish(*, by: Actor, file: File, check: bool, words: str, version: int) -> Wish:
    """What they wish us to do should we ever not reach them; the latest word counts. They told it
    themselves, so it is word from them. ``version`` is that of the wish on the page, 0 for the first.
    Raises ChangedMeanwhileError when somebody wrote it in between."""
    rules.may_write_wish(is_silent=walking.is_silent(file))
    strand = walking.casework(file)
    row = Wish.objects.select_for_update().filter(strand_id=strand).first()
    if (row.version if row else 0) != version:
        raise ChangedMeanwhileError
    is_new = row is None
    row = row or Wish(strand_id=strand, version=0)
    row.version += 1
    row.said_on, row.asked_by = today(), by.user_id
    content = {"check": "yes" if check else "no", "words": words}
    seal_row(by, row, content=json.dumps(content, ensure_ascii=False))
    if is_new:
        row.save(force_insert=True)
    else:
        row.save(update_fields=["version", "said_on", "asked_by", "content"])
    write_entry(by=by, strand=strand, kind=Kind.HEARD, day=row.said_on)
    return row

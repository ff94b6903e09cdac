"""How are questions begun, answered one by one, and finished, while a worker reads them aloud?"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from sijak.counselling.actions.danger import raise_signal
from sijak.counselling.enums.screenings import Mode, ScreeningState, Setting
from sijak.counselling.instruments import Instrument, Step, instrument
from sijak.counselling.models import Given, Screening
from sijak.counselling.rules import screenings as rules
from sijak.counselling.rules.answers import as_number, as_text, content_of
from sijak.journal.actions import write_entry
from sijak.journal.enums import Channel, Kind
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people.models import Strand
from sijak.people.refusals import OverBudget
from sijak.people.sealing import open_rows, seal_row

CHANNELS = {
    Setting.ROOM: Channel.ROOM, Setting.HOME: Channel.HOME, Setting.PHONE: Channel.PHONE,
    Setting.HOSPITAL: Channel.OUTSIDE,
}  # fmt: skip


@transaction.atomic
def begin_screening(
    *, by: Actor, strand: str, once: str, key: str, language: str, setting: Setting
) -> Screening:
    """Read aloud by ``by``. ``once``: a random id that came with the form."""
    one = instrument(key)
    rules.may_ask(one, language)
    assert one is not None
    before = Screening.objects.filter(pk=once, strand_id=strand, asked_by=by.user_id).first()
    if before is not None:
        return before
    row = Screening(
        id=once, strand_id=strand, instrument=one.key, edition=one.edition, day=today(),
        mode=Mode.READ, setting=setting, asked_by=by.user_id,
    )  # fmt: skip
    seal_row(by, row, content=json.dumps({"language": language}))
    row.save(force_insert=True)
    return row


def answer_question(
    *, by: Actor, person: str, screening: Screening, one: Instrument, step: Step, value: int | None
) -> str:
    """Kept at once. ``value`` None: would rather not say. Answers the id of a signal of danger, or ''.
    Another answer, or the same one on another day, acts again: what is open is one signal all the same."""
    with transaction.atomic():
        rules.may_answer(state=screening.state)
        rules.may_choose(value, one.values(step))
        before = _write_given(by, screening, one, step.key, value)
        is_said_again = value == before and screening.day == today()  # tapped twice, or on the way back
        if not one.is_danger(step.key, value) or is_said_again:
            return ""
        return raise_signal(
            by=by, team=_team_of(screening.strand_id), person=person, strand=screening.strand_id,
            source=one.key, item=step.key,
        )  # fmt: skip


def _write_given(
    by: Actor, screening: Screening, one: Instrument, step: str, value: int | None
) -> int | None:
    """What stood there before is opened only where a change of it matters: at a danger item."""
    row = Given.objects.select_for_update().filter(screening=screening, step=step).first()
    if row is None:
        row = Given(strand_id=screening.strand_id, screening=screening, step=step)
        seal_row(by, row, content=as_text(value))
        row.save(force_insert=True)
        return None
    before = _before(by, row) if step in one.danger else None
    row.version += 1
    seal_row(by, row, content=as_text(value))
    row.save(update_fields=["version", "content"])
    return before


def _before(by: Actor, row: Given) -> int | None:
    """None when this worker has read more names than are theirs today: then the new answer acts."""
    try:
        return as_number(open_rows(by, [row], "screening")[0]["content"])
    except OverBudget:
        return None


def _team_of(strand: str) -> str:
    return Strand.objects.values_list("team", flat=True).get(pk=strand)


@transaction.atomic
def finish_screening(*, by: Actor, screening: str, strand: str) -> Screening:
    """The answers go into the screening's own row, with what they count to."""
    row, given, content = _opened(by, screening, strand)
    answers = {one.step: as_number(words["content"]) for one, words in given}
    rules.may_finish(state=row.state, answered=sum(v is not None for v in answers.values()))
    _fold(by, row, answers, content.get("language", ""), ScreeningState.DONE)
    write_entry(by=by, strand=strand, kind=Kind.SCREENED, day=row.day, channel=CHANNELS[Setting(row.setting)])
    return row


@transaction.atomic
def break_off_screening(*, by: Actor, screening: str, strand: str) -> Screening:
    """They would rather stop. What was answered is kept, and counts to nothing."""
    row, given, content = _opened(by, screening, strand)
    rules.may_answer(state=row.state)
    answers = {one.step: as_number(words["content"]) for one, words in given}
    _fold(by, row, answers, content.get("language", ""), ScreeningState.LEFT)
    return row


def _opened(
    by: Actor, screening: str, strand: str
) -> tuple[Screening, Sequence[tuple[Given, Mapping[str, str]]], dict[str, str]]:
    row = Screening.objects.select_for_update().filter(pk=screening, strand_id=strand).first()
    if row is None:
        raise NotForYou
    given = list(Given.objects.filter(screening=row))
    first, *rest = open_rows(by, [row, *given], "screening")
    return row, list(zip(given, rest, strict=True)), dict(json.loads(first.get("content") or "{}"))


def _fold(
    by: Actor, row: Screening, answers: Mapping[str, int | None], language: str, state: ScreeningState
) -> None:
    row.state = state
    row.version += 1
    seal_row(by, row, content=content_of(row.instrument, answers, language))
    row.save(update_fields=["state", "version", "content"])
    Given.objects.filter(screening=row).delete()


@transaction.atomic
def write_taken_in(
    *, by: Actor, strand: str, once: str, one: Instrument, day: date, setting: Setting, asked_by: str,
    language: str, answers: Mapping[str, int | None], mode: Mode = Mode.SELF,
) -> Screening:  # fmt: skip
    """What came back on a tablet or from home, on the person's strand. ``once``: the tablet's row."""
    row = Screening(
        id=once, strand_id=strand, instrument=one.key, edition=one.edition, day=day, mode=mode,
        setting=setting, asked_by=asked_by, state=ScreeningState.DONE,
    )  # fmt: skip
    seal_row(by, row, content=content_of(one.key, answers, language))
    row.save(force_insert=True)
    write_entry(by=by, strand=strand, kind=Kind.SCREENED, day=day, channel=CHANNELS[setting])
    return row

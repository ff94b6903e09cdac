"""How is a note kept, and what is added to it later?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from sijak.care.enums import NoteKind
from sijak.care.models import Note, Supervision
from sijak.care.rules import notes as rules
from sijak.journal.actions import write_entry
from sijak.journal.enums import Channel, Kind, Outcome
from sijak.journal.models import Entry
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.people.sealing import seal_own, seal_row

# What is counted as a service; desk work is not.
SERVICE = {NoteKind.TALK: Kind.TALK, NoteKind.VISIT: Kind.VISIT, NoteKind.ACCOMPANY: Kind.ACCOMPANY}


@dataclass(frozen=True, slots=True, repr=False)
class Written:
    """A note as it was typed. ``at``: HH:MM. ``supervision`` is for its writer alone."""

    at: str = ""
    place: str = ""
    present: str = ""
    their_words: str = ""
    data: str = ""
    assessment: str = ""
    plan: str = ""
    supervision: str = ""

    @property
    def has_words(self) -> bool:
        return any((self.their_words, self.data, self.assessment, self.plan))

    def columns(self) -> dict[str, str]:
        told = {"at": self.at, "place": self.place, "present": self.present}
        setting = {name: words for name, words in told.items() if words}
        return {"setting": json.dumps(setting, ensure_ascii=False) if setting else "",
                "their_words": self.their_words, "data": self.data,
                "assessment": self.assessment, "plan": self.plan}  # fmt: skip


@transaction.atomic
def write_note(
    *, by: Actor, strand: str, once: str, kind: NoteKind, happened_on: date, minutes: int,
    channel: Channel, written: Written,
) -> Note:  # fmt: skip
    """``once``: a random id that came with the form, so that two clicks make one note."""
    rules.may_keep_note(happened_on=happened_on, today=today(), has_words=written.has_words)
    before = Note.objects.filter(pk=once, strand_id=strand, author=by.user_id).first()
    if before is not None:
        return before
    note = Note(
        id=once, strand_id=strand, kind=kind, happened_on=happened_on, written_on=today(),
        minutes=minutes, channel=channel, author=by.user_id,
    )  # fmt: skip
    seal_row(by, note, **written.columns())
    counted = _is_counted(strand, kind, happened_on)
    note.save(force_insert=True)
    _keep_supervision(by, note, written.supervision)
    if not counted:
        write_entry(by=by, strand=strand, kind=SERVICE[kind], day=happened_on, minutes=minutes,
                    channel=channel)  # fmt: skip
    return note


def _is_counted(strand: str, kind: NoteKind, day: date) -> bool:
    """An appointment that was kept has counted the meeting already; desk work is not counted."""
    if kind not in SERVICE:
        return True
    kept = Entry.objects.filter(strand_id=strand, kind=SERVICE[kind], day=day, outcome=Outcome.DONE).count()
    if not kept:
        return False
    notes = Note.objects.filter(strand_id=strand, kind=kind, happened_on=day, amends=None)
    return kept > notes.count()


@transaction.atomic
def amend_note(*, by: Actor, note: Note, once: str, words: str) -> Note:
    """An addendum: a row of its own beside the note, which stays as it was."""
    rules.may_amend(is_addendum=note.amends_id is not None, words=words)
    before = Note.objects.filter(pk=once, amends=note, author=by.user_id).first()
    if before is not None:
        return before
    added = Note(
        id=once, strand_id=note.strand_id, kind=note.kind, happened_on=note.happened_on,
        written_on=today(), channel=note.channel, author=by.user_id, amends=note,
    )  # fmt: skip
    seal_row(by, added, data=words)
    added.save(force_insert=True)
    return added


def _keep_supervision(by: Actor, note: Note, words: str) -> None:
    if words:
        sealed = seal_own(by, supervision_key(by=by, note=note), words)
        Supervision.objects.create(note=note, author=by.user_id, content=sealed)


def supervision_key(*, by: Actor, note: Note) -> str:
    """The purpose under which the writer's own key seals it."""
    return f"supervision:{note.id}" if by.user_id == note.author else ""

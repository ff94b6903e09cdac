"""What does a note say, what was added, and what stands on the thread?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from django.utils.translation import gettext as _

from sijak.accounts.queries import names_of_workers
from sijak.care.enums import NoteKind
from sijak.care.models import Note, Supervision
from sijak.journal.enums import Channel
from sijak.kernel.actor import Actor
from sijak.kernel.errors import NotForYou
from sijak.people.parts import Knot
from sijak.people.sealing import open_own, open_rows


@dataclass(frozen=True, slots=True, repr=False)
class NoteView:
    row: Note
    author: str
    setting: Mapping[str, str]
    their_words: str
    data: str
    assessment: str
    plan: str

    @property
    def at(self) -> time | None:
        return time.fromisoformat(self.setting["at"]) if self.setting.get("at") else None

    @property
    def texts(self) -> list[str]:
        return [self.their_words, self.data, self.assessment, self.plan]


@dataclass(frozen=True, slots=True, repr=False)
class NotePage:
    note: NoteView
    addenda: list[NoteView]
    supervision: str


def note_page(by: Actor, strand: str, note: str) -> NotePage:
    row = Note.objects.filter(pk=note, strand_id=strand, amends=None).first()
    if row is None:
        raise NotForYou
    rows = [row, *Note.objects.filter(amends=row).order_by("written_on", "id")]
    names = names_of_workers(by)
    views = [
        NoteView(r, names.get(r.author, ""), json.loads(w["setting"] or "{}"), w["their_words"], w["data"],
                 w["assessment"], w["plan"])
        for r, w in zip(rows, open_rows(by, rows, "note"), strict=True)
    ]  # fmt: skip
    return NotePage(views[0], views[1:], supervision_of(by, row))


def supervision_of(by: Actor, note: Note) -> str:
    """Only its writer ever sees it; for others there is none."""
    row = Supervision.objects.filter(note=note, author=by.user_id).first()
    return open_own(by, f"supervision:{note.id}", bytes(row.content)) if row else ""


def knots(by: Actor, strands: Mapping[str, str], limit: int) -> list[Knot]:
    """Notes as knots of the thread, newest first."""
    strand = strands.get("casework")
    if not strand:
        return []
    shown = ("strand_id", "version", "kind", "happened_on", "written_on", "minutes", "channel")
    rows = Note.objects.filter(strand_id=strand, amends=None).only(*shown, "author", "their_words", "data")
    say = Said(
        {value: str(label) for value, label in NoteKind.choices},
        {value: str(label) for value, label in Channel.choices},
        _("%(n)s minutes"), _("written later"), names_of_workers(by),
    )  # fmt: skip
    return [_knot(row, say) for row in rows.order_by("-happened_on", "-id")[:limit]]


@dataclass(frozen=True, slots=True)
class Said:
    """The words of the heads of knots in the reader's language, asked once a page."""

    kinds: Mapping[str, str]
    channels: Mapping[str, str]
    minutes: str
    late: str
    workers: Mapping[str, str]


def _knot(note: Note, say: Said) -> Knot:
    head = [say.kinds[note.kind]]
    if note.channel and note.kind == NoteKind.TALK:
        head.append(say.channels[note.channel])
    if note.minutes:
        head.append(say.minutes % {"n": note.minutes})
    head.append(say.workers.get(note.author, ""))
    return Knot(
        note.happened_on, "care", " · ".join(head), note, "their_words", "data",
        address=("care:note", note.id), same=f"{note.happened_on}:{note.kind}",
        tag=say.late if note.is_late else "",
    )  # fmt: skip

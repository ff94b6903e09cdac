"""What does a session say, who else was there, and what stands on the person's thread?"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import Any

from django.utils.translation import gettext as _

from sijak.accounts.queries import names_of_workers
from sijak.care.models import Appointment
from sijak.care.queries.appointments import Meeting, meeting
from sijak.care.queries.pages import as_json
from sijak.counselling.enums.sessions import Need, SessionKind, SessionState, Theme
from sijak.counselling.models import ProcessNote, Session, SessionAddendum
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people import walking
from sijak.people.faces import File
from sijak.people.models import StrandRow
from sijak.people.parts import Knot
from sijak.people.sealing import open_own, open_rows
from sijak.people.walking import Name

WHY = "counselling"


def labels(codes: str, choices: Sequence[tuple[str, Any]]) -> list[str]:
    """Codes with a space between them, in the reader's words and in the order of the list."""
    held = codes.split()
    return [str(label) for code, label in choices if code in held]


@dataclass(frozen=True, slots=True, repr=False)
class SessionView:
    """A session with its words opened. ``others``: those who were there too and may be seen."""

    row: Session
    worker: str
    second: str
    writer: str = ""  # where another one wrote it than who held it
    setting: Mapping[str, Any] = field(default_factory=dict)
    their_words: str = ""
    data: str = ""
    assessment: str = ""
    plan: str = ""

    @property
    def at(self) -> time | None:
        return time.fromisoformat(self.setting["at"]) if self.setting.get("at") else None

    @property
    def texts(self) -> list[str]:
        return [self.their_words, self.data, self.assessment, self.plan]

    @property
    def themes(self) -> list[str]:
        return labels(self.row.themes, Theme.choices)

    @property
    def needs(self) -> list[str]:
        return labels(self.row.needs, Need.choices)

    @property
    def is_planned(self) -> bool:
        return self.row.state == SessionState.PLANNED

    @property
    def is_kept(self) -> bool:
        return self.row.state == SessionState.KEPT

    @property
    def has_come(self) -> bool:
        return self.row.day <= today()


@dataclass(frozen=True, slots=True, repr=False)
class Added:
    row: SessionAddendum
    author: str
    words: str


@dataclass(frozen=True, slots=True, repr=False)
class SessionPage:
    session: SessionView
    meeting: Meeting | None
    added: list[Added]
    process: str
    others: list[tuple[Name, str]]


def part_of(file: File) -> str:
    """The counselling strand of an open file, or NotForYou."""
    if "counselling" not in file.strands:
        raise NotForYou
    return file.strands["counselling"]


def row_of(strand: str, session: str) -> Session:
    row = Session.objects.filter(pk=session, strand_id=strand).select_related("appointment").first()
    if row is None:
        raise NotForYou
    return row


def session_page(by: Actor, strand: str, session: str) -> SessionPage:
    """Note, meeting and what was added in one call; names of the others in a second one."""
    row = row_of(strand, session)
    added = list(SessionAddendum.objects.filter(session=row).order_by("written_on", "id"))
    met = row.appointment
    rows: list[StrandRow] = [row, *added, *([met] if met else [])]
    words, names = open_rows(by, rows, WHY), names_of_workers(by)
    view = view_of(row, words[0], names)
    return SessionPage(
        view,
        meeting(met, as_json(words[-1])) if met else None,
        [Added(one, names.get(one.author, ""), said.get("content", ""))
         for one, said in zip(added, words[1:], strict=False)],
        process_of(by, row), others_of(by, view.setting),
    )  # fmt: skip


def view_of(row: Session, words: Mapping[str, str], names: Mapping[str, str]) -> SessionView:
    found = json.loads(words.get("setting") or "{}")
    writer = names.get(row.written_by, "") if row.written_by not in ("", row.worker) else ""
    return SessionView(
        row, names.get(row.worker, ""), names.get(row.second, ""), writer,
        found if isinstance(found, dict) else {}, words.get("their_words", ""), words.get("data", ""),
        words.get("assessment", ""), words.get("plan", ""),
    )  # fmt: skip


def process_of(by: Actor, session: Session) -> str:
    """Only its writer ever sees it; for others there is none."""
    row = ProcessNote.objects.filter(session=session, author=by.user_id).first()
    return open_own(by, row.purpose, bytes(row.content)) if row else ""


def others_of(by: Actor, setting: Mapping[str, Any]) -> list[tuple[Name, str]]:
    """(name, session) of those who were there too. Who is hidden from the reader is not among them."""
    refs = [one.get("session", "") for one in setting.get("others", [])]
    refs += [setting["beside"].get("session", "")] if setting.get("beside") else []
    rows = dict(Session.objects.filter(pk__in=refs).values_list("strand_id", "id"))
    names = walking.names_of(by, list(rows), why=WHY) if rows else {}
    return [(name, rows[strand]) for strand, name in names.items()]


def page_of_meeting(row: Appointment) -> tuple[str, str] | None:
    """A meeting that is a session is looked at and ended on the session's own page."""
    found = Session.objects.filter(appointment=row).values_list("id", flat=True).first()
    return ("counselling:session", found) if found else None


# -- the person's thread -----------------------------------------------------------------------------
def knots(by: Actor, strands: Mapping[str, str], limit: int) -> list[Knot]:
    """Kept sessions as knots of the thread, newest first."""
    strand = strands.get("counselling")
    if not strand:
        return []
    shown = ("strand_id", "version", "kind", "day", "written_on", "minutes", "worker")
    rows = Session.objects.kept().filter(strand_id=strand).only(*shown, "their_words", "data")
    names = names_of_workers(by)
    kinds = {value: str(label) for value, label in SessionKind.choices}
    minutes, late = _("%(n)s minutes"), _("written later")
    found = []
    for row in rows.order_by("-day", "-id")[:limit]:
        head = [_("Counselling"), kinds[row.kind]]
        head += [minutes % {"n": row.minutes}] if row.minutes else []
        head.append(names.get(row.worker, ""))
        found.append(Knot(
            row.day, "counselling", " · ".join(filter(None, head)), row, "their_words", "data",
            address=("counselling:session", row.id), same=same(row), tag=late if row.is_late else "",
        ))  # fmt: skip
    return found


def same(row: Session) -> str:
    """The journal's row of the same deed gives way to the session."""
    kind = {SessionKind.VISIT.value: "visit", SessionKind.GROUP.value: "group"}.get(row.kind, "session")
    return f"{row.day}:{kind}"

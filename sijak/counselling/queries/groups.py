"""What stands on the pages of groups? Names come last, and only of those who may be seen."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from sijak.accounts.queries import names_of_workers
from sijak.counselling.enums.groups import Came, GroupKind, GroupState, PlaceState
from sijak.counselling.models import Attendance, Group, GroupNote, Meeting, Member
from sijak.counselling.pieces import Corner, Piece
from sijak.counselling.rules.groups import is_worth_a_call
from sijak.kernel.actor import Actor
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou
from sijak.people import walking
from sijak.people.faces import File
from sijak.people.sealing import open_rows
from sijak.people.team_sealing import open_team_rows
from sijak.people.walking import Name

type Told = dict[str, Any]


@dataclass(frozen=True, slots=True, repr=False)
class GroupView:
    row: Group
    kind: GroupKind
    title: str
    at: time
    minutes: int
    place: str
    closing: str
    taken: int = 0
    waiting: int = 0
    next_on: date | None = None

    @property
    def free(self) -> int:
        return max(0, self.row.places - self.taken)


@dataclass(frozen=True, slots=True, repr=False)
class MemberView:
    """``history``: how they came, meeting by meeting ('' not ticked)."""

    row: Member
    name: Name
    history: list[str] = field(default_factory=list)

    @property
    def is_worth_a_call(self) -> bool:
        return self.row.state == PlaceState.IN and is_worth_a_call([one for one in self.history if one])


@dataclass(frozen=True, slots=True, repr=False)
class GroupPage:
    group: GroupView
    meetings: list[Meeting]
    members: list[MemberView]
    waiting: list[MemberView]
    gone: list[MemberView]

    @property
    def planned(self) -> int:
        return sum(one.held_on is None for one in self.meetings)


@dataclass(frozen=True, slots=True, repr=False)
class MeetingPage:
    group: GroupView
    row: Meeting
    note: str
    lines: list[tuple[MemberView, str]]

    @property
    def has_come(self) -> bool:
        return self.row.day <= today()


@dataclass(frozen=True, slots=True, repr=False)
class NoteView:
    day: date
    author: str
    words: str


def member_words(by: Actor, rows: Sequence[Member]) -> list[Told]:
    """Inside the sealed words of each: person, strand, notes."""
    return [json.loads(words["content"]) for words in open_team_rows(by, rows, "group")]


def seen_members(by: Actor, rows: Sequence[Member]) -> list[tuple[Member, Told, Name]]:
    """Those whom this worker may see; who is hidden from them is ticked by the other who leads."""
    told = member_words(by, rows)
    names = walking.names_of(by, [one["strand"] for one in told], "group")
    both = zip(rows, told, strict=True)
    return [(row, one, names[one["strand"]]) for row, one in both if one["strand"] in names]


def _view(row: Group, words: dict[str, str], **more: Any) -> GroupView:
    told = json.loads(words["content"])
    return GroupView(row, GroupKind(told["kind"]), told.get("title", ""),
                     time.fromisoformat(told.get("at") or "00:00"),
                     int(told.get("minutes") or 0), told.get("place", ""), told.get("closing", ""),
                     **more)  # fmt: skip


def group_view(by: Actor, row: Group) -> GroupView:
    return _view(row, open_team_rows(by, [row], "group")[0])


def groups_of(by: Actor, state: str) -> list[GroupView]:
    """The groups of one's own teams; others do not exist."""
    rows = list(Group.objects.visible_to(by).filter(state=state).order_by("-starts_on", "id"))
    opened = open_team_rows(by, rows, "group")
    members = list(Member.objects.filter(group__in=rows).values_list("group_id", "state"))
    meets = Meeting.objects.filter(group__in=rows, held_on=None).order_by("-day")
    ahead = dict(meets.values_list("group_id", "day"))
    return [
        _view(row, words, taken=members.count((row.id, PlaceState.IN)),
              waiting=members.count((row.id, PlaceState.WAITING)), next_on=ahead.get(row.id))
        for row, words in zip(rows, opened, strict=True)
    ]  # fmt: skip


def groups_this_week(by: Actor) -> list[GroupView]:
    until = today() + timedelta(days=7)
    return [one for one in groups_of(by, GroupState.OPEN) if one.next_on and one.next_on <= until]


def corner_of(by: Actor) -> Corner | None:
    """On the counsellor's own page: the groups of the next seven days, by what they are called."""
    found = groups_this_week(by)
    return Corner("counselling/group/corner.html", lambda _names: found)


def piece_of(by: Actor, file: File) -> Piece | None:
    """On the person's own counselling page: what was noted about them after meetings, newest first. Of a
    quiet group nothing lies on their strand."""
    rows = list(GroupNote.objects.filter(strand_id=file.strands["counselling"]).order_by("-day", "-id"))
    if not rows:
        return None
    workers = names_of_workers(by)

    def show(words: Sequence[dict[str, str]]) -> list[NoteView]:
        return [NoteView(row.day, workers.get(row.author, ""), said.get("words", ""))
                for row, said in zip(rows, words, strict=True)]  # fmt: skip

    return Piece("counselling/group/piece.html", list(rows), show)


def group_row(by: Actor, group: str) -> Group:
    row = Group.objects.visible_to(by).filter(pk=group).first()
    if row is None:
        raise NotForYou
    return row


def group_page(by: Actor, group: str) -> GroupPage:
    row = group_row(by, group)
    meetings = list(row.meetings.order_by("number"))
    members = list(row.members.order_by("turn"))
    views = _members(by, members, meetings)
    shown = {state: [one for one in views if one.row.state == state] for state in PlaceState}
    taken = sum(one.state == PlaceState.IN for one in members)
    waiting = sum(one.state == PlaceState.WAITING for one in members)
    opened = open_team_rows(by, [row], "group")[0]
    return GroupPage(_view(row, opened, taken=taken, waiting=waiting), meetings, shown[PlaceState.IN],
                     shown[PlaceState.WAITING], shown[PlaceState.LEFT])  # fmt: skip


def _members(by: Actor, members: Sequence[Member], meetings: Sequence[Meeting]) -> list[MemberView]:
    rows = Attendance.objects.filter(meeting__in=list(meetings)) if meetings else Attendance.objects.none()
    came = {(one.member_id, one.meeting_id): one.came for one in rows}
    return [
        MemberView(row, name, [came.get((row.id, m.id), "") for m in meetings])
        for row, _told, name in seen_members(by, members)
    ]  # fmt: skip


def meeting_page(by: Actor, meeting: str) -> MeetingPage:
    row = Meeting.objects.visible_to(by).select_related("group").filter(pk=meeting).first()
    if row is None:
        raise NotForYou
    views = _members(by, list(row.group.members.filter(state=PlaceState.IN).order_by("turn")), [row])
    opened = open_team_rows(by, [row.group, row], "group")
    note = json.loads(opened[1]["content"]).get("note", "")
    return MeetingPage(_view(row.group, opened[0]), row, note, [(one, one.history[0]) for one in views])


def member_page(by: Actor, member: str) -> tuple[MemberView, GroupView, list[NoteView]]:
    row = Member.objects.visible_to(by).select_related("group").filter(pk=member).first()
    if row is None:
        raise NotForYou
    meetings = list(row.group.meetings.order_by("number"))
    views = _members(by, [row], meetings)
    if not views:
        raise NotForYou
    told = member_words(by, [row])[0]
    group = group_view(by, row.group)
    return views[0], group, _notes(by, group, told)


def _notes(by: Actor, group: GroupView, told: Told) -> list[NoteView]:
    if group.kind.is_quiet:
        kept = [NoteView(date.fromisoformat(n["day"]), n["by"], n["words"]) for n in told["notes"]]
    else:
        rows = list(GroupNote.objects.filter(strand_id=told["strand"]).order_by("day", "id"))
        opened = open_rows(by, rows, "group")
        kept = [
            NoteView(n.day, n.author, words.get("words", "")) for n, words in zip(rows, opened, strict=True)
        ]
    return kept[::-1]


CAME_MARKS = {Came.CAME: "●", Came.AWAY: "◐", Came.MISSED: "○", "": "·"}

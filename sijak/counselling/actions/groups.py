"""How is a group opened, filled, met and ended?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet

from sijak.accounts.queries import members_of
from sijak.care.enums import ClosingReason
from sijak.care.models import Booking
from sijak.counselling.actions.sharing import part_for_team
from sijak.counselling.enums.groups import Came, GroupKind, GroupState, PlaceState, PledgeMethod
from sijak.counselling.models import Attendance, Group, GroupNote, Meeting, Member
from sijak.counselling.queries.groups import GroupView, group_view, member_words, seen_members
from sijak.counselling.rules import groups as rules
from sijak.journal.actions import write_entry
from sijak.journal.enums import Channel, Kind, Outcome
from sijak.kernel.actor import Actor
from sijak.kernel.dates import KST, holiday_name, today
from sijak.kernel.errors import NotForYou
from sijak.people import walking
from sijak.people.faces import File
from sijak.people.sealing import seal_row
from sijak.people.team_sealing import open_team_row, seal_team_row


@dataclass(frozen=True, slots=True, repr=False)
class NewGroup:
    """As it was typed. ``at``: when it begins; ``minutes`` it takes."""

    team: str
    kind: GroupKind
    leader: str
    second: str
    places: int
    meetings: int
    starts_on: date
    at: time
    minutes: int
    title: str = ""
    place: str = ""


@transaction.atomic
def open_group(*, by: Actor, once: str, new: NewGroup) -> Group:
    """With all its meetings; holidays are left out. ``once``: two clicks make one group."""
    rules.may_open(meetings=new.meetings, places=new.places, first=new.starts_on, today=today())
    rules.may_lead(leader=new.leader, second=new.second, members=members_of(by, [new.team]))
    if new.team not in by.teams:
        raise NotForYou
    before = Group.objects.visible_to(by).filter(pk=once).first()
    if before is not None:
        return before
    group = Group(id=once, team=new.team, leader=new.leader, second=new.second, places=new.places,
                  starts_on=new.starts_on)  # fmt: skip
    words = {"kind": new.kind.value, "title": new.title, "at": f"{new.at:%H:%M}", "minutes": new.minutes,
             "place": new.place}  # fmt: skip
    seal_team_row(group, by=by, content=json.dumps(words, ensure_ascii=False))
    group.save(force_insert=True)
    days = rules.meeting_days(new.starts_on, new.meetings, lambda day: bool(holiday_name(day, "ko")))
    for number, day in enumerate(days, 1):
        meeting = Meeting(team=new.team, group=group, number=number, day=day)
        seal_team_row(meeting, by=by, content="{}")
        meeting.save(force_insert=True)
        for worker in (new.leader, new.second):
            Booking.objects.create(worker=worker, starts_at=datetime.combine(day, new.at, KST),
                                   minutes=new.minutes)  # fmt: skip
    return group


def held_group(*, by: Actor, group: str) -> Group:
    """Locked: two workers at once cannot give the last place twice."""
    row = Group.objects.select_for_update().visible_to(by).filter(pk=group).first()
    if row is None:
        raise NotForYou
    return row


@transaction.atomic
def take_in(*, by: Actor, group: str, file: File, pledge: PledgeMethod | None) -> Member:
    """A place when one is free, else the next turn. The team can reach and write about them from now on."""
    row = held_group(by=by, group=group)
    inside = row.members.exclude(state=PlaceState.LEFT)
    known = {words["person"] for words in member_words(by, list(inside))}
    rules.may_take_in(state=row.state, is_in_already=file.id in known)
    strand = part_for_team(by=by, file=file, team=row.team)  # last: the vault takes no key back by itself
    taken = row.members.filter(state=PlaceState.IN).count()
    turn = (row.members.aggregate(last=Max("turn"))["last"] or 0) + 1
    state = rules.state_for(taken=taken, places=row.places)
    member = Member(team=row.team, group=row, turn=turn, state=state,
                    pledged_on=today() if pledge else None, pledge=pledge or "")  # fmt: skip
    words = {"person": file.id, "strand": strand, "notes": []}
    seal_team_row(member, by=by, content=json.dumps(words, ensure_ascii=False))
    member.save(force_insert=True)
    return member


def _member(by: Actor, member: str) -> tuple[Member, dict[str, Any]]:
    """Locked, and opened; somebody who is hidden from this worker does not exist for them."""
    row = Member.objects.select_for_update().visible_to(by).filter(pk=member).first()
    if row is None:
        raise NotForYou
    told = json.loads(open_team_row(by, row, "group")["content"])
    if told["strand"] not in walking.openable(by, [told["strand"]]):
        raise NotForYou
    return row, told


@transaction.atomic
def pledge_silence(*, by: Actor, member: str, method: PledgeMethod) -> Member:
    """What is said in the group stays in the group: asked of each, with its day and way."""
    row, _ = _member(by, member)
    row.pledged_on, row.pledge = today(), method
    row.save(update_fields=["pledged_on", "pledge"])
    return row


@transaction.atomic
def give_up_place(*, by: Actor, member: str) -> Member | None:
    """Who has waited longest moves up by itself; answers who did."""
    row, _ = _member(by, member)
    group = held_group(by=by, group=row.group_id)
    rules.may_give_up(state=row.state)
    was_in = row.state == PlaceState.IN
    row.state = PlaceState.LEFT
    row.save(update_fields=["state"])
    following = group.members.filter(state=PlaceState.WAITING).order_by("turn").first() if was_in else None
    if following is not None:
        following.state = PlaceState.IN
        following.save(update_fields=["state"])
    return following


@transaction.atomic
def end_places(*, by: Actor, file: File, reason: ClosingReason) -> None:
    """Nobody is told to call somebody who died, and their place goes to whoever waits. In the groups of
    the worker's own teams; others do not exist for them."""
    if reason != ClosingReason.DIED:
        return
    held = Member.objects.visible_to(by).filter(group__state=GroupState.OPEN)
    rows = list(held.exclude(state=PlaceState.LEFT))
    for row, told in zip(rows, member_words(by, rows), strict=True):
        if told["person"] == file.id:
            give_up_place(by=by, member=row.id)


def _meeting(by: Actor, meeting: str) -> Meeting:
    """Locked, as the member is: two who lead write one after the other."""
    row = Meeting.objects.select_for_update().visible_to(by).filter(pk=meeting).first()
    if row is None:
        raise NotForYou
    return row


@transaction.atomic
def tick_came(*, by: Actor, meeting: str, member: str, came: Came) -> None:
    """One tap a person; a second tap changes it until the meeting is written down."""
    row = _meeting(by, meeting)
    if _member(by, member)[0].group_id != row.group_id:
        raise NotForYou
    rules.may_tick(held_on=row.held_on, day=row.day, today=today())
    Attendance.objects.update_or_create(meeting=row, member_id=member, defaults={"came": came})


def _planned(by: Actor, meeting: str) -> Meeting:
    """Locked, and not written down yet."""
    row = _meeting(by, meeting)
    rules.may_change(held_on=row.held_on)
    return row


@transaction.atomic
def move_meeting(*, by: Actor, meeting: str, day: date) -> Meeting:
    """To another day, in the calendars of both who lead too. Who was ticked is asked again."""
    row = _planned(by, meeting)
    taken = set(row.group.meetings.exclude(pk=row.id).values_list("day", flat=True))
    rules.may_move(day=day, taken=taken, today=today())
    view = group_view(by, row.group)
    bookings = _bookings(view, row.day)
    bookings.update(starts_at=datetime.combine(day, view.at, KST))
    row.attendance.all().delete()
    row.day = day
    row.save(update_fields=["day"])
    return row


@transaction.atomic
def drop_meeting(*, by: Actor, meeting: str) -> Group:
    """It does not take place. The others keep their numbers; a group may end with one less."""
    row = _planned(by, meeting)
    _bookings(group_view(by, row.group), row.day).delete()
    row.delete()
    return row.group


def _bookings(group: GroupView, day: date) -> QuerySet[Booking]:
    """The half days of both who lead; the rows do not say what for."""
    begins, both = datetime.combine(day, group.at, KST), (group.row.leader, group.row.second)
    rows = Booking.objects.filter(worker__in=both, starts_at=begins, minutes=group.minutes)
    first = {row.worker: row.pk for row in rows.order_by("-pk")}
    return Booking.objects.filter(pk__in=first.values())


@transaction.atomic
def hold_meeting(*, by: Actor, meeting: str, note: str, is_sure: bool = False) -> Meeting:
    """Written down: what the group did, without names, and a row of service for each who came."""
    row = _meeting(by, meeting)
    group = row.group
    members = list(group.members.filter(state=PlaceState.IN))
    inside = seen_members(by, members)
    ticked = {one.member_id: one.came for one in row.attendance.all()}
    rules.may_hold(held_on=row.held_on, day=row.day, today=today(), members=len(inside),
                   ticked=sum(one.id in ticked for one, _, _ in inside))  # fmt: skip
    rules.may_keep_note(note, [name.display for _, _, name in inside], is_sure=is_sure)
    row.held_on, row.version = today(), row.version + 1
    seal_team_row(row, by=by, content=json.dumps({"note": note}, ensure_ascii=False))
    row.save(update_fields=["held_on", "version", "content"])
    shown = group_view(by, group)
    for member, told in zip(members, member_words(by, members), strict=True):
        if member.id in ticked:  # somebody hidden from this worker was ticked by the other who leads
            _journal(by, shown, told["strand"], row.day, ticked[member.id])
    return row


def _journal(by: Actor, group: GroupView, strand: str, day: date, came: str) -> None:
    """Of a quiet group nothing tells: it reads as any talk."""
    kind = Kind.TALK if group.kind.is_quiet else Kind.GROUP
    if came == Came.CAME:
        write_entry(by=by, strand=strand, kind=kind, day=day, minutes=group.minutes, channel=Channel.ROOM,
                    outcome=Outcome.DONE)  # fmt: skip
    elif came == Came.MISSED and not group.kind.is_quiet:
        write_entry(by=by, strand=strand, kind=kind, day=day, channel=Channel.ROOM, outcome=Outcome.MISSED)


@transaction.atomic
def write_group_note(*, by: Actor, member: str, once: str, words: str) -> None:
    """About one of them, on their own strand; of a quiet group it stays with the team."""
    row, told = _member(by, member)
    if group_view(by, row.group).kind.is_quiet:
        if any(one.get("id") == once for one in told["notes"]):
            return
        told["notes"].append({"id": once, "day": today().isoformat(), "by": by.user_id, "words": words})
        row.version += 1
        seal_team_row(row, by=by, content=json.dumps(told, ensure_ascii=False))
        row.save(update_fields=["version", "content"])
        return
    if not GroupNote.objects.filter(pk=once).exists():
        note = GroupNote(id=once, strand_id=told["strand"], day=today(), author=by.user_id)
        seal_row(by, note, words=words)
        note.save(force_insert=True)


@transaction.atomic
def end_group(*, by: Actor, group: str, closing: str) -> Group:
    """``closing``: what has changed for the group, in its own words; no names."""
    row = held_group(by=by, group=group)
    rules.may_end(state=row.state, planned=row.meetings.filter(held_on=None).count())
    content = json.loads(open_team_row(by, row, "group")["content"]) | {"closing": closing}
    row.state, row.version = GroupState.CLOSED, row.version + 1
    seal_team_row(row, by=by, content=json.dumps(content, ensure_ascii=False))
    row.save(update_fields=["state", "version", "content"])
    return row

"""A group is opened, filled, met and ended."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from sijak.care.actions.closing import Farewell, close_file
from sijak.care.enums import ClosingReason
from sijak.care.models import Booking
from sijak.counselling.actions import groups as actions
from sijak.counselling.enums.groups import Came, GroupKind, GroupState, PlaceState, PledgeMethod
from sijak.counselling.models import Attendance, Group, GroupNote, Meeting, Member
from sijak.counselling.queries import groups as queries
from sijak.counselling.rules import groups as rules
from sijak.journal.models import Entry
from sijak.kernel.dates import holiday_name, today
from sijak.kernel.errors import NotForYou, Refused
from sijak.kernel.ids import random_id
from sijak.people import walking
from sijak.people.enums import Why
from sijak.people.queries.files import open_file_of
from tests.counselling.circle import TITLE, circle, join
from tests.house import House


def first_meeting(group: Group) -> Meeting:
    return group.meetings.get(number=1)


def tick_all(house: House, group: Group, came: Came = Came.CAME, by: str = "minji") -> Meeting:
    meeting = first_meeting(group)
    for member in group.members.filter(state=PlaceState.IN):
        actions.tick_came(by=house.actor(by), meeting=meeting.id, member=member.id, came=came)
    return meeting


# -- opened ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("wrong", [{"meetings": 6}, {"meetings": 13}, {"places": 1}, {"second": "minji"},
                                   {"second": "yongil"}, {"first": date(9999, 12, 1)}])  # fmt: skip
def test_it_refuses_what_is_no_group(house: House, wrong: dict) -> None:
    with pytest.raises(Refused):
        circle(house, **wrong)
    assert not Group.objects.exists() and not Meeting.objects.exists()


def test_it_leaves_out_a_week_with_a_holiday() -> None:
    """Christmas 2026 is a Friday; so is New Year's Day 2027."""
    days = rules.meeting_days(date(2026, 12, 18), 7, lambda day: bool(holiday_name(day, "ko")))
    assert days[:3] == [date(2026, 12, 18), date(2027, 1, 8), date(2027, 1, 15)]
    assert len(days) == 7


def test_it_seals_what_it_is_called(house: House) -> None:
    group = circle(house)
    assert TITLE.encode() not in bytes(group.content)
    assert queries.group_page(house.actor("eunha"), group.id).group.title == TITLE
    assert not [one for one in Group._meta.get_fields() if one.name == "kind"], "nor of what kind it is"


# -- filled ------------------------------------------------------------------------------------------
def test_it_lets_the_next_wait_and_moves_them_up_by_itself(house: House) -> None:
    group = circle(house, places=2)
    members = [join(house, group) for _ in range(4)]
    assert [m.state for m in members] == ["in", "in", "waiting", "waiting"]
    moved = actions.give_up_place(by=house.actor("minji"), member=members[0].id)
    assert moved is not None and moved.id == members[2].id
    assert actions.give_up_place(by=house.actor("minji"), member=members[3].id) is None, "they only waited"
    with pytest.raises(Refused):
        actions.give_up_place(by=house.actor("minji"), member=members[0].id)
    page = queries.group_page(house.actor("minji"), group.id)
    assert (page.group.taken, page.group.waiting, len(page.gone)) == (2, 0, 2)


def test_it_takes_nobody_in_twice(house: House) -> None:
    group, person = circle(house), house.make_person(parts={"counselling": "heart"})
    join(house, group, person=person)
    with pytest.raises(Refused):
        join(house, group, person=person)
    assert Member.objects.count() == 1


def test_it_tells_nobody_on_the_disk_who_takes_part(house: House) -> None:
    group, person = circle(house), house.make_person(parts={"counselling": "heart"})
    join(house, group, person=person)
    clear = json.dumps([{k: str(v) for k, v in row.items()} for row in Member.objects.values()])
    for secret in (person["person"], *person["strands"].values()):
        assert secret not in clear
        assert secret.encode() not in bytes(Member.objects.get().content)


def test_it_leaves_out_whoever_is_hidden_from_the_reader(house: House) -> None:
    group = circle(house)
    person = house.make_person(parts={"counselling": "heart"}, hidden_from=[house.user("eunha")])
    member = join(house, group, person=person)
    join(house, group)
    assert len(queries.group_page(house.actor("minji"), group.id).members) == 2
    assert len(queries.group_page(house.actor("eunha"), group.id).members) == 1
    with pytest.raises(NotForYou):
        queries.member_page(house.actor("eunha"), member.id)


def test_it_shares_nobody_with_the_team_when_there_is_no_place_for_them(house: House) -> None:
    """What the vault was told to share it keeps: so the rule is asked first."""
    group = circle(house, by="eunha", team="shelter", first=today() - timedelta(days=200))
    for meeting in group.meetings.all():
        actions.hold_meeting(by=house.actor("eunha"), meeting=meeting.id, note="")
    actions.end_group(by=house.actor("eunha"), group=group.id, closing="끝")
    person = house.make_person(team="hospital", lead="yongil", parts={"counselling": "heart"})
    with pytest.raises(Refused):
        join(house, group, by="eunha", person=person)
    assert not walking.openable(house.actor("sora"), [person["strands"]["counselling"]])


def test_it_lets_both_who_lead_see_whom_another_team_had_begun_with(house: House) -> None:
    group = circle(house, by="eunha", team="shelter")
    person = house.make_person(team="hospital", lead="yongil", parts={"counselling": "heart"})
    join(house, group, by="eunha", person=person)
    assert len(queries.group_page(house.actor("sora"), group.id).members) == 1


def test_it_lets_nobody_write_about_whoever_is_hidden_from_them(house: House) -> None:
    group = circle(house)
    person = house.make_person(parts={"counselling": "heart"}, hidden_from=[house.user("eunha")])
    member, eunha = join(house, group, person=person), house.actor("eunha")
    for deed in (
        lambda: actions.give_up_place(by=eunha, member=member.id),
        lambda: actions.pledge_silence(by=eunha, member=member.id, method=PledgeMethod.PAPER),
        lambda: actions.write_group_note(by=eunha, member=member.id, once=random_id(), words="왔음"),
        lambda: actions.tick_came(by=eunha, meeting=first_meeting(group).id, member=member.id,
                                  came=Came.CAME),
    ):  # fmt: skip
        with pytest.raises(NotForYou):
            deed()
    member.refresh_from_db()
    assert (member.state, member.pledge) == ("in", "spoken") and not Attendance.objects.exists()


# -- met -----------------------------------------------------------------------------------------------
def test_it_is_written_down_once_all_are_ticked(house: House) -> None:
    group, by = circle(house), house.actor("minji")
    members = [join(house, group), join(house, group)]
    meeting = first_meeting(group)
    actions.tick_came(by=by, meeting=meeting.id, member=members[0].id, came=Came.MISSED)
    actions.tick_came(by=by, meeting=meeting.id, member=members[0].id, came=Came.CAME)
    assert Attendance.objects.count() == 1, "a second tap changes the first"
    with pytest.raises(Refused):
        actions.hold_meeting(by=by, meeting=meeting.id, note="숨 고르기")
    actions.tick_came(by=by, meeting=meeting.id, member=members[1].id, came=Came.MISSED)
    before = Entry.objects.count()
    actions.hold_meeting(by=by, meeting=meeting.id, note="숨 고르기")
    kinds = Entry.objects.order_by("outcome").values_list("kind", "outcome", "minutes")
    assert list(kinds)[-2:] == [("group", "done", 90), ("group", "missed", 0)] and before + 2 == len(kinds)
    for again in (
        lambda: actions.hold_meeting(by=by, meeting=meeting.id, note="다시"),
        lambda: actions.tick_came(by=by, meeting=meeting.id, member=members[0].id, came=Came.AWAY),
    ):
        with pytest.raises(Refused):
            again()
    assert queries.meeting_page(by, meeting.id).note == "숨 고르기"


def test_it_counts_whoever_is_hidden_from_the_writer_and_was_ticked(house: House) -> None:
    group = circle(house)
    person = house.make_person(parts={"counselling": "heart"}, hidden_from=[house.user("eunha")])
    join(house, group, person=person)
    meeting = tick_all(house, group)
    actions.hold_meeting(by=house.actor("eunha"), meeting=meeting.id, note="")
    assert Entry.objects.filter(strand_id=person["strands"]["counselling"], kind="group").count() == 1


@pytest.mark.parametrize(("text", "names", "found"), [
    ("순희가 웃음", ["김순희"], True), ("모두 웃음", ["김순희"], False), ("Mina laughed", ["Kim Mina"], True),
    ("달이 밝음", ["달"], False), ("래가 밝음", ["달래"], False),
])  # fmt: skip
def test_it_knows_what_somebody_is_called_by(text: str, names: list[str], found: bool) -> None:
    assert rules.names_in(text, names) is found


def test_it_waits_for_the_day(house: House) -> None:
    group = circle(house, first=today() + timedelta(days=3))
    member = join(house, group)
    with pytest.raises(Refused):
        actions.tick_came(by=house.actor("minji"), meeting=first_meeting(group).id, member=member.id,
                          came=Came.CAME)  # fmt: skip


def test_it_asks_before_a_name_stands_in_the_note_of_all(house: House) -> None:
    group, by = circle(house), house.actor("minji")
    join(house, group, person=house.make_person(display="달래", parts={"counselling": "heart"}))
    meeting = tick_all(house, group)
    with pytest.raises(Refused) as no:
        actions.hold_meeting(by=by, meeting=meeting.id, note="달래가 울었음")
    assert no.value.field == "sure" and "달래" not in str(no.value)
    actions.hold_meeting(by=by, meeting=meeting.id, note="달래무침을 먹음", is_sure=True)


@pytest.mark.parametrize(("history", "call"), [
    ([], False), (["missed"], False), (["missed", "missed"], True), (["missed", "missed", "came"], False),
    (["came", "missed", "away", "missed"], False), (["came", "missed", "missed"], True),
])  # fmt: skip
def test_it_gives_a_reason_to_call_after_two_in_vain(history: list[str], call: bool) -> None:
    assert rules.is_worth_a_call(history) is call


def test_it_keeps_a_note_about_one_on_their_own_strand(house: House) -> None:
    group, by, once = circle(house), house.actor("minji"), random_id()
    person = house.make_person(parts={"counselling": "heart"})
    member = join(house, group, person=person)
    for _ in range(2):
        actions.write_group_note(by=by, member=member.id, once=once, words="처음으로 웃었음")
    assert GroupNote.objects.get().strand_id == person["strands"]["counselling"]
    assert [n.words for n in queries.member_page(by, member.id)[2]] == ["처음으로 웃었음"]


def test_it_stands_on_their_own_page_of_counselling_too(house: House) -> None:
    group, person = circle(house), house.make_person(parts={"counselling": "heart"})
    member, url = join(house, group, person=person), f"/heart/{person['person']}/"
    assert house.client("minji").get(url).status_code == 200
    actions.write_group_note(by=house.actor("minji"), member=member.id, once=random_id(), words="처음 웃음")
    assert "처음 웃음" in house.client("minji").get(url).content.decode()


def test_it_keeps_no_place_for_somebody_who_died(house: House) -> None:
    group, person = circle(house, places=2), house.make_person(parts={"counselling": "heart"})
    member, _, waits = join(house, group, person=person), join(house, group), join(house, group)
    file = open_file_of(house.actor("minji"), person["person"], Why.GROUP)
    close_file(
        by=house.actor("minji"), file=file, farewell=Farewell(ClosingReason.DIED, "", "", may_call=False)
    )
    member.refresh_from_db()
    waits.refresh_from_db()
    assert (member.state, waits.state) == (PlaceState.LEFT, PlaceState.IN)


# -- another day -----------------------------------------------------------------------------------------
def test_it_moves_a_meeting_in_the_calendars_of_both_who_lead(house: House) -> None:
    group, by, day = circle(house), house.actor("minji"), today() + timedelta(days=3)
    join(house, group)
    meeting = tick_all(house, group)
    before = Booking.objects.filter(starts_at__date=day).count()
    with pytest.raises(Refused):
        actions.move_meeting(by=by, meeting=meeting.id, day=group.meetings.get(number=2).day)
    for wrong in (date(2020, 1, 1), date(9999, 12, 1)):
        with pytest.raises(Refused):
            actions.move_meeting(by=by, meeting=meeting.id, day=wrong)
    actions.move_meeting(by=by, meeting=meeting.id, day=day)
    assert first_meeting(group).day == day and not Attendance.objects.exists()
    assert Booking.objects.filter(starts_at__date=day).count() == before + 2
    assert Booking.objects.count() == 2 * group.meetings.count()


def test_it_takes_a_meeting_off_the_list_but_none_that_was_written_down(house: House) -> None:
    group, by = circle(house), house.actor("minji")
    join(house, group)
    held = actions.hold_meeting(by=by, meeting=tick_all(house, group).id, note="")
    last = group.meetings.get(number=7)
    assert house.client("minji").post(f"/heart/meetings/{last.id}/drop/").status_code == 302
    assert group.meetings.count() == 6 and Booking.objects.count() == 2 * 6
    for deed in (lambda: actions.drop_meeting(by=by, meeting=held.id),
                 lambda: actions.move_meeting(by=by, meeting=held.id, day=today())):  # fmt: skip
        with pytest.raises(Refused):
            deed()
    page = house.client("minji").post(f"/heart/meetings/{held.id}/move/", {"day": today().isoformat()})
    assert "data-error-summary" in page.content.decode() or 'role="alert"' in page.content.decode()


# -- quiet -----------------------------------------------------------------------------------------------
def quiet(house: House) -> tuple[Group, dict, Member]:
    group = circle(house, by="eunha", team="shelter", kind=GroupKind.VIOLENCE)
    person = house.make_person(by="sora", lead="sora", parts={"counselling": "shelter"})
    return group, person, join(house, group, by="sora", person=person)


def test_it_does_not_exist_outside_its_team(house: House) -> None:
    group, _, member = quiet(house)
    meeting = first_meeting(group)
    minji, client = house.actor("minji"), house.client("minji")
    assert queries.groups_of(minji, GroupState.OPEN) == [] and queries.groups_this_week(minji) == []
    for path in (f"groups/{group.id}/", f"meetings/{meeting.id}/", f"members/{member.id}/",
                 f"groups/{group.id}/find/"):  # fmt: skip
        assert client.get(f"/heart/{path}").status_code == 404
    for deed in (
        lambda: actions.give_up_place(by=minji, member=member.id),
        lambda: actions.hold_meeting(by=minji, meeting=meeting.id, note=""),
        lambda: actions.end_group(by=minji, group=group.id, closing="끝"),
        lambda: actions.tick_came(by=minji, meeting=meeting.id, member=member.id, came=Came.CAME),
    ):
        with pytest.raises(NotForYou):
            deed()
    assert len(queries.groups_of(house.actor("eunha"), GroupState.OPEN)) == 1


def test_it_reads_on_the_thread_as_any_talk_and_keeps_notes_with_the_team(house: House) -> None:
    group, person, member = quiet(house)
    eunha = house.actor("eunha")
    meeting = tick_all(house, group, by="eunha")
    actions.hold_meeting(by=eunha, meeting=meeting.id, note="")
    entry = Entry.objects.get(strand_id=person["strands"]["counselling"], day=meeting.day)
    assert (entry.kind, entry.channel) == ("talk", "room")
    actions.write_group_note(by=eunha, member=member.id, once=random_id(), words="멍이 있음")
    assert not GroupNote.objects.exists()
    assert [n.words for n in queries.member_page(eunha, member.id)[2]] == ["멍이 있음"]


def test_it_tells_of_no_missed_meeting_of_a_quiet_group(house: House) -> None:
    group, person, _ = quiet(house)
    meeting = tick_all(house, group, Came.MISSED, by="eunha")
    actions.hold_meeting(by=house.actor("eunha"), meeting=meeting.id, note="")
    assert not Entry.objects.filter(strand_id=person["strands"]["counselling"], day=meeting.day).exists()


# -- ended -----------------------------------------------------------------------------------------------
def test_it_ends_when_every_meeting_is_written_down(house: House) -> None:
    group, by = circle(house, first=today() - timedelta(days=70)), house.actor("minji")
    join(house, group)
    with pytest.raises(Refused):
        actions.end_group(by=by, group=group.id, closing="덜 외롭다")
    for meeting in group.meetings.all():
        for member in group.members.all():
            actions.tick_came(by=by, meeting=meeting.id, member=member.id, came=Came.CAME)
        actions.hold_meeting(by=by, meeting=meeting.id, note="")
    actions.end_group(by=by, group=group.id, closing="덜 외롭다")
    assert queries.group_page(by, group.id).group.closing == "덜 외롭다"
    with pytest.raises(Refused):
        join(house, group)


def test_it_walks_by_its_pages_without_script(house: House) -> None:
    """Found by POST, taken in, ticked, written down; a wrong word keeps what was typed."""
    client, group = house.client("minji"), circle(house)
    person = house.make_person(display="민들레꽃", parts={"counselling": "heart"})
    found = client.post(f"/heart/groups/{group.id}/find/", {"q": "민들레꽃"})
    assert person["person"] in found.content.decode()
    taken = client.post(f"/heart/groups/{group.id}/take-in/", {"person": person["person"], "pledge": "paper"})
    assert taken["Location"].endswith("?said=in")
    member, meeting = Member.objects.get(), first_meeting(group)
    assert (
        client.post(f"/heart/meetings/{meeting.id}/came/", {"member": member.id, "came": "came"}).status_code
        == 302
    )
    kept = client.post(f"/heart/meetings/{meeting.id}/", {"note": "민들레꽃이 왔음"})
    assert kept.status_code == 200 and "민들레꽃이 왔음" in kept.content.decode()
    kept = client.post(f"/heart/meetings/{meeting.id}/", {"note": "바느질"})
    assert kept.status_code == 302
    assert "came 1 of 1 time" in client.get(f"/en/heart/groups/{group.id}/").content.decode()

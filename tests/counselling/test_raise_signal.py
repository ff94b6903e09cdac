"""A sign of danger: one row, one second talk with an owner, and nobody is called."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sijak.care.actions.hand_over import hand_over_caseload, hand_over_file
from sijak.care.actions.tasks import finish_task
from sijak.care.enums import TaskKind
from sijak.care.models import Task
from sijak.counselling.actions import danger as actions
from sijak.counselling.models import Signal, WaitingSignal
from sijak.counselling.queries.danger import known_of
from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from tests.counselling.danger_folk import at, file_of, signal, somebody
from tests.house import House


def test_it_makes_a_row_and_a_second_talk_for_tomorrow(house: House) -> None:
    made = somebody(house)
    row = Signal.objects.get(pk=signal(house, made))
    task = row.task
    assert task is not None and (task.kind, task.owner) == (TaskKind.SECOND, house.user("minji"))
    assert (task.strand_id, task.due_on) == (made["strands"]["counselling"], today() + timedelta(days=1))
    assert (row.day, row.worker) == (today(), house.user("minji"))
    known = known_of(house.actor("minji"), [row])[0]
    assert (known["source"], known["item"], known["steps"]) == ("phq9", "9", {})


def test_it_is_one_sign_when_the_same_answer_is_given_twice(house: House) -> None:
    made = somebody(house)
    assert signal(house, made) == signal(house, made)
    assert (Signal.objects.count(), Task.objects.count()) == (1, 1)


def test_it_is_another_sign_for_another_item_and_one_second_talk(house: House) -> None:
    made = somebody(house)
    ids = {signal(house, made), signal(house, made, source="told", item="")}
    assert len(ids) == 2
    assert Task.objects.filter(kind=TaskKind.SECOND).count() == 1


def test_it_is_a_new_sign_when_the_second_talk_was_held(house: House) -> None:
    """What was said at noon and talked over does not hide what is said at night."""
    made = somebody(house)
    first = Signal.objects.get(pk=signal(house, made))
    finish_task(by=house.actor("minji"), strand=first.strand_id, task=str(first.task_id), words="밥을 먹음")
    second = signal(house, made)
    assert second != first.id
    assert Signal.objects.open().get().id == second


def test_it_is_a_new_sign_on_the_next_day(house: House) -> None:
    made = somebody(house)
    with at(today(), 23, 40):
        first = signal(house, made)
    with at(today() + timedelta(days=1), 0, 10):
        assert signal(house, made) != first


def test_it_gives_the_second_talk_to_the_lead_who_can_open_it(house: House) -> None:
    """Eunha hears it; Minji leads the file and is of the counsellors' team."""
    made = somebody(house, lead="minji")
    assert Signal.objects.get(pk=signal(house, made, handle="eunha")).task.owner == house.user("minji")  # type: ignore[union-attr]


def test_it_gives_it_to_who_heard_it_where_the_lead_opens_nothing(house: House) -> None:
    """Sora leads, and has no key for counselling: a task that she cannot open helps nobody."""
    made = somebody(house, by="sora", lead="sora")
    assert Signal.objects.get(pk=signal(house, made)).task.owner == house.user("minji")  # type: ignore[union-attr]


def test_it_may_lie_on_any_part_that_the_worker_writes(house: House) -> None:
    made = house.make_person(team="hospital", lead="yongil", parts={"health": "health"})
    row = Signal.objects.get(pk=signal(house, made, handle="seolhwa", part="health", source="hospital"))
    assert row.strand_id == made["strands"]["health"]


def test_it_never_changes_the_stage_by_itself(house: House) -> None:
    made = somebody(house)
    signal(house, made)
    assert house.state.registry.persons[made["person"]].stage == "open"


def test_it_asks_the_worker_to_talk_it_over(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str, str]] = []
    monkeypatch.setattr(actions, "ask_debrief", lambda *, by, worker, because, team: asked.append(
        (worker, because, team)))  # fmt: skip
    made = somebody(house)
    signal(house, made)
    signal(house, made)
    assert asked == [(house.user("minji"), "signal", house.teams["heart"])]


def test_it_keeps_no_words_where_codes_belong(house: House) -> None:
    made = somebody(house)
    row = Signal.objects.get(pk=signal(house, made, source="리영희가 말함", item="죽고 싶다"))
    known = known_of(house.actor("minji"), [row])[0]
    assert (known["source"], known["item"]) == ("", "")


def test_it_cannot_be_ticked_off_without_words_or_when_nobody_was_reached(house: House) -> None:
    made = somebody(house)
    row = Signal.objects.get(pk=signal(house, made))
    by, deed = house.actor("minji"), {"strand": row.strand_id, "task": str(row.task_id)}
    with pytest.raises(Refused):
        finish_task(by=by, words="  ", reached=True, **deed)
    with pytest.raises(Refused) as no:
        finish_task(by=by, words="세 번 전화함", reached=False, **deed)
    assert no.value.field == "reached"
    assert Signal.objects.open().count() == 1
    finish_task(by=by, words="밥을 먹고 잤다고 함", reached=True, **deed)
    assert not Signal.objects.open().exists() and not WaitingSignal.objects.exists()


def test_it_goes_with_the_file_to_who_leads_next(house: House) -> None:
    """Whoever goes leaves no second talk behind that nobody holds."""
    made, other = somebody(house), somebody(house)
    signal(house, made)
    signal(house, other)
    signal(house, made, source="told", item="", part="casework")
    give = {"by": house.actor("minji"), "giver": house.user("minji"), "to": house.user("eunha")}
    assert hand_over_caseload(**give, persons=[made["person"]], note="") == 1
    owners = {row.strand_id: row.owner for row in Task.objects.filter(kind=TaskKind.SECOND)}
    assert owners == {
        made["strands"]["counselling"]: house.user("eunha"), made["strands"]["casework"]: house.user("eunha"),
        other["strands"]["counselling"]: house.user("minji"),
    }  # fmt: skip


def test_it_stays_where_the_next_one_opens_no_part_of_it(house: House) -> None:
    made = somebody(house)
    signal(house, made)
    file = file_of(house, made)
    hand_over_file(by=house.actor("minji"), file=file, to=house.user("sora"), note="")
    assert Task.objects.get(kind=TaskKind.SECOND).owner == house.user("minji")

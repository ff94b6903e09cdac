"""The page of danger: it begins without a questionnaire, keeps each tick, and works for everyone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sijak.care.actions.tasks import finish_task
from sijak.care.models import Task
from sijak.counselling.actions.danger import mark_step
from sijak.counselling.enums.danger import SignalStep, Watch
from sijak.counselling.models import Signal
from sijak.counselling.queries.danger import known_of
from sijak.counselling.rules.oncall import slot_at
from sijak.kernel.dates import now, today
from sijak.kernel.errors import Refused
from tests.counselling.danger_folk import PHONE, at, file_of, put, signal, somebody, tablet
from tests.house import House


def steps(house: House, row: Signal) -> dict[str, str]:
    row.refresh_from_db()
    found: dict[str, str] = known_of(house.actor("minji"), [row])[0]["steps"]
    return found


def test_it_begins_with_the_first_tick_when_it_was_only_told(house: House) -> None:
    made = somebody(house)
    page = house.client("minji").get(f"/en/heart/{made['person']}/danger/")
    assert page.status_code == 200 and not Signal.objects.exists(), "looking writes nothing"
    done = house.client("minji").post(f"/en/heart/{made['person']}/danger/", {"tick": "contact"})
    row = Signal.objects.get()
    assert done.status_code == 302
    assert done["Location"] == f"/en/heart/{made['person']}/danger/?signal={row.id}#step-contact"
    assert set(steps(house, row)) == {"contact"} and Task.objects.count() == 1
    assert row.strand_id == made["strands"]["casework"]


def test_it_keeps_each_tick_with_its_hour_and_takes_one_back(house: House) -> None:
    made = somebody(house)
    with at(today(), 23, 40):
        row = Signal.objects.get(pk=signal(house, made))
        mark_step(by=house.actor("minji"), file=file_of(house, made), signal=row.id,
                  step=SignalStep.CONTACT, is_done=True)  # fmt: skip
    with at(today(), 23, 52):
        for step, is_done in ((SignalStep.CONTACT, True), (SignalStep.ASK, True), (SignalStep.ASK, False),
                              (SignalStep.SAFE, True)):  # fmt: skip
            mark_step(by=house.actor("minji"), file=file_of(house, made), signal=row.id, step=step,
                      is_done=is_done)  # fmt: skip
    assert steps(house, row) == {"contact": "23:40", "safe": "23:52"}


def test_it_goes_on_with_the_open_sign_of_this_person(house: House) -> None:
    """Whoever opens the page from the file meets what a colleague has begun."""
    made = somebody(house)
    first = signal(house, made)
    page = house.client("minji").post(f"/en/heart/{made['person']}/danger/", {"tick": "ask"})
    assert f"signal={first}" in page["Location"] and Signal.objects.count() == 1


def test_it_begins_anew_when_it_is_said_again_after_the_second_talk(house: House) -> None:
    made = somebody(house)
    first = Signal.objects.get(pk=signal(house, made))
    finish_task(by=house.actor("minji"), strand=first.strand_id, task=str(first.task_id), words="잘 잠")
    url = f"/en/heart/{made['person']}/danger/"
    page = house.client("minji").get(f"{url}?signal={first.id}").content.decode()
    assert "Held on" in page and f'href="{url}"' in page
    done = house.client("minji").post(url, {"tick": "contact"})
    assert f"signal={first.id}" not in done["Location"] and Signal.objects.open().count() == 1


def test_it_does_not_take_the_sign_of_somebody_else(house: House) -> None:
    mine, other = somebody(house), somebody(house)
    theirs = signal(house, other)
    house.client("minji").post(f"/en/heart/{mine['person']}/danger/?signal={theirs}", {"tick": "ask"})
    assert steps(house, Signal.objects.get(pk=theirs)) == {}
    assert Signal.objects.count() == 2


def test_it_works_in_the_hospital_room(house: House) -> None:
    made = house.make_person(team="hospital", lead="yongil", parts={"health": "health"})
    url = f"/en/heart/{made['person']}/danger/"
    assert house.client("yongil").get(url).status_code == 200
    assert house.client("yongil").post(url, {"tick": "contact"}).status_code == 302


def test_it_shows_an_officer_what_to_say_and_tells_why_nothing_is_written(house: House) -> None:
    made = house.make_person()
    url = f"/en/heart/{made['person']}/danger/"
    page = house.client("dahee").get(url)
    assert page.status_code == 200 and "tel:109" in page.content.decode()
    no = house.client("dahee").post(url, {"tick": "contact"})
    assert no.status_code == 409 and "Call the lead now" in no.content.decode()
    with pytest.raises(Refused):
        mark_step(by=house.actor("dahee"), file=file_of(house, made, "dahee"), signal="",
                  step=SignalStep.ASK, is_done=True)  # fmt: skip


def test_it_calls_nobody_and_shows_whom_to_call(house: House) -> None:
    made = somebody(house)
    with at(today(), 23, 40):
        put(house, "eunha")
        page = house.client("minji").get(f"/en/heart/{made['person']}/danger/").content.decode()
    assert f'href="tel:{PHONE.replace("-", "")}"' in page and "은하" in page
    for number in ("109", "119", "1577-0199", "1366", "112"):
        assert f"tel:{number.replace('-', '')}" in page
    assert "<script" in page and "fetch(" not in page
    assert "Numbers compared with their sources on" in page


def test_it_says_when_nobody_is_on_call(house: House) -> None:
    made = somebody(house)
    page = house.client("minji").get(f"/en/heart/{made['person']}/danger/").content.decode()
    assert "nobody is on call now" in page and "leads the team" in page


def test_it_says_until_when_the_second_talk_is_due_and_whose_it_is(house: House) -> None:
    made = somebody(house)
    with at(today(), 23, 40):
        signal(house, made)
        page = house.client("minji").get(f"/en/heart/{made['person']}/danger/").content.decode()
    assert "(tomorrow), 11:40 pm" in page and "민지 asks how they are." in page
    assert f"/tasks/{Task.objects.get().id}/done/" in page


def test_it_leads_back_to_the_question_only_where_there_is_one(house: House) -> None:
    made = somebody(house)
    for back in ("x", "../../", f"{'a' * 32}.9<script>", "http://evil.example/"):
        page = house.client("minji").get(
            f"/en/heart/{made['person']}/danger/", {"back": back, "signal": back}
        )
        assert page.status_code == 200 and "evil" not in page.content.decode()
    kept = house.client("minji").post(
        f"/en/heart/{made['person']}/danger/?back={'a' * 32}.9", {"tick": "contact"})  # fmt: skip
    assert f"back={'a' * 32}.9#step-contact" in kept["Location"]


def test_it_marks_as_in_danger_when_the_worker_says_so(house: House) -> None:
    made = somebody(house)
    url = f"/en/heart/{made['person']}/danger/"
    assert house.client("minji").post(url, {"mark": "danger"}).status_code == 302
    assert house.state.registry.persons[made["person"]].stage == "danger"
    assert not Signal.objects.exists()


def test_it_answers_a_tap_on_nothing_in_words(house: House) -> None:
    made = somebody(house)
    url = f"/en/heart/{made['person']}/danger/"
    for data in ({}, {"tick": "dance"}, {"tick": ["ask", "x"]}, {"mark": "closed"}):
        assert house.client("minji").post(url, data).status_code in (302, 409)
    assert house.state.registry.persons[made["person"]].stage == "open"


def test_it_offers_what_waits_on_a_tablet(house: House) -> None:
    made, other = somebody(house), somebody(house)
    waiting, elsewhere = tablet(house, made), tablet(house, other)
    page = house.client("eunha").get(f"/en/heart/{made['person']}/danger/").content.decode()
    assert f"/signals/{waiting}/take/" in page and elsewhere not in page


@pytest.mark.parametrize("kind", ["files-hour", "names"])
def test_it_keeps_nobody_away_who_has_read_too_much(lone_house: House, kind: str) -> None:
    house = lone_house
    made, limits = somebody(house), house.state.budget.limits
    signal(house, made)
    tablet(house, made)
    put(house, watches=tuple(Watch), first=slot_at(now())[0], last=today() + timedelta(days=1))
    house.state.budget.limits = {**limits, kind: (0, 3600)}
    try:
        page = house.client("minji").get(f"/en/heart/{made['person']}/danger/")
        text = page.content.decode()
        assert page.status_code == 200 and "What to say now" in text and "tel:109" in text
        assert 'href="tel:"' not in text and "은하" in text
        assert f"/people/{made['person']}/safety/" in text and "That tick was not kept." not in text
        lost = house.client("minji").post(f"/en/heart/{made['person']}/danger/", {"tick": "contact"})
        assert "That tick was not kept." in lost.content.decode(), "said, not lost in silence"
    finally:
        house.state.budget.limits = limits


def test_it_is_one_tap_from_the_safety_card(house: House) -> None:
    made = somebody(house)
    card = house.client("minji").get(f"/en/people/{made['person']}/safety/").content.decode()
    assert f"/en/heart/{made['person']}/danger/" in card


def test_it_is_for_nobody_without_the_file(house: House) -> None:
    made = somebody(house, hidden_from=[house.user("eunha")])
    for handle in ("eunha", "taeho"):
        assert house.client(handle).get(f"/heart/{made['person']}/danger/").status_code == 404
        assert (
            house.client(handle).post(f"/heart/{made['person']}/danger/", {"tick": "ask"}).status_code == 404
        )
    assert house.client("hana").get(f"/heart/{made['person']}/danger/").status_code == 403
    assert not Signal.objects.exists()

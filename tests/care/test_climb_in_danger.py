"""In danger no rule of patience keeps a worker from the person: every step at once, alone if need be."""

from typing import Any

import pytest

from sijak.care.actions.ladder import try_rung
from sijak.care.enums import Ground, Rung, Try
from sijak.care.models import LadderRung
from sijak.care.queries.ladder import of_person
from sijak.journal.models import Entry
from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from tests.care.folk import attempt, climb, file_of, silent
from tests.house import House


@pytest.fixture
def hurt(house: House) -> dict[str, Any]:
    """There was word today, and now a life is in danger."""
    person = house.make_person(stage="danger")
    silent(house, person, 0)
    return person


def test_it_is_faster_in_danger(house: House) -> None:
    person = house.make_person(stage="danger")
    silent(house, person, 3)
    climb(house, person, *((rung, 0) for rung in (Rung.MESSAGE, Rung.CALL, Rung.SECOND, Rung.VISIT)))
    shown = of_person(house.actor("minji"), file_of(house, person))
    assert shown.next == Rung.WELFARE and shown.grounds == [Ground.DANGER]


def test_it_lets_one_worker_write_down_a_call_for_help_at_once(house: House, hurt: dict[str, Any]) -> None:
    client, url = house.client("minji"), f"/en/care/{hurt['person']}/ladder/"
    page = client.get(f"{url}?rung=welfare")
    assert page.context["form"]["ground"].value() == Ground.DANGER
    assert "Do not wait for one." in page.content.decode()
    sent = {"rung": "welfare", "day": today().isoformat(), "outcome": "no_answer", "second": "",
            "ground": "danger", "words": "112에 전화함"}  # fmt: skip
    assert client.post(url, sent).status_code == 302
    row = LadderRung.objects.get()
    assert (row.rung, row.second, row.ground) == ("welfare", "", "danger")
    shown = of_person(house.actor("minji"), file_of(house, hurt))
    assert [one.row.id for one in shown.rungs[-1].tries] == [row.id] and not shown.earlier


@pytest.mark.parametrize("rung", Rung)
def test_it_takes_any_step_first(house: House, hurt: dict[str, Any], rung: Rung) -> None:
    ground = Ground.DANGER if rung == Rung.WELFARE else ""
    try_rung(by=house.actor("minji"), file=file_of(house, hurt), attempt=attempt(house, rung, ground=ground))
    assert LadderRung.objects.get().rung == rung


def test_it_writes_down_the_second_worker_who_was_there(house: House, hurt: dict[str, Any]) -> None:
    welfare = attempt(house, Rung.WELFARE, ground=Ground.DANGER, second=house.user("sora"))
    try_rung(by=house.actor("minji"), file=file_of(house, hurt), attempt=welfare)
    assert LadderRung.objects.get().second == house.user("sora")


def test_it_still_visits_only_by_two(house: House, hurt: dict[str, Any]) -> None:
    with pytest.raises(Refused) as no:
        try_rung(by=house.actor("minji"), file=file_of(house, hurt),
                 attempt=attempt(house, Rung.VISIT, second=""))  # fmt: skip
    assert no.value.field == "second"


def test_it_counts_nobody_as_found_who_was_never_silent(house: House, hurt: dict[str, Any]) -> None:
    try_rung(by=house.actor("minji"), file=file_of(house, hurt),
             attempt=attempt(house, Rung.CALL, Try.REACHED))  # fmt: skip
    assert Entry.objects.get().kind == "heard"


def test_it_shows_who_answers_now_and_a_way_to_each_step(house: House, hurt: dict[str, Any]) -> None:
    url = f"/en/care/{hurt['person']}/ladder/"
    text = house.client("minji").get(url).content.decode()
    for number in ("112", "119"):
        assert 0 < text.index(f"tel:{number}") < text.index('class="ladder"')
    for rung in Rung:
        assert f"?rung={rung}#try" in text
    calm = house.client("minji").get(f"/en/care/{house.make_person()['person']}/ladder/").content.decode()
    assert "tel:112" not in calm and "#try" not in calm

"""What a worker carries: seen by oneself, in numbers by the lead of the team, by nobody else."""

import re
from datetime import date, timedelta

import pytest

from sijak.counselling import weights as source
from sijak.counselling.actions.debriefs import ask_debrief
from sijak.counselling.models import Session
from sijak.counselling.queries import caring
from sijak.counselling.rules import caring as rules
from sijak.kernel.errors import NotForYou
from tests.architecture.house import SIJAK
from tests.counselling.folk import heavy, somebody, write
from tests.house import House

PAGES = ("/heart/care/", "/heart/care/team/")


def test_it_adds_up_what_the_organisation_says() -> None:
    by = source.weights()
    load = rules.load(people=10, in_danger=2, trauma=3, by=by)
    assert load.weight == 10 * by.each_person + 2 * by.in_danger + 3 * by.trauma
    assert not load.is_over and rules.load(people=by.ceiling + 1, in_danger=0, trauma=0, by=by).is_over


def test_it_counts_heavy_hours_of_a_week_and_of_four() -> None:
    on = date(2026, 11, 27)
    days = [
        on,
        on - timedelta(days=6),
        on - timedelta(days=7),
        on - timedelta(days=27),
        on - timedelta(days=28),
    ]
    found = rules.heavy(days, on=on, by=source.weights())
    assert (found.week, found.month, found.is_much) == (2, 4, False)
    assert rules.heavy([on] * 3, on=on, by=source.weights()).is_much


def test_it_refuses_numbers_that_are_none() -> None:
    good = source.FILE.read_text()
    wrong = (("60", '"60"'), ('"trauma":', '"wounds":'), ("life", "??"), ("60,", "-1,"))
    for bad in (good.replace(*one) for one in wrong):
        with pytest.raises(ValueError, match=r"weights\.json"):
            source.read(bad)


def test_it_counts_whoever_went_along_and_no_session_that_was_called_off(lone_house: House) -> None:
    eunha, person = lone_house.actor("eunha"), somebody(lone_house)
    row = write(lone_house, person, by="minji", second=eunha.user_id)
    assert caring.load_of(eunha, eunha.user_id).people == 1
    Session.objects.filter(pk=row.pk).update(state="cancelled", written_on=None, written_by="")
    assert caring.load_of(eunha, eunha.user_id).people == 0


def test_it_counts_each_person_once(lone_house: House) -> None:
    """Led and seen in a session is one person; a colleague's sessions count where they saw them."""
    house = lone_house
    first, second = somebody(house), somebody(house, stage="danger")
    write(house, first)
    write(house, first, needs=())
    write(house, second, by="eunha", needs=("alone",))
    mine = caring.load_of(house.actor("minji"), house.user("minji"))
    assert (mine.people, mine.in_danger, mine.trauma) == (2, 1, 1)
    hers = caring.load_of(house.actor("eunha"), house.user("eunha"))
    assert (hers.people, hers.trauma) == (1, 0)


def test_it_shows_the_lead_numbers_and_no_words(lone_house: House) -> None:
    house = lone_house
    person = somebody(house, display="은방울")
    write(house, person, by="eunha", heavy=heavy())
    ask_debrief(
        by=house.actor("minji"), worker=house.user("eunha"), because="signal", team=house.teams["heart"]
    )
    page = house.client("minji").get(f"/heart/care/team/?team={house.teams['heart']}").content.decode()
    assert "은하" in page and "은방울" not in page and person["code"] not in page
    line = next(
        one for one in caring.team_lines(house.actor("minji"), house.teams["heart"]) if one.worker == "은하"
    )
    assert (line.heavy.week, line.debriefs) == (1, 1)
    elsewhere = caring.team_lines(house.actor("minji"), house.teams["seoul"])
    assert all(one.debriefs == 0 for one in elsewhere), "what one team asked is no other team's"


def test_it_is_closed_to_those_who_pay_and_those_who_direct(house: House) -> None:
    for handle in ("hana", "shinae", "jisoo"):
        assert {house.client(handle).get(url).status_code for url in PAGES} == {403}


def test_it_shows_no_team_to_those_who_lead_none(house: House) -> None:
    for handle in ("sora", "dahee", "seolhwa"):
        assert house.client(handle).get("/heart/care/team/").status_code == 404
        assert house.client(handle).get("/heart/care/").status_code == 200
    with pytest.raises(NotForYou):
        caring.team_lines(house.actor("eunha"), house.teams["heart"])
    shelter = f"/heart/care/team/?team={house.teams['heart']}"
    page = house.client("eunha").get(shelter).content.decode()
    assert "울타리" in page and "민지" not in page, "a code in the address opens no other team"


def test_it_stands_in_no_report() -> None:
    """What is counted of workers is read by nothing above counselling."""
    above = [
        path for name in ("reports", "exchange", "pages", "desk") for path in (SIJAK / name).rglob("*.py")
    ]
    told = [path for path in above if re.search(r"HeavySession|Debrief|SupervisionMeeting", path.read_text())]
    assert above and told == []

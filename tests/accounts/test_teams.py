"""Who takes whom into a team, and out of it again?"""

from collections.abc import Callable
from typing import Any

import pytest

from tests.accounts.conftest import Enter
from tests.house import House

TEAMS = "/en/staff/teams/"
NewWorker = Callable[..., dict[str, Any]]


def url(house: House, team: str, deed: str = "") -> str:
    return f"{TEAMS}{house.teams[team]}/{deed}"


def members(house: House, team: str) -> list[str]:
    known = house.vault.teams(house.token("dahee"))
    return list(next(one for one in known if one["id"] == house.teams[team])["members"])


def generation(house: House, team: str) -> int:
    known = house.vault.teams(house.token("dahee"))
    return int(next(one for one in known if one["id"] == house.teams[team])["generation"])


@pytest.mark.parametrize("handle", ["sora", "yongil", "shinae", "dahee"])
def test_it_lets_only_the_lead_take_in_take_out_and_turn(
    house: House, enter: Enter, new_worker: NewWorker, handle: str
) -> None:
    one, client = new_worker(), enter(handle)
    for deed in ("add/", "out/", "turn/"):
        assert client.post(url(house, "daejeon", deed), {"user": one["user"]}).status_code == 404
    assert one["user"] not in members(house, "daejeon")


@pytest.mark.parametrize("handle", ["jisoo", "hana"])
def test_it_is_no_page_for_those_who_walk_with_nobody(enter: Enter, handle: str) -> None:
    assert enter(handle).get(TEAMS).status_code == 403


def test_it_takes_in_and_out_and_turns_the_keys(house: House, enter: Enter, new_worker: NewWorker) -> None:
    one, lead = new_worker(), enter("taeho")
    answer = lead.post(url(house, "daejeon", "add/"), {"user": one["user"]})
    assert answer.headers["Location"].endswith("said=taken-in")
    assert one["user"] in members(house, "daejeon")
    before = generation(house, "daejeon")
    answer = lead.post(url(house, "daejeon", "out/"), {"user": one["user"]})
    assert answer.headers["Location"].endswith("said=taken-out")
    assert one["user"] not in members(house, "daejeon")
    assert generation(house, "daejeon") == before + 1


def test_it_opens_the_files_to_a_new_member_and_closes_them_to_one_who_left(
    house: House, enter: Enter, new_worker: NewWorker
) -> None:
    from vault.client import Denied

    person = house.make_person(team="seoul", lead="minji")
    one, lead = new_worker(), enter("minji")
    token = house.vault.unlock(one["handle"], one["phrase"])["token"]
    with pytest.raises(Denied):
        house.vault.open_person(token, person["person"], "file")
    lead.post(url(house, "seoul", "add/"), {"user": one["user"]})
    assert house.vault.open_person(token, person["person"], "file")["code"] == person["code"]
    lead.post(url(house, "seoul", "out/"), {"user": one["user"]})
    with pytest.raises(Denied):
        house.vault.open_person(token, person["person"], "file")


def test_it_keeps_at_least_one_lead(house: House, enter: Enter) -> None:
    page = enter("minji").post(url(house, "seoul", "out/"), {"user": house.user("minji")})
    assert "You cannot take yourself out" in page.content.decode()
    assert house.user("minji") in members(house, "seoul")


def test_it_takes_no_volunteer_in(house: House, enter: Enter) -> None:
    page = enter("minji").post(url(house, "seoul", "add/"), {"user": house.user("jisoo")})
    assert "Please choose one of these." in page.content.decode()


def test_it_turns_a_teams_keys_and_old_rows_still_open(house: House, enter: Enter) -> None:
    person = house.make_person(team="seoul", lead="minji")
    before = generation(house, "seoul")
    assert enter("minji").post(url(house, "seoul", "turn/")).status_code == 302
    assert generation(house, "seoul") == before + 1
    opened = house.vault.open_person(house.token("minji"), person["person"], "file")
    assert opened["code"] == person["code"]


def test_it_makes_a_team_whose_keys_the_officer_does_not_keep(
    house: House, enter: Enter, new_worker: NewWorker
) -> None:
    lead = new_worker()
    answer = enter("dahee").post(f"{TEAMS}new/", {
        "name": "부산 동행", "kind": "care", "compartments": ["contact", "casework"],
        "centre": "", "lead": lead["user"],
    })  # fmt: skip
    assert answer.status_code == 302
    made = next(t for t in house.vault.teams(house.token("dahee")) if t["name"] == "부산 동행")
    assert made["members"] == [lead["user"]]
    assert enter("dahee").post(f"{TEAMS}{made['id']}/turn/").status_code == 404


def test_it_lets_only_officers_make_a_team(enter: Enter) -> None:
    assert enter("shinae").get(f"{TEAMS}new/").status_code == 403


def test_it_answers_404_for_a_team_that_never_was(enter: Enter) -> None:
    assert enter("minji").get(f"{TEAMS}{'0' * 32}/").status_code == 404


def test_it_shows_who_leads_and_what_is_opened(house: House, enter: Enter) -> None:
    page = enter("sora").get(url(house, "seoul")).content.decode()
    assert "민지" in page and "Walking together" in page and "Take out" not in page

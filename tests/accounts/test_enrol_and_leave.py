"""Who comes and who goes: words shown once, keys gone at once?"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from sijak.accounts import queries
from tests.accounts.conftest import Enter
from tests.house import House

LIST, NEW = "/en/staff/people/", "/en/staff/people/new/"
NewWorker = Callable[..., dict[str, Any]]
GIVEN = {"name": "새 사람", "role": "counsellor", "centre": "seoul", "ends_on": ""}


def enrol(client: Client, handle: str, **other: str) -> Any:
    return client.post(NEW, {**GIVEN, "handle": handle, **other})


def leave_url(user: str) -> str:
    return f"/en/staff/people/{user}/leave/"


@pytest.mark.parametrize("handle", ["sora", "minji", "hana", "shinae", "jisoo"])
def test_it_lets_only_officers_enrol_and_let_go(house: House, enter: Enter, handle: str) -> None:
    client = enter(handle)
    assert client.get(NEW).status_code == 403
    assert enrol(client, "sneaked").status_code == 403
    assert client.post(leave_url(house.user("taeho"))).status_code == 403
    assert house.vault.whoami(house.token("taeho"))["state"] == "open"


def test_it_shows_the_words_once_and_they_open_the_door(house: House, enter: Enter) -> None:
    client = enter("dahee")
    answer = enrol(client, "bomi")
    page = answer.content.decode()
    words = re.findall(r'<b lang="ko">(\w+)</b> <span class="quiet">([a-z]+)</span>', page)
    assert len(words) == 7 and "no-store" in answer.headers["Cache-Control"]
    for url in (NEW, LIST):
        assert words[0][0] not in client.get(url).content.decode()
    came = Client().post("/en/staff/", {"handle": "bomi", "phrase": " ".join(w[1] for w in words)})
    assert came.status_code == 302
    assert "새 사람" in client.get(LIST).content.decode()


def test_it_gives_no_short_name_twice(enter: Enter) -> None:
    page = enrol(enter("dahee"), "minji").content.decode()
    assert "Somebody else has this short name." in page
    assert 'value="새 사람"' in page, "what was written stays"


def test_it_makes_no_officer(enter: Enter) -> None:
    page = enrol(enter("dahee"), "boss", role="officer").content.decode()
    assert "Please choose one of these." in page and "Seven words" not in page


def test_it_gives_each_role_what_it_may_and_no_more(house: House, enter: Enter) -> None:
    client = enter("dahee")
    enrol(client, "helper", role="volunteer")
    known = {one["handle"]: one for one in house.vault.staff(house.token("dahee"))}
    assert known["helper"]["can"] == [] and known["helper"]["teams"] == []


def test_it_says_what_leaving_means_before_the_button(
    house: House, enter: Enter, new_worker: NewWorker
) -> None:
    page = enter("dahee").get(leave_url(new_worker()["user"])).content.decode()
    assert "signed out everywhere at once" in page and "cannot be undone" in page


def test_it_ends_everything_of_a_leaver_at_once(house: House, enter: Enter, new_worker: NewWorker) -> None:
    one = new_worker()
    house.vault.grant(house.token("taeho"), house.teams["daejeon"], one["user"])
    theirs = enter(one["handle"])
    assert theirs.get(LIST).status_code == 200
    answer = enter("dahee").post(leave_url(one["user"]))
    assert answer.headers["Location"].endswith("?said=left")
    assert "/staff/?next" in theirs.get(LIST).headers["Location"]
    page = Client().post("/en/staff/", {"handle": one["handle"], "phrase": one["phrase"]})
    assert page.status_code == 200, "the words open nothing any more"
    teams = house.vault.teams(house.token("taeho"))
    assert one["user"] not in next(t for t in teams if t["id"] == house.teams["daejeon"])["members"]


def test_it_does_not_let_go_the_last_one_who_holds_a_teams_keys(house: House, enter: Enter) -> None:
    client = enter("dahee")
    url = leave_url(house.user("jinsook"))
    page = client.get(url).content.decode()
    assert "Nobody else holds the keys of 인천 동행." in page and "disabled" in page
    assert "Nobody else holds the keys" in client.post(url).content.decode()
    assert house.vault.whoami(house.token("jinsook"))["state"] == "open"


def test_it_lets_nobody_let_themselves_go(house: House, enter: Enter) -> None:
    page = enter("dahee").post(leave_url(house.user("dahee"))).content.decode()
    assert "Nobody lets themselves go" in page


def test_it_answers_404_for_one_who_never_was(enter: Enter) -> None:
    assert enter("dahee").get(leave_url("f" * 32)).status_code == 404


def test_it_knows_colleagues_and_forgets_those_who_left(
    house: House, enter: Enter, new_worker: NewWorker
) -> None:
    one, by = new_worker(), house.actor("sora")
    assert queries.colleagues(by)[one["user"]].startswith("시험")
    assert all(not known["handle"] for known in queries.staff(by))
    enter("dahee").post(leave_url(one["user"]))
    assert one["user"] not in queries.colleagues(by)
    assert one["user"] in queries.names_of_workers(by), "old rows still say who it was"


def test_it_tells_short_names_to_officers_only(enter: Enter) -> None:
    assert "yongil" in enter("dahee").get(LIST).content.decode()
    assert "yongil" not in enter("shinae").get(LIST).content.decode()


def test_it_hides_colleagues_from_volunteers(enter: Enter) -> None:
    assert enter("jisoo").get(LIST).status_code == 403

"""Does a tablet in somebody's hands take answers, show none, and lead to no page of the house?"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from sijak.counselling.actions import tablets as actions
from sijak.counselling.models import Handed, HandedAnswer, Screening
from sijak.counselling.queries.tablets import corner_of, digest_of
from sijak.journal.models import Entry
from sijak.kernel.dates import now, today
from sijak.kernel.errors import NotForYou
from sijak.people.sealing import open_row
from sijak.people.walking import names_of
from tests.counselling.asking_folk import somebody, tablet_of
from tests.house import House
from vault.client import Denied
from vault.verbs.base import no_if


def say(client: Client, token: str, number: int, answer: str) -> Any:
    return client.post(f"{reverse('counselling:tablet', args=[token])}?at={number}", {"answer": answer})


def hand_over(
    house: House, made: dict[str, Any], handle: str = "minji", key: str = "who5"
) -> tuple[Client, str]:
    """As the worker does it: the same browser stands at the tablet's page afterwards."""
    house.state._crowd.clear()
    client = house.client(handle)
    page = client.post(reverse("counselling:ask", args=[made["person"]]),
                       {"instrument": key, "mode": "self", "setting": "room"})  # fmt: skip
    return client, page.url


def test_it_closes_the_session_before_the_tablet_leaves_the_hand(house: House) -> None:
    made = somebody(house, display="꽃분이네")
    client, where = hand_over(house, made)
    assert where.startswith("/heart/q/") and made["person"] not in where
    for path in ("/desk/", f"/people/{made['person']}/", reverse("counselling:tablets")):
        page = client.get(path)
        assert page.headers.get("X-Sijak-Curtain") == "1", path
        assert "꽃분이네" not in page.content.decode()
    assert client.get(where).status_code == 200


def test_it_shows_questions_and_nothing_of_the_house(house: House) -> None:
    made = somebody(house, display="꽃분이네")
    client, where = hand_over(house, made)
    for path in (where, f"{where}?at=1", f"{where}end/"):
        page = client.get(path)
        shown = page.content.decode()
        assert page.status_code == 200 and page.headers["Cache-Control"] == "no-store"
        for word in ("꽃분이네", made["code"], made["person"], "/people/", "/desk/", "/staff/", "rail"):
            assert word not in shown, (path, word)


def test_it_seals_each_answer_to_the_team_and_shows_it_no_more(house: House) -> None:
    made = somebody(house)
    token = tablet_of(house, made, "who5")
    client = Client()
    assert say(client, token, 1, "4").url.endswith("?at=2")
    row = HandedAnswer.objects.get()
    assert row.team == house.teams["heart"] and row.version == 1
    say(client, token, 1, "2")
    row.refresh_from_db()
    assert row.version == 2 and HandedAnswer.objects.count() == 1
    shown = client.get(f"{reverse('counselling:tablet', args=[token])}?at=1").content.decode()
    assert "answer before" not in shown


def test_it_keeps_no_address(house: House) -> None:
    made = somebody(house)
    token = tablet_of(house, made)
    row = Handed.objects.get()
    assert row.digest == digest_of(token) and token not in str(vars(row))
    kept = bytes(row.content) + row.passage.encode()
    assert made["person"].encode() not in kept and made["strands"]["counselling"].encode() not in kept


def test_it_is_handed_over_once_however_often_one_clicks(house: House) -> None:
    made = somebody(house)
    given = {"instrument": "who5", "mode": "self", "setting": "room", "once": "c" * 32}
    where = reverse("counselling:ask", args=[made["person"]])
    first, second = (house.client("minji").post(where, given).url for _ in range(2))
    assert Handed.objects.count() == 1 and first != second
    assert (Client().get(first).status_code, Client().get(second).status_code) == (404, 200)


def test_it_ends_after_two_hours(house: House) -> None:
    made = somebody(house)
    token = tablet_of(house, made)
    client = Client()
    with time_machine.travel(now().timestamp() + 7300, tick=False):
        page = client.get(reverse("counselling:tablet", args=[token]))
        assert "form" not in page.content.decode()
        say(client, token, 1, "2")
    assert not HandedAnswer.objects.exists()


def test_it_is_not_there_at_any_other_address(house: House) -> None:
    tablet_of(house, somebody(house))
    for token in ("a" * 43, "0", "%00", "x" * 300):
        for tail in ("", "end/", "quiet/"):
            assert Client().get(f"/heart/q/{token}/{tail}").status_code == 404


def test_it_takes_the_answers_in_once(house: House) -> None:
    made = somebody(house)
    token = tablet_of(house, made, "who5")
    client = Client()
    for number, answer in enumerate(("3", "skip", "3", "3", "3"), 1):
        say(client, token, number, answer)
    client.post(reverse("counselling:tablet-end", args=[token]))
    row = Handed.objects.get()
    assert row.is_back and say(client, token, 1, "0").status_code == 200
    listed = house.client("minji").get(reverse("counselling:tablets")).content.decode()
    assert row.id in listed
    page = house.client("minji").post(reverse("counselling:tablet-take", args=[row.id]))
    screening = Screening.objects.get()
    assert page.url.startswith(reverse("counselling:screening", args=[made["person"], screening.id]))
    content = json.loads(open_row(house.actor("minji"), screening, "test")["content"])
    assert content["answers"] == {"1": 3, "2": None, "3": 3, "4": 3, "5": 3}
    assert (screening.mode, screening.asked_by) == ("self", house.user("minji"))
    assert not Handed.objects.exists() and not HandedAnswer.objects.exists()
    assert Entry.objects.filter(kind="screened").count() == 1
    assert house.client("minji").post(reverse("counselling:tablet-take", args=[row.id])).status_code == 404


def test_it_forgets_a_tablet_on_which_nothing_was_answered(house: House) -> None:
    tablet_of(house, somebody(house))
    row = Handed.objects.get()
    person, screening = actions.take_in(by=house.actor("eunha"), handed=row.id, is_sure=True)
    assert person and screening is None and not Handed.objects.exists() and not Screening.objects.exists()


def test_it_raises_a_signal_when_the_answer_is_given_and_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, raised = somebody(house), []

    def note(**given: Any) -> str:
        raised.append(given)
        return "5" * 32

    monkeypatch.setattr(actions, "raise_signal", note)
    token = tablet_of(house, made)
    client = Client()
    assert say(client, token, 9, "0").url.endswith("/end/")
    page = say(client, token, 9, "2")
    assert page.url == reverse("counselling:tablet-quiet", args=[token]) + "?at=0"
    shown = client.get(page.url).content.decode()
    assert "109" in shown and "119" in shown and made["person"] not in shown
    say(client, token, 9, "3")
    assert len(raised) == 1
    told = raised[0]
    assert told["by"] is None and told["team"] == house.teams["heart"]
    assert (told["person"], told["strand"]) == (made["person"], made["strands"]["counselling"])
    assert (told["source"], told["item"]) == ("phq9", "9")


def test_it_refuses_what_is_no_answer(house: House) -> None:
    token = tablet_of(house, somebody(house))
    for wrong in ("", "7", "x" * 400):
        assert "data-error-summary" in say(Client(), token, 1, wrong).content.decode()
    assert say(Client(), token, 44, "1").status_code == 404
    assert not HandedAnswer.objects.exists()


def test_it_is_taken_in_by_its_own_team_alone(house: House) -> None:
    made = somebody(house)
    tablet_of(house, made)
    row = Handed.objects.get()
    for handle in ("jinsook", "yongil"):
        with pytest.raises(NotForYou):
            actions.take_in(by=house.actor(handle), handed=row.id)
    hidden = somebody(house, hidden_from=[house.user("eunha")])
    tablet_of(house, hidden)
    other = Handed.objects.exclude(pk=row.id).get()
    with pytest.raises(NotForYou):
        actions.take_in(by=house.actor("eunha"), handed=other.id)
    listed = house.client("eunha").get(reverse("counselling:tablets")).content.decode()
    assert row.id in listed and other.id not in listed


def test_it_says_so_when_too_many_answer_at_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    token = tablet_of(house, somebody(house))
    monkeypatch.setattr(type(house.state), "crowd", lambda *_: no_if(True, "busy"))
    page = say(Client(), token, 1, "2")
    assert page.status_code == 409 and not HandedAnswer.objects.exists()


def test_it_takes_an_answer_while_others_flood_the_door(house: House) -> None:
    """A flood of requests at the public page must not silence a sign of danger."""
    token = tablet_of(house, somebody(house))
    with pytest.raises(Denied) as no:
        for _ in range(1300):
            house.vault.seal_to_team(house.teams["intake"], "t", "c", "r", b"x")
    assert no.value.code == "busy"
    assert "/quiet/" in say(Client(), token, 9, "2").url


def test_it_tells_the_counsellor_that_a_tablet_is_out(house: House) -> None:
    assert corner_of(house.actor("minji")) is None
    tablet_of(house, somebody(house))
    corner = corner_of(house.actor("minji"))
    assert corner and corner_of(house.actor("jinsook")) is None
    names = names_of(house.actor("minji"), corner.strands)
    assert corner.show(names) == 1
    drawn = render_to_string(corner.template, {"corner": corner.show(names)})
    assert reverse("counselling:tablets") in drawn


def test_it_counts_nobody_who_is_hidden_from_the_reader(house: House) -> None:
    tablet_of(house, somebody(house, hidden_from=[house.user("eunha")]))
    corner = corner_of(house.actor("eunha"))
    assert corner is not None
    drawn = render_to_string(
        corner.template, {"corner": corner.show(names_of(house.actor("eunha"), corner.strands))}
    )
    assert not drawn.strip()


def test_it_is_not_taken_from_under_somebody_who_answers(house: House) -> None:
    made, client = somebody(house), house.client("minji")
    token, take = tablet_of(house, made), "counselling:tablet-take"
    url = reverse(take, args=[Handed.objects.get().id])
    assert client.post(url).status_code == 409
    assert say(Client(), token, 1, "3").status_code == 302, "the next answer still arrives"
    assert client.post(url, {"sure": "on"}).status_code == 302 and Screening.objects.count() == 1


def test_it_forgets_at_night_what_nobody_touched_and_nothing_else(house: House) -> None:
    touched = tablet_of(house, somebody(house))
    say(Client(), touched, 1, "2")
    kept = Handed.objects.get()
    tablet_of(house, somebody(house))
    assert actions.forget_untouched(by=None, before=today()) == 0
    assert actions.forget_untouched(by=None, before=today() + timedelta(days=1)) == 1
    assert Handed.objects.get() == kept

"""Is the worker asked once more, and brought back with what was written?"""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from sijak.accounts.models import Draft
from sijak.practice.cast import PIN
from tests.accounts.conftest import Enter
from tests.house import House
from vault.client import Denied, OverBudget

STEP, PAGE = "/en/staff/once-more/", "/en/staff/people/"
TokenOf = Callable[[Client], str]


@pytest.fixture
def busy(
    house: House, enter: Enter, new_worker: Callable[..., dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> tuple[Client, list[str]]:  # fmt: skip
    """Somebody who may open one file an hour, and two people to open."""
    one = new_worker()
    house.vault.grant(house.token("taeho"), house.teams["daejeon"], one["user"])
    own = house.vault.unlock(one["handle"], one["phrase"])["token"]
    house.vault.set_pin(own, PIN)
    people = [house.make_person(team="daejeon", lead="taeho")["person"] for _ in range(4)]
    monkeypatch.setitem(house.state.budget.limits, "files-hour", (1, 3600))
    return enter(one["handle"]), people


def test_it_asks_once_more_over_the_budget_and_leads_back(
    busy: tuple[Client, list[str]],
) -> None:
    client, (first, second, *_) = busy
    assert client.get(f"/en/people/{first}/").status_code == 200
    answer = client.get(f"/en/people/{second}/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{STEP}?next=%2Fen%2Fpeople%2F{second}%2F"
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Once more, is it you?" in page and 'name="pin"' in page
    answer = client.post(STEP, {"pin": PIN, "next": f"/en/people/{second}/"})
    assert answer.headers["Location"] == f"/en/people/{second}/"
    assert client.get(answer.headers["Location"]).status_code == 200


def test_it_stops_at_three_times_with_a_sentence(busy: tuple[Client, list[str]]) -> None:
    client, people = busy
    for person in people[:3]:
        client.get(f"/en/people/{person}/")
        client.post(STEP, {"pin": PIN})
        client.get(f"/en/people/{person}/")
    answer = client.get(f"/en/people/{people[3]}/")
    assert answer.status_code == 409
    assert "Speak with the protection officer" in answer.content.decode()


def test_it_keeps_what_was_sent_while_it_asks(
    enter: Enter, monkeypatch: pytest.MonkeyPatch, house: House
) -> None:
    """Production asks for the passkey before an enrolment; this vault is made to ask so too."""
    form, client = "/en/staff/people/new/", enter("dahee")
    sent = {"name": "늦게 온 사람", "handle": "lateone", "role": "peer", "centre": "nmc"}
    with monkeypatch.context() as in_production:
        in_production.setattr(type(house.state.store), "is_practice", False)
        answer = client.post(form, sent)
    assert answer.headers["Location"] == f"{STEP}?next=%2Fen%2Fstaff%2Fpeople%2Fnew%2F"
    assert Draft.objects.count() == 1
    answer = client.post(STEP, {"pin": PIN, "next": form})
    assert answer.headers["Location"] == f"{form}?back=1"
    assert client.post(form, sent).status_code == 200
    assert not Draft.objects.exists(), "enrolled, so the draft has done its work"


def test_it_says_how_many_tries_are_left(enter: Enter) -> None:
    page = enter("dahee").post(STEP, {"pin": "1", "next": PAGE}).content.decode()
    assert "That is not your PIN. 4 tries are left." in page


def test_it_wants_a_session(house: House) -> None:
    assert "/staff/?" in Client().post(STEP, {"pin": PIN, "next": PAGE}).headers["Location"]


def test_it_tells_a_false_passkey_in_words(enter: Enter) -> None:
    client = enter("dahee")
    for answer in ({"credentialId": "x"}, {"credentialId": "A" * 30_000}, {"credentialId": ""}):
        page = client.post(STEP, answer).content.decode()
        assert 'role="alert"' in page


@pytest.mark.parametrize("error", [OverBudget("names", step="confirm"), Denied("step-up")])
def test_it_knows_which_no_means_once_more(error: Exception) -> None:
    from sijak.accounts.middleware import asks_again

    assert asks_again(error)  # type: ignore[arg-type]
    assert not asks_again(Denied("keys")) and not asks_again(OverBudget("names", step="stopped"))

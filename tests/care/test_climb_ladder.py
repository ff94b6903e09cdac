"""Looking for somebody who fell silent, step by step, until they are found or every step was tried."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sijak.care.actions.ladder import try_rung
from sijak.care.enums import Ground, Rung, Try
from sijak.care.models import LadderRung
from sijak.care.queries.ladder import next_steps, of_person
from sijak.journal.models import Entry
from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from sijak.people import walking
from tests.care.folk import FOUR, at_noon, attempt, climb, file_of, heard, silent
from tests.house import House


@pytest.fixture
def quiet(house: House) -> dict[str, dict[str, str]]:
    person = house.make_person()
    silent(house, person, 41)
    return person


def test_it_is_refused_while_there_was_word(house: House) -> None:
    person = house.make_person()
    with pytest.raises(Refused):
        climb(house, person, (Rung.MESSAGE, 0))


def test_it_is_refused_out_of_order_and_too_early(house: House, quiet: dict[str, str]) -> None:
    with pytest.raises(Refused):
        climb(house, quiet, (Rung.CALL, 0))
    climb(house, quiet, (Rung.MESSAGE, 0))
    with pytest.raises(Refused):
        climb(house, quiet, (Rung.CALL, 0))


def test_it_is_refused_on_a_day_that_cannot_be(house: House, quiet: dict[str, str]) -> None:
    for ago in (-1, 41, 60):
        with pytest.raises(Refused) as no:
            climb(house, quiet, (Rung.MESSAGE, ago))
        assert no.value.field == "day"


def test_it_visits_only_by_two(house: House, quiet: dict[str, str]) -> None:
    climb(house, quiet, *FOUR[:3])
    for second in ("", house.user("minji")):
        with pytest.raises(Refused) as no:
            try_rung(by=house.actor("minji"), file=file_of(house, quiet),
                     attempt=attempt(house, Rung.VISIT, second=second))  # fmt: skip
        assert no.value.field == "second"


@pytest.mark.parametrize(
    "wrong",
    [
        {"rung": "visit", "second": ""},
        {"rung": "welfare", "second": "b" * 32, "ground": ""},
        {"rung": "welfare", "second": "", "ground": "visits"},
        {"rung": "welfare", "second": "a" * 32, "ground": "danger"},
        {"rung": "call", "ground": "danger"},
    ],
)
def test_it_is_refused_by_the_database_too(
    house: House, quiet: dict[str, dict[str, str]], wrong: dict[str, str]
) -> None:
    row = LadderRung(
        strand_id=quiet["strands"]["casework"], day=today(), outcome="no_answer", done_by="a" * 32,
        content=b"x", **wrong,
    )  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_it_ends_the_silence_when_they_are_found(house: House, quiet: dict[str, str]) -> None:
    climb(house, quiet, *FOUR[:1])
    try_rung(by=house.actor("minji"), file=file_of(house, quiet),
             attempt=attempt(house, Rung.CALL, Try.REACHED))  # fmt: skip
    assert heard(house, quiet) == today().isoformat()
    assert list(Entry.objects.order_by("kind").values_list("kind", flat=True)) == ["found", "ladder"]
    assert not walking.is_silent(file_of(house, quiet))
    mine = {one.person: one for one in walking.my_people(house.actor("minji"))}
    assert not mine[quiet["person"]].is_silent


def test_it_asks_an_authority_after_two_visits(house: House, quiet: dict[str, str]) -> None:
    climb(house, quiet, *FOUR)
    file, by = file_of(house, quiet), house.actor("minji")
    welfare = attempt(house, Rung.WELFARE, ground=Ground.VISITS)
    with pytest.raises(Refused):
        try_rung(by=by, file=file, attempt=welfare)
    climb(house, quiet, (Rung.VISIT, 3))
    with pytest.raises(Refused):
        try_rung(by=by, file=file, attempt=attempt(house, Rung.WELFARE, ground=Ground.DANGER))
    try_rung(by=by, file=file, attempt=welfare)
    assert of_person(by, file_of(house, quiet)).is_done


def test_it_writes_no_service_for_a_way_that_is_not_there(house: House, quiet: dict[str, str]) -> None:
    climb(house, quiet, *FOUR[:2])
    before = Entry.objects.count()
    try_rung(by=house.actor("minji"), file=file_of(house, quiet),
             attempt=attempt(house, Rung.SECOND, Try.NO_WAY))  # fmt: skip
    assert Entry.objects.count() == before
    assert next_steps(walking.my_people(house.actor("minji")))[quiet["person"]] == Rung.VISIT


def test_it_begins_anew_with_the_next_silence(house: House, quiet: dict[str, str]) -> None:
    climb(house, quiet, *FOUR)
    silent(house, quiet, 0)
    with at_noon(today() + timedelta(days=31)):
        shown = of_person(house.actor("minji"), file_of(house, quiet))
    assert shown.next == Rung.MESSAGE
    assert len(shown.earlier) == 4


def test_it_is_climbed_by_a_form(house: House, quiet: dict[str, str]) -> None:
    client, url = house.client("minji"), f"/care/{quiet['person']}/ladder/"
    assert client.get(url).status_code == 200
    sent = {"rung": "message", "day": today().isoformat(), "outcome": "no_answer", "words": "쪽지"}
    assert client.post(url, sent | {"day": ""}).status_code == 200
    assert client.post(url, sent).status_code == 302
    page = client.get(url).content.decode()
    assert "쪽지" in page
    refused = client.post(url, sent | {"rung": "visit", "second": house.user("sora")})
    assert refused.status_code == 200 and LadderRung.objects.count() == 1


def test_it_is_not_there_for_a_stranger(house: House, quiet: dict[str, str]) -> None:
    for part in ("ladder/", "ladder/wish/"):
        url = f"/care/{quiet['person']}/{part}"
        assert house.client("taeho").get(url).status_code == 404
        assert house.client("shinae").get(url).status_code == 403
        assert house.client("jisoo").get(url).status_code == 403

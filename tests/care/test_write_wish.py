"""What the person wished beforehand: it is word from them, a no is never passed over, and no text is lost."""

from datetime import timedelta

import pytest

from sijak.care.actions.ladder import try_rung, write_wish
from sijak.care.enums import Ground, Rung
from sijak.care.models import Wish
from sijak.care.queries.ladder import of_person
from sijak.journal.models import Entry
from sijak.journal.rules import marks_of
from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from sijak.people.actions.persons import ChangedMeanwhileError
from tests.care.folk import FOUR, at_noon, attempt, climb, file_of, heard, silent
from tests.house import House


def test_it_heeds_a_wish_that_was_told_in_time(house: House) -> None:
    person, by = house.make_person(), house.actor("minji")
    with at_noon(today() - timedelta(days=50)):
        silent(house, person, 0)
        write_wish(by=house.actor("minji"), file=file_of(house, person), check=False,
                   words="삼촌 먼저", version=0)  # fmt: skip
    silent(house, person, 41)
    climb(house, person, *FOUR, (Rung.VISIT, 3))
    shown = of_person(by, file_of(house, person))
    assert shown.wish_says == "no" and shown.wish_words == "삼촌 먼저"
    assert shown.grounds == [] and shown.is_done
    with pytest.raises(Refused):
        try_rung(by=by, file=file_of(house, person),
                 attempt=attempt(house, Rung.WELFARE, ground=Ground.VISITS))  # fmt: skip


def test_it_takes_no_wish_during_the_silence(house: House) -> None:
    quiet = house.make_person()
    silent(house, quiet, 41)
    with pytest.raises(Refused):
        write_wish(by=house.actor("minji"), file=file_of(house, quiet), check=True, words="", version=0)
    assert not Wish.objects.exists()


def test_it_keeps_one_wish_the_latest(house: House) -> None:
    person, by = house.make_person(), house.actor("minji")
    for version, check in enumerate((True, False)):
        write_wish(by=by, file=file_of(house, person), check=check, words="", version=version)
    assert Wish.objects.get().version == 2
    assert of_person(by, file_of(house, person)).wish_says == "no"


def test_it_is_word_from_them_and_counts_as_no_talk(house: House) -> None:
    person = house.make_person()
    silent(house, person, 20)
    write_wish(by=house.actor("minji"), file=file_of(house, person), check=True, words="", version=0)
    assert heard(house, person) == today().isoformat()
    entry = Entry.objects.get()
    assert entry.kind == "heard" and entry.day == today() and marks_of(entry) == []


def test_it_counts_in_the_silence_that_follows(house: House) -> None:
    """A note, ten days later the wish, and then nothing more is heard."""
    person = house.make_person()
    with at_noon(today() - timedelta(days=51)):
        silent(house, person, 10)
        write_wish(by=house.actor("minji"), file=file_of(house, person), check=True, words="", version=0)
    by = house.actor("minji")
    shown = of_person(by, file_of(house, person))
    assert shown.silence.days == 51 and shown.grounds == [Ground.WISH]


def test_it_heeds_a_no_though_it_was_told_after_the_last_word(house: House) -> None:
    person = house.make_person()
    with at_noon(today() - timedelta(days=30)):
        write_wish(by=house.actor("minji"), file=file_of(house, person), check=False, words="", version=0)
    silent(house, person, 41)
    by = house.actor("minji")
    climb(house, person, *FOUR, (Rung.VISIT, 3))
    assert of_person(by, file_of(house, person)).grounds == []
    with pytest.raises(Refused):
        try_rung(by=by, file=file_of(house, person),
                 attempt=attempt(house, Rung.WELFARE, ground=Ground.VISITS))  # fmt: skip


def test_it_refuses_the_later_of_two_writers(house: House) -> None:
    person = house.make_person()
    write_wish(by=house.actor("minji"), file=file_of(house, person), check=False, words="", version=0)
    with pytest.raises(ChangedMeanwhileError):
        write_wish(by=house.actor("sora"), file=file_of(house, person), check=True, words="", version=0)
    assert Wish.objects.get().version == 1 and Entry.objects.count() == 1


def test_it_shows_both_texts_to_the_later_writer(house: House) -> None:
    person = house.make_person()
    url = f"/en/care/{person['person']}/ladder/wish/"
    sent = {"version": "0", "check": "no", "words": "삼촌 먼저"}
    assert house.client("minji").post(url, sent).status_code == 302
    late = house.client("sora").post(url, sent | {"check": "yes", "words": "이웃 할머니께"})
    text = late.content.decode()
    assert late.status_code == 409
    for words in ("삼촌 먼저", "이웃 할머니께", "Yes, please", "Kept by the other"):
        assert words in text
    version = str(late.context["form"]["version"].value())
    again = sent | {"version": version, "words": "삼촌, 그다음 이웃 할머니"}
    assert house.client("sora").post(url, again).status_code == 302
    assert of_person(house.actor("sora"), file_of(house, person)).wish_words == again["words"]


def test_it_is_changed_from_the_page_that_shows_it(house: House) -> None:
    person, client = house.make_person(), house.client("minji")
    url = f"/en/care/{person['person']}/ladder/wish/"
    for check in ("yes", "no"):
        form = client.get(url).context["form"]
        sent = {"version": str(form["version"].value()), "check": check, "words": ""}
        assert client.post(url, sent).status_code == 302
    assert Wish.objects.get().version == 2

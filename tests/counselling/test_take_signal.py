"""A sign that came without a session waits, sealed to the team, until one of them takes it up."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from sijak.care.models import Task
from sijak.counselling import jobs
from sijak.counselling.actions.danger import take_signal
from sijak.counselling.models import Signal, WaitingSignal
from sijak.counselling.queries.danger import told_of
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.notify.actions import keep_address
from tests.counselling.danger_folk import at, put, signal, somebody, tablet
from tests.house import House
from vault.client import Denied


def test_it_waits_without_a_task_until_somebody_takes_it(house: House) -> None:
    made = somebody(house)
    waiting = tablet(house, made)
    assert not Signal.objects.exists() and not Task.objects.exists()
    person, taken = take_signal(by=house.actor("eunha"), waiting=waiting)
    assert person == made["person"]
    row = Signal.objects.get(pk=taken)
    assert row.worker == house.user("eunha")
    assert row.task is not None and row.task.owner == house.user("minji"), "who leads the file"
    kept = WaitingSignal.objects.get()
    assert (kept.taken_by, kept.taken_on) == (house.user("eunha"), today())


def test_it_opens_for_the_team_alone(house: House) -> None:
    made = somebody(house)
    row = WaitingSignal.objects.get(pk=tablet(house, made))
    assert told_of(house.actor("eunha"), row)["person"] == made["person"]
    for stranger in ("sora", "yongil", "taeho", "dahee"):
        with pytest.raises(NotForYou):
            take_signal(by=house.actor(stranger), waiting=row.id)
        with pytest.raises(Denied):
            told_of(house.actor(stranger), row)
    for part in (made["person"], made["strands"]["counselling"], "phq9"):
        assert part.encode() not in bytes(row.content) and part not in row.once


def test_it_is_one_sign_for_two_taps_and_one_after_another_when_it_was_taken(house: House) -> None:
    made = somebody(house)
    first = tablet(house, made)
    assert tablet(house, made) == first
    _, taken = take_signal(by=house.actor("minji"), waiting=first)
    again = tablet(house, made)
    assert again != first, "what is answered after the first was taken up waits too"
    assert take_signal(by=house.actor("minji"), waiting=again)[1] == taken, "and is the same open sign"


def test_it_is_taken_by_one_and_a_second_click_meets_the_same(house: House) -> None:
    waiting = tablet(house, somebody(house))
    taken = take_signal(by=house.actor("minji"), waiting=waiting)
    assert take_signal(by=house.actor("minji"), waiting=waiting) == taken
    with pytest.raises(Refused):
        take_signal(by=house.actor("eunha"), waiting=waiting)
    assert Signal.objects.count() == 1


def test_it_counts_the_24_hours_from_the_answer_and_not_from_the_taking(house: House) -> None:
    made = somebody(house)
    with at(today() - timedelta(days=2), 23, 40):
        waiting = tablet(house, made)
    _, taken = take_signal(by=house.actor("minji"), waiting=waiting)
    assert Signal.objects.get(pk=taken).task.due_on == today() - timedelta(days=1)  # type: ignore[union-attr]


def test_it_is_not_taken_by_one_from_whom_the_person_is_hidden(house: House) -> None:
    made = somebody(house, hidden_from=[house.user("eunha")])
    waiting = tablet(house, made)
    with pytest.raises((Denied, NotForYou)):
        take_signal(by=house.actor("eunha"), waiting=waiting)
    assert WaitingSignal.objects.get().taken_by == ""


def test_it_writes_to_whoever_is_on_call_and_says_nothing(house: House) -> None:
    keep_address(by=house.actor("eunha"), email="eunha@example.org")
    keep_address(by=house.actor("minji"), email="minji@example.org")
    made = somebody(house, display="들꽃한송이")
    with at(today(), 23, 40):
        put(house, "eunha")
        tablet(house, made)
        assert jobs.tell_those_on_call() == 1
        assert jobs.tell_those_on_call() == 0, "once for one sign"
    letter = mail.outbox[0]
    assert letter.to == ["eunha@example.org"]
    for word in ("들꽃한송이", made["code"], "phq", "위험", "danger"):
        assert word not in letter.subject + str(letter.body)


def test_it_writes_to_everybody_on_the_rota_when_nobody_is_on_call(house: House) -> None:
    for handle in ("eunha", "minji"):
        keep_address(by=house.actor(handle), email=f"{handle}@example.org")
        put(house, handle, first=today() + timedelta(days=2 + (handle == "minji")),
            last=today() + timedelta(days=2 + (handle == "minji")))  # fmt: skip
    with at(today(), 3):
        tablet(house, somebody(house))
        assert jobs.tell_those_on_call() == 2


def test_it_is_refused_by_the_data_store_to_be_taken_by_nobody(house: House) -> None:
    row = WaitingSignal.objects.get(pk=tablet(house, somebody(house)))
    with pytest.raises(IntegrityError), transaction.atomic():
        WaitingSignal.objects.filter(pk=row.pk).update(taken_on=today())


def test_it_does_not_mind_a_sign_that_a_worker_raised_already(house: House) -> None:
    made = somebody(house)
    first = signal(house, made)
    assert take_signal(by=house.actor("minji"), waiting=tablet(house, made))[1] == first

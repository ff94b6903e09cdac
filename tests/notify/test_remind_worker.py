"""A letter to a worker that says nothing to anybody else."""

from datetime import timedelta

import pytest
from django.core import mail

from sijak.care.actions.appointments import make_appointment
from sijak.care.actions.tasks import write_task
from sijak.care.enums import AppointmentKind, TaskKind
from sijak.desk.jobs import remind_workers, workers_with_work
from sijak.kernel.dates import today
from sijak.notify.actions import forget_address, keep_address, remind_worker
from sijak.notify.models import Address
from tests.care.folk import at_noon, plan, workday
from tests.house import House


@pytest.fixture
def busy(house: House) -> House:
    """Minji and Sora visit somebody today; Yong-il has a thing to do."""
    person, by = house.make_person(display="들국화네"), house.actor("minji")
    visit = plan(kind=AppointmentKind.VISIT, second=house.user("sora"), what="약 타기", place="봄길 3")
    make_appointment(by=by, strand=person["strands"]["casework"], plan=visit)
    return house


def test_it_names_nobody_and_nothing(busy: House) -> None:
    with at_noon(workday()):
        keep_address(by=busy.actor("minji"), email="minji@example.org")
        assert remind_workers() == 1
    (letter,) = mail.outbox
    told = letter.message().as_string()
    for word in ("들국화", "약 타기", "봄길", "오후", "home", busy.actor("minji").name, "minji\n"):
        assert word not in told and word not in letter.body
    assert letter.to == ["minji@example.org"] and "/staff/" in letter.body
    assert letter.body.count("\n") <= 6


def test_it_writes_at_most_once_a_day(busy: House) -> None:
    with at_noon(workday()):
        keep_address(by=busy.actor("minji"), email="minji@example.org")
        assert [remind_workers(), remind_workers()] == [1, 0]
    with at_noon(workday() + timedelta(days=1)):
        write_task(by=busy.actor("minji"), strand=busy.make_person()["strands"]["casework"],
                   kind=TaskKind.CALL, what="전화", due_on=today())  # fmt: skip
        assert remind_workers() == 1
    assert len(mail.outbox) == 2


def test_it_writes_only_to_those_who_asked(busy: House) -> None:
    with at_noon(workday()):
        assert workers_with_work() == {busy.user("minji"), busy.user("sora")}
        assert remind_workers() == 0
        keep_address(by=busy.actor("taeho"), email="taeho@example.org")
        assert remind_workers() == 0, "there is nothing for Taeho today"
    assert mail.outbox == []


def test_it_stops_when_told(busy: House) -> None:
    keep_address(by=busy.actor("minji"), email="minji@example.org")
    forget_address(by=busy.actor("minji"))
    assert not remind_worker(by=None, worker=busy.user("minji"))


def test_it_tries_again_when_the_post_office_is_away(busy: House, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.core.mail import EmailMessage

    keep_address(by=busy.actor("minji"), email="minji@example.org")
    with monkeypatch.context() as patch:

        def away(*_: object, **__: object) -> int:
            raise ConnectionRefusedError

        patch.setattr(EmailMessage, "send", away)
        assert not remind_worker(by=None, worker=busy.user("minji"))
    assert Address.objects.get().last_told_on is None
    assert remind_worker(by=None, worker=busy.user("minji"))


@pytest.mark.parametrize(("language", "subject"), [("ko", "오늘"), ("en", "Today"), ("zh-hans", "今天")])
def test_it_speaks_the_workers_language(busy: House, language: str, subject: str) -> None:
    keep_address(by=busy.actor("minji"), email="minji@example.org")
    Address.objects.update(language=language)
    remind_worker(by=None, worker=busy.user("minji"))
    assert mail.outbox[0].subject == subject


@pytest.mark.parametrize("email", ["", "minji", "a@b", "a@example.org\nBcc: x@example.org", "x" * 400])
def test_it_takes_only_an_address(house: House, email: str) -> None:
    answer = house.client("minji").post("/reminders/", {"email": email})
    kept = [row.email for row in Address.objects.all()]
    assert answer.status_code in (200, 302) and all("\n" not in one and " " not in one for one in kept)
    if email != "a@example.org\nBcc: x@example.org":
        assert answer.status_code == 200 and kept == []


def test_it_is_kept_and_ended_by_forms(house: House) -> None:
    client = house.client("minji")
    assert client.post("/reminders/", {"email": "minji@example.org"}).status_code == 302
    assert "minji@example.org" in client.get("/reminders/").content.decode()
    assert client.post("/reminders/end/").status_code == 302
    assert not Address.objects.exists()
    assert house.client("jisoo").get("/reminders/").status_code == 403

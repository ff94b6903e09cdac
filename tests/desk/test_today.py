"""The day of each role: what is due, promised, silent and in danger, from dates alone."""

import re
from datetime import date, time, timedelta
from typing import Any

import pytest

from sijak.care.actions.appointments import make_appointment
from sijak.care.actions.tasks import write_task
from sijak.care.enums import Rung, TaskKind
from sijak.care.models import Plan, Task
from sijak.desk.numbers import number_word, things_today
from sijak.desk.queries import today as queries
from sijak.kernel.dates import KST, now, today
from sijak.reach.models import Request
from tests.care.folk import at_noon, plan, silent
from tests.house import House

HEADING = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)


@pytest.fixture
def empty(house: House) -> House:
    """Other tests' people stay in the vault: nobody of them is silent or in danger here."""
    for person in house.state.registry.persons.values():
        person.heard = today().isoformat()
        if person.stage == "danger":
            person.stage = "open"
    return house


def shown(house: House, handle: str = "minji") -> queries.Today:
    return queries.today_of(house.actor(handle), {})


def task(house: House, person: dict[str, Any], day: date, kind: TaskKind = TaskKind.CALL) -> Task:
    row = write_task(by=house.actor("minji"), strand=person["strands"]["casework"], kind=kind,
                     what="병원에 전화", due_on=max(day, today()))  # fmt: skip
    Task.objects.filter(pk=row.pk).update(due_on=day)
    return row


def test_it_is_kind_when_nothing_waits(empty: House) -> None:
    page = empty.client("taeho").get("/desk/").content.decode()
    assert HEADING.findall(page) == ["오늘은 조용합니다"]
    assert 'class="empty"' in page


def test_it_tells_overdue_due_and_promised_apart(empty: House) -> None:
    person = empty.make_person()
    day = today()
    task(empty, person, day - timedelta(days=2))
    task(empty, person, day)
    task(empty, person, day + timedelta(days=3), TaskKind.PROMISE)
    task(empty, person, day + timedelta(days=3))
    page = shown(empty)
    assert (len(page.overdue), len(page.due), len(page.ahead)) == (1, 1, 1)
    assert page.count - len(page.letters) == 2, "what is promised for later is shown, not counted"


def test_it_shows_todays_meetings_in_their_order(empty: House) -> None:
    person, by = empty.make_person(), empty.actor("minji")
    with at_noon(today()):
        for hour in (16, 15):
            make_appointment(by=by, strand=person["strands"]["casework"],
                             plan=plan(day=today(), at=time(hour), is_sure=True))  # fmt: skip
        page = shown(empty)
    assert [row.meeting.at.hour for row in page.meetings] == [15, 16]
    assert page.meetings[0].meeting.what == "차 한 잔"


@pytest.mark.parametrize(
    ("stage", "days", "is_silent"),
    [("open", 30, False), ("open", 31, True), ("danger", 2, False), ("danger", 3, True),
     ("aftercare", 100, False), ("aftercare", 101, True), ("closed", 5000, False)],
)  # fmt: skip
def test_it_asks_the_vault_who_fell_silent(empty: House, stage: str, days: int, is_silent: bool) -> None:
    person = empty.make_person(stage=stage)
    silent(empty, person, days)
    page = shown(empty)
    assert (person["person"] in [row.name.person for row in page.silent]) is is_silent
    if is_silent:
        assert [row.rung for row in page.silent] == [Rung.MESSAGE]


def test_it_is_not_silent_when_another_department_heard_them(empty: House) -> None:
    person = empty.make_person()
    silent(empty, person, 60)
    assert len(shown(empty).silent) == 1
    empty.vault.heard(person["strands"]["contact"], today().isoformat())
    assert shown(empty).silent == []


def test_it_shows_who_is_in_danger_even_when_heard_today(empty: House) -> None:
    person = empty.make_person(stage="danger")
    page = shown(empty)
    assert [row.name.person for row in page.danger] == [person["person"]]
    silent(empty, person, 5)
    page = shown(empty)
    assert not page.danger and [row.one.is_in_danger for row in page.silent] == [True]


def test_it_shows_plans_whose_review_day_came(empty: House) -> None:
    person = empty.make_person()
    strand = person["strands"]["casework"]
    kept = {"made_on": today(), "made_by": empty.user("minji"), "content": b"x"}
    Plan.objects.create(strand_id=strand, review_on=today(), **kept)
    assert [row.name.person for row in shown(empty).reviews] == [person["person"]]
    Plan.objects.update(review_on=today() + timedelta(days=1))
    assert shown(empty).reviews == []


def test_it_shows_requests_that_were_promised_for_today(empty: House) -> None:
    team = empty.teams["intake"]
    for promised in (-1, 0, 3):
        Request.objects.create(team=team, received_on=today(), content=b"x", way="page",
                               promised_on=today() + timedelta(days=promised))  # fmt: skip
    assert len(shown(empty, "sora").requests) == 2
    assert shown(empty, "minji").requests == [], "Minji does not hear requests"
    assert empty.client("sora").get("/desk/").status_code == 200


def test_it_shows_letters_that_nobody_has_read(empty: House) -> None:
    box = empty.vault.mailbox_new(empty.teams["seoul"])
    person = empty.make_person(mailbox=box["mailbox"])
    empty.vault.mailbox_write(box["form"], "일없습니다")
    rows = [row for row in shown(empty).letters if row.letter.mailbox == box["mailbox"]]
    assert [row.name.person for row in rows if row.name] == [person["person"]]
    page = empty.client("minji").get("/desk/").content.decode()
    assert "일없습니다" not in page


def test_it_leaves_out_who_was_hidden_since_and_shows_the_rest(empty: House) -> None:
    gone, there = empty.make_person(), empty.make_person()
    for person in (gone, there):
        task(empty, person, today())
    empty.vault.edit_person(empty.token("minji"), gone["person"], lead=empty.user("sora"))
    empty.vault.hide(empty.token("sora"), gone["person"], users=[empty.user("minji")])
    page = shown(empty)
    assert [row.name.person for row in page.due] == [there["person"]]
    assert empty.client("minji").get("/desk/").status_code == 200


@pytest.mark.parametrize("people", [1, 12])
def test_it_asks_for_names_and_words_once(empty: House, people: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(people):
        person = empty.make_person()
        task(empty, person, today())
        silent(empty, person, 40)
    asked: list[str] = []
    from vault.client import Vault

    real = Vault.call

    def call(self: Vault, verb: str, *args: Any, **more: Any) -> Any:
        asked.append(verb)
        return real(self, verb, *args, **more)

    monkeypatch.setattr(Vault, "call", call)
    page = shown(empty)
    assert len(page.due) == people == len(page.silent)
    assert asked.count("faces") == 1 and asked.count("open") == 1
    assert len(asked) <= 6


def test_it_keeps_no_name_in_title_or_cache(empty: House) -> None:
    person = empty.make_person(display="솔바람골")
    task(empty, person, today())
    answer = empty.client("minji").get("/desk/")
    page = answer.content.decode()
    assert "솔바람골" in page and "솔바람골" not in page.split("</title>")[0]
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("handle", ["minji", "sora", "yongil", "dahee", "hana", "shinae", "jisoo"])
@pytest.mark.parametrize("prefix", ["", "/en", "/zh-hans"])
def test_it_opens_for_every_role_in_every_language(empty: House, handle: str, prefix: str) -> None:
    answer = empty.client(handle).get(f"{prefix}/desk/")
    assert answer.status_code == 200
    assert len(HEADING.findall(answer.content.decode())) == 1


def test_it_shows_the_director_clocks_and_no_person(empty: House) -> None:
    person = empty.make_person(display="달래네골")
    silent(empty, person, 90)
    page = empty.client("shinae").get("/desk/").content.decode()
    assert "달래네골" not in page and 'class="stat' in page
    assert 'class="stat' not in empty.client("hana").get("/desk/").content.decode()


def test_it_counts_answers_within_the_promise(empty: House) -> None:
    team, day = empty.teams["intake"], today()
    rows = [(None, day - timedelta(days=1)), (None, day), (day, day), (day, day - timedelta(days=2))]
    for done, promised in rows:
        Request.objects.create(
            team=team, received_on=day, promised_on=promised, way="page", content=b"x",
            answered_on=done, answered_by="a" * 32 if done else "",
            state="answered" if done else "new",
        )  # fmt: skip
    clocks = queries.clocks()
    assert (clocks.waiting, clocks.late, clocks.answered, clocks.in_time) == (2, 1, 2, 1)


def test_it_sends_a_stranger_to_the_door(empty: House) -> None:
    assert empty.client().get("/desk/").status_code == 302


WORDS = [
    (0, "오늘은 조용합니다", "A quiet day", "今天很安静"),
    (1, "오늘 한 가지", "One thing today", "今天一件事"),
    (2, "오늘 두 가지", "Two things today", "今天两件事"),
    (7, "오늘 일곱 가지", "Seven things today", "今天七件事"),
    (12, "오늘 열두 가지", "Twelve things today", "今天十二件事"),
    (20, "오늘 스무 가지", "Twenty things today", "今天二十件事"),
    (21, "오늘 스물한 가지", "Twenty-one things today", "今天二十一件事"),
    (99, "오늘 아흔아홉 가지", "Ninety-nine things today", "今天九十九件事"),
    (120, "오늘 120 가지", "120 things today", "今天120件事"),
]


@pytest.mark.parametrize(("count", "korean", "english", "chinese"), WORDS)
def test_it_counts_as_people_speak(count: int, korean: str, english: str, chinese: str) -> None:
    assert things_today(count, "ko") == korean
    assert things_today(count, "en") == english
    assert things_today(count, "zh-hans") == chinese


def test_it_has_a_word_for_every_number() -> None:
    for language in ("ko", "en", "zh"):
        words = {number_word(n, language) for n in range(1, 100)}
        assert len(words) == 99 and not any(re.search(r"\d", word) for word in words)
    assert now().tzinfo == KST


def test_it_tells_a_lead_of_people_whom_nobody_leads(empty: House) -> None:
    gone = empty.vault.enrol(empty.token("dahee"), handle="gone", name="떠난이", role="counsellor",
                             can=["duty", "files"], centre="seoul", ends_on="")  # fmt: skip
    empty.vault.grant(empty.token("minji"), empty.teams["seoul"], gone["user"])
    person = empty.make_person()
    empty.vault.assign(empty.token("minji"), [person["person"]], gone["user"])
    assert shown(empty).lost == []
    empty.vault.leave(empty.token("dahee"), gone["user"])
    before = shown(empty)
    assert [row.one.person for row in before.lost] == [person["person"]]
    page = empty.client("minji").get("/en/desk/").content.decode()
    assert "Nobody leads" in page and f"/care/{person['person']}/hand-over/" in page
    empty.vault.assign(empty.token("minji"), [person["person"]], empty.user("minji"))
    after = shown(empty)
    assert after.lost == [] and after.walked_with == before.walked_with + 1

"""Are questions asked one by one, kept at once, and told in words at the end?"""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sijak.care.models import Task
from sijak.counselling.actions import screenings as actions
from sijak.counselling.models import Given, Handed, Screening, Signal
from sijak.journal.models import Entry
from sijak.kernel.dates import today
from sijak.kernel.errors import NotForYou, Refused
from sijak.people.models import Consent
from sijak.people.sealing import open_row
from tests.counselling.asking_folk import known, scored, somebody
from tests.counselling.danger_folk import signal
from tests.house import House


def begin(client: Client, made: dict[str, Any], **given: str) -> Any:
    data = {"instrument": "phq9", "mode": "read", "setting": "room"} | given
    return client.post(reverse("counselling:ask", args=[made["person"]]), data)


def say(client: Client, made: dict[str, Any], row: Screening, number: int, answer: str) -> Any:
    where = reverse("counselling:question", args=[made["person"], row.id, number])
    return client.post(where, {"answer": answer})


def finished(house: House, made: dict[str, Any], *answers: str) -> tuple[Client, Screening, Any]:
    """PHQ-9 read aloud by minji; the last answer again for those that are not named."""
    client = house.client("minji")
    begin(client, made)
    row = Screening.objects.get(strand_id=made["strands"]["counselling"], mode="read")
    for number in range(1, 10):
        say(client, made, row, number, answers[number - 1] if number <= len(answers) else answers[-1])
    page = client.post(reverse("counselling:ask-end", args=[made["person"], row.id]), {"go": "done"})
    row.refresh_from_db()
    return client, row, page


def test_it_says_what_is_missing_before_it_begins(house: House) -> None:
    made = somebody(house)
    page = begin(house.client("minji"), made, instrument="", setting="nowhere")
    assert page.status_code == 200 and "aria-invalid" in page.content.decode()
    assert not Screening.objects.exists()


SAID_NO = "마음에 가까운 일을 적어 두지 말라고 하셨습니다"


@pytest.mark.parametrize("mode", ["read", "self", "home"])
def test_it_asks_nothing_from_a_sheet_after_a_no(house: House, mode: str) -> None:
    """What is close to the heart is kept no more from the moment in which they take their yes back."""
    made = somebody(house)
    state = "refused" if mode == "self" else "withdrawn"
    Consent(strand_id=made["strands"]["contact"], kind="sensitive", state=state).save(force_insert=True)
    look = house.client("minji").get(reverse("counselling:ask", args=[made["person"]]))
    assert SAID_NO in look.content.decode() and " disabled" in look.content.decode()
    page = begin(house.client("minji"), made, mode=mode, until=str(today()))
    assert page.status_code == 200 and SAID_NO in page.content.decode()
    assert not Screening.objects.exists() and not Handed.objects.exists()


def test_it_asks_only_in_a_wording_that_may_be_used(house: House) -> None:
    made = somebody(house)
    page = begin(house.client("minji"), made, instrument="itq")
    assert page.status_code == 200 and not Screening.objects.exists()
    with pytest.raises(Refused):
        actions.begin_screening(by=house.actor("minji"), strand=made["strands"]["counselling"], once="a" * 32,
                                key="itq", language="ko", setting=actions.Setting.ROOM)  # fmt: skip
    english = f"/en{reverse('counselling:ask', args=[made['person']])}"
    assert 'value="itq"' in house.client("minji").get(english).content.decode()


def test_it_begins_once_however_often_one_clicks(house: House) -> None:
    made, client = somebody(house), house.client("minji")
    first = begin(client, made, once="b" * 32)
    second = begin(client, made, once="b" * 32)
    assert first.url == second.url and Screening.objects.count() == 1


def test_it_keeps_each_answer_at_once_and_goes_on(house: House) -> None:
    made, client = somebody(house), house.client("minji")
    begin(client, made)
    row = Screening.objects.get()
    page = say(client, made, row, 1, "2")
    assert page.status_code == 302 and page.url.endswith("/2/")
    kept = Given.objects.get(screening=row)
    assert open_row(house.actor("minji"), kept, "test")["content"] == "2"
    assert b"2" not in bytes(kept.content)[:1]
    again = client.get(reverse("counselling:question", args=[made["person"], row.id, 1])).content.decode()
    assert "answer before" in again


def test_it_shows_no_name_beside_a_question(house: House) -> None:
    made, client = somebody(house, display="꽃분이네"), house.client("minji")
    begin(client, made)
    row = Screening.objects.get()
    page = client.get(reverse("counselling:question", args=[made["person"], row.id, 1]))
    assert "꽃분이네" not in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"


def test_it_lets_every_question_be_left_out(house: House) -> None:
    made = somebody(house)
    client, row, page = finished(house, made, *["1"] * 7, "skip", "0")
    assert page.url == reverse("counselling:screening", args=[made["person"], row.id]) + "?said=asked"
    content = json.loads(open_row(house.actor("minji"), row, "test")["content"])
    assert content["answers"]["8"] is None and content["score"]["missing"] == 1
    shown = client.get(page.url).content.decode()
    assert "7에서 10 사이" in shown
    assert not Given.objects.exists()


def test_it_refuses_what_is_no_answer_and_loses_nothing(house: House) -> None:
    made, client = somebody(house), house.client("minji")
    begin(client, made)
    row = Screening.objects.get()
    for wrong in ("", "9", "-1", "x" * 400):
        page = say(client, made, row, 1, wrong)
        assert page.status_code == 200 and "data-error-summary" in page.content.decode()
    assert not Given.objects.exists()
    assert client.get(reverse("counselling:question", args=[made["person"], row.id, 99])).status_code == 404


def test_it_finishes_nothing_that_was_not_answered(house: House) -> None:
    made, client = somebody(house), house.client("minji")
    begin(client, made)
    row = Screening.objects.get()
    page = client.post(reverse("counselling:ask-end", args=[made["person"], row.id]), {"go": "done"})
    assert page.status_code == 409
    row.refresh_from_db()
    assert row.state == "open"


def test_it_goes_on_another_day(house: House) -> None:
    made, client = somebody(house), house.client("minji")
    begin(client, made)
    row = Screening.objects.get()
    say(client, made, row, 1, "2")
    end = client.get(reverse("counselling:ask-end", args=[made["person"], row.id])).content.decode()
    assert reverse("counselling:question", args=[made["person"], row.id, 2]) in end
    page = client.get(reverse("counselling:ask", args=[made["person"]])).content.decode()
    assert reverse("counselling:question", args=[made["person"], row.id, 1]) in page


def test_it_breaks_off_without_a_score(house: House) -> None:
    made, client = somebody(house), house.client("minji")
    begin(client, made)
    row = Screening.objects.get()
    say(client, made, row, 1, "2")
    client.post(reverse("counselling:ask-end", args=[made["person"], row.id]), {"go": "stop"})
    row.refresh_from_db()
    assert row.state == "left" and not Entry.objects.filter(kind="screened").exists()


def test_it_leaves_one_row_in_the_journal(house: House) -> None:
    made = somebody(house)
    _, row, _ = finished(house, made, "0")
    entry = Entry.objects.get(kind="screened")
    assert (entry.strand_id, entry.day) == (row.strand_id, today())


def test_it_changes_nothing_that_is_done(house: House) -> None:
    made = somebody(house)
    client, row, _ = finished(house, made, "0")
    assert say(client, made, row, 1, "3").status_code == 302
    assert not Given.objects.exists()
    with pytest.raises(Refused):
        actions.finish_screening(by=house.actor("minji"), screening=row.id, strand=row.strand_id)


def test_it_acts_on_a_sign_of_danger_when_it_is_given(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    made, raised = somebody(house), []

    def note(**given: Any) -> str:
        raised.append(given)
        return "5" * 32

    monkeypatch.setattr(actions, "raise_signal", note)
    client = house.client("minji")
    begin(client, made)
    row = Screening.objects.get()
    say(client, made, row, 9, "0")
    say(client, made, row, 9, "skip")
    assert raised == []
    say(client, made, row, 9, "1")
    say(client, made, row, 9, "1")
    assert len(raised) == 1, "tapped twice"
    assert "/danger/" in say(client, made, row, 9, "3").url, "heavier than before"
    Screening.objects.update(day=today() - timedelta(days=3))
    assert "/danger/" in say(client, made, row, 9, "3").url, "the same, days later"
    assert len(raised) == 3
    told = raised[0]
    assert told["by"].user_id == house.user("minji") and told["team"] == house.teams["heart"]
    assert (told["person"], told["strand"]) == (made["person"], made["strands"]["counselling"])
    assert (told["source"], told["item"]) == ("phq9", "9")


def test_it_acts_whatever_else_was_read_today(lone_house: House) -> None:
    """Neither the budget of names nor that of files stands between an answer and what follows from it."""
    house = lone_house
    made, client = somebody(house), house.client("minji")
    begin(client, made)
    row = Screening.objects.get()
    say(client, made, row, 9, "0")
    signal(house, made, source="told", item="")
    house.state.budget.limits = dict.fromkeys(house.state.budget.limits, (0, 3600))
    assert "/danger/" in say(client, made, row, 9, "2").url
    assert Signal.objects.count() == 2 and Task.objects.count() == 1


def test_it_tells_both_marks_and_the_change_since_the_same_way(house: House) -> None:
    made = somebody(house)
    before = today() - timedelta(days=90)
    scored(house, made, "phq9", [3, 3, 3, 3, 3, 3, 2, 0, 0], before)
    newest = scored(house, made, "phq9", [2, 2, 2, 2, 2, 2, 2, 0, 0])
    page = house.client("minji").get(reverse("counselling:screening", args=[made["person"], newest.id]))
    shown = page.content.decode()
    for words in ("10 이상", "5 이상", "20 → 14", "-6", "-30", "PMC9340848"):
        assert words in shown, words


def test_it_never_says_that_nothing_stands_out_when_they_think_of_dying(house: House) -> None:
    """A sum of one is below every mark; the answer that makes it is not."""
    made = somebody(house)
    row = scored(house, made, "phq9", [0, 0, 0, 0, 0, 0, 0, 0, 1])
    where = reverse("counselling:screening", args=[made["person"], row.id])
    shown = house.client("minji").get(f"/en{where}").content.decode()
    assert "Worth talking about today" in shown and "Nothing stands out" not in shown
    assert f"/en/heart/{made['person']}/danger/" in shown
    course = house.client("minji").get(f"/en/heart/{made['person']}/course/?what=phq9").content.decode()
    assert "Worth talking about today" in course


def test_it_compares_no_two_ways_of_asking(house: House) -> None:
    made = somebody(house)
    scored(house, made, "phq9", [3, 3, 3, 3, 3, 3, 2, 0, 0], today() - timedelta(days=90))
    client, row, page = finished(house, made, "0")
    assert row.mode == "read"
    assert "→" not in client.get(page.url).content.decode()


def test_it_ends_at_a_gate_that_is_answered_with_no(house: House) -> None:
    made, client = somebody(house), house.client("minji")
    client.post(f"/en{reverse('counselling:ask', args=[made['person']])}",
                {"instrument": "pcptsd5", "mode": "read", "setting": "phone"})  # fmt: skip
    row = Screening.objects.get()
    where = f"/en{reverse('counselling:question', args=[made['person'], row.id, 1])}"
    assert client.get(client.post(where, {"answer": "0"}).url).url.endswith("/end/")
    done = actions.finish_screening(by=house.actor("minji"), screening=row.id, strand=row.strand_id)
    content = json.loads(open_row(house.actor("minji"), done, "test")["content"])
    assert content["score"]["total"] == 0


def test_it_is_not_there_for_others(house: House) -> None:
    made = somebody(house)
    row = scored(house, made, "who5", [3, 3, 3, 3, 3])
    for name in ("counselling:screening", "counselling:ask-end"):
        where = reverse(name, args=[made["person"], row.id])
        assert house.client("jinsook").get(where).status_code == 404
        assert house.client("sora").get(where).status_code == 403
    hidden = somebody(house, hidden_from=[house.user("eunha")])
    page = house.client("eunha").get(reverse("counselling:ask", args=[hidden["person"]]))
    assert page.status_code == 404
    with pytest.raises(NotForYou):
        actions.finish_screening(by=house.actor("minji"), screening="0" * 32, strand=row.strand_id)


def test_it_keeps_the_sum_of_its_own_day(house: House) -> None:
    """A later edition of the file does not change what was counted then."""
    made = somebody(house)
    row = scored(house, made, "who5", [3, 3, 3, 3, 3])
    assert row.edition == known("who5").edition
    content = json.loads(open_row(house.actor("minji"), row, "test")["content"])
    assert content["score"]["total"] == 60

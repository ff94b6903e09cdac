"""Assessment, plan and note against whatever is typed: no fault, a sentence, nothing lost."""

from typing import Any

import pytest

from sijak.care.models import Assessment, Note, Plan
from tests.care.test_keep_plan import sent as plan_sent
from tests.care.test_write_note import sent as note_sent
from tests.house import House
from tests.people.test_bad_input import HOSTILE, as_typed, spoiled

FORMS: dict[str, tuple[str, ...]] = {
    "needs/look/": ("base", "money_client", "money_worker", "money_urgency", "money_strengths"),
    "plan/write/": ("base", "in_words", "g1_words", "g1_why", "g1s1_what", "g1s1_owner",
                    "g1s1_due_on", "g1s1_id", "review_on", "agreed"),
    "notes/write/": ("once", "kind", "happened_on", "channel", "minutes", "present", "their_words",
                     "facts", "assessment", "plan", "supervision", "go"),
}  # fmt: skip


def whole(path: str) -> dict[str, Any]:
    return {
        "needs/look/": {"base": "", "money_client": "1"},
        "plan/write/": plan_sent(g1s1_what="하나", g1s1_due_on="2030-01-01"),
        "notes/write/": note_sent(),
    }[path]


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.parametrize("path", FORMS)
def test_it_answers_in_words_whatever_is_sent(house: House, path: str, what: str) -> None:
    client = house.client("minji")
    client.raise_request_exception = False
    made = house.make_person()
    for data in spoiled(whole(path), FORMS[path], HOSTILE[what]):
        answer = as_typed(client, f"/en/care/{made['person']}/{path}", data)
        assert answer.status_code in (200, 302, 409), answer.status_code
        assert "<script>alert" not in answer.content.decode()


def test_it_keeps_the_rest_when_one_field_is_refused(house: House) -> None:
    made, client = house.make_person(), house.client("minji")
    long = "가" * 10_000
    page = client.post(f"/en/care/{made['person']}/notes/write/", note_sent(facts=long))
    text = page.content.decode()
    assert "10,000" in text and long in text and "쏜다" in text and not Note.objects.exists()
    page = client.post(f"/en/care/{made['person']}/plan/write/", plan_sent(g2_words="나" * 200))
    assert "나" * 200 in page.content.decode() and not Plan.objects.exists()
    looked = {"base": "", "money_client": "9", "work_strengths": "손이 빠르다"}
    page = client.post(f"/en/care/{made['person']}/needs/look/", looked)
    assert "손이 빠르다" in page.content.decode() and not Assessment.objects.exists()


def test_it_refuses_a_resident_number_in_a_note(house: House) -> None:
    made = house.make_person()
    data = note_sent(facts="주민번호 860512-2345678")
    page = house.client("minji").post(f"/en/care/{made['person']}/notes/write/", data)
    assert "We never keep it" in page.content.decode() and not Note.objects.exists()

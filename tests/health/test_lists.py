"""Who has not come, whose medicine ends, what waits: in codes and days, and never with somebody hidden."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from sijak.health.actions.medicines import Prescribed, write_medicine
from sijak.health.enums import Department, DutyKind, MedicineState, VisitState
from sijak.health.models import Certificate
from sijak.health.queries.lists import TABS, lists
from sijak.kernel.dates import today
from sijak.kernel.ids import random_id
from sijak.people.sealing import seal_row
from tests.health.folk import Person, duty, patient, visit
from tests.house import House

AGO = timedelta(days=1)


def medicine(house: House, person: Person, days: int, state: MedicineState = MedicineState.TAKEN) -> None:
    given = Prescribed(name="혈압약", how="", words="", state=state, since=today() - 40 * AGO,
                       until=today() + days * AGO)  # fmt: skip
    write_medicine(
        by=house.actor("yongil"), strand=person["strands"]["health"], once=random_id(), given=given
    )


def late(house: House, person: Person, department: Department = Department.BONES,
         state: VisitState = VisitState.RUNS) -> None:  # fmt: skip
    row = visit(house, person, day=today() - 30 * AGO, state=state, next_on=today(), department=department)
    row.next_on = today() - 3 * AGO
    row.save(update_fields=["next_on"])


def rows(client: Client, tab: str, of: str = "") -> list[str]:
    page = client.get(f"/health/lists/?tab={tab}&of={of}")
    assert page.status_code == 200
    return [one.name.display for one in page.context["lists"].rows]


def test_it_shows_who_has_not_come_by_their_next_day(house: House) -> None:
    came, missing, client = patient(house), patient(house, display="안온이"), house.client("yongil")
    for person in (came, missing):
        late(house, person)
    visit(house, came)
    assert rows(client, "come") == ["안온이"]
    visit(house, missing, department=Department.EYES)
    assert rows(client, "come") == ["안온이"], "another department is another treatment"


def test_it_narrows_to_long_and_psychiatric_treatments(house: House) -> None:
    one, two, client = patient(house, display="오래"), patient(house, display="마음"), house.client("yongil")
    late(house, one, state=VisitState.LASTING)
    late(house, two, department=Department.PSYCHIATRY)
    assert set(rows(client, "come")) == {"오래", "마음"}
    assert rows(client, "come", "lasting") == ["오래"]
    assert rows(client, "come", "psychiatry") == ["마음"]


def test_it_shows_whose_medicine_ends_within_seven_days(house: House) -> None:
    for name, days, state in (
        ("이레", 7, MedicineState.TAKEN), ("여드레", 8, MedicineState.TAKEN),
        ("어제", -1, MedicineState.TAKEN), ("그만", 2, MedicineState.STOPPED),
    ):  # fmt: skip
        medicine(house, patient(house, display=name), days, state)
    assert rows(house.client("yongil"), "medicine") == ["어제", "이레"]


@pytest.mark.parametrize(
    ("kind", "tab"),
    [(DutyKind.INPATIENT, "inpatient"), (DutyKind.LINK, "links"), (DutyKind.COMPLAINT, "complaints")],
)
def test_it_shows_what_is_open_by_its_day(house: House, kind: DutyKind, tab: str) -> None:
    for name, days in (("먼저", 3), ("나중", 9)):
        duty(house, patient(house, display=name), kind, next_on=today() + days * AGO, items=("complaint",),
             agreed=True)  # fmt: skip
    assert rows(house.client("yongil"), tab) == ["먼저", "나중"]


def test_it_shows_papers_that_are_waited_for_and_those_handed_over(house: House) -> None:
    client, strands = house.client("yongil"), {}
    for name, handed_on in (("기다림", None), ("건넴", today()), ("옛날", today() - 100 * AGO)):
        strands[name] = patient(house, display=name)["strands"]["health"]
        holder = "person" if handed_on else "hospital"
        row = Certificate(strand_id=strands[name], kind="bill", asked_on=today() - 120 * AGO, author="x",
                          holder=holder, handed_on=handed_on)  # fmt: skip
        seal_row(house.actor("yongil"), row)
        row.save(force_insert=True)
    assert rows(client, "papers") == ["기다림"]
    assert rows(client, "papers", "handed") == ["건넴"]


def test_it_counts_each_list_and_leaves_out_who_is_hidden(house: House) -> None:
    shown, hidden = patient(house), patient(house, hidden_from=[house.user("seolhwa")])
    for person in (shown, hidden):
        late(house, person)
        duty(house, person, DutyKind.COMPLAINT)
    yongil, seolhwa = (lists(house.actor(h), "come", "", "1") for h in ("yongil", "seolhwa"))
    assert (yongil.counts["come"], yongil.counts["complaints"]) == (2, 2)
    assert (seolhwa.counts["come"], seolhwa.counts["complaints"], len(seolhwa.rows)) == (1, 1, 1)


def test_it_is_empty_with_a_sentence_and_takes_no_strange_word(house: House) -> None:
    client = house.client("yongil")
    for tab in TABS:
        assert 'class="empty"' in client.get(f"/health/lists/?tab={tab}").content.decode()
    assert client.get("/health/lists/?tab=<script>&of=x&page=99").status_code == 200
    assert house.client("minji").get("/health/lists/").status_code == 403

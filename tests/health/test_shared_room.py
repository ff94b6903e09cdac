"""A health part that stands in another room's lists and was shared with ours: to read, and to act on."""

from __future__ import annotations

import json

from sijak.health.actions.bills import pay_self
from sijak.health.actions.going import end_going
from sijak.health.enums import GoingState, WordState
from sijak.health.models import Word
from sijak.kernel.dates import today
from sijak.people.models import Strand
from sijak.people.team_sealing import seal_team_row
from tests.health.company_folk import asked, bill_of, patient
from tests.health.folk import visit
from tests.house import House


def in_another_room(house: House, strand: str) -> None:
    Strand.objects.filter(pk=strand).update(team=house.teams["heart"])


def test_it_shows_a_visit_without_the_other_room_s_words(house: House) -> None:
    made = patient(house)
    row = visit(house, made)
    theirs = Word(team=house.teams["heart"], added_on=today(), state=WordState.ACCEPTED)
    content = {"south": "치통", "north": "이쏘기", "field": "symptom", "votes": {}}
    seal_team_row(theirs, by=house.actor("minji"), content=json.dumps(content, ensure_ascii=False))
    theirs.save(force_insert=True)
    in_another_room(house, made["strands"]["health"])
    page = house.client("yongil").get(f"/health/{made['person']}/visits/{row.id}/")
    assert page.status_code == 200 and "통세난다" in page.content.decode()


def test_it_takes_their_deeds(house: House) -> None:
    made, by = patient(house), house.actor("yongil")
    strand = made["strands"]["health"]
    bill, going = bill_of(house, made, 100_000), asked(house, made)
    in_another_room(house, strand)
    assert pay_self(by=by, strand=strand, bill=bill.id, paid_krw=40_000, day=today()).paid_krw == 40_000
    assert end_going(by=by, strand=strand, going=going.id).state == GoingState.OFF

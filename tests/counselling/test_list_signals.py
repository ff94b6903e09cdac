"""The list of a team: what waits first; who is hidden stays hidden; it empties with the second talk."""

from __future__ import annotations

from sijak.care.actions.tasks import finish_task
from sijak.counselling.enums.danger import Shown
from sijak.counselling.models import Signal
from sijak.counselling.pieces import corners, pieces
from sijak.counselling.queries.signs import counted, lines
from sijak.people.walking import names_of
from tests.counselling.danger_folk import file_of, signal, somebody, tablet
from tests.house import House

URL = "/en/heart/signals/"


def talk(house: House, row: str) -> None:
    kept = Signal.objects.get(pk=row)
    finish_task(by=house.actor("minji"), strand=kept.strand_id, task=str(kept.task_id), words="잘 잠",
                reached=True)  # fmt: skip


def test_it_shows_what_nobody_has_taken_up_first(house: House) -> None:
    known, asked = somebody(house), somebody(house)
    signal(house, known)
    tablet(house, asked)
    found = lines(house.actor("minji"), Shown.OPEN)
    assert [line.name.person for line in found] == [asked["person"], known["person"]]
    assert found[0].waiting and not found[0].signal
    assert [len(lines(house.actor("minji"), one)) for one in Shown] == [2, 1, 1, 0]


def test_it_empties_when_the_second_talk_was_held(house: House) -> None:
    made = somebody(house)
    row = signal(house, made)
    assert "Second talk by" in house.client("minji").get(URL).content.decode()
    talk(house, row)
    page = house.client("minji").get(URL).content.decode()
    assert "No sign of danger waits" in page and made["code"] not in page
    done = house.client("minji").get(URL, {"show": "done"}).content.decode()
    assert made["code"] in done and "Second talk held on" in done


def test_it_shows_nobody_who_is_hidden_from_the_reader(house: House) -> None:
    """Neither a line nor a number: Eunha's list is as if there were nobody."""
    hidden = somebody(house, hidden_from=[house.user("eunha")])
    seen = somebody(house)
    for made in (hidden, seen):
        signal(house, made)
        tablet(house, made)
    for shown in Shown:
        assert hidden["person"] not in {line.name.person for line in lines(house.actor("eunha"), shown)}
    page = house.client("eunha").get(URL).content.decode()
    assert hidden["code"] not in page and seen["code"] in page
    assert len(lines(house.actor("minji"), Shown.OPEN)) == 4
    seen_by = {handle: counted(house.actor(handle)) for handle in ("eunha", "minji")}
    assert [(one.waiting, one.second) for one in seen_by.values()] == [(1, 1), (2, 2)]
    one = next(c for c in corners(house.actor("eunha")) if c.template == "counselling/signal/corner.html")
    shown = one.show(names_of(house.actor("eunha"), one.strands))
    assert (shown.waiting, shown.second) == (1, 1)


def test_it_is_of_the_team_alone(house: House) -> None:
    made = somebody(house)
    signal(house, made)
    waiting = tablet(house, made)
    for handle in ("taeho", "yongil", "sora"):
        page = house.client(handle).get(URL)
        assert page.status_code == 200 and made["code"] not in page.content.decode()
        assert house.client(handle).post(f"{URL}{waiting}/take/").status_code == 404
    assert house.client("hana").get(URL).status_code == 403
    assert house.client("jisoo").post(f"{URL}{waiting}/take/").status_code == 403


def test_it_is_taken_up_with_one_tap_and_leads_to_the_person(house: House) -> None:
    made = somebody(house)
    waiting = tablet(house, made)
    done = house.client("eunha").post(f"{URL}{waiting}/take/")
    row = Signal.objects.get()
    assert done["Location"] == f"/en/heart/{made['person']}/danger/?signal={row.id}"
    late = house.client("minji").post(f"{URL}{waiting}/take/")
    assert late.status_code == 409 and "A colleague has taken this up" in late.content.decode()


def test_it_takes_only_codes_in_its_address(house: House) -> None:
    for shown in ("", "open", "nonsense", "<b>", "리영희"):
        assert house.client("minji").get(URL, {"show": shown}).status_code == 200


def test_it_hangs_into_the_pages_of_counselling(house: House) -> None:
    made = somebody(house)
    signal(house, made)
    tablet(house, somebody(house))
    found = counted(house.actor("minji"))
    assert (found.waiting, found.second, found.late) == (1, 1, 0)
    assert "counselling/signal/corner.html" in {one.template for one in corners(house.actor("minji"))}
    shown = next(one for one in pieces(house.actor("minji"), file_of(house, made))
                 if one.template == "counselling/signal/piece.html")  # fmt: skip
    assert [row.pk for row in shown.rows] == [Signal.objects.get().pk]

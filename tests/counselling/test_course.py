"""Does the course over the years join no two ways of asking, and draw nothing that nobody knows?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from django.template.loader import render_to_string
from django.urls import reverse

from sijak.counselling.enums.screenings import Mode, ScreeningState
from sijak.counselling.instruments import Course as Published
from sijak.counselling.models import Screening
from sijak.counselling.queries.courses import course
from sijak.counselling.queries.screenings import Asked, panel_of, piece_of
from sijak.counselling.rules.scoring import score, strength
from sijak.kernel.dates import today
from sijak.people.queries.files import open_file_of
from sijak.people.sealing import open_rows
from tests.counselling.asking_folk import known, scored, somebody
from tests.house import House


def asked(key: str, day: date, values: list[int | None], mode: Mode) -> Asked:
    one = known(key)
    answers = dict(zip(one.scored, values, strict=True))
    row = Screening(instrument=key, day=day, mode=mode, setting="room", state=ScreeningState.DONE)
    found = score(one, answers)
    return Asked(row, one, answers, found, strength(one, found))


def years(count: int, mode: Mode = Mode.READ) -> list[Asked]:
    first = date(2022, 3, 1)
    return [asked("phq9", first + timedelta(days=24 * n), [n % 4] * 9, mode) for n in range(count)]


def test_it_joins_no_two_ways_of_asking() -> None:
    both = sorted([*years(4), *years(3, Mode.SELF)], key=lambda one: one.day)
    made = course(known("phq9"), both)
    assert {series.mode: len(series.marks) for series in made.series} == {Mode.SELF: 3, Mode.READ: 4}
    assert all(series.path.count("L") == len(series.marks) - 1 for series in made.series)
    assert {series.is_square for series in made.series} == {True, False}


def test_it_draws_no_score_that_is_not_there() -> None:
    made = course(known("phq9"), [*years(2), asked("phq9", today(), [None] * 9, Mode.READ)])
    assert len(made.series[0].marks) == 2 and len(made.asked) == 3


def test_it_draws_a_direction_where_no_size_is_published() -> None:
    worse = course(known("phq9"), years(6)).expected
    assert worse and worse.is_arrow and worse.y2 < worse.y1
    well = [asked("who5", date(year, 1, 1), [3] * 5, Mode.SELF) for year in (2024, 2025)]
    less_well = course(known("who5"), well).expected
    assert less_well and less_well.y2 > less_well.y1
    assert course(known("gad7"), [asked("gad7", today(), [1] * 7, Mode.SELF)]).expected is None


def test_it_draws_a_size_that_the_organisation_filled_in() -> None:
    one = replace(known("phq9"), course=Published("up", 1.5, "a source of its own"))
    made = course(one, years(20)).expected
    assert made and not made.is_arrow and made.y2 < made.y1


def test_it_draws_each_of_sixty_scores() -> None:
    drawn = render_to_string(
        "counselling/parts/course_svg.html", {"course": course(known("phq9"), years(60))}
    )
    assert drawn.count("<rect") == 60


def test_it_stands_beside_its_table(house: House) -> None:
    made = somebody(house)
    scored(house, made, "who5", [3, 3, 3, 3, 3], today() - timedelta(days=300))
    row = scored(house, made, "who5", [2, 2, 2, None, 2])
    client = house.client("minji")
    shown = client.get(reverse("counselling:course", args=[made["person"]])).content.decode()
    assert shown.count("<tr>") == 3 and "10.24986/anxmod.2021.17.2.001" in shown
    assert reverse("counselling:screening", args=[made["person"], row.id]) in shown
    assert client.get(reverse("counselling:course", args=[made["person"]]) + "?what=itq").status_code == 200


def test_it_says_when_nothing_was_asked(house: House) -> None:
    made = somebody(house)
    page = house.client("eunha").get(reverse("counselling:course", args=[made["person"]]))
    assert page.status_code == 200 and "empty" in page.content.decode()


def test_it_gives_other_pages_a_card(house: House) -> None:
    made = somebody(house)
    scored(house, made, "who5", [3, 3, 3, 3, 3])
    by = house.actor("minji")
    file = open_file_of(by, made["person"], "counselling")
    panel = panel_of(by, file)
    assert panel and [one.score.total for one in panel.newest] == [60]
    drawn = render_to_string("counselling/parts/screenings.html", {"panel": panel, "file": file})
    assert reverse("counselling:ask", args=[made["person"]]) in drawn
    piece = piece_of(by, file)
    assert piece and len(piece.rows) == 1
    shown = piece.show(open_rows(by, piece.rows, "screening"))
    assert render_to_string(piece.template, {"piece": shown, "file": file}) == drawn + "\n"
    assert panel_of(house.actor("sora"), open_file_of(house.actor("sora"), made["person"], "file")) is None

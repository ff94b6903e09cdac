"""What do visits to families add to the promises? (The package says how.)"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.promises.rows import COUNSELS, LOOK, NEVER, SAID, Row, file, page, thing

if TYPE_CHECKING:
    from tests.house import House

PART_OF = "counselling"


def step(get: frozenset[int] = LOOK, post: frozenset[int] = SAID) -> Row:
    return file(PART_OF, get, post, COUNSELS)


TABLE: dict[str, Row] = {
    "counselling:seasons": page(COUNSELS),
    "counselling:season-new": page(COUNSELS, LOOK, SAID),
    "counselling:season": thing(COUNSELS, "season"),
    "counselling:season-visitors": thing(COUNSELS, "season", LOOK, SAID),
    "counselling:season-find": thing(COUNSELS, "season", LOOK, SAID),
    "counselling:household-ask": step(),
    "counselling:household": step(LOOK, NEVER),
    "counselling:household-accept": step(NEVER, SAID),
    "counselling:household-survey": step(),
    "counselling:household-assign": step(),
    "counselling:household-agree": step(),
    "counselling:household-visit": step(),
    "counselling:household-extend": step(),
    "counselling:household-close": step(),
    "counselling:household-leave": step(),
    "counselling:visit": step(),
    "counselling:visit-miss": step(NEVER, SAID),
    "counselling:visit-cancel": step(NEVER, SAID),
}
WHOSE = {"season": frozenset({"counsellor"})}


def season(house: House, role: str) -> str:
    from tests.counselling.family import open_season

    return open_season(house).id


THERE = {"season": season}
MAKERS = {"season": lambda house: season(house, "")}


def a_season(house: House, person: dict[str, Any]) -> Any:
    from tests.counselling.family import open_season

    return open_season(house)


def a_household(house: House, person: dict[str, Any]) -> Any:
    from sijak.counselling.models import Household
    from tests.promises.things import make_row

    return make_row(house, Household, person)


def a_visit(house: House, person: dict[str, Any]) -> Any:
    """The appointment of a visit, on the same strand as the visit."""
    from sijak.care.models import Appointment
    from sijak.kernel import dates
    from tests.promises.things import seal, sealer

    held = person["strands"]
    row = Appointment(strand_id=held.get(PART_OF, held["casework"]), kind="visit", day=dates.today(),
                      worker=house.user("eunha"), second=house.user("seolhwa"))  # fmt: skip
    seal(house, row, sealer(house, PART_OF if PART_OF in held else "casework", person))
    row.save(force_insert=True)
    return row


NEEDS: dict[str, dict[str, Any]] = {
    "Household": {"season": a_season},
    "HouseholdSurvey": {"household": a_household},
    "HomeVisit": {"household": a_household, "appointment": a_visit},
}

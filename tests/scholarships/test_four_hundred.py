"""Do four hundred who apply become ten who are helped, with a letter for each?"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sijak.scholarships.actions import releasing
from sijak.scholarships.enums import AppState
from sijak.scholarships.models import Application, Award, Review
from sijak.scholarships.queries import fairness
from tests.house import House
from tests.promises.areas.study import come_in
from tests.promises.browsers import InHouse
from tests.scholarships import made

PEOPLE, PLACES = 400, 10


@pytest.mark.slow
@pytest.mark.journey("scholarship-round")
def test_it_leads_four_hundred_to_ten(house: House, proof: Callable[..., None]) -> None:
    one = made.opened(house, places=PLACES)
    applied = [made.sent(house, one, name=f"들꽃{n}", grade=str(71 + n % 30)) for n in range(PEOPLE)]
    for each in applied:
        made.released(house, each)
    made.closed(one)
    sora = house.actor("sora")
    assert releasing.share_out(by=sora, one=one) == 2 * PEOPLE
    made.read_all(house, one, lambda at, row: (3 + at % 2, 3, 3 + (at + 1) % 2))
    one = made.decided(house, one, reserves=3)
    states = list(Application.objects.values_list("state", flat=True))
    assert states.count(AppState.CHOSEN) == Award.objects.count() == PLACES
    assert states.count(AppState.NOT_CHOSEN) == PEOPLE - PLACES - 3
    load = [Review.objects.filter(reader=house.user(handle)).count() for handle in made.HANDLES]
    assert max(load) - min(load) <= 1
    assert all(made.letters_of(each) for each in applied[:: PEOPLE // 8])
    fair = fairness.fair(sora, one)
    assert fair.texts == PEOPLE and fair.agreement[0].alpha is not None
    seen(house, applied)
    proof("scholarship-awards", Award.objects.count(), PLACES, Award.objects.count() == PLACES)


def seen(house: House, applied: list[made.Applied]) -> None:
    """Somebody who was chosen and somebody who was not, on their own pages."""
    for state, says in ((AppState.CHOSEN, "1,300,001"), (AppState.NOT_CHOSEN, "/my/study/do/no/")):
        house.state._crowd.clear()
        browser = InHouse(house.client())
        come_in(browser, next(each for each in applied if each.row.state == state).words)
        page = browser.ask("GET", "/my/study/")
        assert page.status == 200 and (says in page.text or "650,001" in page.text), page.text[:300]

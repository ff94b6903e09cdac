"""Do kept copies of public pages go when something changed, and at the hour that was set?"""

from datetime import timedelta

import pytest
from django.db import transaction

from sijak.kernel import dates, generation
from sijak.kernel.actions import turn_generation


@pytest.mark.django_db
def test_it_is_another_after_every_change() -> None:
    seen = {generation.current()}
    for _ in range(5):
        turn_generation(by=None)
        seen.add(generation.current())
    assert len(seen) == 6


@pytest.mark.django_db
def test_it_is_another_by_itself_at_the_hour_that_was_set(monkeypatch: pytest.MonkeyPatch) -> None:
    before, soon = generation.current(), dates.now() + timedelta(hours=1)
    turn_generation(by=None, at=soon)
    assert generation.current() == before
    monkeypatch.setattr(generation, "now", lambda: soon)
    assert generation.current() != before


@pytest.mark.django_db(transaction=True)
def test_it_turns_with_the_change_or_not_at_all() -> None:
    before = generation.current()
    with pytest.raises(RuntimeError, match="transaction"):
        turn_generation(by=None)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        turn_generation(by=None)
        raise ZeroDivisionError
    assert generation.current() == before

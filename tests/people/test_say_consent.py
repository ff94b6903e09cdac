"""The person's own switch: does it hold at once, and does everybody here see whose word it was?"""

from __future__ import annotations

from typing import Any

import pytest

from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from sijak.people import letters
from sijak.people.actions.consents import set_consent
from sijak.people.actions.files import match_person, open_file
from sijak.people.actions.own_page import say_consent
from sijak.people.enums import ConsentKind, ConsentMethod, ConsentState
from sijak.people.models import Consent
from sijak.people.queries.consents import consents, yes_to
from sijak.people.queries.files import open_file_of
from sijak.people.queries.shared import latest_consents
from tests.house import House
from tests.people.folk import new_file, somebody

YES, BACK, NO = ConsentState.GIVEN, ConsentState.WITHDRAWN, ConsentState.REFUSED
HEALTH, STORY = ConsentKind.SENSITIVE, ConsentKind.PUBLICITY


def opened(house: House) -> tuple[str, str]:
    """A person with a file and eight words: (person, pass)."""
    house.state._crowd.clear()
    box = house.vault.mailbox_new(house.teams["intake"])
    new = new_file(house, **somebody(), states={HEALTH: YES, STORY: NO})
    by = house.actor("sora")
    matched = match_person(by=by, **new.asked)
    made = open_file(by=by, ticket=matched.ticket, new=new, mailbox=box["mailbox"], different=True)
    letters.move_box(by, box["mailbox"], house.teams["seoul"])
    return made.person, str(box["form"])


def told(pass_: str) -> dict[str, Any]:
    return latest_consents(letters.shared_with(pass_, letters.read_box(pass_).strand))


def say(pass_: str, kind: ConsentKind, state: ConsentState) -> None:
    say_consent(by=None, pass_=pass_, kind=kind, state=state, letter="저는 이제 싫습니다.")


def test_it_shows_the_person_all_four_with_day_and_wording(house: House) -> None:
    _person, pass_ = opened(house)
    known = told(pass_)
    assert {kind: one["state"] for kind, one in known.items()} == {
        "ordinary": "given", "sensitive": "given", "third_party": "unasked", "publicity": "refused",
    }  # fmt: skip
    assert known["sensitive"]["day"] == today().isoformat() and known["sensitive"]["wording"]


def test_it_holds_at_once_for_everybody_and_says_whose_word_it_was(house: House) -> None:
    person, pass_ = opened(house)
    say(pass_, HEALTH, BACK)
    file = open_file_of(house.actor("minji"), person, "consent")
    assert yes_to(file, HEALTH) == BACK
    view = next(c for c in consents(house.actor("minji"), file.strands["contact"], "ko", file.strands["self"])
                if c.kind == HEALTH)  # fmt: skip
    assert view.state == BACK and view.by_themselves and view.by_themselves.day == today()
    assert "themselves" in house.client("minji").get(f"/en/people/{person}/consents/").content.decode()
    found = letters.letters_of(house.actor("minji"), file.mailbox) or []
    assert [one.text for one in found if one.is_from_asker] == ["저는 이제 싫습니다."]


def test_it_says_yes_again_and_twice_is_once(house: House) -> None:
    person, pass_ = opened(house)
    for state in (BACK, BACK, YES):
        say(pass_, HEALTH, state)
    file = open_file_of(house.actor("minji"), person, "consent")
    assert yes_to(file, HEALTH) == YES and told(pass_)["sensitive"]["state"] == YES
    assert len(letters.letters_of(house.actor("minji"), file.mailbox) or []) == 2


def test_it_gives_way_to_what_is_said_to_a_worker_later(house: House) -> None:
    person, pass_ = opened(house)
    say(pass_, HEALTH, BACK)
    file = open_file_of(house.actor("minji"), person, "consent")
    set_consent(by=house.actor("minji"), contact=file.strands["contact"], kind=HEALTH, state=YES,
                method=ConsentMethod.SPOKEN, language="ko", own_page=file.strands["self"])  # fmt: skip
    view = next(c for c in consents(house.actor("minji"), file.strands["contact"], "ko", file.strands["self"])
                if c.kind == HEALTH)  # fmt: skip
    assert view.state == YES and view.by_themselves is None and told(pass_)["sensitive"]["state"] == YES


def test_it_takes_back_only_a_yes(house: House) -> None:
    _person, pass_ = opened(house)
    for kind in (STORY, ConsentKind.THIRD_PARTY):
        with pytest.raises(Refused):
            say(pass_, kind, BACK)
    say(pass_, STORY, YES)
    with pytest.raises(Refused):
        say(pass_, STORY, NO)


def test_it_touches_no_consent_but_their_own(house: House) -> None:
    """The way to the row stands in sealed words on their own page, and nowhere in what they send."""
    other, _ = opened(house)
    _person, pass_ = opened(house)
    before = dict(Consent.objects.values_list("pk", "state"))
    say(pass_, HEALTH, BACK)
    changed = [pk for pk, state in Consent.objects.values_list("pk", "state") if before[pk] != state]
    file = open_file_of(house.actor("minji"), other, "consent")
    assert len(changed) == 1
    assert not Consent.objects.filter(pk__in=changed, strand_id=file.strands["contact"]).exists()

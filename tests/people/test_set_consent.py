"""Each yes by itself, dated, with its words; taken back on any day."""

import pytest

from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from sijak.people.actions.consents import set_consent
from sijak.people.enums import ConsentKind, ConsentMethod, ConsentState
from sijak.people.models import Consent
from sijak.people.queries.consents import ConsentView, consents
from sijak.people.wordings import LANGUAGES, current, wording
from tests.house import House


def give(house: House, strand: str, state: ConsentState, kind: ConsentKind = ConsentKind.SENSITIVE,
         ) -> Consent:  # fmt: skip
    return set_consent(by=house.actor("minji"), contact=strand, kind=kind, state=state,
                       method=ConsentMethod.PAPER, language="ko")  # fmt: skip


def seen(house: House, strand: str, kind: ConsentKind = ConsentKind.SENSITIVE) -> ConsentView:
    return next(c for c in consents(house.actor("sora"), strand, "en") if c.kind == kind)


def test_it_refuses_to_take_back_what_was_not_given(house: House) -> None:
    strand = house.make_person()["strands"]["contact"]
    with pytest.raises(Refused):
        give(house, strand, ConsentState.WITHDRAWN)
    give(house, strand, ConsentState.REFUSED)
    with pytest.raises(Refused):
        give(house, strand, ConsentState.WITHDRAWN)


def test_it_refuses_to_unask(house: House) -> None:
    strand = house.make_person()["strands"]["contact"]
    give(house, strand, ConsentState.GIVEN)
    with pytest.raises(Refused):
        give(house, strand, ConsentState.UNASKED)


def test_it_keeps_every_word_that_was_said_with_its_day(house: House) -> None:
    strand = house.make_person()["strands"]["contact"]
    give(house, strand, ConsentState.GIVEN)
    give(house, strand, ConsentState.WITHDRAWN)
    view = seen(house, strand)
    assert view.state == ConsentState.WITHDRAWN
    assert [s.day for s in view.said] == [today(), today()]
    assert view.version == current()
    assert seen(house, strand, ConsentKind.PUBLICITY).state == ConsentState.UNASKED


def test_it_puts_no_day_in_clear_beside_a_contact_strand(house: House) -> None:
    strand = house.make_person()["strands"]["contact"]
    row = give(house, strand, ConsentState.GIVEN)
    assert today().isoformat().encode() not in bytes(row.detail)
    assert {f.name for f in Consent._meta.fields} == {"id", "strand", "version", "kind", "state",
                                                      "detail"}  # fmt: skip


def test_it_has_its_words_in_three_languages() -> None:
    for kind in ConsentKind:
        texts = [wording(kind, language) for language in LANGUAGES]
        assert len(set(texts)) == 3
        assert all(t.purpose and t.what and t.how_long and t.your_no for t in texts)


def test_it_is_given_and_taken_back_on_the_page(house: House) -> None:
    made = house.make_person()
    url, client = f"/en/people/{made['person']}/consents/", house.client("minji")
    data = {"kind": "publicity", "method": "phone", "state": "given"}
    assert client.post(url, data).status_code == 302
    assert client.post(url, data | {"state": "withdrawn"}).status_code == 302
    assert "Taken back" in client.get(url).content.decode()
    refused = client.post(url, data | {"state": "withdrawn"})
    assert "Only a yes can be taken back." in refused.content.decode()
    assert client.post(url, data | {"kind": "everything"}).status_code == 404
    assert house.client("jinsook").post(url, data).status_code == 404

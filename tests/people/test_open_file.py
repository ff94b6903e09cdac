"""Opening a file: refused without a yes, once for two clicks, never beside a known person."""

import json

import pytest

from sijak.journal.models import Entry
from sijak.kernel.dates import today
from sijak.kernel.errors import Refused
from sijak.people.actions.files import KnownPersonError, match_person, open_file
from sijak.people.enums import ConsentKind, ConsentState
from sijak.people.models import Claim, Consent, Strand
from sijak.people.queries.consents import consents
from sijak.people.queries.files import open_file_of
from tests.house import House
from tests.people.folk import new_file, posted, somebody
from vault.client import Denied


def test_it_refuses_without_the_first_yes(house: House) -> None:
    new = new_file(house, states={ConsentKind.ORDINARY: ConsentState.REFUSED})
    with pytest.raises(Refused) as no:
        open_file(by=house.actor("sora"), ticket="none", new=new)
    assert no.value.field == "consent_ordinary"
    assert not Strand.objects.exists()


def test_it_refuses_to_hide_the_file_from_its_lead_and_from_oneself(house: House) -> None:
    for handle in ("minji", "sora"):
        new = new_file(house, hidden_from=(house.user(handle),))
        with pytest.raises(Refused):
            open_file(by=house.actor("sora"), ticket="none", new=new)


def test_it_refuses_a_lock_behind_which_one_does_not_stand(house: House) -> None:
    new = new_file(house, team="incheon", lead="jinsook", only_team=True)
    with pytest.raises(Refused) as no:
        open_file(by=house.actor("sora"), ticket="none", new=new)
    assert no.value.field == "only_team"


def test_it_makes_four_strands_four_consents_and_a_journal_row(house: House) -> None:
    sora, new = house.actor("sora"), new_file(house, **somebody())
    matched = match_person(by=sora, **new.asked)
    assert not matched.is_known
    opened = open_file(by=sora, ticket=matched.ticket, new=new)
    strands = {s.compartment: s for s in Strand.objects.all()}
    assert set(strands) == {"contact", "safety", "casework", "self"}
    assert strands["casework"].team == house.teams["seoul"] and strands["casework"].opened_year
    for bare in ("contact", "safety", "self"):
        assert (strands[bare].team, strands[bare].centre, strands[bare].opened_year) == (
            "",
            "",
            None,
        )
    assert Consent.objects.count() == 4
    row = Entry.objects.get()
    assert (row.strand_id, row.kind) == (strands["casework"].id, "opened")
    file = open_file_of(house.actor("minji"), opened.person, "file")
    assert file.display == new.face["display"] and file.safe.alias == "반찬가게"
    assert "origin" not in file.strands


def test_it_keeps_day_method_and_wording_of_each_consent(house: House) -> None:
    sora, new = house.actor("sora"), new_file(house, **somebody())
    opened = open_file(by=sora, ticket=match_person(by=sora, **new.asked).ticket, new=new)
    file = open_file_of(sora, opened.person, "file")
    found = {c.kind: c for c in consents(sora, file.strands["contact"], "ko")}
    ordinary = found[ConsentKind.ORDINARY]
    assert ordinary.state == ConsentState.GIVEN and ordinary.version == "2026-11"
    assert ordinary.last is not None and ordinary.last.method
    assert found[ConsentKind.PUBLICITY].state == ConsentState.UNASKED
    assert found[ConsentKind.PUBLICITY].said == []


def test_it_makes_one_file_for_two_clicks(house: House) -> None:
    sora, new = house.actor("sora"), new_file(house, **somebody())
    ticket = match_person(by=sora, **new.asked).ticket
    first = open_file(by=sora, ticket=ticket, new=new)
    again = open_file(by=sora, ticket=ticket, new=new)
    assert again.person == first.person
    assert Strand.objects.count() == 4 and Claim.objects.count() == 1


def test_it_asks_again_by_itself_when_a_name_was_added(house: House) -> None:
    sora, who = house.actor("sora"), somebody()
    ticket = match_person(by=sora, names=["누구도아닌이름"], birth_year=None, phones=[]).ticket
    opened = open_file(by=sora, ticket=ticket, new=new_file(house, **who))
    assert open_file_of(sora, opened.person, "file").names == tuple(who["names"])


def test_it_will_not_make_a_second_file_of_a_known_person(house: House) -> None:
    sora, new = house.actor("sora"), new_file(house, **somebody())
    open_file(by=sora, ticket=match_person(by=sora, **new.asked).ticket, new=new)
    again = match_person(by=sora, **new.asked)
    assert again.is_known and again.person
    with pytest.raises(KnownPersonError):
        open_file(by=sora, ticket=again.ticket, new=new)
    other = open_file(by=sora, ticket=match_person(by=sora, **new.asked).ticket, new=new,
                      different=True)  # fmt: skip
    assert other.person != again.person


def test_it_tells_another_team_only_that_the_person_is_known(house: House) -> None:
    sora, new = house.actor("sora"), new_file(house, **somebody())
    opened = open_file(by=sora, ticket=match_person(by=sora, **new.asked).ticket, new=new)
    said = match_person(by=house.actor("jinsook"), **new.asked)
    assert said.is_known and said.person == "" and said.handle
    with pytest.raises(Denied):
        open_file_of(house.actor("jinsook"), opened.person, "file")


def test_it_answers_nobody_to_whom_the_file_is_hidden_from(house: House) -> None:
    sora = house.actor("sora")
    new = new_file(house, **somebody(), hidden_from=(house.user("jinsook"),))
    open_file(by=sora, ticket=match_person(by=sora, **new.asked).ticket, new=new)
    assert not match_person(by=house.actor("jinsook"), **new.asked).is_known


def test_it_walks_from_the_question_to_the_file_in_pages(house: House) -> None:
    who, client = somebody(), house.client("sora")
    asked = client.post("/en/people/match/", {"names": who["names"][0], "phones": who["phones"][0]})
    assert asked.status_code == 200 and asked["Cache-Control"] == "no-store"
    ticket = asked.context["form"].initial["ticket"]
    data = posted(house, ticket=ticket, display=who["display"], names=who["names"][0],
                  phones=who["phones"][0])  # fmt: skip
    made = client.post("/en/people/open/", data)
    assert made.status_code == 302
    page = client.get(made["Location"])
    assert page.status_code == 200 and who["display"] in page.content.decode()
    assert who["display"] not in page.content.decode().split("</title>")[0]
    assert client.post("/en/people/open/", data)["Location"] == made["Location"]
    known = client.post("/en/people/match/", {"names": who["names"][0]})
    assert made["Location"].split("?")[0] in known.content.decode()


def test_it_keeps_what_was_typed_when_the_first_yes_is_missing(house: House) -> None:
    data = posted(house, consent_ordinary="refused")
    page = house.client("sora").post("/en/people/open/", data)
    assert page.status_code == 200
    assert "Without this first yes" in page.content.decode()
    assert "봄이네" in page.content.decode()


def test_it_is_not_for_finance_nor_for_strangers(house: House) -> None:
    assert house.client("hana").get("/people/match/").status_code == 403
    assert house.client().get("/people/match/").status_code == 302


def test_it_writes_no_name_into_the_data_store_in_clear(house: House) -> None:
    sora, who = house.actor("sora"), somebody()
    new = new_file(house, **who)
    open_file(by=sora, ticket=match_person(by=sora, **new.asked).ticket, new=new)
    rows = [list(m.objects.values_list()) for m in (Strand, Consent, Entry, Claim)]
    stored = json.dumps(rows, default=str)
    assert who["display"] not in stored and who["names"][0] not in stored


def test_it_puts_rows_in_their_place_that_a_dying_house_never_wrote(house: House) -> None:
    """The vault knew the person, the data store did not: asking after them mends it."""
    who = somebody()
    made = house.make_person(display=who["display"], names=who["names"], phones=who["phones"])
    Strand.objects.all().delete()
    sora = house.client("sora")
    for _ in range(2):
        page = sora.post("/en/people/match/", {"names": who["names"][0], "phones": who["phones"][0]})
        assert made["person"] in page.content.decode()
    assert set(Strand.objects.values_list("pk", flat=True)) == set(made["strands"].values())
    casework = Strand.objects.get(compartment="casework")
    assert (casework.team, casework.opened_year) == (house.teams["seoul"], today().year)
    assert {row.state for row in Consent.objects.all()} == {ConsentState.UNASKED}
    assert Consent.objects.count() == len(ConsentKind)
    assert Entry.objects.filter(strand=casework).count() == 1
    page = sora.get(f"/en/people/{made['person']}/")
    assert page.status_code == 200

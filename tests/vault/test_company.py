"""Who walks with whom: is nobody lost, nobody shown again by a stale page, no limit walked round?"""

import pytest

from tests.vault.office import Office, enrol, team
from vault.client import Denied, OverBudget


def test_it_tells_a_lead_of_those_whose_lead_worker_has_gone(office: Office) -> None:
    vault, tokens = office.vault, office.tokens
    person = office.person("들꽃", lead=office.users["yongil"])["person"]
    assert [one["person"] for one in vault.caseload(tokens["minji"])] == []
    vault.leave(tokens["dahee"], office.users["yongil"])
    told = vault.caseload(tokens["minji"])
    assert [(one["person"], one["lead"], one["lost"]) for one in told] == [(person, False, True)]
    assert vault.caseload(tokens["taeho"]) == [], "only of people whom the own keys open"
    vault.assign(tokens["minji"], [person], office.users["sora"])
    assert [one["lost"] for one in vault.caseload(tokens["sora"])] == [False]
    assert vault.caseload(tokens["minji"]) == []


def test_it_counts_who_makes_themselves_a_helper(office: Office) -> None:
    vault, token, me = office.vault, office.tokens["sora"], office.users["sora"]
    persons = [office.person(f"들꽃{n}")["person"] for n in range(11)]
    for person in persons[:10]:
        vault.edit_person(token, person, helpers=[me])
    with pytest.raises(OverBudget):
        vault.edit_person(token, persons[10], helpers=[me])
    assert vault.caseload(office.tokens["minji"])[10]["person"] == persons[10]


def test_it_refuses_a_list_that_was_changed_since_somebody_looked(office: Office) -> None:
    vault, tokens, users = office.vault, office.tokens, office.users
    person = office.person("들꽃")["person"]
    vault.hide(tokens["sora"], person, users=[users["taeho"]], base=[])
    with pytest.raises(Denied, match="version"):
        vault.hide(tokens["minji"], person, users=[users["hana"]], base=[])
    known = vault.open_person(tokens["minji"], person, "visit")
    assert known["hidden_from"] == [users["taeho"]]
    vault.hide(tokens["minji"], person, users=[users["taeho"], users["hana"]], base=[users["taeho"]])


def test_it_opens_no_file_under_a_name_that_was_not_asked_about(office: Office) -> None:
    vault, token = office.vault, office.tokens["minji"]
    office.person("박순옥")
    ticket = vault.match(token, names=["한번도없던이름"], birth_year=None, phones=[])["ticket"]
    parts = {part: [office.teams["seoul"]] for part in ("contact", "safety", "self", "casework")}
    face = {"display": "박순옥", "names": ["한번도없던이름"], "birth_year": None, "phones": []}
    with pytest.raises(Denied, match="match"):
        vault.create_person(
            token, ticket=ticket, face=face, profile={}, strands=parts, lead=office.users["minji"]
        )


def test_it_mends_a_search_page_that_was_spoilt(office: Office) -> None:
    """A page is a copy: it shuts nobody out, at the search or at the door."""
    office.person("박순옥")
    store, team = office.state.store, office.teams["seoul"]
    store.do("UPDATE page SET envelope=? WHERE team=?", b"\x01" * 200, team)
    office.restart()
    office.come_in("minji")
    assert [one["display"] for one in office.vault.search(office.tokens["minji"], "박순옥")] == ["박순옥"]


def test_it_says_nothing_rather_than_nobody_when_the_match_cards_are_spoilt(office: Office) -> None:
    office.person("박순옥")
    cards = office.state.registry.team_of_kind("match").id
    office.state.store.do("UPDATE page SET envelope=? WHERE team=?", b"\x01" * 200, cards)
    office.restart()
    office.come_in("minji")
    with pytest.raises(Denied, match="not-opened"):
        office.vault.match(office.tokens["minji"], names=["박순옥"], birth_year=None, phones=[])


def test_it_gives_letters_only_to_a_team_that_holds_what_the_person_sees(office: Office) -> None:
    vault, tokens, teams = office.vault, office.tokens, office.teams
    box = vault.mailbox_new(teams["intake"])["mailbox"]
    both = [teams["seoul"], teams["intake"]]
    strands = {"contact": both, "self": both, "safety": both[:1], "casework": both[:1]}
    office.person("들꽃", by="sora", strands=strands, mailbox=box)
    with pytest.raises(Denied, match="team"):
        vault.mailbox_move(tokens["sora"], box, teams["daejeon"])
    vault.mailbox_move(tokens["sora"], box, teams["seoul"])


def test_it_names_nobody_in_a_notice_to_those_who_may_not_know(office: Office) -> None:
    """One team alone may know of the file: intake is told that there was something, not of whom."""
    vault, tokens = office.vault, office.tokens
    person = office.person("박순옥")["person"]
    enrol(office, "bora", "intake", ("intake", "files"))
    team(office, "incheon", "bora", ["contact", "self", "safety", "casework"])
    vault.match(tokens["bora"], names=["박순옥"], birth_year=None, phones=[])
    assert person in {one["person"] for one in vault.notices(tokens["bora"])}
    vault.hide(tokens["minji"], person, users=[], only_team=office.teams["seoul"])
    assert person not in {one["person"] for one in vault.notices(tokens["bora"])}
    assert person in {one["person"] for one in vault.notices(tokens["dahee"])}

"""Can somebody who writes to the store put a key of theirs, or an old grant, in place of another?"""

import dataclasses
import os
from typing import Any

import pytest

from tests.vault.envelopes import hand_of
from tests.vault.office import Office, enrol
from vault.client import Denied
from vault.crypto import keys
from vault.registry import No
from vault.store import StoreRefused
from vault.verbs.staff import certify


def teams_of(office: Office, handle: str) -> set[str]:
    """What the next sign-in opens."""
    office.come_in(handle)
    return {t["id"] for t in office.vault.whoami(office.tokens[handle])["teams"]}


def row_of(office: Office, handle: str, team: str) -> tuple[Any, ...]:
    return tuple(office.state.store.row("SELECT * FROM membership WHERE team=? AND account=?",
                                        office.teams[team], office.users[handle]))  # fmt: skip


def rewrite_account(office: Office, handle: str, **changes: Any) -> None:
    account = office.state.registry.accounts[office.users[handle]]
    office.state.registry.write_account(dataclasses.replace(account, **changes))


def test_it_grants_nothing_to_a_public_key_that_was_replaced(office: Office) -> None:
    enrol(office, "bora")
    thief = keys.Pair(os.urandom(32), office.users["bora"], 1)
    rewrite_account(office, "bora", public=thief.public)
    with pytest.raises(Denied, match="uncertified"):
        office.vault.grant(office.tokens["minji"], office.teams["seoul"], office.users["bora"])


def test_it_seals_no_slip_to_a_public_key_that_was_replaced(office: Office) -> None:
    made = office.person("리봄")
    rewrite_account(office, "jisoo", public=keys.Pair(os.urandom(32), office.users["jisoo"], 1).public)
    with pytest.raises(Denied, match="uncertified"):
        office.vault.slip_give(office.tokens["minji"], to=office.users["jisoo"], person=made["person"],
                               purpose="escort", ends_at=2_000_000_000, fields={})  # fmt: skip


def test_it_turns_a_seed_without_handing_it_to_a_replaced_key(office: Office) -> None:
    rewrite_account(office, "yongil", public=keys.Pair(os.urandom(32), office.users["yongil"], 1).public)
    office.vault.turn(office.tokens["minji"], office.teams["seoul"])
    assert row_of(office, "yongil", "seoul")[2] == 1
    assert row_of(office, "sora", "seoul")[2] == 2


def test_it_believes_no_officer_who_is_not_pinned(office: Office) -> None:
    """The store says officer, a real worker's key signs: the file outside the store does not know."""
    account = office.state.registry.accounts[office.users["taeho"]]
    seed = hand_of(office, "taeho").seed
    changed = dataclasses.replace(account, can=("officer",))
    certify(changed, office.users["taeho"], seed)
    office.state.registry.write_account(changed)
    with pytest.raises(No, match="uncertified"):
        office.state.registry.certified(account.id)
    with pytest.raises(Denied, match="uncertified"):
        office.come_in("taeho")


def test_it_believes_no_officer_by_a_pinned_signature_alone(office: Office) -> None:
    """A pinned officer cannot make another officer by signing: the pin file is written by hand."""
    account = office.state.registry.accounts[office.users["taeho"]]
    changed = dataclasses.replace(account, can=("officer",))
    certify(changed, office.users["dahee"], hand_of(office, "dahee").seed)
    office.state.registry.write_account(changed)
    with pytest.raises(No, match="uncertified"):
        office.state.registry.certified(account.id)


@pytest.mark.parametrize("change", [
    {"can": ("duty", "files", "intake", "figures")}, {"ends_on": "2999-01-01"}, {"role": "intake"},
    {"verify": bytes(32)}, {"certificate": bytes(64)}, {"certified_by": "nobody"}])  # fmt: skip
def test_it_lets_nobody_in_whose_certificate_does_not_say_so(office: Office, change: dict[str, Any]) -> None:
    rewrite_account(office, "taeho", **change)
    with pytest.raises(Denied, match="uncertified"):
        office.come_in("taeho")


def test_it_opens_no_member_row_that_was_added(office: Office) -> None:
    """Minji's row under Taeho's name: the envelope is not his, the signature not for him."""
    _, _, number, lead, by, envelope, signature = row_of(office, "minji", "seoul")
    office.state.store.put("membership", office.teams["seoul"], office.users["taeho"], number, lead, by,
                           envelope, signature)  # fmt: skip
    assert office.teams["seoul"] not in teams_of(office, "taeho")


def test_it_opens_no_grant_with_a_seed_that_is_not_the_teams(office: Office) -> None:
    """Even well signed, by a worker, to a worker: else new files would be sealed to a known seed."""
    registry, team = office.state.registry, office.state.registry.teams[office.teams["daejeon"]]
    to = registry.certified(office.users["minji"])
    registry.write_grant(team, to, os.urandom(32), office.users["hana"], hand_of(office, "hana").seed,
        lead=True)  # fmt: skip
    assert team.id not in teams_of(office, "minji")


def test_it_opens_no_unsigned_grant(office: Office) -> None:
    for signature in (b"", bytes(64)):
        office.state.store.do("UPDATE membership SET signature=? WHERE account=?", signature,
            office.users["sora"])  # fmt: skip
        assert teams_of(office, "sora") == set()


def test_it_opens_no_grant_signed_by_another_than_it_says(office: Office) -> None:
    office.state.store.do("UPDATE membership SET granted_by=? WHERE account=?",
                          office.users["hana"], office.users["sora"])  # fmt: skip
    assert teams_of(office, "sora") == set()


def test_it_makes_nobody_a_lead_by_a_bit(office: Office) -> None:
    office.state.store.do("UPDATE membership SET lead=1 WHERE account=?", office.users["yongil"])
    assert office.teams["seoul"] not in teams_of(office, "yongil")


def test_it_opens_no_old_grant_of_a_member_who_was_removed(office: Office) -> None:
    """The row comes back from a backup; the seed has turned since."""
    kept, note = row_of(office, "yongil", "seoul"), office.person("리봄")
    office.vault.revoke(office.tokens["minji"], office.teams["seoul"], office.users["yongil"])
    office.state.store.put("membership", *kept)
    assert office.teams["seoul"] not in teams_of(office, "yongil")
    with pytest.raises(Denied, match="not-yours"):
        office.vault.open_person(office.tokens["yongil"], note["person"], "visit")


def test_it_does_not_start_with_a_teams_key_that_nobody_vouches_for(office: Office) -> None:
    """Public requests would be sealed to the thief."""
    thief = keys.Pair(keys.derive(os.urandom(32), "pair"), office.teams["intake"], 1)
    office.state.store.do("UPDATE generation SET public=? WHERE team=?", thief.public, office.teams["intake"])
    with pytest.raises(StoreRefused, match="vouched for by nobody"):
        office.restart()


def test_it_does_not_start_with_a_generation_that_the_older_seed_did_not_sign(office: Office) -> None:
    team, mine = office.state.registry.teams[office.teams["seoul"]], hand_of(office, "hana").seed
    office.state.registry.write_generation(team, os.urandom(32), mine)
    with pytest.raises(StoreRefused, match="vouched for by nobody"):
        office.restart()


def test_it_does_not_start_with_a_team_that_no_officer_founded(office: Office) -> None:
    office.state.store.do("UPDATE team SET compartments='contact,counselling' WHERE id=?",
        office.teams["seoul"])  # fmt: skip
    with pytest.raises(StoreRefused, match="vouched for by nobody"):
        office.restart()


def test_it_still_believes_what_a_leaver_granted(office: Office) -> None:
    """Else everyone whom she brought in would be locked out with her."""
    made = office.person("리봄", by="sora")
    office.vault.grant(office.tokens["minji"], office.teams["seoul"], office.users["sora"], lead=True)
    note = office.seal("sora", made["strands"]["casework"], b"words")
    office.vault.leave(office.tokens["dahee"], office.users["minji"])
    office.restart()
    office.come_in("sora", "yongil")
    assert office.open("yongil", note) == [b"words"]
    assert office.state.registry.teams[office.teams["seoul"]].generation == 2


def test_it_reads_the_slots_own_parameters(office: Office) -> None:
    """A slot made with other parameters than today's opens; the weak test cost is in the slot."""
    user = office.users["taeho"]
    assert office.state.registry.accounts[user].cost == keys.LIGHT
    office.state.store.do("UPDATE meta SET value=? WHERE key='staff_cost'",
                          '{"memory": 2048, "passes": 2, "lanes": 1}')  # fmt: skip
    enrol(office, "bora")
    assert office.state.registry.accounts[office.users["bora"]].cost == keys.Cost(2048, 2, 1)
    office.restart()
    office.come_in("taeho", "bora")

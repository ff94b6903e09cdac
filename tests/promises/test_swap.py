"""Does a ciphertext open anywhere but in its own place?"""

from collections import Counter
from collections.abc import Callable
from itertools import product

import pytest

from tests.vault.envelopes import Place, busy_day
from tests.vault.office import Office
from vault.client import Denied, VaultError
from vault.crypto import envelope as env

Proof = Callable[..., None]
KINDS = {"slot", "grant", "older", "wrap", "wrap-u", "wrap-m", "page", "face", "field", "slip", "notice",
    "letter-ours", "letter-theirs", "mailbox", "request", "draft", "form", "session", "veil"}  # fmt: skip


def accepts(place: Place, other: bytes) -> bool:
    try:
        place.opens(other)
    except env.NotOpened:
        return False
    return True


def test_it_opens_every_envelope_in_its_own_place_and_in_no_other(office: Office, proof: Proof) -> None:
    office.step_up("minji")
    office.step_up("sora")
    places = busy_day(office)
    assert {p.kind for p in places} == KINDS
    closed = [p for p in places if not accepts(p, p.envelope)]
    assert closed == []
    pairs = [(a, b) for a, b in product(places, places) if a is not b]
    accepted = [(a.kind, b.kind) for a, b in pairs if accepts(a, b.envelope)]
    proof("swap-pairs", len(pairs), 30_000, len(pairs) >= 30_000)
    proof("swap-accepted", len(accepted), 0, not accepted)
    assert len(pairs) >= 30_000
    assert accepted == []


def test_it_never_uses_a_nonce_twice(office: Office) -> None:
    """By key for AES; HPKE makes a new encapsulation each time, which must differ as well."""
    places = busy_day(office)
    start = {env.AES_GCM: slice(0, 22), env.HPKE_HYBRID: slice(0, 10 + 1120)}
    heads = Counter(p.envelope[start[p.envelope[1]]] for p in places)
    for number in range(20_000):
        heads[env.seal(bytes(32), bytes(8), b"", b"")[:22]] += 1
        assert len(heads) > number
    assert max(heads.values()) == 1


@pytest.mark.parametrize("damage", ["bit", "short", "long", "version", "algorithm", "empty"])
def test_it_opens_nothing_that_was_touched(office: Office, damage: str) -> None:
    for place in busy_day(office)[::5]:
        whole = place.envelope
        touched = {"bit": whole[:-1] + bytes((whole[-1] ^ 1,)), "short": whole[:-1], "long": whole + b"\0",
            "version": b"\2" + whole[1:], "algorithm": whole[:1] + bytes((whole[1] ^ 3,)) + whole[2:],
            "empty": b""}[damage]  # fmt: skip
        assert not accepts(place, touched), place.kind


# -- the same in the store itself: rows exchanged by somebody who can write to the file ------------------
def exchange(office: Office, table: str, column: str, key: str, one: object, other: object) -> None:
    store = office.state.store
    first = store.row(f"SELECT {column} FROM {table} WHERE {key}=?", one)[0]
    second = store.row(f"SELECT {column} FROM {table} WHERE {key}=?", other)[0]
    store.do(f"UPDATE {table} SET {column}=? WHERE {key}=?", second, one)
    store.do(f"UPDATE {table} SET {column}=? WHERE {key}=?", first, other)


def test_it_refuses_the_face_of_another_person(office: Office) -> None:
    one, other = office.person("리봄"), office.person("최가을")
    exchange(office, "face", "envelope", "person", one["person"], other["person"])
    with pytest.raises(Denied, match="not-opened"):
        office.vault.open_person(office.tokens["minji"], one["person"], "visit")


def test_it_refuses_the_wrap_of_another_strand(office: Office) -> None:
    strands = office.person("리봄")["strands"]
    note = office.seal("minji", strands["casework"], b"words")
    exchange(office, "wrap", "envelope", "strand", strands["casework"], strands["self"])
    with pytest.raises(Denied, match="not-opened"):
        office.open("minji", note)


def test_it_refuses_a_letter_put_into_another_mailbox(office: Office) -> None:
    one, other = (office.vault.mailbox_new(office.teams["intake"]) for _ in range(2))
    for box in (one, other):
        office.vault.mailbox_write(box["form"], "words")
    exchange(office, "letter", "ours", "mailbox", one["mailbox"], other["mailbox"])
    with pytest.raises(Denied, match="not-opened"):
        office.vault.mailbox_letters(office.tokens["sora"], one["mailbox"], "letters")


def test_it_does_not_start_with_persons_exchanged_under_the_veil(office: Office) -> None:
    one, other = office.person("리봄"), office.person("최가을")
    exchange(office, "person", "envelope", "id", one["person"], other["person"])
    with pytest.raises(env.NotOpened):
        office.restart()


def test_it_refuses_a_field_under_another_version(office: Office) -> None:
    note = office.seal("minji", office.person("리봄")["strands"]["casework"], b"words")
    for change in ({"version": 2}, {"row": "r2"}, {"column": "title"}, {"table": "care_plan"}):
        with pytest.raises(VaultError, match="not-opened"):
            office.open("minji", type(note)(**{**{f: getattr(note, f) for f in note.__slots__}, **change}))

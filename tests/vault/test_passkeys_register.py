"""Is a passkey taken in only when everything about it is as it must be?"""

import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed448

from tests.vault.authenticator import (
    ORIGIN,
    ORIGINS,
    SITE,
    Authenticator,
    b64,
    new_key,
    spki,
    unb64,
)
from vault.passkeys import Credential, PasskeyRefused, challenge, verify_registration

KEYS = {alg: new_key(alg) for alg in (-7, -8, -257)}
ASKED = challenge()


def take(answer: dict[str, str], asked: bytes = ASKED, site: str = SITE) -> Credential:
    return verify_registration(answer, challenge=asked, origins=ORIGINS, rp_id=site)


def refusal(answer: dict[str, str], asked: bytes = ASKED, site: str = SITE) -> str:
    with pytest.raises(PasskeyRefused) as no:
        take(answer, asked, site)
    return no.value.code


def minji(alg: int = -7, **more: object) -> Authenticator:
    return Authenticator(alg=alg, key=KEYS[alg], **more)


@pytest.mark.parametrize("alg", KEYS)
def test_it_takes_a_passkey_of_each_kind(alg: int) -> None:
    key = minji(alg, counter=7)
    assert take(key.register(ASKED)) == Credential(b64(key.id), spki(key.key), alg, 7)


def test_it_takes_what_browsers_leave_out_or_add() -> None:
    assert take(minji().register(ASKED, crossOrigin=...)).algorithm == -7
    assert take(minji().register(ASKED, origin=ORIGINS[1], other_keys="x")).algorithm == -7
    assert take(minji(flags=0x1D).register(ASKED)).algorithm == -7


CLIENT = {
    "the type of a sign-in": ({"type": "webauthn.get"}, "type"),
    "no type": ({"type": ...}, "type"),
    "another challenge": ({"challenge": b64(bytes(32))}, "challenge"),
    "an empty challenge": ({"challenge": ""}, "challenge"),
    "no challenge": ({"challenge": ...}, "challenge"),
    "a challenge that is a list": ({"challenge": [b64(ASKED)]}, "challenge"),
    "a challenge with padding": ({"challenge": b64(ASKED) + "="}, "challenge"),
    "a challenge with a lone surrogate": ({"challenge": "\ud800"}, "challenge"),
    "a look-alike site": ({"origin": "https://sijak.example.evil.example"}, "origin"),
    "the same site without TLS": ({"origin": "http://sijak.example"}, "origin"),
    "another port": ({"origin": ORIGIN + ":8443"}, "origin"),
    "a part of an origin": ({"origin": "https://"}, "origin"),
    "no origin": ({"origin": ...}, "origin"),
    "an origin that is a list": ({"origin": [ORIGIN]}, "origin"),
    "a frame on another site": ({"crossOrigin": True}, "origin"),
    "a frame that says so in words": ({"crossOrigin": "false"}, "origin"),
    "a top page of another site": ({"topOrigin": "https://evil.example"}, "origin"),
    "a list": ({"raw": b"[]"}, "form"),
    "no JSON": ({"raw": b"{"}, "form"),
    "JSON in UTF-16": ({"raw": '{"type":"webauthn.create"}'.encode("utf-16")}, "form"),
    "brackets without end": ({"raw": b"[" * 4000}, "form"),
    "a key that stands twice": (
        {"raw": b'{"type":"webauthn.create","type":"webauthn.create"}'},
        "form",
    ),
    "a key that stands twice, deeper": ({"raw": b'{"a":{"b":1,"b":1}}'}, "form"),
}


@pytest.mark.parametrize(("client", "code"), CLIENT.values(), ids=CLIENT)
def test_it_refuses_what_the_browser_should_not_have_said(client: dict, code: str) -> None:
    assert refusal(minji().register(ASKED, **client)) == code


@pytest.mark.parametrize(
    ("flags", "code"),
    [(0x04, "presence"), (0x00, "presence"), (0x01, "verification"), (0x15, "form")],
)
def test_it_refuses_without_a_person_who_was_verified(flags: int, code: str) -> None:
    assert refusal(minji(flags=flags).register(ASKED)) == code


def test_it_refuses_a_passkey_made_for_another_site() -> None:
    assert refusal(minji(site="evil.example").register(ASKED)) == "site"
    assert refusal(minji().register(ASKED), site="evil.example") == "site"


def test_it_refuses_an_answer_to_an_older_question() -> None:
    assert refusal(minji().register(challenge())) == "challenge"
    assert refusal(minji().register(b""), asked=b"") == "challenge"


def test_it_refuses_when_the_answer_names_another_credential() -> None:
    key = minji()
    for other in (key.id[:-1], key.id + b"\0", bytes(32)):
        assert refusal(key.register(ASKED) | {"credentialId": b64(other)}) == "credential"


def test_it_refuses_data_without_a_credential_or_cut_short() -> None:
    key = minji()
    whole, answer = key.data(attested=True), key.register(ASKED)
    assert refusal(answer | {"authenticatorData": b64(key.data())}) == "credential"
    unmarked = whole[:32] + bytes([0x05]) + whole[33:]
    assert refusal(answer | {"authenticatorData": b64(unmarked)}) == "credential"
    for end in range(1, len(whole) - 1):
        code = refusal(answer | {"authenticatorData": b64(whole[:end])})
        assert code in ("form", "credential", "key"), end


def test_it_refuses_a_key_that_the_authenticator_did_not_make() -> None:
    for alg in KEYS:
        answer = minji(alg).register(ASKED)
        assert refusal(answer | {"publicKey": b64(spki(new_key(alg)))}) == "key"


WEAK = {
    "a curve of 384 bits": (-7, ec.generate_private_key(ec.SECP384R1())),
    "the curve of coins": (-7, ec.generate_private_key(ec.SECP256K1())),
    "RSA of 1024 bits": (-257, new_key(-257, 1024)),
    "a curve where RSA is said": (-257, KEYS[-7]),
    "RSA where a curve is said": (-7, KEYS[-257]),
    "a curve where EdDSA is said": (-8, KEYS[-7]),
    "another Edwards curve": (-8, ed448.Ed448PrivateKey.generate()),
}


@pytest.mark.parametrize(("alg", "key"), WEAK.values(), ids=WEAK)
def test_it_refuses_weak_and_mistaken_keys(alg: int, key: object) -> None:
    answer = minji().register(ASKED) | {"alg": str(alg), "publicKey": b64(spki(key))}
    assert refusal(answer) == "key"


def test_it_refuses_a_short_key_that_the_authenticator_did_make() -> None:
    short = Authenticator(alg=-257, key=new_key(-257, 1024))
    assert refusal(short.register(ASKED)) == "key"


@pytest.mark.parametrize("alg", ["-35", "-37", "-65535", "0", "7", "", "ES256", "-7 ", "-٧", "1e3"])
def test_it_refuses_other_algorithms(alg: str) -> None:
    assert refusal(minji().register(ASKED) | {"alg": alg}) == "algorithm"


BROKEN = ["", "=", "a", "a b", "+/+/", "AAAA====", "가나다", "AB", "A" * 20_000, None, 7, ["AAAA"]]
PARTS = ["credentialId", "publicKey", "authenticatorData", "clientDataJSON"]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("value", BROKEN, ids=lambda v: repr(v)[:12])
def test_it_refuses_what_is_not_base64url_within_bounds(part: str, value: object) -> None:
    assert refusal(minji().register(ASKED) | {part: value}) == "form"


@pytest.mark.parametrize("part", [*PARTS, "alg"])
def test_it_refuses_when_a_part_is_missing(part: str) -> None:
    answer = minji().register(ASKED)
    del answer[part]
    assert refusal(answer) == ("algorithm" if part == "alg" else "form")


def test_it_refuses_a_key_that_is_no_key() -> None:
    der = spki(KEYS[-7])
    for bad in (b"\0" * 91, der[:-1], der + b"\0", hashlib.sha256(der).digest()):
        assert refusal(minji().register(ASKED) | {"publicKey": b64(bad)}) == "key"


def test_it_says_nothing_of_what_was_sent() -> None:
    answer = minji().register(ASKED, origin="https://secret.example")
    with pytest.raises(PasskeyRefused) as no:
        take(answer)
    assert str(no.value) == "origin"
    assert no.value.__cause__ is None
    assert unb64(b64(ASKED)) == ASKED


def test_it_asks_a_new_question_each_time() -> None:
    asked = {challenge() for _ in range(100)}
    assert len(asked) == 100
    assert {len(one) for one in asked} == {32}

"""Does a passkey open the door only to its owner, here, now, and once?"""

import hashlib

import pytest

from tests.vault.authenticator import ORIGINS, SITE, Authenticator, b64, client_data, new_key, unb64
from vault.passkeys import (
    Credential,
    PasskeyRefused,
    challenge,
    verify_assertion,
    verify_registration,
)

KEYS = {alg: new_key(alg) for alg in (-7, -8, -257)}
ASKED = challenge()


def dahee(alg: int = -7, **more: object) -> Authenticator:
    return Authenticator(alg=alg, key=KEYS[alg], **more)


def enrol(key: Authenticator) -> Credential:
    return verify_registration(key.register(ASKED), challenge=ASKED, origins=ORIGINS, rp_id=SITE)


def use(known: Credential, answer: dict, asked: bytes = ASKED, site: str = SITE) -> int:
    return verify_assertion(known, answer, challenge=asked, origins=ORIGINS, rp_id=site)


def refusal(known: Credential, answer: dict, asked: bytes = ASKED, site: str = SITE) -> str:
    with pytest.raises(PasskeyRefused) as no:
        use(known, answer, asked, site)
    return no.value.code


@pytest.mark.parametrize("alg", KEYS)
def test_it_opens_with_a_passkey_of_each_kind(alg: int) -> None:
    key = dahee(alg)
    known = enrol(key)
    key.counter = 41
    assert use(known, key.use(ASKED)) == 41


@pytest.mark.parametrize("alg", KEYS)
@pytest.mark.parametrize("part", ["authenticatorData", "clientDataJSON", "signature"])
def test_it_refuses_when_any_bit_of_any_part_is_turned(alg: int, part: str) -> None:
    key = dahee(alg)
    known, answer = enrol(key), key.use(ASKED)
    data = unb64(answer[part])
    for at in range(len(data)):
        turned = data[:at] + bytes([data[at] ^ (1 << at % 8)]) + data[at + 1 :]
        assert refusal(known, answer | {part: b64(turned)})


def test_it_refuses_the_signature_of_another_key() -> None:
    for alg in KEYS:
        key = dahee(alg)
        other = Authenticator(alg=alg, id=key.id)
        assert refusal(enrol(key), other.use(ASKED)) == "signature"


def test_it_refuses_a_key_kept_under_another_algorithm() -> None:
    key = dahee(-7)
    known = enrol(key)
    for alg in (-8, -257):
        swapped = Credential(known.id, known.public_key, alg, 0)
        assert refusal(swapped, key.use(ASKED)) == "key"
    assert refusal(Credential(known.id, known.public_key, -37, 0), key.use(ASKED)) == "algorithm"


def test_it_refuses_another_persons_passkey() -> None:
    key, other = dahee(), dahee()
    assert refusal(enrol(key), other.use(ASKED)) == "credential"


def test_it_refuses_an_answer_heard_before() -> None:
    key = dahee(counter=0)
    known, heard = enrol(key), key.use(ASKED)
    assert use(known, heard) == 0
    assert refusal(known, heard, asked=challenge()) == "challenge"


CLIENT = {
    "the type of an enrolment": ({"type": "webauthn.create"}, "type"),
    "a look-alike site": ({"origin": "https://sijak.examp1e"}, "origin"),
    "an origin in capitals": ({"origin": "HTTPS://SIJAK.EXAMPLE"}, "origin"),
    "a frame on another site": ({"crossOrigin": True}, "origin"),
    "another challenge": ({"challenge": b64(bytes(32))}, "challenge"),
    "a key that stands twice": ({"raw": b'{"type":"webauthn.get","type":"webauthn.get"}'}, "form"),
}


@pytest.mark.parametrize(("client", "code"), CLIENT.values(), ids=CLIENT)
def test_it_refuses_even_when_it_is_rightly_signed(client: dict, code: str) -> None:
    key = dahee()
    assert refusal(enrol(key), key.use(ASKED, **client)) == code


def test_it_refuses_another_site_even_when_it_is_rightly_signed() -> None:
    key = dahee()
    known = enrol(key)
    key.site = "evil.example"
    assert refusal(known, key.use(ASKED)) == "site"


@pytest.mark.parametrize(("flags", "code"), [(0x04, "presence"), (0x01, "verification"), (0x15, "form")])
def test_it_refuses_without_a_person_who_was_verified(flags: int, code: str) -> None:
    key = dahee()
    known = enrol(key)
    key.flags = flags
    assert refusal(known, key.use(ASKED)) == code


@pytest.mark.parametrize(
    ("before", "now", "is_fine"),
    [(0, 0, True), (0, 1, True), (5, 6, True), (5, 2**32 - 1, True),
     (5, 5, False), (5, 4, False), (5, 0, False), (2**32 - 1, 0, False)],
)  # fmt: skip
def test_it_notices_a_copied_authenticator_by_its_counter(before: int, now: int, is_fine: bool) -> None:
    key = dahee(counter=before)
    known = enrol(key)
    key.counter = now
    if is_fine:
        assert use(known, key.use(ASKED)) == now
    else:
        assert refusal(known, key.use(ASKED)) == "counter"


def test_it_speaks_of_the_counter_only_to_the_owner_of_the_key() -> None:
    key = dahee(counter=5)
    stranger = Authenticator(id=key.id, counter=1)
    assert refusal(enrol(key), stranger.use(ASKED)) == "signature"


def test_it_takes_origins_as_a_list_not_as_a_part_of_a_word() -> None:
    key = dahee()
    known, answer = enrol(key), key.use(ASKED, origin="https://sijak")
    with pytest.raises(PasskeyRefused, match="origin"):
        verify_assertion(known, answer, challenge=ASKED, origins="https://sijak.example", rp_id=SITE)


@pytest.mark.parametrize("part", ["credentialId", "authenticatorData", "clientDataJSON", "signature"])
@pytest.mark.parametrize("value", ["", "a", "!!!!", "A" * 20_000, None, 1])
def test_it_refuses_broken_and_missing_parts(part: str, value: object) -> None:
    key = dahee()
    known, answer = enrol(key), key.use(ASKED)
    assert refusal(known, answer | {part: value}) == "form"
    del answer[part]
    assert refusal(known, answer) == "form"


def test_it_signs_over_the_words_of_the_browser_as_they_were_sent() -> None:
    key = dahee()
    known, answer = enrol(key), key.use(ASKED)
    spaced = client_data("webauthn.get", ASKED).replace(b"{", b"{ ")
    assert refusal(known, answer | {"clientDataJSON": b64(spaced)}) == "signature"
    raw = key.data()
    signature = key.sign(raw + hashlib.sha256(spaced).digest())
    assert use(known, answer | {"clientDataJSON": b64(spaced), "signature": b64(signature)}) == 0

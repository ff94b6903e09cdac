"""Do the words of a real browser, kept as they came, still register and still open?

Recorded with Chromium and its virtual authenticator at http://localhost, through passkey.js.
"""

import pytest

from tests.vault.authenticator import unb64
from vault.passkeys import PasskeyRefused, verify_assertion, verify_registration

ORIGIN = "http://localhost:41277"
ENROLLED = {
    "credentialId": "P7J3muDQ7GodjEHHci2TMrh55HelWxzWD0HEIkRPBdU",
    "authenticatorData": (
        "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2NFAAAAAQECAwQFBgcIAQIDBAUGBwgAID-yd5rg"
        "0OxqHYxBx3ItkzK4eeR3pVsc1g9BxCJETwXVpQECAyYgASFYIClKbHg4ngXV-cjtHIJeRI39tl-_XVWz"
        "3uClxIzFijXgIlgg-Jy8zh6WgCuq3PllBXQth9GcGwKmW815XWnsAu9IIHI"
    ),
    "clientDataJSON": (
        "eyJ0eXBlIjoid2ViYXV0aG4uY3JlYXRlIiwiY2hhbGxlbmdlIjoiTUNiWW5aUEpZN1hRVHlybVJldWpn"
        "dGd1dzZkbmNTcDFMWkJxN0dvRVI2VSIsIm9yaWdpbiI6Imh0dHA6Ly9sb2NhbGhvc3Q6NDEyNzciLCJj"
        "cm9zc09yaWdpbiI6ZmFsc2V9"
    ),
    "publicKey": (
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEKUpseDieBdX5yO0cgl5Ejf22X79dVbPe4KXEjMWKNeD4"
        "nLzOHpaAK6rc-WUFdC2H0ZwbAqZbzXldaewC70ggcg"
    ),
    "alg": "-7",
}
USED = {
    "credentialId": "P7J3muDQ7GodjEHHci2TMrh55HelWxzWD0HEIkRPBdU",
    "authenticatorData": "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAg",
    "clientDataJSON": (
        "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiNEl4MHlGQm1CdXJaNTZYSTlqQ3FEUFlu"
        "aDlKeklMQXdadXRjRDZ0djJ2YyIsIm9yaWdpbiI6Imh0dHA6Ly9sb2NhbGhvc3Q6NDEyNzciLCJjcm9z"
        "c09yaWdpbiI6ZmFsc2V9"
    ),
    "signature": (
        "MEUCIQDjXQ2_1K8OWAFWi8rgZxUbUROQHULIm3zVaxNqUGNmgQIgQC24w7GaiMODYn2f0T4eE-wfGC1ZLdjyqXR72athhAg"
    ),
}
ENROL, USE = (
    "MCbYnZPJY7XQTyrmReujgtguw6dncSp1LZBq7GoER6U",
    "4Ix0yFBmBurZ56XI9jCqDPYnh9JzILAwZutcD6tv2vc",
)


def asked(text: str) -> dict[str, object]:
    return {"challenge": unb64(text), "origins": [ORIGIN], "rp_id": "localhost"}


def test_it_takes_and_opens_with_what_a_browser_sent() -> None:
    known = verify_registration(ENROLLED, **asked(ENROL))
    assert (known.id, known.algorithm, known.counter) == (ENROLLED["credentialId"], -7, 1)
    assert verify_assertion(known, USED, **asked(USE)) == 2


def test_it_refuses_the_same_words_for_another_question_or_site() -> None:
    known = verify_registration(ENROLLED, **asked(ENROL))
    with pytest.raises(PasskeyRefused, match="challenge"):
        verify_assertion(known, USED, **asked(ENROL))
    with pytest.raises(PasskeyRefused, match="site"):
        verify_assertion(known, USED, **(asked(USE) | {"rp_id": "127.0.0.1"}))
    with pytest.raises(PasskeyRefused, match="type"):
        verify_registration(ENROLLED | {"clientDataJSON": USED["clientDataJSON"]}, **asked(USE))

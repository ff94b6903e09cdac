"""How does a worker come in, step behind the curtain and come back, and what is each no in words?

The vault checks everything; this file asks it and turns its codes into sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sijak.accounts.line import vault
from sijak.kernel.errors import Refused
from sijak.kernel.gates import FullError, Gate
from vault.client import Denied, SignedOut, VaultError

STAFF_WORDS = 7
# With the strangers' gate (people/letters.py) fewer than a web process has threads (sijak/serve.py).
SIGNING_IN = Gate(2)
ANSWER_PARTS = (
    "credentialId", "publicKey", "alg", "authenticatorData", "clientDataJSON", "signature",
)  # fmt: skip


def unlock(handle: str, phrase: str, where: str) -> dict[str, Any]:
    """{token, state, user}; raises Refused with a sentence at the field that is wrong."""
    try:
        with SIGNING_IN.one():
            return vault().unlock(handle, phrase, where)
    except FullError:
        raise Refused(_no_entry(Denied("busy")), field="phrase") from None
    except Denied as no:
        raise Refused(_no_entry(no), field="phrase") from None


def _no_entry(no: Denied) -> str:
    """Never repeats what was typed: a phrase that is nearly right is nearly a secret."""
    if no.code == "words":
        return _wrong_words(no.detail.get("positions", []), int(no.detail.get("count", 0)))
    if no.code == "wait":
        seconds = int(no.detail.get("seconds", 60))
        return ngettext(
            "Too many wrong tries. Wait %(count)s second, then try again.",
            "Too many wrong tries. Wait %(count)s seconds, then try again.",
            seconds,
        ) % {"count": seconds}
    if no.code == "busy":
        return _("Very many people are signing in just now. Try again in half a minute.")
    return _("This name and these words do not belong together. Please look at both.")


def _wrong_words(positions: list[int], count: int) -> str:
    if count != STAFF_WORDS:
        return _("The phrase has %(all)s words; here are %(count)s.") % {
            "all": STAFF_WORDS, "count": count,
        }  # fmt: skip
    places = ", ".join(str(place + 1) for place in positions)
    return ngettext(
        "Word number %(places)s is not on our list. Please look at its letters.",
        "The words number %(places)s are not on our list. Please look at their letters.",
        len(positions),
    ) % {"places": places}


# -- passkeys -------------------------------------------------------------------------------------
def challenge(token: str, purpose: str) -> dict[str, Any]:
    return vault().passkey_challenge(token, purpose)


def register_passkey(token: str, answer: Mapping[str, str], label: str) -> None:
    """Denied('step-up') is left to the middleware; every other no is a sentence."""
    _with_passkey(lambda: vault().passkey_register(token, dict(answer), label))


def use_passkey(token: str, answer: Mapping[str, str]) -> None:
    """Ends the wait that the question was for: sign-in, curtain or step-up."""
    _with_passkey(lambda: vault().passkey_use(token, dict(answer)))


def _with_passkey(ask: Callable[[], object]) -> None:
    try:
        ask()
    except VaultError as no:
        if isinstance(no, Denied) and no.code != "step-up":
            raise Refused(_passkey_sentence(no.code)) from None
        if type(no) is VaultError:  # what was sent is no passkey's answer at all
            raise Refused(_passkey_sentence("")) from None
        raise


def _passkey_sentence(code: str) -> str:
    stale = _("That took too long, or another page asked meanwhile. Try once more.")
    copied = _("This passkey may have been copied. Speak with the protection officer.")
    sentences = {
        "purpose": stale,
        "passkey-challenge": stale,
        "passkey-unknown": _("This passkey is not yours, or it was not registered here."),
        "passkey-origin": _("This passkey belongs to another address. Look at the address above."),
        "passkey-site": _("This passkey belongs to another address. Look at the address above."),
        "passkey-verification": _(
            "The device did not ask for your finger, your face or its code. It has to."
        ),
        "passkey-counter": copied,
        "passkey-algorithm": _("This kind of passkey is too weak. Use another device."),
    }
    return sentences.get(code, _("The passkey was not accepted. Try once more."))


# -- the PIN of a practice house ---------------------------------------------------------------
def resume_with_pin(token: str, pin: str) -> None:
    """Refused says how many tries are left; SignedOut after the last one."""
    try:
        vault().resume_pin(token, pin)
    except Denied as no:
        if no.code != "pin":
            raise Refused(_("There is no PIN here. Sign in again.")) from None
        left = int(no.detail.get("left", 0))
        sentence = ngettext(
            "That is not your PIN. %(count)s try is left.",
            "That is not your PIN. %(count)s tries are left.",
            left,
        ) % {"count": left}
        raise Refused(sentence, field="pin") from None


def takes_pin(who: dict[str, Any]) -> bool:
    return bool(settings.SIJAK_PRACTICE and who.get("has_pin"))


def sign_out(token: str) -> None:
    try:
        vault().sign_out(token)
    except SignedOut:
        return


def draw_curtain(token: str) -> None:
    """Closes this session now: the device goes into somebody else's hands."""
    try:
        vault().close(token)
    except SignedOut:
        return


def set_pin(token: str, pin: str) -> None:
    try:
        vault().set_pin(token, pin)
    except Denied:
        raise Refused(_("A PIN exists in a practice house only."), field="pin") from None

"""Which keys are there, and how does each come from another?

phrase --Argon2id, parameters from the slot--+
pepper --------------------------------------+--HKDF--> slot key --AES--> user seed
user seed --HKDF--> hybrid pair (ML-KEM-768 + X25519), Ed25519 pair
team seed, one a generation --HKDF--> wrap key, index key, key of the older seed (AES), hybrid
    pair for public requests, Ed25519 pair that vouches for the next generation
pepper --HKDF--> veil (at-rest cover of the vault's own ids), form key of a day
"""

import functools
import hmac
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,  # fmt: skip
    Suite,
)
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from vault.crypto import envelope as env

SUITE: Final = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_MLKEM_PUBLIC: Final = 1184


@dataclass(frozen=True, slots=True)
class Cost:
    """Argon2id parameters as the slot stores them. ``memory`` in KiB."""

    memory: int
    passes: int
    lanes: int

    def is_strong(self) -> bool:
        """The floor for production: 64 MiB, three passes (threats.md, cost of guessing)."""
        return self.memory >= 65536 and self.passes >= 3 and self.lanes >= 1


STRONG: Final = Cost(65536, 3, 1)
LIGHT: Final = Cost(1024, 1, 1)  # practice stores of the test suite only; production refuses it


def derive(secret: bytes, *purpose: str | int, size: int = 32) -> bytes:
    """One more key from a secret, by HKDF-SHA-256; every purpose its own."""
    return HKDF(hashes.SHA256(), size, salt=None, info=env.bind("derive", *purpose)).derive(secret)


def stretch(phrase: bytes, salt: bytes, cost: Cost, pepper: bytes, size: int = 32) -> bytes:
    """The slow step. Without the pepper no guess can be tried."""
    slow = Argon2id(salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes,
        memory_cost=cost.memory).derive(phrase)  # fmt: skip
    return derive(pepper + slow, "slot", size=size)


def digest(secret: bytes, *parts: str | bytes | int) -> bytes:
    """A keyed token for an id or an event. Never for a plaintext of a person."""
    return hmac.digest(secret, env.bind("token", *parts), "sha256")


@dataclass(frozen=True, slots=True)
class Key:
    """A key for AES, with the name that its envelopes carry."""

    raw: bytes
    name: bytes

    def seal(self, bound: bytes, plain: bytes, shape: str = "raw") -> bytes:
        return env.seal(self.raw, self.name, bound, plain, shape)

    def open(self, bound: bytes, sealed: bytes) -> bytes:
        return env.open_(self.raw, self.name, bound, sealed)


def named(raw: bytes, kind: str, owner: str, version: int = 1) -> Key:
    return Key(raw, env.key_id(kind, owner, version))


class Pair:
    """A hybrid key pair that opens what was sealed to its owner."""

    def __init__(self, seed: bytes, owner: str, version: int) -> None:
        self.key_name = env.key_id("pair", owner, version)
        self._mlkem = MLKEM768PrivateKey.from_seed_bytes(derive(seed, "mlkem", size=64))
        self._x25519 = X25519PrivateKey.from_private_bytes(derive(seed, "x25519"))
        self._private = MLKEM768X25519PrivateKey(self._mlkem, self._x25519)

    @functools.cached_property
    def public(self) -> bytes:
        """1,184 bytes of ML-KEM-768, then 32 of X25519."""
        first = self._mlkem.public_key().public_bytes_raw()
        return first + self._x25519.public_key().public_bytes_raw()

    def open(self, bound: bytes, sealed: bytes) -> bytes:
        body = env.behead(sealed, env.HPKE_HYBRID, self.key_name)
        try:
            return env.unpad(SUITE.decrypt(body, self._private, info=sealed[:10] + bound))
        except (InvalidTag, ValueError) as error:
            raise env.NotOpened("hpke") from error


def seal_to(public: bytes, owner: str, version: int, bound: bytes, plain: bytes, shape: str = "raw") -> bytes:
    """Seal to a public key: one-way for the sealer."""
    start = env.head(env.HPKE_HYBRID, env.key_id("pair", owner, version))
    key = MLKEM768X25519PublicKey(MLKEM768PublicKey.from_public_bytes(public[:_MLKEM_PUBLIC]),
        X25519PublicKey.from_public_bytes(public[_MLKEM_PUBLIC:]))  # fmt: skip
    return start + SUITE.encrypt(env.pad(plain, shape), key, info=start + bound)


def signer(seed: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(derive(seed, "sign"))


def verify_key(seed: bytes) -> bytes:
    return signer(seed).public_key().public_bytes_raw()


def sign(seed: bytes, *parts: str | bytes | int) -> bytes:
    return signer(seed).sign(env.bind("signed", *parts))


def verifies(public: bytes, signature: bytes, *parts: str | bytes | int) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, env.bind("signed", *parts))
    except (InvalidSignature, ValueError):
        return False
    return True

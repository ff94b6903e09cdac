"""What would an authenticator and its browser say? With keys of our own, for the tests."""

import base64
import hashlib
import json
import os
from dataclasses import dataclass, field

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ORIGIN, SITE = "https://sijak.example", "sijak.example"
ORIGINS = [ORIGIN, "https://other.sijak.example"]


def b64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def unb64(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def new_key(alg: int, bits: int = 2048) -> object:
    if alg == -7:
        return ec.generate_private_key(ec.SECP256R1())
    if alg == -8:
        return ed25519.Ed25519PrivateKey.generate()
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def spki(key: object) -> bytes:
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def cose(key: object) -> bytes:
    """The numbers of the key as an authenticator's record holds them, between other bytes."""
    public = key.public_key()
    if isinstance(public, ec.EllipticCurvePublicKey):
        point = public.public_numbers()
        x, y = point.x.to_bytes(32), point.y.to_bytes(32)
        return b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20" + x + b"\x22\x58\x20" + y
    if isinstance(public, ed25519.Ed25519PublicKey):
        return b"\xa4\x01\x01\x03\x27\x20\x06\x21\x58\x20" + public.public_bytes_raw()
    n = public.public_numbers().n
    return b"\xa4\x01\x03\x03\x39\x01\x00\x20\x59\x01\x00" + n.to_bytes(public.key_size // 8)


@dataclass
class Authenticator:
    alg: int = -7
    key: object = None
    id: bytes = field(default_factory=lambda: os.urandom(32))
    counter: int = 0
    flags: int = 0x05
    site: str = SITE

    def __post_init__(self) -> None:
        self.key = self.key or new_key(self.alg)

    def data(self, attested: bool = False) -> bytes:
        flags = self.flags | (0x40 if attested else 0)
        head = hashlib.sha256(self.site.encode()).digest()
        head += bytes([flags]) + self.counter.to_bytes(4)
        record = bytes(16) + len(self.id).to_bytes(2) + self.id + cose(self.key)
        return head + (record if attested else b"")

    def sign(self, signed: bytes) -> bytes:
        if self.alg == -7:
            return self.key.sign(signed, ec.ECDSA(hashes.SHA256()))
        if self.alg == -8:
            return self.key.sign(signed)
        return self.key.sign(signed, padding.PKCS1v15(), hashes.SHA256())

    def register(self, challenge: bytes, /, **client: object) -> dict[str, str]:
        return {
            "credentialId": b64(self.id),
            "publicKey": b64(spki(self.key)),
            "alg": str(self.alg),
            "authenticatorData": b64(self.data(attested=True)),
            "clientDataJSON": b64(client_data("webauthn.create", challenge, **client)),
        }

    def use(self, challenge: bytes, /, **client: object) -> dict[str, str]:
        raw, said = self.data(), client_data("webauthn.get", challenge, **client)
        return {
            "credentialId": b64(self.id),
            "authenticatorData": b64(raw),
            "clientDataJSON": b64(said),
            "signature": b64(self.sign(raw + hashlib.sha256(said).digest())),
        }


def client_data(kind: str, challenge: bytes, /, **other: object) -> bytes:
    """``raw`` replaces the whole; other names replace or add one of its members."""
    if "raw" in other:
        return bytes(other["raw"])
    said = {"type": kind, "challenge": b64(challenge), "origin": ORIGIN, "crossOrigin": False}
    said |= other
    return json.dumps({name: value for name, value in said.items() if value is not ...}).encode()

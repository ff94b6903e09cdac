"""Did this passkey, on this site, with its owner present and verified, answer this challenge?

WebAuthn level 3, steps 7.1 and 7.2, without CBOR: the browser hands over the public key as
SubjectPublicKeyInfo (``getPublicKey()``). No attestation is asked for: an officer sees the person
enrol. Everything arrives as base64url without padding; everything wrong is refused by one word.
"""

import base64
import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import load_der_public_key

ES256, EDDSA, RS256 = -7, -8, -257
LEAST_RSA_BITS, MOST_RSA_BITS = 2048, 8192
PRESENT, VERIFIED, BACKUP_ABLE, BACKED_UP, ATTESTED = 0x01, 0x04, 0x08, 0x10, 0x40
# Most bytes of each part; the standard bounds a credential id at 1023.
MOST = {"credentialId": 1023, "publicKey": 1200, "authenticatorData": 4096,
        "clientDataJSON": 4096, "signature": 1100}  # fmt: skip

Key = ec.EllipticCurvePublicKey | ed25519.Ed25519PublicKey | rsa.RSAPublicKey


class PasskeyRefused(Exception):
    """``code`` is one of: form, type, challenge, origin, site, presence, verification, credential,
    algorithm, key, signature, counter. It never carries what was sent."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Credential:
    id: str  # base64url without padding
    public_key: bytes  # SubjectPublicKeyInfo, DER
    algorithm: int  # COSE: -7, -8 or -257
    counter: int  # signatures counted by the authenticator; 0 where it does not count


@dataclass(frozen=True)
class _AuthenticatorData:
    site: bytes
    flags: int
    counter: int
    rest: bytes


def challenge() -> bytes:
    """32 random bytes. The caller keeps them with one session and lets them be answered once."""
    return secrets.token_bytes(32)


def _need(claim: bool, code: str) -> None:
    if not claim:
        raise PasskeyRefused(code)


def _field(answer: Mapping[str, object], name: str) -> bytes:
    text, most = answer.get(name), MOST[name]
    if not isinstance(text, str) or not 0 < len(text) <= most * 4 // 3 + 1:
        raise PasskeyRefused("form")
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        raise PasskeyRefused("form") from None
    _need(_text(data) == text, "form")  # one way of writing only
    return data


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a key stands twice")
    return made


def _check_client(raw: bytes, kind: str, expected: bytes, origins: Collection[str]) -> None:
    try:
        said = json.loads(raw.decode("utf-8"), object_pairs_hook=_each_key_once)
    except (ValueError, RecursionError):
        raise PasskeyRefused("form") from None
    _need(isinstance(said, dict), "form")
    _need(said.get("type") == kind, "type")
    sent = str(said.get("challenge")).encode("utf-8", "replace")
    _need(len(expected) >= 16, "challenge")
    _need(hmac.compare_digest(sent, _text(expected).encode()), "challenge")
    _need(str(said.get("origin")) in set(origins), "origin")
    _need(said.get("crossOrigin", False) is False and "topOrigin" not in said, "origin")


def _read(data: bytes, rp_id: str) -> _AuthenticatorData:
    _need(len(data) >= 37, "form")
    made = _AuthenticatorData(data[:32], data[32], int.from_bytes(data[33:37]), data[37:])
    _need(hmac.compare_digest(made.site, hashlib.sha256(rp_id.encode()).digest()), "site")
    _need(bool(made.flags & PRESENT), "presence")
    _need(bool(made.flags & VERIFIED), "verification")
    _need(bool(made.flags & BACKUP_ABLE) or not made.flags & BACKED_UP, "form")
    return made


def _key(der: bytes, algorithm: int) -> Key:
    """The public key, if it is of the kind and strength that the algorithm asks for."""
    try:
        key = load_der_public_key(der)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise PasskeyRefused("key") from None
    if algorithm == ES256 and isinstance(key, ec.EllipticCurvePublicKey):
        _need(isinstance(key.curve, ec.SECP256R1), "key")
        return key
    if algorithm == EDDSA and isinstance(key, ed25519.Ed25519PublicKey):
        return key
    if algorithm == RS256 and isinstance(key, rsa.RSAPublicKey):
        _need(LEAST_RSA_BITS <= key.key_size <= MOST_RSA_BITS, "key")
        return key
    raise PasskeyRefused("key" if algorithm in (ES256, EDDSA, RS256) else "algorithm")


def _check_signature(key: Key, signature: bytes, signed: bytes) -> None:
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, signed, ec.ECDSA(hashes.SHA256()))
        elif isinstance(key, ed25519.Ed25519PublicKey):
            key.verify(signature, signed)
        else:
            key.verify(signature, signed, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        raise PasskeyRefused("signature") from None


def _numbers(key: Key) -> list[bytes]:
    """What the authenticator's own record of this key must hold."""
    if isinstance(key, ec.EllipticCurvePublicKey):
        point = key.public_numbers()
        return [point.x.to_bytes(32), point.y.to_bytes(32)]
    if isinstance(key, ed25519.Ed25519PublicKey):
        return [key.public_bytes_raw()]
    return [key.public_numbers().n.to_bytes((key.key_size + 7) // 8)]


def verify_registration(
    answer: Mapping[str, object], *, challenge: bytes, origins: Collection[str], rp_id: str
) -> Credential:
    """``answer``: credentialId, publicKey (SPKI), alg, authenticatorData, clientDataJSON."""
    _check_client(_field(answer, "clientDataJSON"), "webauthn.create", challenge, origins)
    data = _read(_field(answer, "authenticatorData"), rp_id)
    _need(bool(data.flags & ATTESTED) and len(data.rest) > 18, "credential")
    id_, ends = _field(answer, "credentialId"), 18 + int.from_bytes(data.rest[16:18])
    _need(hmac.compare_digest(data.rest[18:ends], id_) and len(data.rest) > ends, "credential")
    alg = answer.get("alg")
    _need(re.fullmatch(r"-[0-9]{1,6}", str(alg)) is not None, "algorithm")
    public_key = _field(answer, "publicKey")
    key = _key(public_key, int(str(alg)))
    _need(all(part in data.rest[ends:] for part in _numbers(key)), "key")
    return Credential(_text(id_), public_key, int(str(alg)), data.counter)


def verify_assertion(
    credential: Credential, answer: Mapping[str, object], *, challenge: bytes,
    origins: Collection[str], rp_id: str,
) -> int:  # fmt: skip
    """``answer``: credentialId, authenticatorData, clientDataJSON, signature. The new counter."""
    given = _text(_field(answer, "credentialId"))
    _need(hmac.compare_digest(given, credential.id), "credential")
    client, raw = _field(answer, "clientDataJSON"), _field(answer, "authenticatorData")
    _check_client(client, "webauthn.get", challenge, origins)
    data = _read(raw, rp_id)
    key = _key(credential.public_key, credential.algorithm)
    _check_signature(key, _field(answer, "signature"), raw + hashlib.sha256(client).digest())
    _need(data.counter > credential.counter or data.counter == credential.counter == 0, "counter")
    return data.counter

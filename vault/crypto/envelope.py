"""How is one value sealed, and bound to its place, so that it opens nowhere else?

Envelope: version (1 byte) | algorithm (1) | key id (8) | nonce (12, AES only) | ciphertext, tag.
The associated data is a list of length-prefixed parts that begins with the purpose. A ciphertext
moved to another row, column, strand, version or purpose does not open. Nothing here tries keys
one after another: the key id says which key, or the envelope is refused.
"""

import hashlib
import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

VERSION: Final = 1
AES_GCM: Final = 1
HPKE_HYBRID: Final = 2
_HEAD: Final = 10
_NONCE: Final = 12
STEPS: Final = {"name": 64, "field": 256, "note": 1024, "raw": 1}


class NotOpened(Exception):
    """The envelope is not what it claims to be, or not for this key, or not from this place."""


def bind(*parts: str | bytes | int) -> bytes:
    """Associated data: each part behind its length in four bytes, so that no two lists collide."""
    out = bytearray(b"sijak/1")
    for part in parts:
        raw = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        out += len(raw).to_bytes(4, "big") + raw
    return bytes(out)


def key_id(kind: str, owner: str, version: int) -> bytes:
    """Eight bytes that name a key without telling it."""
    return hashlib.sha256(bind("key-id", kind, owner, version)).digest()[:8]


def pad(plain: bytes, shape: str) -> bytes:
    """Length hidden in steps (bytes): name 64, field 256, note 1,024. The end is marked by 0x80."""
    step = STEPS[shape]
    size = -(-(len(plain) + 1) // step) * step
    return plain + b"\x80" + bytes(size - len(plain) - 1)


def unpad(padded: bytes) -> bytes:
    plain = padded.rstrip(b"\0")
    if not plain.endswith(b"\x80"):
        raise NotOpened("padding")
    return plain[:-1]


def head(algorithm: int, key: bytes) -> bytes:
    return bytes((VERSION, algorithm)) + key


def behead(envelope: bytes, algorithm: int, key: bytes) -> bytes:
    """What follows the head. Refuses another version, algorithm or key before any cipher runs."""
    if envelope[:_HEAD] != head(algorithm, key):
        raise NotOpened("head")
    return envelope[_HEAD:]


def seal(key: bytes, key_name: bytes, bound: bytes, plain: bytes, shape: str = "raw") -> bytes:
    """AES-256-GCM under ``key`` with a fresh random nonce. The head is bound too."""
    start = head(AES_GCM, key_name)
    nonce = os.urandom(_NONCE)
    return start + nonce + AESGCM(key).encrypt(nonce, pad(plain, shape), start + bound)


def open_(key: bytes, key_name: bytes, bound: bytes, envelope: bytes) -> bytes:
    """The plaintext, or NotOpened."""
    body = behead(envelope, AES_GCM, key_name)
    try:
        padded = AESGCM(key).decrypt(body[:_NONCE], body[_NONCE:], envelope[:_HEAD] + bound)
    except (InvalidTag, ValueError) as error:
        raise NotOpened("tag") from error
    return unpad(padded)

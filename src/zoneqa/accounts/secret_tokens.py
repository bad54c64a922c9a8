"""Random secrets that are handed out once and kept as digests only."""

from __future__ import annotations

import hmac
import secrets
from base64 import urlsafe_b64encode
from hashlib import sha256

KEY_PREFIX = "zq_"
"""How an API key begins, so that people and scanners for leaked secrets know it for one."""

_BYTES = 32
_SHOWN = 4
_LONGEST = 200


def new_token() -> str:
    """Return a random secret for a cookie."""
    return secrets.token_urlsafe(_BYTES)


def new_key() -> str:
    """Return a random API key."""
    return KEY_PREFIX + secrets.token_urlsafe(_BYTES)


def key_hint(key: str) -> str:
    """Return how a key begins, by which its owner tells it from others."""
    return key[: len(KEY_PREFIX) + _SHOWN]


def token_digest(token: str) -> str:
    """Return what is kept of a secret. It needs no salt: nobody can guess the secret."""
    return sha256(token[:_LONGEST].encode("utf-8", "replace")).hexdigest()


def derived(secret: str, purpose: str) -> str:
    """Return a token for one purpose, which only who holds the secret can make."""
    digest = hmac.digest(secret.encode("utf-8", "replace"), purpose.encode(), "sha256")
    return urlsafe_b64encode(digest).decode().rstrip("=")


def is_same(given: str, expected: str) -> bool:
    """Return whether two tokens are equal, in a time that tells nothing of them."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())

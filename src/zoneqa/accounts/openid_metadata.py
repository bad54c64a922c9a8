"""What an OpenID provider says of itself: where it is, and with which keys it signs."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Lock
from typing import Any

from zoneqa.errors import SignOnFailed

log = logging.getLogger("zoneqa.accounts")

SECONDS = 5.0
"""Seconds that a provider has for each answer."""

_NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class OpenIdMetadata:
    """Fetches what a provider says of itself once, and again after it could not be reached.

    Every method raises SignOnFailed.
    """

    def __init__(self, issuer: str) -> None:
        self._issuer = issuer
        self._described: Mapping[str, Any] | None = None
        self._keys: Any = None
        self._loading = Lock()

    def described(self) -> Mapping[str, Any]:
        """Return how the provider describes itself."""
        from authlib.oidc.discovery import get_well_known_url

        with self._loading:
            if self._described is None:
                found = _fetched_json(get_well_known_url(self._issuer, external=True))
                if str(found.get("issuer")).rstrip("/") != self._issuer:
                    raise SignOnFailed("The OpenID provider calls itself by another name.")
                if not all(is_safe_address(str(found.get(each))) for each in _NEEDED):
                    raise SignOnFailed("The OpenID provider does not say safely where it is.")
                self._described = found
            return self._described

    def keys(self) -> Any:
        """Return the public keys with which the provider signs."""
        from joserfc.jwk import KeySet

        address = str(self.described()["jwks_uri"])
        with self._loading, naming_trouble("has no keys that can be used"):
            if self._keys is None:
                self._keys = KeySet.import_key_set(_fetched_json(address))  # type: ignore[arg-type]
            return self._keys

    def forget_keys(self) -> None:
        """Fetch the keys anew the next time: the provider may have changed them."""
        with self._loading:
            self._keys = None


def is_safe_address(address: str) -> bool:
    """Return whether nobody on the way can read or change what is sent: https, or this computer."""
    from authlib.common.security import is_secure_transport

    return bool(is_secure_transport(address))


@contextmanager
def naming_trouble(what: str) -> Iterator[None]:
    """Turn every trouble with the provider into one sentence; the log says which it was."""
    import httpx2
    from authlib.common.errors import AuthlibBaseError
    from joserfc.errors import JoseError

    try:
        yield
    except httpx2.HTTPError as error:
        log.warning("the OpenID provider %s: %s", what, type(error).__name__)
        raise SignOnFailed("The sign-on of your organisation cannot be reached.") from error
    except (
        AuthlibBaseError,
        JoseError,
        httpx2.InvalidURL,
        ValueError,
        KeyError,
        TypeError,
    ) as error:
        # Never the error itself: it may quote the token.
        log.warning("the OpenID provider %s: %s", what, getattr(error, "error", type(error)))
        raise SignOnFailed(f"The sign-on of your organisation {what}.") from error


def _fetched_json(address: str) -> dict[str, Any]:
    import httpx2

    with naming_trouble("cannot be reached"):
        response = httpx2.get(address, timeout=SECONDS).raise_for_status()
        found = response.json()
        if not isinstance(found, dict):
            raise ValueError("not an object")
    return found

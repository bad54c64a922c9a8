"""How people sign in: the ways that the settings choose, and what each of them needs."""

from __future__ import annotations

from urllib.parse import urlsplit

from zoneqa.accounts.openid_metadata import is_safe_address
from zoneqa.errors import UsageError
from zoneqa.settings import DESCRIBED, LOOPBACK_NAMES, Settings

_NEEDED = {
    "accounts": (),
    "oidc": ("oidc_issuer", "oidc_client_id", "oidc_client_secret"),
    "proxy": ("proxy_user_header", "proxy_addresses"),
}
"""The ways to sign in, with the settings that each needs."""

_VARIABLES = {each.name: each.variable for each in DESCRIBED}


def sign_in_ways(settings: Settings, *, is_loopback: bool) -> frozenset[str]:
    """Return how people sign in; nothing where nobody has to. Raises UsageError.

    Where nothing is chosen, nobody has to if only this computer can reach the service. A list of
    host names, or an address for links, says that others reach it through a proxy.
    """
    if settings.auth is None:
        if not is_for_others(settings, is_loopback=is_loopback):
            return frozenset()
        raise UsageError(
            "Others will reach this service, so ZONEQA_AUTH must say how they sign in: accounts "
            "(made with `zoneqa users add`), oidc (the sign-on of your organisation), proxy (a "
            "proxy signs them in), several with commas between, or none (everyone may do "
            "everything)."
        )
    ways = frozenset(settings.auth)
    for way in settings.auth:
        for name in _NEEDED[way]:
            if not getattr(settings, name):
                raise UsageError(f"ZONEQA_AUTH has {way}, which needs {_VARIABLES[name]}.")
    if "oidc" in ways and not is_safe_address(settings.oidc_issuer or ""):
        raise UsageError("ZONEQA_OIDC_ISSUER must begin with https://, or anyone could pose as it.")
    return ways


def is_for_others(settings: Settings, *, is_loopback: bool) -> bool:
    """Return whether other computers reach the service, at its address or at one that is named."""
    named = {name.strip("[]") for name in settings.hosts}
    if settings.public_url:
        named.add(urlsplit(settings.public_url).hostname or "")
    return not (is_loopback and named <= LOOPBACK_NAMES)

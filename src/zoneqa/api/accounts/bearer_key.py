"""The key that a program sends with a request."""

from __future__ import annotations

from starlette.requests import Request


def bearer_key(request: Request) -> str:
    """Return the key of a request; empty if it has none."""
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else ""

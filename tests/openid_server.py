"""An OpenID provider for the tests: it signs on whoever comes, as the person that a test sets."""

from __future__ import annotations

import hashlib
import json
import threading
import time
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

CLIENT_ID, CLIENT_SECRET = "zoneqa-of-the-office", "kept-in-the-safe-of-the-office"
KEY = RSAKey.generate_key(2048, {"kid": "first", "use": "sig", "alg": "RS256"})

Claims = dict[str, Any]


@dataclass
class OpenIdServer:
    """What the provider says, which tests change, and what it was asked.

    `sign` returns an id token for claims.
    """

    issuer: str = ""
    claims: Claims = field(
        default_factory=lambda: {"sub": "1001", "preferred_username": "zhao.min"}
    )
    changed: Claims = field(default_factory=dict)
    sign: Callable[[Claims], str] = field(default=lambda claims: signed(claims))  # noqa: PLW0108 - defined below
    metadata: dict[str, Any] = field(default_factory=dict)
    token_status: int = 200
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def described(self) -> dict[str, Any]:
        at = self.issuer
        return {
            "issuer": at,
            "authorization_endpoint": f"{at}/authorize",
            "token_endpoint": f"{at}/token",
            "jwks_uri": f"{at}/keys",
            "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
            **self.metadata,
        }

    def authorize(self, asked: dict[str, str]) -> str:
        """Sign a person on; return the address to which the browser is sent back."""
        assert asked["client_id"] == CLIENT_ID
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        code = hashlib.sha256(asked["state"].encode()).hexdigest()
        self.codes[code] = asked
        return asked["redirect_uri"] + "?" + urlencode({"code": code, "state": asked["state"]})

    def token(self, asked: dict[str, str], authorization: str) -> dict[str, Any] | None:
        """Return the tokens for a code, which is good once; None for a wrong request."""
        begun = self.codes.pop(asked.get("code", ""), None)
        secret = b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
        if begun is None or authorization != f"Basic {secret}":
            return None
        digest = hashlib.sha256(asked["code_verifier"].encode()).digest()
        challenge = urlsafe_b64encode(digest).decode().rstrip("=")
        if challenge != begun["code_challenge"] or asked["redirect_uri"] != begun["redirect_uri"]:
            return None
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT_ID,
            "iat": now,
            "exp": now + 300,
            "nonce": begun["nonce"],
            **self.claims,
            **self.changed,
        }
        kept = {key: value for key, value in claims.items() if value is not None}
        return {"access_token": "at", "token_type": "Bearer", "id_token": self.sign(kept)}


def signed(claims: Claims, key: RSAKey = KEY) -> str:
    """An id token as a provider signs it."""
    return jwt.encode({"alg": "RS256", "kid": key.kid}, claims, key)


def signed_with_secret(claims: Claims) -> str:
    """An id token signed with what both sides know, as an attacker with the public key tries."""
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(CLIENT_SECRET * 4))


def unsigned(claims: Claims) -> str:
    """An id token that says that it needs no signature."""
    parts = ({"alg": "none", "typ": "JWT"}, claims)
    encoded = [urlsafe_b64encode(json.dumps(each).encode()).decode().rstrip("=") for each in parts]
    return ".".join([*encoded, ""])


@contextmanager
def openid_server() -> Iterator[OpenIdServer]:
    """A provider that runs in a thread."""
    provider = OpenIdServer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            provider.asked.append(parts.path)
            if parts.path == "/authorize":
                self.send_response(302)
                asked = dict(parse_qsl(parts.query))
                self.send_header("Location", provider.authorize(asked))
                self.end_headers()
            elif parts.path == "/keys":
                self.send(200, {"keys": [KEY.as_dict(private=False)]})
            else:
                self.send(200, provider.described())

        def do_POST(self) -> None:
            provider.asked.append(self.path)
            body = self.rfile.read(int(self.headers["content-length"]))
            asked = dict(parse_qsl(body.decode()))
            token = provider.token(asked, self.headers.get("authorization", ""))
            status = provider.token_status if token else 400
            self.send(status, token or {"error": "invalid_grant"})

        def send(self, status: int, value: Any) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(value).encode())

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

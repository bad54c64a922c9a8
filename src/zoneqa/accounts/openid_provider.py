"""The sign-on of an organisation by OpenID Connect: the code flow with PKCE, through Authlib."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from zoneqa.accounts.openid_metadata import SECONDS, OpenIdMetadata, naming_trouble
from zoneqa.accounts.secret_tokens import derived, is_same
from zoneqa.accounts.trusted_proxy import NamedPerson
from zoneqa.errors import SignOnFailed
from zoneqa.settings import Settings

_LEEWAY = 60
"""Seconds by which the clock of the provider may differ from ours."""

_SCOPE = "openid profile email"
_ALGORITHMS = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384"})
"""Signatures that are believed: only by keys of the provider, never `none` or a shared secret."""


UseState = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class SignOn:
    """One sign-on of one browser; all that it sends follows from a secret that only it holds."""

    secret: str

    @property
    def state(self) -> str:
        """Return what comes back with the code, which ties it to the browser."""
        return derived(self.secret, "state")

    @property
    def nonce(self) -> str:
        """Return what the provider signs, which ties the proof to this sign-on."""
        return derived(self.secret, "nonce")

    @property
    def verifier(self) -> str:
        """Return what proves that the code was sent for by the same service (PKCE)."""
        return derived(self.secret, "verifier")


@dataclass(frozen=True, slots=True)
class Registration:
    """How the provider knows zoneqa; `groups_claim` is the claim with a person's groups.

    Where groups set the role (`groups_set_role`), a person of whom none are told is in none.
    """

    issuer: str
    client_id: str
    client_secret: str
    groups_claim: str = "groups"
    groups_set_role: bool = False

    @classmethod
    def of(cls, settings: Settings) -> Registration:
        """Return the registration of the settings, which must be there."""
        issuer, client, secret = (
            settings.oidc_issuer,
            settings.oidc_client_id,
            settings.oidc_client_secret,
        )
        assert issuer
        assert client
        assert secret
        groups_set_role = bool(settings.group_roles)
        return cls(issuer, client, secret, settings.oidc_groups_claim, groups_set_role)


class OpenIdProvider:
    """Sends people to a provider and checks what it says of them. Blocks while it does.

    `use` remembers the state of a sign-on, and returns False if it was used before. Every method
    raises SignOnFailed.
    """

    def __init__(self, registration: Registration, use: UseState) -> None:
        self.registration = registration
        self._use = use
        self._metadata = OpenIdMetadata(registration.issuer)

    def address(self, sign_on: SignOn, redirect_uri: str) -> str:
        """Return the address at which a person signs on."""
        endpoint = self._metadata.described()["authorization_endpoint"]
        with self._client() as client:
            address, _ = client.create_authorization_url(
                endpoint,
                redirect_uri=redirect_uri,
                scope=_SCOPE,
                state=sign_on.state,
                nonce=sign_on.nonce,
                code_verifier=sign_on.verifier,
            )
        return str(address)

    def person(self, sign_on: SignOn, answer: Mapping[str, str], redirect_uri: str) -> NamedPerson:
        """Return who signed on, by the parameters with which the browser came back."""
        if not is_same(answer.get("state", ""), sign_on.state):
            raise SignOnFailed("The sign-on was begun elsewhere, or too long ago.")
        if "error" in answer:
            raise SignOnFailed("The sign-on of your organisation refused.")
        issuer = self._metadata.described()["issuer"]
        if answer.get("iss", issuer) != issuer:
            raise SignOnFailed("The sign-on was answered by another provider.")
        token = self._token(sign_on, answer.get("code", ""), redirect_uri)
        claims = self._claims(token, sign_on.nonce)
        # Only what was proven is remembered: anyone may come with a state of their own.
        if not self._use(sign_on.state):
            raise SignOnFailed("This sign-on has been used before.")
        return self._named(claims)

    def _token(self, sign_on: SignOn, code: str, redirect_uri: str) -> Mapping[str, Any]:
        endpoint = self._metadata.described()["token_endpoint"]
        with naming_trouble("did not accept the code"), self._client() as client:
            token: Mapping[str, Any] = client.fetch_token(
                endpoint,
                grant_type="authorization_code",
                code=code,
                redirect_uri=redirect_uri,
                code_verifier=sign_on.verifier,
            )
        return token

    def _claims(self, token: Mapping[str, Any], nonce: str) -> Mapping[str, Any]:
        """Return the claims of the id token: signed by the provider, for us, now, for this try."""
        from authlib.oidc.core import CodeIDToken

        ours = self.registration
        with naming_trouble("did not prove who signed in"):
            decoded = self._decoded(str(token.get("id_token", "")))
            options = {
                "iss": {"essential": True, "value": self._metadata.described()["issuer"]},
                "aud": {"essential": True, "value": ours.client_id},
                "nonce": {"essential": True, "value": nonce},
            }
            params = {"client_id": ours.client_id, "nonce": nonce} | {
                key: token[key] for key in ("access_token",) if key in token
            }
            claims = CodeIDToken(decoded.claims, decoded.header, options, params)
            claims.validate(leeway=_LEEWAY)
        return dict(claims)

    def _decoded(self, id_token: str) -> Any:
        """Return the id token, whose signature holds; unknown keys are fetched once more."""
        from joserfc import jwt
        from joserfc.errors import InvalidKeyIdError
        from joserfc.jws import JWSRegistry

        named = self._metadata.described().get("id_token_signing_alg_values_supported") or ["RS256"]
        registry = JWSRegistry(
            algorithms=sorted(_ALGORITHMS & set(named)) or ["RS256"], strict_check_header=False
        )
        try:
            return jwt.decode(id_token, self._metadata.keys(), registry=registry)
        except InvalidKeyIdError:
            self._metadata.forget_keys()
            return jwt.decode(id_token, self._metadata.keys(), registry=registry)

    def _named(self, claims: Mapping[str, Any]) -> NamedPerson:
        names = (claims.get(each) for each in ("preferred_username", "email", "name", "sub"))
        name = next(each for each in names if isinstance(each, str) and each.strip())
        groups = _listed(claims.get(self.registration.groups_claim))
        if groups is None and self.registration.groups_set_role:
            # Providers leave the claim out for who was taken out of the last group.
            groups = frozenset()
        return NamedPerson(str(claims["sub"]), name, groups)

    def _client(self) -> Any:
        from authlib.integrations.httpx_client import OAuth2Client

        supported = self._metadata.described().get("token_endpoint_auth_methods_supported")
        in_body = supported and "client_secret_basic" not in supported
        return OAuth2Client(
            self.registration.client_id,
            self.registration.client_secret,
            token_endpoint_auth_method="client_secret_post" if in_body else "client_secret_basic",
            code_challenge_method="S256",
            timeout=SECONDS,
        )


def _listed(groups: Any) -> frozenset[str] | None:
    """Return the groups of a claim, which of one may be its name alone; None if there are none."""
    if isinstance(groups, str):
        return frozenset({groups})
    return frozenset(map(str, groups)) if isinstance(groups, list) else None

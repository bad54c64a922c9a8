"""The page for signing in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from zoneqa.api.layout import Layout


@dataclass(frozen=True, slots=True)
class SignInPage:
    """The page for signing in; `notice` says why a try failed, `going_on` where to go then."""

    template: ClassVar[str] = "login.html"
    layout: Layout
    ways: frozenset[str]
    going_on: str
    name: str = ""
    notice: str | None = None

    @property
    def sign_on_address(self) -> str:
        """Return where the sign-on of the organisation begins."""
        return "/login/oidc?" + urlencode({"next": self.going_on})

    @property
    def is_by_proxy(self) -> bool:
        """Return whether nobody can sign in here, but only at the proxy."""
        return self.ways == {"proxy"}

"""The lowest role for every route. A route that is not in the table does not exist for anyone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from starlette.routing import compile_path

from zoneqa.accounts.person import UserRole
from zoneqa.api.convertors import ANY

ROUTES: Mapping[UserRole, tuple[str, ...]] = {
    UserRole.ANYONE: (
        "GET /health",
        "GET /login",
        "POST /login",
        "GET /login/oidc",
        "GET /login/oidc/callback",
        "POST /logout",
        "GET /metrics",
        "GET /ready",
        "GET /static/{path:path}",
    ),
    UserRole.READER: (
        "GET /",
        "GET /account",
        "POST /account/export",
        "POST /account/forget",
        "POST /account/password",
        "POST /account/keys",
        "POST /account/keys/revoke",
        "GET /api/articles",
        f"GET /api/articles/{{article_id:{ANY}}}",
        "POST /api/ask",
        "POST /api/check",
        "GET /api/conversations",
        "POST /api/conversations",
        "GET /api/conversations/{conversation_id}",
        "PATCH /api/conversations/{conversation_id}",
        "DELETE /api/conversations/{conversation_id}",
        "POST /api/conversations/{conversation_id}/ask",
        "POST /api/conversations/{conversation_id}/stop",
        "POST /api/export",
        "GET /api/facts",
        "POST /api/feedback",
        "DELETE /api/feedback/{message_id}",
        "GET /api/filters",
        "GET /api/person",
        "GET /api/quoted-article",
        "POST /api/search",
        "GET /api/shares",
        "POST /api/shares",
        "DELETE /api/shares/{token}",
        "POST /api/suggestions",
        "GET /article",
        f"GET /article/{{article_id:{ANY}}}",
        "GET /articles",
        "GET /ask",
        "POST /ask",
        "GET /check",
        "POST /check",
        "GET /facts",
        "POST /mcp",
        "GET /openapi.json",
        "GET /shared/{token}",
        "POST /v1/chat/completions",
        "GET /v1/models",
        f"GET /v1/models/{{model_id:{ANY}}}",
    ),
    UserRole.EDITOR: (
        "GET /api/documents",
        f"PUT /api/documents/{{name:{ANY}}}",
        f"DELETE /api/documents/{{name:{ANY}}}",
        "GET /api/generations",
        "POST /api/generations/{name}/rollback",
        "GET /api/jobs",
        "POST /api/jobs",
        "GET /api/jobs/{job_id}",
        "DELETE /api/jobs/{job_id}",
        "GET /documents",
        "POST /documents",
        "POST /documents/give-up",
        "POST /documents/read-again",
        "GET /documents/remove",
        "POST /documents/remove",
        "GET /documents/roll-back",
        "POST /documents/roll-back",
    ),
    UserRole.ADMIN: (
        "GET /admin/audit",
        "GET /admin/people",
        "POST /admin/people",
        "GET /admin/people/{user_id}",
        "POST /admin/people/{user_id}/rights",
        "POST /admin/people/{user_id}/password",
        "POST /admin/people/{user_id}/active",
        "POST /admin/people/{user_id}/sign-out",
        "POST /admin/people/{user_id}/remove",
        "GET /evaluation",
        "GET /feedback",
        "GET /feedback/cases/{state}",
        "GET /feedback/{feedback_id}",
        "POST /feedback/{feedback_id}/accept",
        "POST /feedback/{feedback_id}/decide",
    ),
}
"""The routes of each role, as method and path, in the order of the alphabet."""


@dataclass(frozen=True, slots=True)
class AccessRow:
    """A route as the table has it; `path_format` is its path as other parts name routes."""

    method: str
    pattern: re.Pattern[str]
    path_format: str
    role: UserRole


class AccessTable:
    """Says who may use an address, whichever route the router will choose for it."""

    def __init__(self, routes: Mapping[UserRole, Iterable[str]] = ROUTES) -> None:
        self._rows = [
            AccessRow(method, *compile_path(path)[:2], role)
            for role, lines in routes.items()
            for method, path in (line.split(" ", 1) for line in lines)
        ]

    def rows(self, path: str) -> list[AccessRow]:
        """Return the rows of an address, one for each method; none if it is no address of ours."""
        return [row for row in self._rows if row.pattern.match(path)]

    def role(self, method: str, path: str) -> UserRole | None:
        """Return the lowest role for a request: the highest of all routes that it may mean.

        None is for what no route of the table takes.
        """
        return max((row.role for row in self.rows(path) if row.method == method), default=None)

"""Serving below a path."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send


class RootPathMiddleware:
    """Takes a path from the front of the addresses that have it, so that routes need not know it.

    Addresses without it are served as they are: a proxy may have taken it away. Links get it from
    the scope, where ASGI keeps it.
    """

    def __init__(self, app: ASGIApp, root_path: str) -> None:
        self.app = app
        self.root_path = root_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            path = self.below(scope["path"])
            scope = {**scope, "root_path": self.root_path, "path": path}
        await self.app(scope, receive, send)

    def below(self, path: str) -> str:
        """Return an address without the path at its front."""
        rest = path.removeprefix(self.root_path)
        return (rest or "/") if rest[:1] in {"", "/"} else path

"""The handler of the page of the evaluation."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from zoneqa.api.feedback.evaluation_page import EvaluationPage, read_reports
from zoneqa.api.page_routes import PageRoutes


@dataclass(frozen=True, slots=True)
class EvaluationRoutes:
    """The handler of the page; `folder` has the reports, None if none are shown."""

    pages: PageRoutes
    folder: Path | None

    async def show(self, request: Request) -> Response:
        """Show the last reports."""
        folder = self.folder
        reports = await asyncio.to_thread(read_reports, folder) if folder else []
        page = EvaluationPage(self.pages.layout(request), reports, folder is not None)
        return self.pages.show(request, page)


def evaluation_routes(pages: PageRoutes, folder: Path | None) -> APIRouter:
    """Return the route of the page."""
    router, routes = APIRouter(), EvaluationRoutes(pages, folder)
    router.add_route("/evaluation", routes.show, methods=["GET"])
    return router

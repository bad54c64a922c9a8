"""The application: its parts put together."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache, partial
from pathlib import Path

from fastapi import FastAPI

from zoneqa.accounts.accounts import Accounts
from zoneqa.accounts.data_requests import DataRequests
from zoneqa.api.accounts.account_service import AccountService
from zoneqa.api.application_layers import add_layers
from zoneqa.api.application_parts import Parts
from zoneqa.api.application_routes import add_answering, add_kept, add_people
from zoneqa.api.assets import assets_folder, read_static_assets
from zoneqa.api.documents.document_service import Documents, DocumentService
from zoneqa.api.history.history_service import HistoryService
from zoneqa.api.history.retention_task import DeleteOutdated
from zoneqa.api.library import Library, one_index
from zoneqa.api.lifespan import lifespan
from zoneqa.api.mcp_endpoint import McpEndpoint
from zoneqa.api.monitoring import Monitor
from zoneqa.api.openapi_document import document_of
from zoneqa.api.page_routes import PageRoutes
from zoneqa.api.pages import Renderer
from zoneqa.api.protocols import OpenAnswerer
from zoneqa.api.service import Service
from zoneqa.api.staff_page import DOCUMENTS, EVALUATION, FEEDBACK, StaffPage
from zoneqa.api.worker_pool import PATIENCE
from zoneqa.conversation.rewriter import MakeRewriter, rules_only
from zoneqa.storage.history import History


def create_app(  # noqa: PLR0913 - each is an option by itself
    library: Library | OpenAnswerer,
    *,
    workers: int = 2,
    patience: float = PATIENCE,
    hosts: Collection[str] = (),
    make_rewriter: MakeRewriter = rules_only,
    public_url: str | None = None,
    history: History | None = None,
    data_requests: DataRequests | None = None,
    delete_outdated: DeleteOutdated | None = None,
    accounts: Accounts | None = None,
    monitor: Monitor | None = None,
    documents: Documents | None = None,
    reports: Path | None = None,
    root_path: str = "",
) -> FastAPI:
    """Return the application, which answers questions once its library was opened.

    What opens an answerer stands for a library of one index that never changes.
    `workers` threads answer; a question that would wait longer than `patience` seconds for one
    gets a 503.
    `hosts` are the host names that it answers under; empty means any.
    `make_rewriter` returns what puts follow-ups in full.
    Links in answers begin with `public_url`; without it, with the address of the request.
    `history` keeps conversations and feedback; without it, they stay in the browser.
    With `data_requests`, people are given what is kept of them, or have it deleted.
    `delete_outdated` is called at the start and each day: it deletes what is kept too long.
    `monitor` watches the service, which stands in the `state` of the application.
    Admins see the reports of the evaluation in the folder `reports`.
    Editors may change `documents`; without them, nobody changes any here.
    All addresses are below `root_path`, such as /zoneqa.
    People sign in to their `accounts`; without them, whoever asks is the local person.
    """
    library = library if isinstance(library, Library) else one_index(library)
    service = Service(library, workers=workers, patience=patience)
    kept = HistoryService(history, patience) if history else None
    parts = Parts(
        service=service,
        pages=read_pages(service, keeps=kept is not None),
        mcp=McpEndpoint(service, make_rewriter),
        monitor=monitor or Monitor(),
        history=kept,
        accounts=AccountService(accounts) if accounts else None,
        documents=DocumentService(documents, library.visible) if documents else None,
    )
    app = bare_app(parts, delete_outdated)
    app.state.staff_pages = staff_pages(parts, reports)
    add_answering(app, parts, make_rewriter, public_url)
    add_kept(app, parts, make_rewriter, reports)
    add_people(app, parts, public_url, data_requests)
    add_layers(app, parts, hosts, root_path)
    return app


def read_pages(service: Service, *, keeps: bool) -> PageRoutes:
    """Return the pages, with the templates and static files that they need."""
    folder = assets_folder()
    statics = read_static_assets(folder / "static")
    return PageRoutes(service, Renderer(folder / "templates"), statics, keeps)


def bare_app(parts: Parts, delete_outdated: DeleteOutdated | None) -> FastAPI:
    """Return an application without routes, which starts and ends its parts."""
    app = FastAPI(
        title="zoneqa",
        docs_url=None,  # both pages would load scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan(parts, delete_outdated),
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    app.state.service = parts.service
    app.openapi = cache(partial(document_of, app))  # type: ignore[method-assign]
    return app


def staff_pages(parts: Parts, reports: Path | None) -> list[StaffPage]:
    """Return the pages of those who keep the service that have something to show."""
    own = {DOCUMENTS: parts.documents, FEEDBACK: parts.history, EVALUATION: reports}
    return [page for page, is_there in own.items() if is_there]

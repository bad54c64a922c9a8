"""The finished parts of the application."""

from __future__ import annotations

from dataclasses import dataclass

from zoneqa.api.accounts.account_service import AccountService
from zoneqa.api.documents.document_service import DocumentService
from zoneqa.api.history.history_service import HistoryService
from zoneqa.api.mcp_endpoint import McpEndpoint
from zoneqa.api.monitoring import Monitor
from zoneqa.api.page_routes import PageRoutes
from zoneqa.api.service import Service


@dataclass(frozen=True, slots=True)
class Parts:
    """What routes are made from and what ends with the server; None is what it does without."""

    service: Service
    pages: PageRoutes
    mcp: McpEndpoint
    monitor: Monitor
    history: HistoryService | None
    accounts: AccountService | None
    documents: DocumentService | None

"""The routes that probes ask: whether to send questions here, and what was counted."""

from __future__ import annotations

from dataclasses import dataclass
from hmac import compare_digest
from ipaddress import ip_address

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from zoneqa.api import openapi
from zoneqa.api.http_errors import HttpError
from zoneqa.api.monitoring.metrics import CONTENT_TYPE
from zoneqa.api.monitoring.monitor import Monitor
from zoneqa.api.monitoring.service_collector import ServiceCollector
from zoneqa.api.service import Service
from zoneqa.json_types import NotReadyJson, ReadyJson
from zoneqa.settings import LOOPBACK_NAMES

FORWARDED = frozenset({"forwarded", "x-forwarded-for", "x-real-ip", "via"})
"""Headers by which a proxy tells that it asks for somebody else."""


@dataclass(frozen=True, slots=True)
class MonitoringRoutes:
    """The handlers of the routes."""

    service: Service
    monitor: Monitor

    async def ready(self) -> Response:
        """Return whether a question would be taken now."""
        status, body = self.service.readiness()
        return JSONResponse(body, status_code=status)

    async def metrics(self, request: Request) -> Response:
        """Return the metrics, to whoever may see them."""
        require_watcher(request, self.monitor)
        return Response(self.monitor.metrics.text(), media_type=CONTENT_TYPE)


def require_watcher(request: Request, monitor: Monitor) -> None:
    """Raise HttpError unless the request has the token or, without one, is this computer's own.

    A proxy on this computer is no reason: what it passes on is somebody else's. Not every proxy
    says that it is one, so where others reach the service, the token alone counts.
    """
    token = monitor.metrics_token
    if token is None:
        if monitor.is_for_others or not is_own(request):
            message = "Metrics are for this computer only, unless ZONEQA_METRICS_TOKEN is set."
            raise HttpError(403, "metrics_refused", message)
        return
    given = request.headers.get("authorization", "").encode()
    if not compare_digest(given, f"Bearer {token}".encode()):
        asks = {"WWW-Authenticate": "Bearer"}
        message = "Metrics need the token of ZONEQA_METRICS_TOKEN."
        raise HttpError(401, "metrics_token", message, headers=asks)


def is_own(request: Request) -> bool:
    """Return whether a request comes straight from this computer, and asks it by its own name."""
    if request.client is None or FORWARDED & set(request.headers):
        return False
    try:
        is_near = ip_address(request.client.host).is_loopback
    except ValueError:
        return False
    return is_near and request.url.hostname in LOOPBACK_NAMES


def monitoring_routes(service: Service, monitor: Monitor) -> APIRouter:
    """Return the routes; what they tell of the service is collected from now on."""
    monitor.metrics.add(ServiceCollector(service, monitor.llm_is_resting))
    router, routes = APIRouter(), MonitoringRoutes(service, monitor)
    router.get(
        "/ready",
        summary="Whether a question would be taken now",
        response_model=ReadyJson,
        responses=openapi.error_responses(*openapi.PUBLIC_ROUTE)
        | {503: {"model": NotReadyJson, "description": "Starting, stopping, or without an index"}},
    )(routes.ready)
    router.get(
        "/metrics",
        summary="What was counted and timed, for Prometheus",
        response_class=Response,
        responses=openapi.text_response("text/plain")
        | openapi.error_responses(*openapi.PUBLIC_ROUTE, 401, 403),
    )(routes.metrics)
    return router

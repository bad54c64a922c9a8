"""The layers around every route, the outermost last: checks, the log, the security headers."""

from zoneqa.api.middleware.request_guard import RequestGuardMiddleware
from zoneqa.api.middleware.request_log import RequestLogMiddleware
from zoneqa.api.middleware.request_metrics import RequestMetricsMiddleware
from zoneqa.api.middleware.root_path import RootPathMiddleware
from zoneqa.api.middleware.security_headers import SecurityHeadersMiddleware

__all__ = [
    "RequestGuardMiddleware",
    "RequestLogMiddleware",
    "RequestMetricsMiddleware",
    "RootPathMiddleware",
    "SecurityHeadersMiddleware",
]

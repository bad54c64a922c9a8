"""The web service: the pages for people and the API for programs."""

from zoneqa.api.app import create_app
from zoneqa.api.connections import ConnectionLimits
from zoneqa.api.documents.document_service import Documents
from zoneqa.api.graceful_server import GracefulServer, HandOver, server_config
from zoneqa.api.library import Library, all_of_them, by_groups, one_index
from zoneqa.api.monitoring import Monitor, make_monitor
from zoneqa.api.protocols import AnswererProtocol
from zoneqa.api.server import allowed_hosts, is_loopback, listen, serve

__all__ = [
    "AnswererProtocol",
    "ConnectionLimits",
    "Documents",
    "GracefulServer",
    "HandOver",
    "Library",
    "Monitor",
    "all_of_them",
    "allowed_hosts",
    "by_groups",
    "create_app",
    "is_loopback",
    "listen",
    "make_monitor",
    "one_index",
    "serve",
    "server_config",
]

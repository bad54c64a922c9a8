"""The web service: the pages for people and the API for programs."""

from zoneqa.api.app import create_app
from zoneqa.api.connections import ConnectionLimits
from zoneqa.api.monitoring import Monitor, make_monitor
from zoneqa.api.protocols import AnswererProtocol
from zoneqa.api.server import GracefulServer, allowed_hosts, listen, serve, server_config

__all__ = [
    "AnswererProtocol",
    "ConnectionLimits",
    "GracefulServer",
    "Monitor",
    "allowed_hosts",
    "create_app",
    "listen",
    "make_monitor",
    "serve",
    "server_config",
]

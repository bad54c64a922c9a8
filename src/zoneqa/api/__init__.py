"""The web service: the pages for people and the API for programs."""

from zoneqa.api.app import create_app
from zoneqa.api.connections import ConnectionLimits
from zoneqa.api.protocols import AnswererProtocol
from zoneqa.api.server import allowed_hosts, is_loopback, listen, serve, server_config

__all__ = [
    "AnswererProtocol",
    "ConnectionLimits",
    "allowed_hosts",
    "create_app",
    "is_loopback",
    "listen",
    "serve",
    "server_config",
]

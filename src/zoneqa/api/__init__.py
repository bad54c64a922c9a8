"""The web service: the pages for people and the API for programs."""

from zoneqa.api.app import create_app
from zoneqa.api.protocols import AnswererProtocol
from zoneqa.api.server import listen, serve, server_config

__all__ = ["AnswererProtocol", "create_app", "listen", "serve", "server_config"]

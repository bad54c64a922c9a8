"""The web service: the pages for people and the API for programs."""

from zoneqa.web.answerer import Answerer
from zoneqa.web.app import create_app
from zoneqa.web.server import listen, serve, server_config

__all__ = ["Answerer", "create_app", "listen", "serve", "server_config"]

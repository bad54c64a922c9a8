"""The log of the server, on stderr."""

from __future__ import annotations

import logging
from typing import TextIO

from zoneqa.api.monitoring.json_log import JsonFormatter
from zoneqa.api.monitoring.repeated_lines import RepeatedLineFilter
from zoneqa.settings import LogFormat

_TEXT = "%(asctime)s %(levelname)s %(message)s"


def start_log(log_format: LogFormat = "text") -> None:
    """Log to stderr, with one line a minute for a warning that repeats."""
    logging.basicConfig(level=logging.INFO, handlers=[log_handler(log_format)])


def log_handler(log_format: LogFormat, stream: TextIO | None = None) -> logging.Handler:
    """Return what writes the log in a format."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter() if log_format == "json" else logging.Formatter(_TEXT))
    handler.addFilter(RepeatedLineFilter())
    return handler

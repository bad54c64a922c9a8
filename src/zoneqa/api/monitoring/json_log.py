"""The log as JSON, an object a line.

The standard library's logging with a formatter, not structlog: every library that we use logs
through it, and their lines get the same shape and the same request id with no adapter between.
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

from zoneqa.api.monitoring.request_id import current_request_id

_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "color_message"}
"""What every record has; anything else was added with `extra`."""


class JsonFormatter(logging.Formatter):
    """Writes time, level, message and request id, and what a line tells for programs."""

    def format(self, record: logging.LogRecord) -> str:
        """Return a record as JSON in ASCII: no character ends the line or hides in it."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if request_id := current_request_id():
            line["request_id"] = request_id
        line |= {name: value for name, value in vars(record).items() if name not in _OWN}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str)

"""What repeats is written to the log once a minute."""

from __future__ import annotations

import logging

import pytest

from zoneqa.api.monitoring.repeated_lines import RepeatedLineFilter


class Log:
    """A log with the filter and a clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 0.0
        self.lines: list[str] = []
        self.filter = RepeatedLineFilter(clock=lambda: self.now)

    def write(
        self, message: str, *values: object, level: int = logging.WARNING, error: object = None
    ) -> None:
        info = (type(error), error, None) if isinstance(error, Exception) else None
        record = logging.LogRecord("a", level, "", 0, message, values, info)
        if self.filter.filter(record):
            self.lines.append(record.getMessage())


def test_a_warning_is_counted_until_a_minute_has_passed() -> None:
    log = Log()
    for number in range(500):
        log.write("refused %d", number)
    assert log.lines == ["refused 0"]
    log.now = 60
    log.write("refused %d", 500)
    log.now = 120
    log.write("refused %d", 501)
    assert log.lines[1:] == ["refused 500 (and 499 times more)", "refused 501"]


def test_other_lines_are_written() -> None:
    log = Log()
    log.write("one", level=logging.INFO)
    log.write("one", level=logging.INFO)
    log.write("two")
    log.write("three", level=logging.ERROR)
    log.write("three", level=logging.ERROR, error=KeyError("a"))
    log.write("three", level=logging.ERROR, error=KeyError("b"))
    log.write("three", level=logging.ERROR, error=OSError("c"))
    assert log.lines == ["one", "one", "two", "three", "three", "three"]


@pytest.mark.parametrize("kinds", [999, 5000])
def test_messages_that_all_differ_are_all_written(kinds: int) -> None:
    log = Log()
    for number in range(kinds):
        log.write(f"message {number}")
    assert len(log.lines) == kinds

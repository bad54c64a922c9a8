"""An answerer that waits while it answers one question."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event as Signal

from tests.e2e.fake import FakeAnswerer
from zoneqa.types import NO_FILTERS, Event, Filters

SLOW = "慢慢答：三大园区？"


class SlowAnswerer(FakeAnswerer):
    """Waits while it answers one question, until it is told to go on."""

    def __init__(self, begun: Signal, go_on: Signal) -> None:
        self.begun, self.go_on = begun, go_on

    def _events(self, question: str, k: int, filters: Filters = NO_FILTERS) -> Iterator[Event]:
        for event in super()._events(question, k, filters):
            yield event
            if question == SLOW:
                self.begun.set()
                assert self.go_on.wait(30)

"""A replica without models: `python -m tests.replicas.served_fake DATABASE` prints its port."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence

from tests.e2e.fake import FakeAnswerer
from tests.made_accounts import QUICK
from zoneqa.accounts.accounts import make_accounts
from zoneqa.answer.examples import ExampleQuestion
from zoneqa.api import GracefulServer, HandOver, create_app, listen
from zoneqa.settings import Settings
from zoneqa.storage.database import open_database
from zoneqa.storage.history import History
from zoneqa.types import NO_FILTERS, Event, Filters, Language

SLOW = "慢慢答：三大园区？"
REQUESTS_PER_MINUTE = 30
_STEPS = 200


class Slow(FakeAnswerer):
    """Takes long for one question, in steps after which it can be stopped; has no examples."""

    def example_questions(self, language: Language) -> Sequence[ExampleQuestion]:
        return ()

    def _events(self, question: str, k: int, filters: Filters = NO_FILTERS) -> Iterator[Event]:
        first, *rest = super()._events(question, k, filters)
        for _ in range(_STEPS if question == SLOW else 1):
            yield first
            time.sleep(0.01)
        yield from rest


def main(database_url: str) -> None:
    """Serve until it is stopped."""
    database = open_database(database_url)
    settings = Settings(requests_per_minute=REQUESTS_PER_MINUTE)
    accounts = make_accounts(settings, frozenset({"accounts"}), database, QUICK)
    app = create_app(Slow, history=History.of(database), accounts=accounts)
    with listen("127.0.0.1", 0, at_once=False) as listener:
        print(listener.getsockname()[1], flush=True)  # noqa: T201  for whoever started it
        GracefulServer(app, hand_over=HandOver(is_replica=True)).run(sockets=[listener])


if __name__ == "__main__":
    main(sys.argv[1])

"""A process is killed while it keeps things, or while it changes the tables.

What it had acknowledged must be there, the database sound, and the tables the old ones or the new.
"""

from __future__ import annotations

import os
import random
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from threading import Thread

from alembic.script import ScriptDirectory
from sqlalchemy import select

from tests.databases import running_postgres
from tests.storage.made import made_message
from tests.storage.made_rows import Rows, fill, kept, rows
from tests.sweeps.child import fork, wait
from tests.sweeps.report import Line, counted
from zoneqa.storage.conversations import ConversationStore
from zoneqa.storage.database import Database, open_database
from zoneqa.storage.database_url import make_backend
from zoneqa.storage.feedback import FeedbackStore
from zoneqa.storage.migrate import MIGRATIONS, migrate
from zoneqa.storage.tables import SCHEMA, feedback, messages

_WRITERS = 3
_KILL_WITHIN = 0.5
"""A writer is killed within this many seconds of its start."""

NewUrl = Callable[[], str]
"""Makes an empty database and returns its URL."""


def lines(share: float, seed: int) -> Iterator[Line]:
    """Kill writers and upgrades on both databases, 100 times each, and yield a line for each."""
    times = max(1, round(100 * share))
    with tempfile.TemporaryDirectory() as folder:
        new_file = partial(_new_file, folder, count())
        yield from _lines("sqlite", new_file, times, random.Random(seed))
    try:
        with running_postgres() as server:
            yield from _lines("postgresql", server.create, times, random.Random(seed))
    except LookupError as error:
        yield Line("keeping", "postgresql", 0, f"not run: {error}", ())


def _new_file(folder: str, numbers: Iterator[int]) -> str:
    return f"sqlite:///{folder}/{next(numbers)}.sqlite"


def _lines(name: str, new_url: NewUrl, times: int, source: random.Random) -> Iterator[Line]:
    written = _Written(new_url())
    for _ in range(times):
        written.kill(source.uniform(0, _KILL_WITHIN))
    yield Line("keeping", f"writing, {name}", times, str(written), tuple(written.wrong))
    for revision in _revisions_before_today():
        upgraded = _Upgraded(new_url, revision)
        for _ in range(times):
            upgraded.kill(source)
        case = f"from {revision or 'nothing'}, {name}"
        yield Line("keeping", case, times, counted(upgraded.found), tuple(upgraded.wrong))


@dataclass(slots=True)
class _Written:
    """What processes acknowledged that wrote to one database and were killed."""

    url: str
    acknowledged: set[str] = field(default_factory=set)
    present: int = 0
    kills: int = 0
    wrong: list[str] = field(default_factory=list)

    def kill(self, delay: float) -> None:
        """Let a process write, kill it, and look at the database."""
        with tempfile.TemporaryFile() as output:
            pid = fork(partial(_write, self.url), output)
            time.sleep(delay)
            os.kill(pid, signal.SIGKILL)
            code = wait(pid)
            output.seek(0)
            said = output.read().decode()
        self.kills += 1
        if code != -signal.SIGKILL:
            self.wrong.append(f"ended with {code}: {said[-400:]}")
        # A line that was cut off is no acknowledgement.
        self.acknowledged.update(said.split("\n")[:-1])
        self.wrong.extend(self._look())

    def _look(self) -> Iterator[str]:
        with closing(open_database(self.url)) as database:
            found = _ids(database)
            problem = database.problem()
            ConversationStore(database).create("afterwards", "")
        self.present = len(found)
        if lost := self.acknowledged - found:
            yield f"lost {len(lost)} of {len(self.acknowledged)} acknowledged rows: {lost}"
        if self.present > len(self.acknowledged) + self.kills * _WRITERS:
            yield f"{self.present} rows, but {len(self.acknowledged)} acknowledged"
        if problem:
            yield problem

    def __str__(self) -> str:
        lost = sum(what.startswith("lost") for what in self.wrong)
        return f"acknowledged {len(self.acknowledged)}, lost {lost}, rows {self.present}"


def _write(url: str) -> int:
    """Keep messages and feedback without end, and print the id of each when it is kept."""
    database = open_database(url)
    for _ in range(_WRITERS):
        Thread(target=_converse, args=[database], daemon=True).start()
    signal.pause()
    return 0


def _converse(database: Database) -> None:
    conversations, store = ConversationStore(database), FeedbackStore(database)
    conversation = conversations.create("li", "产值")
    while True:
        message = conversations.add("li", conversation.id, made_message())
        assert message is not None
        _acknowledge(message.id)
        given = store.give("wang", message, "wrong", "应为310亿元")
        assert given is not None
        _acknowledge(given.id)


def _acknowledge(row_id: str) -> None:
    os.write(1, f"{row_id}\n".encode())


def _ids(database: Database) -> set[str]:
    with database.reading() as connection:
        return {
            row_id
            for table in (messages, feedback)
            for row_id in connection.execute(select(table.c.id)).scalars()
        }


@dataclass(slots=True)
class _Upgraded:
    """What was found where a process that changed the tables was killed."""

    new_url: NewUrl
    revision: str | None
    found: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    _longest: float = 0.0

    def __post_init__(self) -> None:
        began = time.monotonic()
        with tempfile.TemporaryFile() as output:
            wait(fork(partial(_upgrade, self._prepared()), output))
        self._longest = time.monotonic() - began

    def kill(self, source: random.Random) -> None:
        """Let a process change the tables, kill it, and look at them."""
        url = self._prepared()
        before = _rows(url)
        with tempfile.TemporaryFile() as output:
            pid = fork(partial(_upgrade, url), output)
            time.sleep(source.uniform(0, self._longest))
            os.kill(pid, signal.SIGKILL)
            code = wait(pid)
        if code not in (0, -signal.SIGKILL):
            self.wrong.append(f"ended with {code}")
        self.wrong.extend(self._look(url, before))

    def _prepared(self) -> str:
        url = self.new_url()
        if self.revision:
            backend = make_backend(url, 1)
            with backend.upgrading() as connection:
                migrate(connection, backend.name, self.revision)
            with backend.writing() as connection:
                fill(connection)
            backend.engine.dispose()
        return url

    def _look(self, url: str, before: Rows) -> Iterator[str]:
        half = _rows(url)
        self.found.append("old" if set(half) == set(before) else "new")
        if set(half) not in (set(before), set(SCHEMA.tables)):
            yield f"the tables are {sorted(half)}"
        with closing(open_database(url)) as database:
            problem = database.problem()
            ConversationStore(database).create("afterwards", "")
        after = _rows(url)
        after["conversations"] = [
            r for r in after["conversations"] if r["owner_id"] != "afterwards"
        ]
        if kept(before, after) != {table: before[table] for table in after if table in before}:
            yield "the rows are not those from before"
        if problem:
            yield problem


def _upgrade(url: str) -> int:
    open_database(url).close()
    return 0


def _rows(url: str) -> Rows:
    """Return the rows of a database as it is; none if there is no file yet."""
    backend = make_backend(url, 1)
    path = Path(backend.name)
    if url.startswith("sqlite") and not path.exists():
        return {}
    with backend.reading() as connection:
        found = rows(connection)
    backend.engine.dispose()
    return found


def _revisions_before_today() -> list[str | None]:
    """Return None, for a database without tables, and the revisions that are not the last."""
    _last, *older = ScriptDirectory(str(MIGRATIONS)).walk_revisions()
    return [None, *(each.revision for each in older)]

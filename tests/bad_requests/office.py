"""A service in which people sign in."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx2
from sqlalchemy import func, select

from tests.api.accounts.browser import OWN_PAGE, sign_in
from tests.bad_requests.site import OwnFiles, Site
from tests.made_accounts import PASSWORD
from zoneqa.accounts.account import Account
from zoneqa.accounts.accounts import Accounts, make_accounts
from zoneqa.accounts.person import UserRole
from zoneqa.settings import Settings
from zoneqa.storage.database import Database, open_database
from zoneqa.storage.tables import SCHEMA

_ENDED = ("done", "failed", "cancelled")
_JOB_SECONDS, _OPEN_SECONDS, _POLL_SECONDS = 120, 30, 0.5
_BINARY = {"Content-Type": "application/octet-stream"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Site):
    """The service, and what it keeps in its database, which is open here too."""

    database: Database
    accounts: Accounts
    _numbers: Iterator[int] = field(default_factory=count)

    def person(self, role: UserRole = UserRole.READER, *groups: str) -> Account:
        """Add a person."""
        name = f"{role.label} {next(self._numbers)}"
        return self.accounts.people.add("tests", name, role, groups, PASSWORD)

    def key(self, account: Account) -> str:
        """Make a key that may do what its owner may."""
        return self.accounts.keys.make("tests", account, "tests", None, account.role)

    def program(self, role: UserRole = UserRole.READER) -> httpx2.Client:
        """Return a client with the key of a new person."""
        client = self.client()
        client.headers["Authorization"] = f"Bearer {self.key(self.person(role))}"
        return client

    @contextmanager
    def browser(self, account: Account) -> Iterator[httpx2.Client]:
        """A client in which a person has signed in."""
        with self.client() as client:
            assert sign_in(client, account.shown_name).status_code == 303
            client.headers.update(OWN_PAGE)
            yield client

    def rows(self) -> Mapping[str, int]:
        """Return how many rows each table has."""
        with self.database.reading() as connection:
            return {
                table.name: connection.scalar(select(func.count()).select_from(table)) or 0
                for table in SCHEMA.sorted_tables
            }

    def upload(self, client: httpx2.Client, name: str, content: bytes) -> tuple[int, Any]:
        """Send a file; return the status, and the job when it has ended or else the error."""
        path = f"/api/documents/{quote(name, safe='')}?replace=1"
        reply = client.put(path, content=content, headers=_BINARY)
        assert "set-cookie" not in reply.headers
        if reply.status_code != 202:
            return reply.status_code, reply.json()
        return 202, settled(client, reply.json()["id"])


def settled(client: httpx2.Client, job_id: str) -> Any:
    """Wait for a job and return how it ended."""
    ends = time.monotonic() + _JOB_SECONDS
    while time.monotonic() < ends:
        job = client.get(f"/api/jobs/{job_id}").json()
        if job["state"] in _ENDED:
            return job
        time.sleep(_POLL_SECONDS)
    raise TimeoutError(json.dumps(job))


def answering_from(client: httpx2.Client, generation: str) -> bool:
    """Wait until a generation answers; return whether it does. Questions make it be opened."""
    ends = time.monotonic() + _OPEN_SECONDS
    while time.monotonic() < ends:
        if client.get("/health").json()["generation"] == generation:
            return True
        client.post("/api/search", json={"question": "x"})
    return False


@contextmanager
def open_office(index: Path, folder: Path) -> Iterator[Office]:
    """A service in which people sign in with passwords or keys."""
    files = OwnFiles.copied(index, folder, ZONEQA_AUTH="accounts")
    database = open_database(files.database)
    accounts = make_accounts(Settings(), frozenset({"accounts"}), database)
    try:
        with files.served() as served:
            yield Office(served=served, folder=folder, database=database, accounts=accounts)
    finally:
        database.close()

"""Rows on their way into PostgreSQL."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from tests.databases import HASTY, PostgresServer, running_postgres
from zoneqa.index.postgres_tables import create_tables
from zoneqa.index.table_copy import TableCopy
from zoneqa.storage.database import Database, connect_database


@pytest.fixture
def port(postgres: PostgresServer) -> Iterator[int]:
    """The port of a server that is reached as another machine would reach it."""
    with socket.create_server(("127.0.0.1", 0)) as unused:
        free = unused.getsockname()[1]
    with running_postgres((*HASTY, "listen_addresses=127.0.0.1", f"port={free}")):
        yield free


def give_up_after(driver: Any) -> int:
    """The milliseconds after which a server that takes nothing is given up; 0 is no limit."""
    with socket.socket(fileno=os.dup(driver.fileno())) as connected:
        return connected.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT)


def limits(database: Database) -> tuple[int, int, int]:
    """The limit before, while and after rows are copied."""
    with database.writing() as connection:
        create_tables(connection, "gen-1")
        driver, copying = connection.connection.driver_connection, list[int]()

        def rows() -> Iterator[tuple[str, int]]:
            copying.append(give_up_after(driver))
            yield "云岭", 1

        before = give_up_after(driver)
        TableCopy(connection, "gen-1").copy("term", rows())
        return before, copying[0], give_up_after(driver)


@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="needs Linux")
@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("", (3_000, 60_000, 3_000)),
        ("?tcp_user_timeout=90000", (90_000, 90_000, 90_000)),
        ("?tcp_user_timeout=0", (0, 0, 0)),
    ],
)
def test_a_server_may_pause_while_it_takes_rows(
    port: int, option: str, expected: tuple[int, int, int]
) -> None:
    url = f"postgresql://zoneqa@127.0.0.1:{port}/postgres{option}"
    with closing(connect_database(url)) as database:
        assert limits(database) == expected

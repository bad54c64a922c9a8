"""Commands whose index is in PostgreSQL: none leaves a connection open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cli.command import reported, zoneqa
from tests.databases import PostgresServer

QUESTION = "云岭高新区有多少家企业入园？"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    return ("--index", str(tmp_path_factory.mktemp("index")))


@pytest.fixture(scope="module")
def env(
    postgres: PostgresServer, place: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, str]]:
    """The settings of a database with an index, in which what is left open is told."""
    folder, url = tmp_path_factory.mktemp("articles"), postgres.create()
    (folder / "云岭.txt").write_text(reported("云岭", 37), encoding="utf-8")
    env = {"ZONEQA_DATABASE": url, "PYTHONWARNINGS": "always::ResourceWarning"}
    built = zoneqa("index", "--corpus", str(folder), *place, **env)
    assert (built.returncode, "ResourceWarning" in built.stderr) == (0, False), built.stderr
    yield env
    postgres.drop(url)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("articles",), 0),
        (("facts",), 0),
        (("verify",), 0),
        (("ask", QUESTION), 0),
        (("collections", "list"), 0),
        (("collections", "restrict", "press"), 0),
        (("collections", "remove", "press"), 4),
        (("rollback",), 2),
        (("users", "list"), 0),
    ],
)
def test_a_command_closes_its_connections(
    env: dict[str, str], place: tuple[str, ...], command: tuple[str, ...], code: int
) -> None:
    done = zoneqa(*command, *(() if command[0] == "users" else place), **env)
    assert done.returncode == code, done.stderr
    assert "ResourceWarning" not in done.stderr

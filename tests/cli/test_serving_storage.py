"""What `zoneqa serve` keeps: by default in the user's own file, and nothing where it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import zoneqa
from zoneqa.api import listen
from zoneqa.cli.serving_storage import storage_to_serve
from zoneqa.settings import Settings

OTHERS = [
    {"host": "0.0.0.0"},
    {"host": "::"},
    {"hosts": ("zoneqa.office.example",)},
    {"public_url": "https://office.example/zoneqa"},
    {"host": "192.0.2.7", "hosts": ("localhost",)},
]
"""Settings under which others than this computer reach the service."""


def start(index: Path, **env: str) -> tuple[int, str]:
    """How far a start comes on a port that is taken: exit code 2 if nothing else is wrong."""
    with listen("127.0.0.1", 0) as taken:
        port = str(taken.getsockname()[1])
        done = zoneqa("serve", "--port", port, "--index", str(index), **env)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


def no_folder(_folder: Path) -> str:
    return "/proc/none"


def file_in_the_way(folder: Path) -> str:
    (folder / "data").write_text("")
    return str(folder / "data")


def folder_in_place_of_the_file(folder: Path) -> str:
    (folder / "zoneqa" / "zoneqa.sqlite").mkdir(parents=True)
    return str(folder)


def no_database(folder: Path) -> str:
    (folder / "zoneqa").mkdir()
    (folder / "zoneqa" / "zoneqa.sqlite").write_bytes(b"no database" * 500)
    return str(folder)


def link_to_nowhere(folder: Path) -> str:
    (folder / "zoneqa").symlink_to("/proc/none")
    return str(folder)


@pytest.mark.parametrize(
    "spoil",
    [no_folder, file_in_the_way, folder_in_place_of_the_file, no_database, link_to_nowhere],
)
def test_it_starts_without_a_place_for_the_users_own_file(
    index: Path, tmp_path: Path, spoil: object
) -> None:
    assert callable(spoil)
    code, said = start(index, XDG_DATA_HOME=spoil(tmp_path))
    assert code == 2
    assert said.count("nothing is kept here, threads stay in the browser: The database ") == 1


@pytest.mark.parametrize(
    "env",
    [
        {"ZONEQA_DATABASE": "sqlite:////proc/none/zoneqa.sqlite"},
        {"ZONEQA_DATABASE": "postgresql://li@127.0.0.1:1/zoneqa"},
        {"ZONEQA_AUTH": "accounts"},
    ],
)
def test_it_refuses_where_a_database_was_asked_for(index: Path, env: dict[str, str]) -> None:
    code, said = start(index, XDG_DATA_HOME="/proc/none", **env)
    assert code == 7
    assert said.startswith("zoneqa: The database ")


@pytest.mark.parametrize("reached", OTHERS)
def test_nothing_is_kept_of_visitors_who_do_not_sign_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], reached: dict[str, object]
) -> None:
    url = f"sqlite:///{tmp_path}/kept.sqlite"
    settings = Settings(database=url, auth=(), **reached)  # type: ignore[arg-type]
    storage = storage_to_serve(settings, frozenset())
    assert (storage.history, storage.data_requests) == (None, None)
    assert storage.database is not None
    assert "since nobody signs in, no conversation is kept" in capsys.readouterr().err
    signed_in = storage_to_serve(settings, frozenset({"accounts"}))
    assert signed_in.history is not None
    assert signed_in.data_requests is not None
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("replica", [True, False])
def test_a_replica_that_shares_nothing_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], replica: bool
) -> None:
    settings = Settings(database=f"sqlite:///{tmp_path}/kept.sqlite", replica=replica)
    storage_to_serve(settings, frozenset({"accounts"}))
    assert ("replicas should share a PostgreSQL" in capsys.readouterr().err) == replica


@pytest.mark.parametrize("keep", [True, False])
def test_on_this_computer_conversations_are_kept_unless_told_otherwise(
    tmp_path: Path, keep: bool
) -> None:
    settings = Settings(database=f"sqlite:///{tmp_path}/kept.sqlite", keep=keep)
    storage = storage_to_serve(settings, frozenset())
    assert (storage.history is not None) == keep
    assert storage.data_requests is not None
    assert storage.delete_outdated is not None
    assert storage.delete_outdated() == 0

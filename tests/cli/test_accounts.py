"""`zoneqa users` and `zoneqa keys`, and a service that says how people sign in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import ROOT, failure, zoneqa
from zoneqa.api import listen
from zoneqa.storage.conversations import ConversationStore
from zoneqa.storage.database import open_database
from zoneqa.storage.users import UserStore

PASSWORD = "云岭湖畔的长桥 28"


@pytest.fixture
def database(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/zoneqa.db"


def typed(database: str, stdin: str, *args: str) -> subprocess.CompletedProcess[str]:
    """Run a command with something to read on stdin."""
    return subprocess.run(
        [sys.executable, "-m", "zoneqa", *args],
        cwd=ROOT,
        env={**os.environ, "ZONEQA_DATABASE": database},
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def users(database: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(
        zoneqa("users", "list", "--json", ZONEQA_DATABASE=database).stdout
    )
    return rows


def test_a_first_admin_is_made_with_a_password_from_stdin(database: str) -> None:
    add = ("users", "add", "刘晓", "--role", "admin", "--group", "信息中心")
    done = typed(database, f"{PASSWORD}\n", *add)
    assert (done.returncode, done.stdout) == (0, "Added 刘晓 as admin.\n")
    assert users(database) == [
        {
            "name": "刘晓",
            "role": "admin",
            "groups": ["信息中心"],
            "signs_in_by": "accounts",
            "active": True,
            "signed_in_at": None,
        }
    ]
    assert "刘晓" in zoneqa("users", "list", ZONEQA_DATABASE=database).stdout
    again = typed(database, f"{PASSWORD}\n", *add)
    assert again.returncode == 2
    assert "There is a user" in again.stderr


@pytest.mark.parametrize("stdin", ["", "\n", "short\n", "a" * 2000 + "\n"])
def test_a_bad_password_is_one_sentence(database: str, stdin: str) -> None:
    done = typed(database, stdin, "users", "add", "刘晓")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("zoneqa: ")
    assert done.stderr.count("\n") == 1
    assert users(database) == []


def test_people_are_changed_by_their_names(database: str) -> None:
    typed(database, PASSWORD, "users", "add", "first", "--role", "admin")
    typed(database, PASSWORD, "users", "add", "second")

    def run(*args: str) -> int:
        return typed(database, "another password", "users", *args).returncode

    assert run("set-role", "second", "editor") == 0
    assert run("set-groups", "SECOND", "规划处", "新闻处") == 0
    assert run("set-password", "second") == 0
    assert run("disable", "second") == 0
    found = users(database)[1]
    assert (found["role"], found["groups"], found["active"]) == (
        "editor",
        ["新闻处", "规划处"],
        False,
    )
    assert run("enable", "second") == 0
    assert run("remove", "second") == 0
    assert [row["name"] for row in users(database)] == ["first"]
    assert run("remove", "first") == 2
    assert run("set-role", "nobody", "admin") == 2


def test_a_key_is_printed_once(database: str) -> None:
    typed(database, PASSWORD, "users", "add", "刘晓")
    made = zoneqa("keys", "create", "刘晓", "--name", "报表", ZONEQA_DATABASE=database)
    assert made.returncode == 0
    key = made.stdout.strip()
    assert key.startswith("zq_")
    listed = zoneqa("keys", "list", "--json", ZONEQA_DATABASE=database)
    (row,) = json.loads(listed.stdout)
    assert (row["owner"], row["name"], row["begins"]) == ("刘晓", "报表", key[:7])
    assert key not in listed.stdout
    revoked = zoneqa("keys", "revoke", row["id"], ZONEQA_DATABASE=database)
    assert revoked.stdout == "The key is revoked.\n"
    code, message = failure("keys", "revoke", row["id"], ZONEQA_DATABASE=database)
    assert (code, "There is no key" in message) == (2, True)


@pytest.mark.parametrize(
    ("args", "variables"),
    [
        (("--host", "0.0.0.0"), {}),
        (("--host", "::"), {}),
        (("--hosts", "zoneqa.office.example"), {}),
        ((), {"ZONEQA_PUBLIC_URL": "https://office.example"}),
        ((), {"ZONEQA_AUTH": "oidc"}),
        ((), {"ZONEQA_AUTH": "proxy"}),
        ((), {"ZONEQA_AUTH": "no"}),
    ],
)
def test_a_service_for_others_does_not_start_without_a_way_to_sign_in(
    tmp_path: Path, args: tuple[str, ...], variables: dict[str, str]
) -> None:
    code, message = failure("serve", "--index", str(tmp_path), *args, **variables)
    assert code == 2
    assert "ZONEQA_AUTH" in message
    assert message.count("\n") == 1


def test_it_says_that_everyone_may_come(tmp_path: Path) -> None:
    args = ("serve", "--host", "0.0.0.0", "--index", str(tmp_path / "none"))
    done = zoneqa(*args, ZONEQA_AUTH="none")
    assert done.returncode == 4  # there is no index: it came that far
    assert "may do everything" in done.stderr


def test_it_says_that_nobody_can_sign_in_yet(index: Path, database: str) -> None:
    with listen("127.0.0.1", 0) as taken:
        port = str(taken.getsockname()[1])
        args = ("serve", "--port", port, "--index", str(index))
        done = zoneqa(*args, ZONEQA_AUTH="accounts", ZONEQA_DATABASE=database)
    assert done.returncode == 2  # the port is taken: it came that far
    assert "nobody can sign in yet" in done.stderr


def test_what_is_kept_of_a_person_is_printed_and_forgotten(database: str) -> None:
    typed(database, PASSWORD, "users", "add", "刘晓")
    typed(database, PASSWORD, "users", "add", "陈岭")
    with closing(open_database(database)) as opened:
        store = ConversationStore(opened)
        for user in UserStore(opened).all():
            store.create(user.id, f"{user.display_name}问的")

    def kept(name: str) -> dict[str, Any]:
        rows: dict[str, Any] = json.loads(
            zoneqa("users", "export", name, ZONEQA_DATABASE=database).stdout
        )
        return rows

    assert [row["title"] for row in kept("刘晓")["conversations"]] == ["刘晓问的"]
    done = zoneqa("users", "forget", "刘晓", ZONEQA_DATABASE=database)
    assert done.stdout == "Deleted conversations of 刘晓: 1.\n"
    after = kept("刘晓")
    assert (after["conversations"], len(after["users"])) == ([], 1)
    assert [row["title"] for row in kept("陈岭")["conversations"]] == ["陈岭问的"]
    for command in ("export", "forget"):
        code, message = failure("users", command, "nobody", ZONEQA_DATABASE=database)
        assert (code, "There is no account named 'nobody'" in message) == (2, True)

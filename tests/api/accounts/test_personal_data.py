"""What is kept of a person: handed out as a file, and deleted, on the page of the account."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.api.accounts.browser import ORIGIN, send_form, sign_in
from tests.e2e.clients import ready_client
from tests.e2e.fake import FakeAnswerer
from tests.made_accounts import QUICK, add_person
from tests.storage.made import made_message
from zoneqa.accounts.accounts import Accounts, make_accounts
from zoneqa.accounts.data_requests import DataRequests
from zoneqa.accounts.person import UserRole
from zoneqa.api import Library, by_groups, create_app
from zoneqa.settings import Settings
from zoneqa.storage.audit import AuditLog
from zoneqa.storage.collection_rights import CollectionRights
from zoneqa.storage.database import Database, open_database
from zoneqa.storage.history import History

DONE = "All your conversations and feedback have been deleted."


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Database]:
    database = open_database(f"sqlite:///{tmp_path}/kept.sqlite")
    yield database
    database.close()


@contextmanager
def browser(
    database: Database, accounts: Accounts | None = None, library: Library | None = None
) -> Iterator[TestClient]:
    app = create_app(
        library or FakeAnswerer,
        history=History.of(database),
        data_requests=DataRequests(database),
        accounts=accounts,
    )
    with ready_client(app) as client:
        client.headers["accept-language"] = "en"
        yield client


def keep_conversation(database: Database, owner: str, title: str) -> None:
    """Keep a conversation with an answer, which its owner found wrong, and a link to it."""
    stores = History.of(database)
    conversation = stores.conversations.create(owner, title)
    message = stores.conversations.add(owner, conversation.id, made_message())
    assert message is not None
    stores.feedback.give(owner, message, "wrong", "不是这个数")
    stores.shares.share_conversation(owner, conversation.id)


def actions(database: Database) -> list[tuple[str, str, str]]:
    return [(each.person_id, each.action, each.target) for each in AuditLog(database).entries()]


def titles(database: Database, owner: str) -> list[str]:
    return [each.title for each in History.of(database).conversations.find(owner)]


def test_the_local_person_is_given_all_of_it_and_deletes_it(kept: Database) -> None:
    keep_conversation(kept, "local", "云岭的产值")
    with browser(kept) as client:
        page = client.get("/account").text
        assert "Download all of it (JSON)" in page
        assert "Are you sure?" in page
        file = send_form(client, "/account", "/account/export")
        assert file.headers["content-disposition"] == 'attachment; filename="zoneqa-data.json"'
        rows = file.json()
        assert [row["title"] for row in rows["conversations"]] == ["云岭的产值"]
        assert [row["comment"] for row in rows["feedback"]] == ["不是这个数"]
        assert titles(kept, "local") == ["云岭的产值"]
        assert DONE in send_form(client, "/account", "/account/forget").text
        again = send_form(client, "/account", "/account/export").json()
    assert (again["conversations"], again["messages"], again["feedback"]) == ([], [], [])
    assert again["shares"] == []
    assert actions(kept) == [
        ("local", "user.export", "local"),
        ("local", "user.forget", "local"),
        ("local", "user.export", "local"),
    ]


def test_everyone_is_given_and_deletes_only_what_is_their_own(kept: Database) -> None:
    accounts = make_accounts(Settings(), frozenset({"accounts"}), kept, QUICK)
    li, wang = (add_person(accounts, name, UserRole.READER).user.id for name in ("李云", "王岭"))
    keep_conversation(kept, li, "李云问的")
    keep_conversation(kept, wang, "王岭问的")
    with browser(kept, accounts) as client:
        sign_in(client, "李云")
        rows = send_form(client, "/account", "/account/export").json()
        assert [row["title"] for row in rows["conversations"]] == ["李云问的"]
        assert [row["name"] for row in rows["users"]] == ["李云"]
        assert "password_hash" not in rows["users"][0]
        assert "王岭" not in str(rows)
        assert DONE in send_form(client, "/account", "/account/forget").text
        assert client.get("/api/person").json()["name"] == "李云"
    assert (titles(kept, li), titles(kept, wang)) == ([], ["王岭问的"])
    assert (li, "user.forget", "李云") in actions(kept)


@pytest.mark.parametrize("action", ["/account/export", "/account/forget"])
@pytest.mark.parametrize("token", ["", "guessed"])
def test_a_form_of_another_page_does_nothing(kept: Database, action: str, token: str) -> None:
    keep_conversation(kept, "local", "云岭的产值")
    with browser(kept) as client:
        client.get("/account")
        fields = {"form_token": token}
        assert client.post(action, data=fields, headers=ORIGIN).status_code == 403
        foreign = {"Origin": "https://elsewhere.example"}
        assert client.post(action, data=fields, headers=foreign).status_code == 403
        assert client.get(action).status_code == 405
    assert titles(kept, "local") == ["云岭的产值"]
    assert actions(kept) == []


@pytest.mark.parametrize("action", ["/account/export", "/account/forget"])
def test_where_nothing_is_kept_there_is_nothing_to_delete(action: str) -> None:
    with ready_client(create_app(FakeAnswerer)) as client:
        assert "/account/forget" not in client.get("/account").text
        assert client.post(action, data={"form_token": ""}, headers=ORIGIN).status_code == 403


def test_a_withheld_answer_is_not_in_the_file_either(kept: Database) -> None:
    accounts = make_accounts(Settings(), frozenset({"accounts"}), kept, QUICK)
    person = add_person(accounts, "李云", UserRole.READER, "统计")
    keep_conversation(kept, person.user.id, "云岭的产值")
    stores, rights = History.of(kept), CollectionRights(kept)
    (conversation,) = stores.conversations.find(person.user.id)
    (message,) = stores.conversations.thread(person.user.id, conversation.id)
    assert message.answer
    library = Library(
        lambda _: FakeAnswerer(),
        lambda: dict.fromkeys((*message.collections, "other"), "1"),
        by_groups(rights),
    )
    with browser(kept, accounts, library) as client:
        sign_in(client, "李云")
        for group, is_told in (("统计", True), ("规划", False)):
            rights.restrict(message.collections[0], [group])
            file = send_form(client, "/account", "/account/export")
            assert file.status_code == 200
            answers = [
                row["answer"] for row in (*file.json()["messages"], *file.json()["feedback"])
            ]
            assert [answer is not None for answer in answers] == [is_told, is_told]

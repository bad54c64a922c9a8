"""The groups of an account decide from which collections its questions are answered."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from starlette.testclient import TestClient

from tests.api.accounts.browser import sign_in
from tests.e2e.clients import ready_client
from tests.e2e.fake import FakeAnswerer
from tests.made_accounts import add_person, made_accounts
from zoneqa.accounts.person import UserRole
from zoneqa.api import Library, by_groups, create_app
from zoneqa.types import Article, Collections


class Naming(FakeAnswerer):
    """Has one article, whose title names the collections that it answers from."""

    def __init__(self, collections: Collections) -> None:
        self.collections = collections

    def article(self, article_id: str) -> Article | None:
        return Article(article_id, "+".join(sorted(self.collections)), "")


class OwnCollection:
    """Lets each group see the collection of its name."""

    def visible(self, names: Iterable[str], groups: frozenset[str]) -> Iterable[str]:
        return groups & set(names)


def collections_of(client: TestClient, headers: dict[str, str] | None = None) -> str:
    """The collections that answer, or the code of the error."""
    answer = client.get("/api/articles/any", headers=headers).json()
    return str(answer.get("title") or answer["error"]["code"])


def test_groups_decide_and_a_key_sees_what_its_owner_sees(tmp_path: Path) -> None:
    accounts, published = made_accounts(tmp_path), {"plan": "1", "news": "1"}
    library = Library(Naming, lambda: published, by_groups(OwnCollection()))
    account = add_person(accounts, "刘晓", UserRole.READER, "plan")
    add_person(accounts, "王芳")
    add_person(accounts, "admin", UserRole.ADMIN)
    key = accounts.keys.make("tests", account, "报表", None, UserRole.READER)
    with ready_client(create_app(library, accounts=accounts)) as client:
        found = {}
        for name in ("刘晓", "王芳", "admin"):
            client.cookies.clear()
            sign_in(client, name)
            found[name] = collections_of(client)
        assert found == {"刘晓": "plan", "王芳": "no_collection", "admin": "news+plan"}
        client.cookies.clear()
        bearer = {"Authorization": f"Bearer {key}"}
        assert collections_of(client, bearer) == "plan"
        accounts.people.set_rights("tests", account, UserRole.READER, {"news"})
        assert collections_of(client, bearer) == "no_collection"

"""A site below a path of its host."""

from __future__ import annotations

import pytest
from starlette.requests import Request

from tests.e2e.clients import ready_client
from tests.e2e.fake import FakeAnswerer
from zoneqa.api import create_app
from zoneqa.api.base_url import cookie_path, root_path
from zoneqa.errors import UsageError
from zoneqa.settings import Settings
from zoneqa.types import Article


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/zoneqa/facts", 200),
        ("/facts", 200),
        ("/zoneqa", 200),
        ("/zoneqa/", 200),
        ("/zoneqafacts", 404),
        ("/zoneqa/nothing", 404),
        ("/other/facts", 404),
        ("/zoneqa//facts", 404),
    ],
)
def test_an_address_is_served_with_the_path_and_without(path: str, status: int) -> None:
    with ready_client(create_app(FakeAnswerer, root_path="/zoneqa")) as client:
        response = client.get(path)
        assert response.status_code == status
        assert 'href="/zoneqa/facts"' in response.text
        assert 'href="/facts"' not in response.text


class Reprinted(FakeAnswerer):
    """Kept another print of the article that a link cites."""

    def article(self, article_id: str) -> Article | None:
        return None if article_id == "other" else super().article(article_id)

    def kept_print(self, print_id: str) -> str | None:
        return "suzhou"


def test_a_redirect_stays_below_the_path() -> None:
    with ready_client(create_app(Reprinted, root_path="/zoneqa")) as client:
        cited = client.get("/zoneqa/article/other?start=0&end=5&head=x", follow_redirects=False)
        assert cited.headers["location"].startswith("/zoneqa/article/suzhou?")


def request_below(path: str) -> Request:
    return Request({"type": "http", "root_path": path, "headers": []})


def test_cookies_are_for_the_path() -> None:
    assert (root_path(request_below("/a")), cookie_path(request_below("/a"))) == ("/a", "/a")
    assert (root_path(request_below("")), cookie_path(request_below(""))) == ("", "/")


@pytest.mark.parametrize(
    ("raw", "path"),
    [("/zoneqa", "/zoneqa"), ("/a/b/", "/a/b"), ("/", ""), ("/a.b~c-d_e", "/a.b~c-d_e")],
)
def test_the_setting_is_a_path(raw: str, path: str) -> None:
    assert Settings.from_env({"ZONEQA_ROOT_PATH": raw}).root_path == path


@pytest.mark.parametrize(
    "raw", ["zoneqa", "//evil", "/a//b", "/../x", "/a/./b", "/a?b", "/a b", "/园", "/a;b"]
)
def test_what_is_no_plain_path_is_refused(raw: str) -> None:
    with pytest.raises(UsageError, match="a path such as /zoneqa"):
        Settings.from_env({"ZONEQA_ROOT_PATH": raw})

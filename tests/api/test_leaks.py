"""Two persons and two collections: through no route does one see anything of the other's.

What each gets is what a service of their collection alone gives, to the last digit of a score.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from mcp.server.mcpserver import MCPServer
from starlette.testclient import TestClient

from tests.api.people import SignedIn, by_group, of
from tests.conftest import answerer_over, make_indexer
from tests.e2e.clients import ready_client, wait_until
from zoneqa.api import Library, create_app
from zoneqa.api.article_address import quote_address
from zoneqa.api.mcp_endpoint import ServiceWorkers
from zoneqa.documents import Corpus
from zoneqa.index import collection_root, open_collections, published_names
from zoneqa.mcp_server.make_server import make_server
from zoneqa.types import Article, Reprint, Span

OPEN, CLOSED = "default", "内部"
"""Two collections, and the groups that see them."""

YUNLING = Article(
    id="yunling",
    title="云岭高新区晒出上半年成绩单",
    text="云岭高新区近日举行座谈会。\n\n2023年，云岭高新区工业总产值为194亿元，同比增长6%。"
    "云岭高新区新增企业385家。云岭高新区管委会主任李四介绍了情况。",
    source="云岭日报",
    date="2024-01-05",
    zone="云岭高新区",
    also=(Reprint("yunling-b", "云岭成绩单", "晚报甲", "2024-01-06"),),
)
YUNLING_PARK = Article(
    id="yunling-park",
    title="云岭高新区园区再添新军",
    text="云岭高新区签约项目27个。2022年，云岭高新区工业总产值为171亿元。",
    source="云岭日报",
    date="2023-02-01",
    zone="云岭高新区",
)
JINPING = Article(
    id="jinping",
    title="锦屏高新区盘点一年收成",
    text="锦屏高新区召开总结会。\n\n2023年，锦屏高新区工业总产值为863亿元，同比增长11%。"
    "锦屏高新区新增企业742家。锦屏高新区管委会主任王五作了报告。",
    source="锦屏晨报",
    date="2024-02-07",
    zone="锦屏高新区",
    also=(Reprint("jinping-b", "锦屏收成", "晚报乙", "2024-02-08"),),
)
ARTICLES = {OPEN: (YUNLING, YUNLING_PARK), CLOSED: (JINPING,)}
ZONES = {OPEN: "云岭高新区", CLOSED: "锦屏高新区"}
IDS = {OPEN: "yunling", CLOSED: f"{CLOSED}~jinping"}
PRINTS = {OPEN: "yunling-b", CLOSED: f"{CLOSED}~jinping-b"}
QUOTES = {
    OPEN: "2023年，云岭高新区工业总产值为194亿元，同比增长6%。",
    CLOSED: "2023年，锦屏高新区工业总产值为863亿元，同比增长11%。",
}
SECRETS = {
    OPEN: ("成绩单", "座谈会", "194亿", "385家", "171亿", "27个", "云岭日报", "晚报甲", "李四"),
    CLOSED: ("收成", "总结会", "863亿", "742家", "锦屏晨报", "晚报乙", "王五", "2024-02-07"),
}
"""What only the articles of a collection hold; no request has any of it."""

BOTH = (OPEN, CLOSED)


def serve_all(root: Path) -> SignedIn:
    library = Library(
        lambda names: answerer_over(open_collections(root, names)),
        lambda: published_names(root),
        by_group,
    )
    return SignedIn(create_app(library))


def alone(root: Path, folder: Path, group: str) -> Path:
    """A copy of an index that has no other collection than one."""
    only = folder / group
    if group == OPEN:
        shutil.copytree(root, only, ignore=shutil.ignore_patterns("collections"))
    else:
        shutil.copytree(root / "collections", only / "collections")
    return only


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, TestClient]]:
    """A service with both collections, and one with each alone, by the name of its collection."""
    root = tmp_path_factory.mktemp("both")
    for name, articles in ARTICLES.items():
        corpus = Corpus(articles)
        make_indexer(collection_root(root, name)).build(corpus, lambda done, total: None)
    others = tmp_path_factory.mktemp("alone")
    with (
        ready_client(serve_all(root)) as both,
        ready_client(serve_all(alone(root, others, OPEN))) as open_alone,
        ready_client(serve_all(alone(root, others, CLOSED))) as closed_alone,
    ):
        yield {"both": both, OPEN: open_alone, CLOSED: closed_alone}


@dataclass(frozen=True)
class Sent:
    """A request, and the route that it is for."""

    method: str
    route: str
    path: str = ""
    options: dict[str, Any] = field(default_factory=dict)

    def send(self, client: TestClient, group: str) -> str:
        """What a person in a group gets: the status, and the body without what is new each time."""
        headers = {**of(group), **self.options.get("headers", {})}
        options = {**self.options, "headers": headers}
        response = client.request(self.method, self.path or self.route, **options)
        return f"{response.status_code} {steady(response.text)}"

    def __str__(self) -> str:
        return f"{self.method} {self.path or self.route} {json.dumps(self.options)[:60]}"


def steady(body: str) -> str:
    """A body without identifiers of requests, and without times."""
    body = re.sub(r'\\?"timings_ms\\?": ?\{.*?\}', "", body, flags=re.DOTALL)
    body = re.sub(r'"created": ?\d+', "", body)
    return re.sub(r"chatcmpl-\w+|\b[0-9a-f]{12}\b", "", body)


def about(group: str) -> Iterator[Sent]:
    """Every request on what one collection holds."""
    zone, article_id = ZONES[group], IDS[group]
    question = f"2023年{zone}工业总产值是多少？"
    several = "2023年云岭高新区和锦屏高新区，哪个的工业总产值更高？"
    stream = {"headers": {"Accept": "text/event-stream"}}
    which = "工业总产值最高的是哪个高新区？"
    for asked in (question, several, f"{zone}新增企业多少家？", which, "你好"):
        body = {"question": asked}
        yield Sent("POST", "/api/ask", options={"json": body})
        yield Sent("POST", "/api/ask", options={"json": body, **stream})
        yield Sent("POST", "/api/search", options={"json": {**body, "k": 50}})
        yield Sent("POST", "/ask", options={"data": body})
        talk = {"model": "zoneqa", "messages": [{"role": "user", "content": asked}]}
        yield Sent("POST", "/v1/chat/completions", options={"json": talk})
        yield Sent("POST", "/v1/chat/completions", options={"json": {**talk, "stream": True}})
    for filters in ({"zones": [zone]}, {"articles": [article_id]}, {"since": "2024-02"}):
        limited = {"question": "工业总产值是多少？", "filters": filters}
        yield Sent("POST", "/api/ask", options={"json": limited})
        yield Sent("POST", "/api/search", options={"json": limited})
    thread = [{"question": question, "zones": [zone]}]
    yield Sent("POST", "/api/ask", options={"json": {"question": "增长多少？", "thread": thread}})
    asked_of = {"question": question, "articles": [article_id]}
    yield Sent("POST", "/api/suggestions", options={"json": asked_of})
    draft = f"2023年，{zone}工业总产值为9999亿元。{zone}新增企业3家。"
    yield Sent("POST", "/api/check", options={"json": {"text": draft}})
    yield Sent("POST", "/check", options={"data": {"text": draft}})
    for path in ("", f"?zones={zone}", "?attribute=产值", "?format=csv", "?limit=1&offset=1"):
        yield Sent("GET", "/api/facts", f"/api/facts{path}")
    for path in ("", f"?zone={zone}", "?view=list", "?attribute=产值"):
        yield Sent("GET", "/facts", f"/facts{path}")
    for query in (f"zone={zone}", "q=工业总产值", f"q={zone}", "month=2024-01", "month=2024-02"):
        yield Sent("GET", "/articles", f"/articles?{query}")
        yield Sent("GET", "/api/articles", f"/api/articles?{query}")
    for known in (article_id, PRINTS[group]):
        yield Sent("GET", "/api/articles/{article_id:any}", f"/api/articles/{known}")
        yield Sent("GET", "/article", f"/article?id={known}")
        link = quote_address(Span(known, 0, 40, QUOTES[group]))
        yield Sent("GET", "/article/{article_id:any}", link.partition("#")[0])
        query = link.partition("?")[2].partition("#")[0]
        yield Sent("GET", "/api/quoted-article", f"/api/quoted-article?id={known}&{query}")
    turn = {"question": question, "answer": "", "citations": []}
    yield Sent("POST", "/api/export", options={"json": {"format": "md", "turns": [turn]}})
    for name, arguments in tool_calls(group).items():
        for each in arguments:
            yield called("tools/call", {"name": name, "arguments": each})
    yield called("resources/read", {"uri": f"zoneqa://articles/{article_id}"})


def tool_calls(group: str) -> dict[str, list[dict[str, Any]]]:
    """Calls of each tool of an assistant."""
    zone = ZONES[group]
    asked = {"question": f"2023年{zone}工业总产值是多少？"}
    return {
        "ask": [asked, {"question": "哪个高新区工业总产值最高？"}],
        "search": [asked, {"question": "工业总产值", "k": 50}],
        "read_article": [{"article_id": IDS[group]}, {"article_id": PRINTS[group]}],
        "facts": [{}, {"zones": [zone]}, {"attribute": "产值"}],
        "check": [{"text": f"2023年，{zone}工业总产值为9999亿元。"}],
    }


def called(method: str, params: object) -> Sent:
    body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
    headers = {"Accept": "application/json, text/event-stream"}
    return Sent("POST", "/mcp", options={"json": body, "headers": headers})


GENERAL = [
    *(
        Sent("GET", path)
        for path in (
            *("/openapi.json", "/health", "/ready", "/metrics", "/v1/models"),
            *("/", "/ask", "/check", "/articles", "/api/articles", "/api/filters"),
            *("/account", "/api/person", "/evaluation"),
        )
    ),
    *(
        Sent("POST", f"/account/{form}")
        for form in ("export", "forget", "keys", "keys/revoke", "password")
    ),
    Sent("GET", "/v1/models/{model_id:any}", "/v1/models/zoneqa"),
    Sent("GET", "/articles", "/articles?page=2"),
    Sent("GET", "/static/{path:path}", "/static/none.js"),
    called("tools/list", {}),
    called("resources/list", {}),
    called("resources/templates/list", {}),
]
REQUESTS = [*GENERAL, *(sent for group in BOTH for sent in about(group))]


def routes(app: FastAPI) -> Iterator[tuple[str, str]]:
    """Every route of an application, with its method."""
    pending: list[Any] = list(app.routes)
    for each in pending:
        if included := getattr(each, "original_router", None):
            pending += included.routes
        else:
            yield from ((method, each.path) for method in each.methods - {"HEAD"})


def test_every_route_is_tried(services: dict[str, TestClient]) -> None:
    signed_in = services["both"].app
    assert isinstance(signed_in, SignedIn)
    assert isinstance(signed_in.app, FastAPI)
    assert {(sent.method, sent.route) for sent in REQUESTS} == set(routes(signed_in.app))


def test_every_tool_is_tried() -> None:
    server: MCPServer[Any] = make_server(ServiceWorkers(None))  # type: ignore[arg-type]
    assert {tool.name for tool in server._tool_manager.list_tools()} == set(tool_calls(OPEN))


@pytest.mark.parametrize("group", BOTH)
def test_each_sees_what_a_service_of_theirs_alone_shows(
    services: dict[str, TestClient], group: str
) -> None:
    for sent in REQUESTS:
        # Examples come a while after a service has started.
        wait_until(
            lambda sent=sent: (  # type: ignore[misc]
                sent.send(services["both"], group) == sent.send(services[group], group)
            )
        )


@pytest.mark.parametrize("group", BOTH)
def test_nothing_of_the_other_collection_is_shown(
    services: dict[str, TestClient], group: str
) -> None:
    (other,) = set(BOTH) - {group}
    own: set[str] = set()
    for sent in REQUESTS:
        body = sent.send(services["both"], group)
        assert not [each for each in SECRETS[other] if each in body], str(sent)
        own |= {each for each in SECRETS[group] if each in body}
    assert own == set(SECRETS[group])


def test_who_sees_both_sees_all(services: dict[str, TestClient]) -> None:
    for sent in REQUESTS:
        assert sent.send(services["both"], f"{OPEN} {CLOSED}")[:3] != "500", str(sent)
    listed = Sent("GET", "/api/articles").send(services["both"], f"{OPEN} {CLOSED}")
    assert all(article.title in listed for articles in ARTICLES.values() for article in articles)


def test_who_sees_neither_sees_nothing(services: dict[str, TestClient]) -> None:
    for sent in REQUESTS:
        body = sent.send(services["both"], "nobody")
        assert not [each for group in BOTH for each in SECRETS[group] if each in body], str(sent)


def test_tools_called_at_once_see_what_their_own_caller_sees(
    services: dict[str, TestClient],
) -> None:
    asked = {"question": "工业总产值", "k": 50}
    search = called("tools/call", {"name": "search", "arguments": asked})

    def leaks(number: int) -> Sequence[str]:
        group, other = BOTH if number % 2 else BOTH[::-1]
        body = search.send(services["both"], group)
        assert ZONES[group] in body
        return [each for each in (*SECRETS[other], ZONES[other]) if each in body]

    with ThreadPoolExecutor(8) as pool:
        assert not any(pool.map(leaks, range(60)))

"""The tools over HTTP, with the official client: of the new protocol and of older ones."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, TypeVar

import httpx2
import pytest
from mcp import Client, MCPError
from mcp_types import CallToolResult, TextContent, TextResourceContents

from tests.e2e.clients import running
from tests.e2e.fake import EMOJI, PARKS, PROJECTS, SUZHOU, FakeAnswerer
from zoneqa.api import create_app
from zoneqa.errors import NoIndex
from zoneqa.query.query import Query
from zoneqa.types import NO_FILTERS, Event, Filters

T = TypeVar("T")
QUESTION = "苏州高新区的三大特色园区是哪三个？"
MODES = ["2026-07-28", "auto", "legacy"]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with running(create_app(FakeAnswerer)) as url:
        yield url


def ask(url: str, talk: Callable[[Client], Awaitable[T]], mode: str = "auto") -> T:
    """What a client got."""

    async def connected() -> T:
        async with Client(f"{url}/mcp", mode=mode) as client:
            return await talk(client)

    return asyncio.run(connected())


def call(url: str, name: str, mode: str = "auto", **arguments: Any) -> CallToolResult:
    return ask(url, lambda client: client.call_tool(name, arguments), mode)


def refusal(url: str, name: str, **arguments: Any) -> str:
    """The sentence of a tool that refuses."""
    result = call(url, name, **arguments)
    assert result.is_error
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


@pytest.mark.parametrize("mode", MODES)
def test_the_tools_are_listed_with_their_types(url: str, mode: str) -> None:
    tools = {tool.name: tool for tool in ask(url, lambda c: c.list_tools(), mode).tools}
    assert set(tools) == {"ask", "search", "read_article", "facts", "check"}
    for tool in tools.values():
        assert tool.annotations
        assert tool.annotations.read_only_hint is True
        assert tool.annotations.open_world_hint is False
        assert tool.description
        assert not tool.description.isascii()
        assert tool.output_schema
        assert tool.output_schema["type"] == "object"
    asked = tools["ask"].input_schema
    assert asked["required"] == ["question"]
    assert asked["properties"]["zones"]["items"] == {"type": "string"}
    assert "citations" in (tools["ask"].output_schema or {})["properties"]


@pytest.mark.parametrize("mode", MODES)
def test_a_question_is_answered_with_its_citations(url: str, mode: str) -> None:
    result = call(url, "ask", mode, question=QUESTION)
    assert not result.is_error
    answer = result.structured_content
    assert answer
    assert answer["short_answer"] == "科技生态园区、先进制造园区和商务创新园区"
    citation = answer["citations"][0]
    assert SUZHOU.text[citation["start"] : citation["end"]] == citation["quote"] == PARKS
    (content,) = result.content
    assert isinstance(content, TextContent)
    assert json.loads(content.text) == answer


def test_the_client_knows_what_it_talks_to(url: str) -> None:
    async def versions(client: Client) -> tuple[str, str | None]:
        info = client.server_info
        return client.protocol_version, info.name if info else None

    assert ask(url, versions) == ("2026-07-28", "zoneqa")
    assert ask(url, versions, "legacy") == ("2025-11-25", "zoneqa")


def test_a_follow_up_and_filters_are_understood(url: str) -> None:
    earlier = ["桂林高新区2020年签约项目多少个？"]
    answer = call(url, "ask", question="那苏州呢？", earlier=earlier).structured_content
    assert answer
    assert answer["standalone"] == "苏州高新区2020年签约项目多少个？"
    found = call(url, "search", question="桂林", zones=["桂林高新区"], k=3).structured_content
    assert found
    assert [hit["article_id"] for hit in found["hits"]] == [EMOJI.id]
    assert found["hits"][0]["text"] == EMOJI.text[:10]


def test_a_refusal_is_an_answer(url: str) -> None:
    answer = call(url, "ask", question="2019年桂林高新区签约了多少个项目？").structured_content
    assert answer
    assert answer["abstained"] is True
    assert answer["near"][0]["text"] == PROJECTS


def test_articles_are_read_as_a_tool_and_as_a_resource(url: str) -> None:
    article = call(url, "read_article", article_id=EMOJI.id).structured_content
    assert article
    assert article["text"] == EMOJI.text

    async def read(client: Client) -> str:
        listed = await client.list_resource_templates()
        assert [each.uri_template for each in listed.resource_templates] == [
            "zoneqa://articles/{id}"
        ]
        uri = "zoneqa://articles/%E5%9B%AD%E5%8C%BA%2Femoji"
        (contents,) = (await client.read_resource(uri)).contents
        assert isinstance(contents, TextResourceContents)
        return contents.text

    assert ask(url, read) == ask(url, read, "legacy") == EMOJI.text


def test_facts_are_listed(url: str) -> None:
    facts = call(url, "facts", zones=["桂林高新区"], limit=1).structured_content
    assert facts
    assert (facts["total"], facts["facts"][0]["value"]) == (1, "46个")


def test_a_text_is_checked(url: str) -> None:
    checked = call(url, "check", text="2020年，桂林高新区签约项目64个。").structured_content
    assert checked
    assert checked["counts"]["contradicted"] == 1
    (sentence,) = checked["sentences"]
    assert sentence["reason"] == "文章写的是46个，不是64个"
    assert sentence["citations"][0]["quote"] == PROJECTS


@pytest.mark.parametrize(
    ("name", "arguments", "sentence"),
    [
        ("ask", {"question": " "}, "The question is empty"),
        ("ask", {"question": "国" * 2001}, "The question has"),
        ("ask", {}, "The argument 'question' is not valid: Field required."),
        ("ask", {"question": "a", "earlier": ["a"] * 9}, "The argument 'earlier' is not valid"),
        ("search", {"question": "a", "k": 51}, "The argument 'k' is not valid"),
        ("search", {"question": "a", "zones": ["合肥"]}, "No article has the zone 合肥."),
        ("facts", {"zones": ["合肥"]}, "No article has the zone 合肥."),
        ("read_article", {"article_id": "gone"}, "There is no such article; if it was cited"),
        ("check", {"text": "国" * 5001}, "The argument 'text' is not valid"),
        ("check", {"text": "a", "date": "x"}, "The date of the draft must be a day"),
        ("no_tool", {}, "Unknown tool: no_tool"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_an_error_is_one_sentence(
    url: str, name: str, arguments: dict[str, Any], sentence: str
) -> None:
    said = refusal(url, name, **arguments)
    assert said.startswith(sentence)
    assert "\n" not in said
    assert len(said) < 300


def test_a_resource_that_is_gone_is_one_sentence(url: str) -> None:
    async def read(client: Client) -> None:
        for uri in ("zoneqa://articles/gone", "zoneqa://articles/..%2F..%2Fetc%2Fpasswd"):
            with pytest.raises(MCPError, match="There is no such article"):
                await client.read_resource(uri)

    ask(url, read)


class Broken(FakeAnswerer):
    """Fails with what nobody foresaw."""

    def events(
        self, query: Query, k: int | None = None, filters: Filters = NO_FILTERS
    ) -> Iterator[Event]:
        raise KeyError("secret detail")


def test_an_unforeseen_error_tells_nothing_of_itself(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL, logger="mcp"), running(create_app(Broken)) as url:
        said = refusal(url, "ask", question="a")
    assert "secret" not in said


def missing() -> FakeAnswerer:
    raise NoIndex("Nothing has been built yet.")


def test_a_service_without_an_index_lists_its_tools_and_says_so() -> None:
    with running(create_app(missing), ready_status=503) as url:
        assert ask(url, lambda client: client.list_tools()).tools
        message = "There is no index yet; build it with `zoneqa index`."
        assert refusal(url, "ask", question="a") == message


LIST_TOOLS = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "tools/list",
    "params": {
        "_meta": {
            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
            "io.modelcontextprotocol/clientInfo": {"name": "t", "version": "1"},
            "io.modelcontextprotocol/clientCapabilities": {},
        }
    },
}
HEADERS = {
    "Accept": "application/json, text/event-stream",
    "MCP-Protocol-Version": "2026-07-28",
    "Mcp-Method": "tools/list",
}


def post(url: str, body: object = LIST_TOOLS, **headers: str) -> httpx2.Response:
    return httpx2.post(f"{url}/mcp", json=body, headers=HEADERS | headers)


def test_a_request_stands_by_itself(url: str) -> None:
    response = post(url)
    assert response.status_code == 200, response.text
    assert "mcp-session-id" not in response.headers
    assert response.json()["result"]["tools"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Host": "a b"}, 400),
        ({"Content-Type": "text/plain"}, 415),
        ({"Accept": "text/html"}, 406),
        ({"MCP-Protocol-Version": "1999-01-01"}, 400),
    ],
    ids=str,
)
def test_what_the_service_refuses_is_refused_here_too(
    url: str, headers: dict[str, str], status: int
) -> None:
    assert post(url, **headers).status_code == status


def test_names_that_are_not_ours_are_refused() -> None:
    with running(create_app(FakeAnswerer, hosts=["127.0.0.1"])) as url:
        assert post(url).status_code == 200
        assert post(url, Host="rebound.example").status_code == 400


def test_large_bodies_and_other_methods_are_refused(url: str) -> None:
    assert post(url, {"x": "y" * 100_000}).status_code == 413
    assert post(url, []).status_code == 400
    for method in ("GET", "DELETE", "PUT"):
        response = httpx2.request(method, f"{url}/mcp")
        assert (response.status_code, response.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize("version", ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"])
def test_older_clients_get_the_version_that_they_speak(url: str, version: str) -> None:
    accepted = {"Accept": "application/json, text/event-stream"}

    def result(method: str, params: dict[str, Any], **headers: str) -> dict[str, Any]:
        body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        response = httpx2.post(f"{url}/mcp", json=body, headers={**accepted, **headers})
        assert response.status_code == 200, response.text
        (data,) = (line[6:] for line in response.text.splitlines() if line.startswith("data: {"))
        found: dict[str, Any] = json.loads(data)["result"]
        return found

    client = {"name": "t", "version": "1"}
    hello = {"protocolVersion": version, "capabilities": {}, "clientInfo": client}
    assert result("initialize", hello)["protocolVersion"] == version
    spoken = {} if version < "2025-06-18" else {"MCP-Protocol-Version": version}
    called = {"name": "ask", "arguments": {"question": QUESTION}}
    (content,) = result("tools/call", called, **spoken)["content"]
    assert json.loads(content["text"])["citations"][0]["quote"] == PARKS

"""The server: its tools, its articles as resources, and how it is reached over HTTP."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError, ToolError
from mcp.server.mcpserver.resources import ResourceSecurity
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings
from mcp_types import ToolAnnotations

from zoneqa import __version__
from zoneqa.conversation.rewriter import MakeRewriter, rules_only
from zoneqa.errors import ZoneqaError
from zoneqa.mcp_server.base import Workers
from zoneqa.mcp_server.plain_tool import PlainTool
from zoneqa.mcp_server.tools import Tools

READ_ONLY = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
INSTRUCTIONS = (
    "Questions on China's national high-tech zones (国家高新区), answered from newspaper articles. "
    "Give each figure with its citation: title, paper, date and quote. If `abstained` is true, "
    "say that the articles do not say; do not fill in. "
    "依据报道回答高新区问题：数据请附出处和原句；报道没有写到的，请直接说没有，不要补写。"
)


def make_server(workers: Workers, make_rewriter: MakeRewriter = rules_only) -> MCPServer[Any]:
    """Return the server. It writes only warnings to the log, which never hold a question."""
    logging.getLogger("mcp").setLevel(logging.WARNING)
    tools = Tools(workers, make_rewriter)
    server: MCPServer[Any] = MCPServer(
        "zoneqa",
        title="zoneqa",
        instructions=INSTRUCTIONS,
        version=__version__,
        tools=[
            tool(tools.ask, "Ask 提问"),
            tool(tools.search, "Search passages 查找段落"),
            tool(tools.read_article, "Read an article 读报道"),
            tool(tools.facts, "Facts 数据与事实"),
            tool(tools.check, "Check a text 核对文字"),
        ],
        subscriptions=False,  # nothing changes that a client would be told of
    )

    # Ids of articles are no paths: the index finds them, or not.
    @server.resource(
        "zoneqa://articles/{id}",
        name="article",
        title="An article 报道全文",
        description="The text that the offsets of citations count in. 引用位置所对应的全文。",
        mime_type="text/plain",
        security=ResourceSecurity(exempt_params={"id"}),
    )
    async def article(id: str) -> str:
        try:
            return await tools.article_text(id)
        except ToolError as error:
            raise ResourceNotFoundError(str(error)) from error
        except ZoneqaError as error:
            raise ResourceError(str(error)) from error

    return server


def tool(function: Callable[..., Awaitable[Any]], title: str) -> PlainTool:
    """Return a function as a tool that changes nothing."""
    made = PlainTool.from_function(
        function,
        title=title,
        description=" ".join((function.__doc__ or "").split()),
        annotations=READ_ONLY,
        structured_output=True,
    )
    assert isinstance(made, PlainTool)
    return made


def http_manager(server: MCPServer[Any], body_limit: int) -> StreamableHTTPSessionManager:
    """Return what answers requests over HTTP, each by itself, of new and old clients.

    The service around it checks hosts and origins.
    """
    server.streamable_http_app(
        stateless_http=True,
        max_request_body_size=body_limit,
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )
    return server.session_manager

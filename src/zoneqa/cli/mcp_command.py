"""`zoneqa mcp`: the server of AI assistants on this computer."""

from __future__ import annotations

import click

from zoneqa.cli import output
from zoneqa.cli.options import collections_option, settings_options
from zoneqa.settings import Settings
from zoneqa.types import Collections


@click.command()
@settings_options("index")
@collections_option
def mcp(settings: Settings, collections: Collections) -> None:
    """Serve AI assistants over MCP, on stdin and stdout."""
    from zoneqa.conversation.llm_rewriter import rewriters
    from zoneqa.factory import AnswererOpener
    from zoneqa.factory.llm import make_generate
    from zoneqa.mcp_server.stdio import serve_stdio

    generate = make_generate(settings)
    opener = AnswererOpener(settings, settings.index, output.say, generate)
    opener.published()  # for its errors
    serve_stdio(opener.of(collections), rewriters(generate), output.say)

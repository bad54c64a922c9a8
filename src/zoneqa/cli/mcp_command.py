"""`zoneqa mcp`: the server of AI assistants on this computer."""

from __future__ import annotations

import click

from zoneqa.cli import output
from zoneqa.cli.options import settings_options
from zoneqa.settings import Settings


@click.command()
@settings_options("index")
def mcp(settings: Settings) -> None:
    """Serve AI assistants over MCP, on stdin and stdout."""
    from zoneqa.conversation.llm_rewriter import rewriters
    from zoneqa.factory import AnswererOpener
    from zoneqa.factory.llm import make_generate
    from zoneqa.index import require_finished
    from zoneqa.mcp_server.stdio import serve_stdio

    require_finished(settings.index)
    generate = make_generate(settings)
    opener = AnswererOpener(settings, settings.index, output.say, generate)
    serve_stdio(opener, rewriters(generate), output.say)

"""The examples for other programs do what they say."""

from __future__ import annotations

import contextlib
import io
import json
import re

from tests.docs.generate import ROOT
from tests.e2e.clients import running
from tests.e2e.fake import FACTS, FakeAnswerer
from zoneqa.api import create_app
from zoneqa.cli.main import main as group

TEXT = (ROOT / "docs" / "integrations.md").read_text(encoding="utf-8")
ADDRESS = "http://127.0.0.1:8000"


def blocks(language: str) -> list[str]:
    """The examples in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)


def example(words: str) -> str:
    (found,) = (block for block in blocks("python") if words in block)
    return found


def output(block: str) -> str:
    """What an example prints when it calls a server of our own."""
    with running(create_app(FakeAnswerer)) as url, io.StringIO() as out:
        with contextlib.redirect_stdout(out):
            exec(compile(block.replace(ADDRESS, url), "example", "exec"), {"__name__": "example"})
        return out.getvalue()


def test_the_example_of_the_openai_client_prints_answer_and_links() -> None:
    printed = output(example("from openai"))
    assert "2020年，桂林高新区签约项目46个。[1]" in printed
    assert re.search(r"^🦏 桂林高新区的“一号工程” http://127\.0\.0\.1:\d+/article/", printed, re.M)


def test_the_example_of_the_mcp_client_prints_the_number_of_facts() -> None:
    zone = sum(fact.article.zone == "桂林高新区" for fact in FACTS)
    assert output(example("from mcp")) == f"{zone}\n"


def test_every_example_is_whole() -> None:
    assert len(blocks("python")) == 3
    for block in blocks("python"):
        compile(block, "example", "exec")


def test_the_configurations_start_a_command_that_exists() -> None:
    local, remote = map(json.loads, blocks("json"))
    server = local["mcpServers"]["zoneqa"]
    command = group.commands[server["args"][0]]
    assert server["command"].endswith("/zoneqa")
    assert server["args"][1] in [option for each in command.params for option in each.opts]
    assert remote["servers"]["zoneqa"] == {"type": "http", "url": f"{ADDRESS}/mcp"}


def test_every_tool_is_documented() -> None:
    from zoneqa.mcp_server.tools import Tools

    documented = set(re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE))
    tools = {name for name in vars(Tools) if not name.startswith("_")}
    assert documented == tools - {"workers", "make_rewriter", "article_text"}

"""The server of AI assistants on this computer, as a client starts it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from mcp import Client, StdioServerParameters
from mcp_types import CallToolResult

from tests.cli.command import ROOT, failure

INITIALIZE = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-03-26",
        "capabilities": {},
        "clientInfo": {"name": "t", "version": "1"},
    },
}
QUESTION = "2020年桂林高新区规模以上工业总产值是多少？"


def server(index: Path) -> StdioServerParameters:
    """The command, as an assistant is configured to start it: from any folder."""
    return StdioServerParameters(
        command=sys.executable,
        args=["-m", "zoneqa", "mcp", "--index", str(index)],
        env=dict(os.environ),
        cwd=index,
    )


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_an_assistant_asks_and_checks_the_citation(index: Path, mode: str) -> None:
    async def talk() -> tuple[CallToolResult, CallToolResult]:
        async with Client(server(index), mode=mode) as client:
            answer = await client.call_tool("ask", {"question": QUESTION})
            assert answer.structured_content
            cited = answer.structured_content["citations"][0]["article_id"]
            return answer, await client.call_tool("read_article", {"article_id": cited})

    answer, article = (result.structured_content or {} for result in asyncio.run(talk()))
    assert "300亿元" in answer["short_answer"]
    for citation in answer["citations"][:1]:
        assert article["text"][citation["start"] : citation["end"]] == citation["quote"]


def test_stdout_has_the_protocol_and_nothing_else(index: Path) -> None:
    call = {
        "jsonrpc": "2.0",
        "id": 2,
        "method": "tools/call",
        "params": {"name": "search", "arguments": {"question": "人才", "k": 1}},
    }
    initialized = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    with subprocess.Popen(
        [sys.executable, "-m", "zoneqa", "mcp", "--index", str(index)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        answers = []
        for message in (INITIALIZE, initialized, call):
            process.stdin.write(json.dumps(message) + "\n")
            process.stdin.flush()
            if "id" in message:
                answers.append(json.loads(process.stdout.readline()))
        process.stdin.close()
        assert process.stdout.read() == ""
        said = process.stderr.read()
    assert process.returncode == 0
    assert "Traceback" not in said
    assert answers[0]["result"]["protocolVersion"] == "2025-03-26"
    assert answers[1]["result"]["structuredContent"]["hits"]


def test_an_interrupt_ends_it_at_once(index: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "zoneqa", "mcp", "--index", str(index)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(b"no JSON\n")
        process.stdin.write(json.dumps(INITIALIZE).encode() + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["result"]["serverInfo"]["name"] == "zoneqa"
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        assert b"Traceback" not in process.stderr.read()


def test_without_an_index_it_does_not_start(tmp_path: Path) -> None:
    code, message = failure("mcp", "--index", str(tmp_path / "none"))
    assert code == 4
    assert "zoneqa index" in message

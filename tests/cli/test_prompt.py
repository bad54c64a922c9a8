"""`zoneqa prompt`: what an LLM would be told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import failure, zoneqa
from zoneqa_eval.faulty_endpoint import FaultyEndpoint


def test_the_instructions_are_shown_with_their_files() -> None:
    shown = json.loads(zoneqa("prompt", "--json").stdout)
    assert [Path(each["file"]).name for each in shown] == ["zh.txt", "en.txt"]
    for each in shown:
        assert each["text"] == Path(each["file"]).read_text("utf-8")
        assert "NO_ANSWER" in each["text"]


def test_ones_own_instructions_are_shown(tmp_path: Path) -> None:
    own = tmp_path / "zh.txt"
    own.write_text("简短回答。无答案写 NO_ANSWER。\n---\n{question}\n", "utf-8")
    printed = zoneqa("prompt", "--prompts", str(tmp_path)).stdout
    assert f"# {own}\n\n简短回答。" in printed
    assert "You answer a question in English" in printed


def test_the_messages_for_a_question_have_its_passages(index: Path) -> None:
    question = "昆山高新区2020年安排了多少资金？"
    system, user = json.loads(zoneqa("prompt", question, "--index", str(index), "--json").stdout)
    assert system["role"] == "system"
    assert user["role"] == "user"
    assert user["content"].startswith("[1] ")
    assert "\n> " in user["content"]
    assert f"问题：{question}" in user["content"]


def test_what_is_shown_is_what_is_sent(index: Path) -> None:
    question = "2020年桂林高新区规模以上工业总产值是多少？"
    with FaultyEndpoint() as endpoint:
        llm = {"OPENAI_BASE_URL": endpoint.url, "ZONEQA_LLM_MODEL": "ok"}
        zoneqa("ask", question, "--index", str(index), **llm)
    shown = json.loads(zoneqa("prompt", question, "--index", str(index), "--json").stdout)
    assert [request["messages"] for request in endpoint.requests] == [shown]


@pytest.mark.parametrize("question", ["你好", "合肥高新区工业总产值是多少？"])
def test_a_question_that_no_llm_is_asked_has_no_messages(index: Path, question: str) -> None:
    done = zoneqa("prompt", question, "--index", str(index), "--json")
    assert json.loads(done.stdout) == []
    assert "an LLM is not asked this" in done.stderr


def test_unusable_instructions_are_a_wrong_setting(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("Answer.", "utf-8")
    code, message = failure("prompt", "--prompts", str(tmp_path))
    assert code == 2
    assert "en.txt lack a line ---" in message

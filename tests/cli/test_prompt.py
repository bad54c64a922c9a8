"""`zoneqa prompt`: what an LLM would be told."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.command import failure, zoneqa


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


def test_unusable_instructions_are_a_wrong_setting(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("Answer.", "utf-8")
    code, message = failure("prompt", "--prompts", str(tmp_path))
    assert code == 2
    assert "en.txt lack a line ---" in message

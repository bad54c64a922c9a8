"""The instructions to the LLM are files that can be replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from zoneqa.errors import UsageError
from zoneqa.llm.instructions import Instructions, read_instructions

OWN = "你是编辑。没有就写 NO_ANSWER。\n---\n问：{question}\n答：\n"


def test_a_file_of_ones_own_replaces_the_packaged_one(tmp_path: Path) -> None:
    (tmp_path / "zh.txt").write_text(OWN, "utf-8-sig")
    own, packaged = read_instructions(tmp_path), read_instructions()
    assert own["zh"] == Instructions("你是编辑。没有就写 NO_ANSWER。", "问：{question}\n答：")
    assert own["en"] == packaged["en"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_packaged_instructions_are_short(language: str) -> None:
    instructions = dict(read_instructions())[language]  # type: ignore[index]
    assert len(instructions.before) < 900
    assert "[1]" in instructions.before


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("", "a line ---"),
        (OWN.replace("---", "--"), "a line ---"),
        (OWN.replace("{question}", "{query}"), "a line --- and, below it, {question}"),
        (f"\n---\n{OWN}", "a line ---"),
        (OWN.replace("NO_ANSWER", "无"), "the word NO_ANSWER"),
    ],
)
def test_what_a_file_lacks_is_told(tmp_path: Path, text: str, lacks: str) -> None:
    path = tmp_path / "en.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError) as raised:
        read_instructions(tmp_path)
    assert str(raised.value).startswith(f"The instructions {path} lack {lacks}")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="which is no folder"):
        read_instructions(tmp_path / "none")


def test_a_file_that_is_not_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "zh.txt").write_bytes("指令".encode("gb18030"))
    with pytest.raises(UsageError, match=r"zh\.txt are not UTF-8"):
        read_instructions(tmp_path)
    (tmp_path / "zh.txt").unlink()
    (tmp_path / "zh.txt").mkdir()
    with pytest.raises(UsageError, match="cannot be read"):
        read_instructions(tmp_path)

"""What the command line prints of an answer."""

from __future__ import annotations

from dataclasses import replace

from pytest import CaptureFixture

from tests.e2e.fake import PROJECTS, FakeAnswerer
from zoneqa.cli.output import show_answer
from zoneqa.types import Sentence


def test_what_comes_near_is_printed_below_the_reason(capsys: CaptureFixture[str]) -> None:
    show_answer(FakeAnswerer().ask("2019年桂林高新区签约了多少个项目？"))
    *_, reason, near, source = capsys.readouterr().out.splitlines()
    assert reason == "最接近的段落没有回答这个问题。"
    assert near == f"相近的报道：{PROJECTS}[1]"
    assert source.startswith("[1] 🦏 桂林高新区的“一号工程” · 桂林高新区 · 测试报 · 2021-03-02")


def test_an_answer_is_printed_without_anything_near(capsys: CaptureFixture[str]) -> None:
    show_answer(FakeAnswerer().ask("桂林高新区2020年签约了多少个项目？"))
    printed = capsys.readouterr().out
    assert printed.startswith("46个\n")
    assert "相近" not in printed


def test_an_answer_of_an_llm_is_printed_with_its_flags_and_what_was_removed(
    capsys: CaptureFixture[str],
) -> None:
    answer = FakeAnswerer().ask("桂林高新区2020年签约了多少个项目？")
    flagged = Sentence("项目最多。", (1,), "flagged", "文章没有提到最多")
    cut = Sentence("项目90个。", (), "cut", "文章写的是46个，不是90个")
    show_answer(
        replace(answer, model="fake-llm", sentences=(*answer.sentences, flagged), cut=(cut,))
    )
    written, checked, removed = capsys.readouterr().out.splitlines()[2:5]
    assert written == "由大模型 fake-llm 根据报道撰写，每句话都与出处核对过。"
    assert checked == "待核对：项目最多。 文章没有提到最多"
    assert removed == "已删去：项目90个。 文章写的是46个，不是90个"

"""What the command line prints of an answer."""

from __future__ import annotations

from pytest import CaptureFixture

from tests.e2e.fake import PROJECTS, FakeAnswerer
from zoneqa.cli.output import show_answer


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

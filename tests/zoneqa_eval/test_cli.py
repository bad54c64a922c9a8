"""The command zoneqa-eval: its subcommands, its messages and its exit codes."""

from __future__ import annotations

import os
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from zoneqa.errors import NoIndex
from zoneqa_eval.cli import main
from zoneqa_eval.console import ErrorReportingGroup, progress_bar

COMMANDS = {
    *("run", "finding", "report", "compare-answers", "gate", "baseline", "add", "check"),
    *("fit", "calibrate", "threads", "claims", "updates", "growth", "bench", "bench-embedding"),
    *("lexical-engines", "engines", "dense-indexes", "databases", "ingest"),
    "layout",
    "ocr",
    "peers",
    "reading",
    *("verify", "fit-verify"),
    "drafts",
    *("llm", "llm-labels", "llm-failures"),
}


def test_everything_is_a_subcommand() -> None:
    assert set(main.commands) == COMMANDS
    assert "compare-answers" in CliRunner().invoke(main, []).output


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help(name: str) -> None:
    done = CliRunner().invoke(main, [name, "--help"])
    assert done.exit_code == 0
    assert done.output.startswith("Usage: ")


def test_the_help_needs_no_heavy_import() -> None:
    heavy = ("torch", "sklearn", "faiss", "onnxruntime", "matplotlib", "ir_measures", "bm25s")
    code = f"import sys, zoneqa_eval.cli; print([n for n in {heavy!r} if n in sys.modules])"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_an_error_of_zoneqa_is_a_sentence_with_its_exit_code() -> None:
    @click.group(cls=ErrorReportingGroup)
    def group() -> None: ...

    @group.command()
    def fail() -> None:
        raise NoIndex("There is no index here.")

    done = CliRunner().invoke(group, ["fail"])
    assert (done.exit_code, done.output) == (4, "zoneqa-eval: There is no index here.\n")


def test_there_is_no_progress_bar_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar("Asking") as progress:
        progress(1, 2)
    assert capsys.readouterr() == ("", "")

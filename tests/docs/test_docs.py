"""The documentation says what the code does."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from tests.docs.generate import ROOT, pages
from zoneqa.types import RefusalKind

README = ROOT / "README.md"


@pytest.mark.parametrize("path", pages())
def test_a_generated_page_is_current(path: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == pages()[path], "run `make docs`"


def test_every_setting_and_command_is_documented() -> None:
    settings, commands = pages()["docs/settings.md"], pages()["docs/cli.md"]
    assert settings.count("| `ZONEQA_") == 67
    assert settings.count("| `OPENAI_") == 2
    assert settings.count("| `OTEL_") == 1
    assert "| `ZONEQA_PORT` | port to serve on | `8000` |" in settings
    assert commands.count("### zoneqa ") == 35
    assert "Port to serve on.  [ZONEQA_PORT; default: 8000" in commands
    assert "| 5 | Another process is building this index. |" in commands


def test_every_kind_of_refusal_is_documented() -> None:
    api = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    assert [kind for kind in get_args(RefusalKind) if f"`{kind}`" not in api] == []


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z-]+)", README.read_text(encoding="utf-8")))
    assert named - targets == set()
    assert {"serve", "test"} <= named


def test_every_file_that_is_linked_exists() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README.read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    pins = (ROOT / "constraints.txt").read_text().lower().replace("_", "-")
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    wanted = [each for group in groups for each in group]
    names = {re.split(r"[><=;\[ ]", each)[0].lower() for each in wanted}
    assert [name for name in sorted(names) if f"\n{name}==" not in "\n" + pins] == []
    assert "\ntorch==2.13.0" in pins


def test_no_path_of_a_machine_is_in_the_readme() -> None:
    assert not re.search(r"/(?:home|root|work|tmp)/", Path(README).read_text(encoding="utf-8"))

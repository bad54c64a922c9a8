"""README says what the code does."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from tests.docs.readme import README, generated

ROOT = README.parent


def test_generated_parts_are_current() -> None:
    text = README.read_text(encoding="utf-8")
    assert generated(text) == text, "run `make readme`"


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

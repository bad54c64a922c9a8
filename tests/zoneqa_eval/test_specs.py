"""The specs of evaluations."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from zoneqa.errors import UsageError
from zoneqa_eval.cli import main
from zoneqa_eval.datasets.load import LOADERS
from zoneqa_eval.datasets.spec import find_spec, read_spec, spec_names


def test_every_spec_is_readable_and_names_a_loader() -> None:
    for name in spec_names():
        spec = read_spec(find_spec(name), Path("data"))
        assert spec.dataset in LOADERS
        assert spec.title
    assert read_spec(find_spec("xquad"), Path("data")).questions == Path("data/xquad")
    assert read_spec(find_spec("beir"), Path("data")).questions == Path("data")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("title = ", "is not a spec"),
        ('title = "T"', "is not a spec"),
        ('titel = "T"', "unknown fields: titel"),
    ],
)
def test_a_malformed_spec_is_a_usage_error(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "s.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=says):
        read_spec(path, tmp_path)


def test_the_command_lists_specs_and_fails_in_a_sentence(tmp_path: Path) -> None:
    cli = CliRunner()
    assert cli.invoke(main, ["run"]).output.split() == spec_names()
    failed = cli.invoke(main, ["run", str(tmp_path / "none.toml")])
    assert failed.exit_code == 2
    assert "is not a spec" in failed.output

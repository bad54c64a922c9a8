"""An index that the tests of the command line share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import zoneqa


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the project's own articles, made by the command."""
    folder = tmp_path_factory.mktemp("index")
    done = zoneqa("index", "--index", str(folder))
    assert done.returncode == 0, done.stderr
    assert "6 articles" in done.stdout
    return folder

"""Where a library is vague, the disk is asked for the cause."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from zoneqa.folders.disk_cause import cause

VAGUE = sqlite3.OperationalError("unable to open database file")


def test_an_error_of_the_system_is_its_own_cause(tmp_path: Path) -> None:
    assert cause(tmp_path, OSError(28, "No space left on device")) == "No space left on device"


def test_a_disk_that_refuses_once_more_names_the_cause(tmp_path: Path) -> None:
    assert cause(tmp_path / "gone", VAGUE) == "No such file or directory"


def test_a_disk_that_accepts_leaves_what_the_library_said(tmp_path: Path) -> None:
    assert cause(tmp_path, VAGUE) == "unable to open database file"
    assert list(tmp_path.iterdir()) == []

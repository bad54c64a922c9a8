"""Run the command as a person would, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def zoneqa(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Runs the command as a person would, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "zoneqa", *args],
        cwd=ROOT,
        env={**os.environ, **env},
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
    )


def failure(*args: str, **env: str) -> tuple[int, str]:
    """Exit code and message; nothing on stdout, one line on stderr, no traceback."""
    done = zoneqa(*args, **env)
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


def listed(index: Path) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads(
        zoneqa("articles", "--index", str(index), "--json").stdout
    )
    return rows


def reported(zone: str, figure: int) -> str:
    return f"{zone}高新区有{figure}家企业入园，园区还要再建一座科技孵化楼。"

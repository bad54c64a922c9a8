"""A sample of the fault sweeps; `python -m tests.sweeps` runs them in full."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.sweeps.child import Call
from tests.sweeps.faults import ALLOW, FULL, KILLED, FaultInjector, lose_unsynced

ROOT = Path(__file__).parents[2]


def swept(name: str, share: float) -> list[dict[str, Any]]:
    """Return the lines of a sweep that runs in a process without threads, which may fork.

    The test is skipped if the sweep cannot run on this machine.
    """
    done = subprocess.run(
        [sys.executable, "-m", "tests.sweeps", name, "--share", str(share), "--json"],
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    lines = [json.loads(row) for row in done.stdout.splitlines() if row.startswith("{")]
    assert [what for line in lines for what in line["wrong"]] == [], done.stderr
    assert done.returncode == 0, done.stderr
    if lines[0]["case"] == "not run":
        pytest.skip(lines[0]["outcome"])
    return lines


@pytest.mark.parametrize("job", ["build", "collect"])
def test_a_fault_at_a_system_call_leaves_the_old_index_or_the_new(job: str) -> None:
    lines = swept(job, 0.01)
    faults = ["killed", "power cut", "disk full", "no space once", "disk failing", "failed once"]
    assert [line["case"] for line in lines] == faults
    assert all(line["points"] >= 2 for line in lines)
    # The point behind the last call is always tried: there, everything has been done.
    assert all("new" in line["outcome"] for line in lines)


def test_a_kill_at_an_event_of_python_leaves_the_old_index_or_the_new() -> None:
    killed = [line for line in swept("events", 0.25) if line["case"] == "killed"]
    assert [line["sweep"] for line in killed] == ["build", "update", "collect", "rollback"]
    assert all("old" in line["outcome"] and "new" in line["outcome"] for line in killed)
    assert all("exit -9" in line["outcome"] for line in killed)


def test_damage_is_noticed_before_an_answer() -> None:
    found = [(line["case"], line["points"], line["outcome"]) for line in swept("damage", 0.1)]
    assert found == [
        ("bit flipped", 30, "noticed 30"),
        ("block zeroed", 6, "noticed 6"),
        ("truncated", 6, "noticed 6"),
        ("file swapped", 2, "noticed 2"),
    ]


def test_writers_take_turns() -> None:
    (line,) = swept("writers", 0.1)
    assert (line["case"], line["points"]) == ("8 at once, 2 killed", 1)
    assert "exit 0" in line["outcome"]


def test_the_command_names_the_cause_of_a_failed_write() -> None:
    found = [(line["case"], line["outcome"]) for line in swept("command", 0.1)]
    assert found == [("disk full", "exit 4: 2"), ("file size limited", "exit 4: 1")]


def test_no_question_fails_while_generations_change() -> None:
    (line,) = swept("reloads", 0.02)
    assert line["points"] == 3
    assert "failed 0" in line["outcome"]


def test_nothing_that_was_acknowledged_is_lost_when_the_service_is_killed() -> None:
    lines = swept("keeping", 0.05)
    cases = [line["case"] for line in lines]
    assert cases[:2] == ["writing, sqlite", "from nothing, sqlite"]
    assert {line["points"] for line in lines} <= {0, 5}
    assert "lost 0" in lines[0]["outcome"]


def test_no_upload_that_was_acknowledged_is_lost_when_the_service_is_killed() -> None:
    lines = swept("documents", 0.03)
    assert (lines[0]["case"], lines[0]["points"]) == ("uploads, sqlite", 3)
    assert "lost 0" in lines[0]["outcome"]


def test_a_fault_counts_only_the_calls_that_it_concerns() -> None:
    injector = FaultInjector(FULL, 2)
    calls = [Call("write", "/a"), Call("fsync", "/a"), Call("mkdir", "/b"), Call("write", "/a")]
    assert [injector.verdict(call) for call in calls] == [ALLOW, ALLOW, FULL.verdict, FULL.verdict]
    assert injector.hit == calls[2]
    assert injector.calls == calls[:2]
    assert FaultInjector(KILLED, 1).verdict(calls[1]) == KILLED.verdict


def test_a_power_cut_loses_what_was_not_synced(tmp_path: Path) -> None:
    kept, emptied, lost = (tmp_path / name for name in ("kept", "emptied", "lost"))
    for path in (kept, emptied, lost):
        path.write_bytes(b"x")
    made = [Call("openat", str(path)) for path in (kept, emptied)]
    written = [Call("write", str(path), path.stat().st_ino) for path in (kept, emptied, lost)]
    synced = [
        Call("fsync", str(kept), kept.stat().st_ino),
        Call("fsync", str(tmp_path), tmp_path.stat().st_ino),
    ]
    lose_unsynced(tmp_path, (*made, *written, *synced, Call("openat", str(lost))))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "kept": b"x",
        "emptied": b"",
    }

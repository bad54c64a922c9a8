"""Locks between processes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from zoneqa.folders.lock import LockHeldError, try_lock, wait_for_lock


@contextmanager
def other_process(function: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    """Hold a lock in another process until it is killed."""
    program = (
        "import time; from pathlib import Path; from zoneqa.folders import lock\n"
        f"with lock.{function}(Path({str(path)!r})): print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as it:
        assert it.stdout is not None
        try:
            assert it.stdout.readline() == "held\n"
            yield it
        finally:
            it.send_signal(signal.SIGKILL)


def test_a_lock_file_names_its_holder(tmp_path: Path) -> None:
    path = tmp_path / "LOCK"
    path.write_text("4711 since a very long time, as an earlier holder wrote\n")
    with try_lock(path):
        assert re.fullmatch(rf"{os.getpid()} since [\d-]{{10}} [\d:]{{8}}", path.read_text())
    with try_lock(path):
        pass


def test_a_lock_that_another_process_holds_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "LOCK"
    with (
        other_process("try_lock", path) as other,
        pytest.raises(LockHeldError, match=f"^{other.pid} since "),
        try_lock(path),
    ):
        pass
    # It was killed, and has left nothing that would keep us out.
    with try_lock(path):
        pass


def test_a_lock_of_nobody_known_is_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "LOCK"
    with try_lock(path):
        os.truncate(path, 0)
        with pytest.raises(LockHeldError, match=r"^\?$"), try_lock(path):
            pass


def test_a_lock_on_a_folder_is_waited_for(tmp_path: Path) -> None:
    with other_process("wait_for_lock", tmp_path) as first:
        program = (
            "from pathlib import Path; from zoneqa.folders.lock import wait_for_lock\n"
            f"with wait_for_lock(Path({str(tmp_path)!r})): print('held')"
        )
        second = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
        with pytest.raises(subprocess.TimeoutExpired):
            second.communicate(timeout=1)
        first.send_signal(signal.SIGKILL)
        assert second.communicate(timeout=30)[0] == b"held\n"
    with wait_for_lock(tmp_path):
        assert list(tmp_path.iterdir()) == []

"""A virtual environment for each peer, below one that has what they share: torch and the like."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from zoneqa_eval.datasets.cases import HOME

ENVIRONMENTS = HOME / ".peers"
REQUIREMENTS = HOME / "eval" / "peers" / "requirements"
SHARED = "shared"


class NotInstalledError(Exception):
    """A peer cannot be installed; the message says why."""


def ensure_installed(name: str, root: Path = ENVIRONMENTS, files: Path = REQUIREMENTS) -> Path:
    """Return the Python of a peer's environment, which is made where it is missing or outdated.

    `files` has exact versions for each environment. Raises NotInstalledError.
    """
    shared = _ensure(root / SHARED, files / f"{SHARED}.txt", None)
    return _python(_ensure(root / name, files / f"{name}.txt", shared))


def _ensure(folder: Path, requirements: Path, shared: Path | None) -> Path:
    """Return a folder with an environment that has what is required, besides what is shared."""
    stamp, wanted = folder / "installed.txt", requirements.read_text(encoding="utf-8")
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return folder
    _run([sys.executable, "-m", "venv", "--clear", str(folder)])
    if shared is not None:
        # What a peer needs in another version stands in its own folder, which comes first.
        packages = _packages(folder) / f"{SHARED}.pth"
        packages.write_text(f"{_packages(shared)}\n", encoding="utf-8")
    _run([str(_python(folder)), "-m", "pip", "install", "--quiet", "-r", str(requirements)])
    stamp.write_text(wanted, encoding="utf-8")
    return folder


def _python(folder: Path) -> Path:
    return folder / "bin" / "python"


def _packages(folder: Path) -> Path:
    return next((folder / "lib").glob("python*/site-packages"))


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR: ")]
        reason = errors[0].removeprefix("ERROR: ") if errors else f"{' '.join(command)} failed"
        raise NotInstalledError(reason)

"""The main module that runs a program in limits: `python -m … SECONDS BYTES OUTPUT PROGRAM …`.

The kernel enforces the limits on the program and on all that it starts.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress


def main(seconds: str, memory: str, output: str, *command: str) -> None:
    """Set the limits, and become the program."""
    _set_limits(int(seconds), int(memory), int(output))
    os.environ.pop("PYTHONPATH", None)
    os.execv(command[0], command)  # noqa: S606 - the program that the settings name


def _set_limits(seconds: int, memory: int, output: int) -> None:
    try:
        import resource
    except ImportError:
        return
    limits = {
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_FSIZE: output,
        resource.RLIMIT_CORE: 0,
    }
    for resource_id, limit in limits.items():
        with suppress(ValueError, OSError):
            resource.setrlimit(resource_id, (limit, limit))


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Settings with which a service would let everyone in."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.bad_requests.office import Office
from tests.bad_requests.row import Checks, Data

_OPEN_TO_OTHERS: tuple[dict[str, str], ...] = (
    {"ZONEQA_HOST": "0.0.0.0"},
    {"ZONEQA_HOST": "::"},
    {"ZONEQA_HOST": "0.0.0.0", "ZONEQA_AUTH": ""},
    {"ZONEQA_HOST": "0.0.0.0", "ZONEQA_AUTH": "oidc"},
    {"ZONEQA_HOST": "0.0.0.0", "ZONEQA_AUTH": "proxy"},
    {"ZONEQA_AUTH": "oidc", "ZONEQA_OIDC_ISSUER": "https://sign-on.example"},
    {"ZONEQA_PUBLIC_URL": "https://zoneqa.example"},
)
_USAGE_ERROR = 2


def _refuses_to_start(office: Office, _data: Data) -> bool:
    """A service that others reach starts only with a way to sign in."""
    return all(_refuses(office, settings) for settings in _OPEN_TO_OTHERS)


def _refuses(office: Office, settings: dict[str, str]) -> bool:
    """Whether `zoneqa serve` ends at once, with one line that says why."""
    ended = subprocess.run(
        [sys.executable, "-m", "zoneqa", "serve", "--index", f"{office.folder}/index"],
        env={**os.environ, **settings},
        capture_output=True,
        timeout=60,
        check=False,
    )
    lines = ended.stderr.decode().strip().splitlines()
    return ended.returncode == _USAGE_ERROR and len(lines) == 1 and not ended.stdout


CHECKS: Checks[Office] = {"A015": _refuses_to_start}

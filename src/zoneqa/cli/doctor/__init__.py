"""Diagnosis: what is installed, what the machine gives, and whether each part works."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from zoneqa.cli.doctor import installation, machine, parts
from zoneqa.cli.doctor.check_result import CheckResult, Look, checked
from zoneqa.settings import Settings


def examine(
    settings: Settings, root: Path, environ: Mapping[str, str] = os.environ
) -> list[CheckResult]:
    """Run every check, also after one has failed; that of the LLM, which may take long, last."""
    looks: dict[str, Look] = {
        "zoneqa": installation.versions,
        "settings": partial(installation.settings_given, environ),
        "packages": partial(installation.packages, settings),
        "SQLite": partial(installation.sqlite, sqlite3.sqlite_version_info),
        "folders": partial(machine.folders, settings, root),
        "disk": partial(machine.disk, settings, root),
        "port": partial(machine.port, settings),
        "clock": partial(machine.clock, root),
        "database": partial(parts.database, settings),
        "sign-in": partial(parts.sign_in, settings),
        "model": partial(parts.model, settings),
        "search engine": partial(parts.engine, settings, root),
        "index": partial(parts.index, settings, root),
        "question": partial(parts.question, settings, root),
        "OCR": partial(parts.ocr, settings),
        "LibreOffice": partial(parts.libreoffice, settings),
        "LLM": partial(parts.llm, settings),
    }
    return [checked(what, look) for what, look in looks.items()]


__all__ = ["CheckResult", "examine"]

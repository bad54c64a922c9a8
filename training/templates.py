"""The word lists, templates and rules in `words/` that synthetic questions are made from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "words"


def load(name: str) -> Any:
    """Return the content of one file."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))

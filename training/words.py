"""The words, templates and rules that made-up questions are put together from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "words"


def load(name: str) -> Any:
    """The content of one file of words."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))

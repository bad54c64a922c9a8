"""Diagnosis: what is installed, and whether the model, the index and the LLM work."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from zoneqa import __version__
from zoneqa.cli.output import say
from zoneqa.errors import ZoneqaError
from zoneqa.settings import Settings


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The result of a check; `exit_code` is 0 if it passed."""

    what: str
    says: str
    exit_code: int = 0


def examine(settings: Settings, root: Path) -> list[CheckResult]:
    """Run every check, also after one has failed."""
    return [
        CheckResult("zoneqa", f"{__version__} on Python {platform.python_version()}"),
        CheckResult("SQLite", sqlite3.sqlite_version),
        _check("model", lambda: _model(settings)),
        _check("index", lambda: _index(root)),
        _check("question", lambda: _question(settings, root)),
        _check("LLM", lambda: _llm(settings)),
    ]


def _check(what: str, look: Callable[[], str]) -> CheckResult:
    try:
        return CheckResult(what, look())
    except ZoneqaError as error:
        return CheckResult(what, str(error), error.exit_code)


def _model(settings: Settings) -> str:
    from zoneqa.factory import make_embedder

    embedder = make_embedder(settings, say)
    return f"{embedder.name}, {embedder.dimension} dimensions"


def _index(root: Path) -> str:
    from zoneqa.index import open_current

    opened = open_current(root)
    manifest = opened.manifest
    counts = f"{manifest.articles} articles, {manifest.passages} passages"
    return f"{opened.name}: {counts}, all files intact"


def _question(settings: Settings, root: Path) -> str:
    """Search for the heading of the first article, which should find that article."""
    from zoneqa.factory import make_answerer

    answerer = make_answerer(settings, root, say)
    (first,) = answerer.summaries(1)
    hits = answerer.search(first.heading, 3)
    return f"searching for «{first.heading}» finds {hits[0].passage.article_id}"


def _llm(settings: Settings) -> str:
    """Ask the LLM, if there is one, for any word."""
    from zoneqa.factory.llm import make_generate
    from zoneqa.llm.generate import Message

    generate = make_generate(settings)
    if generate is None:
        return "none is set, so that answers are quotes alone"
    said = "".join(generate([Message("user", "Say OK.")]))
    return f"{settings.llm_model} replies, in {len(said)} characters"

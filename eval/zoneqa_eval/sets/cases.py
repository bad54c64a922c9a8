"""Questions with their labels."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zoneqa_eval.figures.bootstrap import fact

HOME = Path(__file__).parents[3]
QUESTIONS = HOME / "eval" / "questions.jsonl"
ZONE_NEWS = tuple(HOME / "eval" / name for name in ("zone_news.jsonl", "zone_news_more.jsonl"))
REPORTS = HOME / "training" / "reports"
INVENTED_NEWS = HOME / "training" / "news"
RUNS = HOME / "eval" / "runs"


@dataclass(frozen=True, slots=True)
class Gold:
    """A fact: its article, the quote that states it, and the short strings that will do.

    `also` are other articles that state it; `bounds` is where the quote stands, if that is known.
    """

    article: str
    quote: str
    answers: tuple[str, ...]
    also: tuple[str, ...] = ()
    bounds: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A question; every fact of `gold` is needed, and without gold it has no answer.

    `given` are the articles to which reading is confined; if empty, it is not.
    """

    id: str
    question: str
    language: str
    type: str
    wording: str
    split: str
    gold: tuple[Gold, ...]
    given: tuple[str, ...] = ()

    @property
    def fact(self) -> str:
        """What paraphrases share: the id without its letter."""
        return fact(self.id)

    @property
    def invented(self) -> bool:
        """Whether no person asked it: its id is a number of an invented report or of `double-…`."""
        return self.id.count("-") == 2

    @property
    def answerable(self) -> bool:
        return bool(self.gold)

    @property
    def english(self) -> bool:
        return self.language == "en"


def read_cases(path: Path = QUESTIONS, split: str | None = None) -> list[Case]:
    """The cases of a file, all of them or one split."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    cases = [
        Case(
            id=row["id"],
            question=row["question"],
            language=row["language"],
            type=row["type"],
            wording=row["wording"],
            split=row["split"],
            gold=tuple(map(_gold, row["gold"])),
        )
        for row in rows
    ]
    return [case for case in cases if split in (None, case.split)]


def _gold(row: dict[str, Any]) -> Gold:
    return Gold(
        article=row["article"],
        quote=row.get("quote", ""),
        answers=tuple(row["answers"]),
        also=tuple(row.get("also", ())),
        bounds=(row["start"], row["end"]) if "start" in row else None,
    )


def read_reports(folder: Path = REPORTS) -> list[Case]:
    """The cases of invented reports with questions.

    Each line of a file holds a report and its questions, so the folder is also a corpus. Every
    fifth report was kept out of the reader's training; half of those are for tuning and half for
    reporting.
    """
    files = sorted(folder.glob("*.jsonl"))
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return [
        Case(
            id=f"{report['id']}-{number:03}a",
            question=row["question"],
            language=row["language"],
            type=row["kind"],
            wording="plain",
            split={"5": "tune", "0": "report"}.get(report["id"][-1], "train"),
            gold=(Gold(report["id"], row["quote"], tuple(row["answers"])),) if row["quote"] else (),
        )
        for report in map(json.loads, lines)
        for number, row in enumerate(report["questions"])
    ]

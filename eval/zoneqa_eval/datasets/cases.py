"""Questions with their labels and gold evidence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zoneqa.serialize import Json
from zoneqa.types import Wordings
from zoneqa_eval.case_ids import fact_id
from zoneqa_eval.files import read_jsonl

HOME = Path(__file__).parents[3]
QUESTIONS = HOME / "eval" / "questions.jsonl"
ZONE_NEWS = tuple(HOME / "eval" / name for name in ("zone_news.jsonl", "zone_news_more.jsonl"))
TWINS = HOME / "eval" / "twins.jsonl"
CALIBRATION = HOME / "eval" / "zone_news_calibration.jsonl"
SEVERAL_FACTS = HOME / "eval" / "several_facts.jsonl"
SEVERAL_FACTS_NEWS = HOME / "eval" / "several_facts_news.jsonl"
REPORTS = HOME / "training" / "reports"
INVENTED_NEWS = HOME / "training" / "news"
RUNS = HOME / "eval" / "runs"


@dataclass(frozen=True, slots=True)
class Gold:
    """A fact that answers: its article, the quote that states it, and the accepted short answers.

    `also` are other articles that state it; `bounds` are the offsets of the quote, where known.
    """

    article: str
    quote: str
    answers: tuple[str, ...]
    also: tuple[str, ...] = ()
    bounds: tuple[int, int] | None = None

    @property
    def articles(self) -> tuple[str, ...]:
        """Return every article that states the fact."""
        return (self.article, *self.also)


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What follows from several facts.

    `short` are the right short answers; if empty, none should be given. `wrong` are some that are
    not right. `missing` are the zones and years of which the articles do not say enough: the answer
    must name each, in one of its wordings.
    """

    short: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    missing: tuple[Wordings, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A question with its gold: all facts are needed; without any, the question is unanswerable.

    `given` are the articles that the question is confined to; if empty, all of them are searched.
    Of twins, `slot` is what the two questions differ in.
    """

    id: str
    question: str
    language: str
    type: str
    wording: str
    split: str
    gold: tuple[Gold, ...]
    given: tuple[str, ...] = ()
    slot: str = ""
    conclusion: Conclusion | None = None

    @property
    def fact(self) -> str:
        """Return what all wordings of the question share."""
        return fact_id(self.id)

    @property
    def synthetic(self) -> bool:
        """Return whether no person wrote it: on an invented report, or put together from two."""
        return self.id.count("-") == 2

    @property
    def answerable(self) -> bool:
        """Return whether the articles answer it."""
        return bool(self.gold)

    @property
    def english(self) -> bool:
        """Return whether it is asked in English."""
        return self.language == "en"


def read_cases(path: Path = QUESTIONS, split: str | None = None) -> list[Case]:
    """Return the cases of a file, or those of one split."""
    cases = [
        Case(
            id=row["id"],
            question=row["question"],
            language=row["language"],
            type=row["type"],
            wording=row["wording"],
            split=row["split"],
            gold=tuple(map(_gold, row["gold"])),
            slot=row.get("slot", ""),
            conclusion=_conclusion(row) if "short" in row else None,
        )
        for row in read_jsonl(path)
    ]
    return [case for case in cases if split in (None, case.split)]


def _conclusion(row: Json) -> Conclusion:
    return Conclusion(tuple(row["short"]), tuple(row["wrong"]), tuple(map(tuple, row["missing"])))


def _gold(row: Json) -> Gold:
    return Gold(
        article=row["article"],
        quote=row.get("quote", ""),
        answers=tuple(row["answers"]),
        also=tuple(row.get("also", ())),
        bounds=(row["start"], row["end"]) if "start" in row else None,
    )


def read_reports(folder: Path = REPORTS) -> list[Case]:
    """Return the cases of invented reports.

    Each line of a file holds a report and its questions, so the folder is also a corpus. Every
    fifth report was held out of the reader's training; half of those are for tuning, half for
    reporting.
    """
    reports = (report for path in sorted(folder.glob("*.jsonl")) for report in read_jsonl(path))
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
        for report in reports
        for number, row in enumerate(report["questions"])
    ]

"""Sentences of news with the statements that people read in them: eval/claims.jsonl."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from zoneqa.claims.approximation import Approximation
from zoneqa.claims.claim import Direction, Kind, Modality
from zoneqa.serialize import Json
from zoneqa.types import Bounds
from zoneqa_eval.datasets.cases import HOME
from zoneqa_eval.files import read_jsonl

CLAIMS = HOME / "eval" / "claims.jsonl"


@dataclass(frozen=True, slots=True)
class LabelledClaim:
    """A statement as a person labelled it; the places are in the text of the article.

    `number` and `upper`, the end of a range, are in the `unit` as printed, without 万 and 亿; names
    and dates have none. `first` and `last` are the days of the period; one that is None is open,
    both are None where no period is said.
    """

    value: Bounds
    kind: Kind
    number: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    subject: Bounds | None = None
    attribute: Bounds | None = None
    first: date | None = None
    last: date | None = None
    direction: Direction | None = None
    modality: Modality = "achieved"
    approximation: Approximation = "exactly"
    part_of: Bounds | None = None
    ordinal: str | None = None


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """The place of a sentence in an article, with every statement that it makes with a value."""

    article: str
    place: Bounds
    split: str
    claims: tuple[LabelledClaim, ...]


def read_labelled_claims(path: Path = CLAIMS, split: str | None = None) -> list[LabelledSentence]:
    """Return the sentences of a file, or those of one split."""
    return [
        LabelledSentence(
            article=row["article"],
            place=(row["start"], row["end"]),
            split=row["split"],
            claims=tuple(map(_claim, row["claims"])),
        )
        for row in read_jsonl(path)
        if split in (None, row["split"])
    ]


def _claim(row: Json) -> LabelledClaim:
    period = row["period"] or {"from": None, "to": None}
    return LabelledClaim(
        value=tuple(row["value"]),
        kind=row["kind"],
        number=_number(row["number"]),
        upper=_number(row["upper"]),
        unit=row["unit"] or "",
        subject=_place(row["subject"]),
        attribute=_place(row["attribute"]),
        first=_day(period["from"]),
        last=_day(period["to"]),
        direction=row["direction"],
        modality=row["modality"],
        approximation=row["approximation"],
        part_of=_place(row["part_of"]),
        ordinal=row["ordinal"],
    )


def _place(bounds: list[int] | None) -> Bounds | None:
    return (bounds[0], bounds[1]) if bounds else None


def _number(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

"""Facts as a table: a row for what is stated of one subject, a column for each year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from zoneqa.api.shown_fact import ShownFact
from zoneqa.claims.claim import Claim, Kind


@dataclass(frozen=True, slots=True)
class PivotCell:
    """The facts of one year, the newest article first."""

    facts: tuple[ShownFact, ...] = ()

    @property
    def differ(self) -> bool:
        """Return whether articles give different figures for the same period."""
        return any(_contradict(a, b) for a, b in combinations(self.facts, 2))


@dataclass(frozen=True, slots=True)
class PivotRow:
    """One attribute of one subject, in one unit, over the years."""

    subject: str
    attribute: str
    kind: Kind
    facts: tuple[ShownFact, ...]

    def cells(self, years: Sequence[int | None]) -> list[PivotCell]:
        """Return the cell of each year."""
        found = defaultdict[int | None, list[ShownFact]](list)
        for fact in self.facts:
            found[year_of(fact.claim)].append(fact)
        return [PivotCell(tuple(found[year])) for year in years]


def pivot_rows(facts: Iterable[ShownFact], zones: Collection[str] = ()) -> list[PivotRow]:
    """Return the rows of facts: those of a subject together, zones and most facts first."""
    groups = defaultdict[tuple[str, str, Kind, str], list[ShownFact]](list)
    for fact in facts:
        quantity = fact.claim.quantity
        unit = quantity.unit if quantity else ""
        groups[fact.subject, fact.attribute, fact.claim.kind, unit].append(fact)
    about: Counter[str] = Counter()
    for (subject, *_), found in groups.items():
        about[subject] += len(found)
    rows = [PivotRow(*key[:3], tuple(found)) for key, found in groups.items()]

    def place(row: PivotRow) -> tuple[bool, bool, int, str, int]:
        subject = row.subject
        return subject not in zones, not subject, -about[subject], subject, -len(row.facts)

    return sorted(rows, key=place)


def years(rows: Iterable[PivotRow]) -> list[int | None]:
    """Return the years of rows in order; None, for facts without a known year, comes last."""
    found = {year_of(fact.claim) for row in rows for fact in row.facts}
    known = sorted(year for year in found if year is not None)
    return [*known, *([None] if None in found else [])]


def year_of(claim: Claim) -> int | None:
    """Return the year in which the period of a claim ends, or begins if it has no end."""
    period = claim.period
    day = (period.last or period.first) if period and period.year_known else None
    return day.year if day else None


def _contradict(one: ShownFact, other: ShownFact) -> bool:
    return one.article.id != other.article.id and (
        _asked(one.claim) == _asked(other.claim) and _figure(one.claim) != _figure(other.claim)
    )


def _asked(claim: Claim) -> Hashable:
    """Return what two claims of a row must share to be about the same."""
    days = (claim.period.first, claim.period.last) if claim.period else None
    return days, claim.modality, claim.former, claim.quantity is None


def _figure(claim: Claim) -> Hashable:
    quantity = claim.quantity
    return (quantity.low, quantity.high, claim.direction) if quantity else None

"""The loops that put cases to zoneqa."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from zoneqa.answer.pipeline import Answerer
from zoneqa.errors import ZoneqaError
from zoneqa.serialize import Json
from zoneqa.types import Progress
from zoneqa_eval.datasets.cases import Case
from zoneqa_eval.harness.answer_cache import AnswerCache
from zoneqa_eval.harness.probes import PROBES
from zoneqa_eval.measures.base import Rows

T = TypeVar("T")


def ask_each(cases: Sequence[Case], ask: Callable[[Case], T], progress: Progress) -> dict[str, T]:
    """Return what a function returns for each case, by case id."""
    found: dict[str, T] = {}
    for done, case in enumerate(cases, 1):
        found[case.id] = ask(case)
        progress(done, len(cases))
    return found


@dataclass(frozen=True, slots=True)
class CachedAsker:
    """Applies probes to cases, and to none that is in the cache."""

    answerer: Answerer
    depth: int
    cache: AnswerCache

    def rows(
        self, probes: Sequence[str], cases: Sequence[Case], progress: Progress
    ) -> Mapping[str, Rows]:
        """Return the rows of each probe, in the order of the cases."""
        open_cases = [c for c in cases if not all(self.cache.has(p, c.id) for p in probes)]
        ask_each(open_cases, lambda case: self._fill(probes, case), progress)
        found = {probe: self.cache.rows(probe) for probe in probes}
        return {probe: {case.id: rows[case.id] for case in cases} for probe, rows in found.items()}

    def _fill(self, probes: Sequence[str], case: Case) -> None:
        for probe in probes:
            if not self.cache.has(probe, case.id):
                self.cache.put(probe, case.id, self._row(probe, case))

    def _row(self, probe: str, case: Case) -> Json | None:
        try:
            return PROBES[probe](self.answerer, case, self.depth)
        except ZoneqaError:
            return None  # counted as missing; it scores 0

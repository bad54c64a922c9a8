"""An answerer that also checks drafts, from the same index and with the same models."""

from __future__ import annotations

from dataclasses import dataclass

from zoneqa.answer.answerer import Answerer
from zoneqa.checking.checker import Checker, GiveReason
from zoneqa.checking.evidence_finder import EvidenceFinder
from zoneqa.verify.verification import Verify


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckingAnswerer(Answerer):
    """Answers questions, and checks drafts with `verify`."""

    verify: Verify
    give_reason: GiveReason

    @property
    def checker(self) -> Checker:
        """Return what checks drafts."""
        finder = EvidenceFinder(
            self.analyzer,
            self.pipeline.retriever,
            self.index.claims,
            self.article,
            self.depth,
        )
        return Checker(finder, self.verify, self.give_reason, self.generation)

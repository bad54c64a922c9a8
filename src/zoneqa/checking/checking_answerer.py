"""An answerer that also checks drafts, from the same index and with the same models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zoneqa.answer.answerer import Answerer
from zoneqa.checking.evidence_finder import EvidenceFinder
from zoneqa.verify.verification import Explain, Verify

if TYPE_CHECKING:
    from zoneqa.checking.checker import Checker


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckingAnswerer(Answerer):
    """Answers questions, and checks drafts with `verify`."""

    verify: Verify
    explain: Explain

    @property
    def checker(self) -> Checker:
        """Return what checks drafts."""
        # Answering does without the room of documents, which reads drafts.
        from zoneqa.checking.checker import Checker

        finder = EvidenceFinder(
            self.analyzer,
            self.pipeline.retriever,
            self.index.claims,
            self.article,
            self.depth,
        )
        return Checker(finder, self.verify, self.explain, self.generation)

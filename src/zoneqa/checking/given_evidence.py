"""A text that sentences are checked against, instead of the articles of an index."""

from __future__ import annotations

from dataclasses import dataclass

from zoneqa.checking.draft import UncheckedSentence
from zoneqa.checking.evidence_finder import DraftEvidence
from zoneqa.text.normalize import clean_text
from zoneqa.types import Article
from zoneqa.verify.verification import CitedSpans

_ID = "evidence"


@dataclass(frozen=True, slots=True)
class GivenEvidence:
    """A SentenceFinder that finds one text for every sentence."""

    article: Article

    @classmethod
    def of(cls, text: str, day: str | None = None) -> GivenEvidence:
        """Return a text that speaks on a day; without it, 去年 means no certain year."""
        return cls(Article(_ID, "", clean_text(text), date=day))

    def find(self, sentence: UncheckedSentence) -> DraftEvidence:
        """See SentenceFinder."""
        del sentence
        return DraftEvidence(own=(CitedSpans.whole(self.article),), others=())

    def find_article(self, article_id: str) -> Article | None:
        """See SentenceFinder."""
        return self.article if article_id == _ID else None

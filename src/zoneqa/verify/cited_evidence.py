"""The evidence for a sentence: the cited sentences of articles, parsed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from zoneqa.claims.claim import Claim
from zoneqa.claims.parsed_sentence import ParsedSentence
from zoneqa.claims.periods import Period
from zoneqa.text.normalize import as_read, fold
from zoneqa.text.terms import content_terms
from zoneqa.types import Bounds
from zoneqa.verify.compared_text import ComparedText, SentenceFigure, compared_text
from zoneqa.verify.sentence_names import Name, names_in
from zoneqa.verify.verification import CitedSpans


@dataclass(frozen=True, eq=False)
class GivenSentence:
    """A cited sentence with its claims and figures."""

    source: ComparedText
    sentence: ParsedSentence

    @property
    def bounds(self) -> Bounds:
        return self.sentence.bounds

    @cached_property
    def plain(self) -> str:
        return self.source.text.plain[slice(*self.bounds)]

    @cached_property
    def terms(self) -> frozenset[str]:
        """Its pairs of characters, numbers and words."""
        return content_terms(self.plain)

    @cached_property
    def clauses(self) -> list[tuple[Bounds, frozenset[str]]]:
        """Its clauses, with the terms of each."""
        plain = self.sentence.plain
        return [(each, content_terms(plain[slice(*each)])) for each in self.sentence.clauses]

    @cached_property
    def names(self) -> list[Name]:
        return names_in(self.sentence)

    @cached_property
    def naming_text(self) -> str:
        """Its folded words, in which a name may stand, and the names that 该区 stands for."""
        return fold(" ".join((self.plain, *(name.text for name in self.names))))

    @cached_property
    def figures(self) -> list[SentenceFigure]:
        return self.source.figures(self.sentence)

    @cached_property
    def claims(self) -> list[Claim]:
        return self.source.claims_in(self.sentence)


@dataclass(frozen=True, eq=False)
class CitedEvidence:
    """All the sentences that are cited, in order."""

    sentences: tuple[GivenSentence, ...]
    sources: tuple[ComparedText, ...]

    @classmethod
    def of(cls, cited: Sequence[CitedSpans]) -> CitedEvidence:
        """Return the sentences that the cited spans touch."""
        sources = tuple(compared_text(each.article) for each in cited)
        pairs = zip(sources, cited, strict=True)
        found = (given for source, each in pairs for given in _touched(source, each))
        return cls(tuple(found), sources)

    @cached_property
    def figures(self) -> list[SentenceFigure]:
        return [figure for given in self.sentences for figure in given.figures]

    @cached_property
    def claims(self) -> list[Claim]:
        return [claim for given in self.sentences for claim in given.claims]

    @cached_property
    def periods(self) -> list[Period]:
        """The periods of its sentences, and those that their claims take over."""
        said = (period for given in self.sentences for period in given.sentence.periods)
        return [*said, *(claim.period for claim in self.claims if claim.period)]

    @cached_property
    def names(self) -> list[Name]:
        return [name for given in self.sentences for name in given.names]

    @cached_property
    def naming_text(self) -> str:
        """The folded words in which a name may stand: the sentences, headlines and zones.

        So do the names that the sentences take over from the text before them.
        """
        carried = (words.text for claim in self.claims for words in claim.subjects)
        heads = (f"{each.article.title} {each.article.zone or ''}" for each in self.sources)
        parts = (*(given.plain for given in self.sentences), *map(as_read, heads), *carried)
        return fold("\n".join(parts))


def _touched(source: ComparedText, cited: CitedSpans) -> Iterator[GivenSentence]:
    for sentence in source.sentences:
        start, end = sentence.bounds
        if any(span.start < end and start < span.end for span in cited.spans):
            yield GivenSentence(source, sentence)

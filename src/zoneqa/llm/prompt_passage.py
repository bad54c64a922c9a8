"""A numbered passage as an LLM is given it: quoted, and with nothing in it that could act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zoneqa.claims.claim import Claim
from zoneqa.claims.period_words import written_out
from zoneqa.llm.instructions import NO_ANSWER
from zoneqa.reader.base import Candidate
from zoneqa.text.heading import headers_above
from zoneqa.text.normalize import clean_text
from zoneqa.types import Language

QUOTE = "> "
"""What every line of a passage begins with, so that no line in it can pass for ours."""

# Brackets make markers, links and images; angle brackets make tags, the special tokens of chat
# templates, and the beginning of our own lines.
_INERT = str.maketrans("[]［］【】<>", "()()()＜＞")
_MOST_CLAIMS = 6


@dataclass(frozen=True, slots=True)
class PromptPassage:
    """A passage with what says where it is from.

    `claims` are what its sentences state and leave to what stands round them: 去年, 该区.
    """

    number: int
    title: str
    source: str | None
    date: str | None
    text: str
    claims: tuple[str, ...] = ()

    @classmethod
    def of(cls, number: int, candidate: Candidate) -> PromptPassage:
        """Return the passage of a candidate; one that begins within a table has its headers."""
        article, passage = candidate.article, candidate.hit.passage
        return cls(
            number,
            article.heading,
            article.article.source,
            article.article.date,
            "\n".join((*headers_above(article.article, passage.start), passage.text)),
            tuple(dict.fromkeys(_unsaid(candidate)))[:_MOST_CLAIMS],
        )

    def head(self, language: Language) -> str:
        """Return the line that names the article."""
        known = [one_line(each) for each in (self.source, self.date) if each]
        opening, comma, closing = ("（", "，", "）") if language == "zh" else (" (", ", ", ")")
        origin = f"{opening}{comma.join(known)}{closing}" if known else ""
        return f"[{self.number}] {one_line(self.title)}{origin}"

    def facts(self, language: Language) -> str:
        """Return the line with its claims; empty if it has none."""
        label, comma = ("要点：", "；") if language == "zh" else ("Facts: ", "; ")
        return label + comma.join(map(one_line, self.claims)) if self.claims else ""


def inert(text: str) -> str:
    """Return text of others without markup, markers and hidden characters; its length may change.

    For prompts only: what is quoted comes from the article as it is.
    """
    return clean_text(text).translate(_INERT).replace(NO_ANSWER, NO_ANSWER.replace("_", " "))


def one_line(text: str) -> str:
    """Return text of others on one line, inert."""
    return " ".join(inert(text).split())


def quoted(text: str) -> str:
    """Return text of others as lines that are marked as quoted, inert, without empty ones."""
    lines = (" ".join(line.split()) for line in inert(text).split("\n"))
    return "\n".join(f"{QUOTE}{line}" for line in lines if line)


def _unsaid(candidate: Candidate) -> Iterator[str]:
    """Yield what claims of a candidate state, where their sentences leave some of it unsaid."""
    for sentence in candidate.passage.sentences:
        for claim in sentence.claims:
            if _leaves_unsaid(claim):
                yield _in_words(claim, candidate.article.article.text)


def _leaves_unsaid(claim: Claim) -> bool:
    subject, period = claim.subjects[:1], claim.period
    return any(each.carried for each in subject) or bool(period and period.basis != "stated")


def _in_words(claim: Claim, text: str) -> str:
    period = claim.period
    when = (written_out(period) or text[period.start : period.end]) if period else ""
    subject = claim.subjects[0].text if claim.subjects else ""
    return " ".join(filter(None, (when, subject, claim.attribute_text, claim.value.quote)))

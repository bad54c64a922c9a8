"""A draft with its paragraphs and sentences."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from zoneqa.checking.standalone import standalone
from zoneqa.claims.article_text import ArticleText
from zoneqa.claims.claim import Claim
from zoneqa.claims.extract import sentences_of_prose
from zoneqa.claims.read_text import ReadText
from zoneqa.claims.sentence_context import SentenceContext
from zoneqa.text.normalize import fold
from zoneqa.text.segment import without_outer_space
from zoneqa.types import Article, Bounds

ENDS = ("。", "！", "？", "!", "?", ".", "…", "；", ";", "：", ":", "，", ",")
"""What ends a line that is no heading."""

_CLOSING = "”’」』）)\"'"
_LONGEST_HEADING = 40
_NUMERALS = "一二三四五六七八九十"
_QUESTION_MARKS = ("？", "?")
_NAMING_MARKS = ("《", "“", "「", '"')


@dataclass(frozen=True, slots=True)
class UncheckedSentence:
    """A sentence of a draft; `standalone` is it as it is looked up, with what it leaves out.

    `claims` are what it states; `checkable` is whether articles could bear it out at all. `alone`
    is it without a zone that only the sentences before name, if it names a subject of its own.
    """

    text: str
    bounds: Bounds
    standalone: ReadText
    claims: tuple[Claim, ...] = ()
    checkable: bool = True
    alone: ReadText | None = None

    @property
    def readings(self) -> Iterator[UncheckedSentence]:
        """Yield the sentence as it may be looked up: by its own subject first, if it has one."""
        if self.alone and self.alone != self.standalone:
            yield replace(self, standalone=self.alone)
        yield self


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """A paragraph or a heading of a draft, with its sentences in order."""

    bounds: Bounds
    sentences: tuple[UncheckedSentence, ...]
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that is to be checked; all bounds refer to the text of its `article`."""

    article: Article
    paragraphs: tuple[DraftBlock, ...]

    @property
    def sentences(self) -> Iterator[UncheckedSentence]:
        """Yield its sentences in order."""
        for paragraph in self.paragraphs:
            yield from paragraph.sentences

    @classmethod
    def of(cls, article: Article) -> Draft:
        """Return a draft, whose date says what 去年 means and whose zone what 我区 means.

        Tables are shown, not checked.
        """
        text = ArticleText.of(article)
        found = [_sentence(*each) for each in sentences_of_prose(text)]
        return cls(article, tuple(_paragraphs(article, found)))


def _sentence(context: SentenceContext, claims: Sequence[Claim]) -> UncheckedSentence:
    sentence = context.sentence
    paragraph = sentence.plain.rfind("\n", 0, sentence.bounds[0]) + 1
    own = tuple(_in_paragraph(claim, paragraph) for claim in claims)
    return UncheckedSentence(
        text=sentence.span(sentence.bounds).quote,
        bounds=sentence.bounds,
        standalone=standalone(context, own),
        claims=own,
        checkable=_is_checkable(context, own),
        alone=standalone(context, own, with_zone=False) if sentence.named else None,
    )


def _in_paragraph(claim: Claim, start: int) -> Claim:
    """Return a claim without a time that another paragraph says: writers begin anew."""
    said_before = claim.period is not None and claim.period.start < start
    return replace(claim, period=None) if said_before else claim


def _is_checkable(context: SentenceContext, claims: Sequence[Claim]) -> bool:
    """Return whether a sentence says something of which articles could tell.

    That takes a figure, a name, or a thing like a project; greetings, questions and appeals do not.
    """
    sentence = context.sentence
    words = fold(sentence.plain[slice(*sentence.bounds)])
    if words.rstrip(_CLOSING).endswith(_QUESTION_MARKS):
        return False
    if claims or sentence.quantities:
        return True
    known = _draft_words()
    if any(said in words for said in known["addressed"]):
        return False
    return bool(sentence.named) or any(w in words for w in (*_NAMING_MARKS, *known["tells_of"]))


@lru_cache(maxsize=1)
def _draft_words() -> Mapping[str, Sequence[str]]:
    """Return the words of each kind that tell what is worth looking up."""
    text = (files("zoneqa.checking") / "draft_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _paragraphs(article: Article, found: Sequence[UncheckedSentence]) -> Iterator[DraftBlock]:
    start, whole = 0, without_outer_space(article.text, 0, len(article.text))
    for line in article.text.split("\n"):
        bounds = without_outer_space(article.text, start, start + len(line))
        if bounds[0] < bounds[1]:
            inside = [each for each in found if bounds[0] <= each.bounds[0] < bounds[1]]
            is_first = start == 0
            # A line that is all there is heads nothing.
            heading = bounds != whole and _is_heading(line.strip(), inside, is_first=is_first)
            yield DraftBlock(bounds, () if heading else tuple(inside), heading)
        start += len(line) + 1


def _is_heading(line: str, found: Sequence[UncheckedSentence], *, is_first: bool) -> bool:
    """Return whether a line is a heading: short, without an end, and it states nothing.

    The first line of a draft may name what it is about, and so may one that is numbered.
    """
    if not found or len(line) > _LONGEST_HEADING or line.rstrip(_CLOSING).endswith(ENDS):
        return False
    if any(sentence.claims for sentence in found):
        return False
    numbered = line[0] in _NUMERALS and "、" in line[1:3]
    return is_first or numbered or not any(sentence.checkable for sentence in found)

"""Sentences to verify beside their evidence, labelled by kind: eval/verify_*.jsonl.

A row holds a piece of evidence and the sentences on it. The text of invented news stands in the
row; that of other articles is referred to, with a digest. A sentence is written out, or made of the
first span by edits, or it is the evidence of another row, where it is the claim of another article.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from zoneqa.documents import read_corpus, read_prints
from zoneqa.errors import UsageError
from zoneqa.serialize import Json
from zoneqa.text.language import language_of
from zoneqa.types import Article, Language, Span, Wordings
from zoneqa.verify.verification import CitedSpans
from zoneqa_eval.datasets.cases import HOME
from zoneqa_eval.files import read_jsonl

INVENTED, CORPUS, ZONE_NEWS = (
    HOME / "eval" / f"verify_{name}.jsonl" for name in ("invented", "corpus", "zone_news")
)

TRUE_KINDS = (
    *("verbatim", "shortened", "reordered", "paraphrase", "translation"),
    *("equal_value", "rounded", "computed", "resolved_date"),
)
FALSE_KINDS = (
    *("digit", "swapped", "unit", "period", "zone", "person", "organisation", "direction"),
    *("rank", "modality", "negation", "stitched", "other_article"),
)

_DIGITS = 12

Articles = Mapping[str, Article]
"""Articles by id."""


@dataclass(frozen=True, slots=True)
class VerifyCase:
    """A sentence with what it cites, and whether the evidence bears it out.

    `right` are the wordings of what a false sentence should say instead, where that is one value.
    """

    id: str
    source: str
    kind: str
    is_true: bool
    sentence: str
    evidence: CitedSpans
    right: Wordings = ()

    @property
    def quoted(self) -> str:
        """Return the evidence as one text."""
        return "".join(span.quote for span in self.evidence.spans)

    @property
    def language(self) -> Language:
        """Return the language of the sentence."""
        return language_of(self.sentence)


def labelled_sentences(zone_news: Path | None) -> dict[str, list[VerifyCase]]:
    """Return the cases of each split; without the file of news, those on it are left out."""
    articles = _by_id(read_corpus(HOME / "corpus").articles)
    files = [INVENTED, CORPUS]
    if zone_news is not None:
        articles |= _by_id(read_prints(zone_news).articles)
        files.append(ZONE_NEWS)
    return {
        split: [case for path in files for case in read_verify_cases(path, articles, split)]
        for split in ("tune", "report")
    }


def _by_id(articles: Sequence[Article]) -> dict[str, Article]:
    return {article.id: article for article in articles}


def read_verify_cases(path: Path, articles: Articles, split: str | None = None) -> list[VerifyCase]:
    """Return the cases of a file, or those of one split.

    Raises UsageError if an article is missing, or its text is not what was labelled.
    """
    source, rows = path.stem.removeprefix("verify_"), read_jsonl(path)
    evidence = {row["id"]: _evidence(row, articles) for row in rows}
    return [
        _case(f"{row['id']}/{n}", source, said, evidence[row["id"]], evidence)
        for row in rows
        if split in (None, row["split"])
        for n, said in enumerate(row["sentences"])
    ]


def cited(article: Article, places: Sequence[Sequence[int]]) -> CitedSpans:
    """Return places of an article as evidence."""
    spans = (Span(article.id, start, end, article.text[start:end]) for start, end in places)
    return CitedSpans(article, tuple(spans))


def edited(text: str, edits: Sequence[tuple[int, int, str]]) -> str:
    """Return a text with other words at some places, which are in order and do not overlap."""
    for start, end, words in reversed(edits):
        text = text[:start] + words + text[end:]
    return text


def _evidence(row: Json, articles: Articles) -> CitedSpans:
    if "text" in row:
        article = Article(row["id"], row["title"], row["text"], date=row["date"])
        return cited(article, row.get("spans") or [[0, len(article.text)]])
    if row["article"] not in articles:
        raise UsageError(f"The articles lack {row['article']}, which is the evidence of a case.")
    found = cited(articles[row["article"]], row["spans"])
    text = "".join(span.quote for span in found.spans)
    if sha256(text.encode()).hexdigest()[:_DIGITS] != row["digest"]:
        raise UsageError(
            f"The text of {row['article']} is not that on which sentences are labelled."
        )
    return found


def _case(
    id: str, source: str, said: Json, evidence: CitedSpans, others: Mapping[str, CitedSpans]
) -> VerifyCase:
    kind, text = said["kind"], evidence.spans[0].quote
    if "of" in said:
        sentence = others[said["of"]].spans[0].quote
    else:
        sentence = said["text"] if "text" in said else edited(text, said["edits"])
    right = (
        each if isinstance(each, str) else text[slice(*each)] for each in said.get("right", [])
    )
    return VerifyCase(id, source, kind, kind in TRUE_KINDS, sentence, evidence, tuple(right))

"""Cases for `zoneqa-eval add`, made of feedback: a line of JSON each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from zoneqa.api.protocols import AnswererProtocol
from zoneqa.storage.records import FeedbackKind, FeedbackRecord
from zoneqa.text.segment import sentences

CaseVerdict: TypeAlias = Literal["right", "wrong", "should_decline", "should_answer"]
"""What `zoneqa-eval add` knows of an answer that somebody judged."""

VERDICTS: tuple[CaseVerdict, ...] = get_args(CaseVerdict)

_VERDICT_OF: Mapping[FeedbackKind, CaseVerdict] = {
    "right": "right",
    "wrong": "wrong",
    "citation_unsupported": "wrong",
    "incomplete": "wrong",
}


class BadCase(Exception):
    """A case that cannot be right; `code` is the end of the key of its text."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class CaseForm:
    """What an admin says to be right: the article, its words, and the quote with them."""

    verdict: str
    article: str = ""
    words: tuple[str, ...] = ()
    quote: str = ""

    @classmethod
    def of(cls, fields: Mapping[str, str]) -> CaseForm:
        """Return what was filled in; each line of the words is another way to put them."""
        lines = (line.strip() for line in fields.get("words", "").splitlines())
        return cls(
            fields.get("verdict", ""),
            fields.get("article", "").strip(),
            tuple(filter(None, lines)),
            fields.get("quote", "").strip(),
        )

    @classmethod
    def suggested(cls, record: FeedbackRecord) -> CaseForm:
        """Return what the answer itself suggests, to be looked at and corrected."""
        answer, verdict = record.answer, suggested_verdict(record)
        if answer is None or answer["abstained"] or not answer["citations"]:
            return cls(verdict)
        cited, short = answer["citations"][0], answer["short_answer"]
        return cls(verdict, cited["article_id"], (short,) if short else (), cited["quote"])

    def confirmed(self, record: FeedbackRecord, answerer: AnswererProtocol) -> dict[str, Any]:
        """Return what is confirmed, as it is kept. Raises BadCase."""
        if self.verdict not in VERDICTS:
            raise BadCase("verdict")
        declined = record.answer is not None and record.answer["abstained"]
        if self.verdict == "should_decline" or (self.verdict == "right" and declined):
            return {"verdict": self.verdict, "expected": []}
        quote = self._quote(answerer)
        expected = {"article": self.article, "answers": list(self.words), "quote": quote}
        return {"verdict": self.verdict, "expected": [expected]}

    def _quote(self, answerer: AnswererProtocol) -> str:
        """Return the quote that holds the words, or the sentence that does. Raises BadCase."""
        article = answerer.article(self.article) if self.article else None
        if article is None:
            raise BadCase("article")
        if not self.words:
            raise BadCase("words")
        if self.quote and self.quote not in article.text:
            raise BadCase("quote")
        text = article.text
        found = [self.quote] if self.quote else [text[a:b] for a, b in sentences(text)]
        quote = next((each for each in found if all(word in each for word in self.words)), None)
        if quote is None:
            raise BadCase("words")
        return quote


def suggested_verdict(record: FeedbackRecord) -> CaseVerdict:
    """Return what the feedback says of the answer, as far as it can be told."""
    declined = record.answer is not None and record.answer["abstained"]
    verdict = _VERDICT_OF[record.kind]
    return "should_answer" if verdict == "wrong" and declined else verdict


def case_lines(records: Iterable[FeedbackRecord]) -> str:
    """Return feedback as lines of JSON for `zoneqa-eval add`; nobody is named in them."""
    return "".join(
        json.dumps(case_row(each), ensure_ascii=False) + "\n" for each in records if each.answer
    )


def case_row(record: FeedbackRecord) -> dict[str, Any]:
    """Return the row of a case; one that nobody has confirmed has no expected facts."""
    confirmed = record.confirmed or {"verdict": suggested_verdict(record)}
    return {
        "id": record.case_id,
        "state": record.state,
        "kind": record.kind,
        "question": record.question,
        "answer": record.answer,
        **confirmed,
    }

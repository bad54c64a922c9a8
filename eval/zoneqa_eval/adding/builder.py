"""Cases from feedback: gold is what was confirmed or expected, checked against the articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from zoneqa.errors import UsageError
from zoneqa.query.analyze import Query, analyze
from zoneqa.query.clean import clean_question
from zoneqa.serialize import Json
from zoneqa.text.normalize import fold, simplify
from zoneqa.text.segment import sentences
from zoneqa.types import Article
from zoneqa.zones.gazetteer import Gazetteer
from zoneqa_eval.adding.feedback import VERDICTS, Expected, Feedback
from zoneqa_eval.adding.question_file import refuse_duplicate
from zoneqa_eval.case_ids import next_case_id, split_of
from zoneqa_eval.datasets.check import row_problems
from zoneqa_eval.measures.scoring import is_verbatim

Prompt = Callable[[str], str]
"""Ask the person for something that is missing; raise UsageError where nobody can be asked."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels that the person sets; None leaves one to what the question looks like."""

    verdict: str | None = None
    type: str | None = None
    wording: str = "plain"
    split: str | None = None


@dataclass(frozen=True, slots=True)
class CaseBuilder:
    """Builds rows of eval/questions.jsonl over the articles of an index."""

    articles: Mapping[str, Article]
    gazetteer: Gazetteer
    prompt: Prompt

    def row(self, feedback: Feedback, rows: Sequence[Json], labels: Labels) -> Json:
        """Return the row of a new case beside the existing ones.

        Raises UsageError or BadQuestion.
        """
        question = clean_question(feedback.question)
        refuse_duplicate(question, rows)
        query = analyze(question, self.gazetteer)
        gold = list(self._gold(feedback, query, labels.verdict))
        case_id = next_case_id(self._prefix(query, gold), (r["id"] for r in rows), labels.split)
        row = {
            "id": case_id,
            "question": question,
            "language": _language(query),
            "type": labels.type or self._type(query, gold),
            "wording": labels.wording,
            "split": split_of(case_id[:-1]),
            "answerable": bool(gold),
            "gold": gold,
        }
        texts = {article.id: article.text for article in self.articles.values()}
        problems = list(row_problems(row, texts))
        if problems:
            raise UsageError(f"“{question}” cannot be added: {'; '.join(problems)}.")
        return row

    def _gold(self, feedback: Feedback, query: Query, verdict: str | None) -> Iterator[Json]:
        judged = feedback.verdict or verdict or self.prompt(f"a verdict ({', '.join(VERDICTS)})")
        if judged not in VERDICTS:
            raise UsageError(f"The verdict {judged!r} is none of {', '.join(VERDICTS)}.")
        if judged == "should_decline" or (judged == "right" and feedback.answer["abstained"]):
            return
        if feedback.expected:
            yield from map(self._expected_fact, feedback.expected)
        elif judged == "right":
            yield from self._confirmed_facts(feedback.answer, query)
        else:
            article = self.prompt("the article that answers (its id)")
            words = self.prompt("its words that answer")
            yield self._expected_fact(Expected(article, (words,)))

    def _expected_fact(self, expected: Expected) -> Json:
        """Return the gold of an expected fact, quoting the sentence with the words if need be."""
        text = self._text(expected.article)
        quote = expected.quote or _sentence_with(text, expected.answers)
        if not quote or quote not in text:
            raise UsageError(
                f"{' / '.join(expected.answers)}: not in one sentence of {expected.article}."
            )
        return _gold_row(expected.article, quote, expected.answers)

    def _confirmed_facts(self, answer: Json, query: Query) -> Iterator[Json]:
        """Yield the gold of a correct answer: one citation; all, if several things are asked."""
        short = answer["short_answer"] or ""
        citations = [self._verbatim(citation) for citation in answer["citations"]]
        if not (query.parts or query.across):
            with_short = [c for c in citations if short and short in c["quote"]]
            citations = (with_short or citations)[:1]
        for citation in citations:
            quote = citation["quote"]
            known = short and short in quote
            words = short if known else self.prompt(f"the words that answer in “{quote}”")
            yield _gold_row(citation["article_id"], quote, (words,))

    def _verbatim(self, citation: Json) -> Json:
        """Return a citation that is verbatim. Raises UsageError."""
        texts = {citation["article_id"]: self._text(citation["article_id"])}
        if not is_verbatim(citation, texts):
            place = f"{citation['article_id']}:{citation['start']}-{citation['end']}"
            raise UsageError(f"The text at {place} in the index differs from the quote.")
        return citation

    def _text(self, article_id: str) -> str:
        article = self.articles.get(article_id)
        if article is None:
            known = ", ".join(sorted(self.articles)[:10])
            raise UsageError(f"The index has no article {article_id!r}; it has {known}.")
        return article.text

    def _type(self, query: Query, gold: Sequence[Json]) -> str:
        """Return the likely type; that a premise is wrong, only people can tell."""
        if len({fact["article"] for fact in gold}) > 1:
            return "two_articles"
        if gold:
            return "fact" if query.wanted == "other" else query.wanted
        if self._article_asked_about(query):
            return "absent_fact"
        return "absent_zone" if query.places else "off_topic"

    def _prefix(self, query: Query, gold: Sequence[Json]) -> str:
        """Return the prefix of the id, which names the article where there is one."""
        articles = {fact["article"] for fact in gold}
        if len(articles) > 1:
            return "two"
        article = next(iter(articles), self._article_asked_about(query))
        if article is None:
            return "other" if query.places else "off"
        return re.sub("[^a-z]", "", article.lower()) or "use"

    def _article_asked_about(self, query: Query) -> str | None:
        """Return the first article whose zone or title has a name from the question."""
        names = [name for place in query.places for name in place]
        headings = ((a.id, fold(f"{a.zone or ''} {a.title}")) for a in self.articles.values())
        return next((i for i, heading in headings if any(n in heading for n in names)), None)


def _gold_row(article: str, quote: str, answers: Sequence[str]) -> Json:
    return {"article": article, "quote": quote, "answers": list(answers)}


def _sentence_with(text: str, words: Iterable[str]) -> str:
    """Return the first sentence that holds all the words; empty if none does."""
    needed = list(words)
    found = (text[start:end] for start, end in sentences(text))
    return next((s for s in found if all(word and word in s for word in needed)), "")


def _language(query: Query) -> str:
    if query.language == "en":
        return "en"
    typed = normalize("NFKC", query.typed)
    return "zh" if simplify(typed) == typed else "zh-Hant"

"""From use to a case: gold from what was confirmed or expected, checked against the articles."""

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
from zoneqa_eval.adding.rows import free_id, refuse_double
from zoneqa_eval.check_questions import row_problems, split_of
from zoneqa_eval.measures.score import stands

Ask = Callable[[str], str]
"""Asks the person for something that is missing; raises UsageError where nobody can be asked."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person says of the cases; None leaves it to what the question looks like."""

    verdict: str | None = None
    type: str | None = None
    wording: str = "plain"
    split: str | None = None


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes rows of eval/questions.jsonl over the articles of an index."""

    articles: Mapping[str, Article]
    gazetteer: Gazetteer
    ask: Ask

    def row(self, feedback: Feedback, rows: Sequence[Json], choice: Choice) -> Json:
        """The row of a new case beside those that are there. Raises UsageError or BadQuestion."""
        question = clean_question(feedback.question)
        refuse_double(question, rows)
        asked = analyze(question, self.gazetteer)
        gold = list(self._gold(feedback, asked, choice.verdict))
        prefix = self._prefix(asked, gold)
        case_id = free_id(prefix, (row["id"] for row in rows), choice.split)
        row = {
            "id": case_id,
            "question": question,
            "language": _language(asked),
            "type": choice.type or self._type(asked, gold),
            "wording": choice.wording,
            "split": split_of(case_id[:-1]),
            "answerable": bool(gold),
            "gold": gold,
        }
        bodies = {article.id: article.text for article in self.articles.values()}
        problems = list(row_problems(row, bodies))
        if problems:
            raise UsageError(f"“{question}” cannot be added: {'; '.join(problems)}.")
        return row

    def _gold(self, feedback: Feedback, asked: Query, verdict: str | None) -> Iterator[Json]:
        judged = feedback.verdict or verdict or self.ask(f"a verdict ({', '.join(VERDICTS)})")
        if judged not in VERDICTS:
            raise UsageError(f"The verdict {judged!r} is none of {', '.join(VERDICTS)}.")
        if judged == "should_decline" or (judged == "right" and feedback.answer["abstained"]):
            return
        if feedback.expected:
            yield from map(self._fact, feedback.expected)
        elif judged == "right":
            yield from self._confirmed(feedback.answer, asked)
        else:
            article = self.ask("the article that answers (its id)")
            yield self._fact(Expected(article, (self.ask("the words of it that do"),)))

    def _fact(self, expected: Expected) -> Json:
        """The gold of an expected fact: the sentence that holds the words, unless one is given."""
        text = self._text(expected.article)
        quote = expected.quote or _sentence_with(text, expected.answers)
        if not quote or quote not in text:
            raise UsageError(
                f"{' / '.join(expected.answers)}: not in one sentence of {expected.article}."
            )
        return _gold(expected.article, quote, expected.answers)

    def _confirmed(self, answer: Json, asked: Query) -> Iterator[Json]:
        """The gold of a right answer: a citation; where the question is of several, all."""
        words = answer["short_answer"] or ""
        citations = [self._checked(citation) for citation in answer["citations"]]
        if not (asked.parts or asked.across):
            held = [c for c in citations if words and words in c["quote"]]
            citations = (held or citations)[:1]
        for citation in citations:
            quote = citation["quote"]
            stated = words if words and words in quote else self._words(quote)
            yield _gold(citation["article_id"], quote, (stated,))

    def _words(self, quote: str) -> str:
        return self.ask(f"the words that answer in “{quote}”")

    def _checked(self, citation: Json) -> Json:
        """A citation that stands where it says. Raises UsageError."""
        texts = {citation["article_id"]: self._text(citation["article_id"])}
        if not stands(citation, texts):
            place = f"{citation['article_id']}:{citation['start']}-{citation['end']}"
            raise UsageError(f"At {place} the index has something else than what was quoted.")
        return citation

    def _text(self, article_id: str) -> str:
        article = self.articles.get(article_id)
        if article is None:
            known = ", ".join(sorted(self.articles)[:10])
            raise UsageError(f"The index has no article {article_id!r}; it has {known}.")
        return article.text

    def _type(self, asked: Query, gold: Sequence[Json]) -> str:
        """What the question looks like; a wrong premise only people can tell."""
        if len({fact["article"] for fact in gold}) > 1:
            return "two_articles"
        if gold:
            return "fact" if asked.wanted == "other" else asked.wanted
        if self._about(asked):
            return "absent_fact"
        return "absent_zone" if asked.places else "off_topic"

    def _prefix(self, asked: Query, gold: Sequence[Json]) -> str:
        articles = {fact["article"] for fact in gold}
        if len(articles) > 1:
            return "two"
        about = next(iter(articles), self._about(asked))
        if about is None:
            return "other" if asked.places else "off"
        return re.sub("[^a-z]", "", about.lower()) or "use"

    def _about(self, asked: Query) -> str | None:
        """The first article that the question may be about, by its zone and title."""
        names = [name for place in asked.places for name in place]
        heads = ((a.id, fold(f"{a.zone or ''} {a.title}")) for a in self.articles.values())
        return next((i for i, head in heads if any(name in head for name in names)), None)


def _gold(article: str, quote: str, answers: Sequence[str]) -> Json:
    return {"article": article, "quote": quote, "answers": list(answers)}


def _sentence_with(text: str, words: Iterable[str]) -> str:
    wanted = list(words)
    found = (text[start:end] for start, end in sentences(text))
    return next((s for s in found if all(word and word in s for word in wanted)), "")


def _language(asked: Query) -> str:
    if asked.language == "en":
        return "en"
    typed = normalize("NFKC", asked.typed)
    return "zh" if simplify(typed) == typed else "zh-Hant"

"""Asking questions with an LLM and by extracts alone, and keeping all that the LLM wrote."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zoneqa.answer.answerer import Answerer
from zoneqa.answer.generated.generated_answers import GeneratedAnswers
from zoneqa.answer.generated.plain_text import reply_parts
from zoneqa.answer.generated.sentence_check import SentenceCheck
from zoneqa.answer.generated.sentence_sources import SentenceSources
from zoneqa.answer.generated.written_sentences import WrittenSentence, written_sentences
from zoneqa.errors import LLMUnreachable
from zoneqa.llm.generate import Message
from zoneqa.llm.instructions import NO_ANSWER
from zoneqa.llm.prompt import Prompt
from zoneqa.query.query import Query
from zoneqa.reader.base import Candidate
from zoneqa.serialize import answer_json
from zoneqa.types import Answer, Language, VerifiedSentence, Withdrawn
from zoneqa_eval.datasets.cases import Case
from zoneqa_eval.datasets.kept_answers import KeptAnswer, KeptSentence
from zoneqa_eval.harness.probes import filters_of


@dataclass(frozen=True, slots=True)
class TimedAnswer:
    """An answer, and the seconds to the first sentence that stands in it and to its end."""

    answer: Answer
    first: float | None
    whole: float


class Recorder:
    """Stands between answers and their LLM; remembers what it was given and replied last.

    With kept answers, by the ids of their questions, their replies are given again and no LLM is
    asked. A reply holds for the passages that it was written for: for others there is none.
    """

    def __init__(
        self, generated: GeneratedAnswers, kept: Mapping[str, KeptAnswer] | None = None
    ) -> None:
        self._generated = generated
        self._kept = kept
        self._question = ""
        self._passages: Sequence[Candidate] = ()
        self._pieces: list[str] | None = None

    @property
    def generated(self) -> GeneratedAnswers:
        """Return the answers whose LLM is listened to."""
        return replace(self._generated, prompt=self._prompt, generate=self._generate)

    @property
    def passages(self) -> tuple[str, ...]:
        """Return what was given: title, date and text of each passage."""
        return tuple(map(_shown, self._passages))

    @property
    def reply(self) -> str | None:
        """Return what was replied; None if nothing was asked."""
        return None if self._pieces is None else "".join(self._pieces)

    def begin(self, question: str) -> None:
        """Forget the question before; the next one has this id."""
        self._question, self._passages, self._pieces = question, (), None

    def checked(self, language: Language) -> Iterator[tuple[WrittenSentence, VerifiedSentence]]:
        """Yield every sentence of the reply as it was written and as it is checked.

        The events of an answer do not tell of all: of a refusal only what overrules it.
        """
        verify, explain = self._generated.verify, self._generated.explain
        check = SentenceCheck(SentenceSources(self._passages, verify), explain, language)
        for each in written_sentences(reply_parts(self._pieces or ())):
            if isinstance(each, WrittenSentence) and NO_ANSWER not in each.text:
                yield each, check(each)

    def _prompt(self, query: Query, candidates: Sequence[Candidate]) -> Prompt:
        prompt = self._generated.prompt(query, candidates)
        self._passages = tuple(candidates[: prompt.passages])
        return prompt

    def _generate(self, messages: Sequence[Message]) -> Iterator[str]:
        pieces = self._generated.generate(messages) if self._kept is None else self._replayed()
        self._pieces = []
        for piece in pieces:
            self._pieces.append(piece)
            yield piece

    def _replayed(self) -> Sequence[str]:
        kept = (self._kept or {}).get(self._question)
        if kept is None or kept.reply is None or kept.passages != self.passages:
            raise LLMUnreachable(f"No reply to {self._question} is kept for these passages.")
        return (kept.reply,)


def ask_both_ways(
    answerer: Answerer, recorder: Recorder, clock: Callable[[], float] = time.perf_counter
) -> Callable[[Case], KeptAnswer]:
    """Return what asks a question by extracts alone, and then with the LLM."""

    def ask(case: Case) -> KeptAnswer:
        quoted = timed(without_llm(answerer), case, clock)
        recorder.begin(case.id)
        written = timed(with_llm(answerer, recorder.generated), case, clock)
        return KeptAnswer(
            id=case.id,
            passages=recorder.passages,
            reply=recorder.reply,
            sentences=tuple(_sentences(case.id, recorder, written.answer.language)),
            written=answer_json(written.answer),
            quoted=answer_json(quoted.answer),
            written_first=written.first,
            written_whole=written.whole,
            quoted_first=quoted.first,
            quoted_whole=quoted.whole,
        )

    return ask


def with_llm(answerer: Answerer, generated: GeneratedAnswers | None) -> Answerer:
    """Return the same answerer with other generated answers."""
    return replace(answerer, pipeline=replace(answerer.pipeline, generated=generated))


def without_llm(answerer: Answerer) -> Answerer:
    """Return the same answerer, which quotes."""
    return replace(answerer, pipeline=answerer.pipeline.without_llm)


def timed(
    answerer: Answerer, case: Case, clock: Callable[[], float] = time.perf_counter
) -> TimedAnswer:
    """Ask a question and return the answer with its times. Raises ZoneqaError."""
    begun_at, first = clock(), None
    query = answerer.analyzer.analyze(case.question)
    for event in answerer.events(query, filters=filters_of(case)):
        if isinstance(event, Withdrawn):
            first = None
        elif isinstance(event, VerifiedSentence) and event.sentence.verdict != "cut":
            first = first or clock() - begun_at
    assert isinstance(event, Answer)
    return TimedAnswer(event, first, clock() - begun_at)


def _sentences(case_id: str, recorder: Recorder, language: Language) -> Iterator[KeptSentence]:
    for number, (written, checked) in enumerate(recorder.checked(language), 1):
        yield KeptSentence(
            id=f"{case_id}/{number}",
            text=written.text,
            numbers=written.numbers,
            verdict=checked.sentence.verdict,
            reason=checked.sentence.reason,
            quotes=tuple(citation.span.quote for citation in checked.citations),
        )


def _shown(passage: Candidate) -> str:
    article = passage.article.article
    return f"{passage.article.heading} ({article.date})\n{passage.hit.passage.text}"

"""Answers that an LLM writes of the passages that were read, each sentence checked as it comes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import dataclass

from zoneqa.answer.generated.plain_text import reply_parts
from zoneqa.answer.generated.sentence_check import GeneratedText, SentenceCheck
from zoneqa.answer.generated.sentence_sources import SentenceSources
from zoneqa.answer.generated.written_sentences import WrittenSentence, written_sentences
from zoneqa.errors import ServiceUnreachable
from zoneqa.llm.generate import Generate, closed_at_end
from zoneqa.llm.instructions import NO_ANSWER
from zoneqa.llm.prompt import Prompt
from zoneqa.query.query import Query
from zoneqa.reader.base import Candidate
from zoneqa.types import Event, ProvisionalText, VerifiedSentence, Withdrawn
from zoneqa.verify.verification import Explain, Verify

_NOTHING_YET = ProvisionalText("")

_ROUND_IT = " \n.。"
"""What may stand round the word for no answer."""

MakePrompt = Callable[[Query, Sequence[Candidate]], Prompt]
"""Puts a question and as many passages as fit into words for an LLM."""


@dataclass(frozen=True, slots=True)
class GeneratedAnswers:
    """Has an LLM write, resolves its markers to exact spans, and checks what it wrote."""

    generate: Generate
    prompt: MakePrompt
    verify: Verify
    explain: Explain
    model: str

    def events(
        self, query: Query, passages: Sequence[Candidate], *, overrules: bool = False
    ) -> Generator[Event, None, GeneratedText]:
        """Yield the events of what is written, and return it; closing this closes the LLM's stream.

        Where it `overrules` a refusal, it stands only if a sentence is supported and none is cut,
        and nothing is shown before that is certain.
        """
        prompt = self.prompt(query, passages)
        sources = SentenceSources(passages[: prompt.passages], self.verify)
        check = SentenceCheck(sources, self.explain, query.language)
        shown = False
        try:
            with closing(self._told(prompt, check)) as told:
                for event in told:
                    shown = shown or event != _NOTHING_YET
                    yield _NOTHING_YET if overrules else event
        except ServiceUnreachable:
            text = GeneratedText(failure="no_reply")
        else:
            text = check.text(strict=overrules)
        if overrules and not text.failure:
            yield from text.sentences
        elif not overrules and text.failure and shown:
            yield Withdrawn()
        return text

    def _told(
        self, prompt: Prompt, check: SentenceCheck
    ) -> Generator[ProvisionalText | VerifiedSentence]:
        held = ""  # the beginning of a reply may be that the passages do not answer
        with closed_at_end(self.generate(prompt.messages)) as pieces:
            for written in written_sentences(reply_parts(pieces)):
                if isinstance(written, WrittenSentence):
                    held = ""
                    if NO_ANSWER in written.text:
                        check.declined = True
                    else:
                        yield check(written)
                elif _may_decline(held + written.text):
                    held += written.text
                    yield _NOTHING_YET
                else:
                    yield ProvisionalText(held + written.text)
                    held = ""


def _may_decline(beginning: str) -> bool:
    """Return whether a sentence that begins so may be that there is no answer."""
    bare = beginning.strip(_ROUND_IT)
    return NO_ANSWER.startswith(bare) if bare else not beginning.strip()

"""A cross-encoder that looks for words."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.reader.cross_encoder import CrossEncoder, CrossEncoderOutput, FocusedText, WordAnswer


class LooksFor(CrossEncoder):
    """Reads a text as an answer if it has certain words; the text alone says how surely."""

    def __init__(self, words: str) -> None:
        self.sought = words
        self.texts: list[str] = []

    def read(self, question: str, texts: Sequence[FocusedText]) -> list[CrossEncoderOutput]:
        self.texts += (text.text for text in texts)
        return [self._seen_in(text) for text in texts]

    def _seen_in(self, text: FocusedText) -> CrossEncoderOutput:
        margins = (4.0 if self.sought in text.text[slice(*f)] else -4.0 for f in text.focuses)
        words = tuple(WordAnswer(f, m) for f, m in zip(text.focuses, margins, strict=True))
        return CrossEncoderOutput(2.0 if self.sought in text.text else -2.0, words)

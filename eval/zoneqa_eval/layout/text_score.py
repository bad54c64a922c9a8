"""How many characters of a document were read correctly and in the right order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from zoneqa.types import Article
from zoneqa_eval.layout.compact import compact
from zoneqa_eval.layout.truth import Truth

# Characters of the expected text that are shown before a fault, and of a long fault at most.
_BEFORE, _SHOWN = 8, 40


@dataclass(frozen=True, slots=True)
class TextScore:
    """Characters: `matched` ones are in both texts in the same order."""

    matched: int
    expected: int
    found: int
    faults: tuple[str, ...] = ()


def score_text(truth: Truth, articles: Sequence[Article]) -> TextScore:
    """Compare what was read with what should be; a note may stand anywhere, but must be whole."""
    expected = compact(truth.title + "".join(truth.lines))
    found = "".join(map(_text, articles))
    in_notes, missing = 0, []
    for note in map(compact, truth.notes):
        before, hit, after = found.partition(note)
        found = before + after
        in_notes += len(hit)
        if not hit:
            missing.append(note)
    return TextScore(
        matched=in_notes + (len(expected) + len(found) - Indel.distance(expected, found)) // 2,
        expected=in_notes + len(expected) + sum(map(len, missing)),
        found=in_notes + len(found),
        faults=(*(f"note not found: {note}" for note in missing), *_differences(expected, found)),
    )


def _text(article: Article) -> str:
    """Return title and text; a title that the text repeats counts once."""
    title, text = compact(article.title), compact(article.text)
    return text if text.startswith(title) else title + text


def _differences(expected: str, found: str) -> Iterator[str]:
    """Yield a line for each place where the texts differ."""
    for code in Indel.opcodes(expected, found):
        if code.tag != "equal":
            lost = expected[code.src_start : code.src_end]
            added = found[code.dest_start : code.dest_end]
            before = expected[max(0, code.src_start - _BEFORE) : code.src_start]
            yield f"text after …{before}: {_shown('missing', lost)}{_shown('added', added)}".strip()


def _shown(what: str, text: str) -> str:
    if not text:
        return ""
    end = f"… ({len(text)} characters)" if len(text) > _SHOWN else ""
    return f"{what} 「{text[:_SHOWN]}{end}」 "

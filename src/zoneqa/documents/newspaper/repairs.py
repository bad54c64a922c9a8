"""Repairs of a report's text: sentences cut by the layout are joined, repetitions dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from zoneqa.documents.newspaper.broken_sentences import (
    continues,
    is_truncated,
    repeated_length,
    starts_mid_sentence,
)
from zoneqa.documents.newspaper.datelines import is_caption
from zoneqa.documents.newspaper.half_width import ends_sentence
from zoneqa.documents.newspaper.page_line import PageLine
from zoneqa.documents.newspaper.unwrap import join_lines
from zoneqa.text.segment import sentences
from zoneqa.types import Repair

_MIN_REPEATED = 6
"""Characters from which a repeated fragment is no coincidence."""
_REPEAT_WINDOW = 3
"""Previous paragraphs in which a repetition of a paragraph is looked for."""


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """A paragraph under repair; the offsets of its repairs count from its own start.

    `incomplete` is true if the rest of its report is on another page that is not there.
    """

    text: str
    prose: bool
    after_blank: bool = True
    incomplete: bool = False
    repairs: tuple[Repair, ...] = field(default=())


def repair_text(
    lines: Iterable[PageLine], bigrams: frozenset[str]
) -> tuple[str, tuple[Repair, ...]]:
    """Return the text of these lines and its repairs.

    `bigrams` are those of the whole page (see `broken_sentences.continues`).
    """
    paragraphs: list[DraftParagraph] = []
    moved = _captions_moved(list(lines), bigrams)
    for n, line in enumerate(moved):
        lost = (line.continued and not any(later.resumed for later in moved[n + 1 :])) or (
            line.resumed and not any(earlier.continued for earlier in moved[:n])
        )
        new = DraftParagraph(line.text, line.kind == "prose", line.after_blank, lost)
        _add(paragraphs, new, bigrams)
    return _lay_out([_with_fragment_mark(paragraph) for paragraph in paragraphs])


def _captions_moved(lines: list[PageLine], bigrams: frozenset[str]) -> list[PageLine]:
    """Move each caption that stands between the halves of a sentence behind them."""
    for n in range(1, len(lines) - 1):
        before, caption, after = lines[n - 1 : n + 2]
        if is_caption(caption.text) and continues(before.text, after.text, bigrams):
            lines[n : n + 2] = [after, caption]
    return lines


def _add(paragraphs: list[DraftParagraph], new: DraftParagraph, bigrams: frozenset[str]) -> None:
    if not paragraphs:
        paragraphs.append(new)
        return
    last = paragraphs[-1]
    repeated_at = next((n for n in _recent(paragraphs) if _repeats(paragraphs[n], new)), None)
    if repeated_at is not None:
        paragraphs[repeated_at] = _with_repeat_noted(paragraphs[repeated_at], new.text)
    elif _is_prefix(last, new):
        paragraphs[-1] = _with_repeat_noted(replace(new, after_blank=last.after_blank), last.text)
    elif _may_continue(last, new) and continues(last.text, new.text, bigrams):
        paragraphs[-1] = _joined(last, new)
    else:
        paragraphs.append(new)


def _may_continue(last: DraftParagraph, new: DraftParagraph) -> bool:
    prose = new.prose or (is_truncated(last.text) and ends_sentence(new.text))
    return prose and not is_caption(new.text)


def _recent(paragraphs: Sequence[DraftParagraph]) -> range:
    return range(len(paragraphs) - 1, max(-1, len(paragraphs) - 1 - _REPEAT_WINDOW), -1)


def _repeats(old: DraftParagraph, new: DraftParagraph) -> bool:
    """Return whether the new paragraph repeats the end of an old one, or all of it."""
    return (
        new.prose
        and old.prose
        and len(new.text) >= _MIN_REPEATED
        and ends_sentence(new.text)
        and old.text.endswith(new.text)
    )


def _is_prefix(last: DraftParagraph, new: DraftParagraph) -> bool:
    """Return whether the last paragraph is only the beginning of the new one."""
    return (
        new.prose
        and len(last.text) >= _MIN_REPEATED
        and not ends_sentence(last.text)
        and new.text.startswith(last.text)
        and last.prose
    )


def _with_repeat_noted(kept: DraftParagraph, repeated: str) -> DraftParagraph:
    start = kept.text.rfind(repeated)
    repair = Repair("repeated", start, start + len(repeated), repeated)
    return kept if repair in kept.repairs else replace(kept, repairs=(*kept.repairs, repair))


def _joined(left: DraftParagraph, right: DraftParagraph) -> DraftParagraph:
    repeated = repeated_length(left.text, right.text)
    text = join_lines(left.text, right.text[repeated:])
    seam = len(left.text)
    repairs = [*left.repairs, _joined_repair(text, seam, f"{left.text[-4:]}⏎{right.text[:4]}")]
    if repeated:
        repairs.append(Repair("repeated", seam - repeated, seam, right.text[:repeated]))
    incomplete = left.incomplete or right.incomplete
    return DraftParagraph(text, True, left.after_blank, incomplete, tuple(repairs))


def _joined_repair(text: str, seam: int, note: str) -> Repair:
    around = [(start, end) for start, end in sentences(text) if start < seam <= end]
    start, end = around[0] if around else (0, len(text))
    return Repair("joined", start, end, note)


def _with_fragment_mark(paragraph: DraftParagraph) -> DraftParagraph:
    """Mark the whole paragraph as a fragment if what precedes or follows it is lost."""
    text = paragraph.text
    is_cut = paragraph.prose and (starts_mid_sentence(text) or is_truncated(text))
    if not is_cut and not paragraph.incomplete:
        return paragraph
    fragment = Repair("fragment", 0, len(text))
    return replace(paragraph, repairs=(*paragraph.repairs, fragment))


def _lay_out(paragraphs: Sequence[DraftParagraph]) -> tuple[str, tuple[Repair, ...]]:
    """Return one text, with a blank line between paragraphs but not between rows of a table."""
    text = ""
    repairs: list[Repair] = []
    for n, paragraph in enumerate(paragraphs):
        if n:
            rows = not paragraph.after_blank and not ends_sentence(paragraphs[n - 1].text)
            text += "\n" if rows else "\n\n"
        shift = len(text)
        repairs += (replace(r, start=r.start + shift, end=r.end + shift) for r in paragraph.repairs)
        text += paragraph.text
    return text, tuple(sorted(repairs, key=lambda repair: (repair.start, repair.end)))

"""The text of a report: sentences that the layout cut are joined, what it repeats is dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from zoneqa.documents.newspaper.broken_sentences import continues, is_cut, overlap, starts_inside
from zoneqa.documents.newspaper.datelines import is_caption
from zoneqa.documents.newspaper.lines import PageLine
from zoneqa.documents.newspaper.shape import ended
from zoneqa.documents.newspaper.unwrap import join
from zoneqa.text.segment import sentences
from zoneqa.types import Repair

_SHORTEST = 6
"""Characters of a fragment that is taken for a repetition and not for a coincidence."""
_NEAR = 3
"""Paragraphs in which a whole paragraph that comes again is looked for."""


@dataclass(frozen=True, slots=True)
class DraftParagraph:
    """A paragraph in the making; its repairs are counted from its own start."""

    text: str
    prose: bool
    gap: bool = True
    repairs: tuple[Repair, ...] = field(default=())


def repair_text(lines: Iterable[PageLine], pairs: frozenset[str]) -> tuple[str, tuple[Repair, ...]]:
    """The text of these lines and what was mended in it.

    `pairs` are the neighbouring characters of the whole page (see `torn.continues`).
    """
    paragraphs: list[DraftParagraph] = []
    for line in _captions_last(list(lines), pairs):
        new = DraftParagraph(line.text, line.kind == "prose", line.gap)
        _add(paragraphs, new, pairs)
    return _laid_out([_marked(paragraph) for paragraph in paragraphs])


def _captions_last(lines: list[PageLine], pairs: frozenset[str]) -> list[PageLine]:
    """A caption between the halves of a sentence goes behind them."""
    for n in range(1, len(lines) - 1):
        before, caption, after = lines[n - 1 : n + 2]
        if is_caption(caption.text) and continues(before.text, after.text, pairs):
            lines[n : n + 2] = [after, caption]
    return lines


def _add(paragraphs: list[DraftParagraph], new: DraftParagraph, pairs: frozenset[str]) -> None:
    if not paragraphs:
        paragraphs.append(new)
        return
    last = paragraphs[-1]
    again = next((n for n in _near(paragraphs) if _repeats(paragraphs[n], new)), None)
    if again is not None:
        paragraphs[again] = _without_repeat(paragraphs[again], new.text)
    elif _announces(last, new):
        paragraphs[-1] = _without_repeat(replace(new, gap=last.gap), last.text)
    elif _goes_on(last, new) and continues(last.text, new.text, pairs):
        paragraphs[-1] = _joined(last, new)
    else:
        paragraphs.append(new)


def _goes_on(last: DraftParagraph, new: DraftParagraph) -> bool:
    told = new.prose or (is_cut(last.text) and ended(new.text))
    return told and not is_caption(new.text)


def _near(paragraphs: Sequence[DraftParagraph]) -> range:
    return range(len(paragraphs) - 1, max(-1, len(paragraphs) - 1 - _NEAR), -1)


def _repeats(old: DraftParagraph, new: DraftParagraph) -> bool:
    """Whether the new paragraph is the end of an old one, or all of it."""
    return (
        new.prose
        and old.prose
        and len(new.text) >= _SHORTEST
        and ended(new.text)
        and old.text.endswith(new.text)
    )


def _announces(last: DraftParagraph, new: DraftParagraph) -> bool:
    """Whether the last paragraph is but the beginning of the new one."""
    return (
        new.prose
        and len(last.text) >= _SHORTEST
        and not ended(last.text)
        and new.text.startswith(last.text)
        and last.prose
    )


def _without_repeat(kept: DraftParagraph, repeated: str) -> DraftParagraph:
    start = kept.text.rfind(repeated)
    repair = Repair("repeated", start, start + len(repeated), repeated)
    return kept if repair in kept.repairs else replace(kept, repairs=(*kept.repairs, repair))


def _joined(left: DraftParagraph, right: DraftParagraph) -> DraftParagraph:
    twice = overlap(left.text, right.text)
    text = join(left.text, right.text[twice:])
    seam = len(left.text)
    repairs = [*left.repairs, _joint(text, seam, f"{left.text[-4:]}⏎{right.text[:4]}")]
    if twice:
        repairs.append(Repair("repeated", seam - twice, seam, right.text[:twice]))
    return DraftParagraph(text, prose=True, gap=left.gap, repairs=tuple(repairs))


def _joint(text: str, seam: int, note: str) -> Repair:
    around = [(start, end) for start, end in sentences(text) if start < seam <= end]
    start, end = around[0] if around else (0, len(text))
    return Repair("joined", start, end, note)


def _marked(paragraph: DraftParagraph) -> DraftParagraph:
    """A paragraph that begins or ends in the middle is marked whole."""
    text = paragraph.text
    if not paragraph.prose or not (starts_inside(text) or is_cut(text)):
        return paragraph
    fragment = Repair("fragment", 0, len(text))
    return replace(paragraph, repairs=(*paragraph.repairs, fragment))


def _laid_out(paragraphs: Sequence[DraftParagraph]) -> tuple[str, tuple[Repair, ...]]:
    """One text, a blank line between paragraphs; rows of a table or list stay together."""
    text = ""
    repairs: list[Repair] = []
    for n, paragraph in enumerate(paragraphs):
        if n:
            rows = not paragraph.gap and not ended(paragraphs[n - 1].text)
            text += "\n" if rows else "\n\n"
        shift = len(text)
        repairs += (replace(r, start=r.start + shift, end=r.end + shift) for r in paragraph.repairs)
        text += paragraph.text
    return text, tuple(sorted(repairs, key=lambda repair: (repair.start, repair.end)))

"""Extraction of the main text of a page, without navigation, link lists and imprint."""

from __future__ import annotations

import re
from contextlib import suppress
from operator import itemgetter

from zoneqa.documents.formats.html_page.blocks import Block, HtmlPage
from zoneqa.documents.formats.html_page.site_lines import is_credit, is_site_line
from zoneqa.documents.tables.captions import is_below_table

_MAX_DEPTH = 200
"""The deepest nesting at which tree parsers reliably keep all text."""

_MIN_PAGE_LETTERS = 250
"""Pages with fewer letters are too short for statistical extraction."""

_MIN_TEXT_LETTERS = 80
"""An extracted text with fewer letters may be a mere fragment."""

_MAX_LINK_SHARE = 0.6
_MIN_PROSE_LETTERS = 40
"""Lines above the title with fewer letters are taken for navigation."""

_MAX_CAPTION = 60
"""Characters of a caption or a unit beside a table at most."""

_TABLE_RULE = re.compile(r"[|:\s-]+")
_RELATED_LINKS = re.compile(
    r"(?:相关|相關|推荐|推薦|延伸|更多|热门|熱門|猜你|上一|下一|Related|Read more).{0,8}"
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SENTENCE_ENDS = ("。", "！", "？", ". ", "! ")


def main_text(page: HtmlPage, title: str | None) -> list[str]:
    """Return the paragraphs of the main text; none if the page has only what surrounds a text."""
    found = _trim(_likely_lines(page), title)
    headings = {block.text for block in page.blocks if block.tag in _HEADINGS}
    if all(line in headings or is_credit(line) for line in found):
        return [block.text for block in page.blocks if _is_prose(block)]
    return found


def _is_prose(block: Block) -> bool:
    """Return whether a block reads like the text of an article, wherever in the page it stands."""
    unlinked = block.linked <= _MAX_LINK_SHARE * len(block.text)
    ends_sentence = any(mark in block.text for mark in _SENTENCE_ENDS)
    long_enough = len(_letters(block.text)) >= _MIN_PROSE_LETTERS
    return unlinked and ends_sentence and long_enough and not is_site_line(block.text)


def _likely_lines(page: HtmlPage) -> list[str]:
    """Return what trafilatura takes for the main text, or all that is visible if that is little.

    The tables between its lines belong to it, too.
    """
    boilerplate = {_letters(block.text) for block in page.blocks if _is_boilerplate(block)}
    texts = [block.text for block in page.blocks]
    visible = [text for text in texts if _letters(text) not in boilerplate]
    # trafilatura may return hidden text, navigation, or only a fragment of a short page.
    blocks = [_letters(text) for text in texts]
    known, shown = set(blocks) - boilerplate, "".join(blocks)
    is_simple = page.depth > _MAX_DEPTH or len(shown) < _MIN_PAGE_LETTERS
    lines = (
        []
        if is_simple
        else [(line, _letters(line)) for line in _extract_lines(page.visible_source)]
    )
    extracted = [
        line
        for line, letters in lines
        if letters in known or (letters in shown and letters not in boilerplate)
    ]
    is_long_enough = _length(extracted) >= min(_MIN_TEXT_LETTERS, _length(visible))
    return _with_tables(extracted, page.blocks) if extracted and is_long_enough else visible


def _with_tables(lines: list[str], blocks: list[Block]) -> list[str]:
    """Return lines with the tables that stand between them and the captions above these."""
    letters = [_letters(block.text) for block in blocks]
    placed: list[tuple[int, str]] = []
    at = -1
    for line in lines:
        # A line that is no block stays behind the one before.
        with suppress(ValueError):
            at = letters.index(_letters(line), at + 1)
        placed.append((at, line))
    known = {place for place, _ in placed}
    for n, block in enumerate(blocks):
        if n not in known and _belongs_to_table(blocks, n) and (n < at or n - 1 in known):
            placed.append((n, block.text))
            known.add(n)
    return [line for _, line in sorted(placed, key=itemgetter(0))]


def _belongs_to_table(blocks: list[Block], at: int) -> bool:
    """Return whether a block is a row of a table, or a caption or a note beside one."""
    block = blocks[at]
    if block.is_row or _is_boilerplate(block):
        return block.is_row and not block.around
    above = any(b.is_row for b in blocks[at + 1 : at + 3])
    below = any(b.is_row for b in blocks[max(0, at - 2) : at]) and is_below_table(block.text)
    is_short = len(block.text) <= _MAX_CAPTION
    return is_short and bool(above or below) and not is_site_line(block.text)


def _extract_lines(source: str) -> list[str]:
    from trafilatura import extract  # slow to import: half a second

    text = extract(source, include_comments=False, include_tables=True, with_metadata=False)
    lines = (line.strip() for line in (text or "").split("\n"))
    return [line.strip("| ") for line in lines if line and not _TABLE_RULE.fullmatch(line)]


def _is_boilerplate(block: Block) -> bool:
    return block.around or block.linked > _MAX_LINK_SHARE * len(block.text)


def _trim(lines: list[str], title: str | None) -> list[str]:
    """Return the lines without the title, navigation above it, imprints and trailing links."""
    rest = lines
    if title in lines:
        title_index = lines.index(title)
        above = [line for line in lines[:title_index] if len(_letters(line)) >= _MIN_PROSE_LETTERS]
        rest = above + lines[title_index + 1 :]
    rest = [line for line in rest if not is_site_line(line)]
    while rest and _RELATED_LINKS.fullmatch(rest[-1]):
        rest = rest[:-1]
    return rest


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _length(lines: list[str]) -> int:
    return sum(len(_letters(line)) for line in lines)

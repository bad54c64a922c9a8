"""The main text of a page: its paragraphs without navigation, link lists and imprint."""

from __future__ import annotations

import re

from zoneqa.documents.formats.html_page.blocks import Block, HtmlPage

_TOO_DEEP = 200
"""Nesting from which on tree parsers give up or lose text."""

_SHORT = 250
"""Letters below which a page has no main text that statistics could find."""

_ENOUGH = 80
"""Letters from which on a main text is not mistaken for a remnant."""

_MOSTLY_LINKS = 0.6
_PROSE = 40
"""Letters from which on a line above the title is more than navigation."""

_RULE = re.compile(r"[|:\s-]+")
_TAIL = re.compile(
    r"(?:相关|相關|推荐|推薦|延伸|更多|热门|熱門|猜你|上一|下一|Related|Read more).{0,8}"
)
_IMPRINT = re.compile(
    r"(?=.*(?:19|20)\d\d[-/.年]\d)(?=.*(?:来源|來源|Source)\s*[:：])[^。！？]{,80}"
)


def main_text(source: str, page: HtmlPage, title: str | None) -> list[str]:
    """Return the paragraphs of the main text, or all visible ones if there is none."""
    around = {_letters(block.text) for block in page.blocks if _is_boilerplate(block)}
    everything = [block.text for block in page.blocks]
    visible = [text for text in everything if _letters(text) not in around] or everything
    # The library may take up hidden text, navigation, or only a remnant of a short page.
    blocks = [_letters(text) for text in everything]
    known, shown = set(blocks) - around, "".join(blocks)
    is_simple = page.depth > _TOO_DEEP or len(shown) < _SHORT
    lines = [] if is_simple else [(line, _letters(line)) for line in _extracted(source)]
    found = [
        line
        for line, letters in lines
        if letters in known or (letters in shown and letters not in around)
    ]
    enough = _length(found) >= min(_ENOUGH, _length(visible))
    return _trimmed(found if found and enough else visible, title)


def _extracted(source: str) -> list[str]:
    from trafilatura import extract  # half a second to import

    text = extract(source, include_comments=False, include_tables=True, with_metadata=False)
    lines = (line.strip() for line in (text or "").split("\n"))
    return [line.strip("| ") for line in lines if line and not _RULE.fullmatch(line)]


def _is_boilerplate(block: Block) -> bool:
    return block.around or block.linked > _MOSTLY_LINKS * len(block.text)


def _trimmed(lines: list[str], title: str | None) -> list[str]:
    """Return the lines without title, what leads up to it, imprint and trailing links."""
    rest = lines
    if title in lines:
        at = lines.index(title)
        above = [line for line in lines[:at] if len(_letters(line)) >= _PROSE]
        rest = above + lines[at + 1 :]
    rest = [line for line in rest if not _IMPRINT.fullmatch(line)]
    while rest and _TAIL.fullmatch(rest[-1]):
        rest = rest[:-1]
    return rest or lines


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _length(lines: list[str]) -> int:
    return sum(len(_letters(line)) for line in lines)

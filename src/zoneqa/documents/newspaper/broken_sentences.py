"""Detection of paragraphs that begin or break off in the middle of a sentence."""

from __future__ import annotations

import re

from zoneqa.documents.newspaper.half_width import ends_sentence, half_width
from zoneqa.text.characters import HAN, is_latin_letter

# Characters that end words and begin no sentence, except in the words listed below.
_WORD_ENDINGS = "套务业化率度级型性者员院局厅署额们链费术品件策备的了着"
_INITIAL_WORDS = (
    "套餐|套路|套用|套装|套牌|务必|务实|务工|务农|务虚|业内|业界|业主|业态|业绩|业务|业委|化工|化解|化学|化妆|化身|化名"
    "|化肥|化石|化为|化债|率先|率领|率队|度过|度假|级别|型号|性能|性价|性别|性格|性质|员工|院士|院校|院长|院方|院内"
    "|院子|局长|局部|局面|局势|局地|局里|额外|额度|额尔|额济|链接|链主|链上|链长|链式|链家|费用|费城|费县|费德|术后|术前"
    "|术中|术语|品牌|品质|品味|品尝|品种|品类|品读|品茗|品学|件均|策划|策略|策源|备受|备战|备案|备考|备注|备货|备孕"
    "|备用|备足|的确|的士|了解|着力|着眼|着手|着重|着实|着火|着陆|着装|着墨"
)
_MID_SENTENCE_START = re.compile(
    rf"[,、。;!?:)”’》\]]\s*\w|(?!{_INITIAL_WORDS})[{_WORD_ENDINGS}][{HAN}]"
)
_REMARK = re.compile(r"[。!?][”’]?\s*\([^()]{1,24}\)$")
_DANGLING = tuple(",、(“‘《")
_COMMAS = frozenset(",、")
_STOPS = frozenset("。!?;")
_SENTENCE_ENDS = _STOPS | {"."}
_MIDDLE = re.compile(rf"[{HAN}\d%.,、(“‘《”)》—~-]$")
_FUNCTION_WORDS = frozenset("的了是在将將已被")
_STARTER = re.compile(
    "[“《(]|今年|去年|近年|近日|日前|据|目前|此外|同时|与此|记者|当前|当日|为了?|随着|\\d{4}年"
)
_MIN_PROSE = 36
"""Characters from which a line without a full stop is prose, not a headline."""
_MAX_SUBHEAD = 16
"""Characters of most subheads at most."""


def starts_mid_sentence(text: str) -> bool:
    """Return whether a text begins with a stray mark or a character that begins no word."""
    return _MID_SENTENCE_START.match(half_width(text)) is not None


def is_truncated(text: str) -> bool:
    """Return whether a text is prose that breaks off in the middle of a sentence."""
    narrow = half_width(text.rstrip())
    if ends_sentence(text) or _REMARK.search(narrow[-40:]) or not _MIDDLE.search(narrow):
        return False
    if narrow.endswith(_DANGLING) or not _STOPS.isdisjoint(narrow) or _has_open_bracket(narrow):
        return True
    return len(narrow) >= _MIN_PROSE and not _COMMAS.isdisjoint(narrow)


def _has_open_bracket(narrow: str) -> bool:
    return any(
        narrow.count(opening) > narrow.count(close) for opening, close in ("“”", "《》", "()")
    )


def continues(left: str, right: str, bigrams: frozenset[str]) -> bool:
    """Return whether `right` continues the sentence that `left` breaks off.

    `bigrams` are those of the whole page: a word that was cut in two is often printed elsewhere.
    """
    if not _has_sentence_end(right) or ends_sentence(left):
        return False
    if is_latin_letter(left.removesuffix(",")[-1:]):
        return len(left) >= _MIN_PROSE and right[:1].isascii() and right[:1].islower()
    if is_truncated(left):
        return True
    if starts_mid_sentence(right) and len(left) >= _MAX_SUBHEAD:
        return True
    if "," not in half_width(left) or len(left) < _MAX_SUBHEAD // 2:
        return False
    return (
        starts_mid_sentence(right) or left[-1] + right[0] in bigrams or _reads_as_prose(left, right)
    )


def _reads_as_prose(left: str, right: str) -> bool:
    """Return whether `left` is too wordy for a headline and `right` begins no paragraph."""
    wordy = len(left) >= _MAX_SUBHEAD and not _FUNCTION_WORDS.isdisjoint(half_width(left))
    return (wordy or len(left) >= _MAX_SUBHEAD * 1.5) and _STARTER.match(half_width(right)) is None


def _has_sentence_end(right: str) -> bool:
    return not _SENTENCE_ENDS.isdisjoint(half_width(right))


def repeated_length(left: str, right: str) -> int:
    """Return how many characters at the end of `left` are repeated at the start of `right`."""
    longest = min(len(left), len(right), 40)
    return next((n for n in range(longest, 2, -1) if left.endswith(right[:n])), 0)

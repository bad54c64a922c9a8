"""Whether a paragraph begins or breaks off in the middle of a sentence."""

from __future__ import annotations

import re
from itertools import pairwise

from zoneqa.documents.newspaper.shape import HAN, ended, shape

# Characters that end words and seldom begin a sentence, unless the word is one of these.
_BOUND = "套务业化率度级型性者员院局厅署额们链费术品件策备的了着"
_WORDS = (
    "套餐|套路|套用|套装|套牌|务必|务实|务工|务农|务虚|业内|业界|业主|业态|业绩|业务|业委|化工|化解|化学|化妆|化身|化名"
    "|化肥|化石|化为|化债|率先|率领|率队|度过|度假|级别|型号|性能|性价|性别|性格|性质|员工|院士|院校|院长|院方|院内"
    "|院子|局长|局部|局面|局势|局地|局里|额外|额度|额尔|额济|链接|链主|链上|链长|链式|链家|费用|费城|费县|费德|术后|术前"
    "|术中|术语|品牌|品质|品味|品尝|品种|品类|品读|品茗|品学|件均|策划|策略|策源|备受|备战|备案|备考|备注|备货|备孕"
    "|备用|备足|的确|的士|了解|着力|着眼|着手|着重|着实|着火|着陆|着装|着墨"
)
_TORN_START = re.compile(rf"[,、。;!?:)”’》\]]\s*\w|(?!{_WORDS})[{_BOUND}][{HAN}]")
_ASIDE = re.compile(r"[。!?][”’]?\s*\([^()]{1,24}\)$")
_DANGLING = re.compile(r"[,、(“‘《]$")
_STOP_INSIDE = re.compile("[。!?;]")
_MIDDLE = re.compile(rf"[{HAN}\d%.,、(“‘《”)》—~-]$")
_SPOKEN = re.compile("[的了是在将將已被]")
_STARTER = re.compile(
    "[“《(]|今年|去年|近年|近日|日前|据|目前|此外|同时|与此|记者|当前|当日|为了?|随着|\\d{4}年"
)
_LONG = 36
"""Characters past which a line that does not end is prose, not a headline."""
_SUBHEAD = 16
"""Characters that most subheads stay below."""


def starts_inside(text: str) -> bool:
    """Whether the beginning is lost: a stray mark, or a character that begins no word."""
    return _TORN_START.match(shape(text)) is not None


def is_cut(text: str) -> bool:
    """Whether this is prose that breaks off."""
    shaped = shape(text.rstrip())
    if ended(text) or _ASIDE.search(shaped[-40:]) or not _MIDDLE.search(shaped):
        return False
    if _DANGLING.search(shaped) or _STOP_INSIDE.search(shaped) or _left_open(shaped):
        return True
    return len(shaped) >= _LONG and re.search("[,、]", shaped) is not None


def _left_open(shaped: str) -> bool:
    return any(
        shaped.count(opening) > shaped.count(close) for opening, close in ("“”", "《》", "()")
    )


def neighbour_pairs(text: str) -> frozenset[str]:
    """Every two neighbouring characters inside the lines of a text."""
    return frozenset(a + b for a, b in pairwise(text) if not (a + b).isspace())


def continues(left: str, right: str, pairs: frozenset[str]) -> bool:
    """Whether `right` goes on where `left` breaks off.

    `pairs` are those of the whole page: a word that was cut in two is often printed elsewhere.
    """
    if not _is_continuation(right) or ended(left):
        return False
    if re.search("[A-Za-z],?$", left):
        return len(left) >= _LONG and re.match("[a-z]", right) is not None
    if is_cut(left):
        return True
    if starts_inside(right) and len(left) >= _SUBHEAD:
        return True
    if "," not in shape(left) or len(left) < _SUBHEAD // 2:
        return False
    return starts_inside(right) or left[-1] + right[0] in pairs or _reads_on(left, right)


def _reads_on(left: str, right: str) -> bool:
    """Headlines do without these words, and a new paragraph often begins with one of those."""
    spoken = len(left) >= _SUBHEAD and _SPOKEN.search(shape(left)) is not None
    return (spoken or len(left) >= _SUBHEAD * 1.5) and _STARTER.match(shape(right)) is None


def _is_continuation(right: str) -> bool:
    return re.search("[。!?;.]", shape(right)) is not None


def overlap(left: str, right: str) -> int:
    """How many characters at the end of `left` are printed again at the start of `right`."""
    longest = min(len(left), len(right), 40)
    return next((n for n in range(longest, 2, -1) if left.endswith(right[:n])), 0)

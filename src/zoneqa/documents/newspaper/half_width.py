"""Lines in half-width form, for the patterns to match."""

from __future__ import annotations

from zoneqa.text.radicals import CHARACTER_OF_RADICAL

_TRADITIONAL = (
    "記報訊攝圖來責編輯轉據電導聞員網開發區園範業農產術經濟級國華實習約稱陳張劉楊趙黃吳孫馬鄭"
    "馮許鄧韓葉蔣蘇盧賈鍾陸嚴賴龍萬錢湯熊喬賀顧龔羅蕭謝訪紙專綜質會團資戶傳遞館體"
)
_SIMPLIFIED = (
    "记报讯摄图来责编辑转据电导闻员网开发区园范业农产术经济级国华实习约称陈张刘杨赵黄吴孙马郑"
    "冯许邓韩叶蒋苏卢贾钟陆严赖龙万钱汤熊乔贺顾龚罗萧谢访纸专综质会团资户传递馆体"
)
_FULL_WIDTH = {0xFF01 + n: 0x21 + n for n in range(94)}
_TABLE: dict[int, int | str | None] = {
    **CHARACTER_OF_RADICAL,
    **_FULL_WIDTH,
    **str.maketrans(_TRADITIONAL, _SIMPLIFIED),
    **str.maketrans("　\u00a0「」『』", "  “”‘’"),
}

_CLOSING_MARKS = "”’》)]】\"'"
_END_MARKS = "。!?;:…."
_END = 40
"""Characters at the end of a text that tell whether a sentence ends there."""


def half_width(text: str) -> str:
    """Return a text of equal length in half-width characters, simplified where patterns need it."""
    return text.translate(_TABLE)


def ends_sentence(text: str) -> bool:
    """Return whether a line ends a sentence, or a clause that introduces a list."""
    return half_width(text.rstrip()[-_END:]).rstrip(_CLOSING_MARKS)[-1:] in (*_END_MARKS,)

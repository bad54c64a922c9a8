"""How a pattern sees a line: half width, simplified where it matters, and of the same length."""

from __future__ import annotations

_TRADITIONAL = (
    "記報訊攝圖來責編輯轉據電導聞員網開發區園範業農產術經濟級國華實習約稱陳張劉楊趙黃吳孫馬鄭"
    "馮許鄧韓葉蔣蘇盧賈鍾陸嚴賴龍萬錢湯熊喬賀顧龔羅蕭謝訪紙專綜質會團資戶傳遞館體"
)
_SIMPLIFIED = (
    "记报讯摄图来责编辑转据电导闻员网开发区园范业农产术经济级国华实习约称陈张刘杨赵黄吴孙马郑"
    "冯许邓韩叶蒋苏卢贾钟陆严赖龙万钱汤熊乔贺顾龚罗萧谢访纸专综质会团资户传递馆体"
)
_WIDE = {0xFF01 + n: 0x21 + n for n in range(94)}
_TABLE = {
    **_WIDE,
    **str.maketrans(_TRADITIONAL, _SIMPLIFIED),
    **str.maketrans("　\u00a0「」『』", "  “”‘’"),
}

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"

_QUOTES = "”’》)]】\"'"
_STOPS = "。!?;:…."


def shape(text: str) -> str:
    """The text as patterns are written for it; offsets in it are offsets in the text."""
    return text.translate(_TABLE)


def ended(text: str) -> bool:
    """Whether a line comes to the end of a sentence, or of a clause that a list follows."""
    return shape(text).rstrip().rstrip(_QUOTES)[-1:] in (*_STOPS,)


def width(text: str) -> int:
    """Columns that a line takes: two for a Chinese character or mark, one for the rest."""
    return sum(2 if ord(c) > 0x2E7F or c in "“”‘’…—" else 1 for c in text)

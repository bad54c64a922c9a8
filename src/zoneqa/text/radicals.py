"""Radicals that stand for characters, as text copied out of PDF files has them: ⻄ is 西.

NFKC makes characters of the Kangxi radicals (⼯ is 工). Of the supplement, which has the simplified
forms, it does so for two only.
"""

from __future__ import annotations

import unicodedata

_SUPPLEMENT = (
    "⺁厂⺄乙⺈刀⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺛旡⺜日⺝月⺞歺⺠民⺧牛⺩王⺪疋⺫目⺬示⺮竹"
    "⺰纟⺲罒⺶羊⺷羊⺻聿⺼肉⺽臼⻁虎⻃西⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻐钅⻑長⻒長⻓长⻔门"
    "⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟食⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐"
    "⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀"
)
_BY_NFKC = (*map(chr, range(0x2F00, 0x2FD6)), "⺟", "⻳")

CHARACTER_OF_RADICAL: dict[int, str] = {
    **dict(zip(map(ord, _SUPPLEMENT[::2]), _SUPPLEMENT[1::2], strict=True)),
    **{ord(radical): unicodedata.normalize("NFKC", radical) for radical in _BY_NFKC},
}
"""A table for `str.translate`, which keeps the length of a text."""

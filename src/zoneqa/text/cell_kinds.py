"""What a cell holds: a value, a period, a unit, or words that name something."""

from __future__ import annotations

import re

from zoneqa.text.normalize import half_width

_UNIT = (
    r"(?:[十百千万亿]*(?:美|欧|港|日)?元|[%‰]|百分点|倍|年|月|日|天|岁|度"
    r"|[百千万亿]*(?:人次|[件家个名人户套项亩辆台吨位所座届宗条批只架艘部种篇])"
    r"|平方(?:公里|千米|米)|立方米|公里|千米|公顷|千瓦时?|兆瓦|吉瓦|吨?标准煤)"
)
_UNITS = re.compile(rf"[(]?{_UNIT}(?:/{_UNIT})?[)]?")
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_VALUE = re.compile(
    rf"[约近超逾达±+\-−↑↓]?\s*{_NUMBER}\s*(?:[~—–\-至]\s*{_NUMBER})?"
    r"\s*[^\W\d_]{0,6}[%‰]?(?:\([^()]{1,12}\))?[*↑↓]?"
    r"|[-—–/*…·.]+|无|暂缺|不详|N/?A"
)
_NUMERALS = re.compile(r"[\d,.~—–\-−+±约近超逾达至*↑↓/…·]+")
_YEAR_NUMBER = r"(?:19|20)\d\d(?:[-/~—–至](?:19|20)?\d\d)?"
_YEAR = rf"{_YEAR_NUMBER}(?:年度?|财年)?"
_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_MONTHS = rf"{_MONTH}(?:[~—–\-至]{_MONTH})?月(?:份|底|末)?(?:\d{{1,2}}日)?"
_SPAN = (
    r"[上下]半年|全年|第?[一二三四1-4]季度|[1-4]?Q[1-4]?|年[初底末]|前[一二三四五六七八九十\d]+个?月"
    r"|(?:[本上][年月期]|去年|今年|当[年月])(?:同期)?|同期"
)
_PERIOD = re.compile(
    rf"(?=.*[\d年月季期])(?:{_YEAR})?\s*(?:{_MONTHS}|{_SPAN})?(?:累计|合计|实绩|预计|目标|完成)?",
    re.IGNORECASE,
)
# 2023年税收, 5月产值 and 2023年（亿元） say when, not how much.
_DATED_WORDS = re.compile(
    rf"(?:{_YEAR_NUMBER}年(?:度|[初底末])?|\d{{1,2}}(?:[~—–\-至]\d{{1,2}})?月(?:份|[初底末])?"
    r"|[1-4]季度)(?:[^\W\d_]|\()"
)
_SEQUENCE = frozenset(("序号", "编号", "no", "no.", "#"))
_GENERIC = re.compile(
    r"(?:指标|项目|名称|内容|数值|数据|数量|说明|备注|类别|类型|分类|单位|园区|地区|区域|高新区|年份|年度"
    r"|时间|月份|金额|结果|(?:完成)?情况|企业|公司|机构|部门|姓名|职务|参数|属性|item|name|value|year)"
    r"(?:名称)?(?:\(.{1,12}\))?",
    re.IGNORECASE,
)


def _plain(text: str) -> str:
    """Return a cell without space: printers put it where they like."""
    return "".join(half_width(text).split())


def is_period(text: str) -> bool:
    """Return whether a cell names a year, a month or another span of time: 2023年, 1-6月, 全年."""
    plain = _plain(text)
    return bool(plain) and _PERIOD.fullmatch(plain) is not None


def is_value(text: str) -> bool:
    """Return whether a cell holds a figure, perhaps with its unit, or says that there is none."""
    plain = _plain(text)
    if not plain or is_period(plain) or _DATED_WORDS.match(plain):
        return False
    return _VALUE.fullmatch(plain) is not None


def is_unit(text: str) -> bool:
    """Return whether a cell is nothing but a unit: 亿元, 件, %."""
    return _UNITS.fullmatch(_plain(text)) is not None


def unit_of(value: str) -> str:
    """Return what stands after the number of a value, or an empty text."""
    return _NUMERALS.sub("", _plain(value))


def is_sequence(texts: list[str]) -> bool:
    """Return whether cells count up from one, as the numbers of rows do."""
    counted = [text.strip() for text in texts]
    return len(counted) > 1 and counted == [str(n) for n in range(1, len(counted) + 1)]


def names_sequence(text: str) -> bool:
    """Return whether a header stands over the numbers of rows: 序号."""
    return _plain(text).lower() in _SEQUENCE


def is_generic(text: str) -> bool:
    """Return whether a cell can only be a header: 指标, 名称, 数值."""
    return _GENERIC.fullmatch(_plain(text)) is not None

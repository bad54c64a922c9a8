"""Indicators that are measured, never counted: 产值 is no number of firms, nor is 占地面积."""

from __future__ import annotations

from zoneqa.claims.vocabulary import term_list

_MONEY = """
地区生产总值 增加值 产值 销售收入 营业收入 财政收入 税收 利润 亏损 投资 固定资产投资 工业投资
民间投资 签约额 合同外资 外资 内资 存款 融资 授信 可支配收入 工资 零售额 研发投入 奖金
注册资本 市值 估值
"""
_AREAS = "建筑面积 占地面积 规划面积 种植面积"
MEASURED = frozenset((*_MONEY.split(), *_AREAS.split()))
"""The names of their terms."""


def is_measured(attribute: str) -> bool:
    """Return whether an attribute ends with such an indicator: 总投资, but not 投资项目."""
    ends = (attribute[at:] for at in range(len(attribute)))
    term = next(filter(None, map(term_list().get, ends)), None)
    return term is not None and term.name in MEASURED

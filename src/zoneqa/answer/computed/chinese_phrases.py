"""The sentences of computed answers in Chinese."""

from __future__ import annotations

from collections.abc import Sequence

from zoneqa.answer.computed.stated_figure import StatedFigure
from zoneqa.claims.period_words import written_out
from zoneqa.claims.periods import Period
from zoneqa.query.calculation import Calculation

_OPPOSITE = dict(zip("高多大快强猛低少小慢", "低少小慢弱慢高多大快", strict=True))


class ChinesePhrases:
    """Phrases in Chinese."""

    def period(self, period: Period) -> str:
        return written_out(period)

    def higher(self, asked: Calculation, ranked: Sequence[StatedFigure], zones: int) -> str:
        first, *others = ranked
        side = asked.comparative if asked.comparative in _OPPOSITE else _side(asked)
        degree = "更" if len(ranked) == 2 and not zones else "最"
        among = f"有数字的{zones}个高新区中，" if zones else ""
        rest = "，".join(map(_value, others))
        return f"{among}{first.name}{degree}{side}：{first.text}{'，' if rest else ''}{rest}。"

    def equal(self, ranked: Sequence[StatedFigure]) -> str:
        return f"数字相同：{self._all(ranked)}。"

    def difference(
        self, asked: Calculation, one: StatedFigure, other: StatedFigure, by: str
    ) -> str:
        side = asked.comparative if asked.comparative in _OPPOSITE else "高"
        is_more = (one.value > other.value) == (side not in "低少小慢")
        side = side if is_more else _OPPOSITE[side]
        return f"{one.name}比{other.name}{side}{by}：{_value(one)}，{_value(other)}。"

    def change(self, before: StatedFigure, after: StatedFigure, by: str) -> str:
        verb = "增加" if after.value >= before.value else "减少"
        return f"{after.name}{verb}{by}：{self._of_period(before)}，{self._of_period(after)}。"

    def printed_change(self, figure: StatedFigure, before: Period) -> str:
        verb = "下降" if figure.claim.falls else "增长"
        if figure.claim.kind == "change":
            verb = "减少" if figure.claim.falls else "增加"
        than = f"{self._period_of(figure)}比{written_out(before)}"
        return f"{figure.name}{than}{verb}{figure.printed}。"

    def total(self, figures: Sequence[StatedFigure], total: str) -> str:
        return f"合计{total}：{self._all(figures)}。"

    def count(self, figures: Sequence[StatedFigure], number: int) -> str:
        return f"有{self.number(number)}：{self._all(figures)}。"

    def listed(self, figures: Sequence[StatedFigure]) -> str:
        return f"{self._all(figures)}。"

    def found(self, figures: Sequence[StatedFigure]) -> str:
        return f"找到的数字：{'，'.join(map(self._of_period, figures))}。"

    def latest(self, figure: StatedFigure) -> str:
        return f"据{_day(figure)}的报道，{figure.name}：{self._with_period(figure)}。"

    def earlier(self, figure: StatedFigure) -> str:
        return f"{_day(figure)}的报道：{self._with_period(figure)}。"

    def number(self, number: int) -> str:
        return f"{number}个"

    def names(self, names: Sequence[str]) -> str:
        return "、".join(names)

    def missing(self, name: str, period: str) -> str:
        return f"没有{name}{period}的数字。"

    def disagree(self, figure: StatedFigure, other: StatedFigure) -> str:
        days = f"{_day(figure)}与{_day(other)}"
        return f"{days}的报道写的{figure.name}的数字不同，以较新的为准。"

    def unequal_periods(self, figures: Sequence[StatedFigure]) -> str:
        said = (f"{f.name}为{self._period_of(f) or '时间不明'}" for f in figures)
        return f"{'，'.join(said)}，时间不同，不能直接比较。"

    def unequal_units(self, figures: Sequence[StatedFigure]) -> str:
        said = (f"{f.name}以{f.unit or '数'}计" for f in figures)
        return f"{'，'.join(said)}，单位不同，不能直接比较。"

    def inexact(self, figures: Sequence[StatedFigure]) -> str:
        said = "、".join(f.text for f in figures if f.is_bound)
        return f"{said}不是确切的数字，不能算出确切的结果。"

    def over(self, zones: int) -> str:
        return f"按有数字的{zones}个高新区计算。"

    def only_one(self, figure: StatedFigure) -> str:
        return f"只有{figure.name}有数字，别的高新区没有，无法比较。"

    def _all(self, figures: Sequence[StatedFigure]) -> str:
        """Return the values of the figures, each with the period too if they have several."""
        if len({(f.name, self._period_of(f)) for f in figures}) > len({f.name for f in figures}):
            return "，".join(map(self._of_period, figures))
        return "，".join(map(_value, figures))

    def _of_period(self, figure: StatedFigure) -> str:
        return f"{figure.name}{self._period_of(figure)}{figure.text}"

    def _with_period(self, figure: StatedFigure) -> str:
        period = "" if figure.claim.kind == "role" else self._period_of(figure)
        return f"{figure.printed}（{period}）" if period else figure.printed

    def _period_of(self, figure: StatedFigure) -> str:
        return written_out(figure.period) if figure.period else ""


def _side(asked: Calculation) -> str:
    return "高" if asked.order == "most" else "低"


def _value(figure: StatedFigure) -> str:
    return f"{figure.name}{figure.text}"


def _day(figure: StatedFigure) -> str:
    return figure.article.date or "日期不明"

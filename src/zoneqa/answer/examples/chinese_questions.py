"""Questions in Chinese on what a claim states."""

from __future__ import annotations

from zoneqa.answer.examples.cloze import cloze
from zoneqa.answer.examples.named_claim import NamedClaim
from zoneqa.answer.examples.plain_statement import PlainStatement, plain_statement
from zoneqa.claims.period_words import written_out
from zoneqa.claims.periods import Period

_TOTALS = ("总数", "数量", "总量", "数")


def chinese_question(named: NamedClaim) -> str | None:
    """Return the question that a claim answers; None if none can be made that reads well."""
    statement = plain_statement(named)
    asked = _asked(statement) if statement else cloze(named)
    period = statement.period if statement else named.claim.period
    return f"{_when(period)}{named.name}{asked}？" if asked else None


def _when(period: Period | None) -> str:
    words = written_out(period) if period else ""
    return f"{words}，" if words and period and period.first is None else words


def _asked(statement: PlainStatement) -> str:
    claim, thing = statement.named.claim, statement.thing
    if claim.kind == "role":
        return f"{thing}是谁"
    if claim.kind == "growth":
        return f"{thing}{'下降' if claim.direction == 'down' else '增长'}了多少"
    if claim.kind == "level":
        return f"{thing}是多少"
    unit = statement.named.unit
    total = next(filter(thing.endswith, _TOTALS), "")
    counter = "名" if unit == "人" else unit  # nobody says 多少人员工
    return f"{_verb(statement.action)}多少{counter}{thing.removesuffix(total)}"


def _verb(action: str) -> str:
    if not action:
        return "有"
    return action if action.startswith("新") else f"{action}了"

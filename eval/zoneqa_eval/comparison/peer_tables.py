"""The tables on the page of a comparison, as rows of cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from zoneqa_eval.comparison.comparison_results import Results
from zoneqa_eval.comparison.contenders import (
    BASELINE,
    CHINESE,
    CONTENDERS,
    DOCUMENTED,
    OURS,
    PEERS,
    Contender,
)
from zoneqa_eval.comparison.estimates import (
    ALL_COSTS,
    COSTS,
    FINDINGS,
    Estimate,
    Findings,
    PeerCost,
    characters_first,
    over_questions,
    over_rounds,
    paired_place,
    place,
    ratio,
)

Row = Sequence[str]

NOT_TRIED = "left out of this run"


class PeerTables:
    """Tables of what was measured; those that were not measured are left out of them."""

    def __init__(self, results: Results, found: dict[str, Findings]) -> None:
        self._rounds, self._failures, self._found = results.rounds, results.failures, found

    def ahead(self) -> Iterator[Row]:
        """Yield a line for each figure: those of zoneqa, their places, the best of a peer."""
        ours = self._measured(OURS)
        heads = [head for each in ours for head in (each.title, "is")]
        yield ["", *heads, "best peer", "", "ratio", "goal"]
        for cost in ALL_COSTS:
            yield self._cost_ahead(cost, ours)
        for name in FINDINGS:
            yield self._finding_ahead(name, ours)

    def costs(self, setting: str) -> Iterator[Row]:
        """Yield the costs of zoneqa, and of the peers that are set in one way."""
        yield ["", *(cost.name for cost in COSTS)]
        for each in self._measured((*OURS, *_of(setting))):
            yield [each.title, *(shown(self._cost(each, cost)) for cost in COSTS)]

    def findings(self, setting: str) -> Iterator[Row]:
        """Yield what zoneqa found, and the peers that are set in one way."""
        yield ["", *FINDINGS, "characters of that text", "changes seen"]
        for each in self._measured((*OURS, *_of(setting))):
            first = self._rounds[each.key][0]
            yield [
                each.title,
                *(shown(over_questions(self._found[each.key][name])) for name in FINDINGS),
                f"{characters_first(first.hits):.0f}",
                f"{first.use.seen} of {first.use.changes}",
            ]

    def ratios(self) -> Iterator[Row]:
        """Yield the ratios of all costs to the baseline."""
        yield ["", *(cost.name for cost in ALL_COSTS)]
        for each in self._measured(CONTENDERS):
            yield [name_of(each), *(shown(self._ratio(each, cost)) for cost in ALL_COSTS)]

    def missing(self) -> Iterator[Row]:
        """Yield those that were not measured, and why."""
        yield ["", "why"]
        for each in CONTENDERS:
            if each.key not in self._rounds:
                yield [name_of(each), self._failures.get(each.key, NOT_TRIED)]

    def versions(self) -> Iterator[Row]:
        """Yield what each is made of."""
        yield ["", "made of"]
        for each in self._measured((OURS[0], *_of(DOCUMENTED))):
            versions = self._rounds[each.key][0].versions
            yield [each.module, ", ".join(f"{name} {number}" for name, number in versions.items())]

    def _cost_ahead(self, cost: PeerCost, ours: Sequence[Contender]) -> Row:
        choose = max if cost.better == "more" else min
        leader = choose(self._measured(PEERS), key=lambda each: self._cost(each, cost).value)
        best = self._cost(leader, cost)
        found = [self._cost(each, cost) for each in ours]
        cells = [cell for each in found for cell in (shown(each), place(each, best, cost.better))]
        sign = "≥" if cost.better == "more" else "≤"
        goal = f"{sign} {cost.goal}" if cost.goal else ""
        to_baseline = shown(self._ratio(ours[0], cost)) if ours else ""
        return [cost.name, *cells, shown(best), name_of(leader), to_baseline, goal]

    def _finding_ahead(self, name: str, ours: Sequence[Contender]) -> Row:
        values = {key: found[name] for key, found in self._found.items()}
        means = {key: over_questions(each) for key, each in values.items()}
        leader = max(self._measured(PEERS), key=lambda each: means[each.key].value)
        cells = [
            cell
            for each in ours
            for cell in (
                shown(means[each.key]),
                paired_place(values[each.key], values[leader.key]),
            )
        ]
        return [name, *cells, shown(means[leader.key]), name_of(leader), "", ""]

    def _measured(self, contenders: Iterable[Contender]) -> list[Contender]:
        return [each for each in contenders if each.key in self._rounds]

    def _cost(self, contender: Contender, cost: PeerCost) -> Estimate:
        return over_rounds(self._rounds[contender.key], cost)

    def _ratio(self, contender: Contender, cost: PeerCost) -> Estimate:
        return ratio(self._rounds[contender.key], self._rounds[BASELINE.key], cost)


def settings() -> Iterator[Row]:
    """Yield how each is set."""
    yield ["", "as documented", "set for Chinese"]
    for documented, chinese in zip(_of(DOCUMENTED), _of(CHINESE), strict=True):
        yield [documented.title, documented.set, chinese.set]
    for each in OURS:
        yield [each.title, each.set, ""]


def name_of(contender: Contender) -> str:
    """Return the name of a contender with how it is set."""
    return contender.title + (", for Chinese" if contender.setting == CHINESE else "")


def shown(estimate: Estimate) -> str:
    """Return a figure with its interval, or alone if that is empty."""
    value, low, high = map(_digits, (estimate.value, estimate.low, estimate.high))
    return value if low == high else f"{value} ({low}–{high})"


def _of(setting: str) -> list[Contender]:
    return [peer for peer in PEERS if peer.setting == setting]


def _digits(value: float) -> str:
    """Return a number in three digits, or all of those before the point."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"

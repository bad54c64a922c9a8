"""The page of a comparison, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from zoneqa_eval.comparison.comparison_results import Conditions, Results
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
    COSTS,
    FINDINGS,
    PROCESSOR_COSTS,
    Better,
    Estimate,
    characters_first,
    findings,
    over_rounds,
    ratio,
)
from zoneqa_eval.comparison.workload import Workload
from zoneqa_eval.measures.reprints import Reports

Row = Sequence[str]
Figures = Mapping[str, Mapping[str, Estimate]]
"""The figures of each contender by their names."""

NOT_TRIED = "left out of this run"
BUSY = (
    "**That is more than it has cores. Times by the clock then show who had to wait: go by the "
    "time of the processor, memory and sizes, and measure anew on a machine that rests.**"
)

PAGE = """\
# Peers beside zoneqa

Written by `make peers` on {date}: the same texts, the same questions and the same weights
(multilingual-e5-small) in zoneqa and in six other ways to index and search. Each of these runs
twice: as its own documentation does it, and as somebody who knows Chinese text would set it.

{conditions}

## Where zoneqa is ahead

{ahead}

The best peer is that of all peers in either setting. `level`: the intervals overlap. The ratio is
that of finding alone to {baseline}, as documented.

## As documented

{documented}

## Set for Chinese

{chinese}

## Ratios

To {baseline}, as documented, in the same round. Less is better, but for reports a second. Other
work on the machine stretches times by the clock; the last four columns, the time that the processor
worked, hardly depend on that.

{ratios}

![The same ratios drawn, with their intervals]({chart})

## How each is set

{settings}
{failures}
## What the figures mean

| | |
|---|---|
| index, reports/s | from the texts to an index on disk, the model already loaded |
| update | {changes} reports, a third each new, changed and removed, until they are on disk \
and can be searched; the index is open before. zoneqa is given the whole corpus and finds the \
changes itself; the others are told them |
| changes seen | of the update, how many a search then shows |
| query | one question at a time, {k} texts; the second time that a process is asked each |
| RSS | the process after all questions |
| cold start | from nothing to the texts for a first question |
| index, MB | the folder. zoneqa's has claims, and vectors kept for the next update |
| nDCG@10, hit@1 | reports in the order of their best text; prints of one report are one |
| gold in the first text | an accepted answer stands in the first text; longer texts hold more |

Costs are medians over the rounds, with 95 % bootstrap intervals over rounds: of few rounds, these
are hardly more than the least and the most, and of one there is none. An index is built in every
third round alone. What is found are means over the questions, with intervals over questions.

## Versions

{versions}
"""


def page(results: Results, workload: Workload, prints: Reports, chart: str) -> str:
    """Return the page; the baseline must be among the results."""
    figures = _figures(results, workload, prints)
    return PAGE.format(
        date=results.conditions.date,
        conditions=_conditions(results.conditions, results, workload),
        baseline=BASELINE.title,
        ahead=_table(_ahead(results, figures)),
        documented=_setting(results, figures, DOCUMENTED),
        chinese=_setting(results, figures, CHINESE),
        ratios=_table(_ratios(results)),
        settings=_table(_settings()),
        failures=_failures(results),
        changes=len(workload.update.probes),
        k=len(next(iter(results.rounds[BASELINE.key][0].hits.values()))),
        chart=chart,
        versions=_table(_versions(results)),
    )


def _conditions(conditions: Conditions, results: Results, workload: Workload) -> str:
    reports, rounds = len(workload.rows), len(results.rounds[BASELINE.key])
    text = (
        f"{reports:,} reports of `{workload.name}` ({workload.characters:,} characters), "
        f"{_count(len(workload.questions), 'question')}; {_count(rounds, 'round')}, in which each "
        f"takes its turn in new processes of {_count(conditions.threads, 'thread')}. "
        f"{conditions.processor}, {_count(conditions.cores, 'core')}, Python {conditions.python}. "
        f"The machine was shared: load {conditions.load} at the start."
    )
    return text if conditions.load <= conditions.cores else f"{text} {BUSY}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number:,} {noun}s"


def _figures(results: Results, workload: Workload, prints: Reports) -> Figures:
    return {
        key: {cost.name: over_rounds(rounds, cost) for cost in (*COSTS, *PROCESSOR_COSTS)}
        | findings(workload.questions, rounds[0].hits, prints)
        for key, rounds in results.rounds.items()
    }


def _measured(results: Results, contenders: Iterable[Contender]) -> list[Contender]:
    return [contender for contender in contenders if contender.key in results.rounds]


def _setting(results: Results, figures: Figures, setting: str) -> str:
    """Return the tables of the peers that are set in one way, and of zoneqa."""
    shown = _measured(results, (*OURS, *_of(setting)))
    return f"{_table(_costs(figures, shown))}\n\n{_table(_found(results, figures, shown))}"


def _costs(figures: Figures, shown: Sequence[Contender]) -> Iterator[Row]:
    yield ["", *(cost.name for cost in COSTS)]
    for each in shown:
        yield [each.title, *(_shown(figures[each.key][cost.name]) for cost in COSTS)]


def _found(results: Results, figures: Figures, shown: Sequence[Contender]) -> Iterator[Row]:
    yield ["", *FINDINGS, "characters of that text", "changes seen"]
    for each in shown:
        first = results.rounds[each.key][0]
        yield [
            each.title,
            *(_shown(figures[each.key][name]) for name in FINDINGS),
            f"{characters_first(first.hits):.0f}",
            f"{first.use.seen} of {first.use.changes}",
        ]


def _ratios(results: Results) -> Iterator[Row]:
    baseline, costs = results.rounds[BASELINE.key], (*COSTS, *PROCESSOR_COSTS)
    yield ["", *(cost.name for cost in costs)]
    for each in _measured(results, CONTENDERS):
        rounds = results.rounds[each.key]
        yield [_name(each), *(_shown(ratio(rounds, baseline, cost)) for cost in costs)]


def _ahead(results: Results, figures: Figures) -> Iterator[Row]:
    """Yield a line for each figure: zoneqa's, each with its place, and the best of the peers'."""
    ours, peers = _measured(results, OURS), _measured(results, PEERS)
    heads = [head for each in ours for head in (each.title, "is")]
    yield ["", *heads, "best peer", "", "ratio", "goal"]
    costs = (*COSTS, *PROCESSOR_COSTS)
    kinds: list[tuple[str, Better]] = [(cost.name, cost.better) for cost in costs]
    for name, better in [*kinds, *((name, "more") for name in FINDINGS)]:
        choose = max if better == "more" else min
        leader = choose(peers, key=lambda each: figures[each.key][name].value)
        best = figures[leader.key][name]
        found = [figures[each.key][name] for each in ours]
        cells = [cell for each in found for cell in (_shown(each), place(each, best, better))]
        yield [name, *cells, _shown(best), _name(leader), *_goal(results, name)]


def place(ours: Estimate, best: Estimate, better: Better) -> str:
    """Return whether a figure is ahead of another one, behind it, or level within intervals."""
    if ours.low <= best.high and best.low <= ours.high:
        return "level"
    return "ahead" if (ours.value > best.value) == (better == "more") else "behind"


def _goal(results: Results, name: str) -> Row:
    """Return the ratio of finding alone to the baseline, and its goal if there is one."""
    cost = next((cost for cost in (*COSTS, *PROCESSOR_COSTS) if cost.name == name), None)
    rounds = results.rounds.get(OURS[0].key)
    if cost is None or rounds is None:
        return ["", ""]
    found = ratio(rounds, results.rounds[BASELINE.key], cost)
    sign = "≥" if cost.better == "more" else "≤"
    return [_shown(found), f"{sign} {cost.goal}" if cost.goal else ""]


def _settings() -> Iterator[Row]:
    yield ["", "as documented", "set for Chinese"]
    for documented, chinese in zip(_of(DOCUMENTED), _of(CHINESE), strict=True):
        yield [documented.title, documented.set, chinese.set]
    for each in OURS:
        yield [each.title, each.set, ""]


def _of(setting: str) -> list[Contender]:
    return [peer for peer in PEERS if peer.setting == setting]


def _failures(results: Results) -> str:
    """Return a section on those that were not measured, if there are any."""
    missing = [each for each in CONTENDERS if each.key not in results.rounds]
    rows = [[_name(each), results.failures.get(each.key, NOT_TRIED)] for each in missing]
    if not rows:
        return ""
    return f"\n## Not measured\n\n{_table([['', 'why'], *rows])}\n"


def _versions(results: Results) -> Iterator[Row]:
    yield ["", "made of"]
    for each in _measured(results, (*_of(DOCUMENTED), OURS[0])):
        versions = results.rounds[each.key][0].versions
        yield [each.module, ", ".join(f"{name} {number}" for name, number in versions.items())]


def _name(contender: Contender) -> str:
    return contender.title + (", for Chinese" if contender.setting == CHINESE else "")


def _shown(estimate: Estimate) -> str:
    """Return a figure with its interval, or alone if that is empty."""
    value, low, high = map(_digits, (estimate.value, estimate.low, estimate.high))
    return value if low == high else f"{value} ({low}–{high})"


def _digits(value: float) -> str:
    """Return a number in three digits, or all of those before the point."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _table(rows: Iterable[Row]) -> str:
    head, *others = rows
    lines = [head, ["---"] * len(head), *others]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)

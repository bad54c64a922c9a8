"""The page of a comparison, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from zoneqa_eval.comparison.comparison_results import Conditions, Results
from zoneqa_eval.comparison.contenders import BASELINE, CHINESE, DOCUMENTED
from zoneqa_eval.comparison.estimates import Findings
from zoneqa_eval.comparison.measure_peers import K
from zoneqa_eval.comparison.peer_tables import PeerTables, Row, settings
from zoneqa_eval.comparison.workload import Workload

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

The best peer is that of all peers in either setting. `level`: the intervals of costs overlap; for
what is found, that of the difference, question by question, holds 0. The ratio is that of finding
alone to {baseline}, as documented.

## As documented

{documented_costs}

{documented_findings}

## Set for Chinese

{chinese_costs}

{chinese_findings}

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


def page(results: Results, workload: Workload, found: dict[str, Findings], chart: str) -> str:
    """Return the page; the baseline must be among the results."""
    tables = PeerTables(results, found)
    missing = list(tables.missing())
    return PAGE.format(
        date=results.conditions.date,
        conditions=_conditions(results.conditions, results, workload),
        baseline=BASELINE.title,
        ahead=_table(tables.ahead()),
        documented_costs=_table(tables.costs(DOCUMENTED)),
        documented_findings=_table(tables.findings(DOCUMENTED)),
        chinese_costs=_table(tables.costs(CHINESE)),
        chinese_findings=_table(tables.findings(CHINESE)),
        ratios=_table(tables.ratios()),
        settings=_table(settings()),
        failures=f"\n## Not measured\n\n{_table(missing)}\n" if len(missing) > 1 else "",
        changes=len(workload.update.probes),
        k=K,
        chart=chart,
        versions=_table(tables.versions()),
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


def _table(rows: Iterable[Row]) -> str:
    head, *others = rows
    lines = [head, ["---"] * len(head), *others]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)

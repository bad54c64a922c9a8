"""Reports on kept answers: with the LLM beside extracts alone, its sentences, and the labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from zoneqa_eval.datasets.kept_answers import (
    KeptAnswer,
    SentenceLabel,
    label_of,
)
from zoneqa_eval.measures.answers import Dates
from zoneqa_eval.measures.llm_rates import (
    Asked,
    Percentiles,
    label_rates,
    outcomes,
    scores_both_ways,
    verdicts,
)
from zoneqa_eval.results.proportion import Proportion


def report(asked: Asked, dates: Dates) -> Iterator[str]:
    """Yield the lines of the report on questions with their answers."""
    answers = [kept for _, kept in asked]
    yield f"{'':36}{'with the LLM':>24}{'extracts alone':>24}"
    for name, share in scores_both_ways(asked, dates).items():
        n = f"{name} ({share.written.total})"
        yield f"{n:36}{shown(share.written):>24}{shown(share.quoted):>24}"
    by_llm = [each for each in answers if each.by_llm]
    times = {
        "s to the first sentence": ("written_first", "quoted_first"),
        "s to the end": ("written_whole", "quoted_whole"),
    }
    for name, fields in times.items():
        cells = (Percentiles.of([getattr(each, name) for each in by_llm]) for name in fields)
        yield f"{name + ', p50 / p95':36}" + "".join(f"{_shown_seconds(c):>24}" for c in cells)
    yield "; ".join(f"{name}: {count}" for name, count in outcomes(answers).items())
    yield "sentences: " + ", ".join(f"{n} {name}" for name, n in verdicts(answers).items())


def label_table(
    answers: Sequence[KeptAnswer], labels: Mapping[str, SentenceLabel]
) -> Iterator[str]:
    """Yield the lines on the sentences that have a label."""
    rates = label_rates(answers, labels)
    rows = {
        "unsupported, of all written": rates.unsupported,
        "unsupported, of those left by the check": rates.unsupported_left,
        "the same without flagged ones": rates.unsupported_unflagged,
        "cut or flagged, of the unsupported": rates.caught,
        "cut wrongly, of the supported": rates.cut_wrongly,
        "flagged wrongly, of the supported": rates.flagged_wrongly,
    }
    for name, share in rows.items():
        yield f"{name:44}{share.total:5}{shown(share):>24}"


def to_label(answers: Sequence[KeptAnswer], labels: Mapping[str, SentenceLabel]) -> Iterator[str]:
    """Yield the sentences without label beside what they refer to, but not how they were judged."""
    for answer in answers:
        open_ones = [each for each in answer.sentences if not label_of(each, labels)]
        if not open_ones:
            continue
        yield f"\n===== {answer.id} {answer.written['question']}"
        yield from (f"[{n}] {text}" for n, text in enumerate(answer.passages, 1))
        yield from (f"{s.id} {s.digest} {list(s.numbers)} {s.text}" for s in open_ones)


def shown(share: Proportion) -> str:
    """Return a share in per cent with its interval."""
    if share.value is None or share.interval is None:
        return "-"
    low, high = share.interval
    return f"{share.value:.1%} [{100 * low:.1f}, {100 * high:.1f}]"


def _shown_seconds(times: Percentiles) -> str:
    return "-" if times.p50 is None else f"{times.p50:.2f} / {times.p95:.2f}"

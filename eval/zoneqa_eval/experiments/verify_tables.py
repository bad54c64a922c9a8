"""Reports on a verifier as a table, as JSON, and as a list of what it judged wrongly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.serialize import Json
from zoneqa_eval.experiments.verify import VerifyReport
from zoneqa_eval.measures.verification_rates import KindRates, VerifiedCase
from zoneqa_eval.results.proportion import Proportion


def report_json(found: VerifyReport) -> Json:
    """Return a report as JSON."""
    return {
        "kinds": [_rates_json(each) for each in found.rates],
        "auc": found.separation.by_score,
        "auc_likeness": found.separation.by_likeness,
        "likeness_threshold": found.threshold,
        "ms_p50": found.median_milliseconds,
    }


def table(found: VerifyReport) -> Iterator[str]:
    """Yield the rates of each kind with their 95 % intervals, then the areas and the time."""
    columns = ("cut or flagged", "cut", "right value", "by likeness")
    yield f"{'':24}{'n':>5}" + "".join(f"{name:>24}" for name in columns)
    for each in found.rates:
        shares = (each.caught, each.cut, each.right_value, each.unlike)
        yield f"{each.name:24}{each.caught.total:5}" + "".join(f"{_shown(s):>24}" for s in shares)
    by_score, by_likeness = found.separation.by_score, found.separation.by_likeness
    yield f"AUC {by_score:.3f}; by likeness {by_likeness:.3f}, threshold {found.threshold:.3f}"
    yield f"{found.median_milliseconds:.1f} ms a sentence, p50"


def failures(cases: Sequence[VerifiedCase]) -> Iterator[str]:
    """Yield every false sentence that was not caught and every true one that was, with why."""
    for each in cases:
        if each.is_caught == each.case.is_true:
            case, found = each.case, each.verification
            yield f"\n{case.id} {case.kind}: {found.verdict}, {found.score:.2f}"
            yield f"  sentence: {case.sentence}"
            yield f"  evidence: {case.quoted}"
            yield from (f"  {f.kind}: {f.stated} -> {f.right}" for f in found.faults)


def _rates_json(rates: KindRates) -> Json:
    return {
        "kind": rates.name,
        "caught": _proportion_json(rates.caught),
        "cut": _proportion_json(rates.cut),
        "right_value": _proportion_json(rates.right_value),
        "by_likeness": _proportion_json(rates.unlike),
    }


def _proportion_json(share: Proportion) -> Json:
    low, high = share.interval or (None, None)
    return {"n": share.total, "value": share.value, "low": low, "high": high}


def _shown(share: Proportion) -> str:
    if share.value is None or share.interval is None:
        return "-"
    low, high = share.interval
    return f"{share.value:.1%} [{100 * low:.1f}, {100 * high:.1f}]"

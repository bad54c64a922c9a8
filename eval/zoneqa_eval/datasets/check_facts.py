"""Checks of twins, of questions that need several facts, and of labelled claims.

Articles that are not in `texts` are not at hand: what is said of their text is not checked.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import get_args

from zoneqa.claims.approximation import Approximation
from zoneqa.claims.claim import Direction, Kind, Modality
from zoneqa.serialize import Json
from zoneqa_eval.case_ids import fact_id
from zoneqa_eval.datasets.check import Texts, id_problems, repetitions, value_problems

LANGUAGES, WORDINGS, SPLITS = {"zh", "en"}, {"plain", "colloquial"}, {"tune", "report"}

_OF_TIME = ("year", "period", "relative")
_OF_WHOM = ("role", "person", "organisation", "zone")
_OF_WHAT = ("indicator", "kind", "direction", "ordinal", "part", "modality", "unit_or_object")
TWIN_SLOTS = (*_OF_TIME, *_OF_WHOM, *_OF_WHAT, "place_or_date")
TWIN_LABELS = {
    "language": LANGUAGES,
    "wording": WORDINGS,
    "split": SPLITS,
    "slot": TWIN_SLOTS,
    "type": {"figure", "date", "name", "near_miss"},
}

_COMPUTED = ("compare", "difference", "count", "total", "change")
SEVERAL_FACTS_KINDS = (*_COMPUTED, "list", "latest", "relative_time", "missing")
SEVERAL_FACTS_LABELS = {
    "language": LANGUAGES,
    "wording": WORDINGS,
    "type": SEVERAL_FACTS_KINDS,
    "answerable": {True},
}

CLAIM_LABELS = {
    "kind": get_args(Kind),
    "direction": (None, *get_args(Direction)),
    "modality": get_args(Modality),
    "approximation": get_args(Approximation),
}
_NAMED = ("role", "date")

Articles = Callable[[Json], set[str]]
"""Return the ids of the articles that a row is on."""


def twin_problems(rows: Sequence[Json], texts: Texts) -> Iterator[str]:
    """Yield every problem of a file of twins."""
    yield from repetitions(rows)
    yield from _shared_articles(rows, _gold_articles)
    pairs: dict[str, list[Json]] = defaultdict(list)
    for row in rows:
        pairs[row["pair"]].append(row)
        labelled = value_problems(row, TWIN_LABELS)
        yield from (f"{row['id']}: {problem}" for problem in labelled)
        yield from (f"{row['id']}: {problem}" for problem in _quote_problems(row, texts))
    for pair, both in pairs.items():
        yield from (f"{pair}: {problem}" for problem in _pair_problems(pair, both))


def several_facts_problems(rows: Sequence[Json], texts: Texts) -> Iterator[str]:
    """Yield every problem of a file of questions that need several facts."""
    yield from repetitions(rows)
    for row in rows:
        found = (
            *value_problems(row, SEVERAL_FACTS_LABELS),
            *id_problems(row),
            *_conclusion_problems(row),
            *_form_problems(row, texts),
        )
        yield from (f"{row['id']}: {problem}" for problem in found)


def claim_problems(rows: Sequence[Json], texts: Texts) -> Iterator[str]:
    """Yield every problem of a file of labelled claims."""
    yield from _shared_articles(rows, lambda row: {row["article"]})
    for row in rows:
        where = f"{row['article']}:{row['start']}-{row['end']}"
        if row["end"] > len(texts.get(row["article"], " " * row["end"])):
            yield f"{where}: the article is shorter"
        for claim in row["claims"]:
            found = (*value_problems(claim, CLAIM_LABELS), *_value_problems(row, claim))
            yield from (f"{where}: {problem}" for problem in found)


def claim_counts(rows: Sequence[Json]) -> Iterator[str]:
    """Yield how many sentences and claims there are in each split, then claims by kind."""
    for split in sorted(SPLITS):
        claims = [c for row in rows if row["split"] == split for c in row["claims"]]
        kinds = Counter(claim["kind"] for claim in claims)
        sentences = sum(row["split"] == split for row in rows)
        yield f"{split}: {sentences} sentences, {len(claims)} claims"
        yield "  " + ", ".join(f"{kind} {n}" for kind, n in sorted(kinds.items()))


def _pair_problems(pair: str, both: Sequence[Json]) -> Iterator[str]:
    if sorted(row["answerable"] for row in both) != [False, True]:
        yield "one of the two must be answerable"
    for field in ("slot", "split", "language", "wording"):
        if len({row[field] for row in both}) > 1:
            yield f"the two differ in {field}"
    if {fact_id(row["id"]) for row in both} != {pair}:
        yield "the ids are not of this pair"


def _shared_articles(rows: Sequence[Json], articles_of: Articles) -> Iterator[str]:
    articles: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        articles[row["split"]] |= articles_of(row)
    shared = articles["tune"] & articles["report"]
    yield from (f"article {article} is in both splits" for article in sorted(shared))


def _gold_articles(row: Json) -> set[str]:
    return {i for entry in row["gold"] for i in (entry["article"], *entry.get("also", ()))}


def _quote_problems(row: Json, texts: Texts) -> Iterator[str]:
    if row["answerable"] != bool(row["gold"]):
        yield "gold must be given exactly for the answerable questions"
    for entry in row["gold"]:
        if not entry["answers"]:
            yield "no answers"
        if entry["article"] in texts:
            quote = texts[entry["article"]][entry["start"] : entry["end"]]
            yield from (
                f"answer not in the quote: {a!r}" for a in entry["answers"] if a not in quote
            )


def _conclusion_problems(row: Json) -> Iterator[str]:
    both = set(row["short"]) & set(row["wrong"])
    yield from (f"both right and wrong: {short}" for short in sorted(both))
    if bool(row["missing"]) != (row["type"] == "missing"):
        yield "only questions of the kind missing name what is missing"
    if bool(row["missing"]) == bool(row["short"]):
        yield "a short answer is given exactly where nothing is missing"


def _form_problems(row: Json, texts: Texts) -> Iterator[str]:
    if not row["gold"]:
        yield "no gold"
    for entry in row["gold"]:
        known = [texts[i] for i in (entry["article"], *entry.get("also", ())) if i in texts]
        if known and not all(any(a in text for a in entry["answers"]) for text in known):
            yield f"none of {entry['answers']} is in each of its articles"


def _value_problems(row: Json, claim: Json) -> Iterator[str]:
    start, end = claim["value"]
    if not row["start"] <= start < end <= row["end"]:
        yield f"the value {claim['value']} is outside the sentence"
    if (claim["number"] is None) != (claim["kind"] in _NAMED):
        yield f"a {claim['kind']} with the number {claim['number']}"
    if claim["upper"] is not None and Decimal(claim["upper"]) <= Decimal(claim["number"]):
        yield f"the range ends at {claim['upper']}, before it begins"

"""Our own questions: eval/questions.jsonl and files of the same form, over articles of ours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from zoneqa.documents import read_corpus, read_prints
from zoneqa_eval.sets.cases import Case, Gold, read_cases, read_reports
from zoneqa_eval.sets.spec import Spec
from zoneqa_eval.sets.task import Task


def load(spec: Spec) -> Task:
    """Articles are read as `zoneqa index` reads them: of several prints of a report, one stays."""
    assert spec.articles is not None
    corpus = read_corpus(spec.articles)
    kept = {origin.id: article.id for article in corpus.articles for origin in article.also}
    texts = {article.id: article.text for article in corpus.articles}
    cases = tuple(_placed(case, kept, texts) for case in read_cases(spec.questions))
    return Task(spec.articles.stem, corpus, cases, _relevant(cases))


def load_reports(spec: Spec) -> Task:
    """Invented reports; each line of their files holds its own questions too."""
    corpus = read_prints(spec.questions)
    texts = {article.id: article.text for article in corpus.articles}
    cases = tuple(_placed(case, {}, texts) for case in read_reports(spec.questions))
    return Task(spec.questions.name, corpus, cases, _relevant(cases))


def _relevant(cases: Iterable[Case]) -> dict[str, frozenset[str]]:
    return {
        case.id: frozenset(i for gold in case.gold for i in (gold.article, *gold.also))
        for case in cases
        if case.answerable
    }


def _placed(case: Case, kept: dict[str, str], texts: dict[str, str]) -> Case:
    """The case with its gold in the articles that are kept."""
    return replace(case, gold=tuple(_kept(gold, kept, texts) for gold in case.gold))


def _kept(gold: Gold, kept: dict[str, str], texts: dict[str, str]) -> Gold:
    prints = dict.fromkeys(kept.get(i, i) for i in (gold.article, *gold.also))
    first, *others = [i for i in prints if i in texts] or [gold.article]
    text = texts.get(first, "")
    bounds = gold.bounds if first == gold.article else None
    if bounds is None and gold.quote in text:
        start = text.index(gold.quote)
        bounds = (start, start + len(gold.quote)) if gold.quote else None
    quote = text[slice(*bounds)] if bounds else gold.quote
    return replace(gold, article=first, also=tuple(others), quote=quote, bounds=bounds)

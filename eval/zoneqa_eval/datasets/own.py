"""Our own questions: eval/questions.jsonl and files of the same form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from zoneqa.documents import read_corpus, read_prints
from zoneqa_eval.datasets.cases import Case, Gold, read_cases, read_reports
from zoneqa_eval.datasets.dataset import Dataset, gold_articles
from zoneqa_eval.datasets.spec import Spec

Ids = Mapping[str, str]
"""The id of the article that stands for a reprint, by the id of the reprint."""
Texts = Mapping[str, str]


def load(spec: Spec) -> Dataset:
    """Return the dataset; articles are read as `zoneqa index` does, which merges reprints."""
    assert spec.articles is not None
    corpus = read_corpus(spec.articles)
    merged = {reprint.id: article.id for article in corpus.articles for reprint in article.also}
    texts = {article.id: article.text for article in corpus.articles}
    cases = tuple(_located(case, merged, texts) for case in read_cases(spec.questions))
    return Dataset(spec.articles.stem, corpus, cases, gold_articles(cases))


def load_reports(spec: Spec) -> Dataset:
    """Return the dataset of invented reports, whose files hold their own questions."""
    corpus = read_prints(spec.questions)
    texts = {article.id: article.text for article in corpus.articles}
    cases = tuple(_located(case, {}, texts) for case in read_reports(spec.questions))
    return Dataset(spec.questions.name, corpus, cases, gold_articles(cases))


def _located(case: Case, merged: Ids, texts: Texts) -> Case:
    """Return the case with its gold in articles of the corpus."""
    return replace(case, gold=tuple(_located_gold(gold, merged, texts) for gold in case.gold))


def _located_gold(gold: Gold, merged: Ids, texts: Texts) -> Gold:
    articles = dict.fromkeys(merged.get(i, i) for i in gold.articles)
    first, *others = [i for i in articles if i in texts] or [gold.article]
    text = texts.get(first, "")
    bounds = gold.bounds if first == gold.article else None
    if bounds is None and gold.quote in text:
        start = text.index(gold.quote)
        bounds = (start, start + len(gold.quote)) if gold.quote else None
    quote = text[slice(*bounds)] if bounds else gold.quote
    return replace(gold, article=first, also=tuple(others), quote=quote, bounds=bounds)

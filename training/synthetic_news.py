"""Synthetic news about development zones, with questions in Chinese and English.

It teaches that zone, year, indicator and type of answer must all agree. Each group has one passage
that answers, and near misses: another zone, year or indicator, the sentence taken out, and the same
passage with a question that it does not answer.
"""

from __future__ import annotations

from random import Random

from training.near_misses import NearMisses
from training.passage import Example, Group
from training.seeding import seeded_random
from training.synthetic_article import SyntheticArticle, make_article, make_question


def groups(seed: int, count: int) -> list[Group]:
    """Return so many groups."""
    rng = seeded_random(seed)
    out: list[Group] = []
    while len(out) < count:
        found = group(rng)
        if found is not None:
            out.append(found)
    return out


def group(rng: Random, negatives: int = 3) -> Group | None:
    """Return a group; None where the question is unclear or gives its answer away."""
    article = make_article(rng)
    if article is None:
        return None
    known = [forms for forms in article.fact.questions if forms.slot in article.spans]
    choices = [forms for forms in known if forms.en or not article.english]
    if not choices:
        return None
    forms = rng.choice(choices)
    question = make_question(rng, article.zone, article.fact, forms, english=article.english)
    start, end = article.spans[forms.slot]
    answer = article.passage.text[start:end]
    if answer in question or not _is_clear(article, question):
        return None
    positive = Example(question, article.passage, start, end, (answer,))
    misses = NearMisses(rng, article, forms, positive).sample(negatives)
    if not misses:
        return None
    if rng.random() < 0.15:  # no passage answers
        return Group(tuple(misses), "zones")
    return Group((positive, *misses), "zones")


def _is_clear(article: SyntheticArticle, question: str) -> bool:
    """Return whether the article names the zone asked about, and no other fact fits."""
    slots = article.fact.slots
    rivals = [f for _, f in article.facts if f is not article.fact and f.kind == article.fact.kind]
    if not article.mixed and article.zone.name not in article.passage.title + article.passage.text:
        return False
    if "p" not in slots:
        return not rivals
    dated = slots["pa"] in question
    # With two years in the passage, the question must say which one is meant.
    if rivals and not dated and slots["pe"] not in question.replace("In ", "in "):
        return False
    if not article.mixed and any(f.slots.get("pa") == slots["pa"] for f in rivals):
        return False
    return not dated or "p" in article.spans

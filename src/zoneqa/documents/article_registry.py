"""Articles with distinct ids, whatever their files call them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from zoneqa.documents.ingest_report import Duplicate
from zoneqa.types import Article


class ArticleRegistry:
    """A registry of articles that gives each of them a distinct id."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self._assigned_ids: dict[Article, str] = {}
        self._suffix_counts: Counter[str] = Counter()

    def add(self, article: Article) -> str | Duplicate:
        """Add an article and return its id, or a Duplicate if an equal one was added before."""
        if article in self._assigned_ids:
            return Duplicate(article.id, self._assigned_ids[article])
        article_id = article.id
        while article_id in self.articles:
            self._suffix_counts[article.id] += 1
            article_id = f"{article.id}~{self._suffix_counts[article.id] + 1}"
        self.articles[article_id] = replace(article, id=article_id)
        self._assigned_ids[article] = article_id
        return article_id

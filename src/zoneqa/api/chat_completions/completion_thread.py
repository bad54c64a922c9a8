"""The thread of a conversation whose client keeps nothing but its messages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from zoneqa.api.chat_completions.completion_request import AnsweredQuestion
from zoneqa.api.protocols import AnswererProtocol
from zoneqa.conversation import Turn, complete

ARTICLE_PATH = "/article/"
LONGEST_ID = 1000


def read_answered(
    earlier: Sequence[AnsweredQuestion], answerer: AnswererProtocol
) -> tuple[Turn, ...]:
    """Return the turns of earlier questions, each completed from those before."""
    thread: list[Turn] = []
    for each in earlier:
        query = answerer.analyzer.analyze(each.question)
        full = complete(query, thread, answerer.analyzer)
        thread.append(Turn(full, cited_zones(each.reply, answerer)))
    return tuple(thread)


def cited_zones(reply: str, answerer: AnswererProtocol) -> tuple[str, ...]:
    """Return the zones of the articles that an answer of ours links to, in their order."""
    articles = map(answerer.article, dict.fromkeys(linked_articles(reply)))
    zones = (article.zone for article in articles if article and article.zone)
    return tuple(dict.fromkeys(zones))


def linked_articles(reply: str) -> Iterator[str]:
    """Yield the ids of the articles in the links of an answer; see `quote_address`."""
    for after in reply.split(ARTICLE_PATH)[1:]:
        escaped, question_mark, _ = after[:LONGEST_ID].partition("?")
        if question_mark:
            yield unquote(escaped)

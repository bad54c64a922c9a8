"""The examples of the OpenAPI document: what is asked, and what the service answers to it."""

from __future__ import annotations

import json
from functools import cache

from tests.docs.document_examples import document_examples
from tests.docs.example import Example
from tests.docs.kept_examples import kept_examples
from tests.e2e.clients import ready_client
from tests.e2e.fake import EMOJI, PROJECTS, SUZHOU, FakeAnswerer
from zoneqa.api import create_app

QUESTION = "苏州高新区的三大特色园区是哪三个？"
DRAFT = "2020年，桂林高新区签约项目46个。2020年，桂林高新区签约项目64个。"
EXPORT = {
    "format": "md",
    "title": "园区问答",
    "turns": [
        {
            "question": "桂林高新区签约了多少个项目？",
            "answer": {
                "sentences": [{"text": "2020年，桂林高新区签约项目46个。", "markers": [1]}],
                "citations": [
                    {
                        "marker": 1,
                        "article_id": EMOJI.id,
                        "title": EMOJI.title,
                        "source": EMOJI.source,
                        "date": EMOJI.date,
                        "quote": PROJECTS,
                    }
                ],
            },
        }
    ],
}

EXAMPLES = (
    Example(
        "POST",
        "/api/ask",
        body={"question": QUESTION, "filters": {"zones": ["苏州高新区"]}, "k": 3},
    ),
    Example("POST", "/api/search", body={"question": QUESTION, "k": 1}),
    Example("POST", "/api/suggestions", body={"question": QUESTION, "articles": [SUZHOU.id]}),
    Example("POST", "/api/export", body=EXPORT),
    Example("GET", "/api/filters"),
    Example("GET", "/api/quoted-article", {"id": EMOJI.id, "start": "36", "end": "56"}),
    Example("POST", "/api/check", body={"text": DRAFT, "date": "2021-03-20"}),
    Example("GET", "/api/facts", {"zones": ["桂林高新区"], "attribute": "签约项目", "limit": 1}),
    Example("GET", "/api/articles", {"words": "签约", "zones": ["桂林高新区"], "limit": 10}),
    Example("GET", "/api/articles/{article_id}", {"article_id": SUZHOU.id}),
    Example("GET", "/api/person"),
    Example("GET", "/health"),
    Example("GET", "/ready"),
    Example("GET", "/v1/models"),
    Example("GET", "/v1/models/{model_id}", {"model_id": "zoneqa"}),
    Example(
        "POST",
        "/v1/chat/completions",
        body={"model": "zoneqa", "messages": [{"role": "user", "content": QUESTION}]},
    ),
)

METRICS = """\
# HELP zoneqa_questions_total Questions by how they ended.
# TYPE zoneqa_questions_total counter
zoneqa_questions_total{outcome="answer"} 46.0
zoneqa_questions_total{outcome="refusal"} 12.0
"""
"""A part of what /metrics answers, whose figures are never the same."""


@cache
def text() -> str:
    """The file of the examples."""
    with ready_client(create_app(FakeAnswerer)) as client:
        told = {example.name: example.ask(client) for example in EXAMPLES}
    told |= kept_examples() | document_examples()
    told["GET /metrics"] = {"status": 200, "media_type": "text/plain", "response": METRICS}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"

"""A draft with a sentence of each status, as a checker would hand it on."""

from __future__ import annotations

from zoneqa.checking.checked import CheckedDraft, CheckedSentence, Status
from zoneqa.checking.draft_file import read_draft
from zoneqa.types import Article, Citation, Span

REPORT = Article(
    "report",
    "石渚高新区晒出<年报>",
    "2023年石渚高新区税收25.3亿元，增长12%。企业有57家。",
    source="石渚日报",
    date="2024-01-20",
)
DRAFT = (
    "# 石渚高新区*总结*\n\n各位领导：\n\n## 一、成绩\n\n"
    "去年税收25.3亿元。企业有75家 \\<b> [x]。园区新建公园6座。\n\n谢谢大家！"
)
REASON = "文章写的是57家，不是75家"
STATUSES: tuple[Status, ...] = (
    *("not_checked", "supported", "contradicted", "not_found", "not_checked"),
)
QUOTES = {"supported": REPORT.text[:25], "contradicted": REPORT.text[25:]}


def cited(quote: str, marker: int) -> Citation:
    start = REPORT.text.index(quote)
    return Citation(marker, REPORT, "report:0-31", Span("report", start, start + len(quote), quote))


def checked_draft() -> CheckedDraft:
    """Supported with note 1, contradicted with note 2, unverified; greetings are not checked."""
    draft = read_draft(DRAFT.encode(), "draft.md", "2024-02-01")
    found = []
    for sentence, status in zip(draft.sentences, STATUSES, strict=True):
        quote = QUOTES.get(status)
        marker = 1 if status == "supported" else 2
        citations = (cited(quote, marker),) if quote else ()
        reason = REASON if status == "contradicted" else None
        found.append(
            CheckedSentence(sentence.text, sentence.bounds, status, None, citations, reason)
        )
    return CheckedDraft(draft, tuple(found), "gen-1")

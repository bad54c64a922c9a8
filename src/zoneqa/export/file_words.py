"""The words that a file has beside question, sentences and quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zoneqa.types import Filters, Language


@dataclass(frozen=True, slots=True)
class FileWords:
    """The words of one language; `{}` is what they are about."""

    conversation: str
    understood: str
    limited: str
    since: str
    until: str
    separator: str
    declined: str
    near: str
    short: str
    written_by: str
    flagged: str
    end: str

    def scope(self, filters: Filters) -> str:
        """Return what a question was limited to; empty if it was not."""
        return self.separator.join(self._limits(filters))

    def _limits(self, filters: Filters) -> Iterator[str]:
        yield from (*filters.zones, *filters.sources, *filters.articles)
        if filters.since:
            yield self.since.format(filters.since)
        if filters.until:
            yield self.until.format(filters.until)


FILE_WORDS: Mapping[Language, FileWords] = {
    "zh": FileWords(
        conversation="问答记录",
        understood="理解为：{}",
        limited="查找范围：{}",
        since="{} 起",
        until="截至 {}",
        separator="；",
        declined="报道里没有答案。{}",
        near="相近的报道：",
        short="简答：{}",
        written_by="以下由大模型 {} 根据报道撰写，每句话都与出处核对过：",
        flagged="（待核对：{}）",
        end="由 zoneqa 根据报道原文整理，请以原文为准。",
    ),
    "en": FileWords(
        conversation="Questions and answers",
        understood="Understood as: {}",
        limited="Limited to: {}",
        since="from {}",
        until="until {}",
        separator="; ",
        declined="The reports do not say. {}",
        near="What comes near:",
        short="In short: {}",
        written_by="Written by the LLM {} from the reports, each sentence checked against its "
        "source:",
        flagged=" (check this: {})",
        end="Compiled by zoneqa from the reports; the reports themselves are authoritative.",
    ),
}

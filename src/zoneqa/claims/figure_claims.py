"""The claims that the figures of a sentence make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zoneqa.claims.article_text import ArticleText
from zoneqa.claims.change_words import Change, change_before, without_base
from zoneqa.claims.claim import Claim, Kind, Modality, Words
from zoneqa.claims.periods import Period
from zoneqa.claims.quantities import Quantity
from zoneqa.claims.scope import Scope, scopes
from zoneqa.claims.terms import term_list
from zoneqa.claims.units import dimension
from zoneqa.text.numbers import ordinals
from zoneqa.types import Bounds, Span

# Words that lead from an attribute to its value: 税收[达到]28.9亿元.
_LINK = re.compile(
    r"(?:分别|达到了?|达成|达|为|是|共计|总共|共有|一共|总计|累计|合计|合共|共|已经|已|超过|超|突破|首次|逾|近|约|大约|接近|不足|至少|多达|高达"
    r"|实现|完成|有|仅|只有|将|预计|有望|力争|可|能|要|计划|拟|也|均|都|又|还|再|就|在|了|至|到|于|以|过|的|由|从|现|人民币|折合|合|各|每年|:|：|“|\"|\()+$"
)
_LEADING = re.compile(
    r"(?:其中|[,，、;；的了和与及并且而]|以及|同时|此外|另外|目前|截至|全年|全区|全市|全县|全省|全国|今年以来|累计|预计|实现|完成|已|将|共|当前|据统计|据了解|据介绍|数据显示|统计显示)+"
)
_FORMER_LEAD = re.compile(r"(?:原有|原来|原先|原)|[由从]$")
_THEN = re.compile(r"(?:[,，])?(?:左右|以上)?(?:增|提|上升|上调|扩|升|降|减|下降|缩|跌|调整|跃升|翻)[^，。；]{0,3}[至到为]")
_SHARE = re.compile(r"占(?P<whole>[^占，。；]{0,20}?)(?:的)?(?:比重|比例|份额|比)?(?:为|达到|达|约|近|超过|超|了)*$|(?:占比|比重|比例|份额)")
_RATE = re.compile("(?:率|度|占比|比重|比例|份额)$")
_ACTION = re.compile(
    "^(?:原有|原来|原|现有|共有|拥有|新增|净增|关停|关闭|淘汰|引进|引入|招引|签约|建成|新建|培育|累计|新|已|有)+"
)
_PART = re.compile("其中")
_PLANNED = re.compile(
    r"将|计划|预计|预期|力争|拟|规划|目标|有望|争取|确保|要(?!求)|达产后|投产后|建成后|届时|未来|打算|可实现|可达|可年|设计"
)
_GROWTH_NAME = re.compile("(?:增速|增幅|增长率|降幅|涨幅)$")
_ORDINAL_NAME = re.compile("(?:位居|位列|排名|排在|排|居|列|名列|跃居|跻身|获得?|为)+$")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a sentence takes from the text before it."""

    subjects: tuple[Words, ...] = ()
    period: Period | None = None
    attribute: Words | None = None


def figure_claims(text: ArticleText, sentence: Bounds, around: Surroundings) -> Iterator[Claim]:
    """Yield the claims of the figures in a sentence, in order."""
    values = [q for q in text.quantities if sentence[0] <= q.start < sentence[1]]
    carried = around.attribute
    for value, scope in zip(values, scopes(text.plain, sentence, values), strict=True):
        claim = _claim(text, sentence, value, scope, around, carried)
        if claim:
            yield claim
            carried = claim.attribute or carried


def _claim(
    text: ArticleText,
    sentence: Bounds,
    value: Quantity,
    scope: Scope,
    around: Surroundings,
    carried: Words | None,
) -> Claim | None:
    lead = text.plain[slice(*scope.lead)]
    change = change_before(lead)
    kind = _kind(value, lead, change)
    if kind is None:
        return None
    attribute = _attribute(text, value, scope, kind, change, carried)
    part = _part_of(text, scope, kind, lead, carried)
    return Claim(
        sentence=span(text, sentence),
        value=span(text, (value.start, value.end)),
        kind=kind,
        attribute=attribute,
        subjects=subjects_of(text, sentence, value.start, around),
        quantity=value,
        period=period_of(text, sentence, scope.clause, value.start, around),
        direction=change.direction if change else None,
        modality=modality_of(text.plain, sentence, scope.clause, value.start),
        part_of=part,
        ordinal=edition_of(text.plain[slice(*scope.clause)]),
        former=_is_former(text.plain, lead, value),
    )


def _kind(value: Quantity, lead: str, change: Change | None) -> Kind | None:
    """Return what a quantity is; None for a bare number, which is no value."""
    if value.ordinal:
        return "rank"
    by = change is not None and not change.reaches
    if value.unit in ("%", "‰"):
        return "growth" if by or _GROWTH_NAME.search(_LINK.sub("", lead)) else "share"
    if value.unit == "百分点":
        return "change"
    if value.unit == "倍":
        return "growth" if change else "level"
    if not value.unit:
        return None
    if by:
        return "change"
    return "count" if dimension(value.unit) == "count" else "level"


def _attribute(
    text: ArticleText,
    value: Quantity,
    scope: Scope,
    kind: Kind,
    change: Change | None,
    carried: Words | None,
) -> Words | None:
    """Return what the value is of: in the words before it, the noun behind, or said before."""
    start, end = scope.lead
    if change:
        end = start + change.start
    share = _SHARE.search(text.plain[start:end]) if kind == "share" else None
    if share and share["whole"]:
        end = start + share.start()
    if kind == "rank":
        end = start + len(_ORDINAL_NAME.sub("", text.plain[start:end]))
    own = _noun_phrase(text, start, end, change is not None)
    noun = text.plain[slice(*scope.noun)].strip()
    if kind in ("count", "change") and noun:
        return Words((own.text if own else "") + noun, scope.noun)
    if own and _is_verb_only(own.text) and carried:
        return Words(own.text + _noun_of(carried.text), own.place)
    if own or carried is None:
        return own
    return Words(_noun_of(carried.text) if kind == "count" else carried.text, carried.place)


def _noun_phrase(text: ArticleText, start: int, end: int, compared: bool) -> Words | None:
    """Return the last words before a place that are no subject, period or link."""
    hidden = [(p.start, p.end) for p in text.periods if p.start < end and p.end > start]
    hidden += [words.place for words in text.subjects(start, end)]
    for begin, stop in reversed(_between(start, end, hidden)):
        words = text.plain[begin:stop]
        if compared:
            words = without_base(words)
        words = _LINK.sub("", words)
        skipped = _LEADING.match(words)
        offset = skipped.end() if skipped else 0
        if words[offset:].strip():
            return Words(words[offset:], (begin + offset, begin + len(words)))
    return None


def _between(start: int, end: int, hidden: Sequence[Bounds]) -> list[Bounds]:
    """Return what is left of a part of a text without the hidden parts, in order."""
    left, at = [], start
    for a, b in sorted(hidden):
        if a > at:
            left.append((at, a))
        at = max(at, b)
    return [*left, (at, end)] if at < end else left


def _is_verb_only(words: str) -> bool:
    """Return whether words before a value name no thing, but only what happened to it: 新增."""
    return len(words) <= 2 and not any(t.section != "action" for t in term_list().find(words))


def _noun_of(attribute: str) -> str:
    """Return the thing in an attribute, without what happened to it: 企业 in 原有企业."""
    return _ACTION.sub("", attribute) or attribute


def edition_of(words: str) -> tuple[str, str] | None:
    """Return which edition or phase of a thing words name: 第五届, 二期."""
    return next((o for o in sorted(ordinals(words)) if o[1] != "次"), None)


def _part_of(
    text: ArticleText, scope: Scope, kind: Kind, lead: str, carried: Words | None
) -> Words | None:
    """Return the whole of which a value is a part: 占全市的31.5%, 其中…."""
    share = _SHARE.search(lead) if kind == "share" else None
    if share and share["whole"]:
        start = scope.lead[0] + share.start("whole")
        return Words(share["whole"], (start, start + len(share["whole"])))
    if carried and _PART.match(text.plain, scope.clause[0]):
        return carried
    return None


def subjects_of(
    text: ArticleText, sentence: Bounds, at: int, around: Surroundings
) -> tuple[Words, ...]:
    """Return what a place in a sentence can be about, the nearest before it first."""
    named = text.subjects(*sentence)
    before = [words for words in reversed(named) if words.place[0] < at]
    return (*(before or named), *around.subjects)


def period_of(
    text: ArticleText, sentence: Bounds, clause: Bounds, at: int, around: Surroundings
) -> Period | None:
    """Return the period that holds at a place: the last before it, else the first behind it."""
    named = [p for p in text.periods if sentence[0] <= p.start and p.end <= sentence[1]]
    own = [p for p in named if not is_base(text.plain, p)]
    before = [p for p in own if p.start < at]
    behind = [p for p in own if at < p.start < clause[1]]
    found = before[-1:] or behind[:1]
    return found[0] if found else around.period


def modality_of(plain: str, sentence: Bounds, clause: Bounds, at: int) -> Modality:
    """Return whether what stands at a place is planned: words before it in its clause say so."""
    return "planned" if _PLANNED.search(plain, clause[0], at) else "achieved"


def span(text: ArticleText, at: Bounds) -> Span:
    """Return a part of the article's own text."""
    return Span(text.article.id, *at, text.article.text[slice(*at)])


def is_base(plain: str, period: Period) -> bool:
    """Return whether a period is only what a change is compared with: 比2022年增长."""
    return plain[max(0, period.start - 1) : period.start] in ("比", "较")


def _is_former(plain: str, lead: str, value: Quantity) -> bool:
    found = _FORMER_LEAD.search(lead)
    if not found:
        return False
    return found[0] not in ("由", "从") or _THEN.match(plain, value.end) is not None

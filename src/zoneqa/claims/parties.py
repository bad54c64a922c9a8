"""The parties of a matter that a question asks for, and where a sentence lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zoneqa.text.segment import clauses
from zoneqa.types import Bounds


@dataclass(frozen=True, slots=True)
class PartyRole:
    """What parties do: the nouns that name them, the verbs, and whether one does it with others."""

    nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    english: tuple[str, ...] = ()
    with_others: bool = False


_KINDS = ("单位", "方", "机构", "企业", "公司")


def _nouns(verb: str, *others: str) -> tuple[str, ...]:
    return (*(f"{verb}{kind}" for kind in _KINDS), *others)


_FUNDERS = PartyRole(
    (*_nouns("出资", "出资人"), *_nouns("发起", "发起人"), "投资方", "投资人", "股东", "合伙人"),
    ("出资", "发起", "认缴", "入股", "参股", "持股"),
    ("investor", "shareholder", "funder", "founder"),
)
_ORGANISERS = (
    PartyRole(
        _nouns("主办"),
        ("主办", "举办"),
        ("organizer", "organiser", "who organi", "sponsor"),
    ),
    PartyRole(_nouns("承办"), ("承办",)),
    PartyRole(_nouns("协办"), ("协办",), ("co-organizer", "co-organiser")),
    PartyRole(_nouns("指导"), ("指导",)),
)
_SIGNERS = PartyRole(_nouns("签约"), ("签约", "签署", "签订"), ("signator",))
_PARTNERS = PartyRole(
    _nouns("合作", "合作院校", "合作高校", "合作伙伴"),
    ("合作", "共建", "签约", "签署", "签订"),
    ("partner", "cooperat"),
    with_others=True,
)
_ROLES = (_FUNDERS, *reversed(_ORGANISERS), _SIGNERS, _PARTNERS)

_WHICH = r"哪[些几两三四五六七八九十]?[家个所位]?"
_BODY = "(?:单位|机构|企业|公司|院校|高校|大学|部门)"
_WHO = rf"(?:{_WHICH}|谁|什么|何){_BODY}?"
_ASKS = (*("哪", "谁", "什么", "何"), *("who", "which", "what", "name", "list"))
_HOW_MANY = ("多少", "几家", "几所", "how many")
_WITH = tuple(f"{word}{who}" for word in "与和同跟" for who in ("哪", "谁", "什么"))
# 投资方向, 股东大会 and 主办单位负责人 are other things.
_NOT_BEHIND = r"(?![向式案面针法]|大?会|的?(?:负责人|代表|领导|地址|电话))"
_LEADS = (
    r"(?:的?(?:名单)?(?:分别)?(?:共?有|为|是|包括|包含|涉及)"
    r"|[共\d一二两三四五六七八九十]+[家个所位方名]|[:：])+"
)
_BREAKS = "，,。；;：:"
_OF_VERB = (
    *("共同", "联合", "携手", "分别", "一起", "正式", "负责", "建立", "开展", "达成", "举行"),
    *("三方", "双方", "四方", "两家", "三家", "已", "将", "现场", "当天", "集中"),
)
"""What stands between a list and its verb, and is of the verb."""

_DIGITS = tuple("0123456789一二两三四五六七八九十百千")
_FEWEST = 2
"""Characters of a list at least."""


def asked_parties(question: str) -> PartyRole | None:
    """Return the role of the parties that a simplified question asks for.

    None if it asks for none, or for those of several roles.
    """
    lower = question.lower()
    counts = any(word in lower.replace("哪几", "哪些") for word in _HOW_MANY)
    if counts or not any(word in lower for word in _ASKS):
        return None
    if any(word in question for word in _WITH) and any(
        verb in question for verb in _PARTNERS.verbs
    ):
        return _PARTNERS
    found = [role for role in _ROLES if _asks_for(role, lower)]
    return found[0] if len(found) == 1 else None


def _asks_for(role: PartyRole, question: str) -> bool:
    """Return whether a question names the parties of a role, or asks by whom something is done."""
    nouns, verbs = "|".join((*role.nouns, *role.english)), "|".join(role.verbs)
    by_whom = rf"(?:由{_WHO}|谁|{_WHICH}{_BODY})(?:共同|联合|牵头|负责)*(?:{verbs})"
    return re.search(rf"(?:{nouns}){_NOT_BEHIND}|{by_whom}", question) is not None


def listed_parties(role: PartyRole, sentence: str) -> Bounds | None:
    """Return where a simplified sentence lists the parties of a role, None if it does not."""
    found = (*_behind_noun(role, sentence), *_before_verb(role, sentence))
    return next((at for at in found if at[1] - at[0] >= _FEWEST), None)


def tells_of_parties(role: PartyRole, sentence: str, at: int) -> bool:
    """Return whether the clause at a place in a sentence says who has a role."""
    clause = next((sentence[a:b] for a, b in clauses(sentence) if a <= at < b), "")
    return any(word in clause for word in (*role.nouns, *role.verbs))


def _behind_noun(role: PartyRole, sentence: str) -> Iterator[Bounds]:
    """Yield the lists behind the noun: 主办单位为甲、乙."""
    for found in re.finditer(rf"(?:{'|'.join(role.nouns)}){_LEADS}", sentence):
        yield _trimmed(sentence, found.end(), _next_break(sentence, found.end()))


def _before_verb(role: PartyRole, sentence: str) -> Iterator[Bounds]:
    """Yield the lists before the verb: 由甲、乙共同出资; with others, those behind 与."""
    for found in re.finditer("|".join(role.verbs), sentence):
        if sentence[found.end() :].lstrip("额比约近超达逾为共").startswith(_DIGITS):
            continue
        start = _start_of_list(role, sentence, found.start())
        start, end = _trimmed(sentence, start, found.start())
        named = sentence[start:end]
        led = sentence[:start].endswith(("由", "与", "和", "同", "跟"))
        # 论坛今天举办 names no organiser.
        tells_when = found[0] == "举办" and sentence[found.end() : found.end() + 1] in _BREAKS
        named_alone = role in _ORGANISERS and not tells_when
        if (led or "、" in named or named_alone) and not set(named) & set("的了在"):
            yield start, end


def _start_of_list(role: PartyRole, sentence: str, end: int) -> int:
    """Return where a list begins that ends at a place: behind 由, another verb or a comma."""
    others = [verb for each in _ORGANISERS for verb in each.verbs]
    reached = max(
        (sentence.rfind(v, 0, end) + len(v) for v in others if v in sentence[:end]), default=0
    )
    reached = max(reached, *(sentence.rfind(mark, 0, end) + 1 for mark in "。；;"))
    by = sentence.rfind("由", reached, end)
    if by >= 0:
        return by + 1
    comma = max(sentence.rfind(mark, reached, end) for mark in "，,：:")
    start = max(comma + 1, reached)
    joined = min((at for w in "与同跟" if (at := sentence.find(w, start, end)) >= 0), default=-1)
    return joined + 1 if role.with_others and joined >= 0 else start


def _trimmed(sentence: str, start: int, end: int) -> Bounds:
    """Return bounds without what is of the verb, and marks at their ends."""
    while end > start:
        words = sentence[start:end]
        tail = next((each for each in (*_OF_VERB, *_BREAKS) if words.endswith(each)), "")
        if not tail:
            break
        end -= len(tail)
    while start < end and sentence[start] in f"{_BREAKS}、由":
        start += 1
    return start, end


def _next_break(sentence: str, start: int) -> int:
    ends = (at for mark in _BREAKS if (at := sentence.find(mark, start)) >= 0)
    return min(ends, default=len(sentence))

"""Boilerplate of a page: running headers, rules, imprint, the editors' names."""

from __future__ import annotations

import re

from zoneqa.documents.newspaper.bylines import people
from zoneqa.documents.newspaper.half_width import half_width
from zoneqa.text.characters import HAN
from zoneqa.text.dates import PRINTED_DATE

_HEADER_PART = re.compile(r"[^\s/|·，,()]+")
_WEEKDAY = re.compile("(?:星期|周|礼拜)[一二三四五六日天]")
_PAGE = re.compile(r"第?\s*(?:[A-Z]?\d{1,3}|[A-Z]|[一二三四五六七八九十]{1,3})\s*版(?!\w):?")
# The number of an issue, its day in the Chinese calendar, its time, or the name of a section.
_BESIDE_PAGE = re.compile(
    r"[A-Z]?\d{1,2}|(?:总|第)第?\d+期|Page|PAGE"
    r"|农历.{2,12}|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年.{3,8}"
    rf"|\d{{1,2}}:\d\d(?::\d\d)?|(?:发布)?(?:时间|日期):|阅读:?\d*|[{HAN}]{{2,4}}"
)
_DAY = re.compile(r"\d{1,2}月\d{1,2}日")
_PAPER = re.compile(
    rf"[《]?[{HAN}A-Za-z]{{2,12}}(?:日报|晚报|周报|时报|导报|早报|商报|快报|报|周刊|特刊|专刊|通讯)[》]?"
)
_EDITORS = re.compile(
    r"[(\[【]?(?:本版)?(?:责任编辑|责编|执行主编|主编|编辑|美编|美术编辑|版式|版面设计|校对|审核|审读"
    r"|值班主任|统筹)\s*[:/]|[(\[]?(?:本版|责任)编辑\s"
)
_CONTACT = re.compile(
    r"(?:投稿|新闻|读者|订阅|编辑部|广告|本报|本版)+(?:邮箱|热线|电话|网址|传真|E-?mail|信箱)\s*:[^。,;]{3,60}"
    r"|国内统一(?:连续出版物)?(?:刊)?号[^。,;]{0,40}|邮发代号[^。,;]{0,30}"
)
# What a masthead prints beside the date: the publication's numbers, its editors, how to reach it.
_IMPRINT_ITEM = re.compile(
    r"(?:国内统一(?:连续出版物|刊)?号|国内刊号|刊号)\s*:?\s*(?:CN\s*)?\d[\d-]+(?:/\w+)?"
    r"|CN\s*\d\d-\d{4}(?:/\w+)?|ISSN\s*\d{4}-\d{3}[\dX]|邮发代号\s*:?\s*\d+-\d+"
    r"|(?:今[日天]|本期)(?:本报)?共?\d{1,3}版|共\d{1,3}版|(?:零售|每份|定价|零售价|:)+\d+(?:\.\d+)?元"
    rf"|[{HAN}]{{0,4}}(?:电话|热线|传真)\s*:?\s*[\d()-]{{5,}}"
    rf"|[{HAN}]{{0,4}}(?:邮箱|信箱|网址|E-?mail)\s*:?\s*[\w.@:/-]+|(?:https?://|www\.)[\w./-]+"
    rf"|(?:主管|主办|出版|承办|地址)(?:单位)?:\S+"
    rf"|(?:(?:责任|执行|美术|本版|值班)?(?:编辑|美编|责编|主编|校对|审核)|总编辑?|社长|版式)\s*[:/]?\s*[{HAN}]{{2,4}}"
    rf"(?:[\s、][{HAN}]{{2,3}}(?![{HAN}:/]))*"
)
_STATED_SOURCE = re.compile(r"(?:来源|稿源):(?P<paper>\S{2,16})")
_SECTION_LABEL = re.compile(
    r"[■□◆◇▲△●○★☆【\[\s]*(?P<label>(?:新闻|相关|背景|资料|知识|延伸)?(?:链接|背景|阅读|延伸)|相关新闻|名词解释"
    r"|小贴士|编后|短评|记者手记|广告|公告|公示|启事|声明|招租|招聘启事)[】\]\s:]*"
)
_RULE = re.compile(r"[-—─━=_*~＊·•.\s]{3,}")


def is_rule(line: str) -> bool:
    """Return whether the line is drawn with dashes, dots or the like."""
    return _RULE.fullmatch(line) is not None


def is_imprint(line: str) -> bool:
    """Return whether the line is part of the imprint, such as how to reach the paper."""
    return _CONTACT.fullmatch(half_width(line)) is not None


def is_editor_credits(line: str) -> bool:
    """Return whether the line only names the page's editors."""
    if len(line) > 60:
        return False
    narrow = half_width(line)
    rest, labels = _EDITORS.subn(" ", narrow)
    return labels > 0 and (not rest.strip(" )]】") or people(f"记者 {rest}") is not None)


def section_label(line: str) -> str | None:
    """Return the label of a box beside the reports if the line is one: 新闻链接, 广告."""
    match = _SECTION_LABEL.fullmatch(half_width(line))
    return match["label"] if match else None


def is_masthead(line: str) -> bool:
    """Return whether the line is only the name of a newspaper."""
    return _PAPER.fullmatch(half_width(line)) is not None


def is_page_header(line: str) -> bool:
    """Return whether the line is the running header of a page.

    That is a page number or a date, with nothing but a weekday, a paper, a section and parts of
    the imprint beside it.
    """
    header = _IMPRINT_ITEM.sub(" ", half_width(line)).strip()
    if len(header) > 60:
        return False
    rest, dates = PRINTED_DATE.subn(" ", header)
    rest, days = _DAY.subn(" ", rest)
    rest, pages = _PAGE.subn(" ", rest)
    rest, weekdays = _WEEKDAY.subn(" ", rest)
    parts = _HEADER_PART.findall(rest)
    with_date = weekdays > 0 or any(_names_paper(part) for part in parts)
    dated = (dates > 0 and (with_date or not parts)) or (days > 0 and weekdays > 0)
    return (pages > 0 or dated) and all(_is_header_part(part) for part in parts)


def _names_paper(part: str) -> bool:
    return any(pattern.fullmatch(part) for pattern in (_PAPER, _STATED_SOURCE))


def _is_header_part(part: str) -> bool:
    return _BESIDE_PAGE.fullmatch(part) is not None or _names_paper(part)


def paper_of(line: str) -> str | None:
    """Return the newspaper that a header names, as it is printed."""
    narrow = PRINTED_DATE.sub(lambda date: " " * len(date[0]), half_width(line))
    parts = list(_HEADER_PART.finditer(narrow))
    for part in parts:
        if stated := _STATED_SOURCE.fullmatch(part[0]):
            return line[part.start() + stated.start("paper") : part.end()]
    found = next((part for part in parts if _PAPER.fullmatch(part[0])), None)
    return line[found.start() : found.end()].strip("《》") if found else None

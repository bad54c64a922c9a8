"""Questions for what was reached and for the goal beside it: 产值是多少？和2021年目标相比呢？"""

from __future__ import annotations

import re

from zoneqa.claims.periods import periods

_HOW_MANY = r"(?:多少|几(?=[个家亿万成])|什么|怎么样|如何|多[大高])"
_THEN = r"[,，;；?？]\s*(?:那么?|而|又|再)?\s*"
_YEAR = r"(?:(?:19|20)\d{2}年度?|[今明去当本]年)"
_GOAL = "(?:年度|全年|预期|既定|增长|发展)?(?:目标|计划|规划|任务|预期|预计)(?:数|值)?"
# 和2021年目标相比呢, 目标是多少, 2021年计划引进多少: the goal of what the question before is about.
_ASKS_GOAL = re.compile(
    rf"{_THEN}(?:[和与跟同比较]|相[比较]于?|距离?|离)?\s*(?P<period>{_YEAR})?的?(?P<goal>{_GOAL})"
    rf"(?:又|定|定的|设)?(?:[是为有]|达到?|[差还缺]+)?(?P<verb>[^,，?？;；多]{{0,4}}?)"
    rf"(?:{_HOW_MANY}[^,，?？;；]{{0,3}}|相?比(?:呢|如何|怎么样|{_HOW_MANY}|差{_HOW_MANY})?|呢)?[呢吗?？。]*$"
)
# 2020年实际完成多少, behind a question for the goal.
_ASKS_DONE = re.compile(
    rf"{_THEN}(?P<period>{_YEAR})?(?P<done>实际|已经?)?(?:又|都)?(?:完成|实现|达到?|是|为|有)?了?(?:{_HOW_MANY}[^,，?？;；]{{0,3}}|呢)[?？。]*$"
)
_VALUE_ASKED = re.compile(
    rf"(?:[，,]?(?:实际|已经?|一?共|大概)?(?:[是为有]|达到?|完成|实现)?了?){_HOW_MANY}"
)
_PLAN_WORD = re.compile(rf"的?{_GOAL}")
_IN_ENGLISH = re.compile(
    r"(?P<first>(?P<about>what (?:is|was|are|were) [^,?]*?)"
    r"\s(?:in|for|of)\s(?P<own>(?:19|20)\d\d)),?\s*(?:and\s|but\s)?(?:what (?:is|was)"
    r"|(?:how (?:does|did|do) (?:it|that|this) )?compared? (?:with|to))"
    r"\s(?:the\s|its\s)?(?:(?P<year>20\d\d)\s)?(?P<goal>target|goal|plan)"
    r"(?:\s(?:for|of|in)\s(?P<year_behind>20\d\d))?\s*[?.]*",
    re.IGNORECASE,
)


def goal_and_achievement(question: str) -> tuple[str, str] | None:
    """Return a simplified question for a figure and one for its goal, as two questions.

    None unless the second leaves out what it is about, and one of the two is for a goal.
    """
    if found := _IN_ENGLISH.fullmatch(question):
        year = found["year"] or found["year_behind"] or found["own"]
        return found["first"], f"{found['about']} {found['goal']} in {year}?"
    if found := _ASKS_GOAL.search(question):
        first = question[: found.start()]
        asked = _VALUE_ASKED.search(first)
        if asked is None or _PLAN_WORD.search(first) or found["verb"] not in first:
            return None
        # A goal without its year is of what is ahead, unless it is set beside what was done.
        period = found["period"] or (None if "实际" in asked[0] else "")
        return first, f"{_with_period(first[: asked.start()], period)}{found['goal']}是多少"
    found = _ASKS_DONE.search(question)
    if found is None or not (found["period"] or found["done"]):
        return None
    first = question[: found.start()]
    asked = _VALUE_ASKED.search(first)
    if asked is None or not _PLAN_WORD.search(first):
        return None
    about = _with_period(_PLAN_WORD.sub("", first[: asked.start()]), found["period"])
    return first, f"{about}是多少"


def _with_period(about: str, period: str | None) -> str:
    """Return the words for what is asked about, of another period if one is given, "" for none."""
    if period is None:
        return about
    own = next((p for p in periods(about) if not p.recurring), None)
    return f"{about[: own.start]}{period}{about[own.end :]}" if own else f"{period}{about}"

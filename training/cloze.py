"""Cloze questions by rule: an answer is cut out of a sentence, a question word is put in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from training import templates
from training.passage import Example, Passage, sentences
from zoneqa.types import Bounds

_RULES = templates.load("cloze")
_LEAD = re.compile(f"^(?:{'|'.join(_RULES['leads'])})")
_STOP = re.compile("|".join(_RULES["stop"]))
_VAGUE = re.compile(r"^[他她它其该此这那牠該這]")
_CLAUSE = re.compile(r"[^，,；;：:。！？]+")


@dataclass(frozen=True)
class Rule:
    """A pattern whose group `a` is cut out, and the question words to put in."""

    pattern: re.Pattern[str]
    question_words: tuple[str, ...]


def _rule(pattern: str, question_words: list[str]) -> Rule:
    units = "|".join(_RULES["units"])
    known = {"NAME": _RULES["name"], "NUMBER": _RULES["number"], "UNIT": units}
    for name, meaning in known.items():
        pattern = pattern.replace(name, meaning)
    return Rule(re.compile(pattern), tuple(question_words))


RULES = [_rule(row["pattern"], row["words"]) for row in _RULES["rules"]]


def questions(passage: Passage, rng: Random) -> Iterator[Example]:
    """Yield every question that the rules make of the passage, in random wording."""
    for a, b in sentences(passage.text):
        sentence = passage.text[a:b]
        lead = _LEAD.match(sentence)
        skip = lead.end() if lead else 0
        body = sentence[skip:]
        if len(body) >= 10 and "？" not in body:
            yield from _of_sentence(passage, body, a + skip, rng)


def _of_sentence(passage: Passage, body: str, at: int, rng: Random) -> Iterator[Example]:
    for rule in RULES:
        for match in rule.pattern.finditer(body):
            x, y = match.span("a")
            answer = body[x:y]
            if passage.text.count(answer) > 2 or not answer.strip():
                continue
            word = _question_word(match, rule, rng)
            question = _ask(body, (x, y), word, passage.title, rng)
            if question is not None and answer not in question:
                yield Example(question, passage, at + x, at + y, (answer,))


def _question_word(match: re.Match[str], rule: Rule, rng: Random) -> str:
    word = rng.choice(rule.question_words)
    if "{u}" not in word:
        return word
    unit = match.group("u")
    word = word.replace("{u}", match.group("m").strip("多余")[:1] * (rng.random() < 0.3) + unit)
    if word.startswith("几") and re.search(r"[元米里]", unit):
        return "多少" + unit
    return word


def _ask(sentence: str, answer: Bounds, word: str, subject: str, rng: Random) -> str | None:
    """Return the clause around the answer as a question, perhaps after an earlier clause.

    None where the result would be too short or too long.
    """
    clauses = [m.span() for m in _CLAUSE.finditer(sentence)]
    at = next((n for n, (x, y) in enumerate(clauses) if x <= answer[0] < y), None)
    if at is None:
        return None
    before, after = _around(sentence, clauses, at, answer, rng)
    lead = _lead(sentence, clauses, at, before, rng)
    vague = _VAGUE.match(lead + before) or (not lead and rng.random() < 0.3)
    if vague and subject and subject not in sentence:
        lead = subject + ("，" if lead else "") + lead
    before = re.sub(r"^[他她它该此]", "", before) if lead else before
    question = _worded(lead, before, after, word, rng).strip("，、 ")
    if not 6 <= len(question) <= 60:
        return None
    return question + ("？" if rng.random() < 0.75 else "")


def _around(
    sentence: str, clauses: list[Bounds], at: int, answer: Bounds, rng: Random
) -> tuple[str, str]:
    """Return the text before and after the answer in its clause; more where that is short."""
    (x, y), (a, b) = clauses[at], answer
    before, after = sentence[x:a], sentence[min(b, y) : y]
    if len(before) + len(after) < 4:
        if at + 1 < len(clauses) and rng.random() < 0.6:
            after += "，" * (rng.random() < 0.5) + sentence[slice(*clauses[at + 1])]
        elif at > 0:
            before = sentence[slice(*clauses[at - 1])] + before
    return before, after


def _lead(sentence: str, clauses: list[Bounds], at: int, before: str, rng: Random) -> str:
    """Return the first clause of the sentence or the one before, now and then; else nothing."""
    if at == 0 or rng.random() >= 0.7:
        return ""
    lead = sentence[slice(*clauses[0 if rng.random() < 0.7 else at - 1])]
    return "" if len(lead) > 22 or before.startswith(lead) else lead


def _worded(lead: str, before: str, after: str, word: str, rng: Random) -> str:
    style = rng.random()
    if style < 0.45:
        return f"{lead}{'，' * bool(lead and rng.random() < 0.5)}{before}{word}{after}"
    if style < 0.65:  # question word last
        return f"{lead}{before}{after}{rng.choice(('是', '是', '，是', '的是', ''))}{word}"
    if style < 0.8:
        opening = rng.choice(("请问", "想知道", "", "我想问"))
        asked = f"{opening}{word}{after}{'，' * bool(before)}{before}"
        return asked if after else f"{before}{word}"
    # key words only
    parts = _STOP.split(f"{lead} {before} {after}".replace("，", " "))
    terms = " ".join(part for part in parts if len(part.strip()) > 1)
    return f"{terms} {word}" if rng.random() < 0.6 else terms.replace(" ", "") + word

"""How much of what a sentence says the evidence has, word by word, in either language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zoneqa.claims.vocabulary import term_list
from zoneqa.query.translation import translate
from zoneqa.text.character_bigrams import coverage
from zoneqa.text.normalize import fold
from zoneqa.text.overlap import overlaps_any
from zoneqa.text.terms import content_terms
from zoneqa.types import Language, Wordings
from zoneqa.verify.actions import words_for
from zoneqa.verify.compared_sentence import ComparedSentence
from zoneqa.verify.compared_text import ComparedText
from zoneqa.verify.people import SAYS

_WHERE = ("zone", "place")
"""The names of which a short form, 云岭, says nothing by itself."""

_PASSED_TAGS = frozenset({"r", "d", "p", "c", "f", "u", "m", "q"})
"""Tags of words that say nothing by themselves: 该区, 全部."""

_LONG, _MOST = 3, 0.5
"""Characters of a long word, and the share of its pairs that tell it: 投资规模."""

_SHORTEST = 2
"""Characters of a Chinese word that tells something by itself."""


def wordings_of(stated: ComparedText, language: Language) -> list[Wordings]:
    """Return the words that a text says in a language, each as all that it may be called there.

    Figures, periods and names are left out of Chinese ones: they are checked by themselves.
    """
    if stated.language == "en":
        text = " ".join(each.text for each in stated.sentences)
        return list(translate(text)) if language == "zh" else [(w,) for w in content_terms(text)]
    words = (word for sentence in stated.sentences for word in said_words(sentence))
    return [(word, *other_words(word)) for word in words]


def said_words(sentence: ComparedSentence) -> Iterator[str]:
    """Yield the Chinese words of a sentence that are in no figure, period or name."""
    places = [*sentence.value_places, *(name.place for name in sentence.names)]
    for word in sentence.tagged_words(sentence.bounds):
        is_free = not overlaps_any(word.place, places)
        tells = len(word.text) >= _SHORTEST and word.text.isalnum() and word.tag not in _PASSED_TAGS
        if is_free and tells and word.text not in SAYS:
            yield word.text


def other_words(word: str) -> Iterator[str]:
    """Yield what may be said for a Chinese word: 营业收入 for 营收, 兴建 for 建设."""
    term = term_list().get(word)
    if term:
        yield from (other for other, each in term_list().by_word.items() if each == term)
    yield from words_for(word)


def covered(wordings: Sequence[Wordings], evidence: Sequence[ComparedSentence]) -> float | None:
    """Return the share (0 to 1) of words that the evidence has, None without any."""
    zones = [name.text for each in evidence for name in each.names if name.kind in _WHERE]
    said = [each for each in wordings if not any(each[0] in zone for zone in zones)]
    if not said:
        return None
    text = searched_text(evidence)
    return sum(any(_has(fold(word), text) for word in each) for each in said) / len(said)


def _has(word: str, text: str) -> bool:
    """Return whether a text has a word, or most pairs of characters of a long Chinese one."""
    if word in text or word.isascii() or len(word) < _LONG:
        return word in text
    return coverage(word, text) >= _MOST


def searched_text(evidence: Sequence[ComparedSentence]) -> str:
    """Return the folded words of the evidence, of English with what they are called in Chinese."""
    words = [each.text for each in evidence]
    english = (each.text for each in evidence if each.language == "en")
    words += [word for text in english for wordings in translate(text) for word in wordings]
    return fold("\n".join(words))

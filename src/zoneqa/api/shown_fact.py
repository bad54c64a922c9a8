"""A fact as the pages show it: in words, with its source and the link to its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zoneqa.answer.facts import Fact
from zoneqa.api.article_address import quote_address
from zoneqa.api.i18n import PageLanguage, answer_language
from zoneqa.api.translations import TRANSLATIONS, Translations
from zoneqa.claims.claim import CHANGES, Claim
from zoneqa.claims.period_words import written_out
from zoneqa.claims.period_words_english import written_out_in_english
from zoneqa.claims.quantities import Quantity, quantities
from zoneqa.text.heading import heading
from zoneqa.text.normalize import simplify
from zoneqa.types import Article, Language


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A fact in words; `marks` say before the value that it is planned, about, more than."""

    claim: Claim
    article: Article
    subject: str
    attribute: str
    period: str
    marks: tuple[str, ...]

    @property
    def value(self) -> str:
        """Return the value as printed, on one line."""
        return " ".join(self.claim.value.quote.split())

    @property
    def said(self) -> str:
        """Return the value with its marks."""
        return " ".join((*self.marks, self.value))

    @property
    def address(self) -> str:
        """Return the address of the sentence or cell in the page of its article."""
        return quote_address(self.claim.sentence)

    @property
    def title(self) -> str:
        """Return the title of the article, or its opening words."""
        return heading(self.article)

    @property
    def source(self) -> tuple[str, ...]:
        """Return the title of the article, its paper and its date, as far as they are known."""
        return tuple(filter(None, (self.title, self.article.source, self.article.date)))

    @property
    def tooltip(self) -> str:
        """Return the source and the quote, for whoever points at the value."""
        quote = " ".join(self.claim.sentence.quote.split())
        return f"{' · '.join(self.source)}\n{quote}"

    @property
    def copied(self) -> str:
        """Return what a copy says before the address."""
        parts = (self.subject, self.attribute, self.period, self.said, *self.source)
        return ", ".join(part for part in parts if part)


def shown_fact(fact: Fact, language: PageLanguage, zone_names: Mapping[str, str]) -> ShownFact:
    """Return a fact in words; a zone goes by the one of its names that `zone_names` has."""
    claim, article = fact.claim, fact.article
    subject = claim.subjects[0].text if claim.subjects else ""
    texts = TRANSLATIONS[language]
    return ShownFact(
        claim,
        article,
        zone_names.get(subject, subject),
        _attribute(claim, texts),
        _period(fact, answer_language(language)),
        tuple(_marks(claim, texts)),
    )


def _attribute(claim: Claim, texts: Translations) -> str:
    words = claim.attribute_text
    if claim.ordinal:
        words = "第{}{}{}".format(*claim.ordinal, words)
    if claim.part_of and words:
        whole = claim.part_of.text
        return texts["fact_part_of"].replace("{part}", words).replace("{whole}", whole)
    return words


def _period(fact: Fact, language: Language) -> str:
    """Return the period written out, else in the words of the article."""
    period = fact.claim.period
    if period is None:
        return ""
    full = written_out(period) if language == "zh" else written_out_in_english(period)
    return full or fact.article.text[period.start : period.end]


def _marks(claim: Claim, texts: Translations) -> Iterator[str]:
    if claim.modality == "planned":
        yield texts["fact_planned"]
    if claim.former:
        yield texts["fact_former"]
    if claim.direction and claim.kind in CHANGES:
        yield texts[f"fact_{claim.kind}_{claim.direction}"]
    quantity = claim.quantity
    if quantity and quantity.approximation != "exactly" and not _tells_itself(claim, quantity):
        yield texts[f"fact_{quantity.approximation}"]


def _tells_itself(claim: Claim, quantity: Quantity) -> bool:
    """Return whether the words of the value say how exact it is: 20多家, 1亿元以上."""
    printed = next(quantities(simplify(claim.value.quote)), None)
    return printed is not None and printed.approximation == quantity.approximation

"""Finding, for each entity that is compared, the figures that the articles state of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from zoneqa.answer.computed.base_words import is_base
from zoneqa.answer.computed.claim_search import agreeing, holders
from zoneqa.answer.computed.levels import level_of_claim, level_of_name
from zoneqa.answer.computed.likeness import likeness
from zoneqa.answer.computed.owners import Owners
from zoneqa.answer.computed.stated_figure import StatedFigure
from zoneqa.answer.computed.things import thing_of
from zoneqa.claims.claim import Claim
from zoneqa.claims.table_cells import TableCell, table_cells
from zoneqa.claims.value_with_bound import value_with_bound
from zoneqa.index import ClaimFilter, ClaimStore
from zoneqa.query.calculation import AskedIndicator, Calculation, Entity
from zoneqa.text.character_bigrams import coverage
from zoneqa.types import Article, Language
from zoneqa.zones.english_names import short_name_in_english
from zoneqa.zones.names import is_named
from zoneqa.zones.pinyin import written_as

_OF_PART = 0.1
"""How much less well a figure fits that is of a part: 其中10亿元以上项目4个."""

_OCCASION = 0.6
"""The share of the words for an occasion that an article about it has."""

_PHASE = "期"
"""What counts the phases of a project."""

_DISTRICT = re.compile(r"(?P<name>[A-Z][a-z']+) (?:District|County|City)$")
_DISTRICT_ENDS = ("区", "县", "市")

FiguresByName = dict[str, list[StatedFigure]]
"""The figures of each entity, by what the answer calls it."""


@dataclass(frozen=True, slots=True)
class FigureFinder:
    """Looks through all claims of an index."""

    store: ClaimStore
    find_article: Callable[[str], Article | None]
    owners: Owners

    def figures(
        self,
        calculation: Calculation,
        indicator: AskedIndicator,
        language: Language,
        allowed: Collection[str] | None = None,
    ) -> FiguresByName:
        """Return the figures of an indicator, of the entities that are asked about or all zones.

        Only articles whose ids are `allowed` count; None allows all.
        """
        found: FiguresByName = defaultdict(list)
        entities = [self._in_chinese(entity) for entity in calculation.entities]
        for agreement in agreeing(self.store, indicator):
            claim = agreement.claim
            if allowed is not None and claim.value.article_id not in allowed:
                continue
            is_of_phase = _is_of_unasked_phase(claim, indicator, entities)
            name = None if is_of_phase else self._name(claim, entities, language)
            article = self.find_article(claim.value.article_id) if name else None
            if name is None or article is None:
                continue
            like = likeness(indicator, agreement, article.title)
            if like:
                part = _OF_PART if claim.part_of else 0.0
                found[name].append(_figure(name, claim, article, like - part))
        return _on_occasion(found, indicator.context)

    def holders(
        self, calculation: Calculation, allowed: Collection[str] | None = None
    ) -> Iterator[StatedFigure]:
        """Yield the claims of who holds the office that is asked for, the newest first."""
        entity = calculation.entities[0]
        for claim in holders(self.store, calculation.indicators[0].slots):
            if allowed is not None and claim.value.article_id not in allowed:
                continue
            article = self.find_article(claim.value.article_id)
            named = any(is_named(entity.names, each.text) for each in claim.subjects[:1])
            if article and named and _of_one_level(entity, claim):
                yield _figure(entity.name, claim, article, 1.0)

    def base_of(self, figure: StatedFigure) -> StatedFigure | None:
        """Return the figure of the year before that is printed right behind that of the year."""
        own = figure.claim
        claims = self.store.find(ClaimFilter(articles=(own.value.article_id,), kinds=(own.kind,)))
        base = next((claim for claim in claims if is_base(claim, own)), None)
        return replace(figure, claim=base, printed=value_with_bound(base)) if base else None

    def _in_chinese(self, entity: Entity) -> Entity:
        """Return an entity with the Chinese names of a district that is called by pinyin alone."""
        latin = _DISTRICT.match(entity.name)
        if latin is None or not all(name.isascii() for name in entity.names):
            return entity
        spelled = written_as(latin["name"])
        names = {
            subject
            for subject in self.store.subjects()
            if subject.endswith(_DISTRICT_ENDS) and spelled.fullmatch(subject[:-1])
        }
        return replace(entity, names=entity.names | names)

    def _name(self, claim: Claim, entities: Collection[Entity], language: Language) -> str | None:
        """Return what the answer calls the entity that a claim is about."""
        if entities and all(entity.is_thing for entity in entities):
            thing = thing_of(claim, list(entities))
            return thing.name if thing else None
        named = [entity for entity in entities if _mentions(claim, entity)]
        if entities and not named:
            return None
        owner = self.owners.of(claim)
        if not entities:
            is_zone = owner is not None and level_of_claim(claim, owner) != "place"
            zone = self.owners.zone(owner) if owner and is_zone else None
            return short_name_in_english(zone) if zone and language == "en" else zone
        own = [
            entity
            for entity in named
            if owner and owner & entity.names and _of_one_level(entity, claim)
        ]
        if not own and not any(map(self.owners.is_place, named)):
            own = [entity for entity in named if self.owners.is_of(claim, entity)]
        return own[0].name if own else None


def _of_one_level(entity: Entity, claim: Claim) -> bool:
    """Return whether a claim may be of what a question names: not of 烟台 for 烟台高新区."""
    levels = {level_of_name(entity.name), level_of_claim(claim, entity.names)}
    return levels != {"zone", "place"}


def _is_of_unasked_phase(
    claim: Claim, indicator: AskedIndicator, entities: Collection[Entity]
) -> bool:
    """Return whether a claim is of one phase of a project, where it is asked about the whole."""
    if not any(entity.is_thing for entity in entities) or claim.ordinal is None:
        return False
    return claim.ordinal[1] == _PHASE and claim.ordinal not in indicator.slots.ordinals


def _mentions(claim: Claim, entity: Entity) -> bool:
    texts = (claim.sentence.quote, *(w.text for w in (claim.attribute, *claim.subjects) if w))
    return any(name in text for text in texts for name in entity.names)


def _figure(name: str, claim: Claim, article: Article, like: float) -> StatedFigure:
    cell = _cell(article, claim)
    printed = cell.answer if cell else value_with_bound(claim)
    context = cell.context if cell else ()
    return StatedFigure(name, claim, article, printed, context, like, "agrees")


def _cell(article: Article, claim: Claim) -> TableCell | None:
    cells = table_cells(article, claim.sentence.start, claim.sentence.end)
    return next((cell for cell in cells if cell.span == claim.value), None)


def _on_occasion(found: FiguresByName, occasion: str) -> FiguresByName:
    """Return the figures of articles about an occasion, all if no article is about it."""
    if not occasion:
        return found
    kept = {
        name: [
            f for f in figures if coverage(occasion, f.article.title + f.article.text) >= _OCCASION
        ]
        for name, figures in found.items()
    }
    kept = {name: figures for name, figures in kept.items() if figures}
    return kept or found

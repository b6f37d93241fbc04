"""What every grounding rule needs at hand: the document, what finders saw, and the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from summarizer.documents.document import Document
from summarizer.documents.evidence import Evidence, Section
from summarizer.documents.spans import Span
from summarizer.finding.careers import find_careers
from summarizer.finding.instructions import find_instructions
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.people import People, read_people
from summarizer.finding.release import Release
from summarizer.grounding.ledger import Ledger
from summarizer.schemas.stated import Basis, Stated

T = TypeVar("T")

# Where news stands, and where standing facts stand; nothing else supports a fact.
NEWS = frozenset({Section.HEADLINE, Section.LEAD, Section.BODY, Section.QUOTE})
FACTUAL = NEWS | {Section.BOILERPLATE_ABOUT}


@dataclass
class Context:
    """One document on its way to a summary."""

    document: Document
    mentions: tuple[Mention, ...]
    release: Release
    ledger: Ledger = field(default_factory=Ledger)

    @cached_property
    def by_kind(self) -> dict[Kind, tuple[Mention, ...]]:
        """Mentions in reading order, by kind; those that support nothing are left out."""
        grouped: dict[Kind, list[Mention]] = {}
        for mention in self.mentions:
            if self.supports_nothing(mention.span):
                continue
            grouped.setdefault(mention.kind, []).append(mention)
        return {kind: tuple(found) for kind, found in grouped.items()}

    @cached_property
    def people(self) -> People:
        """Everybody quoted, and the quotations."""
        return read_people(self.document)

    @cached_property
    def instructions(self) -> tuple[Span, ...]:
        """Passages that speak to a model, which support no fact."""
        return tuple(mention.span for mention in find_instructions(self.document))

    def is_instruction(self, place: Span | Evidence) -> bool:
        """Whether a place meets a passage that speaks to a model."""
        return _meets(place, self.instructions)

    @cached_property
    def careers(self) -> tuple[Span, ...]:
        """Sentences on what an appointed person did elsewhere, which are facts of a career."""
        company = [
            name.value
            for organisation in self.release.organisations
            if organisation.is_issuer
            for name in (organisation.name, *organisation.aliases)
        ]
        people = [person.name.value for person in self.people.persons]
        return find_careers(self.document, people=tuple(people), company=tuple(company))

    def supports_nothing(self, place: Span | Evidence) -> bool:
        """Whether a place is addressed to a model or tells of a person's career."""
        return self.is_instruction(place) or _meets(place, self.careers)

    def of(self, kind: Kind, within: Span | None = None) -> tuple[Mention, ...]:
        """Mentions of a kind, in reading order, inside a span if one is given."""
        found = self.by_kind.get(kind, ())
        return found if within is None else tuple(m for m in found if m.span in within)

    def sentence(self, place: Span | Evidence) -> Span:
        """The sentence a place begins in."""
        sentence = self.document.sentence_at(place.start)
        return Span(sentence.start, sentence.end)

    def sentences(self, sections: frozenset[Section] = FACTUAL) -> Iterator[Span]:
        """Sentences of the sections that may carry facts, in reading order."""
        for sentence in self.document.sentences_in(*sections):
            span = Span(sentence.start, sentence.end)
            if not self.supports_nothing(span):
                yield span

    def words(self, span: Span) -> str:
        return self.document.text[span.start : span.end]

    def evidence(self, span: Span) -> Evidence:
        return self.document.evidence(span.start, span.end)

    def find(self, said: str, sections: frozenset[Section] = FACTUAL) -> tuple[Evidence, ...]:
        """Every place in the given sections where the document says these words."""
        return tuple(
            e
            for e in self.document.locate_all(said)
            if e.section in sections and not self.supports_nothing(e)
        )

    def quoted(self, path: str, quote: str) -> Evidence | None:
        """The place of a model's quote, or None after refusing it."""
        found = self.document.locate(quote)
        if found is not None and self.supports_nothing(found):
            places = self.document.locate_all(quote)
            found = next((place for place in places if not self.supports_nothing(place)), found)
        if found is None:
            self.ledger.refuse(path, quote, "R-EV-01", "the document does not hold these words")
        elif self.is_instruction(found):
            self.ledger.refuse(path, quote, "R-INJ", "the words are addressed to a model")
            found = None
        elif _meets(found, self.careers):
            self.ledger.refuse(path, quote, "R-EV-06", "the words tell of a person's career")
            found = None
        elif found.section not in FACTUAL:
            self.ledger.refuse(
                path, quote, "R-EV-04", f"the words stand in a section of kind {found.section}"
            )
            found = None
        else:
            self.ledger.accept(path)
        return found


def _meets(place: Span | Evidence, passages: tuple[Span, ...]) -> bool:
    return any(place.start < passage.end and passage.start < place.end for passage in passages)


def stated(value: T, *evidence: Evidence) -> Stated[T]:
    """A value that its words say."""
    return Stated(value=value, evidence=evidence)


def stated_at(value: T | None, place: Span | None, context: Context) -> Stated[T] | None:
    """A value with the place of its words; None where either is missing."""
    if value is None or place is None:
        return None
    return stated(value, context.evidence(place))


def derived(value: T, rule: str, *evidence: Evidence) -> Stated[T]:
    """A value that a registered rule makes of its words."""
    return Stated(value=value, basis=Basis.DERIVED, rule=rule, evidence=evidence)


def inferred(value: T, rule: str, *evidence: Evidence) -> Stated[T]:
    """A judgement, to be shown as one."""
    return Stated(value=value, basis=Basis.INFERRED, rule=rule, evidence=evidence)

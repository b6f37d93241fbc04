"""A document as read: its text, its parts, and the way from words back to their place."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from summarizer.documents.evidence import Evidence, Match, Section
from summarizer.documents.front_matter import FrontMatter, front_matter
from summarizer.documents.locating import Locator, Occurrence
from summarizer.documents.sections import SectionSpan, divide, merge
from summarizer.documents.sentences import Sentence, split_sentences
from summarizer.documents.spans import Span

# Where the same words stand in several sections, they are cited from the first of these.
_BEST_FIRST = (
    Section.LEAD,
    Section.HEADLINE,
    Section.BODY,
    Section.QUOTE,
    Section.BOILERPLATE_ABOUT,
    Section.EXPLANATORY,
    Section.FORWARD_LOOKING,
    Section.FRONT_MATTER,
    Section.CONTACT,
    Section.PAGE_CHROME,
)


class Placed(Protocol):
    """Anything with a place in the text: a span, a section, a sentence, evidence."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True)
class Document:
    """What `read` returns; sections, sentences and the fold are worked out when first used.

    Attributes:
        text: Every character as it stood in the source, line ends included; a byte order mark is
            the encoding's and not part of it. All offsets count its code points.
        sha256: Of the bytes of the source.
        source: The path it was read from, or the name it was given.
        encoding: How the source was written: `utf-8`, `utf-8-sig` (with a byte order mark),
            `utf-16-le`, `utf-16-be` or `cp1252`.
    """

    text: str = field(repr=False)
    sha256: str
    source: str | None = None
    encoding: str = "utf-8"

    @classmethod
    def from_text(cls, text: str, *, name: str | None = None) -> Document:
        """A document of a string; its hash is that of the string in UTF-8."""
        # Half a surrogate pair has no UTF-8 of its own, and is hashed as it stands.
        source = text.encode("utf-8", "surrogatepass")
        return cls(text, hashlib.sha256(source).hexdigest(), name)

    @cached_property
    def sections(self) -> tuple[SectionSpan, ...]:
        """In order, without gaps or overlaps; together they are the text."""
        return merge(self._pieces)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """In order, each inside one section; together they hold all that is not white space."""
        found = (
            (span, piece.section)
            for piece in self._pieces
            for span in split_sentences(self.text, Span(piece.start, piece.end))
        )
        return tuple(
            Sentence(span.start, span.end, section, index)
            for index, (span, section) in enumerate(found)
        )

    @property
    def front_matter(self) -> Mapping[str, object]:
        """The values of the YAML block at the head, as they are written; empty without one."""
        return self._front_matter.values

    def slice(self, place: Placed) -> str:
        """The characters at a place."""
        return self.text[place.start : place.end]

    def locate(self, quote: str, *, near: int | None = None) -> Evidence | None:
        """The place that says `quote`, letter for letter or else after the typographic fold.

        Args:
            quote: Words; quotation marks and ellipses around them are left out of account.
            near: An offset. Of several places the one nearest to it is taken; without it, the
                one in the best section (lead, headline, body, quote, about, ...), then the first.

        Returns:
            None where the document does not say these words as whole words in one place.
        """
        return self._best(self._locator.find(quote), near)

    def locate_within(self, quote: str, place: Placed) -> Evidence | None:
        """As `locate`, for the places that lie inside `place` as a whole."""
        inside = (
            found
            for found in self._locator.find(quote)
            if place.start <= found.span.start and found.span.end <= place.end
        )
        return self._best(inside, near=None)

    def locate_all(self, quote: str) -> tuple[Evidence, ...]:
        """Every place that says `quote`, exact or folded, in the order of the text."""
        found = sorted(self._locator.find(quote), key=lambda occurrence: occurrence.span)
        return tuple(self._evidence(occurrence) for occurrence in found)

    def evidence(self, start: int, end: int) -> Evidence:
        """Evidence for a place that code has found itself.

        Raises:
            ValueError: The place is empty or not inside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no characters at [{start}, {end}) of {len(self.text)}")
        return self._evidence(Occurrence(Span(start, end), Match.EXACT))

    def section_at(self, offset: int) -> Section:
        """The section of one character.

        Raises:
            IndexError: The text has no such character.
        """
        return self.sections[self._section_index(offset)].section

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence of one character; for white space the one before it, at the head the first.

        Raises:
            IndexError: The text has no such character, or no sentence at all.
        """
        self._check(offset)
        return self.sentences[max(bisect_right(self._sentence_starts, offset) - 1, 0)]

    def sentences_in(self, *sections: Section) -> tuple[Sentence, ...]:
        """The sentences of these sections, in the order of the text."""
        return tuple(sentence for sentence in self.sentences if sentence.section in sections)

    def _repr_html_(self) -> str:
        from summarizer.views.notebook import document_html

        return document_html(self)

    @cached_property
    def _front_matter(self) -> FrontMatter:
        return front_matter(self.text)

    @cached_property
    def _pieces(self) -> tuple[SectionSpan, ...]:
        return divide(self.text, front_matter_end=self._front_matter.end)

    @cached_property
    def _locator(self) -> Locator:
        return Locator(self.text)

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.start for section in self.sections]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def _section_index(self, offset: int) -> int:
        self._check(offset)
        return bisect_right(self._section_starts, offset) - 1

    def _check(self, offset: int) -> None:
        if not 0 <= offset < len(self.text):
            raise IndexError(f"no character {offset} in a text of {len(self.text)}")

    def _section_of(self, span: Span) -> Section:
        """Where most of it stands: a span may reach from a quotation to who said it."""
        first, last = self._section_index(span.start), self._section_index(span.end - 1)
        return max(
            self.sections[first : last + 1],
            key=lambda section: min(section.end, span.end) - max(section.start, span.start),
        ).section

    def _best(self, found: Iterable[Occurrence], near: int | None) -> Evidence | None:
        def preference(occurrence: Occurrence) -> tuple[bool, int, int]:
            span = occurrence.span
            if near is None:
                fitness = _BEST_FIRST.index(self._section_of(span))
            else:
                fitness = max(span.start - near, near - span.end, 0)
            return occurrence.match is Match.FOLDED, fitness, span.start

        best = min(found, key=preference, default=None)
        return self._evidence(best) if best else None

    def _evidence(self, found: Occurrence) -> Evidence:
        return Evidence(
            start=found.span.start,
            end=found.span.end,
            text=self.slice(found.span),
            section=self._section_of(found.span),
            match=found.match,
        )

"""Sections: every character of a release belongs to one, told by layout and wording alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.documents.evidence import Section
from summarizer.documents.explanations import explains_a_programme
from summarizer.documents.paragraphs import Paragraph, is_wordless, paragraphs
from summarizer.documents.parts import Part, read_parts
from summarizer.documents.quotations import begins_quotation, quotations
from summarizer.documents.sentences import split_sentences
from summarizer.documents.spans import Span

_QUOTED_IN = frozenset({Section.LEAD, Section.BODY})
_EXPLAINED_IN = _QUOTED_IN | {Section.BOILERPLATE_ABOUT}


@dataclass(frozen=True, slots=True)
class SectionSpan:
    """A part of a release.

    Attributes:
        start: First character, in code points of `Document.text`.
        end: One past the last; white space after a part belongs to it.
        section: What part it is.
        title: The words of the heading that opened it, on one line; None without one.
    """

    start: int
    end: int
    section: Section
    title: str | None = None


def divide(text: str, *, front_matter_end: int = 0) -> tuple[SectionSpan, ...]:
    """The text in pieces, none larger than a paragraph, without gaps or overlaps.

    Sentences are read in pieces; `merge` makes sections of them.

    Args:
        text: The whole document.
        front_matter_end: Length of the front matter at its head.
    """
    pieces = list(_front_matter(text, front_matter_end))
    found = paragraphs(text, front_matter_end)
    for index, part in enumerate(read_parts(found)):
        runs_on = index + 1 < len(found) and begins_quotation(found[index + 1].text)
        pieces.extend(_cut(text, found[index], part, runs_on=runs_on))
    if text and not pieces:
        pieces.append(SectionSpan(0, len(text), Section.PAGE_CHROME))
    return tuple(_tile(pieces, len(text)))


def merge(pieces: Sequence[SectionSpan]) -> tuple[SectionSpan, ...]:
    """Neighbours of one kind and title become one section; each quotation stays its own."""
    merged: list[SectionSpan] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if last and piece.section is not Section.QUOTE and _is_same_part(last, piece):
            merged[-1] = replace(last, end=piece.end)
        else:
            merged.append(piece)
    return tuple(merged)


def _is_same_part(one: SectionSpan, other: SectionSpan) -> bool:
    return (one.section, one.title) == (other.section, other.title)


def _front_matter(text: str, end: int) -> Iterator[SectionSpan]:
    """One piece a line, since its lines are not sentences of each other."""
    start = 0
    for line in text[:end].splitlines(keepends=True):
        if line.strip():
            yield SectionSpan(start, start + len(line), Section.FRONT_MATTER)
        start += len(line)


def _cut(text: str, paragraph: Paragraph, part: Part, *, runs_on: bool) -> Iterator[SectionSpan]:
    """Takes the quotations out of a paragraph of news, and the explanations out of the rest."""
    start, end = paragraph.span.start, paragraph.span.end
    quoted = quotations(paragraph.text, runs_on=runs_on) if part.section in _QUOTED_IN else ()
    at = start
    for quotation in quoted:
        opened = start + quotation.start
        if not is_wordless(text[at:opened]):
            yield from _explain(text, Span(at, opened), part)
            at = opened
        yield SectionSpan(at, start + quotation.end, Section.QUOTE)
        at = start + quotation.end
    if not quoted or not is_wordless(text[at:end]):
        yield from _explain(text, Span(at, end), part)


def _explain(text: str, span: Span, part: Part) -> Iterator[SectionSpan]:
    if part.section not in _EXPLAINED_IN:
        yield SectionSpan(span.start, span.end, part.section, part.title)
        return
    sentences = (
        SectionSpan(sentence.start, sentence.end, _explained(text, sentence, part), part.title)
        for sentence in split_sentences(text, span)
    )
    yield from merge(tuple(sentences))


def _explained(text: str, sentence: Span, part: Part) -> Section:
    explains = explains_a_programme(text[sentence.start : sentence.end])
    return Section.EXPLANATORY if explains else part.section


def _tile(pieces: Sequence[SectionSpan], length: int) -> Iterator[SectionSpan]:
    """Each piece reaches to the next, the first from the beginning, the last to the end."""
    ends = [*(piece.start for piece in pieces[1:]), length]
    for index, (piece, end) in enumerate(zip(pieces, ends, strict=False)):
        yield replace(piece, start=piece.start if index else 0, end=end)

"""What of a document a model is shown: the parts that can hold facts, each once, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention

# Sections whose every paragraph is sent.
_ALWAYS = frozenset({Section.HEADLINE, Section.LEAD, Section.BODY})
# Sections whose sentences are sent only where a finder saw something of these kinds in them: what
# else a quotation or an About paragraph says is read by rule, designations and claims included.
_WHEN_TELLING = frozenset({Section.QUOTE, Section.BOILERPLATE_ABOUT})
_TELLING = frozenset(
    {
        Kind.TRIAL,
        Kind.PHASE,
        Kind.REGISTRY_ID,
        Kind.RESPONSE_TERM,
        Kind.SAFETY_TERM,
        Kind.QUANTITY,
        Kind.TIME_EXPRESSION,
    }
)
# The words after a quotation that say whose it is.
_ATTRIBUTION = re.compile(
    r"(?:said|commented|added|stated|continued|noted|remarked|concluded)\b", re.I
)


def passages(document: Document, mentions: tuple[Mention, ...], *, max_chars: int) -> list[str]:
    """The text to ask about, in pieces that each fit a model's context.

    Front matter, page furniture, contacts, legal text and explanations of programmes are left out:
    nothing in them may support a fact. A repeated headline is sent once. Words are the document's
    own, so that a quote from a piece is found in the document.

    Args:
        document: The document.
        mentions: What finders saw in it.
        max_chars: Largest piece, in characters. A longer document is split between sentences and
            none of it is dropped; a single longer sentence makes a longer piece.

    Returns:
        1..n pieces, in reading order; an empty list where the document has no such part.
    """
    pieces: list[str] = []
    current: list[str] = []
    size = 0
    for paragraph in _paragraphs(document, mentions):
        for block in _fitting(paragraph, max_chars):
            if current and size + len(block) > max_chars:
                pieces.append("\n".join(current))
                current, size = [], 0
            current.append(block)
            size += len(block) + 1
    if current:
        pieces.append("\n".join(current))
    return pieces


def _paragraphs(document: Document, mentions: tuple[Mention, ...]) -> Iterator[str]:
    """Runs of neighbouring sentences that are to be sent, one string a run."""
    told = [mention.span for mention in mentions if mention.kind in _TELLING]
    seen: set[str] = set()
    run: Span | None = None
    for sentence in document.sentences:
        span = Span(sentence.start, sentence.end)
        if not _sent(sentence.section, span, told):
            continue
        if _ATTRIBUTION.match(document.text, span.start):
            continue
        if run is not None and _touching(document, run, span):
            run = Span(run.start, span.end)
            continue
        yield from _once(document, run, seen)
        run = span
    yield from _once(document, run, seen)


def _once(document: Document, run: Span | None, seen: set[str]) -> Iterator[str]:
    if run is not None:
        text = " ".join(document.text[run.start : run.end].split())
        if text not in seen:
            seen.add(text)
            yield text


def _touching(document: Document, run: Span, span: Span) -> bool:
    """Whether only white space inside one line, or a quotation mark, stands between the two."""
    between = document.text[run.end : span.start]
    return "\n" not in between and not between.strip(" \t“”\"'‘’*_")


def _sent(section: Section, span: Span, told: list[Span]) -> bool:
    if section in _ALWAYS:
        return True
    return section in _WHEN_TELLING and any(mention.overlaps(span) for mention in told)


def _fitting(paragraph: str, max_chars: int) -> Iterator[str]:
    """The paragraph, cut after sentence ends where it alone is too long."""
    while len(paragraph) > max_chars:
        cut = paragraph.rfind(". ", 0, max_chars) + 1 or paragraph.rfind(" ", 0, max_chars)
        if cut <= 0:
            break
        yield paragraph[:cut]
        paragraph = paragraph[cut:].lstrip()
    yield paragraph

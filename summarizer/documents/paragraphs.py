"""Lines to paragraphs: hard-wrapped lines are joined, a line that is a paragraph stays alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.documents.datelines import read_dateline
from summarizer.documents.spans import Span

# The columns between which people and programs wrap prose; a longer line is a paragraph.
_NARROWEST_WRAP, _WIDEST_WRAP = 50, 120
# A shorter line is a heading, a name or a list entry, whatever the next line begins with.
_SHORTEST_CONTINUED = 40
_ITEM = re.compile(r"[-*+•·▪◦‣●○■]\s|#{1,6}\s|>\s|\||\*\*\S")
_ADDRESS = re.compile(r"https?://|www\.")
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s")
_UNDERLINE = re.compile(r"(?:-{3,}|={3,})\Z")
_TERMINATORS = (".", "!", "?", ":", ";", "”", '"')


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of lines that belong together, white space around it left out.

    Attributes:
        span: Its place in the document.
        text: The document's characters there, line breaks included.
        underlined: Whether a Markdown underline (`---`, `===`) follows on the next line.
    """

    span: Span
    text: str
    underlined: bool = False


def paragraphs(text: str, start: int = 0) -> tuple[Paragraph, ...]:
    """Every paragraph from `start` on, in order; together they hold all that is not white space."""
    return tuple(found for chunk in _chunks(text, start) for found in _join(text, chunk))


def is_wordless(text: str) -> bool:
    """Whether no letter or digit is in it: a rule, an underline, a decoration."""
    return not any(character.isalnum() for character in text)


def _chunks(text: str, start: int) -> Iterator[list[Span]]:
    """Runs of lines without a blank line between them, white space around each left out."""
    chunk: list[Span] = []
    for line in text[start:].splitlines(keepends=True):
        body = line.strip()
        if body:
            first = start + len(line) - len(line.lstrip())
            chunk.append(Span(first, first + len(body)))
        elif chunk:
            yield chunk
            chunk = []
        start += len(line)
    if chunk:
        yield chunk


def _join(text: str, lines: list[Span]) -> Iterator[Paragraph]:
    contents = [text[line.start : line.end] for line in lines]
    width = max((len(content) for content in contents if " " in content), default=0)
    first = 0
    for following in range(1, len(lines) + 1):
        last = following - 1
        at_end = following == len(lines)
        if not at_end and _continues(contents[last], contents[following], width):
            continue
        span = Span(lines[first].start, lines[last].end)
        underlined = not at_end and _UNDERLINE.match(contents[following]) is not None
        yield Paragraph(span, text[span.start : span.end], underlined)
        first = following


def _continues(line: str, following: str, width: int) -> bool:
    """Whether `following` is the same paragraph, wrapped after `line`.

    A wrapped line is full (the next word would not have fitted), or broken in mid-sentence.
    """
    if _begins_anew(line, following):
        return False
    if _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return len(line) + 1 + len(following.split(None, 1)[0]) > width
    return (
        _SHORTEST_CONTINUED <= len(line) <= _WIDEST_WRAP
        and following[0].islower()
        and not _ADDRESS.match(following)
        and not line.endswith(_TERMINATORS)
    )


def _begins_anew(line: str, following: str) -> bool:
    if is_wordless(line) or is_wordless(following) or _ITEM.match(following):
        return True
    if line.endswith(_TERMINATORS) and _NUMBERED.match(following):
        return True
    return line.startswith("#") or read_dateline(following) is not None

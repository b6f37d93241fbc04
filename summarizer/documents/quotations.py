"""Quotations: what somebody is quoted as saying; short ones are terms, and stay where they are."""

from __future__ import annotations

import re

from summarizer.documents.spans import Span

# Shorter ones are terms and titles in quotation marks.
FEWEST_WORDS = 6
_MARK = re.compile('["“”„«»]')
_CLOSERS = {'"': '"”', "“": '”"', "„": '“”"', "«": "»"}
_BEFORE_OPENING = " \t\r\n\u00a0([-–—:*_"


def quotations(text: str, *, runs_on: bool = False) -> tuple[Span, ...]:
    """Spans of `text` from quotation mark to quotation mark, both included.

    Args:
        text: One paragraph.
        runs_on: The next paragraph begins with a quotation mark, so that a quotation without an
            end in this one reaches to its end, as is the custom for several paragraphs.
    """
    found: list[Span] = []
    opened: int | None = None
    for match in _MARK.finditer(text):
        at = match.start()
        if opened is not None and match.group() in _CLOSERS[text[opened]]:
            if _closes(text, at):
                found.append(Span(opened, at + 1))
                opened = None
        elif match.group() in _CLOSERS and _opens(text, at):
            opened = at
    if opened is not None and runs_on:
        found.append(Span(opened, len(text)))
    return tuple(span for span in found if _is_speech(text[span.start : span.end]))


def begins_quotation(text: str) -> bool:
    """Whether the first character, Markdown marks apart, is an opening quotation mark."""
    return text.lstrip("*_> ")[:1] in _CLOSERS


def _opens(text: str, at: int) -> bool:
    is_preceded = at == 0 or text[at - 1] in _BEFORE_OPENING
    return is_preceded and at + 1 < len(text) and not text[at + 1].isspace()


def _closes(text: str, at: int) -> bool:
    """A straight mark closes only where no letter or digit follows, and no opening could stand."""
    if text[at] != '"':
        return True
    is_followed = at + 1 == len(text) or not text[at + 1].isalnum()
    return is_followed and not text[at - 1].isspace()


def _is_speech(quotation: str) -> bool:
    return len(quotation.split()) >= FEWEST_WORDS

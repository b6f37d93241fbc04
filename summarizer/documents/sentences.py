"""Sentences: where one ends, in prose full of abbreviations, decimals and wrapped lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span

_TERMINATOR = re.compile(r"(?P<mark>[.!?…]++)[\"'”’»)\]*_]*+")
# The word that a full stop closes is sought no further back than this.
_LONGEST_WORD = 40
_LAST_WORD = re.compile(r"[^\s(\[“\"]*\Z")
# A full stop after these never ends a sentence.
_TITLES = frozenset(
    """dr drs mr mrs ms prof st mt ft gen sen rep gov hon vs v e.g i.e cf viz approx ca no nos fig
    figs eq ref refs vol pp ed eds dept est resp incl excl""".split()  # noqa: SIM905 - reads as the list it is
)
# After these it does when the next word is one that begins sentences, and no name.
_AMBIGUOUS = frozenset(
    """inc ltd corp co cos llc plc l.l.c l.p p.l.c s.a s.a.s s.p.a s.r.l n.v b.v a.g k.k a/s pty
    gmbh u.s u.k u.s.a e.u p.r ph.d m.d m.b.a m.s m.sc m.p.h pharm.d d.o d.v.m b.s m.a j.d jr sr al
    etc a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec bros assoc univ""".split()  # noqa: SIM905 - reads as the list it is
)
_BEGINNERS = frozenset(
    """a about according additional additionally after all also although an and any as at based
    because before both but by consistent current data despite due during each earlier enrollment
    first following for four from further furthermore given he however if importantly in initial it
    its last later management more most no nine none of on once one other our overall participants
    patients pending please preclinical previously results safety second several she since six some
    such ten that the their there therefore these they this those three through to today together
    treatment two under until we what when where whether while with within you your""".split()  # noqa: SIM905 - reads as the list it is
)
_OPENING_MARKS = " \t\r\n\"'“‘«([*_"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Inside one section; white space around it left out.

    Attributes:
        start: First character, in code points of `Document.text`.
        end: One past the last character.
        section: The section it stands in.
        index: Its rank in the document, from 0.
    """

    start: int
    end: int
    section: Section
    index: int


def split_sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences of one paragraph `text[span.start:span.end]`, line breaks read as spaces.

    Together they hold everything that is not white space.
    """
    starts = [span.start, *_borders(text, span)]
    ends = [*starts[1:], span.end]
    return tuple(
        _trimmed(text, *pair) for pair in zip(starts, ends, strict=True) if _says(text, *pair)
    )


def _borders(text: str, span: Span) -> Iterator[int]:
    """Where a new sentence begins: right after the terminator of the one before."""
    begin = span.start
    for found in _TERMINATOR.finditer(text, span.start, span.end):
        if _ends_here(text, Span(begin, found.start("mark")), found, span.end):
            begin = found.end()
            yield begin


def _ends_here(text: str, before: Span, found: re.Match[str], end: int) -> bool:
    following = _next_word(text, found.end(), end)
    if not following or not text[found.end()].isspace():
        return False
    if following[0].islower() and following.islower():
        return False
    if found["mark"] != ".":
        return True
    word = _last_word(text, before).casefold()
    if word in _TITLES or word in _AMBIGUOUS or (len(word) == 1 and word.isalpha()):
        return _ends_after_abbreviation(word, following)
    is_list_number = word.isdigit() and text[before.start : before.end].strip() == word
    return not is_list_number


def _ends_after_abbreviation(word: str, following: str) -> bool:
    begins = following.strip("\"'“‘’”,;:.").casefold() in _BEGINNERS
    return word not in _TITLES and begins and following[0].isupper()


def _last_word(text: str, before: Span) -> str:
    tail = text[max(before.start, before.end - _LONGEST_WORD) : before.end]
    found = _LAST_WORD.search(tail)
    return found.group().lstrip("*_") if found else ""


def _next_word(text: str, start: int, end: int) -> str:
    words = text[start : min(end, start + 2 * _LONGEST_WORD)].split(None, 1)
    return words[0].lstrip(_OPENING_MARKS) or words[0] if words else ""


def _says(text: str, start: int, end: int) -> bool:
    return bool(text[start:end].strip())


def _trimmed(text: str, start: int, end: int) -> Span:
    body = text[start:end]
    return Span(end - len(body.lstrip()), start + len(body.rstrip()))

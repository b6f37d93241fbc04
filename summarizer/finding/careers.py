"""What a release that appoints somebody tells of that person's earlier work.

Trials, results and designations of former employers stand there, worded as news. They are facts of
a career, and none of the release.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.sentences import Sentence
from summarizer.documents.spans import Span
from summarizer.finding.plain_text import plain

_PLACES = (Section.HEADLINE, Section.LEAD, Section.BODY, Section.QUOTE, Section.BOILERPLATE_ABOUT)
_POST = (
    r"(?:chief|head|president|directors?|officer|board|chair(?:man|woman|person)?|chairs?"
    r"|vice|general\s+counsel|advisers?|advisors?|manager)"
)
_APPOINTS = re.compile(
    r"\b(?:appoint(?:s|ed|ment|ments|ing)?|nam(?:es|ed)|join(?:s|ed)|promot(?:es|ed|ion)|hir(?:es|ed)"
    r"|elect(?:s|ed|ion)|welcomes|nominat(?:es|ed)|recruits)\b"
    rf"[^;\n]{{0,120}}?\b{_POST}\b",
    re.IGNORECASE,
)
_HONOURED = (
    r"(?:Dr|Prof|Mr|Mrs|Ms)\.?\s+(?:[A-Z][\w'’-]*\.?\s+){0,3}[A-Z][\w'’-]+"
    r"|Professor\s+(?:[A-Z][\w'’-]*\.?\s+){0,2}[A-Z][\w'’-]+|[Hh]e|[Ss]he"
)
_DID = (
    r"(?:was|served|held|led|oversaw|ran|headed|managed|directed|designed|built|founded|co-?founded"
    r"|worked|spent|obtained|secured|supervised|began|started|guided|took|brought|steered|advised"
    r"|contributed|played|helped|developed|launched|established|chaired|practi[cs]ed|trained"
    r"|completed|earned|received|joins|joined|brings|comes|has\s+(?:led|held|served|overseen|worked|been|spent"
    r"|run|headed|managed|directed|guided|brought|taken|advised|more|over|\d+|(?:almost|nearly|some)\s))"
)
_ALSO = r"(?:(?:also|previously|most\s+recently|formerly|earlier|then|later|first)\s+)*"
# `her career`, `a track record of`, `joins from`.
_LOOKS_BACK = re.compile(
    r"\b(?:his|her)\s+(?:career|tenure|leadership|direction|supervision|previous|earlier|prior|former"
    r"|time\s+(?:at|in|with)|track\s+record)\b"
    r"|\btrack\s+record\s+(?:includes|of)\b|\b(?:before|prior\s+to)\s+joining\b"
    r"|\bjoins\s+(?:\w+\s+){0,2}from\b",
    re.IGNORECASE,
)
# What leads to a person behind the beginning: `At Oravell she led`, `Before that, he ran`.
_EARLIER = (
    r"\b(?i:at|with|for|from|before|prior|previously|earlier|recently|formerly|during|where|while)\b"
    r"[^.;]{0,90}?\b"
)
# What brings the sentence back to the company that appoints.
_OURS = re.compile(
    r"\b(?:[Oo]ur|[Ww]e|us)\b|\b[Tt]he\s+[Cc]ompany(?:['’]s)?\b|\bwill\b|\b[Tt]oday\b"
)


def find_careers(
    document: Document, *, people: tuple[str, ...], company: tuple[str, ...]
) -> tuple[Span, ...]:
    """The sentences that tell of an earlier career, in reading order.

    From the first such sentence of a paragraph on, until one that speaks of the company again.

    Args:
        document: The release.
        people: Names of the persons it tells of.
        company: Names of the issuer; a sentence with one of them is no career.

    Returns:
        Nothing where the release appoints nobody.
    """
    text = plain(document.text)
    if not any(_APPOINTS.search(text, s.start, s.end) for s in _opening(document)):
        return ()
    named = "".join(rf"|{re.escape(name)}" for name in people if name)
    does = re.compile(
        rf"(?:^[“\"]?|{_EARLIER})(?:{_HONOURED}{named})(?:,[^,;.]{{3,60}},)?\s+{_ALSO}{_DID}\b"
    )
    return tuple(_careers(document, text, does, company))


def _opening(document: Document) -> list[Sentence]:
    return list(document.sentences_in(Section.HEADLINE, Section.LEAD, Section.BODY))[:6]


def _careers(
    document: Document, text: str, does: re.Pattern[str], company: tuple[str, ...]
) -> Iterator[Span]:
    last: Span | None = None
    for sentence in document.sentences_in(*_PLACES):
        span = Span(sentence.start, sentence.end)
        words = text[span.start : span.end].strip()
        goes_on = last is not None and "\n\n" not in text[last.end : span.start]
        if _OURS.search(words) or any(name in words for name in company if name):
            last = None
        elif goes_on or does.search(words) or _LOOKS_BACK.search(words):
            last = span
            yield span
        else:
            last = None

"""The thing that a sentence about a patient says something of: `her SLEDAI score`."""

from __future__ import annotations

import re

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.grounding.context import Context
from summarizer.grounding.story import patient_words

_BORDER = re.compile(
    r"[;:,]\s|\b(?:while|whereas|but|that\s(?:he|she|the|his|her)|because|although|when|where|who|which|showed|reported)\s",
    re.IGNORECASE,
)
_AND = re.compile(r"\band\s", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|had|have|fell|rose|sank|grew|became|came|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(
    r"^(?:at|by|after|over|on|in|within|since|from|during|following|before|throughout|between|for|about"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"\b(?:the|his|her|its|their|an?|all|also|and|then)\s", re.IGNORECASE)
_LEAD = re.compile(r"^(?:(?:and|then|also|the|his|her|its|their|an?|all)\s)+", re.IGNORECASE)
_TAIL = re.compile(
    r"\s(?:taken|measured|assessed|drawn|done|obtained|performed|beside|near|around|behind|on|at|during|after|before|since|by"
    r"|from|as|had|has|have|is|was|were|then|also|again|both|now|already|further|alone|itself|gradually|rapidly|quickly|steadily"
    r"|markedly|significantly|shrank|fell|dropped|declined|decreased|rose|increased|improved|who|which|that|with|to|within|over)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_NO_THING = re.compile(
    r"^(?:he|she|it|they|this|these|those|there|who|which|we|one|none|nobody|everything"
    r"|study|trial|company|results?|data|information|enrol\w+|shares?|revenue|cash|cost|costs)$",
    re.IGNORECASE,
)
_BARE = re.compile(r"^(?:treatments?|therapy|doses?|infusions?|drugs?)$", re.IGNORECASE)
_LONGEST_WORDS = 7
_THING_END = re.compile(
    r"[,.;:()]|\s\d|\s(?:half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several)\s(?:an?\s)?(?:year|month|week|day)s?\b|\s(?:at|on|by|after|since|before|when|while|and|but|for|within|from|during|with|as|in\sthe\s(?:first|second|third)|who|which|that|now|today)\b"
)


def subject_before(context: Context, text: str, start: int, verb: int) -> Span | None:
    """The thing named before a verb, without when and whose; None where it is nobody's value."""
    end = start + len(text[start:verb].rstrip())
    if text[end - 1 : end] == ",":  # an aside: `protein, 118 mg/L before, was down`
        end = max(text.rfind(",", start, end - 1), start)
    first = start
    for border in _BORDER.finditer(text, start, end):
        first = border.end()
    for border in _AND.finditer(text, first, end):
        if _VERB.search(text, first, border.start()):
            first = border.end()
    first = _without_time(context, text, first, end)
    lead = _LEAD.match(text[first:end])
    first += lead.end() if lead else 0
    tail = _TAIL.search(text[first:end])
    return _thing(text, first, first + tail.start() if tail else end)


def thing_after(text: str, start: int, limit: int) -> Span | None:
    """The thing named from a place on: `signs of infection`, `sum of target lesions`."""
    stop = _THING_END.search(text, start, limit)
    return _thing(text, start, stop.start() if stop else limit)


def _without_time(context: Context, text: str, start: int, end: int) -> int:
    """Where the thing begins behind `after 24 weeks of inhalation the`."""
    if not _ADVERBIAL.match(text[start:end]):
        return start
    last = start
    for word in _DETERMINER.finditer(text, start, end):
        last = word.end()
    if last > start:
        return last
    times = context.of(Kind.QUANTITY, Span(start, max(end, start + 1)))
    return times[-1].span.end + 1 if times else start


def _thing(text: str, start: int, end: int) -> Span | None:
    while start < end and not text[start].isalnum():
        start += 1
    end = start + len(text[start:end].rstrip(" ,.-"))
    words = text[start:end].split()
    if not 0 < len(words) <= _LONGEST_WORDS or _NO_THING.match(words[-1]):
        return None
    if len(words) == 1 and _BARE.match(words[0]):
        return None
    persons = (*patient_words().persons, *patient_words().groups)
    if words[-1].lower() in persons or not re.search(r"[A-Za-z]{2}", text[start:end]):
        return None
    if _ADVERBIAL.match(words[0]) or re.search(r"\d{4}", text[start:end]):
        return None
    return Span(start, end)

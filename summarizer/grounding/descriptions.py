"""The words in which a document says what a product is: its definition, then what stands before it.

`ORV-104, an oral KRAS inhibitor`, `ORV-104 is a bispecific antibody. It binds CD70.`, `its oral
KRAS inhibitor ORV-104`. What else its sentences hold may be said of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.evidence import Evidence, Section
from summarizer.documents.spans import Span
from summarizer.grounding.context import Context

_SIGN = (
    r"[®™*_’'\"”]{0,4}(?:\s*\([^()]{0,90}\)[*_]{0,2})?"
    r"(?:\s(?:oral\s)?(?:tablets?|capsules?|injection|solution|infusion))?"
)
_DEFINING = re.compile(
    rf"{_SIGN}(?:,?\s+(?:which\s+)?(?:is|are|was)\s|,\s+(?=an?\s|its\s|our\s|the\s+[Cc]ompany['’]s\s)"
    r"|(?:,\s[^,.;]{3,60},)\s+(?:is|are)\s|\s+[—–-]\s+(?=an?\s)"
    r"|,?\s+(?:which\s+)?(?=(?:inhibits|targets|binds|couples|carries|silences|blocks|recogni[sz]es"
    r"|combines|activates|degrades|neutrali[sz]es|works|acts|uses|contains|consists|comprises"
    r"|delivers|encodes|selectively|specifically|potently|has\s+been\s+approved"
    r"|received\s+(?:\w+\s+)?approval)\b))"
)
_GOES_ON = re.compile(
    r"(?:It|The\s+(?:drug|antibody|product|therapy|treatment|medicine|molecule|compound|vaccine|candidate|conjugate"
    r"|cell\s+therapy))\s+(?=is|inhibits|targets|binds|blocks|couples|carries|silences|consists|comprises|combines"
    r"|recogni[sz]es|works|acts|has\s+been|was|selectively|uses|encodes|delivers|activates|degrades|does)"
)
# Where the description of this product ends.
_ENDS = re.compile(
    r";|\s(?:compared|versus|vs\.?|while|whereas|against\s+placebo|unlike)\s|,\s+(?:and|for|in|with|today|has|have|was|were)\s"
    r"|\s(?:has|have|had)\s(?:been\s)?(?:granted|received)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?P<words>(?:(?!(?:of|in|for|with|to|on|by|from|and|or|that|as|than|at|after|received|receiving)\s)"
    r"[\w/\u2010\u2011.®™-]+\s){1,7})[*_'\"“‘]{0,3}$"
)
_REACH = 260


def descriptions(context: Context, names: list[Evidence]) -> list[Span]:
    """Spans that say what a product is, definitions first, each inside one sentence."""
    defining: list[Span] = []
    before: list[Span] = []
    for place in sorted(names, key=lambda one: one.section is Section.HEADLINE):
        sentence = context.sentence(place)
        told = _defining(context, place, sentence)
        if told is not None:
            defining.append(told)
        if place.start - sentence.start < 6 or told is not None:
            defining += _next(context, sentence)
        words = _BEFORE.search(context.document.text, sentence.start, place.start)
        if words is not None:
            before.append(Span(words.start(), place.start))
    return list(dict.fromkeys((*defining, *before)))


def _defining(context: Context, place: Evidence, sentence: Span) -> Span | None:
    text = context.document.text
    match = _DEFINING.match(text, place.end, sentence.end)
    if match is None:
        return None
    end = _ENDS.search(text, match.end() + 3, min(sentence.end, place.end + _REACH))
    return Span(match.end(), end.start() if end else min(sentence.end, place.end + _REACH))


def _next(context: Context, sentence: Span) -> Iterator[Span]:
    """The next sentence of the paragraph, where it goes on with `It is ...`."""
    text = context.document.text
    start = sentence.end
    while start < len(text) and text[start] in " \t":
        start += 1
    if start >= len(text) or text[start] == "\n":
        return
    following = context.document.sentence_at(start)
    match = _GOES_ON.match(text, following.start, following.end)
    if match and not context.is_instruction(Span(following.start, following.end)):
        yield Span(match.end(), following.end)

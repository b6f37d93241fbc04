"""How a ranking (`the primary endpoint of the trial`) is joined to the measure it ranks.

By what stands between them: a copula, a colon, an apposition, `of`, `as`, or the verb of a result
that is then told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.spans import Span
from summarizer.grounding.context import Context
from summarizer.grounding.endpoint_nouns import (
    changes_in,
    is_framed,
    measure_phrase,
    measure_phrases,
)
from summarizer.grounding.endpoint_ranks import Rank
from summarizer.grounding.measures import Measure, measures

_ITS = r"(?:(?:the|an?|its|their|one\s+of\s+(?:the|its))\s+)?"
_WHOSE = r"(?:[\w-]+'s\s+)?"
_IS = (
    r"(?:is|are|was|were|will\s+be|remains?|includes?|included|comprised?|comprises"
    r"|consists?\s+of|assess\w*|evaluat\w*|measur\w*)"
)
# `was met`, `are expected`: what is said of the endpoint is not which one it is.
_SAID_OF_IT = (
    r"(?!\s*(?:met|not|achieved|reached|missed|also|now|to\s+be|all|expected|consistent|unchanged"
    r"|narrowly|highly|again|likewise|therefore|both\s+met|still|being"
    r"|statistically\s+significant\b(?!\s+\w+\s+in))\b)"
)
_COPULA = re.compile(
    rf"(?:\s*\([^()]{{1,60}}\)|,\s+which\s[^,.;]{{3,40}},)?\s+{_IS}\s+"
    rf"(?:that\s+of\s+|as\s+follows\s*:\s*)?{_SAID_OF_IT}",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\s*(?:\([^()]{1,60}\))?\s*[:|]\s*(?=\S)")
_OF = re.compile(r"\s+(?:of|,?\s*namely|,?\s*i\.e\.,?)\s+(?=\S)", re.IGNORECASE)
_APPOSED = re.compile(
    r"(?:,|\s+\(|\s+[–—-])\s*(?:which\s+(?:is|was|were|are)\s+)?(?=\S)", re.IGNORECASE
)
_NO_APPOSITION = re.compile(
    r"(?:which|who|and|or|but|with|as|while|in|at|on|after|despite|although|because|if|when|where"
    r"|followed|showing|demonstrating|achieving|meeting|including|according|compared|versus"
    r"|p\s*[<=])\b",
    re.IGNORECASE,
)
_HOW = re.compile(
    r",?\s+(?:by\s+)?(?:demonstrat|show|achiev|with|deliver|produc|reveal|confirm|record|establish)"
    r"(?:ing|e|ed)?\b",
    re.IGNORECASE,
)
_WAS_MET = re.compile(
    r"[^.;:]{0,60}\b(?:met|missed|achieved|reached|satisfied|attained)\b[^.;:]{0,50}:\s+",
    re.IGNORECASE,
)
_MET = re.compile(
    r"\b(?:meet\w*|met|miss\w*|achiev\w+|reach\w*|attain\w*|satisf\w+|hit)\s+(?:both\s+|all\s+)?"
    r"(?:of\s+)?(?:(?:the|its|their)\s+)?$",
    re.IGNORECASE,
)
_RESULT = re.compile(r"[^.;:,]{0,50}:\s+")
_ON_IT = re.compile(
    r"(?:^|[.;:]\s+)\W*(?:On|For|In\s+terms\s+of|Regarding|With\s+respect\s+to)\s+"
    r"(?:(?:the|its)\s+)?(?:\w+'s\s+)?$"
)
_ITS_RESULT = re.compile(r"[^.;:,]{0,40},\s+")
_FINITE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|fell|rose|achieved|reached|showed|improved|declined"
    r"|increased|decreased|remained|reduced|demonstrated|responded|gained|lost|met|did|recorded)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"(?P<text>[^.;:,]{4,80}?)\s+(?:was|were|had\s+been|has\s+been)\s+(?:achieved|reached"
    r"|attained|recorded|seen|observed|met|shown)\b",
    re.IGNORECASE,
)
_AS_IT = re.compile(
    r"\b(?:has|have|had|having|uses?|used|using|takes?|took|with|evaluat\w+|assess\w+|measur\w+"
    r"|includ\w+|chos\w+|select\w+|of|on|and)\s+"
    r"(?P<text>(?:(?!\b(?:with|and\s+the|has|have|uses?)\b)[^.;:]){3,110}?)\s+as\s+"
    rf"{_ITS}$",
    re.IGNORECASE,
)
_IS_IT = re.compile(
    r"(?:^|[.;:]\s+|,\s+(?:and\s+|while\s+)?|\bthat\s+|\n\s*)"
    r"(?P<text>(?:(?!\b(?:that|which)\b)[^.;:,]){2,110}?)\s+(?:is|are|was|were|remains?|will\s+be"
    r"|(?:may|can|could|will|would|to)\s+(?:also\s+)?(?:serve|act|be\s+used)\s+as|serves?\s+as"
    rf"|served\s+as|serving\s+as|constitutes?)\s+{_ITS}{_WHOSE}$",
    re.IGNORECASE,
)
_BEFORE_IT = re.compile(
    rf"(?:[^.;]{{0,40}}?|[^.;,]{{0,70}}?)[,(–—]\s?(?:which\s(?:is|was)\s)?(?:this\s)?{_ITS}{_WHOSE}",
    re.IGNORECASE,
)
_RELATIVE = re.compile(rf",\s+which\s+(?:is|was)\s+{_ITS}{_WHOSE}$", re.IGNORECASE)
# `no difference on X, so the trial missed its`; `X was lower, meeting the`.
_SO = re.compile(
    r"[^.;,]{0,40},\s+(?:so|and\s+so|thus|therefore|hence|meaning)\b[^.;]{0,80}", re.IGNORECASE
)
_ON = re.compile(r"\b(?:on|in|for)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_MEETING = re.compile(
    r",\s+(?:thereby\s+|thus\s+)?(?:meeting|missing|achieving|satisfying)\s+$", re.IGNORECASE
)
_BY = re.compile(
    r"\s+(?:as\s+(?:measured|assessed)\s+)?(?:by|on|per|using)\s+(?:the\s+)?", re.IGNORECASE
)
_NOUN_PHRASE = re.compile(
    r"(?:^|[.;:]\s+)(?:(?:On|In|For|A|An|The)\s+)*(?P<text>[^.;:,()]{3,110}),\s+"
    rf"{_ITS}{_WHOSE}$"
)
_UNDER_IT = re.compile(r"\s*(?:(?:is|are|include|were)\s*)?:?\s*(?=\n)")
_BULLET = re.compile(r"\s*\n\s*(?:[-–—•*·▪‣o]|\d+[.)])\s+(?P<text>[^\n]+)")
_CLAUSE_END = re.compile(r";\s|\.\s")
_HOW_REACH = 70


def measures_of(context: Context, text: str, region: Span, rank: Rank) -> list[Span]:
    """The measures that one ranking is joined to, by the first way of joining that gives any."""
    if rank.inside is not None:
        named = measure_phrase(text, rank.inside)
        return [named] if named and _is_known(context, region, named) else []
    if not rank.alone:
        return []
    return (
        list(_behind(context, text, region, rank))
        or list(_listed(text, rank))
        or list(_before(context, text, region, rank))
        or list(_told(context, text, region, rank))
    )


def _behind(context: Context, text: str, region: Span, rank: Rank) -> Iterator[Span]:
    """`is X`, `: X`, `of X`, `, the X`."""
    stop, several = rank.span.end, rank.several
    is_met = _MET.search(text[region.start : rank.span.start]) is not None
    if not is_met and (sign := _LABEL.match(text, stop, region.end)):
        yield from measure_phrases(text, Span(sign.end(), region.end), several=several)
        return
    for pattern in (_COPULA, _OF):
        if sign := pattern.match(text, stop, region.end):
            clause = _clause(text, sign.end(), region.end)
            yield from measure_phrases(text, clause, several=several)
            return
    sign = _APPOSED.match(text, stop, region.end)
    if sign is None or _NO_APPOSITION.match(text, sign.end()):
        return
    clause = _clause(text, sign.end(), region.end)
    for found in measure_phrases(text, clause, several=several):
        if is_framed(text, clause, found) or _is_known(context, region, found):
            yield found
        elif several:
            return


def _listed(text: str, rank: Rank) -> Iterator[Span]:
    """Items under a heading that ends with the ranking."""
    head = _UNDER_IT.match(text, rank.span.end)
    at = head.end() if head else len(text)
    while item := _BULLET.match(text, at):
        found = measure_phrase(text, Span(*item.span("text")))
        if found is not None:
            yield found
        at = item.end()


def _before(context: Context, text: str, region: Span, rank: Rank) -> Iterator[Span]:
    """`X is the`, `with X as the`, `X, the`, `X (`."""
    left = text[region.start : rank.span.start]
    for pattern in (_AS_IT, _IS_IT):
        if match := pattern.search(left):
            place = Span(*(region.start + at for at in match.span("text")))
            yield from measure_phrases(text, place, several=rank.several)
            return
    named = _known_before(context, text, region, rank)
    if named is not None:
        yield measure_phrase(text, named) or named
    elif match := _NOUN_PHRASE.search(left):
        place = Span(*(region.start + at for at in match.span("text")))
        found = measure_phrase(text, place)
        if found is not None and is_framed(text, place, found):
            yield found


def _known_before(context: Context, text: str, region: Span, rank: Rank) -> Span | None:
    """The known measure that the ranking stands behind, in apposition or as what came of it."""
    left = text[region.start : rank.span.start]
    relative = _RELATIVE.search(left)
    stop = region.start + relative.start() if relative else rank.span.start
    named = [one.span for one in _named(context, region) if one.span.end <= stop]
    if not named:
        return None
    last = named[-1]
    if relative or _BEFORE_IT.fullmatch(text, last.end, stop):
        # `clinical remission by Mayo score`: the last only says how the one before is measured.
        by = len(named) > 1 and _BY.fullmatch(text, named[-2].end, last.start)
        return named[-2] if by else last
    if _SO.fullmatch(text, last.end, stop) and _ON.search(text, region.start, last.start):
        return last
    return last if _MEETING.search(left) and len(named) == 1 else None


def _told(context: Context, text: str, region: Span, rank: Rank) -> Iterator[Span]:
    """The measure of the result that follows: `met the endpoint, with an improvement in X`."""
    left = text[region.start : rank.span.start]
    stop, end = rank.span.end, region.end
    is_met = _MET.search(left) is not None
    sign = _WAS_MET.match(text, stop, end) or (is_met and _RESULT.match(text, stop, end)) or None
    if sign is None and _ON_IT.search(left):
        sign = _ITS_RESULT.match(text, stop, end)
    if sign:
        yield from _of_result(context, text, _clause(text, sign.end(), end), rank)
        return
    how = _HOW.search(text, stop, min(end, stop + _HOW_REACH)) if is_met else None
    if how is None or "." in text[stop : how.start()]:
        return
    for place in changes_in(text, _clause(text, how.end(), end)):
        yield from measure_phrases(text, place, several=rank.several)
        return


def _of_result(context: Context, text: str, clause: Span, rank: Rank) -> Iterator[Span]:
    """The first measure of a sentence with a finite verb; else the phrases it consists of."""
    if not _FINITE.search(text, clause.start, clause.end) and (
        phrases := list(measure_phrases(text, clause, several=rank.several))
    ):
        yield from phrases
        return
    named = [one.span for one in _named(context, clause) if one.span.start >= clause.start]
    if named:
        yield measure_phrase(text, named[0]) or named[0]
    elif subject := _PASSIVE.match(text, clause.start, clause.end):
        yield from measure_phrases(text, Span(*subject.span("text")), several=False)


def _clause(text: str, start: int, end: int) -> Span:
    border = _CLAUSE_END.search(text, start, end)
    return Span(start, border.start() if border else end)


def _named(context: Context, region: Span) -> list[Measure]:
    return [one for one in measures(context, context.sentence(region)) if one.span.overlaps(region)]


def _is_known(context: Context, region: Span, place: Span) -> bool:
    return any(one.span.overlaps(place) for one in _named(context, region))

"""Who took part, in sentences that count people without saying that they were enrolled.

`In BRISK, 22 patients were scanned`; `61 were enrolled`; `58 rolled over` into an extension. They
are asked where nothing plainer is told of a trial.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.spans import Span
from summarizer.grounding.context import Context
from summarizer.grounding.found_trials import FoundTrial
from summarizer.grounding.people_counts import ABOUT, NUMBER, PEOPLE, number_of

_ASIDE = r"(?:[^.;:()]|\([^()]*\)|\.\d)"
_ADJECTIVES = r"(?:[a-z][\w-]*\s+){0,3}?"
_OF_AN_ARM = r"(?![^.;]*?\b(?:at\s+(?:the\s+|a\s+)?|and\s+)\d)"
_OF_A_PART = r"(?![^.;]*\b(?:cohorts?|arms?|groups?|subgroup|dose\s+level|evaluable)\b)"
_BARE = re.compile(
    rf"(?:(?:^|[;,]\s+|\band\s+|\bwhere\s+|\.\s+)(?P<number>{NUMBER})|(?:^|[;,]\s+)(?P<first>{NUMBER})\s+{PEOPLE})\s+"
    r"(?:were|(?:have|had)\s+(?:now\s+|so\s+far\s+|already\s+)?been)\s+"
    r"(?:enrol?led|randomi[sz]ed|recruited|dosed|treated|infused)\b(?!\s+(?:at|with|to)\b)",
    re.IGNORECASE,
)
_SO_FAR = re.compile(
    rf"\b(?P<number>{NUMBER})\s+{_ADJECTIVES}{PEOPLE}(?:\s+(?:aged|with|between)\s[^.;,]{{2,50}})?\s+(?:have|had)\s+"
    r"(?:so\s+far\s+|now\s+|already\s+|to\s+date\s+)?been\s+(?:so\s+far\s+)?(?:dosed|treated|infused|injected|implanted)\b"
    r"(?!\s+(?:at|with|in\s+(?:the\s+)?\w+\s+(?:cohort|arm|group)))",
    re.IGNORECASE,
)
_HAD = re.compile(
    rf"\b(?:trial|study)\b{_ASIDE}{{0,60}}?\b(?:had|has)\s+{ABOUT}(?P<number>{NUMBER})\s+{_ADJECTIVES}{PEOPLE}\b"
    rf"|\bstudy\s+population\s+(?:consisted\s+of|comprised|was)\s+{ABOUT}(?P<people>{NUMBER})\s+{_ADJECTIVES}{PEOPLE}\b",
    re.IGNORECASE,
)
_BEHIND_A_NAME = re.compile(
    rf"\((?:[^()]*[;,]\s*)?n\s*=\s*(?P<number>{NUMBER})\s*\)", re.IGNORECASE
)
_ENTERED = re.compile(
    rf"\b(?P<number>{NUMBER})\s+(?:(?:of\s+(?:them|the\s+\w+)|{PEOPLE})\s+)?(?:who\s+)?(?:(?:chose|elected|opted|agreed)\s+to\s+)?"
    r"(?:enter(?:ed)?|roll(?:ed)?\s+over|continued?\s+into|went\s+on|cross(?:ed)?\s+over\s+into|transition(?:ed)?|moved\s+(?:in)?to)\b",
    re.IGNORECASE,
)
_FRAMED = re.compile(
    rf"(?:\s*\([^()]*\))*(?:,\s+[^.;,]{{2,60}})?,\s+{ABOUT}(?P<number>{NUMBER})\s+{_ADJECTIVES}{PEOPLE}\b{_OF_A_PART}{_OF_AN_ARM}"
    r"(?!\s*\(\s*\d+(?:\.\d+)?\s*%)"
    rf"(?={_ASIDE}{{0,110}}?\b(?:were|received|had|took|was|inhaled|got)\b)",
    re.IGNORECASE,
)
_IN = re.compile(r"(?:^|\W)(?:in|for)\s+[^.;,]{0,60}$", re.IGNORECASE)
_SUBGROUP = re.compile(
    r"\b(?:respon|experienc|discontinu|died|achiev|reached|adverse|event|improve)\w*", re.IGNORECASE
)
_ALL = re.compile(
    rf"\ball\s+(?:of\s+the\s+)?(?P<number>{NUMBER})\s+{_ADJECTIVES}{PEOPLE}\b(?!\s+(?:who|with|on)\b){_OF_A_PART}",
    re.IGNORECASE,
)
_EXTENSION_NAME = re.compile(r"(?:OLE|LTE|LT|EXT|EXTEND|X)$")
_PATTERNS = ((_BARE, "actual"), (_SO_FAR, "dosed"), (_HAD, "placed"), (_ALL, "all"))


def further_counts(
    context: Context, text: str, trial: FoundTrial
) -> Iterator[tuple[int, str, Span]]:
    """Each number, with how it is told, and its place."""
    if trial.is_extension or _EXTENSION_NAME.search(trial.name):
        yield from _entered(context, text)
        return
    for reference in trial.references:
        if reference.is_plural:
            continue
        sentence = context.sentence(reference.span)
        place = reference.span
        if match := _BEHIND_A_NAME.match(
            text, place.end + text.startswith(" ", place.end), sentence.end
        ):
            yield _said(match, "placed")
        framed = _FRAMED.match(text, place.end, sentence.end)
        is_framed = framed is not None and _IN.search(text[sentence.start : place.start])
        if framed is not None and is_framed:
            behind = text[framed.end() : min(sentence.end, framed.end() + 60)]
            if not _SUBGROUP.search(behind):
                yield _said(framed, "placed")
    for span in (*trial.regions, *trial.loose, *trial.inherited):
        for pattern, kind in _PATTERNS:
            for match in pattern.finditer(text, span.start, span.end):
                yield _said(match, kind)


def _entered(context: Context, text: str) -> Iterator[tuple[int, str, Span]]:
    """Those who went on into an extension, wherever they are counted."""
    for sentence in context.sentences():
        for match in _ENTERED.finditer(text, sentence.start, sentence.end):
            yield _said(match, "actual")


def _said(match: re.Match[str], kind: str) -> tuple[int, str, Span]:
    words = next(words for words in match.groupdict().values() if words)
    return number_of(words), kind, Span(*match.span())

"""What a trial measures: endpoints that the document ranks, each by its shortest name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.spans import Span
from summarizer.grounding.context import Context, stated
from summarizer.grounding.measures import measures
from summarizer.grounding.trial_identity import FoundTrial
from summarizer.grounding.trial_names import readable
from summarizer.schemas.trial import Endpoint

_RANK = r"(?P<rank>co-?primary|(?:key\s+)?secondary|primary|exploratory)"
_NOUN = (
    r"(?:(?:efficacy|safety|composite|clinical|study|regulatory)\s+){0,2}(?P<noun>endpoints?"
    r"|objectives?|outcomes?(?:\s+measures?)?|end\s+points?|(?:evaluation|outcome)\s+(?:items?"
    r"|variables?)"
    r"|measures?|evaluation\s+criteri(?:on|a)|efficacy\s+variables?)"
)
_WHOSE = (
    r"(?:\s+(?:of|for|in)\s+(?:the\s+|this\s+|that\s+)?(?:[\w-]+\s+){0,3}?(?:trial|study"
    r"|part\s+\w+|part|[A-Z][\w]*-?[\w]*))?"
)
_NO_MEASURE = (
    r"(?!\s*(?:met|not|achieved|reached|missed|also|now|to\s+be|all|expected|consistent"
    r"|unchanged|statistically)\b)"
)
_IS_THE_ENDPOINT = re.compile(
    rf"\b{_RANK}\s+{_NOUN}{_WHOSE}(?:\s+(?:is|are|was|were|will\s+be|includes?|included|remains?"
    r"|compris\w+|consists?\s+of|assess\w+|evaluat\w+|measur\w+)|\s*[:|])\s+"
    rf"{_NO_MEASURE}(?P<text>[^.;:|]{{3,160}})",
    re.IGNORECASE,
)
_ENDPOINT_IS = re.compile(
    rf"(?P<text>[^.;:,()]{{3,90}}?)\s+(?:is|are|was|were|remains?|will\s+be)\s+(?:the|a"
    rf"|its)\s+{_RANK}\s+{_NOUN}\b",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    rf"(?P<text>[^.;:(),]{{2,120}}?),\s+(?:the|a|its)\s+{_RANK}\s+{_NOUN}\b(?:,"
    r"|\s+of\s+the\s+(?:trial|study),)",
    re.IGNORECASE,
)
_MET = re.compile(
    r"\b(?:met|meet|meeting|achieved|achieving|missed|on|reached)\s+(?:both\s+"
    rf"|all\s+)?(?:of\s+)?(?:the|its|their)\s+{_RANK}\s+{_NOUN}{_WHOSE}"
    r"(?:\s+of\s+|,\s+|\s+\(|[^.;:,()]{0,40}:\s+(?:with\s+[^,.;]{1,30},\s+)?)(?P<text>(?!which"
    r"|and|with|showing|demonstrating|in\s|at\s|as\s)[^.;:()]{3,120})",
    re.IGNORECASE,
)
_HAS_FOR = re.compile(
    rf"\b(?:has|have|had|uses?|used|takes?|took"
    rf"|with)\s+(?:the\s+)?(?P<text>[^.;:()]{{3,90}}?)\s+as\s+(?:the\s+|its\s+|an?\s+"
    rf"|their\s+)?{_RANK}\s+{_NOUN}\b",
    re.IGNORECASE,
)
_FAILED_ON = re.compile(
    rf"\b(?:difference|effect|superior\w*|beat\s+placebo|improvement|separation|benefit)\s+(?:in"
    rf"|on|for)\s+(?P<text>[A-Z]"
    rf"[^.;:(),]{{2,60}}?)(?:\s+at\s+(?:week|month|day)\s+\w+)?,[^.;]{{0,80}}\b{_RANK}\s+{_NOUN}\b",
)
_RELATIVE = re.compile(
    rf"(?P<text>[^.;:(),]{{3,90}}?),\s+which\s+(?:is|was)\s+(?:the|a|its)\s+{_RANK}\s+{_NOUN}\b",
    re.IGNORECASE,
)
_OF_THE_STUDY = re.compile(
    rf"(?:\bon|\bin|\bfor|\bof|^)\s*(?P<text>[^.;:(),]{{3,90}}?),\s+(?:the|this|that)\s+(?:trial"
    rf"|study)(?:'s|’s)\s+"
    rf"{_RANK}\s+{_NOUN}\b",
    re.IGNORECASE,
)
_PATTERNS = (
    _HAS_FOR,
    _FAILED_ON,
    _RELATIVE,
    _OF_THE_STUDY,
    _IS_THE_ENDPOINT,
    _ENDPOINT_IS,
    _APPOSED,
    _MET,
)
# What follows the measure: how, when, in whom and by how much it is measured.
_TAIL = re.compile(
    r",|\s+(?:as\s+(?:measured|assessed|determined|evaluated|defined)|measured|assessed"
    r"|evaluated|defined|determined|by|per|using|according\s+to|during|at(?!\s+least)|after"
    r"|over|from\s+baseline"
    r"|through|until|up\s+to|within|versus|vs\.?|compared|relative\s+to"
    r"|in\s+(?:the\s+)?(?:patients|participants|adults|children|subjects|overall|intent|ITT"
    r"|each|both)|following"
    r"|was|were|is|are|fell|rose|with|for\s+(?:the|both)"
    r"|and\s+(?:the\s+)?(?:key\s+)?(?:secondary|exploratory))\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:[-–—•*·]\s+)?(?:[^,;]{0,70}\bhad\s+)?(?:the\s+|an?\s+)?(?:(?:median|mean|percent"
    r"|percentage|absolute|proportion\s+of\s+(?:patients|participants|subjects)\s+(?:with"
    r"|achieving|who\s+\w+))\s+(?:of\s+)?)?(?:the\s+)?"
    r"(?:(?:rate\s+of\s+)?change\s+(?:from\s+baseline\s+)?in\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
NOT_A_MEASURE = re.compile(
    r"\b(?:trials?|study|studies|phase\s+[\dIV]+|randomi[sz]ed|[\w-]*blind\w*|placebo-controlled"
    r"|endpoints?|non-inferiority|superiority"
    r"|statistical\w*|significan\w+|we|which|who|that|it|results?|data|p\s*[<=])\b",
    re.IGNORECASE,
)
_AND = re.compile(r",?\s+and\s+(?:the\s+)?|,\s+", re.IGNORECASE)
_PRIMARY = re.compile(rf"\b(?:co-?)?primary\s+{_NOUN}", re.IGNORECASE)
RANKED = re.compile(rf"\b{_RANK}\s+{_NOUN}", re.IGNORECASE)
_IS_BEFORE = re.compile(
    r"[^.;]{0,40}?[,(]\s?(?:which\s(?:is|was)\s)?(?:the|an?|its|their)\s(?:trial's\s|study's\s)?"
)
_IS_AFTER = re.compile(
    r"(?:\s(?:of|in|for)\s(?:the|this|both)?\s?(?:[\w-]+\s){0,2}?(?:trials?|study|studies))?(?:,"
    r"|:|\s\(|\sof|\s(?:is|are|was|were|will\sbe|includes?))"
    r"\s?(?:the\s|an?\s|mean\s|median\s|change\s|rate\sof\s|from\sbaseline\s|in\s|reduction\s"
    r"|improvement\s|of\s|percent\s)*",
    re.IGNORECASE,
)
_LONGEST_WORDS = 14


def read_endpoints(context: Context, trial: FoundTrial) -> tuple[Endpoint, ...]:
    """Ranked endpoints of the sentences that speak of the trial, each once."""
    text = readable(context.document.text)
    found: dict[tuple[str, str], Endpoint] = {}
    for span in (*trial.regions, *trial.loose):
        for pattern in _PATTERNS:
            for match in pattern.finditer(text, span.start, span.end):
                rank = _rank(match["rank"])
                several = match["noun"].lower().rstrip().endswith("s")
                for place in _measures(text, Span(*match.span("text")), several=several):
                    evidence = context.evidence(place)
                    key = (rank, " ".join(evidence.text.lower().split()))
                    found.setdefault(key, Endpoint(type=rank, text=stated(evidence.text, evidence)))
    if not any(rank == "primary" for rank, _ in found):
        for span in (*trial.regions, *trial.loose):
            for place in _measured(context, text, span):
                evidence = context.evidence(place)
                key = ("primary", " ".join(evidence.text.lower().split()))
                found.setdefault(
                    key, Endpoint(type="primary", text=stated(evidence.text, evidence))
                )
    return _shortest(tuple(found.values()))


def _measured(context: Context, text: str, region: Span) -> Iterator[Span]:
    """Known measures that stand beside the words `primary endpoint`."""
    for match in _PRIMARY.finditer(text, region.start, region.end):
        sentence = context.sentence(Span(*match.span()))
        named = measures(context, sentence)
        before = [m for m in named if m.span.end <= match.start()]
        after = [m for m in named if m.span.start >= match.end()]
        if before and _IS_BEFORE.fullmatch(text, before[-1].span.end, match.start()):
            yield before[-1].span
        elif after and _IS_AFTER.fullmatch(text, match.end(), after[0].span.start):
            yield after[0].span


def _rank(words: str) -> str:
    lower = words.lower()
    return "primary" if "primary" in lower else "secondary" if "secondary" in lower else lower


def _measures(text: str, place: Span, *, several: bool) -> list[Span]:
    words = text[place.start : place.end]
    pieces = [(0, len(words))]
    if several:
        pieces, at = [], 0
        for border in _AND.finditer(words):
            pieces.append((at, border.start()))
            at = border.end()
        pieces.append((at, len(words)))
    found = []
    for start, end in pieces:
        lead = _LEAD.match(words, start, end)
        begin = lead.end() if lead and lead.end() < end else start
        tail = _TAIL.search(words, begin + 1, end)
        stop = tail.start() if tail else end
        piece = words[begin:stop].rstrip()
        if (
            len(piece) >= 2
            and not NOT_A_MEASURE.search(piece)
            and len(piece.split()) <= _LONGEST_WORDS
            and re.search(r"[A-Za-z]", piece)
        ):
            found.append(Span(place.start + begin, place.start + begin + len(piece)))
    return found


def _shortest(endpoints: tuple[Endpoint, ...]) -> tuple[Endpoint, ...]:
    """Without those whose words hold another of the same rank."""
    return tuple(
        one
        for one in endpoints
        if not any(
            other is not one
            and other.type == one.type
            and other.text.value.lower() in one.text.value.lower()
            for other in endpoints
        )
    )

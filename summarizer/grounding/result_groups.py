"""The part of the patients that a sentence speaks of: `In participants aged 75 and older, the`."""

from __future__ import annotations

import re

from summarizer.documents.spans import Span

_PERSONS = (
    r"(?:patients|participants|subjects|adults|children|adolescents|people|men|women|infants|veterans"
    r"|those|individuals|volunteers)"
)
_LED = re.compile(
    r"(?:^\W*|[:;]\s|,\s(?:and\s|while\s)?|\band\s|\s)(?:In|Among|For|Across|Within)\s(?:both\s)?"
    r"(?:(?:an?|the)\s(?:[\w-]+\s){0,4}?(?:sub-?groups?|subsets?|analys[ie]s|subpopulations?"
    r"|populations?|cohorts?)\s(?:of|in|including)\s)?(?:the\s|all\s(?=\d)|those\s)*"
    rf"(?:\d[\d,]*\s|(?:evaluable|eligible)\s)*(?P<group>(?:[\w-]+\s){{0,3}}?{_PERSONS}"
    rf"(?:\s(?:with|without|who|whose|aged|carrying|harbou?ring|under|over|younger|older|not|on|at"
    rf"|previously|receiving)\s[^,;:()]{{2,90}}?)?)"
    r"(?=,|\s\(|:|\s(?:the|median|mean|overall|was|were)\s)",
    re.IGNORECASE,
)
# What makes some patients of a trial a part of them, and not all whom the trial is about.
_PART = re.compile(
    r"\b(?:mutations?|mutated|mutant|methylated|amplified|wild[- ]type|at\s(?:study\s)?entry"
    r"|baseline|aged|prior|previous(?:ly)?|experienced|PD-L1|eosinophils?|metasta\w+|or\s(?:more|older"
    r"|younger|higher|above|over)|older|younger|under|below|above|at\sleast|history|high[- ]risk"
    r"|genotype|who\s(?:had|were|completed|entered|received|switched|crossed)|whose|all\srandomi[sz]ed|subtype)\b"
    r"|[≥≤<>]|\w[- ](?:positive|negative|na[iï]ve|refractory|mutant|high|low)\b",
    re.IGNORECASE,
)


# `9 of 31 (29.0%) patients with diplopia at baseline`
_BEHIND = re.compile(
    rf"[^,;:.]{{0,30}}?\s(?P<group>{_PERSONS}\s(?:with|without|whose|aged)\s[^,;:.()]{{2,90}}?)"
    r"(?=,|\s\(|\.?$|\s(?:and|versus|while)\s(?:in\s)?\d)",
    re.IGNORECASE,
)
# `Among women, remission was`: one sex is a part by itself.
_SEX = re.compile(r"(?:women|men|girls|boys|females|males)", re.IGNORECASE)
_ANY_PERSONS = re.compile(rf"(?:[\w-]+ed\s)?{_PERSONS}", re.IGNORECASE)
_SUBSET = re.compile(
    r"\b(?:sub-?groups?|subsets?|subpopulations?|post[\s-]hoc\sanalys[ie]s)\s(?:of|in)\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"\bwho(?:se)?\b", re.IGNORECASE)
_REST = re.compile(r"\s(?:was|were)\s[^,;:()]{2,60}(?=,)")
_WITH = re.compile(rf"{_PERSONS}\swith\s(?:an?\s|the\s)?", re.IGNORECASE)


def without_persons(text: str, group: Span) -> Span:
    """A group by what it has: `an ESR1 mutation` of `patients with an ESR1 mutation`."""
    match = _WITH.match(text, group.start, group.end)
    return Span(match.end(), group.end) if match else group


def group_of(text: str, sentence: Span, number: int) -> Span | None:
    """The part of the patients that leads to a number, in the words of the release.

    Args:
        text: The document.
        sentence: The sentence.
        number: Where the number begins.
    """
    last = None
    for match in _LED.finditer(text[sentence.start : number]):
        words = match["group"]
        before = text[sentence.start : sentence.start + match.start("group")]
        if (
            _PART.search(words)
            or (_SUBSET.search(match.group()) and not _ANY_PERSONS.fullmatch(words))
            or _SEX.fullmatch(words)
            or before.rstrip().endswith("all")
        ):
            last = match
    if last is None:
        behind = _BEHIND.match(text, number, sentence.end)
        told = behind is not None and _PART.search(behind["group"])
        return Span(*behind.span("group")) if behind and told else None
    end = sentence.start + last.end("group")
    if _WHO.search(last["group"]) and (more := _REST.match(text, end, number)):
        end = more.end()
    return Span(sentence.start + last.start("group"), end)

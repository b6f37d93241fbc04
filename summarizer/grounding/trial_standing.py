"""Whether words about a trial tell of one that is, was or is planned, or only of what might be.

Only a phrase that introduces a trial (`a Phase 3 trial`) is asked; what `the trial` takes up has
been told. A trial is not told where it is denied, is the matter of a condition, a possibility, a
wish or a demand, or where the sentence holds of trials in general. A verb of starting with a time
makes a plan even of `could`.
"""

from __future__ import annotations

import re

from summarizer.documents.explanations import explains_a_programme
from summarizer.documents.spans import Span
from summarizer.grounding.context import Context
from summarizer.grounding.guard import Force, force_of
from summarizer.grounding.trial_owners import clause_around

_ADJECTIVES = r"(?:(?!(?:the|its|our|this|their)\s)[\w/,-]+\s+){0,6}"
_INDEFINITE = re.compile(
    rf"(?:^|\b(?:an?|another|any|each|every|no|such|further|additional|future|potential|possible|successful|positive|larger?|single"
    rf"|one|new)\s+){_ADJECTIVES}$",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"\b(?:the|this|that|these|those|its|our|their|whose|\w+['’]s?)\s+(?:[\w/,-]+\s+){0,4}$",
    re.IGNORECASE,
)
_START = (
    r"(?:start|begin|initiate|launch|commence|open|conduct|run|enter|advance|move|proceed|carry)\w*"
)
_OF_ANY_BEFORE = re.compile(
    rf"\b(?:before|until|unless|without|what|any|every|each|no|neither|like|such)\s+(?:an?\s+)?{_ADJECTIVES}$"
    r"|\bsuch\s+an?\s+$",
    re.IGNORECASE,
)
_OF_ANY_BEHIND = re.compile(
    r"^\s+like\s+th(?:is|at|ese)\b|^[^.;,]{0,50}?\s(?:should|must|needs?\s+to|has\s+to|(?:we\s+)?(?:cannot|can't|could\s+not))\b"
    r"|^[^.;,]{0,60}?\b(?:has|have|had)\s+never\s+been\b|^[^.;,]{0,40}?\b(?:is|was|were|are)\s+not\s+(?:required|needed|requested|planned)\b"
    r"|^[^.;,]{0,40}?\b(?:would|may|might|could)\s+(?:also\s+)?be\s+(?:needed|required|necessary)\b",
    re.IGNORECASE,
)
# From a word to the phrase, with no other verb of a company's own between.
_UP_TO = (
    r"(?:(?!\b(?:and\s+(?:will|is|are|has|plans?|expects?|intends?|aims?)|which|who)\b)[^,;])*$"
)
_TAKES_PART = (
    r"\s+(?:\w+\s+)?(?:enter|roll|continue|join|take\s+part|participate|be\s+invited|enrol)"
)


def _before(words: str) -> re.Pattern[str]:
    """Words that reach the phrase behind them."""
    return re.compile(rf"\b(?:{words}){_UP_TO}", re.IGNORECASE)


_IF = _before(r"(?:if|whether|unless|were)\b")
_ON_A_CONDITION = re.compile(r"\W*(?:if|should|unless|were|had)\s[^.;]*?,", re.IGNORECASE)
_HEDGED = re.compile(
    rf"\b(?:potential(?:ly)?|possibl[ey]|hypothetical)\s+{_ADJECTIVES}$", re.IGNORECASE
)
# A possibility: `could support a pivotal trial`.
_MAY = _before(rf"(?:may|might|could|can)\b(?!{_TAKES_PART})")
_WISH = _before(
    r"(?:look(?:s|ing)?\s+forward\s+to|hop(?:e|es|ing)\s+(?:for|to\s+see|that)|dreams?\s+of)\b"
)
# A demand, and a matter for talk, which nobody has agreed to yet.
_ASKED = _before(
    r"(?:(?:ask|request|recommend|suggest|demand)(?:s|ed|ing)?|requir(?:es?|ed|ing)|call(?:s|ed|ing)?\s+for"
    r"|needs?\s+for|needed\s+for|case\s+for|worth)\b"
)
_WEIGHED = re.compile(
    r"\b(?:options?|consider(?:s|ed|ing)?|weigh(?:s|ed|ing)?|explor(?:e|es|ing)|possibility"
    r"|feasibility|need\s+(?:for|of))\b[^;]*$",
    re.IGNORECASE,
)
_AFTER_APPROVAL = re.compile(
    r"\b(?:post-?(?:marketing|approval|authori[sz]ation)|condition\s+of|commitments?|agreed\s+to|will\s+conduct)\b",
    re.IGNORECASE,
)
_IN_GENERAL = re.compile(
    r"\b(?:typically|usually|often|generally|normally|in\s+general|as\s+a\s+rule|always)\b"
    r"|\b(?:continued\s+approval|may\s+be\s+contingent|contingent\s+(?:up)?on)\b"
    r"|^\W*(?:(?:most|many|few|some|an?)\s+(?:[\w-]+\s+){0,2})?(?:drugs|medicines|sponsors?|developers?|companies|candidates)\s"
    r"(?!today|announce)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:20\d\d|quarter|half\s+of|mid-|early|late|year|month|spring|summer|autumn|fall|winter|soon|once|after|following)\b",
    re.IGNORECASE,
)
_WOULD_START = re.compile(
    rf"^[^.;,]{{0,110}}?\b(?:would|could|may|might|will|can)\s+(?:then\s+|also\s+)?(?:be\s+)?{_START}\b",
    re.IGNORECASE,
)
_WILL = re.compile(
    rf"\b(?:will|would|plans?|intends?|expects?|aims?|to|prepar\w+|could|may|might)\s+(?:to\s+|for\s+)?{_START}\s+(?:into\s+|to\s+|out\s+)?{_ADJECTIVES}$",
    re.IGNORECASE,
)


def is_told(context: Context, text: str, sentence: Span, phrase: Span) -> bool:
    """Whether a phrase speaks of a trial that is, was or is planned."""
    clause = clause_around(text, sentence, phrase)
    words = text[phrase.start : phrase.end]
    head = re.search(r"\S+$", words)
    before = text[clause.start : phrase.start + (head.start() if head else 0)]
    behind = text[phrase.end : clause.end]
    if _OF_ANY_BEFORE.search(before) or (not _is_taken_up(before) and _OF_ANY_BEHIND.match(behind)):
        return False
    if _is_taken_up(before) or not _INDEFINITE.search(before):
        return True
    if explains_a_programme(context.words(sentence)):
        return False
    if _is_planned(before, behind):
        return not _IF.search(before)
    if _ON_A_CONDITION.match(text, sentence.start, phrase.start):
        return False
    if _IN_GENERAL.search(text[clause.start : clause.end]) or _is_denied(context, phrase):
        return False
    return not any(one.search(before) for one in (_IF, _HEDGED, _MAY, _WISH, _WEIGHED)) and not (
        _ASKED.search(before) and not _AFTER_APPROVAL.search(text[sentence.start : sentence.end])
    )


def _is_taken_up(before: str) -> bool:
    definite = _DEFINITE.search(before)
    return definite is not None and not re.search(
        r"\b(?:an?|no|any|another)\s", definite.group(), re.IGNORECASE
    )


def _is_planned(before: str, behind: str) -> bool:
    """A verb of starting with the trial as its subject or object, and a time for what is open."""
    start = _WILL.search(before) or _WOULD_START.match(behind)
    if start is None or _ASKED.search(before):
        return False
    is_open = re.search(r"\b(?:could|may|might|can)\b", start.group(), re.IGNORECASE)
    return not is_open or _TIME.search(behind) is not None


def _is_denied(context: Context, phrase: Span) -> bool:
    judged = force_of(context.document, phrase)
    return judged.force is Force.NEGATED and judged.cue is not None and judged.cue.end <= phrase.end

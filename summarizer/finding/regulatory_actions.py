"""Acts of regulators that are no designations: submissions, holds, reviews, approvals, letters.

Words that only name an act (`IND clearance`) make it a fact no more than a plan does: what stands
before and behind them decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.act_timing import Novelty, date_of_act, read_novelty
from summarizer.finding.action_authority import ActionAuthorities
from summarizer.finding.action_cues import ActionCue, action_cues, application_in
from summarizer.finding.agencies import find_cues
from summarizer.finding.authority import UNRESOLVED
from summarizer.finding.definitions import speaks_of_any
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.modality import (
    Form,
    Modality,
    governed_by_doubt,
    hedge_words,
    inside,
    lacks_assurance,
    modality,
    of_noun,
)
from summarizer.finding.passages import Passage, passage_around
from summarizer.finding.phrases import Words
from summarizer.finding.plain_text import plain
from summarizer.finding.referred_acts import REACH, referred_acts


class ActionStatus(StrEnum):
    """How an act is told. Only what `happened` is an event; what is `planned` is a milestone."""

    HAPPENED = "happened"
    PLANNED = "planned"
    HEDGED = "hedged"
    NEGATED = "negated"
    EXPLANATORY = "explanatory"
    UNKNOWN = "unknown"


_SILENT = frozenset({Section.FORWARD_LOOKING, Section.CONTACT, Section.PAGE_CHROME})
_STATUS_OF = {
    Modality.FACT: ActionStatus.HAPPENED,
    Modality.NEGATED: ActionStatus.NEGATED,
    Modality.HEDGED: ActionStatus.HEDGED,
    Modality.PLANNED: ActionStatus.PLANNED,
    Modality.OPEN: ActionStatus.UNKNOWN,
}
_TENSE_OF = {ActionStatus.HAPPENED: "past", ActionStatus.PLANNED: "future"}
_DONE_BEFORE = re.compile(
    r"\b(?:announc(?:ed|es|ing)|received|receives|obtained|secured|achieved|completed"
    r"|following|after|upon|"
    r"since|with|successful|successfully|recent|has|have|had|cleared|granted|gained|set|given"
    r"|of\s+the|"
    r"(?:agreed|confirmed|advised|discussed|stated|aligned)\s+(?:at|in|during)|"
    r"convened|voted|placed|remains|is|was|were|under)\s+(?:today\s+)?(?:the\s+|an?\s+|its\s+"
    r"|our\s+|of\s+|"
    r"U\.S\.\s+|FDA(?:'s)?\s+|EMA(?:'s)?\s+|positive\s+|successful\s+|formal\s+|recent\s+"
    r"|both\s+|on\s+){0,4}(?:(?!(?:of|for|to|no|any)\b)[a-z-]+\s+)?$",
    re.IGNORECASE,
)
_DONE_BEHIND = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:(?:for|of|from|with|in)\s+[^,;]{2,60}?\s+)?"
    r"(?:(?:has|have|had)\s+been|was|were)\s+(?:\w+ly\s+)?"
    r"(?:received|issued|set|held|completed|placed|imposed|granted|announced|obtained)\b"
    r"|\s*(?:with\s+[^,;]{2,40}?\s+)?(?:held|conducted)\s+(?:with\s+[^,;]{2,40}?\s+)?(?:in|on|earlier"
    r"|last|this)\b"
    r"|\s*(?:of\s+[^,;]{2,40}?\s+)?(?:meeting\s+)?(?:\w+ly\s+)?(?:voted|convened|recommended|met)\b"
    r"|\s*(?:of|is|was|set\s+for)\s+(?:set\s+for\s+)?(?:January|February|March|April|May|June"
    r"|July|August|"
    r"September|October|November|December|\d)",
    re.IGNORECASE,
)
_PLANNED_BEHIND = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:for\s+\S+\s+)?(?:is|are|remains?|was|were)?\s*(?:\w+ly\s+)?"
    r"(?:now\s+)?"
    r"(?:expected|anticipated|planned|targeted|scheduled|on\s+track|projected|intended|to\s+"
    r"(?:be|take))\b",
    re.IGNORECASE,
)
_SCHEDULED = re.compile(
    r"[^.;,]{0,60},\s+which\s+(?:is|are)\s+(?:now\s+)?(?:scheduled|planned|expected|anticipated)\b",
    re.IGNORECASE,
)
# `an End-of-Phase 2 meeting in April 2023 the FDA agreed`: what was said there, so it was held.
_AGREED_AT = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:meeting\s+)?(?:(?:held|given|received|conducted)\s+)?"
    r"(?:with\s+[^.;,]{2,40}\s+)?"
    r"(?:in|on)\s+[^;]{4,110}?\b(?:agreed|accepted|confirmed|advised|supported|recommended)\b",
    re.IGNORECASE,
)
_NEGATED_BEFORE = re.compile(
    r"\b(?:no|not|without|never)\s+(?:[\w-]+\s+){0,3}$|\babsence\s+of\s+(?:an?\s+)?$", re.IGNORECASE
)
_ELIGIBLE_BEFORE = re.compile(
    r"\b(?:eligib\w+|potential\w*|possib\w+|candidate|opportunity|basis|path(?:way)?|criteria"
    r"|intended)\s+"
    r"(?:for|to|of|towards?)?\s*(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
_ONLY_WITH_AUTHORITY = frozenset({"APPROVAL", "LABEL_CHANGE"})
_ONLY_FOR_APPLICATIONS = re.compile(
    r"\b(?:s?BLA|s?NDA|J-?NDA|MAA|NDS|PMA)s?\b|\bapplications?\b|\bsubmissions?\b|\bfilings?\b"
)


def find_regulatory_actions(document: Document) -> tuple[Mention, ...]:
    """Every act named or told, in reading order; `value` is its event type.

    Attributes of a mention, all text: `status` (see `ActionStatus`), `tense` (`past`, `future`,
    `open`), `novelty`, `authority` with `authority_basis` and `authority_rule`, and where the text
    has them `jurisdiction`, `application` (`BLA`), `hedge` (the words), `agency_start` and
    `agency_end`, `dated_start` and `dated_end` (words of a date tied to the act).
    """
    cues = find_cues(document, Words(document.text))
    authorities = ActionAuthorities(document, cues)
    return tuple(
        _mention(document, authorities, passage, cue)
        for sentence in document.sentences
        for passage, cue in _in_sentence(document, Span(sentence.start, sentence.end))
    )


def _in_sentence(document: Document, sentence: Span) -> Iterator[tuple[Passage, ActionCue]]:
    text = plain(document.slice(sentence))
    named = action_cues(text)
    before = plain(document.text[max(0, sentence.start - REACH) : sentence.start])
    taken = [range(cue.start, cue.end) for cue in named]
    referred = [
        cue
        for cue in referred_acts(text, before)
        if not any(
            cue.start in place or place.start in range(cue.start, cue.end) for place in taken
        )
    ]
    for cue in (*named, *referred):
        if cue.event == "REVIEW_PRIORITY_SET" and not _ONLY_FOR_APPLICATIONS.search(text):
            continue
        place = Span(sentence.start + cue.start, sentence.start + cue.end)
        yield passage_around(document, place), cue


def _mention(
    document: Document, authorities: ActionAuthorities, passage: Passage, cue: ActionCue
) -> Mention:
    span = passage.span(len(passage.left), passage.behind)
    authority = authorities.of(passage, span, cue.event)
    status = _status(passage, cue)
    if cue.event in _ONLY_WITH_AUTHORITY and authority["authority"] == UNRESOLVED:
        status = ActionStatus.UNKNOWN if status is ActionStatus.HAPPENED else status
    attributes = {"status": status.value, "tense": _TENSE_OF.get(status, "open"), **authority}
    attributes |= _timing(passage, status)
    if (application := application_in(passage.place) or application_in(passage.text)) is not None:
        attributes["application"] = application
    hedge = hedge_words(passage.clause_left, cue.form or Form.GERUND)
    if hedge and status is not ActionStatus.HAPPENED:
        attributes["hedge"] = hedge
    return Mention(Kind.REGULATORY_ACTION, span, document.slice(span), cue.event, attributes)


def _timing(passage: Passage, status: ActionStatus) -> dict[str, str]:
    if status is not ActionStatus.HAPPENED:
        return {"novelty": Novelty.UNKNOWN.value}
    start, end = len(passage.left), passage.behind
    timing = {"novelty": read_novelty(passage, start, end, standing=False).value}
    dated = date_of_act(passage, start, end)
    if dated is not None:
        timing |= {"dated_start": str(dated.start), "dated_end": str(dated.end)}
    return timing


def _status(passage: Passage, cue: ActionCue) -> ActionStatus:
    if passage.section is Section.EXPLANATORY or speaks_of_any(passage):
        return ActionStatus.EXPLANATORY
    status = _of_noun(passage) if cue.form is None else _STATUS_OF[_of_verb(passage, cue.form)]
    if status is ActionStatus.HAPPENED:
        if passage.section in _SILENT:
            return ActionStatus.UNKNOWN
        if governed_by_doubt(passage.left):
            return ActionStatus.HEDGED
    if status is ActionStatus.PLANNED and lacks_assurance(passage.left):
        return ActionStatus.HEDGED
    return status


def _of_verb(passage: Passage, form: Form) -> Modality:
    meant = modality(passage.clause_left, form)
    return inside(passage.place) if meant is Modality.FACT else meant


def _of_noun(passage: Passage) -> ActionStatus:
    """An act that is only named: told of as done, as planned, or neither."""
    before = passage.clause_left
    if _NEGATED_BEFORE.search(before):
        return ActionStatus.NEGATED
    if _ELIGIBLE_BEFORE.search(before):
        return ActionStatus.HEDGED
    if _PLANNED_BEHIND.match(passage.clause_right) or _SCHEDULED.match(passage.right):
        return ActionStatus.PLANNED
    if _AGREED_AT.match(passage.right):
        return ActionStatus.HAPPENED
    if (meant := of_noun(before)) is not Modality.OPEN:
        return _STATUS_OF[meant]
    if _DONE_BEHIND.match(passage.clause_right):
        return ActionStatus.HAPPENED
    done = _DONE_BEFORE.search(before)
    return _STATUS_OF[modality(before[: done.start()], Form.PAST)] if done else ActionStatus.UNKNOWN

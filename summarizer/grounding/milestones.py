"""Events still to come, with the days their time words stand for."""

from __future__ import annotations

import re
from datetime import date

from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.time_windows import resolve
from summarizer.grounding.clauses import clause_at
from summarizer.grounding.context import FACTUAL, Context, derived, stated
from summarizer.grounding.ledger import says_nothing
from summarizer.schemas.milestone import Milestone, MilestoneDraft
from summarizer.schemas.stated import AnchorKind, Interval, PartialDate, Precision, Stated
from summarizer.schemas.terms import Certainty, MilestoneKind

_FUTURE = re.compile(
    r"\b(?:expect(?:s|ed|ing)?|anticipat(?:es?|ed|ing)|plans?|planned|planning|intends?|will|on\s+track"
    r"|target(?:s|ed|ing)|scheduled|slated|aims?\s+to|remains?\s+on\s+schedule|upcoming|forthcoming"
    r"|to\s+be\s+(?:presented|reported|initiated|submitted|announced)|goal\s+date|PDUFA)\b",
    re.IGNORECASE,
)
# At the end of what precedes and names the expectation: `no longer expects`, `does not plan`.
_NOT_EXPECTED = re.compile(
    r"\b(?:(?:do(?:es)?|did|has|have|is|are)\s+not|(?:does|do|did|is|are)n['’]t|no\s+longer|cannot"
    r"|never|neither)\s+(?:\w+\s+){0,2}?\w+$",
    re.IGNORECASE,
)
_CERTAINTY = (
    (
        Certainty.CONDITIONAL,
        re.compile(r"\b(?:if|subject\s+to|pending|assuming|contingent)\b", re.I),
    ),
    (
        Certainty.SCHEDULED,
        re.compile(
            r"\b(?:scheduled|will\s+be\s+(?:presented|held)|goal\s+date|PDUFA|slated)\b", re.I
        ),
    ),
    (Certainty.TARGET, re.compile(r"\b(?:target(?:s|ed|ing)?|aims?\s+to|on\s+track)\b", re.I)),
    (Certainty.EXPECTED, re.compile(r"\b(?:expect|anticipat|plan|intend|will|upcoming)", re.I)),
)
# The kind of event, by the word that must stand in its sentence; most specific first.
_KINDS = (
    (MilestoneKind.GOAL_DATE, r"\b(?:PDUFA|goal\s+date|target\s+action\s+date|action\s+date)\b"),
    (MilestoneKind.SUBMISSION, r"\b(?:submit(?:ted|ting)?|submissions?|files?|filings?)\b"),
    (
        MilestoneKind.ENROLMENT_COMPLETE,
        r"\bcomplet\w*\s+(?:of\s+)?(?:[\w-]+\s+){0,6}enrol|\benrol\w*\s+(?:[\w-]+\s+){0,8}complet",
    ),
    (
        MilestoneKind.FIRST_DOSE,
        r"\b(?:first\s+(?:patient|subject|participant)|dos(?:e|ing))\b",
    ),
    (
        MilestoneKind.TRIAL_START,
        r"\b(?:initiat|start|begin|commenc)\w*\b(?:[^.;]*\b(?:trial|study))?"
        r"|\b(?:trial|study)\b[^.;]{0,60}\b(?:initiat|start|begin|commenc)",
    ),
    (MilestoneKind.TOPLINE, r"\btop-?\s?line\b"),
    (
        MilestoneKind.PRESENTATION,
        r"\b(?:present(?:ed|ation)?|poster|congress|annual\s+meeting|conference)\b",
    ),
    (MilestoneKind.LAUNCH, r"\blaunch"),
    (MilestoneKind.DATA_UPDATE, r"\b(?:data|results|readout|update|analysis|findings)\b"),
    (MilestoneKind.APPROVAL, r"\bapprov"),
)
_KIND_WORDS = {kind: re.compile(words, re.IGNORECASE) for kind, words in _KINDS}
_FARTHEST_YEARS = 10
_EARLIEST_DAYS = 31


def ground_milestones(drafts: list[MilestoneDraft], context: Context) -> tuple[Milestone, ...]:
    """Milestones of the draft, and dated announcements that the model left out, in text order."""
    found: dict[Span, Milestone] = {}
    drafted: dict[str, Span] = {}
    for index, draft in enumerate(drafts):
        path = f"milestones[{index}]"
        quote = context.quoted(f"{path}.quote", draft.quote)
        clause = _clause(draft, quote, context)
        if clause is None or not _announces(clause, context):
            reason = "no clause of the document announces such an event"
            context.ledger.refuse(path, draft, "no-announcement", reason)
            continue
        milestone = _milestone(clause, context, said=draft.what)
        found.setdefault(clause, milestone)
        drafted[path] = clause
        _settle(draft, path, milestone, context)
    for mention in context.of(Kind.TIME_EXPRESSION):
        clause = clause_at(context.document, mention.span)
        if _dated_announcement(mention, clause, context):
            found.setdefault(clause, _milestone(clause, context, said=None))
    order = sorted(found)
    for path, clause in drafted.items():
        context.ledger.became(path, f"milestones[{order.index(clause)}]")
    return tuple(found[clause] for clause in order)


def _announces(sentence: Span, context: Context) -> bool:
    """Whether the sentence looks ahead, not to deny it, and some event stands in it."""
    text = context.words(sentence)
    ahead = any(not _NOT_EXPECTED.search(text[: m.end()]) for m in _FUTURE.finditer(text))
    return ahead and any(words.search(text) for words in _KIND_WORDS.values())


def _dated_announcement(mention: Mention, sentence: Span, context: Context) -> bool:
    """Whether rules alone may make a milestone: a future window in a sentence that announces."""
    if context.document.section_at(mention.span.start) not in FACTUAL:
        return False
    window = resolve(mention, _anchor_day(context))
    start = _anchor_day(context)
    if window is None or (window.end and start and window.end < start):
        return False
    return _announces(sentence, context)


def _clause(draft: MilestoneDraft, quote: Evidence | None, context: Context) -> Span | None:
    """The clause that holds the time the model gave, in its quote's sentence if it has one.

    Two events in one sentence have two clauses, and each its own time.
    """
    sentence = context.sentence(quote) if quote else None
    if draft.window is not None and not says_nothing(draft.window):
        for place in context.find(draft.window):
            span = Span(place.start, place.end)
            if sentence is None or span in sentence:
                return clause_at(context.document, span)
    return clause_at(context.document, Span(quote.start, quote.end)) if quote else None


def _milestone(sentence: Span, context: Context, *, said: MilestoneKind | None) -> Milestone:
    evidence = context.evidence(sentence)
    text = context.words(sentence)
    return Milestone(
        what=derived(_kind(text, said), "milestone-word", evidence),
        text=stated(evidence.text, evidence),
        window=_window(sentence, context),
        certainty=_certainty(sentence, context),
        evidence=(evidence,),
    )


def _kind(text: str, said: MilestoneKind | None) -> MilestoneKind:
    """The model's kind where its word stands in the sentence, else the first kind whose does."""
    if said in _KIND_WORDS and _KIND_WORDS[said].search(text):
        return said
    return next(
        (kind for kind, words in _KIND_WORDS.items() if words.search(text)), MilestoneKind.OTHER
    )


def _certainty(sentence: Span, context: Context) -> Stated[Certainty] | None:
    for certainty, words in _CERTAINTY:
        match = words.search(context.document.text, sentence.start, sentence.end)
        if match:
            return derived(certainty, "certainty-word", context.evidence(Span(*match.span())))
    return None


def _window(sentence: Span, context: Context) -> Stated[Interval] | None:
    """The window of the sentence's first time words that lie within the calendar (R-DT-03)."""
    anchor = context.release.release_date
    for mention in sorted(
        (*context.of(Kind.TIME_EXPRESSION, sentence), *context.of(Kind.DATE, sentence)),
        key=lambda m: m.span,
    ):
        window = resolve(mention, _anchor_day(context))
        if window is None or not _plausible(window.start, window.end, _anchor_day(context)):
            continue
        counted = window.needs_anchor and anchor is not None
        interval = Interval(
            start=window.start,
            end=window.end,
            precision=Precision(window.precision),
            raw_text=mention.text,
            anchor=_anchor_date(context) if counted else None,
            anchor_kind=AnchorKind.DATELINE if counted else None,
            rule_id=window.rule,
        )
        places = [context.evidence(mention.span)]
        if counted and anchor is not None:
            places.append(context.evidence(anchor.span))
        return derived(interval, window.rule, *places)
    return None


def _plausible(start: date | None, end: date | None, released: date | None) -> bool:
    if released is None:
        return True
    last = end or start
    if last is not None and (released - last).days > _EARLIEST_DAYS:
        return False
    return end is None or end.year <= released.year + _FARTHEST_YEARS


def _anchor_day(context: Context) -> date | None:
    read = context.release.release_date
    return date.fromisoformat(read.value[:10]) if read and len(read.value) >= 10 else None


def _anchor_date(context: Context) -> PartialDate | None:
    read = context.release.release_date
    if read is None:
        return None
    return PartialDate(
        value=read.value[:10], precision=Precision.DAY, raw_text=context.words(read.span)
    )


def _settle(draft: MilestoneDraft, path: str, milestone: Milestone, context: Context) -> None:
    if milestone.what.value is draft.what:
        context.ledger.accept(f"{path}.what")
    else:
        reason = f"its sentence speaks of {milestone.what.value}"
        context.ledger.refuse(f"{path}.what", draft.what.value, "milestone-word", reason)
    if draft.window is None or says_nothing(draft.window):
        return
    sentence = milestone.evidence[0]
    said = [e for e in context.find(draft.window) if sentence.start <= e.start < sentence.end]
    if said:
        context.ledger.accept(f"{path}.window")
    else:
        reason = "the sentence that announces it does not give this time"
        context.ledger.refuse(f"{path}.window", draft.window, "R-EV-02", reason)

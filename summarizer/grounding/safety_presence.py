"""Whether a side effect happened, did not, or is only spoken of, by the words around its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.grounding.clauses import clause_at
from summarizer.grounding.context import FACTUAL, NEWS, Context, stated
from summarizer.grounding.guard import Force, Judgement, force_of
from summarizer.grounding.reporting import is_elsewhere, tells_of_safety
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import Presence

# A finding is something that happened: without such a word a term is only spoken of.
_OCCURRED = re.compile(
    r"\b(?:experienced?|occurred|observed|reported|developed|had|has|have|seen|was|were|show(?:ed|n)?"
    r"|noted|recorded|identified|documented|there\s+were|with\s+no|without|resolved|no|stopped|discontinued|withdrew|died"
    r"|quit|led|leading|included?|including|consist(?:ed|s|ing)\s+of|comprised|needed|required|managed|limited|settled|subsided"
    r"|suffered|came\s+up|concerned|affected|caused|followed\s+by|emerged|arose|appeared|set\s+in|showed\s+up)\b",
    re.IGNORECASE,
)
_PATIENTS = re.compile(
    r"\b(?:patients?|subjects?|participants?|people|persons?|children|adults|women|men|volunteers|recipients|cases?|events?|adverse|grade|dose-?\s?limiting|treatment-"
    r"|deaths?|observed|reported|occurred|experienced|side\s+effects?|groups?|arms?|incidence)\b",
    re.IGNORECASE,
)
# Events that a sentence counts and then names after a colon.
_NAMES_THEM = re.compile(
    r"\b(?:adverse\s+(?:events?|reactions?|effects?)|side\s+effects?)\b[^.]*:", re.IGNORECASE
)
# A number at once behind the name says that it happened: `nausea (9%)`, `neutropenia in 21%`.
_FIGURED = re.compile(
    r"\s?(?:\([^()\d]{1,30}\)\s?)?(?:[(:,]\s?(?:(?:any|all)[\s-]grades?[,:]?\s?|grades?\s)?(?:n\s?=\s?)?\d|\s(?:in|by|among)\s\d|\d[\d.]*\s?%)",
    re.IGNORECASE,
)
_NONE_OF = re.compile(
    r"\bno\s+(?:[\w/-]+,?\s+){0,6}?$|\bThere\s+(?:was|were)\s+no\b[^.;]*$", re.IGNORECASE
)
# A list of what occurred, however far its verb is from the last name of it.
_LISTS = re.compile(
    r"\b(?:adverse\s+(?:events?|reactions?|effects?)|side\s+effects?|toxicities|AEs)\b[^.;:]{0,90}?\b(?:included?|including|consisted\s+of"
    r"|comprised|were)\b[^.;:]*$",
    re.IGNORECASE,
)
_DEFINED = re.compile(
    r"\b(?:was|were|is|are)\s+(?:excluded|eligible|graded|defined|assessed|monitored|evaluated|managed\s+according)\b",
    re.IGNORECASE,
)
# `no increase in infections` and `no higher risk of falls` do not say that there were none.
_NOT_MORE = re.compile(
    r"\bno\s(?:[\w-]+\s){0,3}?(?:increase[sd]?|differences?|imbalances?|higher|greater|elevated|trends?|risks?|worsening|change)\s(?:[\w-]+\s){0,2}?"
    r"(?:in|of|for|towards?|between)\s[^.;]*$",
    re.IGNORECASE,
)
# What is measured of a disease is no side effect: seizure freedom, cough frequency.
_MEASURED = re.compile(
    r"[\s-](?:free(?:dom)?|risk|potential|prevention|models?|frequency|control|reduction|scores?|scale|questionnaire|prevention|prophylaxis|days|severity|intensity)\b",
    re.IGNORECASE,
)
# What may not be, or was never established, was not looked for.
_NOT_ASKED = re.compile(
    r"\b(?:may|must|should|can|could)\s+not\b|\bnot\s+(?:yet\s+)?(?:been\s+)?(?:established|studied|evaluated|determined|known)\b",
    re.IGNORECASE,
)
# What was made better by a treatment was there before it.
_BETTERED = re.compile(
    r"\b(?:reduc(?:ed|es|ing|tions?)|improv(?:ed|es|ing|ements?)|reliev(?:ed|es|ing)|lower(?:ed|s|ing)|prevent(?:ed|s|ing)|cut|shorten(?:ed|s|ing)?"
    r"|resolution|relief|freedom|absence)\s(?:(?:in|of|from|the|their|his|her|its|mean|median|total|monthly|annuali[sz]ed|rates?|risk|number|frequency|severity|"
    r"duration|incidence|proportion)\s)*(?:(?!in\b|and\b|with\b|had\b|was\b|were\b)[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
# `No patient withdrew because of an adverse event`: to withdraw denies nothing by itself.
_NOBODY = re.compile(r"\b(?:no|none|nobody|neither)\b(?!\s(?:more|fewer|less)\b)", re.IGNORECASE)
_LEFT = re.compile(r"(?:withdrew|withdrawn|discontinued|stopped|left)\b.*", re.IGNORECASE)
# What prescribers are told to do, and what a trial counts or began with.
_ORDERS = re.compile(
    r"\W*(?:Withhold|Interrupt|Monitor|Advise|Discontinue|Permanently\sdiscontinue|Premedicate|Consider|Test|Reduce|Do\snot|Avoid|Initiate|Check"
    r"|Evaluate|Obtain|Counsel|Inform|Instruct|Administer|Manage|Resume)\b"
)
_TO_WITHHOLD = re.compile(
    r"(?:[:;]|\band)\s(?:withhold|interrupt|(?:permanently\s)?discontinue|premedicate)\b",
    re.IGNORECASE,
)
_COUNTED_WITH = re.compile(
    r"\b(?:relapse|progression|recurrence|transplant(?:ation)?|hospitali[sz]ation|dialysis)s?,?\sor\s$|\bwho\s(?:had|have)\s(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
_AT_ENTRY = re.compile(
    r"\s(?:at|before)\s(?:baseline|study\sentry|screening)\b|,?\sor\s(?:relapse|progression|recurrence)\b",
    re.IGNORECASE,
)
# What a trial is still to look at.
_TO_BE_SEEN = re.compile(
    r"\b(?:will|plans?\sto|intends?\sto|designed\sto|aims?\sto)\s(?:be\s|further\s|also\s)?(?:evaluat|assess|monitor|includ|stud|measur|examin|investigat|explor|follow|look)",
    re.IGNORECASE,
)
# `no death was considered related` says of some that they were not, not that there was none.
_JUDGED = re.compile(
    r"(?:\s(?:in|on|with|among)\s[^.;,]{2,40}?|\s(?:and|or)\s(?:an?\s)?[^.;,]{3,40}?(?=,?\s(?:was|were)\s))?,?\s(?:(?:was|were|has\sbeen|have\sbeen)\s)?(?:considered|deemed|judged|assessed|attribut(?:ed|able)|thought|believed"
    r"|determined|related|linked|led|resulted|required)\b",
    re.IGNORECASE,
)
# `no serious adverse events related to treatment`
RELATED = re.compile(
    r"\s(?:(?:that|which)\s(?:was|were)\s)?(?:(?:considered|deemed|judged|thought|assessed)\s(?:as\s|to\sbe\s)?)?(?:possibly\s|probably\s)?"
    r"(?:treatment-related|drug-related|vaccine-related|(?:related|attributed|attributable)\sto\s(?:the\s)?(?:(?:study|trial|investigational)\s)?[\w-]+)",
    re.IGNORECASE,
)


def presence_of(
    span: Span, context: Context, *, named: bool = False, counted: bool = False
) -> Stated[Presence] | None:
    """What the clause says of the term; None where it reports nothing.

    Args:
        span: The term.
        context: The document.
        counted: Whether the sentence ties a number of patients to it, which says that it occurred.
        named: Whether a model names it a side effect by this sentence's words: then the sentence,
            where it tells of safety, may say anywhere that something occurred, or count it.
    """
    place = context.sentence(span)
    tells = tells_of_safety(context, place)
    if not _is_of_patients(span, context, tells=tells):
        return None
    clause = clause_at(context.document, span)
    words = context.words(clause)
    sentence = context.words(place)
    in_patients = _PATIENTS.search(sentence) or tells
    none_of = _NONE_OF.search(context.document.text, place.start, span.end)
    occurred: object = (
        counted
        or _OCCURRED.search(words)
        or (_NAMES_THEM.search(sentence) and _OCCURRED.search(sentence))
        or _FIGURED.match(context.document.text, span.end)
        or _LISTS.search(context.document.text, place.start, span.start)
    )
    if named and not occurred and tells:
        occurred = _OCCURRED.search(sentence) or next(_outcomes(place, context), None)
    if not occurred or not (in_patients or none_of) or _DEFINED.search(words):
        return None
    judged = force_of(context.document, span)
    if judged.force is Force.HEDGED:
        return None
    if judged.cue is not None and (
        judged.cue in span or _LEFT.fullmatch(context.words(judged.cue))
    ):
        nobody = _NOBODY.search(context.document.text, clause.start, span.start)
        if nobody is None:
            return stated(Presence.PRESENT, context.evidence(clause))
        judged = Judgement(Force.NEGATED, Span(*nobody.span()))
    elif judged.cue is not None and _in_another_arm(span, judged.cue, context):
        return stated(Presence.PRESENT, context.evidence(clause))
    if judged.force is Force.NEGATED and (
        _NOT_ASKED.search(sentence)
        or _NOT_MORE.search(context.document.text, clause.start, span.start)
        or _only_judged(span, judged.cue, clause, context)
    ):
        return None
    if judged.force is Force.NEGATED and judged.cue is not None:
        cue = Span(min(judged.cue.start, span.start), max(judged.cue.end, span.end))
        return stated(Presence.EXPLICITLY_ABSENT, context.evidence(cue))
    return stated(Presence.PRESENT, context.evidence(clause))


def _is_of_patients(span: Span, context: Context, *, tells: bool) -> bool:
    """Whether a term may be what befell those treated: no measure, no other product's, no aim."""
    place, text = context.sentence(span), context.document.text
    return (
        context.document.section_at(span.start) in (FACTUAL if tells else NEWS)
        and not _BETTERED.search(text, place.start, span.start)
        and not _MEASURED.match(text, span.end)
        and not is_elsewhere(context, place)
        and not _TO_BE_SEEN.search(text, place.start, span.start)
        and not _ORDERS.match(text, place.start)
        and not _TO_WITHHOLD.search(text, place.start, span.start)
        and not _COUNTED_WITH.search(text, place.start, span.start)
        and not _AT_ENTRY.match(text, span.end)
    )


def _only_judged(span: Span, cue: Span | None, clause: Span, context: Context) -> bool:
    """Whether what is denied is only what somebody thought of it: `neither death was related`."""
    text = context.document.text
    if not _JUDGED.match(text, span.end, clause.end):
        return False
    none_of = cue is not None and context.words(cue).lower().split()[0] in ("no", "without")
    return not (none_of and RELATED.match(text, span.end, clause.end))


def _outcomes(sentence: Span, context: Context) -> Iterator[Mention]:
    """Numbers that count a side effect."""
    for mention in context.of(Kind.QUANTITY, sentence):
        if mention.attributes.get("quantity") in ("ratio", "count", "percentage"):
            yield mention


def _in_another_arm(span: Span, cue: Span, context: Context) -> bool:
    """`in 19 of 86 on the drug and in none on placebo`: it did occur.

    So it did where a dose was withheld for it.
    """
    words = context.words(cue).lower()
    if cue.start >= span.end and "withheld" in words:
        return True
    if cue.start < span.end or not re.search(r"\b(?:none|zero|no)\b", words):
        return False
    return any(_outcomes(Span(span.end, cue.start), context))

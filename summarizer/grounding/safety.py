"""Safety findings: present or explicitly absent, as the document's own clause says.

What a product is designed to prevent, or what may occur, is no finding.
"""

from __future__ import annotations

import re
from decimal import Decimal

from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.grounding.clauses import clause_at
from summarizer.grounding.context import NEWS, Context, stated
from summarizer.grounding.guard import Force, force_of
from summarizer.grounding.ledger import says_nothing
from summarizer.schemas.safety import SafetyFinding, SafetyFindingDraft
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import GradingScale, Presence
from summarizer.schemas.trial import Trial

CHECKLIST = ("CRS", "ICANS", "GVHD", "INFECTION", "CYTOPENIA", "DLT", "SAE", "DEATH")
# A finding is something that happened: without such a word a term is only spoken of.
_OCCURRED = re.compile(
    r"\b(?:experienced?|occurred|observed|reported|developed|had|has|have|seen|was|were|show(?:ed|n)?"
    r"|noted|recorded|identified|documented|there\s+were|with\s+no|without|resolved|no)\b",
    re.IGNORECASE,
)
_PATIENTS = re.compile(
    r"\b(?:patients?|subjects?|participants?|cases?|events?|adverse|grade|dose-?\s?limiting|treatment-"
    r"|deaths?|observed|reported|occurred|experienced)\b",
    re.IGNORECASE,
)
# Words for side effects as such: a finding names one, or says `other`.
_GENERIC = re.compile(
    r"(?!other\b|serious\b)(?:[\w-]+\s+){0,3}(?:adverse\s+(?:events?|effects?|reactions?)|side\s+effects?)$",
    re.IGNORECASE,
)
_SCALES = {
    GradingScale.ASTCT: re.compile(r"\bASTCT\b"),
    GradingScale.CTCAE: re.compile(r"\bCTCAE\b"),
    GradingScale.LEE2014: re.compile(r"\bLee\s+(?:et\s+al\.?,?\s+)?(?:criteria\s+)?2014\b"),
}
_MANAGEMENT = re.compile(
    r"\b(?:managed|treated|resolved|controlled)\s+(?:\w+ly\s+)?with\s+([^.;]{3,120}?)(?=,\s+and\s+the\b|[.;]|$)",
    re.IGNORECASE,
)
# What stands between `no` and the term narrows what did not occur: no severe CRS is not no CRS.
_QUALIFIER = re.compile(
    r"(?:(?:severe|serious|significant|major|life-threatening|fatal|unexpected|new|other"
    r"|[\w-]+-(?:related|emergent|associated|limiting)|(?:drug|treatment|infusion)\s+related"
    r"|[Gg]rades?\s+(?:[0-5IV]+|[≥>]\s*[0-5])(?:\s*(?:-|–|/|or|to|and)\s*[0-5IV]+)?"
    r"(?:\s+(?:or|and)\s+(?:higher|greater|above|more|worse)|\+)?"
    r"|[≥>]\s*[Gg]rade\s+[0-5])[,\s]+(?:or\s+)?)+$"
)
_QUALIFIER_CHARS = 80
# Words that tell of a finding or of the trial; no side effect is called so.
_NO_TERM = re.compile(
    r"\b(?:is|are|was|were|been?|has|have|had|did|observed|reported|seen|occurred|experienced|noted"
    r"|died|recorded|endpoints?|patients?|subjects?|participants?|placebo)\b"
    r"|^(?:to|of|on|in|with|by|for|at|and|or|the|its|treatment|therapy|study|trial)\b",
    re.IGNORECASE,
)
_VERB_OF_ANOTHER_CLAUSE = re.compile(
    r"^(?:did|do|does|was|were|has|have|had|is|are|resolved|recovered|improved|continued"
    r"|returned|remained?|completed|subsequently|later|all|both|none|no)\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b((?:all\s+|fully\s+|completely\s+)?resolved|(?:was\s+|were\s+)?(?:effectively|successfully|well)\s+(?:managed|controlled)|recovered"
    r"|reversible|fatal)\b",
    re.IGNORECASE,
)


def ground_safety(
    drafts: list[SafetyFindingDraft], context: Context, trials: tuple[Trial, ...]
) -> tuple[SafetyFinding, ...]:
    """Every finding the document reports, each term once, in reading order.

    Terms of the vocabulary are read by rule; the model adds terms the vocabulary lacks. What the
    model says of a term is compared with the document's clause and refused where it differs.
    """
    trial = trials[0].key if len(trials) == 1 else None
    findings: dict[str, SafetyFinding] = {}
    for mention in context.of(Kind.SAFETY_TERM):
        if _GENERIC.match(mention.text):
            continue
        presence = _presence(mention.span, context)
        if presence is not None and _key(mention) not in findings:
            place = context.evidence(mention.span)
            code = mention.attributes.get("checklist")
            findings[_key(mention)] = _finding(place, code, presence, context, trial)
    settled: dict[str, SafetyFinding] = {}
    for index, draft in enumerate(drafts):
        path = f"safety[{index}]"
        finding = _settle(draft, path, findings, context, trial)
        if finding is not None:
            settled[path] = finding
    order = sorted(findings.values(), key=lambda finding: finding.evidence[0].start)
    for path, finding in settled.items():
        number = next(n for n, known in enumerate(order) if known is finding)
        context.ledger.became(path, f"safety[{number}]")
    return tuple(order)


def _key(mention: Mention) -> str:
    return mention.attributes.get("name", mention.text.lower())


def _qualified(span: Span, presence: Stated[Presence], context: Context) -> Span:
    """The term of an absence together with the words that narrow it."""
    if presence.value is Presence.PRESENT:
        return span
    first = max(context.sentence(span).start, span.start - _QUALIFIER_CHARS)
    before = _QUALIFIER.search(context.document.text[first : span.start])
    return Span(first + before.start(), span.end) if before else span


def _presence(span: Span, context: Context) -> Stated[Presence] | None:
    """What the clause says of the term; None where it reports nothing."""
    if context.document.section_at(span.start) not in NEWS:
        return None
    clause = clause_at(context.document, span)
    words = context.words(clause)
    if not _OCCURRED.search(words) or not _PATIENTS.search(context.words(context.sentence(span))):
        return None
    judged = force_of(context.document, span)
    if judged.force is Force.HEDGED:
        return None
    if judged.force is Force.NEGATED and judged.cue is not None:
        cue = Span(min(judged.cue.start, span.start), max(judged.cue.end, span.end))
        return stated(Presence.EXPLICITLY_ABSENT, context.evidence(cue))
    return stated(Presence.PRESENT, context.evidence(clause))


def _finding(
    place: Evidence,
    code: str | None,
    presence: Stated[Presence],
    context: Context,
    trial: str | None,
) -> SafetyFinding:
    span = Span(place.start, place.end)
    clause = clause_at(context.document, span)
    sentence = context.sentence(place)
    happened = presence.value is Presence.PRESENT
    # Of an absence, too: `no ICANS of Grade 3 or higher` says nothing of lower grades.
    low, high = _grades(span, clause, context)
    counts = _counts(span, clause, context) if happened else (None, None)
    return SafetyFinding(
        term=stated(place.text, place),
        code=code,
        presence=presence,
        grade_min=low,
        grade_max=high,
        scale=_scale(sentence, context),
        n=counts[0],
        N=counts[1],
        rate=_rate(span, clause, context) if happened else None,
        management=_management(span, sentence, context) if happened else (),
        outcome=_outcome(span, sentence, context) if happened else None,
        trial=trial,
        evidence=(context.evidence(clause),),
    )


def _near(span: Span, clause: Span, context: Context, *kinds: str) -> list[Mention]:
    """Quantities of the clause that belong to this term: none other stands between them."""
    found = []
    for mention in context.of(Kind.QUANTITY, clause):
        if mention.attributes.get("quantity") not in kinds:
            continue
        start, end = sorted((span.start, mention.span.start))
        others = [
            term
            for term in context.of(Kind.SAFETY_TERM, Span(start, max(end, start + 1)))
            if not term.span.overlaps(span)
        ]
        if not others:
            found.append(mention)
    return found


def _grades(
    span: Span, clause: Span, context: Context
) -> tuple[Stated[int] | None, Stated[int] | None]:
    for mention in _near(span, clause, context, "grade"):
        said = mention.attributes
        low, high = said.get("low"), said.get("high")
        evidence = context.evidence(mention.span)
        if low is None and high is None and mention.value.isdigit():
            op = said.get("op") or said.get("operator")
            low = None if op in ("<", "<=") else mention.value
            high = None if op in (">", ">=") else mention.value
        grades = [stated(int(g), evidence) if g and g.isdigit() else None for g in (low, high)]
        if all(grade is None or 1 <= grade.value <= 5 for grade in grades):
            return grades[0], grades[1]
    return None, None


def _counts(
    span: Span, clause: Span, context: Context
) -> tuple[Stated[int] | None, Stated[int] | None]:
    for mention in _near(span, clause, context, "ratio", "count"):
        evidence = context.evidence(mention.span)
        if "n" in mention.attributes and "N" in mention.attributes:
            return (
                stated(int(mention.attributes["n"]), evidence),
                stated(int(mention.attributes["N"]), evidence),
            )
        if mention.value.isdigit() and mention.attributes.get("quantity") == "count":
            return stated(int(mention.value), evidence), None
    return None, None


def _rate(span: Span, clause: Span, context: Context) -> Stated[Decimal] | None:
    """The first percentage after the term that belongs to it: `headache (12%)`."""
    for mention in _near(span, clause, context, "percentage"):
        if mention.span.start >= span.end:
            return stated(Decimal(mention.value), context.evidence(mention.span))
    return None


def _scale(sentence: Span, context: Context) -> Stated[GradingScale] | None:
    for scale, words in _SCALES.items():
        match = words.search(context.document.text, sentence.start, sentence.end)
        if match:
            return stated(scale, context.evidence(Span(*match.span())))
    return None


def _management(span: Span, sentence: Span, context: Context) -> tuple[Stated[str], ...]:
    """The things after `managed with`, where no other term stands between."""
    match = _MANAGEMENT.search(context.document.text, span.end, sentence.end)
    if match is None or any(
        not term.span.overlaps(span)
        for term in context.of(Kind.SAFETY_TERM, Span(span.start, match.start()))
    ):
        return ()
    given = []
    for part in re.finditer(r"(?:(?!\s+and\s+|,).)+", match.group(1)):
        words = part.group().strip()
        if _VERB_OF_ANOTHER_CLAUSE.match(re.sub(r"^and\s+", "", words)):
            break
        start = match.start(1) + part.start() + len(part.group()) - len(part.group().lstrip())
        if words and words.lower() != "and":
            evidence = context.evidence(_without_and(Span(start, start + len(words)), context))
            given.append(stated(evidence.text, evidence))
    return tuple(given)


def _without_and(span: Span, context: Context) -> Span:
    lead = re.match(r"and\s+", context.words(span))
    return Span(span.start + lead.end(), span.end) if lead else span


def _outcome(span: Span, sentence: Span, context: Context) -> Stated[str] | None:
    match = _OUTCOME.search(context.document.text, span.end, sentence.end)
    if match is None or any(
        not term.span.overlaps(span)
        for term in context.of(Kind.SAFETY_TERM, Span(span.start, match.start()))
    ):
        return None
    evidence = context.evidence(Span(*match.span()))
    return stated(evidence.text, evidence)


def _settle(
    draft: SafetyFindingDraft,
    path: str,
    findings: dict[str, SafetyFinding],
    context: Context,
    trial: str | None,
) -> SafetyFinding | None:
    """Compare a model's entry with what is read; add its term where the vocabulary lacks it.

    Returns:
        The finding it speaks of, or None after refusing it.
    """
    context.quoted(f"{path}.quote", draft.quote)
    finding = _known(draft.term, findings) or _added(draft, findings, context, trial)
    if finding is None:
        reason = "the document reports no such finding in patients"
        context.ledger.refuse(path, draft, "no-finding", reason)
        return None
    context.ledger.accept(f"{path}.term")
    if finding.presence.value is draft.presence:
        context.ledger.accept(f"{path}.presence")
    else:
        reason = f"its clause says {finding.presence.value}"
        context.ledger.refuse(f"{path}.presence", draft.presence.value, "R-SAF-02", reason)
    _compare(f"{path}.grade", draft.grade, _grade_words(finding), context)
    _compare(f"{path}.n", draft.n, finding.n.value if finding.n else None, context)
    _compare(f"{path}.N", draft.N, finding.N.value if finding.N else None, context)
    given = " ".join(item.value.lower() for item in finding.management)
    for index, said in enumerate(draft.management):
        if said.lower() in given:
            context.ledger.accept(f"{path}.management[{index}]")
        elif not says_nothing(said):
            reason = "the document does not say it was given for this"
            context.ledger.refuse(f"{path}.management[{index}]", said, "R-EV-02", reason)
    return finding


def _known(said: str, findings: dict[str, SafetyFinding]) -> SafetyFinding | None:
    words = said.strip().lower()
    for finding in findings.values():
        term = finding.term.value.lower()
        if words == (finding.code or "").lower() or (words and (words in term or term in words)):
            return finding
    return None


def _added(
    draft: SafetyFindingDraft,
    findings: dict[str, SafetyFinding],
    context: Context,
    trial: str | None,
) -> SafetyFinding | None:
    if says_nothing(draft.term) or _NO_TERM.search(draft.term):
        return None
    for place in context.find(draft.term, NEWS):
        span = Span(place.start, place.end)
        for known in findings.values():
            term = known.term.evidence[0]
            if span.overlaps(Span(term.start, term.end)):
                return known
        presence = _presence(span, context)
        if presence is not None:
            place = context.evidence(_qualified(span, presence, context))
            finding = _finding(place, None, presence, context, trial)
            findings[place.text.lower()] = finding
            return finding
    return None


def _grade_words(finding: SafetyFinding) -> str | None:
    grades = {g.value for g in (finding.grade_min, finding.grade_max) if g is not None}
    return " ".join(str(grade) for grade in sorted(grades)) or None


def _compare(path: str, said: object, read: object, context: Context) -> None:
    if says_nothing(said):
        return
    if read is not None and re.findall(r"\d+", str(said)) == re.findall(r"\d+", str(read)):
        context.ledger.accept(path)
    else:
        reason = "its clause does not say so"
        context.ledger.refuse(path, said, "R-EV-02", reason)

"""Safety findings: present or explicitly absent, as the document's own clause says.

What a product is designed to prevent, or what may occur, is no finding.
"""

from __future__ import annotations

import re

from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Mention
from summarizer.grounding.clauses import clause_at
from summarizer.grounding.context import Context, stated, stated_at
from summarizer.grounding.reporting import speaks_of_side_effects, tells_of_safety
from summarizer.grounding.safety_care import management, outcome, scale
from summarizer.grounding.safety_distinct import distinct, is_generic
from summarizer.grounding.safety_drafts import settle
from summarizer.grounding.safety_figures import SafetyFigures, Told
from summarizer.grounding.safety_names import side_effects
from summarizer.grounding.safety_presence import RELATED, presence_of
from summarizer.grounding.safety_tables import tabled_findings
from summarizer.grounding.tables import tables
from summarizer.schemas.safety import SafetyFinding, SafetyFindingDraft
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import Presence
from summarizer.schemas.trial import Trial

CHECKLIST = ("CRS", "ICANS", "GVHD", "INFECTION", "CYTOPENIA", "DLT", "SAE", "DEATH")
_ALARMING = frozenset({"CRS", "ICANS", "GVHD", "DLT", "SAE", "DEATH"})
# Nothing but a side effect is called so.
_ALWAYS = frozenset(
    {"CRS", "ICANS", "ARIA", "INFUSION_REACTION", "INJECTION_SITE_REACTION", "TUMOR_LYSIS"}
)
_INTRODUCES = re.compile(
    r"\b(?:most\s+(?:common|frequent|often)|more\s+(?:often|frequent)|include[ds]?|including|such\s+as)",
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
_ABOVE = re.compile(
    r"\s+(?:above|beyond|exceeding|worse\s+than|greater\s+than|higher\s+than)\b(?!\s(?:\d|two|three|five|ten)[\w.]*\s?(?:x|times|fold)\b)",
    re.IGNORECASE,
)
_SEVERE = re.compile(
    r"(?:clinically\s+(?:significant|relevant|meaningful)|severe|serious|life-threatening|fatal|major)\s+$",
    re.IGNORECASE,
)
_QUALIFIER_CHARS = 80


def ground_safety(
    drafts: list[SafetyFindingDraft], context: Context, trials: tuple[Trial, ...]
) -> tuple[SafetyFinding, ...]:
    """Every finding the document reports, one an arm and grade, in reading order.

    Terms of the vocabulary are read by rule; the model adds terms the vocabulary lacks. What the
    model says of a term is compared with the document's clause and refused where it differs.
    """
    trial = trials[0].key if len(trials) == 1 else None
    reader = _Reader(context, trial)
    findings = reader.read()
    settled: dict[str, int] = {}
    for index, draft in enumerate(drafts):
        path = f"safety[{index}]"
        known = settle(draft, path, findings, reader)
        if known is not None:
            settled[path] = known
    order = sorted(range(len(findings)), key=lambda n: findings[n].evidence[0].start)
    for path, known in settled.items():
        context.ledger.became(path, f"safety[{order.index(known)}]")
    return tuple(findings[n] for n in order)


def _qualified(span: Span, presence: Stated[Presence], context: Context) -> Span:
    """The term of an absence together with the words that narrow it."""
    if presence.value is Presence.PRESENT:
        return span
    first = max(context.sentence(span).start, span.start - _QUALIFIER_CHARS)
    before = _QUALIFIER.search(context.document.text[first : span.start])
    return Span(first + before.start(), span.end) if before else span


def _narrowed(span: Span, presence: Stated[Presence], context: Context) -> Span:
    """The term of an absence with what it was not: no severe rash is not no rash.

    Nor does `no deaths related to treatment` say that nobody died.
    """
    if presence.value is Presence.PRESENT:
        return span
    text, place = context.document.text, context.sentence(span)
    before = _SEVERE.search(text, max(place.start, span.start - _QUALIFIER_CHARS), span.start)
    behind = RELATED.match(text, span.end, place.end)
    return Span(before.start() if before else span.start, behind.end() if behind else span.end)


class _Reader:
    """Reads the findings of one document."""

    def __init__(self, context: Context, trial: str | None) -> None:
        self.context = context
        self._trial = trial
        self._terms = side_effects(context)
        self._figures = SafetyFigures(context, self._terms)

    def read(self) -> list[SafetyFinding]:
        found = list(tabled_findings(self.context, self._trial))
        cared = set[tuple[Span, str]]()
        tabled = [table.span for table in tables(self.context)]
        for mention in self._terms:
            if any(mention.span in table for table in tabled):
                continue
            told = list(self._figures.told(mention.span, happened=True))
            tells = mention.value in _ALWAYS or speaks_of_side_effects(
                self.context, self.context.sentence(mention.span)
            )
            counted = tells and any(one.figure or one.grade for one in told)
            presence = presence_of(mention.span, self.context, counted=counted)
            if presence is None:
                continue
            if presence.value is not Presence.PRESENT:
                if _ABOVE.match(self.context.document.text, mention.span.end):
                    continue  # `no CRS above Grade 2` leaves open whether there was less
                told = self._told(mention.span, presence)
            bare = presence.value is Presence.PRESENT and told[0].figure is None
            if bare and not self._is_side_effect(mention):
                continue
            if (
                bare
                and mention.value == "DEATH"
                and not tells_of_safety(self.context, self.context.sentence(mention.span))
            ):
                continue  # `cardiovascular death` may be what a trial counts
            if is_generic(mention.text) and presence.value is Presence.PRESENT:
                told = self._counted(mention, told)
            elif mention.value == "OTHER" and bare and mention.text.lower().startswith("other"):
                continue
            code = mention.attributes.get("checklist")
            place = self.context.evidence(_narrowed(mention.span, presence, self.context))
            read = [self._finding(place, code, presence, one) for one in told]
            own = (self.context.sentence(mention.span), mention.text.lower())
            first = 0 if own in cared else 1
            cared.add(own)
            found += read[:first]
            found += [one.model_copy(update={"management": ()}) for one in read[first:]]
        return distinct(found)

    def _counted(self, mention: Mention, told: list[Told]) -> list[Told]:
        """The numbers of side effects as such, before the sentence goes on to name them."""
        sentence = self.context.sentence(mention.span)
        names = _INTRODUCES.search(self.context.document.text, sentence.start, sentence.end)
        end = names.start() if names else sentence.end
        if self.context.document.text.find(": ", mention.span.end, sentence.end) > 0:
            return [one for one in told if one.figure and one.figure.value is not None]
        return [one for one in told if one.figure and one.figure.span.start < end]

    def _is_side_effect(self, mention: Mention) -> bool:
        """Without a number, a disease may be what is treated: then the paragraph has to tell."""
        known = mention.attributes.get("checklist") in _ALARMING
        return known or speaks_of_side_effects(self.context, self.context.sentence(mention.span))

    def presence(self, span: Span, *, named: bool = False) -> Stated[Presence] | None:
        return presence_of(span, self.context, named=named)

    def added(self, span: Span, presence: Stated[Presence]) -> list[SafetyFinding]:
        """What the document tells of a term that neither the vocabulary nor its wording shows."""
        place = self.context.evidence(_qualified(span, presence, self.context))
        return [
            self._finding(place, None, presence, one)
            for one in self._told(Span(place.start, place.end), presence)
        ]

    def _told(self, span: Span, presence: Stated[Presence]) -> list[Told]:
        happened = presence.value is Presence.PRESENT
        return list(self._figures.told(span, happened=happened))

    def _finding(
        self, place: Evidence, code: str | None, presence: Stated[Presence], told: Told
    ) -> SafetyFinding:
        context, span = self.context, Span(place.start, place.end)
        clause, sentence = clause_at(context.document, span), context.sentence(place)
        happened = presence.value is Presence.PRESENT
        figure = told.figure
        if figure is not None and figure.kind == "none":
            none = context.evidence(figure.span)
            presence, happened, figure = stated(Presence.EXPLICITLY_ABSENT, none), False, None
        # Of an absence, too: `no ICANS of Grade 3 or higher` says nothing of lower grades.
        low, high = _grades(told.grade, context)
        total = stated_at(figure.total, figure.parts.get("N"), context) if figure else None
        return SafetyFinding(
            term=stated(place.text, place),
            code=code,
            presence=presence,
            grade_min=low,
            grade_max=high,
            scale=scale(sentence, context),
            n=stated_at(figure.n, figure.parts.get("n"), context) if figure else None,
            N=stated_at(*told.total, context) if told.total else total,
            rate=stated_at(figure.value, figure.parts.get("value"), context) if figure else None,
            management=management(span, sentence, context, self._terms) if happened else (),
            outcome=outcome(span, sentence, context, self._terms) if happened else None,
            trial=self._trial,
            evidence=(context.evidence(clause),),
        )


def _grades(
    mention: Mention | None, context: Context
) -> tuple[Stated[int] | None, Stated[int] | None]:
    if mention is None:
        return None, None
    evidence = context.evidence(mention.span)
    bounds = (mention.attributes.get("low"), mention.attributes.get("high"))
    grades = [stated(int(g), evidence) if g and g.isdigit() else None for g in bounds]
    if any(grade is not None and not 1 <= grade.value <= 5 for grade in grades):
        return None, None
    return grades[0], grades[1]

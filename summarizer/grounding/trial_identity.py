"""Which phrases speak of the same trial, and which sentences speak of it."""

from __future__ import annotations

import re

from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.grounding.context import FACTUAL, Context
from summarizer.grounding.found_trials import FoundTrial
from summarizer.grounding.trial_merging import merged
from summarizer.grounding.trial_names import readable
from summarizer.grounding.trial_owners import speaks_of_others
from summarizer.grounding.trial_references import Reference, is_lead, is_top, references
from summarizer.grounding.trial_regions import attach_regions

_THIS_IS = re.compile(r"\W*(?:(?:this|it|that)\s+(?:is|was)\s+)?", re.IGNORECASE)
_ENDED = re.compile(r"[.!?]\s")
_STAGE = re.compile(r"(?:\d|I+V?)[abAB]\b")
_TO_COME = re.compile(
    r"\s+(?:will\s+be\s+(?:conducted|run|open)|is\s+(?:planned|expected|due)\s+to\s+(?:start|begin|open)"
    r"|will\s+(?:start|begin|open))\b",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(?:completed|finished|concluded)\b", re.IGNORECASE)
_NEAR = 120  # characters between the name of a trial and the sentence that says what it is
_OF_ITS_OWN = re.compile(
    r"\b(?:another|second|third|separate|further|additional|healthy|previous|prior|earlier|planned"
    r"|upcoming|future|extension|bridging|new|own|other|first-in-human|completed)\b",
    re.IGNORECASE,
)

_LABEL = re.compile(
    r"\W*(?:A|Design|Study\s+design|Trial\s+design|Type)?\W*(?:an?\s+)?", re.IGNORECASE
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|plans?|met|show(?:s|ed)"
    r"|enrol(?:s|l|ls|led)|remains?|continues?|began|starts?|started|completed|planned|expected|ongoing)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"\b(?:another|second|third|separate|further|additional)\b", re.IGNORECASE)


def find_trial_entities(context: Context) -> list[FoundTrial]:
    """Named trials first, each in the order of the text."""
    resolved = _Resolution(context)
    resolved.resolve()
    trials = [trial for trial in resolved.trials if trial.references]
    _attach_ids(trials, resolved.assigned, context)
    trials = [trial for trial in trials if trial is not resolved.others]
    resolved.assigned = merged(trials, resolved.assigned, context)
    attach_regions(trials, [*resolved.assigned, *resolved.untold], context)
    return sorted(trials, key=lambda trial: (not trial.name, trial.start))


class _Resolution:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.found = references(context)
        self.trials: list[FoundTrial] = []
        self.others = FoundTrial()
        self.untold: list[tuple[Reference, FoundTrial]] = []
        self.assigned: list[tuple[Reference, FoundTrial]] = []
        self._by_name: dict[str, FoundTrial] = {}

    def resolve(self) -> None:
        for reference in self.found:
            if reference.name and not reference.is_others:
                named = self._by_name.setdefault(reference.name, FoundTrial(reference.name))
                named.references.append(reference)
        self.trials = list(self._by_name.values())
        last: FoundTrial | None = None
        vague: list[Reference] = []
        at = 0
        for reference in self.found:
            if reference.is_others:
                self.assigned.append((reference, self.others))
                continue
            if not reference.is_told:
                self.untold.append((reference, self.others))
                continue
            if _is_vague(reference) and _begins_anew(self.context, at, reference.span.start):
                last = next((t for _, t in self.assigned if t is not self.others), last)
            trial = self._trial_of(reference, last)
            if trial is None:
                vague.append(reference)
                continue
            if not reference.name:
                trial.references.append(reference)
            trial.products |= self._products(reference)
            self.assigned.append((reference, trial))
            last, at = trial, reference.span.end
        if not self.trials and (
            told := [one for one in vague if not one.is_plural and not one.is_part]
        ):
            only = FoundTrial(references=told)
            self.trials.append(only)
            self.assigned += [(one, only) for one in told]
        self._share_plural_phases()

    def _trial_of(self, reference: Reference, last: FoundTrial | None) -> FoundTrial | None:
        if reference.name:
            return self._by_name[reference.name]
        if reference.same_as_before and (last is not None or not reference.phases):
            return last
        if reference.is_plural:
            return None
        if reference.is_part:
            return last if last is not None else self._only()
        if reference.is_extension:
            return self._extension()
        return self._describes(reference) or self._resolved(reference, last)

    def _resolved(self, reference: Reference, last: FoundTrial | None) -> FoundTrial | None:
        """By its phase, by its design, or the last one spoken of."""
        if reference.phases and last is not None and self._defines(reference, last):
            return last
        if reference.phases:
            return self._by_phase(reference, last)
        if reference.is_pivotal or (reference.is_distinct and reference.is_new):
            return self._by_design(reference, last)
        if reference.is_known or not reference.is_new:
            return last if last is not None else self._only()
        return None

    def _describes(self, reference: Reference) -> FoundTrial | None:
        """`A randomised, double-blind study at 31 centres.`: no verb, and so no new trial."""
        if not reference.is_new or reference.is_plural or is_top(self.context, reference):
            return None
        sentence = self.context.sentence(reference.span)
        text = readable(self.context.document.text)
        label = text[sentence.start : reference.span.start]
        if not _LABEL.fullmatch(label) or _FINITE.search(text, reference.span.end, sentence.end):
            return None
        spoken_of = (t for _, t in self.assigned if t is not self.others and t.name)
        news = next(spoken_of, None)
        alike = news is not None and reference.phases in ((), news.phases)
        return news if alike else None

    def _defines(self, reference: Reference, last: FoundTrial) -> bool:
        """`What HALYARD is. An open-label phase I/II trial`: a sentence begins with what it is."""
        if not last.name or last.phases or reference.is_plural:
            return False
        sentence = self.context.sentence(reference.span)
        text = readable(self.context.document.text)
        before = max(
            (one.span.end for one in last.references if one.span.end <= sentence.start), default=-1
        )
        between = text[before : sentence.start] if before >= 0 else ""
        near = before >= 0 and len(between) < _NEAR and not _ENDED.search(between[:-1].strip())
        return near and _THIS_IS.fullmatch(text[sentence.start : reference.span.start]) is not None

    def _new(self) -> FoundTrial:
        trial = FoundTrial()
        self.trials.append(trial)
        return trial

    def _only(self) -> FoundTrial | None:
        return self.trials[0] if len(self.trials) == 1 else None

    def _extension(self) -> FoundTrial:
        known = [trial for trial in self.trials if trial.is_extension]
        return known[-1] if known and len(known) == 1 else self._new()

    def _by_phase(self, reference: Reference, last: FoundTrial | None) -> FoundTrial:
        alike = [
            t for t in self.trials if t.phases == reference.phases and self._fits(reference, t)
        ]
        if reference.is_new and not is_top(self.context, reference):
            return self._introduced(reference, alike)
        if last in alike and last is not None:
            return last
        if alike:
            return alike[0]
        open_ones = [t for t in self._by_name.values() if not t.phases and not t.is_extension]
        if len(open_ones) == 1 and len(self.trials) == 1:
            return open_ones[0]
        return self._new()

    def _introduced(self, reference: Reference, alike: list[FoundTrial]) -> FoundTrial:
        """`a Phase 2 trial`: new, unless it was only headlined, or is named further on."""
        section = self.context.document.section_at(reference.span.start)
        if (
            section is Section.BOILERPLATE_ABOUT
            and len(alike) == 1
            and not self._is_of_its_own(reference)
        ):
            return alike[0]
        for trial in alike:
            body = [one for one in trial.references if not is_top(self.context, one)]
            if not body or (
                trial.name
                and body[0].span.start > reference.span.start
                and is_lead(self.context, reference)
            ):
                return trial
            same = trial.products & self._products(reference)
            if not trial.name and same and not self._says(_ANOTHER, reference):
                return trial
        return self._new()

    def _is_of_its_own(self, reference: Reference) -> bool:
        sentence = self.context.sentence(reference.span)
        return self._says(_OF_ITS_OWN, reference, sentence.start)

    def _says(self, words: re.Pattern[str], reference: Reference, start: int | None = None) -> bool:
        text = readable(self.context.document.text)
        first = reference.span.start - 12 if start is None else start
        return words.search(text, max(0, first), reference.span.end) is not None

    def _by_design(self, reference: Reference, last: FoundTrial | None) -> FoundTrial:
        if reference.is_pivotal:
            pivotal = [trial for trial in self.trials if trial.is_pivotal]
            if pivotal:
                return pivotal[0]
            only = self._only()
            if only is not None and not (reference.is_new and only.phases):
                return only
        if not reference.is_new and last is not None:
            return last
        return self._new()

    def _fits(self, reference: Reference, trial: FoundTrial) -> bool:
        """A Phase 2a trial is not the Phase 2b trial, nor one that will be one that was."""
        said, known = self._stages([reference]), self._stages(trial.references)
        if said and known and not said & known:
            return False
        if self._is_to_come(reference) and any(map(self._is_over, trial.references)):
            return False
        products = self._products(reference)
        return not (products and trial.products and not products & trial.products)

    def _stages(self, references: list[Reference]) -> set[str]:
        text = self.context.document.text
        places = [one.phase_place for one in references if one.phase_place is not None]
        return {
            stage.lower()
            for place in places
            for stage in _STAGE.findall(text[place.start : place.end])
        }

    def _is_to_come(self, reference: Reference) -> bool:
        return _TO_COME.match(self.context.document.text, reference.span.end) is not None

    def _is_over(self, reference: Reference) -> bool:
        text = self.context.document.text
        return _OVER.search(text, reference.span.start - 12, reference.span.end) is not None

    def _products(self, reference: Reference) -> set[str]:
        sentence = self.context.sentence(reference.span)
        return {m.value.lower() for m in self.context.of(Kind.PRODUCT_NAME, sentence)}

    def _share_plural_phases(self) -> None:
        """`Two Phase 3 trials` tells the phase of every named trial of one family."""
        for reference in self.found:
            if not reference.is_plural or not reference.phases:
                continue
            families = {
                re.sub(r"[\W_]*\d+$", "", t.name)
                for t in self._by_name.values()
                if t.phases == reference.phases
            }
            for trial in self._by_name.values():
                if (
                    re.sub(r"[\W_]*\d+$", "", trial.name) in families
                    and not trial.phases
                    and re.search(r"\d$", trial.name)
                ):
                    trial.references.append(reference)


def _is_vague(reference: Reference) -> bool:
    """`the trial` and no more."""
    return not (reference.name or reference.phases or reference.same_as_before or reference.is_part)


def _begins_anew(context: Context, start: int, end: int) -> bool:
    """Whether another paragraph begins between the two places."""
    return re.search(r"\n[ \t]*\n", context.document.text[start:end]) is not None


def _attach_ids(
    trials: list[FoundTrial], assigned: list[tuple[Reference, FoundTrial]], context: Context
) -> None:
    """Rule R-TR-02: an id belongs to the trial that its own sentence, or the one before, names."""
    text = readable(context.document.text)
    for mention in context.of(Kind.REGISTRY_ID):
        if context.document.section_at(mention.span.start) not in FACTUAL:
            continue
        sentence = context.sentence(mention.span)
        if speaks_of_others(text[sentence.start : sentence.end]):
            continue
        owner = _owner(mention.span, sentence, assigned)
        if owner is None:
            owner = trials[0] if len(trials) == 1 else FoundTrial()
            if owner not in trials:
                trials.append(owner)
        owner.ids.append(mention)


def _owner(
    span: Span, sentence: Span, assigned: list[tuple[Reference, FoundTrial]]
) -> FoundTrial | None:
    before = [(r.span.start, trial) for r, trial in assigned if r.span.start < span.start]
    inside = [pair for pair in before if pair[0] >= sentence.start]
    if not inside:
        behind = [(r.span.start, t) for r, t in assigned if span.end <= r.span.start < sentence.end]
        if behind:
            return min(behind, key=lambda pair: pair[0])[1]
    nearest = max(inside or before, default=None, key=lambda pair: pair[0])
    return nearest[1] if nearest else None

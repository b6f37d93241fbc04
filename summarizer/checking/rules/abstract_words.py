"""Rules on the abstract: it says what the record says, in words that praise nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from summarizer.checking.rules.rule import Fault, Rule, Source
from summarizer.documents.evidence import Evidence
from summarizer.schemas.abstract import MAX_WORDS, AbstractSentence
from summarizer.schemas.audit import Severity
from summarizer.schemas.summary import Fact, Summary
from summarizer.schemas.terms import EventType
from summarizer.vocabulary.designations import designations

# Numbers, codes and names in capitals: what a reader would look up.
_TOKEN = re.compile(r"(?<![\w.-])(?=[\w.-]*(?:\d|[A-Z]{2}))[\w.-]*\w")
_PRAISE = re.compile(
    r"\b(?:breakthrough(?!\s+(?:therapy|device|medicine|treatment|designation))|revolutionary"
    r"|promising|unprecedented|ground-?breaking|game-?changing|best-in-class|first-in-class"
    r"|remarkable|exceptional|transformative|impressive|exciting|encouraging|compelling|robust"
    r"|superior|well[-\s]tolerated|favou?rable|manageable)\b",
    re.IGNORECASE,
)
_APPROVED = re.compile(r"\bapprov(?:ed|al)\b", re.IGNORECASE)


def _unrecorded(summary: Summary, _: Source) -> Iterator[Fault]:
    facts = list(summary.facts())
    for index, sentence in enumerate(summary.abstract.sentences):
        own = _facts_of(sentence, facts)
        said = " ".join(_said(fact) for fact in own)
        for token in dict.fromkeys(_TOKEN.findall(sentence.text)):
            if not re.search(rf"(?<![\d.]){re.escape(token)}(?![\d])", said, re.IGNORECASE):
                yield Fault(
                    f"`{token}` is in no fact that the sentence is made from",
                    (f"abstract.sentences[{index}]",),
                    _words(own),
                )


def _facts_of(sentence: AbstractSentence, facts: list[Fact]) -> list[Fact]:
    return [
        fact
        for fact in facts
        if any(fact.path == p or fact.path.startswith((f"{p}.", f"{p}[")) for p in sentence.facts)
    ]


def _said(fact: Fact) -> str:
    """A fact's value, its words, and for a designation the name of its row."""
    row = designations().get(fact.value) if isinstance(fact.value, str) else None
    whole = isinstance(fact.value, BaseModel)
    value = fact.value.model_dump_json() if whole else str(fact.value)
    return " ".join((value.removeprefix("PHASE"), row.name if row else "", *_texts(fact)))


def _texts(fact: Fact) -> Iterator[str]:
    for evidence in fact.evidence:
        yield " ".join(evidence.text.split())


def _words(facts: list[Fact]) -> tuple[Evidence, ...]:
    return tuple(fact.evidence[0] for fact in facts[:1])


def _lint(summary: Summary, _: Source) -> Iterator[Fault]:
    approved = any(
        event.event_type.value is EventType.APPROVAL for event in summary.regulatory_events
    ) or any(
        p.development_status and p.development_status.value == "APPROVED" for p in summary.products
    )
    facts = list(summary.facts())
    for index, sentence in enumerate(summary.abstract.sentences):
        path, words = f"abstract.sentences[{index}]", _words(_facts_of(sentence, facts))
        for match in _PRAISE.finditer(sentence.text):
            yield Fault(f"`{match.group()}` is praise, not a fact", (path,), words)
        ahead = any(fact.startswith("milestones") for fact in sentence.facts)
        if _APPROVED.search(sentence.text) and not approved and not ahead:
            yield Fault("an approval is spoken of, and none is recorded", (path,), words)
    if len(summary.abstract.text.split()) > MAX_WORDS:
        yield Fault(f"the abstract is longer than {MAX_WORDS} words", ("abstract",))


RULES = (
    Rule("R-EV-05", Severity.ERROR, "the abstract is made from the record alone", _unrecorded),
    Rule("R-SUM-01", Severity.WARNING, "an abstract is neutral", _lint),
)

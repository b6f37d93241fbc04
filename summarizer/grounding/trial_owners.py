"""Whose trial some words speak of: the issuer's, or that of others, of their drugs, of a career."""

from __future__ import annotations

import re

from summarizer.documents.spans import Span
from summarizer.finding.company_names import COMPANY_NAME
from summarizer.finding.mentions import Kind
from summarizer.grounding.context import Context

# A sentence on somebody else's trials, or on trials in general.
_OTHERS = re.compile(
    r"\b(?:another|other|different)\s+(?:compan|sponsor|developer|group|manufacturer|oral|medicine)"
    r"|\b(?:published|earlier\s+published|historical|comparable|third-party)\s+(?:\w+\s+){0,2}"
    r"(?:trials|studies|data|literature)|\bin\s+the\s+(?:literature|class)\b|\bcompetit(?:or"
    r"|ors|ive)\b"
    r"|\bacademic\s+groups?\b|\b(?:not|isn't)\s+(?:sponsored|conducted)\s+by\b"
    r"|\bof\s+other\s+companies\b"
    r"|\btheir\s+(?:[\w-]+-)?approved\b|\bhead-to-head\s+(?:trial|stud)\w+\s+(?:has|have)\s+not\b",
    re.IGNORECASE,
)
_CAREER = re.compile(
    r"\b(?:prior\s+to\s+(?:joining|that|\w+\s+he|\w+\s+she)|before\s+(?:joining|he|she|becoming)"
    r"|previously\s+(?:served|led|held|worked)|(?:his|her)\s+(?:career|tenure|role|leadership)"
    r"|during\s+(?:his|her)|was\s+(?:an?|the)\s+(?:\w+\s+)?investigator\s+(?:in|of|on)"
    r"|where\s+(?:he|she)|(?:he|she)\s+(?:led|oversaw|managed|directed|was\s+responsible"
    r"|served))\b",
    re.IGNORECASE,
)
# A drug of the class that is not the issuer's, and what was done before: `older inhibitors`.
_DRUG = (
    r"(?:[\w-]*(?:inhibitor|blocker|agonist|antagonist|antibod(?:y|ie)|degrader|modulator|vaccine|medicine|drug|agent"
    r"|molecule|compound|product|candidate|treatment|conjugate|statin)s?|(?:cell|gene)?\s?therap(?:y|ies))"
)
_NOT_OURS = (
    r"(?:another|other|older|earlier|existing|approved|marketed|rival|competing|similar"
    r"|first-generation|a\s+(?:different|rival|competing))"
)
# As the subject of a clause, or as what a trial is of.
_CLASS = re.compile(
    rf"^\W*(?:(?:in|from|by|with|unlike|and|while|but|although)\s+)?(?:(?:stud(?:y|ies)|trials?|data|results?)\s+(?:of|with|from|for)\s+)?"
    rf"(?:(?:one|two|three|several|many|most|some|the)\s+)?{_NOT_OURS}\s+(?:[\w/-]+\s+){{0,3}}?{_DRUG}\b",
    re.IGNORECASE,
)
_OF_CLASS = re.compile(
    rf"^\s+(?:of|with|for|by)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+)?{_NOT_OURS}\s+(?:[\w/-]+\s+){{0,3}}?{_DRUG}\b",
    re.IGNORECASE,
)
_OF_THIS_CLASS = re.compile(
    r"\bof\s+(?:this|the|that|its|the\s+same)\s+(?:class|kind|type)\b", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"^[^.;]{0,60}?\b(?:published|reported)\s+(?:in\s+(?:the\s+)?(?:\d{4}|\w+\s+\d{4}|[A-Z])|by\s|last\s)"
    r"|^\s+of\s+(?:the\s+)?(?:standard|existing|approved|older|conventional)\b"
)
_INDEFINITE = re.compile(r"\b(?:an?|one|another)\s+(?:[\w/,-]+\s+){0,6}$", re.IGNORECASE)
_BORDER = re.compile(r";|,\s+(?:while|whereas|but|and|although|though)\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:we|our|us|company['’]s\s+own|the\s+company)\b", re.IGNORECASE)
_POSSESSED = re.compile(rf"['\u2019]s?\s+(?:[\w-]+\s+){{0,4}}?{_DRUG}\b")
_ACTS = re.compile(r"(?:,[^,;]{2,60},)?\s+(?:has|had|is|was|will|[a-z]+(?:ed|s)|began|ran)\s")
_DEFINITE = re.compile(r"\b(?:the|this|that|our)\s+(?:[\w/,-]+\s+){0,5}[\w-]+$", re.IGNORECASE)
_ITS_OWN = re.compile(r"['’]s?\s+own\b")


def speaks_of_others(words: str) -> bool:
    """Whether a sentence is about other companies' trials, or about somebody's career."""
    return bool(_OTHERS.search(words)) or speaks_of_a_career(words)


def speaks_of_a_career(words: str) -> bool:
    return _CAREER.search(words) is not None


def is_anothers(
    context: Context, text: str, sentence: Span, phrase: Span, *, is_named: bool
) -> bool:
    """Whether the clause of a phrase speaks of a trial that is not the issuer's.

    It may say so of the owner (`another company`, `Corvesse SA discontinued its trial`), of the
    drug (`older inhibitors`) or of where the trial was told (`a trial published in 2019`).
    """
    clause = clause_around(text, sentence, phrase)
    words = text[clause.start : clause.end]
    has_own = _has_own(context, clause, words)
    whole = text[sentence.start : sentence.end]
    if speaks_of_others(words if has_own else whole) or _CAREER.search(whole):
        return True
    if is_named or has_own:
        return _is_possessed(context, text, clause, phrase)
    if (
        _CLASS.match(words)
        or _OF_THIS_CLASS.search(whole)
        or _OF_CLASS.match(text[phrase.end : clause.end])
    ):
        return True
    if _is_possessed(context, text, clause, phrase):
        return True
    left = text[clause.start : phrase.end]
    return bool(_INDEFINITE.search(left + " ") or phrase.start == clause.start) and bool(
        _PUBLISHED.match(text[phrase.end : clause.end])
    )


def clause_around(text: str, sentence: Span, phrase: Span) -> Span:
    """The part of a sentence, up to semicolons and conjunctions, that a phrase stands in."""
    start, end = sentence.start, sentence.end
    for border in _BORDER.finditer(text, sentence.start, sentence.end):
        if border.end() <= phrase.start:
            start = border.end()
        elif border.start() >= phrase.end:
            end = border.start()
            break
    return Span(start, end)


def _has_own(context: Context, clause: Span, words: str) -> bool:
    """Whether a clause names the issuer or one of the document's own products."""
    return bool(
        _OWN.search(words)
        or context.of(Kind.PRODUCT_NAME, clause)
        or any(name and name in words for name in _own_names(context))
    )


def _own_names(context: Context) -> list[str]:
    """The issuer and those who work with it, by name and by the first word of it."""
    names = []
    for organisation in context.release.organisations:
        if organisation.jurisdiction is not None:
            continue
        for reading in (organisation.name, *organisation.aliases):
            names += [reading.value, reading.value.split()[0]]
    return [name for name in names if name[:1].isupper() and name.lower() not in {"the", "company"}]


def _is_possessed(context: Context, text: str, clause: Span, phrase: Span) -> bool:
    """`Ardmelle Genetics' gene therapy`, `Lianhu's own conjugate`: another one owns it."""
    issuer = {
        word
        for organisation in context.release.organisations
        if organisation.is_issuer
        for reading in (organisation.name, *organisation.aliases)
        for word in (reading.value, reading.value.split()[0])
    }
    own = _own_names(context)
    for match in re.finditer(
        r"(?:[A-Z][\w&-]+\s+){0,3}[A-Z][\w&-]+(?=['’])", text[clause.start : phrase.end]
    ):
        name, at = match.group(), clause.start + match.end()
        if name in issuer or issuer & set(name.split()):
            continue
        if _ITS_OWN.match(text, at):
            return True
        if _POSSESSED.match(text, at) and name not in own and name.split()[0] not in own:
            return True
    if _DEFINITE.search(text[clause.start : phrase.end]):
        return False
    for company in COMPANY_NAME.finditer(text, clause.start, phrase.start):
        name = company["name"]
        acts = _ACTS.match(text, company.end(), phrase.start)
        is_name = name.split()[-1][0].isupper()
        if acts and is_name and name not in own and name.split()[0] not in own:
            return not context.of(Kind.PRODUCT_NAME, clause)
    return False

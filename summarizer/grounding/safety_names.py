"""Side effects that a release names: those of the vocabulary, and others by how it words them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import NEWS, Context
from summarizer.grounding.reporting import tells_of_safety

_NAME = r"(?P<name>[A-Za-z][\w-]*(?:\s(?!(?:was|were|and|or|in|who|that|had)\b)[\w/-]+){0,4}?)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # the most common side effects were dry skin (11%), hot flush (9%)
        rf"(?:\b(?:were|was|included?|including|and)\s|[:,]\s(?:and\s)?){_NAME}\s?(?:\([^()\d]{{2,20}}\)\s)?\((?=n\s?=\s?\d|\d[\d.]*\s?%|\d{{1,4}}\s?(?:/|patients|subjects|participants))",
        rf"(?:^|\.\s|;\s|,\s(?:and\s)?|\band\s){_NAME}\s(?:\([^()]{{2,20}}\)\s)?(?:(?:was|were)\s(?:reported|observed|seen|noted)|occurred)\s(?:in|by)\s(?=\d|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)",
        rf"\bno\s(?:cases?\sof\s|events?\sof\s|instances?\sof\s|signs?\sof\s)?{_NAME}\s(?:was|were|has\sbeen|have\sbeen|occurred)(?:\s(?:observed|reported|seen|noted|recorded|detected))?\b",
        rf"\bthere\s(?:was|were|has\sbeen|have\sbeen)\sno\s(?:cases?\sof\s|events?\sof\s|instances?\sof\s)?{_NAME}(?=[.,;]|\sand\b|\sin\s)",
        rf"\bno\s(?:participant|patient|subject)s?\s(?:has\s|have\s)?(?:developed|experienced|had)\s(?:any\s|an?\s)?{_NAME}(?=[.,;]|\sand\b|\sin\s)",
    )
)
# `stopped treatment because of an adverse event`, `nine patients died of disease progression`.
_ENDED = re.compile(
    r"\b(?P<name>(?:permanently\s)?(?:stopped|discontinued|withdrew\sfrom)\s[^.;,()]{0,50}?(?:because\sof|due\sto|owing\sto|for)\s(?:an?\s)?"
    r"(?:[\w-]+-(?:related|emergent)\s)?(?:adverse\s(?:events?|reactions?)|side\seffects?|AEs?|toxicity))\b"
    r"|\b(?:patients|participants|subjects)\s(?:\([^()]*\)\s)?(?P<died>died(?:\s(?:of|from)\s[^,.;()]{3,40})?)",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:signals?|differences?|concerns?|changes?|trends?|issues?|evidence|interactions?|patterns?|patients?|participants?|subjects?|impact"
    r"|imbalance|findings?|responses?|progression|relapses?|doses?|dosing|new|other|clinically|values?|placebo|group|arm|events?|reactions?|effects?"
    r"|toxicit(?:y|ies)|it|they|this|these|those|which|trial|study|treatment|endpoint|score|rate|remission|improvements?|reductions?|benefit|use"
    r"|discontinuations?|interruptions?|cases?|increase|decrease|grade|median|mean|survival|mg|weeks?|months?|bacteria|growth|data|one|two|three"
    r"|enrolled|randomi[sz]ed|received|most|all|any|both|none|doubt|need|time|comparison|approval|hospitali[sz]ations?|withdrawals?)\b",
    re.IGNORECASE,
)
_STRIP = re.compile(
    r"^(?:(?:the|a|an|any|mild|moderate|severe|serious|transient|treatment-(?:related|emergent)|drug-related|grade\s\d(?:-\d)?|only|single)\s)+",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?<![\w-])(?!(?:treatment|drug|dose|immune|non|investigator|therapy|study|product|all|any)-)[A-Za-z]+(?:-[A-Za-z]+)+\s$",
    re.IGNORECASE,
)


def side_effects(context: Context) -> tuple[Mention, ...]:
    """Every side effect named in the document, in reading order, none inside another."""
    text = plain(context.document.text)
    known = [_whole(context, text, mention) for mention in context.of(Kind.SAFETY_TERM)]
    named = list(_ended(context, text))
    named += [m for m in known if not any(m.span.overlaps(one.span) for one in named)]
    for sentence in context.sentences(NEWS):
        if not tells_of_safety(context, sentence):
            continue
        for span in _written(text, sentence):
            free = not any(span.overlaps(mention.span) for mention in named)
            if free and not any(span.overlaps(m.span) for m in context.of(Kind.RESPONSE_TERM)):
                words = context.document.text[span.start : span.end]
                named.append(
                    Mention(Kind.SAFETY_TERM, span, words, "OTHER", {"name": words.lower()})
                )
    return tuple(sorted(named, key=lambda mention: mention.span))


def _ended(context: Context, text: str) -> Iterator[Mention]:
    for sentence in context.sentences(NEWS):
        for match in _ENDED.finditer(text, sentence.start, sentence.end):
            group = "name" if match["name"] else "died"
            span = Span(*match.span(group))
            words = context.document.text[span.start : span.end]
            attributes = {"name": words.lower()}
            if group == "died":
                attributes["checklist"] = "DEATH"
            yield Mention(Kind.SAFETY_TERM, span, words, "OTHER", attributes)


def _written(text: str, sentence: Span) -> Iterator[Span]:
    words = text[sentence.start : sentence.end]
    for pattern in _PATTERNS:
        for match in pattern.finditer(words):
            name = match["name"]
            strip = _STRIP.match(name)
            start = match.start("name") + (strip.end() if strip else 0)
            if len(name) > 3 and not _NO_NAME.search(words, start, match.end("name")):
                yield Span(sentence.start + start, sentence.start + match.end("name"))


def _whole(context: Context, text: str, mention: Mention) -> Mention:
    """With the compound that says which: `post-lumbar-puncture headache`."""
    sentence = context.sentence(mention.span)
    own = _OWN.search(text, sentence.start, mention.span.start)
    if own is None or mention.attributes.get("checklist"):
        return mention
    span = Span(own.start(), mention.span.end)
    words = context.document.text[span.start : span.end]
    return Mention(
        mention.kind, span, words, mention.value, {**mention.attributes, "name": words.lower()}
    )

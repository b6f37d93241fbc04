"""Noun phrases that name something measured: `EASI total score`, `rate of severe exacerbations`.

A phrase has a core (an instrument, an analyte, an event or a head such as `score`), modifiers
before it and what defines it behind it. The words are data: `vocabulary/measures.json`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.plain_text import plain
from summarizer.grounding.composites import composites
from summarizer.grounding.context import Context
from summarizer.grounding.measure_ends import compounded, defined, on_named_test
from summarizer.grounding.measure_thresholds import with_threshold
from summarizer.grounding.measure_words import TOKEN, is_instrument, measure_words

_SHORT = re.compile(r"\s?[(\[](?P<short>[A-Za-z][\w+-]{1,11}|Lp\(a\))[)\]]")
_LEVEL = re.compile(
    r"[\s-]?(?:\d{2,3}(?![\w.,%/])|0/1\b|(?:\(?0\sor\s1\)?|(?:of\s)?0\sor\s1)(?!\w)|\d/\d\b)"
    r"(?!\s?(?:mg|%|patients|weeks|months|days|points|of\s\d))"
)
_CONTINUES = re.compile(
    r"\s(?:(?:total|symptom|sum|motor|overall|cognitive|summary|clinical)\s){0,3}(?:score|scores"
    r"|levels?|rate|scale|response|index|subscale)\b"
)
_PART = re.compile(r"\s(?:Parts?\s[IVX]+(?:\s?(?:\+|and|/)\s?[IVX]+)*|Class\s[IVX]+)\b")
_SCORED = re.compile(
    r"\sscores?\s(?:[<>≤≥]=?\s?\d+|of\s(?:0\sor\s1|0|[<>≤≥]=?\s?\d+|\d+\sor\s(?:less|more|lower|higher|below)))(?!\w)"
)
# `SALT LAKE CITY` is no score.
_CAPITALS = re.compile(r"(?<=[A-Z])\s[A-Z]{4,}\b(?!\s?\d)")
_EITHER = re.compile(
    r"\b(?P<first>normal|moderate|complete|mild|partial|major|serious|minimal|clear)\s(?:or|and|to)\s$",
    re.IGNORECASE,
)
_PERIODIC = frozenset(
    {"monthly", "weekly", "daily", "yearly", "early", "family", "hourly", "nightly"}
)
_COMPARISON = re.compile(r"\b(?:hazard|odds|risk|rate)\sratio\b|\brelative\srisk\b")
_NO_MEASURE = re.compile(
    r"^(?:the\s)?(?:normal|upper)\s(?:levels?|range|limits?|values?)|\b(?:million|billion)\scells|\b(?:dose|enrol\w+|market|interest|tax|response\sdata|follow-up|dropout"
    r"|discontinuation|completion|retention"
    r"|adverse|safety|manufacturing|production|screening|treatment\s(?:duration|time|days)|dosing"
    r"|duration\sof\s(?:treatment|administration"
    r"|therapy|follow-up|exposure)|growth\srate|exchange|currency|cash|sales|share"
    r"|persistence\srate"
    r"|success\srate\sof\strials)\b|^normal\slevels?$"
)
# `the estimated 24-month rate` names no measure of its own.
_BARE_RATE = re.compile(r"(?:estimated\s)?\d+-(?:week|month|year)\s(?:rates?|estimates?)")
_LONGEST = 7
_IN_NAMES = frozenset({"of", "and", "for", "in"})
_BEFORE = re.compile(r"(?P<word>[\w+’'/.-]*[\w’'])(?:\s\([A-Z][\w-]{1,9}\))?\s$")
_WHOSE = re.compile(
    r"(?:\b(?:Among|In|in|For|for|of|Of)\s(?:all\s|the\s|those\s"
    r"|\d+\s)*(?:[\w-]+\s){0,2}(?:patients|participants|subjects|adults|children|people"
    r"|individuals|those)"
    r"\s(?:with|who\shad|whose)|\bheart\sfailure\swith|\b(?:in"
    r"|In)\s(?:patients\s)?(?:with\s)?severe)\s(?:an?\s)?(?:[\w-]+\s){0,3}$"
)
_THRESHOLD = re.compile(
    r"\s(?:of\s|score\s)?(?:at\sleast|[<>≥≤]=?|greater\sthan|less\sthan|below|above"
    r"|\d+(?:\.\d+)?\s?\S*\s(?:or|and)\s(?:higher|more|above))"
)
_REACHED = re.compile(
    r"(?:\d\s?%?|\)|patients|participants|subjects"
    r"|[a-z]+)\s(?:\([^()]*\)\s)?(?:[^.;]{0,60}\s)?(?:achiev\w+|reach\w+|had|attain\w+"
    r"|with)\s(?:an?\s)?(?:[\w-]+\s)*$"
)


@dataclass(frozen=True, slots=True)
class Measure:
    """What was measured, where a sentence names it.

    Attributes:
        span: The words that name it, without article and statistic.
        term: The response vocabulary's term, where it is one.
    """

    span: Span
    term: Mention | None = None

    @property
    def timed(self) -> bool:
        """Whether it is a time until something happens."""
        return self.term is not None and self.term.attributes.get("role") == "time_to_event"


def measures(context: Context, sentence: Span) -> tuple[Measure, ...]:
    """The measures of a sentence in reading order, none inside another."""
    text = plain(context.document.text)
    found: list[Measure] = []
    for term in context.of(Kind.RESPONSE_TERM, sentence):
        found.append(
            Measure(
                _with_short(text, _modified(context, text, sentence, term.span), sentence), term
            )
        )
    found += [Measure(one) for one in composites(text, sentence)]
    cores = [
        Span(*match.span())
        for pattern in (measure_words().instruments, measure_words().own)
        for match in pattern.finditer(text, sentence.start, sentence.end)
    ]
    cores += [
        Span(*match.span())
        for match in TOKEN.finditer(text, sentence.start, sentence.end)
        if match.group().lower() in measure_words().heads or match.group() in measure_words().heads
    ]
    cores = [core for core in cores if not _CAPITALS.match(text, core.end)]
    doses = [
        m.span
        for m in context.of(Kind.QUANTITY, sentence)
        if m.attributes.get("quantity") == "dose"
    ]
    cores = [core for core in cores if not any(core.overlaps(dose) for dose in doses)]
    for core in sorted(cores, key=lambda one: (one.start, -one.end)):
        span = _phrase(context, text, sentence, core)
        if span is not None:
            found.append(Measure(span))
    return widest([Measure(_in_full(text, m.span, sentence), m.term) for m in found])


def _in_full(text: str, span: Span, sentence: Span) -> Span:
    return with_threshold(text, on_named_test(text, span, sentence), sentence)


def widest(found: list[Measure]) -> tuple[Measure, ...]:
    """Without those inside another; a known term keeps its code in the wider phrase."""
    kept: list[Measure] = []
    for one in sorted(found, key=lambda m: (-(m.span.end - m.span.start), m.term is None)):
        clash = next((k for k in kept if k.span.overlaps(one.span)), None)
        if clash is None:
            kept.append(one)
        elif (
            clash.term is None and one.term is not None and one.term.span.end >= clash.span.end - 14
        ):
            kept[kept.index(clash)] = Measure(clash.span, one.term)
    return tuple(sorted(kept, key=lambda m: m.span))


def _phrase(context: Context, text: str, sentence: Span, core: Span) -> Span | None:
    span = _continued(text, core, sentence)
    span = defined(text, span, sentence)
    span = _modified(context, text, sentence, span)
    span = _with_short(text, span, sentence)
    words = text[span.start : span.end].lower()
    if _BARE_RATE.fullmatch(words):
        return None
    bare = words in measure_words().heads and with_threshold(text, span, sentence) == span
    if bare or _COMPARISON.search(words) or is_no_measure(words):
        return None
    return None if _of_persons(text, sentence, span) else span


def is_no_measure(words: str) -> bool:
    """Whether words name something counted that is no outcome: follow-up, half-life, sales."""
    return _NO_MEASURE.search(words.lower()) is not None


def _of_persons(text: str, sentence: Span, span: Span) -> bool:
    """Whether a phrase only says which persons: `patients with PD-L1 of at least 1%`."""
    return _WHOSE.search(text, sentence.start, span.start) is not None or (
        _THRESHOLD.match(text, span.end, sentence.end) is not None
        and _REACHED.search(text, sentence.start, span.start) is None
    )


def _continued(text: str, core: Span, sentence: Span) -> Span:
    """With its level, its part and the heads that follow: `PASI 75 response`, `UPDRS Part III`."""
    end = core.end
    name = re.sub(r"[\s-]?\d+$", "", text[core.start : end])
    for pattern in (_SCORED, _LEVEL if name in measure_words().numbered else None, _PART):
        match = pattern.match(text, end, sentence.end) if pattern else None
        end = match.end() if match else end
    if (short := _SHORT.match(text, end, sentence.end)) and _CONTINUES.match(text, short.end()):
        end = short.end()
    end = compounded(text, end, sentence)
    at, steps = end, 0
    while (match := re.compile(r"[\s-]").match(text, at)) and steps < 4:
        token = TOKEN.match(text, match.end(), sentence.end)
        if token is None or token.group().lower() not in measure_words().continuations:
            break
        at, steps = token.end(), steps + 1
        if token.group().lower() not in (
            "negative",
            "positive",
            "total",
            "motor",
            "physical",
            "clinical",
        ):
            end = at
    return Span(core.start, end)


def _modified(context: Context, text: str, sentence: Span, span: Span) -> Span:
    """With the words before it that are no verb, no preposition and no number of their own."""
    start, steps = span.start, 0
    names = [n for n in context.of(Kind.PRODUCT_NAME, sentence) if not is_instrument(n.text)]
    while steps < _LONGEST:
        match = _BEFORE.search(text, max(sentence.start, start - 40), start)
        if match is None:
            break
        word = match["word"]
        lower = word.lower()
        if lower in _IN_NAMES and (title := _title(text, sentence, match.start("word"), start)):
            start, steps = title, steps + 2
            continue
        if (
            (
                lower in measure_words().stops
                and not (word == "A" and match.start("word") > sentence.start)
            )
            or (lower.endswith("ly") and lower not in _PERIODIC)
            or (lower.endswith(("'s", "’s")) and not word[0].isupper())
            or re.fullmatch(r"[\d.,/%-]+", word)
            or (re.search(r"\d(?:mg|%)?$", word) and not re.match(r"[A-Za-z]", word))
            or any(
                match.start("word") < n.span.end and n.span.start < match.end("word") for n in names
            )
        ):
            break
        start, steps = match.start("word"), steps + 1
    if either := _EITHER.search(text, sentence.start, start):
        start = either.start("first")
    return _without_statistics(text, Span(start, span.end), span.start)


def _title(text: str, sentence: Span, small: int, start: int) -> int | None:
    """Where a name of several capitals goes on before a small word: `Quality of Life`."""
    before = _BEFORE.search(text, max(sentence.start, small - 40), small)
    if before is None or not text[start].isupper() or not before["word"][0].isupper():
        return None
    return None if before.start("word") == sentence.start else before.start("word")


def _without_statistics(text: str, span: Span, core: int) -> Span:
    start = span.start
    for match in re.compile(r"([\w+’'/-]+)\s").finditer(text, span.start, core):
        if match.start() != start or match[1].lower() not in measure_words().statistics:
            break
        start = match.end()
    return Span(start, span.end)


def _with_short(text: str, span: Span, sentence: Span) -> Span:
    match = _SHORT.match(text, span.end, sentence.end)
    return (
        Span(span.start, match.end())
        if match and match["short"].lower() not in ("n", "ci")
        else span
    )

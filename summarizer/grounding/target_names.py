"""Targets as a product's description words them: `inhibitor of Janus kinase 1 (JAK1)`.

Symbols (`CD38`, `KIT D816V`, `Nav1.8`), receptors, channels, enzymes and proteins in words
(`gamma-secretase`, `factor XI`, `cardiac myosin`) are read where an actor (`inhibitor`), a verb
(`binds`) or a compound (`-directed`) makes them a target; of a name with its symbol in brackets,
the symbol. The words are in `vocabulary/target_words.json`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from summarizer.documents.spans import Span
from summarizer.finding.vocabulary_files import load

_SYMBOL = (
    r"(?:NY-ESO-1|Claudin[-\s]?\d+(?:\.\d)?|(?:Na|K|Ca)[vV]\d\.\d|Fc(?:Rn|RH\d|(?:γ|gamma)R\w*)"
    r"|(?:MAGE|HLA|CEACAM|ROR|LILRB)-?[A-Z]?\d{1,2}"
    r"|[A-Z][A-Z0-9]{1,7}(?:-[A-Z]?\d{1,2}[A-Za-z]{0,2}[αβγδ]?|-[A-Z]{1,2}\d|-?[αβγδ]|-(?:alpha|beta|gamma))?"
    r"|[A-Z]\d[A-Z]\d[A-Z]?|[a-wyz][A-Z]{2,6}\d{0,2}|[A-Z][a-z]{1,3}(?:\d{1,3}[a-z]?|[αβγδθκ])|Trk[ABC]"
    r"|[A-Z][a-z]{3,9}-\d{1,2}(?!\d)|[αβγμ][A-Za-zαβ0-9]{1,8}|C[1-9][a-z]?)"
    r"(?:\s[A-Z]\d{2,4}[A-Z]|\sE[67](?!\w))?"
)
_ONE_LOWER = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
_KINDS_OF_RECEPTOR = (
    r"(?:[-\s](?:alpha|beta|gamma|type\s)?(?:\d[A-Z]?|[IVX]{1,3}|alpha|beta|gamma|α|β|γ)(?![\w%]))?"
)


@dataclass(frozen=True, slots=True)
class _Words:
    actors: tuple[str, ...]
    manners: tuple[str, ...]
    directed: tuple[str, ...]
    verbs: tuple[str, ...]
    heads: tuple[str, ...]
    proteins: tuple[str, ...]
    no_targets: tuple[str, ...]
    no_proteins: tuple[str, ...]
    no_endings: tuple[str, ...]
    intracellular: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The patterns that the word list makes."""

    before_actor: tuple[re.Pattern[str], ...]
    cue: re.Pattern[str]
    at_head: re.Pattern[str]
    one: re.Pattern[str]
    none: re.Pattern[str]
    inhibited_inside: re.Pattern[str]


def _either(words: tuple[str, ...]) -> str:
    return "|".join(word.replace(" ", r"\s") for word in words)


@cache
def _grammar() -> _Grammar:
    words = load("target_words.json", _Words)
    heads, proteins = _either(words.heads), _either(words.proteins)
    named = rf"(?:{_SYMBOL})(?:\s(?:integrin|receptors?(?!\w){_KINDS_OF_RECEPTOR}))?"
    protein = (
        rf"(?:[Ff]actor\s[IVX]{{1,4}}a?(?!\w)|[Cc]omplement\s(?:factor\s|component\s)?[A-Z]\d?[a-z]?(?!\w)"
        rf"|(?:(?:cardiac|skeletal|mutant|plasma|tissue|soluble)\s)?(?:{proteins})(?:[-\s]\d{{1,2}}(?![\w%]))?(?:\s(?:{heads})s?(?:{_KINDS_OF_RECEPTOR}))?(?!\w)"
        rf"|(?:{_ONE_LOWER}\s){{0,3}}?{_ONE_LOWER}\s(?:{heads}){_KINDS_OF_RECEPTOR}(?!\w)"
        rf"|(?:[a-z]+-)?[a-z]{{3,}}(?:in|on|an|or)[-\s]\d{{1,3}}(?:\.\d)?[A-Z]?(?![\w.]\d|%|\s(?:mg|weeks?|months?|patients))"
        rf"|(?:soluble\s|plasma\s)?(?:[a-z]+(?:-[a-zA-Z]+)*\s){{0,2}}?(?:[a-z]{{2,8}}-)?[a-z]{{3,}}(?:ase|oxygenase)(?:[-\s](?:\d{{1,2}}[A-Z]?|I{{1,3}}V?)(?!\w))?(?!\w))"
    )
    target = rf"(?:{named}|{protein})"
    near = (  # right before an actor only short names are read: `oral gamma-secretase inhibitor`
        rf"(?:{named}|[Ff]actor\s[IVX]{{1,4}}a?|[Cc]omplement\s(?:factor\s)?[A-Z]\d?[a-z]?"
        rf"|(?:(?:cardiac|skeletal|plasma|soluble\sguanylate)\s)?(?:{proteins})(?:[-\s]\d{{1,2}})?(?:\s(?:receptors?|channel|protein))?(?!\w)"
        rf"|(?:soluble\sguanylate|pyruvate|histone|glycolate|aldosterone|xanthine|nitric\soxide|fatty\sacid|[a-z]+-CoA)\s[a-z]+ase"
        rf"|(?!dual|triple|same|these|this|that|each|other|both|cell)[a-z]{{4,}}(?:-[a-z0-9]+)?\s(?:[A-Z]\d?\s)?receptors?{_KINDS_OF_RECEPTOR}"
        rf"|(?:[a-z]+-)?[a-z]{{3,}}(?:in|on|an|or)[-\s]\d{{1,3}}(?:\.\d)?|(?:[a-z]{{2,8}}-)?[a-z]{{4,}}ase(?:[-\s](?:\d{{1,2}}|I{{1,3}}V?)(?!\w))?)"
    )
    actor, manner = _either(words.actors), _either(words.manners)
    join = r"(?:\s?[x×/:]\s?|,\s(?:and\s)?|\s(?:and|or|plus)\s(?:the\s)?)"
    sides = rf"(?<![\w/.-])(?P<list>{near}(?:{join}{near}){{0,2}})"
    several = rf"(?P<list>{target}(?:{join}(?:the\s)?{target}){{0,3}})"
    dash = r"[-\u2010\u2011]"
    return _Grammar(
        before_actor=(
            re.compile(rf"{sides}\s+(?:(?:{manner}|channel),?\s+){{0,3}}(?:{actor})(?!\w)"),
            re.compile(
                rf"{sides}(?:{dash}|\s(?=dual-))(?:dual[-\s])?(?:{_either(words.directed)})(?!\w)"
            ),
            re.compile(
                rf"\b(?:lower|reduc|decreas|suppress)\w*\s(?P<list>{near})\s(?:protein\s)?"
                r"(?:production|expression|synthesis|levels)\b"
            ),
            re.compile(rf"\b[Aa]nti[-\u2010\u2011\s](?P<list>{near}(?:(?:[/x×]|\sand\s){near})?)"),
        ),
        cue=re.compile(
            rf"\b(?:(?:{_either(words.verbs)})(?:s|e|es|ing|ed|ion)?(?:\s+(?:to|of|onto|directly\sto))?(?:\s+and\s+(?:{_either(words.verbs)})(?:s|e|es|ing)?)?"
            rf"|directed\s+(?:at|against|to|towards?)|against|aimed\s+at|selective\s+for|specific\s+(?:for|to)|(?:{actor})\s+(?:of|to|targeting)"
            r"|(?:reduc\w+|lower\w*|suppress\w*|block\w*|decreas\w+)\s+(?:the\s+)?(?:hepatic\s+)?(?:production|expression|synthesis|activity|levels?)\s+of"
            r"|affinity\s+for|(?:chimeric\s+antigen\s+)?receptors?\s+(?:for|against|specific\s+for))"
            r"\s+(?:both\s+|to\s+)?(?:the\s+)?(?:genes?\s+(?:for|of|encoding|that\s+encodes)\s+)?(?:the\s+)?(?:human\s+|tumou?r\s+antigens?\s+|proteins?\s+|cytokines?\s+|antigens?\s+)?",
            re.IGNORECASE,
        ),
        at_head=re.compile(
            rf"(?:(?:an?|the|its|two|three)\s)?(?:(?:[a-z][\w-]*\s){{0,3}}(?:{heads})s?\s(?![IVX]+a?\b)(?={_SYMBOL})|(?:[a-z][\w-]*\s){{0,3}}?){several}(?![\w-])"
        ),
        one=re.compile(target),
        none=re.compile(
            rf"(?:{_either(words.no_targets)})|(?:{_either(words.no_proteins)})|(?:.*[\s-])?(?:{_either(words.no_endings)})",
            re.IGNORECASE,
        ),
        inhibited_inside=re.compile(rf"(?:{_either(words.intracellular)})(?:\s[A-Z]\d+[A-Z])?"),
    )


_OBJECT_ENDS = re.compile(
    r"[.;:]|,\s+(?:an?|the|which|that|with|for|in|two|three|both)\s"
    r"|\s(?:that|which|in|for|with|to|while|by|as|from|at|through|where|when|and\s+(?:carries|the|is|has|was|a|an))\s"
)
# `GPRC5D on plasma cells and CD3 on T cells`: where each of a list stands, and what comes next.
_NEXT = re.compile(
    r"(?:\s(?:expressed\s|found\s)?(?:on|of|in)\s(?:[\w-]+\s){0,3}?(?:cells?|lymphocytes|tumou?rs?|neurons))?"
    r"(?:,\s(?:and\s)?|\sand\s(?:also\s)?)(?:to\s)?"
)
_IN_BRACKETS = re.compile(
    rf"[A-Za-zαβ][\w\s/,.-]{{2,70}}?\s\((?P<list>{_SYMBOL}(?:\s?/\s?{_SYMBOL})?)(?:[;,][^()]{{1,30}})?\)"
)
_BRACKETED_ACTOR = re.compile(
    rf"[a-z][\w\s-]{{2,50}}?\s\((?P<list>{_SYMBOL})\)\s+(?:[a-z-]+\s){{0,2}}?"
    r"(?:inhibitor|antagonist|agonist|blocker|antibody|degrader|modulator|activator)s?\b"
)
_ARTICLE = re.compile(
    r"(?:(?:the|an?|its|human|mutant|mutated|both|two|of|and|or|that|encoding|selectively|called|as)\s)+"
)


@dataclass(frozen=True, slots=True)
class NamedTarget:
    """A target with its span and the span of the words that give it its role."""

    name: str
    span: Span
    phrase: Span


def named_targets(text: str, within: Span) -> Iterator[NamedTarget]:
    """Targets in a description of a product, in the order of the patterns that find them."""
    grammar = _grammar()
    for pattern in (*grammar.before_actor, _BRACKETED_ACTOR):
        for match in pattern.finditer(text, within.start, within.end):
            yield from _each(match["list"], match.start("list"), Span(*match.span()))
    for cue in grammar.cue.finditer(text, within.start, within.end):
        yield from _objects(text, cue, min(within.end, cue.end() + 140))


def _objects(text: str, cue: re.Match[str], limit: int) -> Iterator[NamedTarget]:
    """The targets that follow `binds`, `inhibitor of` or `directed against`."""
    start: int | None = cue.end()
    while start is not None:
        start, found = _object(text, cue.start(), start, limit)
        yield from found


def _object(
    text: str, cue: int, start: int, limit: int
) -> tuple[int | None, Iterator[NamedTarget]]:
    """The object that begins at `start`, and where the next of a list may begin."""
    ends = _OBJECT_ENDS.search(text, start, limit)
    end = limit if ends is None else ends.start() + (text[ends.start()] == ",")
    named = _IN_BRACKETS.match(text, start, end) or _grammar().at_head.match(text, start, end)
    if named is None:
        return None, iter(())
    following = _NEXT.match(text, named.end(), limit)
    found = _each(named["list"], named.start("list"), Span(cue, named.end("list")))
    return following.end() if following else None, found


def _each(listed: str, offset: int, phrase: Span) -> Iterator[NamedTarget]:
    for match in _grammar().one.finditer(listed):
        article = _ARTICLE.match(match.group())
        skipped = article.end() if article else 0
        name = match.group()[skipped:]
        if not _grammar().none.fullmatch(name) and len(name) > 1:
            start = offset + match.start() + skipped
            yield NamedTarget(name, Span(start, start + len(name)), phrase)


def is_inside_cells(name: str) -> bool:
    """Whether what inhibits this target can only be a small molecule: `KRAS G12D`, `BTK`."""
    return _grammar().inhibited_inside.fullmatch(name) is not None

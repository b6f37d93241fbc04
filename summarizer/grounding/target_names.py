"""Targets as a product's description words them: `inhibitor of Janus kinase 1 (JAK1)`.

Symbols (`CD38`, `KIT D816V`), receptors (`P2X3 receptor`) and enzymes and proteins in lower case
(`gamma-secretase`, `transglutaminase 2`, `claudin 18.2`) are read; of a name with its symbol in
brackets, the symbol.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.documents.spans import Span

_SYMBOL = (
    r"(?:[A-Z][A-Z0-9]{1,7}(?:-[A-Z]?\d{1,2}[A-Za-z]{0,2}|-?[αβγδ]|-(?:alpha|beta|gamma))?"
    r"|[A-Z]\d[A-Z]\d[A-Z]?|[a-z][A-Z]{2,6}\d{0,2}|[A-Z][a-z]{1,3}\d{1,3}[a-z]?"
    r"|(?:α|β|γ|μ)[A-Za-z0-9]{2,8}|C[135][a-z]?)(?:\s[A-Z]\d{2,4}[A-Z])?"
)
_PROTEIN = (
    r"(?:(?:[a-z]{2,12}-)?[a-z]{3,}(?:in|on|an|or)[-\s]\d{1,3}(?:\.\d)?[A-Z]?(?![\w.]\d|%|\s(?:mg|weeks?|months?|patients))"
    r"|[Cc]laudin[-\s]?\d+(?:\.\d)?|(?:[a-z]{2,8}-)?[a-z]{4,}ase(?:[-\s](?:\d{1,2}|I{1,3}V?)(?!\w))?"
    r"|complement\s(?:factor\s)?[A-Z]\d?[a-z]?)"
)
_RECEPTOR = (
    rf"(?:{_SYMBOL}|[a-z]{{4,}}(?:-[a-z0-9]+)?)\sreceptors?(?:[-\s](?:alpha|beta|gamma|\d)(?!\w))?"
)
_TARGET = rf"(?:{_RECEPTOR}|{_SYMBOL}|{_PROTEIN})"
_ACTOR = (
    r"(?:inhibitors?|antagonists?|agonists?|blockers?|degraders?|modulators?|activators?|antibod(?:y|ies)"
    r"|nanobod(?:y|ies)|siRNA|antisense|oligonucleotides?|vaccine|conjugates?|ADC|stabili[sz]ers?|potentiators?|correctors?"
    r"|CAR[-\s\u2010\u2011]?(?:T|NK)|TCR[-\s\u2010\u2011]?T|T[-\s]cell\sengagers?|bispecific|radioligand)"
)
_MANNER = (
    r"(?:(?:small[-\s]molecule|kinase|dual|selective|oral|covalent|monoclonal|bispecific|inverse"
    r"|partial|full|allosteric)\s+){0,3}"
)
_BEFORE_ACTOR = (
    re.compile(
        rf"(?<![\w/.-])(?P<list>{_TARGET}(?:(?:\s?[x×/]\s?|\sand\s){_TARGET})?)\s+{_MANNER}{_ACTOR}(?!\w)"
    ),
    re.compile(
        rf"(?<![\w/.-])(?P<list>{_TARGET}(?:/{_TARGET})?)[-\u2010\u2011](?:silencing|targeted|targeting|directed|specific|binding"
        r"|blocking|inhibiting|lowering)(?!\w)"
    ),
    re.compile(rf"\banti[-\u2010\u2011\s](?P<list>{_TARGET}(?:(?:[/x×]|\sand\s){_TARGET})?)"),
)
_CUE = re.compile(
    rf"\b(?:(?:inhibit|block|target|silenc|degrad|activat|neutrali[sz]|antagoni[sz]|recogni[sz]|bind|engag|stabili[sz])(?:s|e|es|ing)?(?:\s+to)?"
    rf"|directed\s+(?:at|against|to)|against|aimed\s+at|selective\s+for|specific\s+for|{_ACTOR}\s+(?:of|to|for))\s+(?:both\s+)?(?:the\s+)?(?:human\s+)?",
    re.IGNORECASE,
)
_OBJECT_ENDS = re.compile(
    r"[.;:]|,\s+(?:an?|the|which|that|with|for|in)\s|\s(?:that|which|on|in|for|with|to|while|by|as|from|at|through|and\s+(?:carries|the|is|has|was|a|an))\s"
)
_IN_BRACKETS = re.compile(rf"^[A-Za-z][\w\s/,.-]{{2,60}}?\s\((?P<list>{_SYMBOL})[),;]")
_AT_HEAD = re.compile(
    rf"^(?:[a-z][\w-]*\s){{0,4}}?(?P<list>{_TARGET}(?:(?:\s?[x×/]\s?|,\s|,?\sand\s){_TARGET}){{0,2}})(?![\w-])"
)
_ONE = re.compile(_TARGET)
_IS_SYMBOL = re.compile(rf"{_SYMBOL}|{_RECEPTOR}")
# Words of the same shape that name no target: chemistry, payloads, trials, kinds of products.
_NOT_A_TARGET = re.compile(
    r"(?:car|tcr|nk|us|usa|uk|eu|fda|ema|ceo|cmo|ind|bla|nda|maa|rmat|prime|dna|rna|mrna|aav\d?|adc|igg\d?|crs|sirna|galnac"
    r"|crispr|glp|gmp|all|aml|cll|mm|als|msi|msi-h|dmmr|tki|jak|car-t|lnp|iv|sc|bid|qd|moa)"
    r"|(?:\w+-)?(?:topoisomerase|kinase|protease|disease|increase|decrease|phase|release|base|case|database|purchase|enzyme"
    r"|lease|please|erase|phrase)(?:\s\w+)?|(?:\w+\s)?(?:the|this|that|these|same|each|other)\sreceptors?|receptors?|secretase",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NamedTarget:
    """A target with its span and the span of the words that give it its role."""

    name: str
    span: Span
    phrase: Span


def named_targets(text: str, within: Span) -> Iterator[NamedTarget]:
    """Targets in a description of a product, in the order of the patterns that find them."""
    for pattern in _BEFORE_ACTOR:
        for match in pattern.finditer(text, within.start, within.end):
            yield from _each(match["list"], match.start("list"), Span(*match.span()))
    for cue in _CUE.finditer(text, within.start, within.end):
        limit = min(within.end, cue.end() + 120)
        ends = _OBJECT_ENDS.search(text, cue.end(), limit)
        end = (
            ends.start() + 1
            if ends and text[ends.start()] == ","
            else ends.start()
            if ends
            else limit
        )
        said = text[cue.end() : end]
        named = _IN_BRACKETS.match(said) or _AT_HEAD.match(said)
        if named is not None:
            start = cue.end() + named.start("list")
            yield from _each(named["list"], start, Span(cue.start(), start + len(named["list"])))


def _each(listed: str, offset: int, phrase: Span) -> Iterator[NamedTarget]:
    for match in _ONE.finditer(listed):
        name = match.group()
        if not _NOT_A_TARGET.fullmatch(name):
            start = offset + match.start()
            yield NamedTarget(name, Span(start, start + len(name)), phrase)

"""The short names that a document gives to trials, and every place where each stands."""

from __future__ import annotations

import re

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.finding.plain_text import plain
from summarizer.finding.trials import ACRONYM, NOT_AN_ACRONYM, phrase_start
from summarizer.grounding.context import Context

_HEAD = r"(?i:trials?|study|studies|(?:open-label|long-term)\s+extension|extension)\b"
_IDS = r"(?:\s*\([^()]{0,90}\))?"
# `CheckMate 227`, `SMALL TRENT`: a second word of digits or capitals belongs to the name.
_SECOND = r"(?:\s(?:\d{1,4}[A-Z]?|[A-Z]{4,}(?:-\d+)?)(?![\w-]))?"
_NAME = rf"(?<![\w-])(?![IVX]+[abc]?\s)(?P<name>{ACRONYM}{_SECOND})"
# Each way of naming asks for a head noun or a registry id beside the name.
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NAME}{_IDS}\s+(?i:clinical\s+|extension\s+|registrational\s+)?{_HEAD}",
        rf"{_NAME}\s+(?i:and|or)\s+{ACRONYM}\s+(?i:clinical\s+)?(?i:trials|studies)\b",
        rf"{_NAME}\s*\((?=[^()]{{0,40}}(?:NCT\d|EU\s?CT|EudraCT|ISRCTN|jRCT|CTR\d|ChiCTR|ACTRN"
        rf"|CTIS|UMIN|20\d\d-\d{{6}}))",
        rf"{_HEAD}\s*,?\s*\(\s*(?i:the\s+)?\"?{_NAME}\"?(?=[\s,;)])",
        rf"{_HEAD},?\s+(?i:named|called|known\s+as|dubbed|designated)\s+\"?{_NAME}",
        rf"{_HEAD},\s+{_NAME}(?=[.,;])",
        rf"(?i:\b(?:named|called))\s+{_NAME}(?=,\s+(?:it|the\s+(?:trial|study))\b)",
        rf"{_HEAD}\s*\((?:[^()]{{0,50}}[\s,;])?(?i:(?:(?:study|trial|short|code)\s+)?(?:name|title"
        rf"|acronym|named|called)|acronym)\s*:?\s*\"?{_NAME}\"?",
        rf"(?:^|\n|[•*·-]\s)\s*{_NAME}{_IDS}\s*[:–—-]\s+(?=(?i:an?\s)?[^.:;\n]{{0,60}}"
        rf"(?i:Phase\s+[\dIV]|{_HEAD}))",
        rf"(?i:\b(?:enrolled|participat\w+|participants?|patients|subjects|people|dosed|randomi[sz]ed"
        rf"|results|data|hold|enrol?lment|screening|recruitment)\s+(?:in|into|of|from|on))\s+{_NAME}"
        rf"(?=[\s,.;:)])(?=[^.]{{0,60}}(?i:trials?\b|study\b|phase\b))",
        rf"{_HEAD}[^.;,()]{{0,90}},\s+{_NAME}(?=,)",
        rf"(?i:\bPhase\s+[\dIViab/]+)\s*\(\s*{_NAME}\s*\)\s+(?i:is|will|was|has|began|starts?)\b",
        # What only a trial does, or has done with it.
        rf"{_NAME}(?:'s\s+(?i:enrol?lment|recruitment)|\s+(?i:has|had|will|is|was)\s+(?:\w+\s+){{0,2}}?"
        rf"(?i:enrol|recruit|randomi[sz])\w*)",
        rf"(?i:\b(?:enrol?lment|recruitment|randomi[sz]ation|screening)\s+(?:in|into|for|of))\s+(?i:the\s+)?{_NAME}"
        rf"(?=\s+(?i:is|was|has|had|will|remains|continues|began|closed)\b)",
    )
)
_LISTED = rf"{ACRONYM}{_IDS}(?:(?:,\s+|,?\s+and\s+|\s*/\s*){ACRONYM}{_IDS}){{1,4}}"
_TRIALS = r"(?i:trials|studies)\b"
# Two names and more with one plural head: `two trials, A-1 and A-2`, `A-1 and A-2 are trials`.
LISTS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_TRIALS}(?:[^.;()]{{0,60}}?,|[^.;,]{{0,40}}?\(|[^.;,]{{0,40}}?:|\s+(?i:called|named|known\s+as))?\s*"
        rf"(?P<list>{_LISTED})",
        rf"(?P<list>{_LISTED})\s+(?i:clinical\s+)?{_TRIALS}",
        rf"(?P<list>{_LISTED}),?\s+(?i:are|were|will\s+be|both|two|three|four|its|our|the)\s+"
        rf"(?:[^.;\s]+\s+){{0,14}}?{_TRIALS}",
    )
)
# The name stands further from its head noun and is not the short form of words before it.
_IN_BRACKETS = re.compile(rf"{_HEAD}[^.;()]{{0,120}}\(\s*{_NAME}\s*\)")
# `study of X, its inhibitor of some enzyme (SHORT)`: the short form is the target's.
_OF_A_TARGET = re.compile(
    r"\b(?:inhibit\w*|antagonist|agonist|antibod\w+|degrader|blocker|modulator|activator|against"
    r"|target\w*|directed)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"{_HEAD}\s+{_NAME}(?![\w(])")
_APPOSED = re.compile(
    rf"{_NAME}{_IDS}(?:,\s+(?i:which\s+is\s+)?|\s+(?i:is|was|will\s+be)\s+)(?=(?i:its|an?|the"
    r"|our|one\s+of)\s)"
)
_HEADED = re.compile(_HEAD)
_NOUN_PHRASE = re.compile(
    r"(?i:its|an?|the|our|one\s+of\s+\w+)\s+(?:(?!(?:of|in|for|with|to|on|that|which|who|is|was|are|were"
    r"|and|from|by|at)\b)[\w/.&'-]+,?\s+){0,12}?" + _HEAD
)
_SHORT_FORM = re.compile(r"\(\s*([A-Za-z][\w-]{1,9})\s*[);,]")
_NO_NAME = re.compile(
    r"^(?:[A-Z]{1,2}|(?i:first|second)-(?i:in)-\w+|[IVX]+[abc]?|ORR|PFS|OS|DOR|CRS|CAR|TIL|ITT|EC|CHMP|CEO|CMO|PASI|EASI|ADAS"
    r"|OLE|LTE|AEs?|POSTER|ABSTRACT|TABLE|FIGURE|PART|ARM|COHORT|SESSION"
    r"|SAEs?|DLTs?|RP2D|MTD|IV|SC|QD|BID|U\.?S\.?A?|APAC|ASCO|ASH|ESMO|EHA|AACR|SITC|NMPA|PMDA|MHLW"
    r"|MFDS|TGA|MHRA|DSMB|IDMC|DMC|CRO|SOC|RCT|RWE|PRO|NDA|BLA|MAA|sNDA|sBLA)$"
)
# `AURORA-44` is built as a laboratory code is, but can be spoken.
_WORD_AND_NUMBER = re.compile(r"(?=[A-Z]*[AEIOU])[A-Z]{5,}-\d{1,3}$")
_NAME_MAX_REACH = 200
_SHORTEST = 3
_LONGEST_IN_ANY_ORDER = 4


def readable(text: str) -> str:
    """The text to read trials in: plain typography, marks of emphasis blanked."""
    return re.sub(r"[*`]", " ", plain(text))


def trial_names(context: Context) -> dict[str, tuple[Span, ...]]:
    """Names of trials, each with its places in the sections that carry facts."""
    text = readable(context.document.text)
    short_forms = _short_forms(text)
    products = {
        mention.text
        for mention in context.of(Kind.PRODUCT_NAME)
        if not _WORD_AND_NUMBER.match(mention.text)
    }
    ids = {mention.text for mention in context.of(Kind.REGISTRY_ID)}
    names: set[str] = set()
    shouted: set[str] = set()
    for sentence in context.sentences():
        part = text[sentence.start : sentence.end]
        found = {match["name"] for pattern in _PATTERNS for match in pattern.finditer(part)}
        found |= {name for listed in lists_in(part) for name in listed if len(name) > _SHORTEST}
        found |= {
            m["name"]
            for m in _IN_BRACKETS.finditer(part)
            if len(m["name"]) > _SHORTEST and not _OF_A_TARGET.search(m.group())
        }
        found |= {m["name"] for m in _BEHIND.finditer(part) if len(m["name"]) > 3}
        found |= {m["name"] for m in _APPOSED.finditer(part) if _is_called_a_trial(part, m.end())}
        found = {name for name in found if not _is_something_else(name)}
        if _is_shouted(part):
            shouted |= {one for name in found for one in (name, name.split()[-1])}
        else:
            names |= found
    names |= {name for name in shouted if _stands_in_prose(name, text, context)}
    names -= short_forms | products | ids
    names -= {name for name in names if any(_is_part_of(name, other) for other in names)}
    return {name: places for name in sorted(names) if (places := _places(name, text, context))}


def lists_in(part: str) -> list[list[str]]:
    """Names that share one plural head, list by list, in the order of the text."""
    return [
        re.findall(rf"(?<![\w-]){ACRONYM}", re.sub(r"\([^()]*\)", " ", match["list"]))
        for pattern in LISTS
        for match in pattern.finditer(part)
    ]


def _is_something_else(name: str) -> bool:
    return bool(
        any(NOT_AN_ACRONYM.search(w) or _NO_NAME.match(w) for w in (name, *name.split()[:1]))
        or not re.search(r"[A-Z].*[A-Z]", name)
    )


def _is_shouted(part: str) -> bool:
    """Whether a sentence is in capitals, where any word may look like a name."""
    letters = [letter for letter in part if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) * 3 > 2 * len(letters)


def _stands_in_prose(name: str, text: str, context: Context) -> bool:
    places = _places(name, text, context)
    return any(
        not _is_shouted(text[(s := context.sentence(place)).start : s.end]) for place in places
    )


def _is_part_of(name: str, other: str) -> bool:
    """Whether a name is only the second word of another one: `TRENT` of `SMALL TRENT`."""
    return name != other and " " in other and name in other.split()


def _is_called_a_trial(part: str, at: int) -> bool:
    """Whether the noun phrase that begins here has a trial for its head."""
    if _NOUN_PHRASE.match(part, at):
        return True
    head = _HEADED.search(part, at, at + _NAME_MAX_REACH)
    return head is not None and phrase_start(part, at, head.start()) <= at


def _short_forms(text: str) -> set[str]:
    """Abbreviations that the text forms of the words before them: `amyotrophic ... (ALS)`."""
    found = set()
    for match in _SHORT_FORM.finditer(text):
        short = match.group(1)
        letters = [letter.lower() for letter in short if letter.isalpha()]
        words = re.findall(r"[A-Za-z]+", text[max(0, match.start() - 120) : match.start()])
        initials = [word[0].lower() for word in words[-len(letters) - 3 :]]
        if letters and letters[0] in initials and _are_initials(letters, initials):
            found.add(short)
    return found


def _are_initials(letters: list[str], initials: list[str]) -> bool:
    """Whether at least two in three letters are initials of words; in a long one, in their order.

    `high microsatellite instability (MSI-H)`.
    """
    at, hits = 0, 0
    for letter in letters:
        if letter in initials[at:]:
            at = initials.index(letter, at) + 1 if len(letters) > _LONGEST_IN_ANY_ORDER else 0
            hits += 1
    return hits >= 2 and hits * 3 >= 2 * len(letters)


def _places(name: str, text: str, context: Context) -> tuple[Span, ...]:
    pattern = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w]|-\w)")
    return tuple(
        Span(*match.span())
        for sentence in context.sentences()
        for match in pattern.finditer(text, sentence.start, sentence.end)
    )

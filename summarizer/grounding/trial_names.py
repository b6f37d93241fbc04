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
_NAME = rf"(?<![\w-])(?P<name>{ACRONYM})"
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
        rf"{_HEAD}[^.;,()]{{0,90}},\s+{_NAME}(?=,)",
    )
)
# The name stands further from its head noun and is not the short form of words before it.
_IN_BRACKETS = re.compile(rf"{_HEAD}[^.;()]{{0,120}}\(\s*{_NAME}\s*\)")
_BEHIND = re.compile(rf"{_HEAD}\s+{_NAME}(?![\w(])")
_APPOSED = re.compile(
    rf"{_NAME}{_IDS}(?:,\s+(?i:which\s+is\s+)?|\s+(?i:is|was|will\s+be)\s+)(?=(?i:its|an?|the"
    r"|our|one\s+of)\s)"
)
_HEADED = re.compile(_HEAD)
_SHORT_FORM = re.compile(r"\(\s*([A-Za-z][\w-]{1,9})\s*[);,]")
_NO_NAME = re.compile(
    r"^(?:[A-Z]{1,2}|[IVX]+[abc]?|ORR|PFS|OS|DOR|CRS|CAR|TIL|ITT|EC|CHMP|CEO|CMO|PASI|EASI|ADAS"
    r"|OLE|LTE|AEs?"
    r"|SAEs?|DLTs?|RP2D|MTD|IV|SC|QD|BID|U\.?S\.?A?|APAC|ASCO|ASH|ESMO|EHA|AACR|SITC|NMPA|PMDA|MHLW"
    r"|MFDS|TGA|MHRA|DSMB|IDMC|DMC|CRO|SOC|RCT|RWE|PRO|NDA|BLA|MAA|sNDA|sBLA)$"
)
# `AURORA-44` is built as a laboratory code is, but can be spoken.
_WORD_AND_NUMBER = re.compile(r"(?=[A-Z]*[AEIOU])[A-Z]{5,}-\d{1,3}$")
_NAME_MAX_REACH = 200


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
    for sentence in context.sentences():
        part = text[sentence.start : sentence.end]
        found = {match["name"] for pattern in _PATTERNS for match in pattern.finditer(part)}
        found |= {m["name"] for m in _IN_BRACKETS.finditer(part) if len(m["name"]) > 3}
        found |= {m["name"] for m in _BEHIND.finditer(part) if len(m["name"]) > 3}
        found |= {m["name"] for m in _APPOSED.finditer(part) if _is_called_a_trial(part, m.end())}
        names |= {name for name in found if not _is_something_else(name)}
    names -= short_forms | products | ids
    return {name: places for name in sorted(names) if (places := _places(name, text, context))}


def _is_something_else(name: str) -> bool:
    return bool(
        NOT_AN_ACRONYM.search(name) or _NO_NAME.match(name) or not re.search(r"[A-Z].*[A-Z]", name)
    )


def _is_called_a_trial(part: str, at: int) -> bool:
    """Whether the noun phrase that begins here has a trial for its head."""
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
        if letters and letters[0] in initials and _is_in_order(letters, initials):
            found.add(short)
    return found


def _is_in_order(letters: list[str], initials: list[str]) -> bool:
    """Whether at least two in three letters are initials of words, one after the other."""
    at, hits = 0, 0
    for letter in letters:
        if letter in initials[at:]:
            at = initials.index(letter, at) + 1
            hits += 1
    return hits >= 2 and hits * 3 >= 2 * len(letters)


def _places(name: str, text: str, context: Context) -> tuple[Span, ...]:
    pattern = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w]|-\w)")
    return tuple(
        Span(*match.span())
        for sentence in context.sentences()
        for match in pattern.finditer(text, sentence.start, sentence.end)
    )

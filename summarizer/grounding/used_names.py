"""Names of products that only their use shows: what a document tests, gives or has approved.

`the trial of Neurolem`, `patients who received Neurolem`, `Neurolem was well tolerated`. A word
that stands twice in such places, and is no common one, names a product, whatever it looks like.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.grounding.context import Context
from summarizer.grounding.defined_names import could_be_a_name
from summarizer.grounding.product_words import product_words
from summarizer.grounding.trial_words import is_said_to_be_a_trial

_FORM = (
    r"(?:(?:the|its|our|oral|inhaled|intravenous|subcutaneous|topical|once-\w+|single-agent|either"
    r"|investigational|adjunctive|low-dose|high-dose)\s){0,3}"
)
# `ambrelic acid`, `tolvemir`, `VELTRANO`, `AEROVENT-T`, `CLR-opsin`, `Ravesta-T`, `ZL 4417`
_WORD = re.compile(
    r"(?<![\w®™/.-])(?P<word>[A-Za-z][a-z]{2,14}ic\s[Aa]cid|[A-Z]?[a-z]{5,15}|[A-Z]{5,14}(?:-[A-Z]{1,3})?|[A-Z][a-z]{2,8}[A-Z][a-z]{2,8}|[A-Z]{2,5}-[A-Za-z][a-z]{2,8}|[A-Z][a-z]{3,10}-[A-Z]{1,3}"
    r"|(?!(?:ISO|NCT|FDA|NYSE|HKEX|TSE|ASX|RNS|FY|CD|IL|ICD|HK|CHF|USD|EUR|GBP|DKK|SEK|NOK|JPY|RMB|KRW|AUD|NT)\s)[A-Z]{2,5}\s\d{3,5})(?![\w-]|[.,]\d)"
)
_NAMES_A_TRIAL = (
    r"(?:\s\([^()\n]{1,60}\))?(?:-\d)?\s(?:(?:clinical|extension|open-label|pivotal|phase\s\S+)\s)*"
    r"(?:trial|study|programm?e?)\b"
)
# Behind a name in small letters: the end of its phrase. A word that another noun follows says what
# kind of thing that is (`focused on innovative CAR T cells`).
_ENDS = re.compile(
    r"[®™]?(?:\s?[,;:.)(]|\s(?:and|or|in|for|with|at|as|plus|on|to|than|over|versus|vs|against|by|from|after"
    r"|before|during|compared|combined|given|alone|monotherapy|arm|group|once|twice|daily|every|is|was|were"
    r"|are|has|had|have|will|would|could|can|did|may|\d|[a-z]+ed)\b|\s*$)"
)
_KIND_ENDING = re.compile(r"(?:ive|ful|less|able|ible|ical|ship)$")
# Results come `from` a trial, and those of trials are what capitals spell.
_FROM = re.compile(r"\sfrom\s$", re.IGNORECASE)
_LEAST = 2


@cache
def _before() -> re.Pattern[str]:
    words = product_words()
    deeds, verbs = ("|".join(words.tested_by), "|".join(words.tested_with))
    return re.compile(
        rf"\b(?:(?:{deeds})(?:\s\([A-Za-z]{{2,5}}\))?(?:\s(?:to|by|with|from)\s(?:the\s)?[A-Z][\w.]+)?\s(?:of|for|to|with|on|from|evaluating|testing|comparing|investigating)"
        rf"|(?:{verbs}))\s{_FORM}$".replace(" ", r"\s"),
        re.IGNORECASE,
    )


@cache
def _behind() -> re.Pattern[str]:
    words = product_words()
    verbs, parts = ("|".join(words.done), "|".join(words.tested_as))
    return re.compile(
        r"[®™]?(?:\s\([^()]{2,60}\))?(?:\s(?:is|was|were|are|has\sbeen|will\sbe|would\sbe|continues\sto\sbe)\s"
        r"(?:(?:also|generally|currently|well|being|safe|and|not|already|only|now|further|first)\s){0,4}"
        rf"(?:{parts})|\s(?:{verbs})\b|,\s(?:an?|its|our|the\scompany['’]s)\s)".replace(" ", r"\s")
    )


def used_names(context: Context) -> Iterator[str]:
    """Words that stand where products do at least twice, as they are written there first."""
    uses: dict[str, set[int]] = defaultdict(set)
    written: dict[str, str] = {}
    for sentence in context.sentences():
        for word, start in _uses(context, sentence):
            uses[word.lower()].add(start)
            written.setdefault(word.lower(), word)
    others = _names_of_others(context)
    for folded, places in uses.items():
        known = folded in others or folded.rpartition("-")[0] in others
        if len(places) >= _LEAST and not known and not _is_a_trial(context, written[folded]):
            yield written[folded]


def _uses(context: Context, sentence: Span) -> Iterator[tuple[str, int]]:
    text = context.document.text
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        word = " ".join(match["word"].split())
        if not _is_uncommon(word):
            continue
        start = max(sentence.start, match.start() - 90)
        before = _before().search(text, start, match.start())
        if before and word.isupper() and _FROM.search(before.group()):
            continue
        if word.islower() and not _ENDS.match(text, match.end(), sentence.end):
            continue
        if before or _behind().match(text, match.end(), sentence.end):
            yield word, match.start()


def _is_uncommon(word: str) -> bool:
    plain = word.lower()
    if " " in word or "-" in word:
        return True
    if plain in product_words().common or (plain.endswith("s") and word[0].islower()):
        return False
    return could_be_a_name(plain) and _KIND_ENDING.search(plain) is None


def _names_of_others(context: Context) -> set[str]:
    """Words in the names of people, companies and trials."""
    names = [*context.release.organisation_names]
    for kind in (Kind.PERSON, Kind.TRIAL, Kind.AGENCY, Kind.ORGANISATION):
        names += [text for mention in context.of(kind) for text in (mention.text, mention.value)]
    return {word.strip(".,()").lower() for name in names if name for word in name.split()}


def _is_a_trial(context: Context, word: str) -> bool:
    text = context.document.text
    called = re.compile(rf"(?<!\w){re.escape(word)}{_NAMES_A_TRIAL}", re.IGNORECASE)
    return called.search(text) is not None or is_said_to_be_a_trial(text, word)

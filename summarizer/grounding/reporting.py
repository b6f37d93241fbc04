"""Which sentences report what happened to patients who were given the product."""

from __future__ import annotations

import re

from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import Context

SECTIONS = frozenset({Section.HEADLINE, Section.LEAD, Section.BODY})
# Of other products and other times: what the literature, the class or the history tells.
_ELSEWHERE = re.compile(
    r"^\W*at\s(?:baseline|(?:study\s)?entry|screening)\b|\bat\s(?:baseline|(?:study\s|trial\s)?entry|enrol+ment|screening)\s(?:was|were)\b"
    r"|\bbaseline\scharacteristics\b|\b(?:mean|median|average)\sage\b|\bfor\scontext\b|\bhistorical(?:ly)?\b(?!\scontrol\s(?:group"
    r"|arm))|\b(?:in|from)\s(?:earlier|previously)?\s?published\b"
    r"|\bpublished\s(?:[\w-]+\s){0,2}(?:trials?|studies|reports?|rates?|data|literature"
    r"|results)\b(?!\sof\sours)"
    r"|\bliterature\b|\b(?:other|another)\s(?:compan(?:y|ies)|manufacturers?)\b"
    r"|\banother\s(?:[\w-]+\s){0,2}(?:medicine|drug|product|agent|therapy)\b"
    r"|(?<!effect\s)\b(?:in|of|across)\sthe\sclass\b|(?<!known\s)\bclass\seffects?\b|\b(?:foreign|its"
    r"|their)\s(?:manufacturer|maker)s?\b|\bpublished\sin\s\d{4}\b(?=\.)|\bin\sthis\s(?:disease"
    r"|population|setting|indication)\sis\b|\bcompetit(?:or|ive)\b"
    r"|\bother\s(?:inhibitors?|products|medicines|drugs|agents|therapies|antibodies|conjugates)\b"
    r"|\bassum(?:ed|es|ing|ption)\b|\bdesigned\sto\sdetect\b|\bpower(?:ed)?\s(?:of|to)\b"
    r"|\bpre-?clinical(?:ly)?\b|\bin\s(?:vitro|vivo)\b|\b(?:mice|mouse|murine|rats?|xenografts?"
    r"|primates?|monkeys?|animals?|dogs|rabbits)\b"
    r"|\bendpoints?\s(?:of\s[^.;]{0,40}\s)?(?:is|are|includes?|will)\b|\bis\sexpected\sto\b"
    r"|\bwill\sbe\b|\bare\sto\sbe\b|\bis\splanned\b|\bwere\splanned\b|[$€£]\s?\d"
    r"|\b(?:incidence|prevalence|mortality)\s(?:of\s[\w\s]{1,40})?(?:has\sbeen\sestimated"
    r"|is\sestimated)|\bestimated\sto\saffect\b|\baffects?\s(?:about|some|up\sto)\b"
    r"|(?<!best\s)\b(?:current|available|existing|conventional)\s(?:treatments?|therap(?:y|ies)"
    r"|standard)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:would|could|might|(?-i:may)|should|aims?\sto|intends?\sto|plans?\sto|expects?"
    r"|anticipates?|designed\sto|(?:is|are)\sexpected|hopes?\sto"
    r"|if\s(?:approved|successful)|hypothes\w+|projected|forecast|targets?\s(?:an?|of)"
    r"|targeted\senrol\w+)\b",
    re.IGNORECASE,
)


def reports(context: Context, sentence: Span, *, open_too: bool = False) -> bool:
    """Whether a sentence stands in the news and speaks of the release's own trials.

    Args:
        context: The document.
        sentence: The sentence.
        open_too: Whether one that also hopes or plans counts; its clauses are judged then.
    """
    if not stands_in_news(context, sentence):
        return False
    if is_elsewhere(context, sentence):
        return False
    return open_too or not _CONDITION.search(plain(context.words(sentence)))


def stands_in_news(context: Context, place: Span) -> bool:
    """Whether a place stands in the news, or where the release tells of its trial at the end."""
    section = context.document.section_at(place.start)
    if section is Section.BOILERPLATE_ABOUT:
        text = context.document.text
        heading = _heading(text, text.rfind("\n", 0, place.start) + 1)
        return _OF_TRIAL.search(heading) is not None or _names_trial(context, heading, place)
    return section in SECTIONS


def _names_trial(context: Context, heading: str, place: Span) -> bool:
    """Whether a heading is `About` a trial by its name, which the words below call one."""
    name = heading.removeprefix("About").strip()
    if name == heading or not _CAPITALS.fullmatch(name):
        return False
    if any(m.text == name for m in context.of(Kind.PRODUCT_NAME)):
        return False
    text = context.document.text
    start = text.rfind("\n", 0, place.start) + 1
    return _OF_TRIAL.search(text, start, start + 250) is not None


def is_elsewhere(context: Context, sentence: Span) -> bool:
    """Whether a sentence speaks of other products, of animals, of history or of money."""
    return _ELSEWHERE.search(plain(context.words(sentence))) is not None


_SAFETY = re.compile(
    r"\b(?:tolera(?:ted|bility)|adverse|side\seffects?"
    r"|(?<!efficacy\sand\s)(?<!effectiveness\sand\s)safety(?!\s?(?:,|and|&"
    r"|/)\s?(?:\w+,?\s(?:and\s)?){0,3}?(?:efficacy|effectiveness|pharmac\w+|activity))"
    r"|toxicit(?:y|ies)|neurotoxicity|grades?\s[1-5]|events?\.|(?-i:(?:TE|TR|S)?AEs?))\b",
    re.IGNORECASE,
)

_CAPITALS = re.compile(r"[A-Z][A-Z0-9]{2,}(?:[- ][A-Z0-9]{1,4})?")
_OF_TRIAL = re.compile(r"\b(?:trial|study|studies|trials)\b", re.IGNORECASE)
# Somebody who stops treatment for something stops it for a side effect.
_STOPPED_FOR = re.compile(
    r"\b(?:patients?|participants?|subjects?|people|children|adults|volunteers|percent)\b[^.;]{0,40}"
    r"\b(?:discontinued|stopped|withdrew|quit)\b[^.;]{0,40}\b(?:due\sto|because\sof|owing\sto)\s",
    re.IGNORECASE,
)
# `nausea (9%`, `hyperkalaemia in 3%`, `hypotension was reported in 7%`
_COUNTED = re.compile(
    r"\s(?:(?:was|were)\s(?:reported|observed|seen)\s|occurred\s)?(?:in|by)\s\d[\d.]*\s?%|\s\(\d[\d.]*\s?%",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r".*\b(?:safety|tolerability|warnings|precautions|adverse)\b.*", re.IGNORECASE
)


_ITEM = re.compile(r"\s*(?:[-*•·–▪◦]|--|\(\d{1,2}\))\s")


def tells_of_safety(context: Context, sentence: Span) -> bool:
    """Whether the paragraph has come to speak of safety, up to the end of this sentence."""
    text = context.document.text
    start = text.rfind("\n", 0, sentence.start) + 1
    if _HEADING.fullmatch(_heading(text, start)):
        return True
    told = text[start : sentence.end]
    if _ITEM.match(told):
        told = _opening(text, start) + told
    return _SAFETY.search(plain(told)) is not None


def speaks_of_side_effects(context: Context, sentence: Span) -> bool:
    """Whether its paragraph tells of safety, or the sentence for what somebody stopped."""
    return (
        tells_of_safety(context, sentence)
        or bool(_STOPPED_FOR.search(plain(context.words(sentence))))
        or _counts_several(context, sentence)
    )


def _counts_several(context: Context, sentence: Span) -> bool:
    """Whether the paragraph gives two side effects and more a number of patients each."""
    text = plain(context.document.text)
    start, end = text.rfind("\n", 0, sentence.start) + 1, text.find("\n", sentence.start)
    place = Span(start, end if end != -1 else len(text))
    counted = {
        mention.value
        for mention in context.of(Kind.SAFETY_TERM, place)
        if _COUNTED.match(text, mention.span.end)
    }
    return len(counted) > 1


def _opening(text: str, start: int) -> str:
    """The last line above a list that is none of its items."""
    for line in reversed(text[max(0, start - 2500) : start].splitlines()):
        if line.strip() and not _ITEM.match(line):
            return line + "\n"
    return ""


def _heading(text: str, start: int) -> str:
    """The last short line above that is no sentence."""
    for line in reversed(text[max(0, start - 2500) : start].splitlines()):
        words = line.strip(" *#_•-–:")
        if _ITEM.match(line):
            continue
        if words and len(words) < 60 and not line.rstrip().endswith((".", ";", ",", "!", "?")):
            return words
    return ""

"""The words of a sentence that name what was measured, and where its numbers begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import Context

_AVERAGE = (
    r"(?:(?:a|an)\s)?(?:(?:geometric\s|placebo-adjusted\s|adjusted\s|least[\s-]squares?\s|LS\s)?"
    r"(?:mean|median|average)(?:\sof)?\s)?"
)
_ABOUT = (
    r"(?:(?:approximately|about|nearly|just|only|roughly|some|around|almost|up\sto|[a-z]+ly|~)\s?)?"
)
_NUMBER = r"(?=[-+]?\d)"
_FALL = (
    r"(?:(?:had\s|has\s|have\s)?(?:also\s|significantly\s)?(?:fell|fallen|declined|decreased"
    r"|dropped|rose|risen"
    r"|increased|improved|shrank|shrunk|grew|sank|sunk|climbed|worsened|slowed|lengthened|shortened"
    r"|went\s(?:up|down)|came\sdown|was\s(?:cut|down|up))"
    r"|(?:was|were)\s(?:significantly\s)?(?:reduced|lowered|decreased|increased|improved))"
)
_MADE = (
    r"(?:lowered|reduced|decreased|increased|improved|cut|raised|reduces|lowers|slowed|delayed"
    r"|diminished|halved"
    r"|lowering|reducing|cutting|improving|increasing|slowing|decreasing|prolonged|extended"
    r"|boosted)"
)
_CHANGE = (
    r"(?:reductions?|decreases?|declines?|increases?|improvements?|changes?|gains?|fall|rise|drop"
    r"|loss"
    r"|difference|slowing|benefit)"
)
_COMPARATIVE = r"(?:lower|higher|slower|faster|greater|smaller|less|fewer|shorter|longer|better)"
_SEEN = (
    r"(?:achieved|seen|observed|reported|attained|reached|maintained|noted|recorded|documented"
    r"|confirmed|demonstrated)"
)
_GOT = (
    r"(?:achieved|achieving|reaching|attaining|having|had|reached|attained|showed|experienced"
    r"|demonstrated|maintained|met|obtained"
    r"|(?:were|are|was)\s(?:still\s)?(?:free\sof|in|(?=alive|[\w-]+-free|negative|undetectable"
    r"|able\sto))"
    r"|(?:was|were)\srated(?:\sas)?|remained|reported|gained|saw|recorded)"
)
_PERSONS = (
    r"(?:patients|participants|subjects|children|adults|people|men|women|responders|eyes|infants"
    r"|adolescents|volunteers)"
)
_MEASURE = (
    r"(?:rates?|scores?|levels?|survival|response|remission|exposure|concentrations?|counts?"
    r"|volume|distance|frequency|efficacy|effectiveness|tit(?:er|re)s?|ratio|pressure|protection"
    r"|activity"
    r"|expression|weight|mass|fraction|strength|velocity|pain|size|freedom|cure|eradication"
    r"|success|episodes"
    r"|exacerbations|attacks|bleeds|seroconversion|seroprotection|engraftment|adherence|time|days"
    r"|clearance|index|function|reductions?|improvements?|decline|burden|duration|acuity"
    r"|density|thickness|capacity|control|seizures)"
)
_WORDS = r"(?:[^\n.;:!?]|\.(?=\w)){2,90}?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # PASI 75: 63.9% of patients
        rf"^\W{{0,4}}(?P<name>[^\n.:;]{{2,70}}?)(?:\s?\([^()\n]*\))?(?:,[^:\n]{{0,60}})?:\s"
        rf"(?:{_AVERAGE}){_ABOUT}(?P<at>){_NUMBER}",
        # Clinical remission ... was achieved by 33%
        rf"(?P<name>{_WORDS}),?\s(?:was|were|(?:has|have|had)\sbeen)\s{_SEEN}\s(?:in|by|for|at"
        rf"|among)\s{_ABOUT}(?P<at>)(?=\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b"
        rf"|eight\b|nine\b|ten\b)",
        # CA-125 response in 19 of 31 evaluable patients
        r"^\W{0,4}(?P<name>[^\n.;:,()]{4,60}?)\sin\s(?P<at>)(?=\d+(?:/|\sof\s|\s?%))",
        # Serum tryptase fell by at least 50% in 22 patients
        rf"(?P<name>{_WORDS}\s{_FALL}\sby\s(?:at\sleast|more\sthan|>=?|≥)\s?\d+\s?%"
        rf"(?:\sor\smore)?)\sin\s(?P<at>)(?=\d)",
        # fell by a mean of 9.4%; declined from 94 mg/L to 4 mg/L
        rf"(?P<name>{_WORDS})(?:,[^,\n]{{3,40}},)?\s{_FALL}\s(?:from\s[^;\n]{{2,45}}?\sto\s|"
        rf"(?:by\s)?(?:{_AVERAGE})){_ABOUT}(?P<at>){_NUMBER}",
        # was 14% lower
        rf"(?P<name>{_WORDS})\s(?:was|were)\s{_ABOUT}(?P<at>){_NUMBER}(?=\d+"
        rf"(?:\.\d+)?\s?%\s{_COMPARATIVE}\b)",
        # lowered triglycerides by a mean of 62%
        rf"\b{_MADE}\s(?P<name>(?!by\b|to\b|from\b)[^\n.;:,]{{2,70}}?)\sby\s"
        rf"(?:{_AVERAGE}){_ABOUT}(?P<at>){_NUMBER}",
        # mean change in ALSFRS-R at week 36 was -8.1 points
        rf"\b{_CHANGE}(?:\sfrom\sbaseline)?\s(?:in|of)\s(?P<name>(?!\d)[^\n.;:]{{2,90}}?)\s"
        rf"(?:was|were|of)\s(?:{_AVERAGE}){_ABOUT}(?P<at>){_NUMBER}",
        # a placebo-adjusted mean increase of 3.2 points in the score
        rf"\b{_CHANGE}\sof\s{_ABOUT}(?P<at>){_NUMBER}[-+]?\d[\d.]*\s?(?:%|[\w/]+)"
        rf"(?:\sfrom\sbaseline)?\sin\s(?P<name>[^\n.;:,()]{{3,60}}?)(?=,|\s(?:at|versus|vs"
        rf"|compared|from|after|by|on|in|was|were|over)\b|[.;:(]|$)",
        # 45% reduction in LDL cholesterol
        rf"(?P<at>){_NUMBER}\d[\d.]*\s?%\s(?:[\w-]+\s){{0,2}}?{_CHANGE}"
        rf"(?:\sfrom\sbaseline)?\sin\s(?P<name>[^\n.;:,()]{{3,60}}?)(?=,|\s(?:at|versus|vs"
        rf"|compared|from|after|by|on|in|was|were|over|with|relative)\b|[.;:(]|$)",
        # 28 of 46 patients (60.9%) had an improvement of at least one level
        rf"(?P<at>){_NUMBER}\d[\d.]*(?:\s?%|\sof\s(?:the\s)?\d+|/\d+)?(?:\s(?:of\s)?(?:the\s)?"
        rf"(?:[\w-]+\s){{0,3}}?{_PERSONS})?(?:\s?\([^()\n]*\))?(?:\s(?:on|in|with"
        rf"|treated\swith|receiving|given)\s[^\n,;:()]{{2,40}}?)?"
        rf"(?:\s?\([^()\n]*\))?\s{_GOT}\s(?:(?:a|an|the)\s)?(?P<name>[^\n.;:()]{{3,90}}?)(?=,"
        rf"|\s(?:at\s(?:week|month|day|year|the|\d)|by\s(?:week|month|day)|during|after|versus"
        rf"|vs|compared|within|over|as\s(?:measured|assessed))\b|[.;:(]|$)",
        rf"\b(?P<at>)(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s"
        rf"(?:(?:out\s)?of\s(?:the\s)?\w+\s)?(?:[\w-]+\s){{0,2}}?{_PERSONS}(?:\s?\([^()\n]*\))?\s{_GOT}\s(?:(?:a"
        rf"|an|the)\s)?(?P<name>[^\n.;:()]{{3,90}}?)(?=,|\s(?:at\s(?:week|month|day|year|the"
        rf"|\d)|by\s(?:week|month|day)|during|after|versus|vs|compared|within|over|as\s"
        rf"(?:measured|assessed))\b|[.;:(]|$)",
        # 13 of 31 patients responded
        rf"(?P<at>){_NUMBER}\d[\d.]*(?:\s?%|\s(?:out\s)?of\s(?:the\s)?\d+"
        rf"|/\d+)?(?:\s(?:of\s)?(?:the\s)?"
        rf"(?:[\w-]+\s){{0,3}}?{_PERSONS})?(?:\s?\([^()\n]*\))?\s(?P<name>responded)\b",
        # On the NSAD scale, the average gain at 12 months amounted to 1.5 points
        rf"^\W{{0,4}}(?:On|For|In\sterms\sof)\s(?P<name>(?!\d)[^\n.;:,]{{3,70}}?),\s[^\n.;:]{{0,100}}?\b"
        rf"(?:was|were|of|by|reached|to|gained|lost)\s(?:{_AVERAGE}){_ABOUT}(?P<at>){_NUMBER}",
        # patients gained an average of 8.7 letters of visual acuity
        rf"\b(?:gained|lost|improved\sby"
        rf"|increased\sby)\s(?:{_AVERAGE}){_ABOUT}(?P<at>){_NUMBER}[-+]?\d[\d.]*\s"
        rf"[a-z]+\s(?:of|in|on)\s(?P<name>[^\n.;:,()]{{3,60}}?)(?=,|\s(?:at|versus|vs|compared"
        rf"|from|after|by)\b|[.;:(]|$)",
        # a 2.1 mmHg reduction in intraocular pressure
        rf"(?P<at>){_NUMBER}[-+]?\d[\d.]*[\s-]?(?:[A-Za-zµ/]{{1,10}}"
        rf"|per\scent)\s(?:[\w-]+\s){{0,2}}?{_CHANGE}"
        rf"(?:\sfrom\sbaseline)?\sin\s(?P<name>[^\n.;:,()]{{3,60}}?)(?=,|\s(?:at|versus|vs"
        rf"|compared|from|after|by|on|in|was|were|over|with|relative)\b|[.;:(]|$)",
        # the mean pure-tone average was 76 dB
        rf"\b(?:mean|median|average)\s(?P<name>[^\n.;:,()]{{3,60}}?)\s(?:was|were|reached|averaged)\s"
        rf"{_ABOUT}(?P<at>){_NUMBER}",
        # the response rate was 41%; a clinical remission rate of 33%
        rf"(?P<name>{_WORDS}\b{_MEASURE}(?:\s?\([^()\n]{{2,12}}\))?)(?:\s(?:at|by|in|on"
        rf"|with|against)\s[^\n.;:,]{{2,80}}?)?,?\s(?:was|were|of|reached|amounted\sto|came\sto"
        rf"|stood\sat|averaged"
        rf"|totall?ed)\s(?:{_AVERAGE}){_ABOUT}"
        rf"(?P<at>){_NUMBER}",
    )
)
_CUT = re.compile(
    r"\s(?:by(?!\s(?:at\sleast|more\sthan|>|≥))|at(?!\sleast)|as|after|from|during|using|per"
    r"|according|among|with|versus|compared|who|that|which|(?<!more\s)(?<!less\s)than"
    r"|relative)\b"
    r"|\sin\s|,|\s?\((?![A-Z][\w.-]{1,11}\))",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^.*(?:,\s(?:and\s)?(?:the\s|a\s|an\s)?|:\s|;\s|\band\s(?=(?:the|a|an|mean|median)\s)"
    r"|\b(?:demonstrated|showed|resulted\sin|led\sto|produced|yielded|achieved|had)\s(?:(?:a|an"
    r"|the)\s)?"
    r"|\bthat\s|\bwith\s(?:a|an)\s|\bwhile\s|\bwhereas\s)",
    re.IGNORECASE | re.DOTALL,
)
_ARTICLE = re.compile(
    r"^\W*(?:(?:the|a|an|and|in|of|our|their|its|these|geometric|mean|absolute|overall(?=\s"
    r"(?:change|mean))|change\s(?:from\sbaseline\s)?in"
    r"|scores?\son|mean\snumber\sof|number\sof(?=\smonthly)|proportion\sof(?!\s(?:patients"
    r"|participants|subjects))"
    r"|percent(?:age)?\s(?:change|of)\s(?:in\s)?|reduction\sin|confirmed(?=\sresponses?$))\s)*",
    re.IGNORECASE,
)
_NO_ENDPOINT = re.compile(
    r"\b(?:revenues?|expenses?|costs?|sales|cash|shares?|loss\b.*\bper|income|price|market"
    r"|prescriptions?|persistence|tax|margin|profit"
    r"|guidance|proceeds|enrol+ment|baseline|age|aged|weight\sloss\splans|received|undergone"
    r"|prior|previous(?:ly)?|progressed\son|discontinued"
    r"|died|deaths?|adverse|side\seffects?|toxicit\w+|safety|treated|randomi[sz]ed|dosed"
    r"|enrolled|dose|doses|completed|eligible"
    r"|mortality|incidence\sof\s(?:any|serious)|patients|participants|subjects|people|trial"
    r"|study|data|it|they|this|which|company|half-life|follow-up|metastas[ie]s|mutations?"
    r"|comorbidit\w+|history)\b",
    re.IGNORECASE,
)
_APPOSITION = re.compile(
    r",\s(?:the|a|an|its|one\sof\sthe|also|again|likewise)\s[^,]{0,60}?"
    r"\b(?:endpoints?|measures?|outcomes?|ranked|secondary|prespecified),?$",
    re.IGNORECASE,
)
_VERB_FIRST = re.compile(
    r"^(?:(?:reached|completed|passed)\s(?:week|month)|been|not|against|versus|compared|it$|already|previously|never|to|no|a\smedian|at\sleast\sone\s(?:prior|previous)"
    r"|on\b|one\sor\smore\s(?:prior|adverse))\b",
    re.IGNORECASE,
)
_RISK = re.compile(r"risk\sof\s(?!.*\b(?:adverse|side|safety)\b)", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Za-z]{3}|\b[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Named:
    """An endpoint where a sentence names it.

    Attributes:
        span: The shortest words that name it.
        at: Where its first number begins.
        term: The vocabulary's term, where it is one.
    """

    span: Span
    at: int
    term: Mention | None = None


def named_endpoints(context: Context, sentence: Span) -> Iterator[Named]:
    """Endpoints of a sentence that a number follows or leads to, in the order of their numbers."""
    text = plain(context.document.text)
    words = text[sentence.start : sentence.end]
    found: dict[int, Named] = {}
    for pattern in _PATTERNS:
        for match in _each(pattern, words):
            at = sentence.start + match.start("at")
            first, last = match.span("name")
            span = _named(text, Span(sentence.start + first, sentence.start + last))
            if span is not None and at not in found:
                found[at] = Named(span, at, _known(context, span))
    yield from (found[at] for at in sorted(found))


def _each(pattern: re.Pattern[str], words: str) -> Iterator[re.Match[str]]:
    start = 0
    while match := pattern.search(words, start):
        yield match
        start = max(match.end(), start + 1)


def _known(context: Context, span: Span) -> Mention | None:
    terms = context.of(Kind.RESPONSE_TERM, span)
    return terms[-1] if terms else None


def _named(text: str, span: Span) -> Span | None:
    """The head of a phrase; None where it names nothing that is measured in patients."""
    words = text[span.start : span.end]
    if _VERB_FIRST.match(words):
        return None
    if apposition := _APPOSITION.search(words):
        words = words[: apposition.start()]
        span = Span(span.start, span.start + apposition.start())
    lead = _LEAD.match(words)
    start = span.start + (lead.end() if lead else 0)
    article = _ARTICLE.match(text[start : span.end])
    start += article.end() if article else 0
    cut = _CUT.search(text, start + 1, span.end)
    end = cut.start() if cut else span.end
    while end > start and text[end - 1] in " ,:-":
        end -= 1
    head = text[start:end]
    if (
        not _LETTERS.search(head)
        or len(head) > 90
        or _VERB_FIRST.match(head)
        or (_NO_ENDPOINT.search(head) and not _RISK.match(head))
    ):
        return None
    return Span(start, end)

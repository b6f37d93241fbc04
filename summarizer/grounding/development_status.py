"""Whether a product is investigational or approved, by the words that say it of this product."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.evidence import Evidence, Section
from summarizer.documents.spans import Span
from summarizer.grounding.context import Context, derived, stated
from summarizer.grounding.foreign import is_of_others
from summarizer.grounding.product_words import product_noun_words
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import DevelopmentStatus

_STAGES = r"(?:clinical\s+|early\s+|late-stage\s+|active\s+)?"
_NOT_APPROVED = (
    r"\b(?:not|never|nor)\s+(?:yet\s+|currently\s+)?(?:been\s+|received\s+|obtained\s+|be\s+)?(?:yet\s+)?(?:reviewed\s+or\s+|evaluated\s+or\s+|authori[sz]ed\s+or\s+|licensed\s+or\s+)?"
    r"(?:approv(?:ed|al)|authori[sz]ed|licensed|marketing\s+authori[sz]ation|cleared\s+for\s+sale|regulatory\s+approval|marketed|on\s+(?:the\s+)?market|available\s+(?:commercially|on\s+prescription|for\s+(?:sale|prescription)))\b(?!\s+(?:treatment|therap|drug|medicine)s?\b)"
    r"|\bnot\s+an?\s+(?:approved|licensed|authori[sz]ed)\s+(?:product|medicine|drug|therapy|treatment|vaccine)\b"
)
_INVESTIGATIONAL = re.compile(
    r"\binvestigational\b(?!\s+(?:new|medicinal|site|medical|device|review))|\bexperimental\b|\bproduct\s+candidate\b"
    rf"|\b(?:under|in)\s+{_STAGES}development\b|\bunder\s+(?:clinical\s+)?investigation\b"
    rf"|{_NOT_APPROVED}|\b(?:unapproved|unlicensed)\b|\byet\s+to\s+be\s+(?:approved|authori[sz]ed|licensed)\b"
    r"|\b(?:safety|efficacy|effectiveness)\b[^.;]{0,70}?\bnot\s+(?:yet\s+)?been\s+established\b",
    re.I,
)
# `No regulator has approved ORV-104`, `The FDA has not reviewed or approved ORV-104`
_DENIED_BEFORE = re.compile(
    r"\b(?P<cue>(?:(?:no|neither)\b[^.;]{2,60}?\s(?:has|have)|(?:has|have)\s+not)\s+(?:yet\s+)?(?:reviewed\s+or\s+)?(?:approved|authori[sz]ed|licensed))\s+$",
    re.IGNORECASE,
)
_NOT_APPROVED_IT = re.compile(r"\bnot\s+(?:yet\s+)?(?:approved|authori[sz]ed|licensed)\s+it\b")
# `None of its products has been approved`
_NONE_APPROVED = re.compile(
    r"\b[Nn]one\s+of\s+(?:its|our|the\s+[Cc]ompany['’]s|these|the)\s+(?:[\w-]+\s+){0,2}(?:products?|candidates?|medicines|therapies|drugs)\s+(?:has|have|is|are)\s+(?:yet\s+)?(?:been\s+)?(?:approved|authori[sz]ed|licensed)\b"
)
_CALLED = re.compile(r"\binvestigational\b|\bexperimental\b", re.IGNORECASE)
# Said of the product by name: `The safety of ORV-104 has not been established`.
_OF_THE_NAME = re.compile(
    rf"{_NOT_APPROVED}|\byet\s+to\s+be\s+(?:approved|authori[sz]ed|licensed)\b|\bnot\s+(?:yet\s+)?been\s+(?:established\b|evaluated\s+by\b)|\b(?:unapproved|unlicensed)\b|\b(?:remains?|is|are)\s+(?:still\s+|currently\s+)?(?:an?\s+)?(?:experimental|investigational)\b"
    rf"|\b(?:is|are)\s+(?:currently\s+|also\s+)?in\s+{_STAGES}development\b|\bunder\s+(?:clinical\s+)?investigation\b|,\s+(?:which\s+is\s+)?(?:an?\s+)?(?:\w+\s+)?(?:in|under)\s+{_STAGES}development\b"
    r"|\b(?:investigational|experimental)\s+(?:use|product|medicine|drug|agent|therapy|treatment|vaccine|compound|molecule|antibody)s?\b",
    re.I,
)
_SIGN = r"[®™*_]{0,4}(?:\s*\([^()]{0,90}\))?,?"
_WHERE = (
    r"(?:\s+(?:[\w.-]+\s+){0,6}?(?:FDA|Administration|Commission|EMA|Canada|MHRA|Agency|PMDA|MHLW"
    r"|Ministry|NMPA|authorit\w+|countries|States|Union|Japan|China|Europe|Kingdom|Australia|Switzerland|Korea|markets|territories|jurisdictions|U\.S\.?|US|EU|UK)(?!\w))"
)
_ADVERB = r"(?:(?:currently|already|also|first|now|commercially|recently)\s+)?"
_APPROVED_AFTER = re.compile(
    rf"{_SIGN}(?:\s[^.;,]{{3,80}},)?\s+(?:[^.;,]{{0,60}}?\s)?(?:(?:is|was|has\s+been|which\s+(?:is|was)|first)\s+)?{_ADVERB}"
    rf"(?P<cue>approved|licensed|marketed|authori[sz]ed|available|sold|commerciali[sz]ed)\s+(?:(?:for|under|as)\s+[^.;]{{3,60}}?\s)?(?:in|by|across)(?:\s+more\s+than|\s+over)?{_WHERE}"
)
_INDICATED = re.compile(
    rf"{_SIGN}\s+(?P<cue>(?:is|are)\s+(?:an?\s+[^.;,]{{3,80}}?\s)?(?:indicated|approved)|may\s+now\s+be\s+(?:prescribed|used|sold)|(?:is|was)\s+(?:first\s+)?approved\s+(?:for\s+[^.;,]{{2,50}}\s)?in\s+\d{{4}}|(?:is|has\s+been|went)\s+on\s+(?:the\s+)?market|(?:is|became)\s+the\s+(?:first|second|third|only)\s+[^.;,]{{2,60}}?\sapproved|(?:is|was)\s+approved\s+(?:last|this|earlier))(?:\s+(?:for|as|in|to|by)?\b|(?=[.,;]))"
)
# `ORV-104, which was approved last year`
_APPOSED = re.compile(
    rf"{_SIGN}\s+which\s+(?:is|was|has\s+been)\s+(?P<cue>approved|licensed|authori[sz]ed)\b"
)
# `norvamab is an antibody; it is sold in Japan`.
_GOES_ON = re.compile(
    rf"{_SIGN}[^.]{{0,140}}?[;,]\s+(?:it|which)\s+(?:is|was)\s+{_ADVERB}(?P<cue>approved|sold|marketed|available)\s+(?:in|by){_WHERE}"
)
_RECEIVED_APPROVAL = re.compile(
    rf"{_SIGN}(?:\s[^.;,]{{3,90}},)?\s+(?:has\s+)?(?:also\s+)?(?P<cue>(?:(?:was|has\s+been|been)\s+granted|received|obtained|won|secured|gained)\s+(?:[\w.]+\s+){{0,5}}?(?:approval|marketing\s+authori[sz]ation))\b"
    r"(?!\s+(?:to\s+(?:start|begin|conduct|initiate|proceed|run|dose)|(?:for|of)\s+(?:the|its|an?)\s+(?:[\w-]+\s+){0,4}(?:trial|study|protocol|IND|CTA))\b)"
)
_GRANT = r"(?:granted|issued|given|received|obtained|awarded|renewed)"
_AUTHORISATION = (
    r"(?:(?:full|accelerated|conditional|traditional|"
    r"standard|regular|time-limited|and|marketing|regulatory|U\.?S\.?|FDA|EU|European)\s+){0,4}"
    r"(?:approval|authori[sz]ation|licen[cs]e|Notice\s+of\s+Compliance)"
)
_APPROVED_BEFORE = re.compile(
    rf"\b(?P<cue>(?:has\s+|have\s+)?(?:approved|{_GRANT}\s+(?:an?\s+)?{_AUTHORISATION}(?:\s(?:in|by|from)\s[^.;,]{{2,40}}?)?\s+(?:to|of|for))|approves|approved\s+indications?\s+(?:of|for)"
    r"|(?:today|yesterday)['’]s\s+(?:[\w.]+\s+){0,2}approval\s+of|(?:FDA|Commission|EMA|MHRA|PMDA|NMPA|Agency|Ministry|TGA|Canada)\s+(?:has\s+)?(?:authori[sz]ed|licensed)"
    r"|(?:announc\w+|following|since|after|with|upon|marks)\s+(?:the\s+)?(?:[\w.]+\s+){0,3}?approval\s+of)\s+"
    r"(?:(?:the\s+company['’]s|its|our|the|once-\w+|oral)\s+){0,2}$",
    re.I,
)
_EMERGENCY = re.compile(
    rf"\b(?P<cue>(?:{_GRANT}|grants?|issues?)\s+(?:an?\s+)?[Ee]mergency\s+[Uu]se\s+[Aa]uthori[sz]ation(?:\s+\(EUA\))?\s+(?:to|of|for))\s+"
    r"(?:(?:the\s+company['’]s|its|our|the)\s+){0,1}$"
)
_AUTHORIZED = re.compile(
    rf"{_SIGN}\s+[^.;]{{0,60}}?(?P<cue>emergency\s+use\s+authori[sz]ation|authori[sz]ed\s+for\s+emergency\s+use)\b",
    re.I,
)
_WITHDRAWN = re.compile(
    rf"{_SIGN}\s+(?:has\s+been\s+|was\s+|is\s+being\s+)(?P<cue>withdrawn\s+from\s+(?:the\s+)?(?:\w+\s+)?market|discontinued\s+commercially)\b"
)
_NOT = re.compile(
    r"\b(?:not|never|no|nor|if|until|may(?!\s+now)|might|could|would|will|potential|expected|yet|once|pending|seek\w*|before|towards?|anticipat\w+|possible)\b|n['’]t\b",
    re.I,
)
# What was approved is the trial: `the IND for ORV-104`, `the protocol of`.
_OF_A_TRIAL = re.compile(
    r"\b(?:IND|CTA|CTN|[Pp]rotocol|[Tt]rial(?:\s+[Aa](?:pplication|uthori[sz]ation))?|[Ss]tudy|[Ii]nvestigational\s+[Nn]ew\s+[Dd]rug\s+[Aa]pplication)\s+"
    r"(?:\([A-Za-z]+\)\s+)?(?:for|of|with)\s+(?:the\s+)?$"
)
_REACH = 160


def read_status(
    context: Context,
    names: list[Evidence],
    spans: list[Span],
    *,
    alone: bool = False,
    passing: bool = False,
) -> Stated[DevelopmentStatus] | None:
    """Approved where an approval of it is told as a fact, else investigational if so called.

    Args:
        context: The document.
        names: Every place where the product is named.
        spans: The words that describe it.
        alone: Whether the document names no other product of the issuer.
        passing: Whether it is only named in passing; then it must be called so outright.
    """
    for status, before, after in (
        (DevelopmentStatus.WITHDRAWN, (), (_WITHDRAWN,)),
        (DevelopmentStatus.EUA, (_EMERGENCY,), (_AUTHORIZED,)),
        (
            DevelopmentStatus.APPROVED,
            (_APPROVED_BEFORE,),
            (_APPROVED_AFTER, _INDICATED, _APPOSED, _RECEIVED_APPROVAL, _GOES_ON),
        ),
    ):
        for place in names:
            cue = _fact(context, place, before, after)
            if cue is not None:
                return derived(status, "approval-word", context.evidence(cue))
    if passing:
        return _first(_CALLED, context, spans)
    return (
        _denied(context, names)
        or called_investigational(context, spans)
        or _first(_OF_THE_NAME, context, _with_the_name(context, names))
        or (_first(_OF_THE_NAME, context, _of_the_only_one(context)) if alone else None)
        or _first(_NONE_APPROVED, context, context.sentences())
    )


def _denied(context: Context, names: list[Evidence]) -> Stated[DevelopmentStatus] | None:
    """Investigational where somebody is said not to have approved it."""
    for place in names:
        start = context.sentence(place).start
        told = _DENIED_BEFORE.search(context.document.text, start, place.start)
        if told is not None:
            cue = context.evidence(Span(told.start("cue"), place.end))
            return derived(DevelopmentStatus.INVESTIGATIONAL, "investigational-word", cue)
    return None


def called_investigational(context: Context, spans: list[Span]) -> Stated[DevelopmentStatus] | None:
    """Investigational by the first word of the spans that calls it so."""
    return _first(_INVESTIGATIONAL, context, spans)


def _first(
    pattern: re.Pattern[str], context: Context, spans: list[Span] | Iterator[Span]
) -> Stated[DevelopmentStatus] | None:
    for span in spans:
        match = pattern.search(context.document.text, span.start, span.end)
        if match:
            place = context.evidence(Span(*match.span()))
            if _CALLED.search(match.group()):
                return stated(DevelopmentStatus.INVESTIGATIONAL, place)
            return derived(DevelopmentStatus.INVESTIGATIONAL, "investigational-word", place)
    return None


def _with_the_name(context: Context, names: list[Evidence]) -> Iterator[Span]:
    """From the name to the end of its sentence; before it where it is what safety is said of."""
    for place in names:
        sentence = context.sentence(place)
        if not is_of_others(context, place):
            yield Span(place.start, sentence.end)


def _of_the_only_one(context: Context) -> Iterator[Span]:
    """Sentences of a release about one product whose subject is `It` or `The medicine`."""
    subject = re.compile(
        rf"(?:It|Its\ssafety|Not\s(?:yet\s)?(?:approved|authori[sz]ed|licensed)|(?:The|This)\s+(?:[\w-]+\s+){{0,3}}?(?:{product_noun_words()}))\s"
    )
    for sentence in context.sentences():
        if context.document.section_at(sentence.start) is Section.HEADLINE:
            continue
        text = context.document.text
        denied = _NOT_APPROVED_IT.search(text, sentence.start, sentence.end)
        if denied or subject.match(text, sentence.start, sentence.end):
            yield sentence


def _fact(
    context: Context,
    place: Evidence,
    before: tuple[re.Pattern[str], ...],
    after: tuple[re.Pattern[str], ...],
) -> Span | None:
    """Words beside a name that tell an approval as done."""
    text, sentence = context.document.text, context.sentence(place)
    if _OF_A_TRIAL.search(text, sentence.start, place.start):
        return None
    for pattern in before:
        told = pattern.search(text, max(sentence.start, place.start - 90), place.start)
        if told and not _NOT.search(text, max(sentence.start, told.start() - 60), told.start()):
            return Span(told.start("cue"), place.end)
    end = min(sentence.end, place.end + _REACH)
    for pattern in after:
        told = pattern.match(text, place.end, end)
        left = max(sentence.start, place.start - 40)
        if told and not _NOT.search(text[left : told.end()]):
            return Span(told.start("cue"), told.end())
    return None

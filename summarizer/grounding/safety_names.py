"""Side effects that a release names: those of the vocabulary, and others by how it words them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.numerals import WORD, WORD_VALUES
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import NEWS, Context
from summarizer.grounding.reporting import speaks_of_side_effects, tells_of_safety
from summarizer.grounding.safety_distinct import is_generic
from summarizer.grounding.safety_holds import is_stop, stop_for
from summarizer.grounding.safety_phrases import clinical_phrases, is_clinical, with_qualifiers

_NAME = r"(?P<name>[A-Za-z][\w-]*(?:\s(?!(?:was|were|and|or|in|who|that|had)\b)[\w/-]+){0,4}?)"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # the most common side effects were dry skin (11%), hot flush (9%)
        rf"(?:\b(?:were|was|included?|including|and)\s|[:,]\s(?:and\s)?){_NAME}\s?(?:\([^()\d]{{2,20}}\)\s)?\((?=n\s?=\s?\d|\d[\d.]*\s?%|\d{{1,4}}\s?(?:/|patients|subjects|participants))",
        rf"(?:^|\.\s|;\s|,\s(?:and\s)?|\band\s){_NAME}\s(?:\([^()]{{2,20}}\)\s)?(?:(?:was|were)\s(?:reported|observed|seen|noted)(?:\sas\san\sadverse\s(?:event|reaction))?|occurred)\s(?:in|by)\s(?=\d|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)",
        # 4 (2.5%) reported falls, two patients reported dry mouth
        rf"\b(?:{WORD}|\d{{1,4}})\s(?:(?:patients?|participants?|subjects?)\s)?(?:\(\d[\d.]*\s?%\)\s)?(?:(?:patients|participants|subjects)\s)?(?:reported|experienced)\s(?:an?\s)?(?:(?:mild|moderate|severe|transient)\s)?{_NAME}(?=[.,;]|\sand\s|$)",
        rf"\bno\s(?:cases?\sof\s|events?\sof\s|instances?\sof\s|signs?\sof\s)?{_NAME}\s(?:was|were|has\sbeen|have\sbeen|occurred)(?:\s(?:observed|reported|seen|noted|recorded|detected))?\b",
        rf"\bthere\s(?:was|were|has\sbeen|have\sbeen)\sno\s(?:cases?\sof\s|events?\sof\s|instances?\sof\s)?{_NAME}(?=[.,;]|\sand\b|\sin\s)",
        rf"\bno\s(?:participant|patient|subject)s?\s(?:has\s|have\s)?(?:developed|experienced|had)\s(?:any\s|an?\s)?{_NAME}(?=[.,;]|\sand\b|\sin\s)",
    )
)
# `stopped treatment because of an adverse event`, `nine patients died of disease progression`.
_EVENTS = (
    r"(?:[\w-]+-(?:related|emergent)\s)?(?:adverse\s(?:drug\s)?(?:events?|reactions?|effects?)|side\seffects?|(?:TE|TR|ir|S)?AEs?\b|toxicit(?:y|ies)"
    r"|tolerability)"
)
_BECAUSE = r"(?:because\sof|due\sto|owing\sto|for|on\saccount\sof)\s(?:an?\s)?"
_ENDED = re.compile(
    rf"\b(?P<name>(?:permanently\s)?(?:stopp(?:ed|ing)|discontinu(?:ed|ing)|withdrawing|withdrew(?:\sfrom)?|quit|dropped\sout(?:\sof)?|left\s(?:the\s)?(?:study|trial|extension|treatment))\b[^.;,()]{{0,50}}?{_BECAUSE}{_EVENTS})"
    rf"|\b(?P<led>{_EVENTS}\s(?:led|leading)\sto\s(?:[\w-]+\s(?:reductions?|interruptions?|modifications?)(?:\s(?:in|of)\s[^,;.()]{{1,30}})?\sand\s(?:to\s)?)?(?:permanent\s|treatment\s|study\s|drug\s|early\s)*(?:discontinuations?|withdrawals?)(?:\s(?:of|from)\s(?:study\s)?(?:treatment|therapy|drug|the\sdrug|the\sstudy|the\strial))?)\b|\b(?P<fatal>{_EVENTS}\s(?:led|leading)\sto\sdeath)\b"
    rf"|\b(?P<noun>(?:(?:permanent|treatment|study|drug|early)\s)*(?:discontinuations?|withdrawals?)(?:\srates?)?\s(?:of\s(?:[\w-]+\s){{1,4}}|from\sthe\s(?:study|trial)\s)?{_BECAUSE}{_EVENTS})"
    r"|\b(?:patients|participants|subjects|patient|participant|subject|people|person|children|adults|men|women|one|two|three|four|five)\s(?:\([^()]*\)\s)?(?:(?:in|on|at)\s[^,.;()]{2,30}?\s)?(?:has\s|have\s|had\s)?(?P<died>died(?:\s(?:of|from)\s(?:(?!\s(?:and|on|at|after|within|during|in)\s)[^,.;()]){3,40})?)",
    re.IGNORECASE,
)
# What a sentence lists as side effects, or as what did not occur; unknown names beside known ones.
_LIST = re.compile(
    rf"\b{_EVENTS}\b[^.;:]{{0,110}}?(?::|\b(?:were|was|included?|including|such\sas|consist(?:ed|ing)\sof|compris(?:ed|ing)|being)\b)\s(?P<list>[^.;:]{{4,300}})"
    r"|\b(?:no|without(?:\sany)?)\s(?P<cases>(?:new\s)?(?:(?:reported\s)?cases?|events?|instances?|episodes?|reports)\sof\s|(?:signs?|evidence)\sof\s)?(?P<none>[^.;:]{4,160}?)(?=[.;]|\s(?:was|were|has|have|occurred)\b|$)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)")
_TELLS_ON = re.compile(
    r"\b(?:treated|managed|which|who|that|resolved|considered|judged|occurring|reported|observed|seen|appeared|led|all|both|each"
    r"|with\sno|but|while)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:(?!,\s|\s(?:and|or|nor)\s).)+")
_ITS_NAME = re.compile(r"(?:no\s)?[A-Za-z][A-Za-zé'-]+(?:\s[A-Za-zé'-]+){0,3}")
_NO_NAME = re.compile(
    r"\b(?:signals?|differences?|concerns?|changes?|trends?|issues?|evidence|interactions?|patterns?|patients?|participants?|subjects?|impact"
    r"|imbalance|findings?|responses?|progression|relapses?|doses?|dosing|new(?!-)|other|rare|uncommon|infrequent|frequent|low|similar|compared|versus|than|clinically|values?|placebo|group|arm|events?|reactions?|effects?"
    r"|toxicit(?:y|ies)|it|they|this|these|those|which|trial|study|treatment|endpoint|score|rate|remission|improvements?|reductions?|benefit|use"
    r"|discontinuations?|interruptions?|cases?|increase|decrease|grade|median|mean|survival|mg|weeks?|months?|bacteria|growth|data|one|two|three"
    r"|enrolled|antibod(?:y|ies)|randomi[sz]ed|received|between|groups|arms|balanced|comparable|most|all|any|both|none|doubt|need|time|comparison|approval|hospitali[sz]ations?|withdrawals?|self-limiting|self-limited|reported|experienced|developed|had|they)\b",
    re.IGNORECASE,
)
_NO_ITEM = re.compile(
    rf"{_NO_NAME.pattern}|\b(?:is|are|was|were|been|has|have|had|did|not|of|in|at|on|with|for|to|from|by|mild|moderate|severe"
    r"|transient|manageable|observed|reported|seen|related|tolerated|generally|mostly|who|which|that|no|deaths?|severity|intensity"
    r"|nature|antibod(?:y|ies)|consistent|similar|resolved|resolution|balanced|expected|known|profile|safety|respectively|none|common|frequent|above|higher|greater|worse|more|less|grades?)\b|ly$",
    re.IGNORECASE,
)
# `a serious adverse event of cellulitis`: the event has a name, and that is the finding.
_NAMED_NEXT = re.compile(
    r"\sof\s(?!special|interest|any|all|grade|the|a\b|note|concern|clinical|CTCAE|\w+\s(?:or|grade))[a-z]"
    r"|[^.;:]{0,40}:\s(?:an?|one)\s(?!patient|participant|subject|person|child|of\b|in\b|on\b)|,\san?\s(?!total|further|mean|median)|\s\((?!(?:n|grade|\d|all|any|[A-Z]{2,6}\)))[^()\d]{4,40}\)",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"\b(?:was|were|is|being|as)\s(?:(?:the|an?|one\sof\sthe|most|only|commonest|frequent(?:ly)?|common(?:ly)?|reported|observed"
    r"|treatment-(?:related|emergent)|drug-related)\s)+(?:[\w-]+\s)?$",
    re.IGNORECASE,
)
# Words for side effects as such are of no organ.
# `erythema at the application site`
_WHERE = re.compile(
    r"\s(?:at|of|around)\sthe\s(?:injection|application|infusion|catheter|surgical)[\s-]sites?\b",
    re.IGNORECASE,
)
_NO_PART = frozenset(("ADVERSE_EVENT", "TEAE", "TRAE", "IMMUNE_RELATED_AE", "AESI", "SUSAR"))
_STRIP = re.compile(
    r"^(?:(?:the|a|an|any|no|including|included|include|notably|namely|mainly|mostly|primarily|predominantly|chiefly|mild|moderate|severe|serious|transient|temporary|reversible|low-grade|isolated|to|or|treatment-(?:related|emergent)"
    r"|drug-related|grade\s\d(?:\s?[-/]\s?\d)?|only|single|cases?\sof)\s)+",
    re.IGNORECASE,
)
# The disease that somebody has who is treated.
_WHO_HAVE = re.compile(
    r"\b(?:patients?|adults?|children|people|subjects?|participants?|volunteers|those|women|men)\s(?:[\w-]+\s){0,2}?(?:with|who\shave|suffering\sfrom|history\sof)"
    r"\s(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
# What somebody died of, or what a drug is for.
_CAUSE = re.compile(
    r"\b(?:died|death|dead)\b[^;]{0,40}\s(?:of|from|due\sto)\s(?:[\w-]+\s){0,2}$|\b(?:to\streat|treatments?\sof|treated\sfor|indicated\sfor)\s(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?<![\w-])(?!(?:treatment|drug|dose|immune|non|investigator|therapy|study|product|all|any)-)[A-Za-z]+(?:-[A-Za-z]+)+\s$",
    re.IGNORECASE,
)


_RECORDED_AS = re.compile(
    r"\b(?:recorded|reported|classified|considered|regarded)\sas\s(?:an?\s)?$", re.IGNORECASE
)
_LEVEL = re.compile(r"\blevel\s\d\s$", re.IGNORECASE)


def side_effects(context: Context) -> tuple[Mention, ...]:
    """Every side effect named in the document, in reading order, none inside another."""
    text = plain(context.document.text)
    known = [
        _whole(context, text, mention)
        for mention in context.of(Kind.SAFETY_TERM)
        if mention.text.count("(") == mention.text.count(")")
    ]
    named = list(_ended(context, text))
    named += [m for m in known if not any(m.span.overlaps(one.span) for one in named)]
    named = [m for m in named if not _says_what_it_is(text, m)]
    elsewhere = _said_elsewhere(context)
    for sentence in context.sentences():
        if not speaks_of_side_effects(context, sentence):
            if context.document.section_at(sentence.start) not in NEWS:
                continue
            spans = list(_listed(text, sentence, named, told=False))
        elif context.document.section_at(sentence.start) is Section.QUOTE:
            continue
        else:
            spans = [*_written(text, sentence), *_listed(text, sentence, named, told=True)]
            spans += _clinical(text, sentence, elsewhere)
        for span in spans:
            free = not any(span.overlaps(mention.span) for mention in named)
            if free and not any(
                span.overlaps(m.span)
                for kind in (Kind.RESPONSE_TERM, Kind.PRODUCT_NAME)
                for m in context.of(kind)
            ):
                words = context.document.text[span.start : span.end]
                named.append(
                    Mention(Kind.SAFETY_TERM, span, words, "OTHER", {"name": words.lower()})
                )
    return tuple(sorted(_with_stops(context, text, named), key=lambda mention: mention.span))


def _with_stops(context: Context, text: str, named: list[Mention]) -> Iterator[Mention]:
    """With stops for a side effect; one that is told elsewhere has no second entry."""
    for mention in named:
        whole = None
        if not is_generic(mention.text) and context.document.section_at(mention.span.start) in NEWS:
            whole = stop_for(text, mention.span, context.sentence(mention.span))
        if whole is not None and not is_stop(mention.text):
            words = context.document.text[whole.start : whole.end]
            yield Mention(Kind.SAFETY_TERM, whole, words, "OTHER", {"name": words.lower()})
            name = mention.text.lower()
            if any(m is not mention and name in m.text.lower() for m in named):
                continue
        yield mention


def _said_elsewhere(context: Context) -> str:
    """What the release says where it does not tell of safety: there its diseases have names."""
    parts = (
        context.words(place) for place in context.sentences() if not tells_of_safety(context, place)
    )
    return plain(" ".join(parts)).lower()


def _clinical(text: str, sentence: Span, elsewhere: str) -> Iterator[Span]:
    """Names by their form, in a sentence of side effects; never the disease that is treated."""
    for span in clinical_phrases(text, sentence):
        treated = _WHO_HAVE.search(text, sentence.start, span.start)
        treated = treated or _CAUSE.search(text, sentence.start, span.start)
        if treated is None and text[span.start : span.end].lower() not in elsewhere:
            yield span


def _ended(context: Context, text: str) -> Iterator[Mention]:
    for sentence in context.sentences(NEWS):
        for match in _ENDED.finditer(text, sentence.start, sentence.end):
            group = next(name for name in ("name", "led", "fatal", "noun", "died") if match[name])
            span = Span(*match.span(group))
            words = context.document.text[span.start : span.end]
            attributes = {"name": words.lower()}
            if group in ("died", "fatal"):
                attributes["checklist"] = "DEATH"
            yield Mention(Kind.SAFETY_TERM, span, words, "OTHER", attributes)


def _written(text: str, sentence: Span) -> Iterator[Span]:
    words = text[sentence.start : sentence.end]
    for pattern in _PATTERNS:
        for match in pattern.finditer(words):
            name = match["name"]
            strip = _STRIP.match(name)
            start = match.start("name") + (strip.end() if strip else 0)
            counts = WORD_VALUES.get(name.lower()) is not None
            if (
                len(name) > 3
                and not counts
                and not _NO_NAME.search(words, start, match.end("name"))
            ):
                yield Span(sentence.start + start, sentence.start + match.end("name"))


def _says_what_it_is(text: str, mention: Mention) -> bool:
    """Whether `side effect` only says what another name is: `was the most common side effect`."""
    if mention.value not in ("ADVERSE_EVENT", "TEAE", "TRAE", "SAE"):
        return False
    if _RECORDED_AS.search(text, max(0, mention.span.start - 40), mention.span.start):
        return True
    several = mention.value == "SAE" and mention.text.endswith("s")
    if not several and _NAMED_NEXT.match(text, mention.span.end):
        return True
    before = _PREDICATE.search(text, max(0, mention.span.start - 60), mention.span.start)
    return mention.value != "SAE" and before is not None


def _listed(text: str, sentence: Span, known: list[Mention], *, told: bool) -> Iterator[Span]:
    """Names in a list of side effects that has a known one, or gives each its number."""
    for match in _LIST.finditer(text, sentence.start, sentence.end):
        group = "list" if match["list"] else "none"
        if group == "list" and not told:
            continue
        start = match.start(group)
        blank = _BRACKETS.sub(lambda found: " " * len(found.group()), match[group])
        blank = blank[: end.start()] if (end := _TELLS_ON.search(blank)) else blank
        zone = Span(*match.span(group))
        sure = any(mention.span in zone for mention in known if not is_generic(mention.text))
        sure = sure or bool(match["cases"])
        for item in _ITEM.finditer(blank):
            words = re.sub(r"^\s*(?:and|or|nor)\s", lambda m: " " * len(m.group()), item.group())
            lead = len(words) - len(words.lstrip())
            strip = _STRIP.match(words.strip())
            lead += strip.end() if strip else 0
            name = words[lead:].strip()
            if not (sure or is_clinical(name)):
                continue
            if len(name) > 3 and _ITS_NAME.fullmatch(name) and not _NO_ITEM.search(name):
                first = start + item.start() + lead
                yield Span(first, first + len(name))


def _whole(context: Context, text: str, mention: Mention) -> Mention:
    """With the compound that says which: `post-lumbar-puncture headache`."""
    sentence = context.sentence(mention.span)
    where = _WHERE.match(text, mention.span.end)
    end = where.end() if where else mention.span.end
    if mention.attributes.get("checklist") or mention.value in _NO_PART:
        return mention
    level = _LEVEL.search(text, sentence.start, mention.span.start)
    own = level or _OWN.search(text, sentence.start, mention.span.start)
    start = own.start() if own else mention.span.start
    start = with_qualifiers(text, start, sentence.start)
    span = Span(start, end)
    if span == mention.span:
        return mention
    words = context.document.text[span.start : span.end]
    return Mention(
        mention.kind, span, words, mention.value, {**mention.attributes, "name": words.lower()}
    )

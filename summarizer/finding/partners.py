"""Organisations beside the issuer and the authorities: partners, funders, hospitals of a trial.

A name counts where the words before or behind it say what it does (`licensed from`, `led the
round`); a list goes on with the role of its first name. The words are in
`vocabulary/partner_cues.json`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.sentences import Sentence
from summarizer.documents.spans import Span
from summarizer.finding.company_names import COMPANY_NAME
from summarizer.finding.plain_text import plain
from summarizer.finding.vocabulary_files import load
from summarizer.finding.wires import wire_of

_FACTUAL = (
    *(Section.HEADLINE, Section.LEAD, Section.BODY, Section.QUOTE),
    Section.BOILERPLATE_ABOUT,
)
_NAME_WORD = r"(?:[A-Z\u00c0-\u00de][\w&'’./-]{0,40}|[A-Z]\.)"
_LEGAL = (
    r"(?:,?\s(?:Inc|Ltd|Pte|Pty|LLC|Corp|Co|S\.A|S\.p\.A|K\.K|N\.V|B\.V|S\.L|AG|SE|SAS|ApS|A/S|Oy|GmbH|plc"
    r"|Limited)\b\.?)"
)
_LINK = (
    r"\s(?:(?:of|for|the|&|de|du|des"
    r"|and\s(?=(?:Women|Children|Sciences|Technology|Research|Development)))\s?){0,2}"
)
_MINISTRY = (
    r"(?:[A-Z]\w+\s){0,2}Ministry\sof\s(?:[A-Z]\w+,\s){1,4}[A-Z]\w+(?:\s[A-Z]\w+)?\sand\s[A-Z]\w+"
)
_NAME = (
    rf"(?P<name>{_MINISTRY}|{_NAME_WORD}(?:(?:{_LINK}{_NAME_WORD}){{0,6}}?{_LEGAL}{{1,2}}"
    rf"|(?:{_LINK}{_NAME_WORD}){{0,7}}))"
)
_HOUSE = (
    r"(?:Hospitals?|Universit\w+|Cent(?:er|re)s?|Institut\w*|Clinics?|Cl[ií]nica|Kliniken|Klinikum|School|H[ôo]pital|Hospices"
    r"|Ospedale|Infirmary|Health\sSystem|Medical\s(?:Center|School|College)|Charit[eé]|Universit[äa]tsspital|Foundation\sTrust|College)"
)
_AND = re.compile(
    r"(?:,?\sand\s(?:the\s)?|,\s(?:the\s)?|;\s|\sas\swell\sas\s)(?:at\s|by\s)?(?:(?:new|existing|other)\sinvestors?,?\s)?(?:the\s)?"
)
# What is done to patients and trials, at a place that a name follows.
_AT = re.compile(
    r"\b(?P<cue>(?:conducted|treated|enrol(?:led|ling|ls)?|dosed|carried\sout|performed|takes?\splace|took\splace|admitted|infused|administered|given"
    r"|run|running|recruit(?:s|ed|ing)|operated|implanted|randomi[sz]ed|vaccinated|cared\sfor|underway|opened?|sites?|under\sway|received|enrol\w+|goes\son|patients?|trial|study|ward|bed|hospitali[sz]ed|surgery|operation)"
    r"(?:\s(?!professor|director|head|chief|investigator|physician|said|MD|M\.D)(?:[^\s;,]*[^\s.;,]|[\d,]+)){0,8}?\s(?:at|by|in|include|are|including|within)\s(?:the\s|clinicians\sat\s(?:the\s)?|doctors\sat\s(?:the\s)?|physicians\sat\s(?:the\s)?)?)(?=[A-Z\u00c0-\u00de])"
)
# `principal investigator at the X Centre`
_INVESTIGATOR = r"(?:principal|lead|coordinating|chief|study|trial|site)\s(?:study\s)?investigator"
_INVESTIGATES_AT = re.compile(
    rf"(?P<cue>\b{_INVESTIGATOR}(?:\s(?:of|for|on|in)\s[\w\s-]{{3,40}}?)?,?\s(?:at|from|of)\s)(?:the\s)?{_NAME}"
)
_DID = re.compile(
    r"\s(?:has\s|have\s)?(?:treated|dosed|enrolled|infused|randomi[sz]ed|vaccinated|operated|is\s(?:conducting|running|treating|recruiting)|is\sthe\s(?:first|lead|coordinating)\s(?:site|cent(?:er|re)))\b"
)
_POST = re.compile(
    r"\b(?:[Pp]rofessor|[Dd]irector|[Hh]ead|[Cc]hief|[Cc]hair\w*|[Ii]nvestigator|[Pp]hysician|[Ff]ellow|said)\b"
)
_NO_NAME = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Ltd|Inc|Pte|Pty|Corp|LLC)\b.*|Phase|Series|Week|Day|Part|The\sCompany|The|This|It|We|Our|In(?:\s.+)?|Both|Under"
    r"|United\sStates|Europe|European\sUnion|Japan|China|Asia|North\sAmerica|Canada|Australia|Germany|France|Italy|Spain|Korea|South\sKorea|US|U\.S\.?|EU|UK|United\sKingdom|Fast\sTrack|Orphan|Breakthrough|Priority"
    r"|American\s.*(?:Meeting|Congress).*|.*\b(?:Meeting|Congress|Symposium|Conference|Annual|Designation|Application|Trial|Study|Program|Platform|Dr\.?|Prof\w*)\b.*|[A-Z]{2,6}-?\d.*|[A-Z]{4,}(?:-\d+)?|FDA|EMA|EC|COVID.*|NCT.*)"
)


@dataclass(frozen=True, slots=True)
class Partner:
    """One organisation with the words that give it its role."""

    name: Span
    role: str
    cue: Span


@dataclass(frozen=True, slots=True)
class _Cues:
    before: tuple[str, ...]
    after: tuple[str, ...]


@cache
def _frames() -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    """Role, pattern, and whether a list may go on behind the name."""
    rows = load("partner_cues.json", dict[str, _Cues])
    frames: list[tuple[str, re.Pattern[str], bool]] = []
    for role, cues in rows.items():
        for cue in cues.before:
            pattern = rf"\b(?P<cue>(?i:{cue}))\s(?:the\s|an?\s[a-z][\w\s-]{{3,40}},\s)?{_NAME}"
            frames.append((role, re.compile(pattern), True))
        for cue in cues.after:
            frames.append((role, re.compile(rf"{_NAME}\s?(?P<cue>(?i:{cue}))"), False))
    return tuple(frames)


def read_partners(document: Document) -> Iterator[Partner]:
    """Partners of every role, in the order of the roles' cues."""
    text = plain(document.text)
    sentences = document.sentences_in(*_FACTUAL)
    for role, pattern, listed in _frames():
        for sentence in sentences:
            for match in pattern.finditer(text, sentence.start, sentence.end):
                cue = Span(*match.span("cue"))
                names = [Span(*match.span("name"))]
                if listed:
                    names += _rest(text, names[0].end, sentence, house=False)
                names = [_without_article(text, one) for one in names]
                yield from (Partner(one, role, cue) for one in names if _is_name(text, one))
    for sentence in sentences:
        yield from _sites(text, sentence)


def _sites(text: str, sentence: Sentence) -> Iterator[Partner]:
    """Hospitals in which a trial or a treatment takes place, or that its investigator is at."""
    for match in _INVESTIGATES_AT.finditer(text, sentence.start, sentence.end):
        if re.search(rf"\b{_HOUSE}\b", match["name"]):
            cue = Span(*match.span("cue"))
            yield Partner(Span(*match.span("name")), "investigator_site", cue)
    for match in _AT.finditer(text, sentence.start, sentence.end):
        if _POST.search(match.group()):
            continue
        cue = Span(match.start(), match.end() - 1)
        for name in _rest(text, match.end(), sentence, house=True, first=True):
            yield Partner(name, "investigator_site", cue)
    for match in re.compile(_NAME).finditer(text, sentence.start, sentence.end):
        did = _DID.match(text, match.end(), sentence.end)
        if did and re.search(rf"\b{_HOUSE}\b", match["name"]):
            yield Partner(Span(*match.span("name")), "investigator_site", Span(*did.span()))


def _rest(
    text: str, start: int, sentence: Sentence, *, house: bool, first: bool = False
) -> list[Span]:
    """The names of a list, from its first one or from behind it."""
    names: list[Span] = []
    name = re.compile(_NAME)
    while True:
        joint = None if first else _AND.match(text, start, sentence.end)
        if joint is None and not first:
            return names
        found = name.match(text, joint.end() if joint else start, sentence.end)
        if found is None:
            return names
        is_house = re.search(rf"\b{_HOUSE}\b", found["name"]) is not None
        if house and not is_house:
            return names
        if not (
            house
            or is_house
            or COMPANY_NAME.match(text, found.start())
            or _INVESTOR.search(found["name"])
        ):
            return names
        names.append(Span(*found.span("name")))
        start, first = found.end(), False


_NOT_OF_IT = ("The ", "CRO ", "CDMO ")
_INVESTOR = re.compile(
    r"\b(?:Ventures?|Capital|Partners|Fund|Funds|Investments?|Management|Advisors|Equity|Growth|Foundation|Group|Trust|Council|Bank|Holdings|Associates|Asset|BioVentures|Council|Agency|Authority)\b"
)


def _without_article(text: str, name: Span) -> Span:
    begins = next((word for word in _NOT_OF_IT if text.startswith(word, name.start)), "")
    return Span(name.start + len(begins), name.end)


def _is_name(text: str, span: Span) -> bool:
    name = text[span.start : span.end]
    return _NO_NAME.fullmatch(name) is None and len(name) > 2 and wire_of(name) is None

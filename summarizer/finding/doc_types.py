"""What kind of news a release is, by what its headline and first paragraph say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.designations import find_designations
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.quantities import find_quantities
from summarizer.finding.reading import Reading
from summarizer.finding.regulatory_actions import find_regulatory_actions
from summarizer.finding.response_terms import find_response_terms

_MOST = 3
_RESULTS = frozenset({"topline_results", "interim_results"})
_NEAR_CHARS = 100
_AHEAD = re.compile(
    r"\b(?:expect|anticipat|plan|schedul|await|to\sbe\s(?:present|report)|on\strack|upcoming)\w*",
    re.IGNORECASE,
)
_ACTIONS = {
    "APPROVAL": "approval",
    **dict.fromkeys(("CRL_REFUSAL", "CLINICAL_HOLD", "HOLD_LIFTED"), "crl_or_hold"),
    **dict.fromkeys(
        (
            *("SUBMISSION", "FILING_ACCEPTED", "IND_CTA_CLEARED"),
            *("REVIEW_PRIORITY_SET", "GOAL_DATE_SET"),
        ),
        "regulatory_submission",
    ),
}
_GRANTED = re.compile(
    r"\b(?:grant|receiv|award|obtain|secur|gain|den(?:y|ie)|recommend|rescind|request"
    r"|appl|confer|assign|bestow|accord|given|gives?|withdr[ae]w|revok|lift|issu|earn|win|won|achiev|conclud"
    r"|adopt|support|designat|admit|accept)\w{0,4}\b|\b(?:was|were|been|is)\s(?:\w+\s)?(?:designated|selected)\b|\bselected\sfor\b",
    re.IGNORECASE,
)
_ACHIEVED = re.compile(
    r"\b(?:achiev|attain|reach|show|demonstrat|respond|experienc|remain)\w{0,4}\b", re.IGNORECASE
)
_ACCESS = re.compile(
    r"\b(?:expanded\saccess|compassionate\suse|single-patient\s\w+|emergency\sIND)\b", re.IGNORECASE
)
_DATA = re.compile(r"\b(?:data|results|findings|signals?)\s(?:from|of|in)\b", re.IGNORECASE)
_OUTCOME = re.compile(
    r"\b(?:met|missed|(?:did|does)\snot\s(?:meet|reach|achieve)|failed\s(?:to\s(?:meet|reach|achieve)|on)|attained"
    r"|reached|achieved|fell\sshort\sof)\s(?:its|the|both|all)\s"
    r"(?:[\w-]{1,20}\s){0,3}?primary\sendpoints?\b",
    re.IGNORECASE,
)
_PATIENT = r"(?:patients?|subjects?|participants?|volunteers?|persons?|child|woman|man|cohorts?)"
_IN_NEWS = {
    "trial_start": rf"\bfirst\s(?:[\w-]+\s)?{_PATIENT}\s?(?:(?:has|have)\sbeen|was|is)?\s?(?:(?:now"
    rf"|successfully)\s)?(?:dosed|treated"
    rf"|enrolled|randomi[sz]ed|infused|injected|vaccinated|screened)\b"
    rf"|\b(?:dos(?:es|ed|ing)|treat(?:s|ed|ment)|enrol(?:l?s|l?ed|l?ment)|random(?:i[sz]es|i[sz]ed|i[sz]ation)|infus(?:es|ed|ion)"
    rf"|administration|administered|vaccinat(?:es|ed|ion)|recruit(?:s|ed|ment))\s(?:of\s|to\s|in\s)?(?:(?:the|its|their)\s)?first\s(?:[\w-]+\s)?{_PATIENT}"
    rf"|\bfirst\spatient\sin\b|\bfirst\spatient,?\sfirst\svisit\b|\bfirst\s{_PATIENT}\s(?:has\s|have\s)?(?:received|entered|begun|started|taken|got)\b"
    r"|\b(?:commencement|start|initiation|launch)\sof\s(?:administration|dosing|enrol?lment|recruitment|treatment)\b"
    r"|\b(?:begins?|began|opens?|kicks?\soff)\s(?:[\w/-]{1,24}\s){0,6}?(?:dosing|enrol?lment|recruitment|trial|study)\b"
    r"|\b(?:initiat(?:es|ed|ion)|commenc(?:es|ed|ement)|launch(?:es|ed)?|starts?"
    r"|started)\b[^.]{0,80}?\b(?:trial|study)\b",
    "enrolment_update": r"\bcomplet(?:es|ed|ion)\s(?:of\s)?(?:[\w/-]{1,24}\s){0,5}?enrol?lment"
    r"|\benrol?lment\s(?:is\s|has\sbeen\s)?(?:now\s)?complete|\bfully\senrolled\b"
    r"|\benrol?lment\supdate"
    r"|\blast\spatient\s(?:enrolled|dosed|randomi[sz]ed)",
    "topline_results": r"\btop-?line\b|\b(?:met|meets|meeting|achieved|achieves|missed|misses"
    r"|attained|attains|reached|reaches|hits?"
    r"|(?:did|does)\snot\s(?:meet|reach|achieve)|fail(?:s|ed)\s(?:to\s(?:meet|reach|achieve)|on))\s(?:its|the|all|both|(?:co-)?primary)\s"
    r"(?:[\w-]{1,20}\s){0,3}?endpoints?\b",
    "interim_results": r"\b(?:safety|clinical|data)\supdate\b"
    r"|\bupdate\son\sthe\s(?:safety|efficacy)\b"
    r"|\b(?:interim|preliminary|initial|updated|early|encouraging|positive|new|first|latest|further"
    r"|additional|long(?:er)?-term|mature|promising|(?:one|two|three|six|twelve|\d+)-(?:year|month|week)"
    r"|follow-up)\s(?:[\w/-]{1,24}\s){0,6}?(?:data(?:\scut)?|results|read-?out|analysis|findings|look)\b"
    r"|\b(?:results|data|findings|outcomes)\s(?:at|after|through|out\sto)\s(?:(?:one|two|three|six|nine|twelve|\d+)\s|(?:week|month|day|year)\b)",
    "preclinical": r"\bpre-?clinical\s(?:[\w/-]{1,24}\s){0,4}?(?:data|results|study|studies"
    r"|proof)\b",
}
_IN_TITLE = {
    "conference_notice": r"\bto\s(?:take\spart\sin|attend)\b|\binvestor\s(?:conferences?|events?)\b"
    r"|\bto\spresent\b|\bpresents?\b|\bpresentations?\s(?:at|of)\b"
    r"|\bto\sparticipate\b|\bto\shost\b"
    r"|\bat\sthe\s[^.]{3,80}?\b(?:conference|congress|annual\smeeting|symposium|summit)\b",
    "financing": r"\b(?:public\soffering|private\splacement|registered\sdirect|series\s[A-F]\b"
    r"|at-the-market|financing|rights\sissue|share\sissue|placing|seed\sround|convertible\snotes|capital\sincrease|fund\s?raising"
    r"|credit\sfacility)|\b(?:raises|raised|prices|closes|secures|lands|nets)\b[^.]{0,40}?(?:[$€£]|\b(?:USD|EUR|GBP|CHF|SEK|DKK|NOK)\b)",
    "deal": r"\blicen[sc](?:e|ing)\b|\bcollaborat(?:ion|e|es)\b|\bto\sacquire\b|\bacquir(?:es"
    r"|ed)\b|\bacquisition\b"
    r"|\b(?:partners?|teams?\sup|joins\sforces)\swith\b|\bjoint\sventure\b|\b(?:buys|divests?|in-licenses|out-licenses|sells)\b|\bdistribution\sagreement\b|\bmerger\b|\boption\sagreement\b|\bpartnership\b|\bstrategic\salliance\b",
    "people": r"\bappoint(?:s|ed|ment|ing)?\b|\bchange\sof\s(?:representative|director|CEO)\b"
    r"|\b(?:hires?|elects?|welcomes?|recruits)\b[^.]{0,60}?\b(?:as|to\sthe\sboard)\b"
    r"|\b(?:retires?|resign(?:s|ed|ation)|departs?)\b|\bnames\b[^.]{0,80}?\b(?:chief"
    r"|president|director"
    r"|officer|CEO|CMO|board)\b"
    r"|\bjoins\b[^.]{0,60}?\b(?:board|as)\b|\bpromot(?:es|ed|ion)\b|\bsteps?\sdown\b",
    "earnings": r"\bfinancial\sresults\b|\b(?:interim|annual|half-year(?:ly)?|quarterly"
    r"|year-end)\s(?:financial\s)?(?:report|accounts|statement)\b|\b(?:Q[1-4]|H[12]"
    r"|FY)\s?(?:20)?\d\d\b[^.]{0,40}?\b(?:results|report|update)\b|\b(?:first|second"
    r"|third"
    r"|fourth)[\s-]quarter\b[^.]{0,60}?\bresults\b"
    r"|\b(?:full|fiscal)[\s-]year\b[^.]{0,60}?\bresults\b",
}
_IN_NEWS_CUES = {kind: re.compile(cue, re.IGNORECASE) for kind, cue in _IN_NEWS.items()}
_IN_TITLE_CUES = {kind: re.compile(cue, re.IGNORECASE) for kind, cue in _IN_TITLE.items()}
_ORDER = (
    *("approval", "crl_or_hold", "regulatory_designation", "regulatory_submission"),
    *("topline_results", "single_patient_result", "enrolment_update", "trial_start"),
    *("interim_results", "preclinical", "earnings", "financing", "deal", "people"),
    "conference_notice",
)


def read_doc_types(
    document: Document, title: Reading | None, mentions: Sequence[Mention] | None = None
) -> tuple[Reading, ...]:
    """One to three kinds with the words that decide them, the weightiest first.

    Regulatory news, results and trial news count in the headline and first paragraph; meetings,
    money, deals, people and earnings in the title alone. `other` rests on the title; a document
    without a title and without any sign has none.

    Args:
        document: The document.
        title: Its headline.
        mentions: What the finders found in it; the four finders needed run where not given.
    """
    mentions = _needed(document) if mentions is None else mentions
    found: dict[str, Span] = {}
    for kind, span in chain(
        _regulatory(document, mentions),
        _single_patient(document, mentions),
        _by_cues(document, title),
    ):
        found.setdefault(kind, span)
    if "single_patient_result" in found:
        found.pop("trial_start", None)
    if "topline_results" in found:
        found.pop("interim_results", None)
    if "earnings" in found:  # the quarter's other news is told again
        found = {"earnings": found["earnings"]}
    if "trial_start" in found and (access := _one_patient_access(document)):
        found.pop("trial_start")
        found.setdefault("single_patient_result", access)
    if not found and (outcome := _outcome_in_body(document)):
        found["topline_results"] = outcome
    kinds = [kind for kind in _ORDER if kind in found][:_MOST]
    if not kinds and title is not None:
        return (Reading("other", title.span, "doc_type_no_sign"),)
    return tuple(Reading(kind, found[kind], f"doc_type_{kind}") for kind in kinds)


def _one_patient_access(document: Document) -> Span | None:
    """Treatment outside of a trial: the first patient of it begins none."""
    for place in _news(document):
        match = _ACCESS.search(document.text, place.start, place.end)
        if match:
            return Span(*match.span())
    return None


def _outcome_in_body(document: Document) -> Span | None:
    """An endpoint met or missed in the body, where headline and lead only speak of data."""
    if not any(_DATA.search(document.text, one.start, one.end) for one in _news(document)):
        return None
    for sentence in document.sentences_in(Section.BODY):
        match = _OUTCOME.search(document.text, sentence.start, sentence.end)
        if match:
            return Span(*match.span())
    return None


def _needed(document: Document) -> tuple[Mention, ...]:
    return (
        *find_designations(document),
        *find_regulatory_actions(document),
        *find_quantities(document),
        *find_response_terms(document),
    )


def _of(mentions: Sequence[Mention], kind: Kind) -> tuple[Mention, ...]:
    return tuple(mention for mention in mentions if mention.kind is kind)


def _news(document: Document) -> tuple[Span, ...]:
    sentences = document.sentences_in(Section.HEADLINE, Section.LEAD)
    return tuple(Span(sentence.start, sentence.end) for sentence in sentences)


def _regulatory(document: Document, mentions: Sequence[Mention]) -> Iterator[tuple[str, Span]]:
    news = _news(document)
    for mention in _of(mentions, Kind.DESIGNATION):
        sentence = _sentence_of(mention, news)
        if "voucher" in mention.text.lower():
            continue
        if sentence and _GRANTED.search(document.text, sentence.start, sentence.end):
            yield "regulatory_designation", mention.span
    for mention in _of(mentions, Kind.REGULATORY_ACTION):
        told = mention.attributes.get("status") in ("happened", "unknown")
        if told and mention.value in _ACTIONS and _sentence_of(mention, news):
            yield _ACTIONS[mention.value], mention.span


def _single_patient(document: Document, mentions: Sequence[Mention]) -> Iterator[tuple[str, Span]]:
    """One patient counted, a response category and a verb of achieving, in one sentence."""
    quantities = _of(mentions, Kind.QUANTITY)
    responses = _of(mentions, Kind.RESPONSE_TERM)
    for sentence in _news(document):
        one = [
            mention.span
            for mention in quantities
            if mention.span in sentence
            and mention.value == "1"
            and mention.attributes["quantity"] in ("ordinal", "count")
        ]
        response = any(
            mention.span in sentence and mention.attributes["role"] == "category"
            for mention in responses
        )
        if one and response and _ACHIEVED.search(document.text, sentence.start, sentence.end):
            yield "single_patient_result", one[0]


def _by_cues(document: Document, title: Reading | None) -> Iterator[tuple[str, Span]]:
    for places, cues in (
        ((*_news(document), *((title.span,) if title else ())), _IN_NEWS_CUES),
        ((title.span,) if title else (), _IN_TITLE_CUES),
    ):
        for place in places:
            for kind, cue in cues.items():
                match = cue.search(document.text, place.start, place.end)
                if match is not None and not (kind in _RESULTS and _is_ahead(match, place)):
                    yield kind, Span(*match.span())


def _is_ahead(match: re.Match[str], place: Span) -> bool:
    """Results that are expected are none yet: `interim data are expected in the fall`."""
    before = match.string[max(place.start, match.start() - _NEAR_CHARS) : match.start()]
    after = match.string[match.end() : min(place.end, match.end() + _NEAR_CHARS)]
    near = re.split(r"[;,.–—]", before)[-1] + " … " + re.split(r"[;,.–—]", after)[0]
    return bool(_AHEAD.search(near))


def _sentence_of(mention: Mention, sentences: tuple[Span, ...]) -> Span | None:
    return next((sentence for sentence in sentences if mention.span in sentence), None)

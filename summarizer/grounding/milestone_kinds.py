"""What kind of event is announced, and how sure it is, by words; and what is no event at all."""

from __future__ import annotations

import re

from summarizer.schemas.terms import Certainty, MilestoneKind

_TRIAL = r"(?:trials?|study|studies|program|programme)"
_ENROL = (
    r"(?:enrol?l?ment|recruitment|accrual|enrol?ling|enrol?l(?:ed)?"
    r"|(?:subject|patient|case|participant)\s+(?:registration|intake)|randomi[sz]ation)"
)
# Most specific first.
_KINDS = (
    (MilestoneKind.GOAL_DATE, r"\b(?:PDUFA|goal\s+date|target\s+action\s+date|action\s+date)\b"),
    (
        MilestoneKind.OTHER,
        r"\b(?:Type\s+[A-D]|End[-\s]of[-\s]Phase\s+\d|pre-?(?:BLA|NDA|IND|MAA|submission"
        r"|Phase\s+\d))\s+meeting\b"
        r"|\bmeet(?:ing)?\s+with\s+(?:the\s+)?(?:U\.?S\.?\s+)?(?:FDA|Food|EMA|European|agency|PMDA"
        r"|MHRA|regulator)"
        r"|\bopinion\b|\b(?:select|choose|decide|decision)\b|\bcommittee\W{0,3}s?\s+"
        r"(?:next\s+)?(?:review|meeting)\b"
        r"|\bre-?open\b|\b(?:registry|final)\s+report\b|\bcohort\b[^.;]{0,60}\bopen\b|\bvoucher\b"
        r"|\badvisory\s+committee\b",
    ),
    (
        MilestoneKind.ENROLMENT_COMPLETE,
        rf"\b(?:complet|conclu|finish|clos)\w*\s+(?:of\s+)?(?:[\w-]+\s+){{0,6}}{_ENROL}|\b{_ENROL}\s+"
        rf"(?:[\w-]+\s+){{0,9}}(?:complet|conclu|clos|finish)"
        r"|\bpatients\s+enrol?led\s+by\b|\bcomplete\s+it\b|\bfully\s+enrol?l(?:ed)?\b"
        r"|\bfinish\s+(?:enrol?l|recruit)\w+|\blast\s+(?:patient|subject|participant)\s+(?:in\b"
        r"|(?:\w+\s+){0,5}?(?:enrol?l|randomi|dosed|includ|recruit)\w*)",
    ),
    (
        MilestoneKind.SUBMISSION,
        r"\b(?:re-?)?(?:submit(?:ted|ting|s)?|submissions?|filings?)\b|\b(?:to|will|shall)\s+(?:file"
        r"|apply|lodge)\b|\blodg(?:e|es|ing|ement)\b|\bdossier\b|\bcomplete\s+response\s+to\b|\bfiling\s+of\b"
        r"|\b(?:New\s+Drug|Biologics\s+Licen[sc]e|Marketing\s+Authori[sz]ation"
        r"|Investigational\s+New\s+Drug|Clinical\s+Trial|marketing|approval)\s+applications?\b"
        r"|\b(?:NDA|BLA|MAA|IND|CTA|sNDA|sBLA|JNDA)s?\b(?!-enabling)|\brequesting\s+"
        r"(?:[\w-]+\s+){1,4}(?:designation|status)\b",
    ),
    (
        MilestoneKind.FIRST_DOSE,
        r"\bfirst\s+(?:\w+\s+)?(?:patients?|subjects?|participants?|volunteers?)\b(?!-)"
        r"|\bfirst\s+(?:dos(?:e|ing)|infusion|injection|administration)\b|\bfirst-patient-in\b|\b"
        r"(?:begin|start|initiate|commence)\w*\s+(?:patient\s+)?dosing\b"
        r"|\bdosing\b[^.;]{0,40}\b(?:begin|start|commence)",
    ),
    (
        MilestoneKind.TRIAL_START,
        rf"\b(?:initiat|start|begin|commenc|launch|enter|mov|advanc)\w*\b[^.;]{{0,120}}\b{_TRIAL}\b"
        rf"|\b{_TRIAL}\b[^.;]{{0,140}}\b(?:initiat|start|begin|commenc|launch|open"
        rf"|is\s+planned\b|planned\s+for)"
        rf"|\binitiation\s+of\b[^.;]{{0,80}}\b{_TRIAL}\b"
        rf"|\b(?:initiat|start|begin|commenc|open)\w*\s+(?:(?:of|patient|the)\s+)*{_ENROL}"
        rf"|\b{_ENROL}\s+(?:[\w-]+\s+){{0,7}}(?:initiat|start|begin|commenc|open)",
    ),
    (
        MilestoneKind.TOPLINE,
        r"\btop-?\s?line\b|\bheadline\s+(?:data|results?)\b"
        r"|\b(?:results?|data|read-?out)\s+(?:for|on|of)\s+(?:the\s+|its\s+)?primary\b"
        r"|\bprimary\s+(?:completion|read-?out|data|results?|analysis|endpoint\s+(?:data|results?))\b",
    ),
    (
        MilestoneKind.PRESENTATION,
        r"\b(?:present(?:ed|ing|ation|ations|s)?(?!\s+(?:trial|study|date|time|form|quarter|year))"
        r"|poster|fireside\s+chat|take\s+part\s+in|participat\w+\s+in|late-breaking"
        r"|(?:shown|unveil\w*|featured)\b[^.;]{0,60}\bat\s+(?:the\s+|an?\s+)?"
        r"(?:[\w-]+\s+){0,8}(?:congress|meeting|conference|symposium))\b",
    ),
    (
        MilestoneKind.LAUNCH,
        r"\blaunch|\bto\s+market\b|\bon\s+(?:the\s+)?(?:market|sale)\b|\broll(?:ed|ing)?[-\s]out\b"
        r"|\bcommerciali[sz]\w+|\b(?:commercially\s+available|available\s+(?:in\s+(?!(?:the\s+)?(?:first|second|third|fourth|early|mid|late|Q[1-4]|\d|coming))(?=[A-Zthpc])|to\s+patients|for\s+(?:order"
        r"|prescription)))",
    ),
    (
        MilestoneKind.DATA_UPDATE,
        r"\b(?:data|results?|reads?\s+out|read-?outs?|updates?|analys[ei]s|findings|follow-up\s+of)\b",
    ),
    (MilestoneKind.APPROVAL, r"\bapprov|\bmarketing\s+authori[sz]ation\b"),
)
KIND_WORDS = {kind: re.compile(words, re.IGNORECASE) for kind, words in _KINDS}
_NO_EVENT = re.compile(
    r"\b(?:conference\s+call|webcast|webinar|dial(?:-in)?|replay|cash|runway|(?:fund(?:ing)?"
    r"|pay\s+for|finance)\s+(?:[\w-]+\s+){0,3}operations|money|operating\s+(?:plan|loss"
    r"|expenses)"
    r"|guidance|financial\s+results|revenues?|net\s+loss|expenses|earnings"
    r"|annual\s+general\s+meeting|shareholders?|dividend"
    r"|interim\s+report\s+for|patents?|exclusivity|matur(?:e|es|ity)|warrants?|notes\s+due"
    r"|lease|leas(?:ed|ing)|headquarters|facility|factory|construction|loan|credit|royalt\w+|dividends?"
    r"|(?:peak\s+)?sales|market\s+(?:size|value|opportunity)|billion|prevalence|incidence|population"
    r"|office|contract\s+runs|term\s+of\s+the|shares|stock|securities|earn-?outs?|fiscal|tax"
    r"|(?:million|thousand)\s+(?:people|patients|persons|americans|adults|new\s+cases)"
    r"|(?:role|position|post)\s+of|appoint\w*|retire\w*|step(?:s|ping)?\s+down|succeed\w*|resign\w*"
    r"|gr(?:ow|ows|owth)|profit\w*|inducement|grants?\s+of\s+options|interest|closing\s+of\s+the\s+offering|proceeds|workforce|headcount"
    r"|milestone\s+payments?)\b",
    re.IGNORECASE,
)
_CERTAINTY = (
    (
        Certainty.CONDITIONAL,
        re.compile(r"\b(?:if|subject\s+to|pending|assuming|contingent)\b", re.I),
    ),
    (
        Certainty.SCHEDULED,
        re.compile(
            r"\b(?:scheduled|set\s+(?:down\s+)?for|is\s+set|on\s+the\s+calendar|booked|will\s+be\s+(?:presented|held)|is\s+to\s+be\s+presented|is\s+due"
            r"|will\s+take\s+part|goal\s+date|action\s+date|PDUFA|slated)\b",
            re.I,
        ),
    ),
    (Certainty.TARGET, re.compile(r"\b(?:target(?:s|ed|ing)?|aims?\s+to|on\s+track)\b", re.I)),
    (
        Certainty.EXPECTED,
        re.compile(
            r"\b(?:expect|anticipat|plan|intend|intention|will|shall|upcoming|project|envisag|foresee"
            r"|look(?:s|ed|ing)?\s+(?:for|forward)|hope|guid|is\s+to\b)",
            re.I,
        ),
    ),
)
CERTAINTY_WORDS = _CERTAINTY


# What must come before the event: `subject to clearance of the IND, ...`.
_CONDITION = re.compile(
    r"^\W*(?:and\s+|but\s+)?(?:subject\s+to|pending|following|assuming|after|upon|once|if|provided|based\s+on"
    r"|contingent\s+(?:up)?on|depending\s+on)\b[^,;]{3,120},\s",
    re.IGNORECASE,
)


def is_no_event(text: str) -> bool:
    """Whether the words speak of calls, cash and the like, which are no events of a product."""
    return _NO_EVENT.search(text) is not None


def kind_of(text: str, said: MilestoneKind | None = None) -> MilestoneKind | None:
    """The model's kind where its word stands in the text, else the first kind whose does."""
    text = _CONDITION.sub("", text)
    if said is not None and said in KIND_WORDS and KIND_WORDS[said].search(text):
        return said
    return next((kind for kind, words in KIND_WORDS.items() if words.search(text)), None)

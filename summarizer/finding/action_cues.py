"""The closed list of words that name an act of a regulator, or one towards a regulator.

Each row is an event type, the form of the words, and a pattern. Of patterns that overlap in a text
the earlier row wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summarizer.finding.claimed import Claimed
from summarizer.finding.modality import Form
from summarizer.vocabulary.agencies import agencies

_W = r"(?:[^\s;]{1,40}\s+){0,7}?"  # up to seven words between a verb and its object
_FAR = r"(?:[^\s;]{1,40}\s+){0,22}?"
_FEW = r"(?:[^\s;]{1,40}\s+){0,4}?"
_BE = r"(?:was|were|been|is|are|be|being)\s+(?:(?:not|also|since|[a-z]+ly)\s+){0,2}"
_END = r"(?![\w-])"

_SHORT = r"(?:[sS]?BLA|[sS]?NDA|ANDA|c?MAA|J-?NDA|NDS|PMA|510\(k\))s?"
MARKETING = (
    r"(?:(?:supplemental\s+)?(?:Biologics?\s+Licen[sc]e|"
    r"(?:Abbreviated\s+)?New\s+Drug)\s+Applications?"
    r"|(?:Conditional\s+)?Marketing\s+Authori[sz]ation\s+Applications?|New\s+Drug\s+Submissions?"
    r"|Premarket\s+Approval\s+Applications?|(?:marketing|licen[sc]ing|regulatory)\s+applications?"
    rf"|{_SHORT})(?:\s+\({_SHORT}\))?{_END}"
)
TRIAL = (
    r"(?:Investigational\s+New\s+Drug(?:\s+applications?)?|INDs?|CTAs?|CTNs?"
    r"|Clinical\s+Trial\s+(?:Applications?|Notifications?|Authori[sz]ations?|Plans?))"
    rf"(?:\s+\((?:IND|CTA|CTN)s?\))?(?:\s+applications?)?{_END}"
)
_ANY = rf"(?:{TRIAL}|{MARKETING})"
_NO_AGENCY = frozenset({"WHO", "CAT", "COMP", "PRAC"})  # words of other meanings, read in any case
_NAMES = sorted(
    {
        name.text
        for agency in agencies().values()
        for name in agency.variants
        if name.text not in _NO_AGENCY
    },
    key=len,
    reverse=True,
)
AGENCY = (
    rf"(?:{'|'.join(re.escape(name).replace(chr(92) + ' ', chr(92) + 's+') for name in _NAMES)})"
    r"(?:\s+\([^()]{2,30}\))?"
)
_NO_BOARD = (
    rf"(?!\s+(?:from|by|of)\s+{_FEW}(?:ethics|institutional|IRB|board|shareholders?|stockholders?"
    r"|court|directors))"
)
_APPROVAL = (
    r"(?:approvals?|marketing\s+authori[sz]ations?|authori[sz]ation"
    rf"|Notices?\s+of\s+Compliance(?!\s+with\s+conditions)){_END}"
    r"(?!\s+(?:applications?|procedures?|process|pathway|dossier|submissions?|filings?|holders?)\b)"
)
_NO_DESIGNATION = r"(?:(?!designation)[^\s;]{1,40}\s+){0,6}?"
_HOLD = (
    r"(?:(?:(?:full|partial|complete|temporary)\s+)?clinical\s+holds?|(?:full|partial)\s+holds?)"
)
_HAS = r"(?:(?:has|have|had|also|today|now|since|[a-z]+ly)\s+){0,3}"
_PLAN = r"(?:trial|study|clinical)\s+(?:plan|protocol)"
_STUDY = rf"(?:trial|study|trials|studies){_END}(?!\s+(?:design|protocol|drug|amendment|plan))"
_TO_RUN = r"to\s+(?:begin|start|initiate|conduct|proceed|commence|launch|run|open|undertake|test)"
_LEAVE = r"(?:clearance|approval|authori[sz]ation|permission|consent|go-ahead|green\s+light)"
_NO_ETHICS = r"(?![^.;]{0,90}\b(?:ethics|ethical|IRB|institutional|IBC|biosafety)\b)"
_PROCEED = (
    r"(?:no[-\s]objection\s+letters?|(?:(?:study|trial)[-\s])?may[-\s]proceed\s+(?:letters?"
    r"|notices?|notifications?)|safe[-\s]to[-\s]proceed\s+(?:letters?|notifications?))"
)
_LETTER = (
    r"(?:complete\s+response\s+letters?(?:\s+\(CRL\))?|CRLs?"
    rf"|refus(?:e|al)[-\s]to[-\s]file(?:\s+letters?)?){_END}"
)
_VOUCHER = rf"{_FEW}(?:priority\s+(?:review\s+)?vouchers?|PRVs?){_END}"
_PRIORITY = r"priority\s+review(?!\s+voucher)"
_FOR_REVIEW = r"(?:\s+for\s+(?:filing|(?:substantive\s+)?review))?"
_ROLLING = r"(?:\w+\s+){0,2}?(?:rolling\s+)?submission\s+(?:of|for)\s+"
_OFF_MARKET = r"(?:from|off)\s+the\s+(?:\w+\s+)?market"
_GOAL = r"(?:PDUFA\s+(?:\w+\s+){0,3}?date|(?:target\s+)?action\s+date|goal\s+date)"
_LABEL = rf"(?:label|labell?ing|prescribing\s+information|boxed\s+warning|package\s+insert){_END}"
_MEETING = (
    r"(?:End[-\s]of[-\s]Phase\s+[123I]{1,3}(?:\s+\(EOP-?\d\))?\s+(?:meetings?|discussions?)"
    r"|EOP-?\d\s+meetings?|Type\s+[ABCD]\s+meetings?|INTERACT\s+meetings?|scientific\s+advice"
    r"|pre-(?:s?BLA|s?NDA|IND|MAA|submission)\s+(?:meetings?|discussions?)|protocol\s+assistance"
    r"|special\s+protocol\s+assessment)"
)
_CHANGE = (
    r"(?:(?:the|these|this|an?)\s+(?:\w+\s+)?(?:changes?|updates?|amendments?|revisions?|protocol|plan"
    r"|design|label\w*))"
)
_OTHERS_PRODUCTS = r"(?:therap|product|treatment|drug|medicine|indication|label|dos)"

NOUN = "noun"
"""The act is named, not told: what happened to it is for the words around to say."""

_CLEARED = r"(?:cleared|accepted|authori[sz]ed|approved|allowed)"
_ROWS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "WITHDRAWAL",
        Form.PAST,
        (
            rf"withdr(?:ew|awn|aws)\s+{_W}(?:{_ANY}|{_OFF_MARKET})",
            rf"{MARKETING}\s+{_W}{_BE}withdrawn",
        ),
    ),
    ("WITHDRAWAL", Form.BASE, (rf"withdraw\s+{_W}(?:{_ANY}|{_OFF_MARKET})",)),
    ("WITHDRAWAL", NOUN, (rf"withdraw(?:al|ing)\s+(?:of\s+)?{_W}(?:{_ANY}|{_OFF_MARKET})",)),
    (
        "IND_CTA_CLEARED",
        Form.PAST,
        (
            rf"{_CLEARED}\s+{_W}{TRIAL}(?:\s+to\s+proceed)?",
            rf"received\s+{_FEW}\(?{TRIAL}\)?\s+(?:clearance|approval|authori[sz]ation)",
            rf"{TRIAL}\s+{_W}{_BE}{_CLEARED}(?:\s+to\s+proceed)?",
            rf"{TRIAL}\s+{_W}(?:went\s+into\s+effect|is\s+(?:in\s+effect|now\s+active)|became"
            r"\s+(?:effective|active)|took\s+effect)",
            rf"{AGENCY}\s+{_HAS}{_CLEARED}\s+{_NO_ETHICS}(?!by\b){_FEW}(?:{_STUDY}|{_PLAN})",
            rf"{_PLAN}\s+{_FEW}{_BE}{_CLEARED}\s+by\s+(?:[\w.']+\s+){{0,3}}?{AGENCY}",
            rf"acknowledged\s+{_FEW}(?:Clinical\s+Trial\s+Notification|CTN){_END}",
            rf"{_STUDY}\s+{_FEW}{_BE}{_CLEARED}\s+(?:{_TO_RUN}\s+)?by\s+(?:[\w.']+\s+){{0,3}}?{AGENCY}",
            rf"(?:received|obtained|secured|gained|given|granted)\s+{_NO_ETHICS}{_FEW}{_LEAVE}\s+"
            rf"(?:(?:from|by)\s+(?:[\w.']+\s+){{0,2}}?{AGENCY}\s+|{_W}){_TO_RUN}",
            rf"(?:received|issued|obtained|sent)\s+{_W}{_PROCEED}",
        ),
    ),
    (
        "IND_CTA_CLEARED",
        Form.PRESENT,
        (rf"(?:clears|accepts|authori[sz]es|approves|allows)\s+{_W}{TRIAL}",),
    ),
    ("IND_CTA_CLEARED", Form.BASE, (rf"(?:clear|authori[sz]e)\s+{_W}{TRIAL}",)),
    (
        "IND_CTA_CLEARED",
        NOUN,
        (
            rf"{TRIAL}\)?\s+(?:clearance|approval|acceptance|authori[sz]ation)",
            rf"(?:clearance|approval|acceptance|authori[sz]ation)\s+of\s+{_W}{TRIAL}",
            _PROCEED,
        ),
    ),
    (
        "HOLD_LIFTED",
        Form.PAST,
        (
            rf"(?:lifted|removed|released|resolved)\s+{_W}{_HOLD}",
            rf"{_HOLD}\s+{_W}{_BE}(?:lifted|removed|released|resolved)",
            rf"(?:the|this)\s+hold(?:,\s[^;,]{{1,80}},)?\s+(?:has\s+)?{_BE}(?:lifted|removed|released)",
            r"(?:lifted|removed)\s+(?:the|this|its)\s+hold(?!\s+on)",
        ),
    ),
    ("HOLD_LIFTED", Form.PRESENT, (rf"(?:lifts|removes|releases)\s+{_W}{_HOLD}",)),
    ("HOLD_LIFTED", Form.BASE, (rf"(?:lift|remove|release|resolve)\s+{_W}{_HOLD}",)),
    ("HOLD_LIFTED", NOUN, (rf"(?:lifting|removing|removal|release)\s+(?:of\s+)?{_W}{_HOLD}",)),
    (
        "CLINICAL_HOLD",
        Form.PAST,
        (
            rf"(?:placed|imposed|issued|put|instituted)\s+{_W}{_HOLD}",
            r"(?:the|this)\s+(?:clinical\s+)?hold\s+(?:was|had\s+been)\s+(?:placed|imposed|issued)",
            rf"{AGENCY}\s+{_HAS}(?:placed|put)\s+{_W}on\s+(?:an?\s+)?(?:(?:full|partial)\s+)?hold",
            rf"{AGENCY}\s+{_HAS}(?:halted|suspended|paused|stopped)\s+(?:{_FEW}(?:{_STUDY}|dosing|enrol\w+)"
            r"|(?-i:[A-Z][A-Z0-9-]{3,}))",
            rf"(?<=\bhold\s)(?:which|that)\s+(?:it|(?:the\s+)?(?:agency|{AGENCY}))\s+(?:had\s+)?(?:imposed|placed)",
            r"(?<=\bhold\s)(?:imposed|placed|issued)\s+(?:by\s+[^,;]{2,40}?\s+)?(?=in\b|on\b)",
        ),
    ),
    ("CLINICAL_HOLD", Form.PRESENT, (rf"(?:places|imposes|issues|puts)\s+{_W}{_HOLD}",)),
    ("CLINICAL_HOLD", Form.BASE, (rf"(?:place|impose|issue|put)\s+{_W}{_HOLD}",)),
    ("CLINICAL_HOLD", NOUN, (rf"(?:on\s+)?{_HOLD}",)),
    ("CRL_REFUSAL", Form.PAST, (rf"(?:received|issued)\s+{_W}{_LETTER}",)),
    ("CRL_REFUSAL", Form.PRESENT, (rf"(?:receives|issues)\s+{_W}{_LETTER}",)),
    ("CRL_REFUSAL", NOUN, (_LETTER,)),
    (
        "FILING_ACCEPTED",
        Form.PAST,
        (
            rf"(?:accepted|validated)\s+{_W}{MARKETING}{_FOR_REVIEW}",
            rf"{MARKETING}\s+{_W}{_BE}(?:accepted|validated){_FOR_REVIEW}",
            rf"{_BE}accepted\s+for\s+(?:filing|(?:substantive\s+)?review)\s+by\s+(?:the\s+)?(?:[\w.']+\s+)?{AGENCY}",
        ),
    ),
    ("FILING_ACCEPTED", Form.PRESENT, (rf"(?:accepts|validates)\s+{_W}{MARKETING}",)),
    ("FILING_ACCEPTED", Form.BASE, (rf"(?:accept|validate)\s+{_W}{MARKETING}",)),
    (
        "FILING_ACCEPTED",
        NOUN,
        (
            rf"(?:acceptance|validation)\s+of\s+{_W}{MARKETING}",
            rf"{MARKETING}\s+(?:filing\s+)?(?:acceptance|validation)",
        ),
    ),
    (
        "SUBMISSION",
        Form.PAST,
        (
            rf"(?:re-?)?(?:submitted|filed)\s+{_W}{_ANY}",
            rf"(?:completed|initiated|started|began)\s+{_ROLLING}{_W}{_ANY}",
            rf"{_ANY},\s+(?:re-?)?(?:submitted|filed)",
            rf"{_ANY},?\s+(?:which\s+)?{_FAR}{_BE}(?:re-?)?(?:submitted|filed)",
            rf"{MARKETING}\s+(?:\w+\s+){{0,6}}?(?:is|are|remains?)\s+(?:currently\s+"
            rf"|now\s+)?under\s+"
            rf"(?:\w+\s+)?review",
        ),
    ),
    (
        "SUBMISSION",
        Form.PRESENT,
        (
            rf"(?:submits|files|resubmits)\s+{_W}{_ANY}",
            rf"(?:completes|initiates)\s+{_ROLLING}{_W}{_ANY}",
        ),
    ),
    (
        "SUBMISSION",
        Form.BASE,
        (
            rf"(?:re-?)?(?:submit|file)\s+{_W}{_ANY}",
            rf"(?:complete|initiate|start|begin)\s+{_ROLLING}{_W}{_ANY}",
        ),
    ),
    (
        "SUBMISSION",
        NOUN,
        (
            rf"(?:re-?)?(?:submission|submitting|filing)\s+(?:of\s+)?{_W}{_ANY}",
            rf"{_ANY}\s+(?:re-?)?(?:submissions?|filings?)",
            r"rolling\s+(?:submission|review)",
        ),
    ),
    (
        "VOUCHER",
        Form.PAST,
        (
            r"(?:received|awarded|granted|sold|purchased|acquired|redeemed|transferred|used)"
            rf"\s+{_VOUCHER}",
        ),
    ),
    ("VOUCHER", Form.PRESENT, (rf"(?:receives|awards|grants|sells|redeems)\s+{_VOUCHER}",)),
    (
        "VOUCHER",
        Form.BASE,
        (rf"(?:receive|sell|purchase|redeem|transfer|use|monetize)\s+{_VOUCHER}",),
    ),
    ("VOUCHER", NOUN, (rf"(?:sale|receipt|award|redemption|transfer)\s+of\s+{_VOUCHER}",)),
    (
        "REVIEW_PRIORITY_SET",
        Form.PAST,
        (rf"(?:granted|assigned|given|gave|received|designated|conferred)\s+{_W}{_PRIORITY}",),
    ),
    ("REVIEW_PRIORITY_SET", Form.PRESENT, (rf"(?:grants|assigns|receives)\s+{_W}{_PRIORITY}",)),
    ("REVIEW_PRIORITY_SET", Form.BASE, (rf"(?:grant|assign|receive|request)\s+{_W}{_PRIORITY}",)),
    ("REVIEW_PRIORITY_SET", NOUN, (rf"(?:with|under)\s+{_PRIORITY}",)),
    (
        "GOAL_DATE_SET",
        Form.PAST,
        (rf"(?:set|assigned|established|provided|extended|given)\s+{_W}{_GOAL}",),
    ),
    (
        "GOAL_DATE_SET",
        NOUN,
        (
            r"PDUFA(?:\s+\([^)]{1,20}\))?\s+(?:\w+\s+){0,3}?(?:goal\s+date|date|goal)",
            r"target\s+action\s+date|(?:target\s+)?goal\s+date",
        ),
    ),
    ("ADCOM", NOUN, (r"advisory\s+committee(?:\s+meeting|\s+vote)?|AdComm?",)),
    (
        "LABEL_CHANGE",
        Form.PAST,
        (
            rf"(?:updated|expanded|revised|added|removed|approved)\s+{_W}{_LABEL}",
            rf"{_LABEL}\s+{_FEW}{_BE}(?:updated|expanded|revised|amended)",
        ),
    ),
    ("LABEL_CHANGE", Form.BASE, (rf"(?:update|expand|revise)\s+{_W}{_LABEL}",)),
    ("LABEL_CHANGE", NOUN, (rf"{_LABEL}\s+(?:update|change|expansion|revision)s?",)),
    (
        "MEETING_FEEDBACK",
        Form.PAST,
        (
            rf"(?:held|completed|had|concluded|attended|received)\s+{_W}{_MEETING}",
            rf"{_MEETING}\s+(?:with\s+{_FEW})?{_HAS}(?:took\s+place|taken\s+place)",
            rf"received\s+{_FEW}(?:feedback|advice|guidance|minutes)\s+from\s+{_FEW}{AGENCY}",
            rf"agreed\s+(?!to\b)(?:[^\s;]{{1,40}}\s+){{0,12}}?with\s+{_FEW}{AGENCY}",
            rf"{AGENCY}\s+{_HAS}agreed\s+(?:to|on|with)\s+(?:the|our|its|an?)\s",
            rf"aligned\s+with\s+{_FEW}{AGENCY}",
            rf"reached\s+(?:\w+\s+)?(?:alignment|agreement)\s+with\s+{_FEW}{AGENCY}",
        ),
    ),
    ("MEETING_FEEDBACK", Form.BASE, (rf"(?:hold|have|request|schedule)\s+{_W}{_MEETING}",)),
    ("MEETING_FEEDBACK", NOUN, (_MEETING,)),
    (
        "APPROVAL",
        Form.PAST,
        (
            r"(?:granted|received|obtained|secured|won|gained|signed|issued|awarded)\s+"
            rf"{_NO_DESIGNATION}{_APPROVAL}{_NO_BOARD}",
            rf"{_BE}approved{_END}{_NO_BOARD}",
            rf"(?<!if\s)approved\s+by\s+(?:the\s+)?(?:U\.?S\.?\s+)?{AGENCY}",
            rf"{AGENCY}\s+{_HAS}(?:approved|licensed|registered)(?=\s+(?!{_OTHERS_PRODUCTS}|{_CHANGE}))",
        ),
    ),
    (
        "APPROVAL",
        Form.PRESENT,
        (
            rf"(?:grants|receives|obtains|secures|wins|gains)\s+"
            rf"{_NO_DESIGNATION}{_APPROVAL}{_NO_BOARD}",
            rf"{AGENCY}\s+approves",
        ),
    ),
    (
        "APPROVAL",
        Form.BASE,
        (rf"(?:receive|obtain|secure|gain|grant|win)\s+{_NO_DESIGNATION}{_APPROVAL}",),
    ),
    (
        "APPROVAL",
        NOUN,
        (
            rf"(?:(?:{AGENCY}|regulatory|marketing|full|U\.S\.|EU)\s+){{1,3}}"
            rf"{_APPROVAL}(?!\s+application)",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class ActionCue:
    """Words that name or tell an act; `form` is None where they only name it."""

    event: str
    form: Form | None
    start: int
    end: int


@cache
def _compiled() -> tuple[tuple[str, Form | None, re.Pattern[str]], ...]:
    return tuple(
        (event, None if form == NOUN else Form(form), _compile(alternatives))
        for event, form, alternatives in _ROWS
    )


def _compile(alternatives: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)


def action_cues(text: str) -> tuple[ActionCue, ...]:
    """The cues of one sentence in plain typography, none overlapping another."""
    claimed = Claimed(len(text))
    found: list[ActionCue] = []
    for event, form, pattern in _compiled():
        for match in pattern.finditer(text):
            if claimed.free(*match.span()):
                claimed.take(*match.span())
                found.append(ActionCue(event, form, *match.span()))
    return tuple(sorted(found, key=lambda cue: cue.start))


_APPLICATION_NAMES = (
    ("sBLA", r"sBLA|supplemental\s+Biologics?\s+Licen[sc]e\s+Application"),
    ("sNDA", r"sNDA|supplemental\s+New\s+Drug\s+Application"),
    ("JNDA", r"J-?NDA"),
    ("ANDA", r"ANDA|Abbreviated\s+New\s+Drug\s+Application"),
    ("BLA", r"BLA|Biologics?\s+Licen[sc]e\s+Application"),
    ("IND", r"IND|Investigational\s+New\s+Drug"),
    ("NDA", r"NDA|New\s+Drug\s+Application"),
    ("MAA", r"c?MAA|Marketing\s+Authori[sz]ation\s+Application"),
    ("CTA", r"CTA|Clinical\s+Trial\s+(?:Application|Authori[sz]ation)"),
    ("CTN", r"CTN|Clinical\s+Trial\s+Notification"),
    ("NDS", r"NDS|New\s+Drug\s+Submission"),
    ("PMA", r"PMA|Premarket\s+Approval\s+Application"),
    ("510(k)", r"510\(k\)"),
)


@cache
def _applications() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(rf"(?<![\w-])(?:{pattern})s?(?!\w)", re.IGNORECASE))
        for name, pattern in _APPLICATION_NAMES
    )


def application_in(text: str) -> str | None:
    """Which application a text names first, by its usual abbreviation."""
    found = [
        (match.start(), rank, name)
        for rank, (name, pattern) in enumerate(_applications())
        if (match := pattern.search(text)) is not None
    ]
    return min(found)[2] if found else None

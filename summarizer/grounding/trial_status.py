"""Where a trial stands, by the words that speak of it (rule R-TR-06)."""

from __future__ import annotations

import re

from summarizer.documents.spans import Span
from summarizer.grounding.context import Context, derived, inferred
from summarizer.grounding.found_trials import FoundTrial
from summarizer.grounding.guard import Force, force_of
from summarizer.grounding.trial_names import readable
from summarizer.grounding.trial_states import told_states
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import OverallStatus

_BE = r"(?:is|are|was|were|has\s+been|have\s+been|had\s+been|being|remains?)"
_NOW = r"(?:\s+(?:now|currently|actively|already|still|also|been|fully|successfully|recently)){0,2}"
_ENROL = (
    r"(?:enrol?l?ment|enrol?ling|recruitment|recruiting|accrual|randomi[sz]ation|screening|inclusion"
    r"|(?:patient|subject|case|participant)\s+(?:registration|intake)"
    r"|registration\s+of\s+(?:patients|subjects|participants))"
)
_PEOPLE = (
    r"(?:patients?|participants?|subjects?|adults?|people|persons?|volunteers?|child|children)"
)
_STUDY = r"(?:trial|study|extension|part|portion)"
# A study by its noun or by its name: `ARRAS`, `SKERRY-3`.
_NAMED = r"(?-i:[A-Z][\w-]*[A-Z][\w-]*)"
_TRIAL = rf"(?:{_STUDY}|{_NAMED})"
_FIRST = (
    r"(?:the\s+)?(?:first|initial|\d+(?:st|nd|rd|th))\s+"
    rf"(?:(?:\w+\s+)?{_PEOPLE}|(?:dose\s+)?cohort)"
)

# Highest first: what ended a trial outweighs what was said of it while it ran.
_TOLD: tuple[tuple[OverallStatus, str], ...] = (
    (
        OverallStatus.TERMINATED,
        rf"\b{_TRIAL}\b[^.;]{{0,60}}?\b{_BE}{_NOW}\s+(?:terminated|discontinued|stopped|halted"
        r"|abandoned|cancell?ed|wound\s+down|closed\s+early|ended\s+early)\b"
        rf"|\bwe\s+(?:have\s+)?(?:closed|stopped|ended|terminated|discontinued)\s+(?:it\b|(?:the|our|this)\s+"
        rf"(?:[\w/-]+\s+){{0,5}}?{_STUDY}\b)"
        rf"|\b(?:termination|discontinuation)\s+of\s+(?:the|its|this|our)\s+(?:[\w/-]+\s+){{0,5}}?{_STUDY}\b"
        r"|\b(?:terminated|discontinued|stopped|halted)\s+(?:the|its|this"
        rf"|our)\s+(?:[\w/-]+\s+){{0,5}}?{_TRIAL}\b"
        r"|\b(?:(?:decided|elected|chosen)\s+to|will)\s+(?:terminate|discontinue|stop|end)\s+(?:the|its"
        rf"|this)\s+(?:[\w/-]+\s+){{0,5}}?{_TRIAL}\b",
    ),
    (OverallStatus.WITHDRAWN, rf"\b{_TRIAL}\b[^.;]{{0,40}}?\b{_BE}\s+withdrawn\s+before\b"),
    (
        OverallStatus.SUSPENDED,
        rf"\b(?:dosing|treatment|{_ENROL})(?:\s+(?:in|of|at)\s+[^.;]{{2,50}}?)?\s+(?:was|were|has\s+been|have\s+been|is)\s+(?:voluntarily\s+|immediately\s+)?"
        r"(?:stopped|halted|paused|suspended|interrupted)\b"
        rf"|\b{_TRIAL}\b[^.;]{{0,100}}?\b{_BE}{_NOW}\s+(?:suspended|paused"
        r"|(?:placed\s+|put\s+)?on\s+(?:an?\s+)?(?:(?:full|partial|temporary|voluntary)\s+)?(?:clinical\s+)?hold)\b"
        r"|\bclinical\s+hold\b[^.;]{0,70}\bremains?\s+in\s+(?:place|effect)\b"
        r"|\bclinical\s+hold\b[^.;]{0,40}\b(?:placed|imposed|put)\s+on\b"
        r"|\b(?:impos\w+|plac\w+|put|issu\w+)\s+an?\s+(?:(?:full|partial)\s+)?clinical\s+hold\s+on\b"
        rf"|\b(?:paus\w+|halt\w*|suspend\w*)\s+(?:(?:all|new|further|patient|the|its)\s+){{0,3}}{_ENROL}\b"
        rf"|\b{_ENROL}\b[^.;]{{0,70}}?\b(?:have|has|was|were|is|are)\s+(?:been\s+)?(?:stopped|halted|paused)\b"
        rf"|\b(?:suspended|paused)\s+(?:dosing|{_ENROL})\b"
        rf"|\b(?:dosing|{_ENROL})\b[^.;]{{0,50}}?\b{_BE}{_NOW}\s+(?:suspended|paused|on\s+hold)\b"
        r"|\b(?:placed|put)\s+(?:the\s+"
        rf"|its\s+)?(?:[\w/-]+\s+){{0,5}}?{_TRIAL}\s+on\s+(?:an?\s+)?(?:(?:full|partial)\s+)?(?:clinical\s+)?hold\b",
    ),
    (
        OverallStatus.ACTIVE_NOT_RECRUITING,
        r"\bactive,?\s+not\s+recruiting\b|\bfully\s+(?:enrol?led|recruited)\b|\bno\s+longer\s+(?:recruiting|enrol?ling)\b|\bclosed\s+to\s+(?:enrol?lment"
        r"|recruitment)\b"
        r"|\b(?:has\s+|have\s+)?(?:complet(?:ed|es|ion\s+of)|finished|concluded"
        r"|closed)\s+(?:the\s+)?(?:full\s+|target\s+|patient\s+|subject\s+|participant\s+"
        rf"|planned\s+)*{_ENROL}\b"
        rf"|\b{_ENROL}\b[^.;]{{0,110}}?\b(?:is|was|has\s+been|had\s+been"
        rf"|now){_NOW}\s+(?:completed|complete(?=\s*[.,;)]|\s+(?:and|with|at)\b|\s*$)|finished"
        rf"|closed|concluded)\b"
        rf"|\b(?:the\s+)?last\s+(?:\w+\s+)?{_PEOPLE}\s+(?:was|has\s+been|had\s+been"
        r"|were)\s+(?:enrol?led|randomi[sz]ed|dosed|included)\b"
        rf"|\b(?:last|final)\s+of\s+(?:the\s+)?\d+\s+{_PEOPLE}\s+(?:was"
        r"|has\s+been)\s+(?:enrol?led|randomi[sz]ed)\b"
        rf"|\b(?:last|final)\s+(?:of\s+(?:the|its)\s+[\d,]+\s+)?(?:\w+\s+)?{_PEOPLE}\s+(?:has\s+|had\s+)?(?:entered|joined)\b"
        rf"|\benrol?led\s+(?:its|the)\s+last\s+{_PEOPLE}|\b(?:last|final)\s+{_PEOPLE}\s+(?:enrol?led|randomi[sz]ed|in)\b"
        rf"|\b{_ENROL}\s+(?:is\s+)?(?:now\s+)?complete(?:d|s)?(?=\s*[.,;)]|\s*$)"
        rf"|\b(?:reached|met|hit|exceeded)\s+(?:its|the|full|our)?\s*(?:target\s+|planned\s+|full\s+)?{_ENROL}(?:\s+target|\s+goal)?\b"
        rf"|\ball\s+(?:\d+|the\s+planned)?\s*{_PEOPLE}\s+(?:have\s+been|were|are)\s+(?:now\s+)?(?:enrol?led|randomi[sz]ed|recruited)\b"
        rf"|\b(?:finishes|completes|closes)\s+(?:patient\s+)?{_ENROL}\b"
        r"|\b(?:patient\s+)?dosing\b[^.;]{0,30}\b(?:is|has\s+been|was)\s+(?:now\s+)?completed?\b",
    ),
    (
        OverallStatus.COMPLETED,
        rf"\b{_TRIAL}\b(?:[^.;]{{0,60}}?)\b(?:is|was|has\s+been"
        rf"|had\s+been){_NOW}\s+(?:completed|complete(?=\s*[.,;)]|\s+(?:and|with|at)\b|\s*$)"
        rf"|concluded|finished)\b"
        rf"|\b{_TRIAL}\b[^.;]{{0,60}}?\b(?:has|have)\s+(?:now\s+)?(?:completed|concluded|finished|ended)(?=\s*[,.;]|\s+and\b)"
        r"|\b(?:has|have)\s+(?:successfully\s+)?completed\s+(?:the|its|a"
        rf"|this)\s+(?:[\w/-]+\s+){{0,6}}?{_TRIAL}\b"
        rf"|\b(?:completed|concluded)(?:,\s+|\s+)(?:[\w/-]+,?\s+){{0,5}}?{_TRIAL}\b"
        rf"|\b{_TRIAL}\b[^.;]{{0,60}}?,?\s+(?:which\s+was\s+)?(?:completed|concluded"
        r"|finished|ended)\s+(?:in|earlier|last|on)\b"
        rf"|\b{_STUDY}\b[^.;]{{0,40}}?\b(?:has\s+)?(?:run\s+its\s+course|ended|concluded)\b"
        rf"|\b(?:upon|following|with|after)\s+(?:the\s+)?completion\s+of\s+(?:the|its|our|this)\s+(?:[\w/-]+\s+){{0,6}}?{_STUDY}\b"
        rf"|\blast\s+{_PEOPLE}(?:'s)?,?\s+last\s+visit\b[^.;]{{0,60}}?\s+(?:was|has\s+been|occurred|took\s+place)\b",
    ),
    (
        OverallStatus.RECRUITING,
        r"(?:^|(?<=[.;:]\s))(?:Status:\s*)?(?:currently\s+|now\s+)?(?:recruiting|enrol?ling)(?=\s*[.;,\n]|\s+at\b|\s*$)"
        rf"|\b(?:now|currently|still|is|are)\s+(?:taking\s+in|accepting|admitting|screening|signing\s+up)\s+(?:new\s+)?{_PEOPLE}\b"
        rf"|\b{_PEOPLE}\s+(?:continue\s+to|can\s+(?:now\s+)?)\s*(?:enrol?l|be\s+(?:enrol?led|recruited)|join)\b"
        rf"|\b{_ENROL}\b[^.;]{{0,90}}?\b(?:is|remains|are)\s+(?:now\s+|well\s+|currently\s+)?(?:under\s*way|on\s+track|ahead\s+of|advancing|proceeding|at\s+\d+)\b"
        rf"|\b(?:has|have)\s+(?:begun|started|opened|initiated|commenced|resumed)\s+{_ENROL}\b|\bopened\s+(?:for|to)\s+{_ENROL}\b"
        rf"|\b{_ENROL}\s+(?:(?:in|of|for|to|into)\s+[^.;]{{2,60}}?\s+)?(?:continues|is\s+open|remains\s+open|has\s+(?:opened|resumed))\b"
        rf"|\bresumed\s+{_ENROL}\b|\b{_ENROL}\b[^.;]{{0,60}}?\b(?:began|started|opened|commenced)\b"
        rf"|\b(?:is|are|remains?){_NOW}\s+(?:enrol?ling|recruiting|open\s+(?:for"
        r"|to)\s+(?:enrol?lment|recruitment))\b"
        r"|\b(?:currently|actively|now|still)\s+(?:enrol?ling|recruiting)\b|\bopen\s+(?:for"
        r"|to)\s+(?:enrol?lment|recruitment)\b"
        rf"|\b{_ENROL}\b[^.;]{{0,70}}?\b(?:is|remains){_NOW}\s+(?:ongoing|continuing"
        r"|under\s*way|open|in\s+progress)\b"
        rf"|\b{_ENROL}\s+(?:to\s+continue|continues|has\s+begun|has\s+started|is\s+progressing"
        r"|goes\s+on)\b"
        r"|\bcontinu(?:es?|ing)\s+(?:to\s+)?(?:enrol?l?(?:ing)?|recruit(?:ing)?)\b"
        rf"|\bcontinues?\s+{_ENROL}\b|\b(?:ongoing|continued)\s+{_ENROL}\b"
        rf"|\b(?:is|are)\s+(?:now\s+|\w+ly\s+)?screening\s+{_PEOPLE}\b"
        rf"|\b{_PEOPLE}\s+are\s+(?:now\s+|currently\s+)?being\s+(?:enrol?led|recruited|screened)\b",
    ),
    (OverallStatus.NOT_YET_RECRUITING, r"\bnot\s+yet\s+recruiting\b"),
    (OverallStatus.ENROLLING_BY_INVITATION, r"\benrol?ling\s+by\s+invitation\b"),
)
# Enrolment that is still to be finished, or is told by how far it has come, is under way.
_UNDER_WAY = re.compile(
    rf"\b(?:expect\w*|anticipat\w*|on\s+track|on\s+course|plans?|aims?|scheduled|targets?|intends?)\s+(?:to\s+)?"
    rf"(?:be\s+)?(?:complet|finish|clos|conclud)\w*\s+(?:of\s+)?(?:the\s+)?(?:full\s+|patient\s+|target\s+)*{_ENROL}\b"
    rf"|\b{_ENROL}\b[^.;]{{0,70}}?\b(?:is|are|remains?)\s+(?:now\s+)?(?:expected|anticipated|on\s+track|projected"
    r"|scheduled|targeted|planned)\s+(?:to\s+(?:be\s+)?(?:complet|conclud|finish|clos)\w*|for\s+completion)\b"
    rf"|\b(?:completion|end)\s+of\s+(?:patient\s+)?{_ENROL}\b[^.;]{{0,60}}?\b(?:expected|anticipated|planned|targeted)\b"
    rf"|\b{_ENROL}\b[^.;]{{0,70}}?\b(?:past|beyond|over|passed|reached|exceed\w*)\s+(?:the\s+)?(?:half|midpoint)"
    rf"|\b{_ENROL}\b[^.;]{{0,60}}?\b(?:over|more\s+than|about|approximately|nearly|around|is)\s+\d+(?:%|\s+per\s?cent)\s+(?:complete|filled)"
    rf"|\b{_TRIAL}\b[^.;]{{0,30}}?\b(?:passed|reached)\s+(?:the\s+)?(?:half-?way|midpoint)"
    rf"|\b{_TRIAL}\b[^.;]{{0,30}}?\b(?:is|are)\s+(?:now\s+|already\s+)?(?:over\s+|more\s+than\s+|about\s+|nearly\s+)?"
    r"(?:half|\d+(?:%|\s+per\s?cent))\s+(?:enrol?led|recruited)"
    r"|\b(?:has|have)\s+(?:now\s+|already\s+)?(?:enrol?led|recruited|randomi[sz]ed)\s+(?:over|more\s+than|about|nearly|roughly)?\s*"
    r"(?:half|a\s+third|two[-\s]thirds|three[-\s]quarters|\d+%"
    r"|\d[\d,]*\s+of\s+(?:(?:an?|the|its|up\s+to|about)\s+)*(?:planned|targeted|projected|intended)\s+\d)"
    rf"|\b\d[\d,]*\s+of\s+(?:a\s+|the\s+|its\s+)?(?:planned\s+|targeted\s+|projected\s+|intended\s+|up\s+to\s+)\d[\d,]*\s+"
    rf"(?:\w+\s+){{0,2}}?{_PEOPLE}\s+(?:have|had|has|were|are|now)\b",
    re.IGNORECASE,
)
_WILL_BE = re.compile(
    r"^(?:\s*\([^()]{0,60}\))?,?\s+(?:will\s+be\s+(?:an?\s|the\s|conducted|run)|(?:is|are)\s+(?:planned|expected"
    r"|intended)\s+to\s+(?:enrol|recruit|randomi|include|involve|be\s+conducted))",
    re.IGNORECASE,
)
_RUNS = re.compile(
    r"\brecommended\s+(?:that\s+)?[^.;]{0,60}\b(?:continue|proceed)\b"
    r"|\b(?:is|are)\s+(?:now\s+)?(?:evaluating|studying|investigating|testing"
    r"|being\s+(?:conducted|run|carried\s+out))\b"
    r"|\b(?:are|remain)\s+(?:still\s+)?on\s+(?:treatment|study|therapy)\b"
    r"|\bcontinued?\s+to\s+be\s+followed\b"
    r"|\b(?:on-?going|under\s*way|in\s+progress)\b"
    r"|\b(?:treatment|dosing|follow-up|the\s+(?:trial|study))\b[^.;]{0,40}\b(?:carries\s+on|continues|proceeds"
    r"|is\s+(?:continuing|proceeding)|remains\s+active|goes\s+ahead)\b"
    r"|\bcontinuation\s+of\s+the\s+(?:trial|study)\b|\b(?:now|currently)\s+(?:active|in\s+follow-up)\b"
    r"|\b(?:is|are)\s+(?:currently\s+|now\s+|also\s+|still\s+)*(?:being\s+)?(?:evaluated"
    r"|studied|investigated|explored|assessed|tested|"
    r"evaluating|conducting|running|carrying\s+out|under\s+evaluation"
    rf"|in\s+an?\s+(?:[\w/-]+\s+){{0,4}}?{_TRIAL})\b"
    rf"|\b{_PEOPLE}(?:\s+in\s+[^.;,]{{2,60}}?)?\s+(?:are|continue)\s+(?:still\s+|now\s+)?(?:to\s+be\s+|being\s+)(?:treated"
    r"|dosed|followed)\b"
    rf"|\b(?:the\s+)?{_TRIAL}\s+(?:goes|had\s+gone|has\s+gone|went)\s+on\b"
    r"|\bdosing\b[^.;]{0,40}\b(?:goes\s+on|continues|is\s+continuing)\b",
    re.IGNORECASE,
)
# That the first patient was dosed says that it runs, in no word of its own.
_STARTED = re.compile(
    rf"\b{_FIRST}\s+(?:has\s+been|have\s+been|was|were|is)\s+(?:now\s+"
    r"|successfully\s+)?(?:dosed|treated|enrol?led|randomi[sz]ed|infused|included)\b"
    r"|\b(?:dosed|doses|dosing\s+of|treated|treats|enrol?led|enrol?ls|enrol?lment\s+of"
    rf"|randomi[sz]ed|randomi[sz]ation\s+of)\s+{_FIRST}\b"
    rf"|\b{_FIRST}(?:\s+in\s+[^.;]{{2,60}}?)?,?\s+(?:dosed|treated|enrol?led|randomi[sz]ed|infused|injected|vaccinated|screened)\b"
    r"|\b(?:administ\w+|dosing|treatment|infusion|injection|inclusion|randomi[sz]ation)\s+(?:\w+\s+)?(?:of|to|in)\s+"
    rf"{_FIRST}\b|\b{_FIRST}\s+(?:has\s+|have\s+)?(?:received|took|taken|was\s+administered|been\s+administered)\b"
    rf"|\b(?:first-patient-in|first\s+{_PEOPLE}\s+in\b|commencement\s+of\s+(?:administration|dosing|treatment))"
    r"|\b(?:initiated|initiates|started|starts|launched|launches|commenced|begun|begins"
    r"|initiation\s+of|launch\s+of|start\s+of)\s+(?:the\s+|its\s+|an?\s+"
    rf"|our\s+)?(?:[\w/,-]+\s+){{0,8}}?{_TRIAL}\b"
    rf"|\b{_TRIAL}\b[^.;]{{0,40}}?\b(?:has|was|have)\s+(?:been\s+)?(?:initiated|started"
    r"|launched|commenced|begun)\b",
    re.IGNORECASE,
)
_TO_START = r"(?:initiate|start|begin|launch|commence|conduct|open|enter|run)"
_PLANNED_BEFORE = re.compile(
    r"\b(?:the|an?|its|our|for|of|in)\s+(?:planned|upcoming|proposed|future|forthcoming)\s+"
    r"(?:(?!\d|(?:have|has|had|were|was|is|are|in|of)\s)[\w/,-]+\s+){0,6}$"
    r"|\b(?:expect|plan|intend|anticipat|aim)\w*\s+(?:to\s+)?(?:dos|treat|enrol|randomi|screen)\w*\s+"
    rf"(?:the|its|a)\s+first\s+{_PEOPLE}\s+in\s+(?:(?:the|an?|its)\s+)?(?:[\w/-]+\s+){{0,5}}$"
    rf"|\bfirst\s+{_PEOPLE}\s+(?:is|are)\s+(?:expected|due|scheduled|planned)\s+to\s+be\s+\w+\s+in\s+"
    r"(?:(?:the|an?|its)\s+)?(?:[\w/-]+\s+){0,5}$"
    rf"|\bto\s+{_TO_START}\w*\s+(?:[\w/,()-]+\s+){{0,9}}?$"
    r"|\b(?:plan(?:s|ning)?|intend(?:s|ed)?|proposes|prepar(?:es?|ed|ing|ations?))\s+"
    r"(?:for\s+|to\s+)?(?:(?:initiat|start|beg[iu]n|launch|commenc|conduct|open|enter|run|advanc|mov|undertak"
    r"|pursu|carry)\w*\s+(?:into\s+|out\s+)?|(?=an?\s|the\s|its\s|two\s|$))(?:[\w/,()-]+\s+){0,6}$"
    r"|\b(?:expect(?:s|ed|ing)?|anticipat(?:es?|ed|ing))\s+(?:to\s+)?(?:initiat|start|begin"
    r"|launch|commenc)\w*\s+(?:[\w/,()-]+\s+){0,9}?$"
    r"|\b(?:IND|CTA|application)\)?\s+for\s+(?:an?\s+|the\s+|its\s+)?(?:[\w/,-]+\s+){0,5}$"
    r"|\b(?:envisag\w+|anticipat\w+|expect\w*|plan\w*|plann\w+|target\w*|foresee\w*)\b[^.;]{0,110}?"
    r"\b(?:start|initiation|launch|commencement|beginning)\s+of\s+(?:[\w/,()-]+\s+){0,7}?$"
    rf"|\bwill\s+(?:soon\s+|then\s+)?{_TO_START}\s+(?:[\w/,()-]+\s+){{0,9}}?$",
    re.IGNORECASE,
)
_PLANNED_BEHIND = re.compile(
    r"^[^.;]{0,110}?\b(?:is|are|remains?)\s+(?:now\s+|also\s+"
    r"|currently\s+)?(?:planned(?!\s+to\s+(?!start|begin|commence|initiate|open|launch|be))"
    r"|(?:expected|anticipated|scheduled|slated|planned|due|set|projected|targeted"
    r"|on\s+track)\s+to\s+(?:start|begin|commence|initiate|open|launch|be\s+(?:initiated"
    r"|started|launched|opened)))\b"
    r"|^[^.;]{0,110}?\b(?:(?:is|are)\s+(?:now\s+)?(?:expected|planned|scheduled|due|set|anticipated|on\s+track)\s+to"
    r"|will)\s+(?:dose|treat|enrol?l|randomi[sz]e|recruit|include)\s+(?:its|the)\s+first\b"
    r"|^[^.;]{0,110}?\bhad\s+been\s+(?:expected|planned|scheduled|due)\s+to\s+(?:start|begin|open)\b"
    r"|^[^.;]{0,110}?\b(?:is|are)\s+to\s+(?:start|begin|commence|open|be\s+(?:initiated|started"
    r"|launched))\b"
    r"|^[^.;]{0,80}?\b(?:will|would|could|may|might|should)\s+(?:then\s+|also\s+)?(?:start|begin|commence|open"
    r"|be\s+(?:initiated|started|launched|opened|conducted))\b"
    r"|^(?:\s*\([^()]{0,60}\))?\s+to\s+(?:start|begin|commence|open|launch|be\s+(?:initiated|started|launched))\b"
    r"|^[^.;]{0,80}?\b(?:is|are)\s+(?:now\s+|also\s+|currently\s+)?(?:in\s+(?:preparation|planning)|being\s+(?:prepared|planned)"
    r"|under\s+preparation)\b"
    r"|^(?:(?!\b(?:data|results?|readout|reports?|remains?)\b)[^.;,]){0,60}?(?<!\sis)(?<!\sare),?\s+(?:planned|expected|anticipated|scheduled)\s+(?:to\s+(?:start|begin"
    r"|initiate)|for|in)\b",
    re.IGNORECASE,
)
_COMPILED = tuple((status, re.compile(words, re.IGNORECASE)) for status, words in _TOLD)
_BY_PARTICIPANTS = re.compile(
    rf"\b(?:{_PEOPLE}|who|that)\s+(?:have\s+|had\s+|has\s+)?$", re.IGNORECASE
)
_OTHER_SUBJECT = re.compile(
    r"\b(?:program(?:me)?|candidate|product|platform|review|company)s?\s+(?:is|are|was|were|has"
    r"|have)\b|;\s+(?:the\s+|an?\s+)?Phase\s+[\dIV]",
    re.IGNORECASE,
)
# `The company has decided to stop the trial`: whose act it is takes nothing from the trial.
_ACTIVE = re.compile(
    r"(?:decided|elected|chosen|terminat|discontinu|stopped|halted|we\b)", re.IGNORECASE
)
_DOSING_IN = re.compile(
    rf"\b(?:dosing|treatment|{_ENROL})\s+(?:in|of|at)\s+(?:[\w/-]+\s+){{0,7}}$", re.IGNORECASE
)
_STILL_TO_COME = re.compile(
    r"(?:\s+\w+){0,6}?\s+(?:is|are|was|were|remains?)\s+(?:now\s+|still\s+|currently\s+)?"
    r"(?:targeted|planned|expected|anticipated|scheduled|projected)\b|(?:\s+\w+){0,6}?\s+will\b"
    r"|\s+(?:is\s+)?expected\b",
    re.IGNORECASE,
)
_GIVEN_UP = re.compile(
    r"\b(?:not|no|no\s+longer|never)\s+(?:to\s+)?(?:\w+\s+){0,2}(?:start|begin|initiate|conduct|pursue|launch|run"
    r"|plan\w*|intend\w*)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:lift(?:ed|s)?|remov(?:ed|es)|releas(?:ed|es))\s+[^.;]{0,60}\bhold\b|\bhold\b[^.;]{0,40}\b(?:lifted|removed)\b"
    r"|\b(?:has|have|may|can|will|to|was)\s+(?:now\s+)?(?:resumed?|continue)\s+(?:dosing|enrol\w+|recruit\w+|at\b)"
    r"|\benrol?lment\s+(?:to\s+continue|has\s+resumed|resumed)\b",
    re.IGNORECASE,
)
# `at 83 of a projected 110`: the goal is open, the state is not.
_OF_A_GOAL = re.compile(r"(?:projected|planned|expected|targeted|anticipated)\s+\d", re.IGNORECASE)
_RECRUITING = OverallStatus.RECRUITING
_WEIGHT = (
    OverallStatus.TERMINATED,
    OverallStatus.SUSPENDED,
    OverallStatus.ACTIVE_NOT_RECRUITING,
    OverallStatus.COMPLETED,
    OverallStatus.RECRUITING,
    OverallStatus.PLANNED,
    OverallStatus.ONGOING_UNSPECIFIED,
)
_OWN_CUE = (_RUNS, _UNDER_WAY)
# `not yet recruiting`, `decided to terminate`: the cue is part of what is said.
_SAID_BY_DENIAL = frozenset(
    {
        OverallStatus.NOT_YET_RECRUITING,
        OverallStatus.TERMINATED,
        OverallStatus.ACTIVE_NOT_RECRUITING,
    }
)
_STATES_BY_PATIENTS = frozenset({OverallStatus.COMPLETED, OverallStatus.TERMINATED})
_ENROLMENT_STATES = frozenset({OverallStatus.ACTIVE_NOT_RECRUITING, OverallStatus.RECRUITING})


def read_trial_status(context: Context, trial: FoundTrial) -> Stated[OverallStatus] | None:
    """The last state that the document tells of a trial; a plan only where nothing else is told."""
    text = readable(context.document.text)
    planned = _plan(context, text, trial)
    for status, words in _COMPILED:
        if status is OverallStatus.SUSPENDED and _GOES_ON.search(text):
            continue
        spans = [*trial.regions, *(trial.loose if status in _ENROLMENT_STATES else ())]
        place = _told(context, text, words, spans, status)
        if place is not None and (planned is None or status is not OverallStatus.COMPLETED):
            return derived(status, "R-TR-06", context.evidence(place))
    if planned is None and (
        place := _told(context, text, _UNDER_WAY, [*trial.regions, *trial.loose], _RECRUITING)
    ):
        return inferred(_RECRUITING, "R-TR-06", context.evidence(place))
    started = _told(context, text, _STARTED, trial.regions, OverallStatus.ONGOING_UNSPECIFIED)
    if planned is not None and (
        started is None or "planned" in context.words(planned) or started.overlaps(planned)
    ):
        return derived(OverallStatus.PLANNED, "R-TR-06", context.evidence(planned))
    running = _told(context, text, _RUNS, trial.regions, OverallStatus.ONGOING_UNSPECIFIED)
    if running is not None:
        return derived(OverallStatus.ONGOING_UNSPECIFIED, "R-TR-06", context.evidence(running))
    if started is not None:
        return inferred(OverallStatus.ONGOING_UNSPECIFIED, "R-TR-06", context.evidence(started))
    return _still_to_be(context, text, trial) or _by_grammar(context, text, trial)


def _by_grammar(context: Context, text: str, trial: FoundTrial) -> Stated[OverallStatus] | None:
    """The weightiest state that verbs of starting, running and ending tell."""
    told = sorted(told_states(context, text, trial), key=lambda one: _WEIGHT.index(one[0]))
    for status, place in told:
        if status is OverallStatus.SUSPENDED and _GOES_ON.search(text):
            continue
        return inferred(status, "R-TR-06", context.evidence(place))
    return None


def _still_to_be(context: Context, text: str, trial: FoundTrial) -> Stated[OverallStatus] | None:
    """`NAME will be a global trial`, `is planned to enrol`, where nothing says that it began."""
    for reference in trial.references:
        sentence = context.sentence(reference.span)
        match = _WILL_BE.match(text[reference.span.end : sentence.end])
        if match is not None and not reference.is_part:
            place = Span(reference.span.start, reference.span.end + match.end())
            return inferred(OverallStatus.PLANNED, "R-TR-06", context.evidence(place))
    return None


def _told(
    context: Context, text: str, words: re.Pattern[str], spans: list[Span], status: OverallStatus
) -> Span | None:
    for span in spans:
        for match in words.finditer(text, span.start, span.end):
            place = Span(*match.span())
            before = text[max(span.start, place.start - 30) : place.start]
            own_verb = _ACTIVE.match(match.group()) is not None
            if not own_verb and _OTHER_SUBJECT.search(
                text, max(span.start, place.start - 110), place.end
            ):
                continue
            if status is OverallStatus.TERMINATED and _DOSING_IN.search(before):
                continue
            if words is _STARTED and _STILL_TO_COME.match(text, place.end):
                continue
            if status in _STATES_BY_PATIENTS and _BY_PARTICIPANTS.search(before):
                continue
            judged = force_of(context.document, place)
            own = judged.cue is not None and judged.cue.overlaps(place)
            if own and status in _SAID_BY_DENIAL and judged.force is not Force.AFFIRMED:
                return place
            if judged.force is Force.AFFIRMED or (own and words in _OWN_CUE):
                return place
            if judged.cue is not None and _OF_A_GOAL.match(text, judged.cue.start):
                return place
    return None


def _plan(context: Context, text: str, trial: FoundTrial) -> Span | None:
    """Words by which every phrase that tells of the trial's start makes it a plan."""
    for reference in trial.references:
        if reference.is_part:
            continue
        sentence = context.sentence(reference.span)
        phrase = text[reference.span.start : reference.span.end]
        left = text[max(sentence.start, reference.span.start - 160) : reference.span.start]
        right = text[reference.span.end : sentence.end]
        head = re.match(r"(?:(?:the|an?|its|our)\s+)?(?:planned|upcoming|future)\b", phrase, re.I)
        if head is not None:
            return Span(reference.span.start, reference.span.end)
        behind = _PLANNED_BEHIND.match(right)
        if behind is not None:
            return Span(reference.span.start, reference.span.end + behind.end())
        before = _PLANNED_BEFORE.search(left)
        if before is not None and not _GIVEN_UP.search(left):
            start = sentence.start if len(left) < 160 else reference.span.start - 160
            return Span(
                max(sentence.start, reference.span.start - len(left) + before.start(), start),
                reference.span.end,
            )
    return None

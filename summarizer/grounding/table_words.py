"""What the heads and rows of a table are, by their words: arms, counts, grades, no outcome."""

from __future__ import annotations

import re

COUNT_HEAD = re.compile(
    r"(?:n|(?:number\sof\s|no\.\sof\s)?(?:evaluable|assessed|treated|efficacy[\s-]evaluable)?\s?"
    r"(?:patients|participants|subjects|persons|people)?(?:\s(?:evaluable|assessed|treated))?)"
    r"(?:,?\s?\(?n\)?)?",
    re.IGNORECASE,
)
ARM_HEAD = re.compile(
    r"(?:all|total|overall|pooled|combined)(?:\s(?:doses|patients|participants|subjects))?"
    r"|.*\b(?:arm|group|cohort|dose\slevel)s?\b.*|(?:cohort|arm|group|dose)\s[A-Z0-9]{1,3}",
    re.IGNORECASE,
)
ARM_CORNER = re.compile(r"(?:dose|cohort|arm|group|treatment)\b", re.IGNORECASE)
GRADE_HEAD = re.compile(
    r"(?:(?:any|all)[\s-]grades?|grades?\s?(?:[≥>]=?\s?)?\d(?:\s?(?:[-–/]|to|or)\s?(?:\d|higher|above|more))?"
    r"|[≥>]\s?grade\s?\d)(?:,?\s?\(?(?:n|%|n\s?\(%\))\)?)?(?:\s?[(\[]?n\s?=\s?\d+[)\]]?)?",
    re.IGNORECASE,
)
NO_OUTCOME = re.compile(
    r"^(?:number\sof\s)?(?:cycles|doses|injections|infusions|exposure)\b"
    r"|^(?:starting\s|assigned\s)?dos(?:e|age)\b|^(?:mean\s|body\s)*weight(?:,?\s\(?kg\)?)?$"
    r"|\b(?:age|aged|sex|male|female|race|white|BMI|baseline|prior|previous|ECOG|enrolled"
    r"|follow-up|dosed|randomi[sz]ed|cash|revenues?|expenses?|income|(?:net|operating)\sloss|assets|net|shares?"
    r"|total\s(?:costs|operating)"
    r"|operating|three\smonths|september|december|june|march|date|(?<!adverse\s)(?<!serious\s)(?<!severe\s)event|milestone|timing"
    r"|indication|programme|program)\b",
    re.IGNORECASE,
)
NO_TABLE = re.compile(
    r"\b(?:(?<!from\s)baseline|demographics?|characteristics|disposition|financial|thousands|millions"
    r"|unaudited"
    r"|balance\ssheets?|pipeline|calendar|history|literature|published|preclinical)\b",
    re.IGNORECASE,
)

"""The words between a figure and the name of what it measures."""

from __future__ import annotations

import re

_PERSONS = (
    r"(?:patients|participants|subjects|children|adults|people|men|women|responders|eyes|infants"
    r"|adolescents"
    r"|volunteers|individuals|recipients|those|persons|girls|boys|dogs(?!))"
)
_GOT = (
    r"(?:achieved|achieve|achieving|reached|reaching|attained|attaining|had|having|showed|showing"
    r"|experienced|experiencing"
    r"|demonstrated|maintained|maintaining|met|obtained|remained|remain|remaining|reported|gained"
    r"|saw|recorded|exhibited|developed"
    r"|were|was|are|is|became|with|without|who\s(?:achieved|reached|had|were|remained)|in"
    r"|confirmed\sas|sustained|free\sof|free\sfrom|have"
    r"|resulting\sin|classified\sas|responded\swith)"
)
_CHANGE = (
    r"(?:reductions?|decreases?|declines?|increases?|improvements?|changes?|gains?|falls?|rises?"
    r"|drops?|loss|difference|slowing"
    r"|benefit|lowering|suppression|inhibition|knockdown|clearance|shrinkage|improvement|elevation)"
)
_COMPARATIVE = (
    r"(?:lower|higher|slower|faster|greater|smaller|less|fewer|shorter|longer|better|more|reduced"
    r"|improved|increased|decreased)"
)
_BY_LEAST = (
    r"(?:at\sleast\s(?:an?\s)?[\w.-]+(?:\s?%)?\s(?:[\w-]+\s){0,2}?(?:of|in|on)\s(?:the\s"
    r"|their\s)?)?"
)
_ADJECTIVES = r"(?:(?!who\b|and\b|or\b|but\b)[\w-]+\s){0,3}?"
# `improvement of two or more points on the`
_OF_SO_MUCH = (
    rf"{_CHANGE}\sof\s(?:at\sleast\s)?(?:[\w.%]+\s){{1,2}}?(?:or\s(?:more|greater|better|higher)\s)?"
    r"(?:(?:points?|steps?|levels?|letters|lines|grades?)\s)?(?:in|on|of|from)\s(?:the\s|their\s)?"
)
_ARTICLE = r"(?:(?:a|an|the|their|its|his|her|both|of|total|mean|median|baseline|overall)\s)*"
_HARD = re.compile(
    r";|\.\s|\n|\b(?:while|whereas|although|despite|discontinu\w+)\b|\bbut\b", re.IGNORECASE
)
_SAID_OF = re.compile(
    r"(?:"
    # a 45% response rate; 8.3-month median PFS
    rf"[\s-](?:months?\s|points?\s)?{_ADJECTIVES}"
    # of patients in the 300 mg arm achieved a; responders had
    rf"|[^;:]{{0,110}}?\b{_GOT}\s{_ARTICLE}{_BY_LEAST}{_ADJECTIVES}(?:{_OF_SO_MUCH})?"
    # reduction from baseline in the
    rf"|[\s-]*(?:points?|letters?)?[\s-]*{_ADJECTIVES}(?:\([^()]*\)\s)?{_CHANGE}(?:\s\([^()]*\))?(?:\s(?:from|over|versus|vs\.?|than|compared\s(?:to|with)|relative\sto)\s(?:baseline|placebo|the\splacebo\s(?:group|arm)))?"
    rf"(?:\sat\s(?:week|month|day)\s\d+)?\s(?:in|of|on|for)\s{_ARTICLE}"
    # lower risk of
    rf"|\s(?:\([^()]*\)\s)?{_COMPARATIVE}\s{_ARTICLE}"
    # points on the; of their
    rf"|\s?(?:\([^()]*\)\s?)?(?:points?|letters?|metres|meters|seconds|units)?\s(?:of|on|in"
    rf"|for)\s{_ARTICLE}"
    r")",
    re.IGNORECASE,
)
_COUNTED_OF = re.compile(
    rf"\s(?:of\s(?:the\s)?\w+\s)?(?:[\w-]+\s){{0,3}}?(?:{_PERSONS}\s?)?(?:\([^()]*\)\s)?[^;:.]{{0,50}}?\b{_GOT}\s{_ARTICLE}{_BY_LEAST}{_ADJECTIVES}"
    r"|\s(?:(?:confirmed|unconfirmed|cases?\sof|with|had|ongoing|best|deep|durable|additional"
    r"|further)\s){0,3}",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"(?:\b(?:was|were|is|are|of|by|to|in|at|reached|averaged|exceeded|had|totall?ed|for|among"
    r"|with|be|approximately|about|nearly|just"
    r"|only|some|around|median|mean|average|a|an|the|additional|further|lost|gained|fell|rose"
    r"|declined|decreased|increased|dropped"
    r"|improved|achieved|stood|from|showed|estimated|and|versus|vs\.?|than|HR|ratio)"
    r"|[:=(\[–,|≈~-])\s?[(\[]?\s?$",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\b(?:who\s(?:had|were|received)|defined\sas|at\sleast|more\sthan|less\sthan|greater\sthan"
    r"|fewer\sthan|discontinued"
    r"|enrolled|randomi[sz]ed|treated\s\d|dosed|aged|age)\b[^,]*$|\bbaseline\s(?:of|was|value)\b"
    r"|\bat\s(?:baseline|(?:study\s)?entry|screening)\b",
    re.IGNORECASE,
)
_ARM_LED = re.compile(
    rf"(?:\s?\([^()]*\))?\s(?:(?:of|in|among|for)\s)?(?:all\s|the\s"
    rf"|these\s)*(?:[\w-]+\s){{0,3}}?{_PERSONS}"
    r"(?:\s?\([^()]*\))?\s(?:who\s(?:received|were\s(?:given|treated|on|randomi[sz]ed)|took)"
    r"|treated|receiving|given|taking|on\s|in\s|at\s|with\s(?=placebo)"
    r"|randomi[sz]ed|assigned|dosed|from|by|after|compared|versus|vs|did\sso|in\s)",
    re.IGNORECASE,
)
_OWN = re.compile(
    rf"(?:\s?\([^()]*\))?\s(?:(?:of|in|among)\s)?(?:all\s|the\s"
    rf"|these\s)*(?:[\w-]+\s){{0,3}}?{_PERSONS}"
    r"(?:\s?\([^()]*\))?\s(?:who\s|were\s|was\s|had\s|have\s|has\s|with\s|are\s|[a-z]+ed\s"
    r"|experienc|show|remain)"
    r"|\sof\s(?:the\s)?(?:planned\s|expected\s|required\s)?events\b"
    r"|(?:\s?\([^()]*\))?\s(?:were|had|discontinued|received|completed|died|withdrew)\b",
    re.IGNORECASE,
)
# `55% of patients reached it`: what they reached is what was named before.
_TAKEN_UP = re.compile(
    rf"(?:\s?\([^()]*\))?\s(?:of\s)?(?:the\s)?(?:[\w-]+\s){{0,3}}?{_PERSONS}\s[^.;]{{0,40}}?"
    r"(?:reached|achieved|attained|met|had|showed|satisfied)\s(?:it|this|that|the\sendpoint)\b",
    re.IGNORECASE,
)
JOINED = re.compile(
    r"^[^;]{0,110}?(?:[,:]|\b(?:and|or|versus|vs\.?|compared|against|than)\b|\(\s?$|/\s?$)",
    re.IGNORECASE,
)
CHANGED = re.compile(rf"\b(?:{_CHANGE}|{_COMPARATIVE})\b", re.IGNORECASE)
GENERIC = re.compile(
    rf"(?:.*\b)?(?:(?:mean|median|average|corresponding|respective|relative|absolute|observed"
    rf"|overall|the|a|an|these|such|this|that)\s)*"
    rf"(?:rates?|figures?|proportions?|percentages?|values?|scores?|results?|numbers?|responses?"
    rf"|it|endpoint\sevents?|gap|{_CHANGE})\b.*",
    re.IGNORECASE | re.DOTALL,
)


# Words that take up what was named before: `The rate was`, `In the placebo group it fell by`.
ANAPHOR = re.compile(
    rf"(?:^\W*|[,;:]\s|\b(?:and|while|whereas|but)\s)(?:(?:on|in|at|with|for|among|by|after|over|compared"
    rf"|corresponding)\s[^,;:]{{2,90}}?,?\s)?(?:here\s)?(?:(?:the|this|that|these|those|such|both"
    rf"|corresponding|respective|overall|mean|median|average|neither|no|a|an|another)\s)+(?:[\w-]+\s){{0,3}}?"
    rf"(?:rates?|figures?|proportions?|percentages?|values?|scores?|results?|numbers?|responses?|levels?"
    rf"|endpoint\sevents?|gap|growth|loss(?:es)?|estimates?|medians?|{_CHANGE}|ratio)\b"
    r"|^\W*(?:patients|participants|subjects|those|children|adults)\s(?:receiving|treated|on|given|taking"
    r"|in|assigned|randomi[sz]ed|who\sreceived)\s[^,;:]{2,60}?\s(?:improved|declined|worsened|lost|gained"
    r"|had|saw|experienced|showed|increased|decreased)\b"
    r"|\bit\b|^\W*(?:here|there|responses?|rates?)\b|\b(?:hazard|odds|rate)\sratio\b",
    re.IGNORECASE,
)


_HARD_BUT = re.compile(r";|\.\s|\n|\bwhereas\b", re.IGNORECASE)
# `; in the second trial the rates were 58.8% and 5.1%`
_ANAPHOR = re.compile(
    r"[;,]\s[^;.]{0,60}?\b(?:the|these|corresponding|respective)\s(?:corresponding\s"
    r"|respective\s)?(?:rates?|figures?|proportions?|numbers|values|results?|percentages?)"
    r"\s(?:was|were)\s(?:\w+\s)?$",
    re.IGNORECASE,
)


# What brackets opened before a figure still say of it: `(60.9%; 95% CI 45.4 to 74.9) had an`
_REST_OF_BRACKETS = re.compile(r"^\s?[;,][^()]*\)|^\)")


# `98% of B cells`: a share of what the words name, not its outcome.
# What only adds another outcome: `had responded, including eight with a`, `, with a CR rate of`.
_ADDS = re.compile(r"\bincluding\b|^\s?,\s(?:with|and|for)\s(?:an?\s)?", re.IGNORECASE)


def said_of(between: str, kind: str) -> bool:
    """Whether a figure is said of the measure behind it: `45% of patients reached [EASI-75]`."""
    between = _REST_OF_BRACKETS.sub("", between)
    if _ADDS.search(between):
        return False
    if _HARD.search(between) or ("," in between and kind not in ("percentage", "ratio")):
        return False
    if kind in ("count", "none"):
        return _COUNTED_OF.fullmatch(between) is not None
    if kind == "percentage" and re.match(
        r"\sof\s(?!patients|participants|subjects)[^;,]*$", between
    ):
        return (
            re.search(rf"\b{_GOT}\b", between) is not None
            and _SAID_OF.fullmatch(between) is not None
        )
    return _SAID_OF.fullmatch(between) is not None


# `ORR in the 44 patients who had received at least two prior lines was`
_OF_WHOM = re.compile(
    r"\s(?:\([^()]*\)\s)?(?:in|among|for|of)\s(?:the\s|all\s)?(?:\d+\s)?(?:[\w-]+\s){0,3}?(?:patients|participants"
    r"|subjects|adults|children|those)\s(?:with|without|who|whose|aged|on|in)\s[^,;:.()]{3,100}\s(?:was|were|reached)\s"
    r"(?:approximately\s|about\s)?",
    re.IGNORECASE,
)


# `ratio, measured in six participants, was 0.71`
_HOW_MANY = re.compile(
    r"\b(?:measured|assessed|evaluated|sampled|tested|analy[sz]ed|available|obtained|taken)\s(?:\w+\s)?(?:in|from|for)\s(?:(?:a|the)\s(?:[\w-]+\s)?(?:subset|group|total)\sof\s|all\s)?$",
    re.IGNORECASE,
)


def leads_to(between: str, kind: str) -> bool:
    """Whether the words behind a measure lead to its figure: `[ORR] in Cohort B was 45%`."""
    if _ANAPHOR.search(between):
        return True
    if _OF_WHOM.fullmatch(between) and not re.search(r"\bbaseline\s(?:was|of)", between):
        return True
    hard = _HARD_BUT if kind.endswith("_ratio") else _HARD
    if len(between) > 170 or hard.search(between) or _AWAY.search(between):
        return False
    if kind in ("count", "none"):
        return (
            re.search(r"\b(?:in|by|among|of|for)\s(?:all\s|only\s)?$|[:=]\s?$", between) is not None
            and _HOW_MANY.search(between) is None
        )
    return between.strip() == "" or _LINKS.search(between) is not None


def goes_elsewhere(between: str, kind: str) -> bool:
    """Whether the words between a measure and a figure turn to something else."""
    hard = _HARD_BUT if kind.endswith("_ratio") else _HARD
    return (
        len(between) > 220 or hard.search(between) is not None or _AWAY.search(between) is not None
    )


def own_predicate(after: str) -> bool:
    """Whether the words behind a figure say what it counts: `12% of patients were women`."""
    return (
        _OWN.match(after) is not None
        and _ARM_LED.match(after) is None
        and _TAKEN_UP.match(after) is None
    )


def parted(between: str) -> bool:
    """Whether a new clause begins between two figures."""
    return _HARD.search(between) is not None

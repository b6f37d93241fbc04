"""The closed list of words that say what became of a designation, and what class each is of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from summarizer.finding.agents import AGENCY
from summarizer.finding.modality import Form


class Act(StrEnum):
    """What a cue says was done; the statuses follow from it and from how it is meant."""

    GRANT = "grant"
    HOLD = "hold"
    KEEP = "keep"
    REQUEST = "request"
    REQUEST_NOUN = "request_noun"
    ACCEPT = "accept"
    ELIGIBLE = "eligible"
    DENY = "deny"
    RESCIND = "rescind"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    UNDER = "under"
    LOSE = "lose"
    ANNOUNCE = "announce"


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue in a stretch of text; offsets count from where the stretch begins."""

    act: Act
    form: Form
    start: int
    end: int


_TO_WHOM = r"(?:\s+(?:to|with)\s+[^,;]{1,50}?)?"
_ROOTS = r"(?:grant|award|obtain|secur|earn|gain|assign|attain|achiev)"

_BEFORE: tuple[tuple[Act, Form, tuple[str, ...]], ...] = (
    (
        Act.DENY,
        Form.PAST,
        (
            r"(?:declined|refused)\s+to\s+\w+",
            "den(?:ied|ies)",
            "rejected|declined",
            r"turned\s+down",
        ),
    ),
    (
        Act.DENY,
        Form.GERUND,
        ("denying|rejecting", r"(?:denial|rejection|refusal)\s+of", r"refusal\s+to\s+grant"),
    ),
    (Act.DENY, Form.BASE, ("deny|reject",)),
    (
        Act.LOSE,
        Form.PAST,
        (
            r"no\s+longer\s+(?:has|have|holds?|carr(?:y|ies)|qualif\w+\s+for)",
            "lost|without|lack(?:s|ed|ing)",
        ),
    ),
    (
        Act.RESCIND,
        Form.PAST,
        (
            "rescind(?:ed|s)|revok(?:ed|es)|cancell?ed|removed|terminated",
            r"is\s+(?:rescinding|revoking)",
        ),
    ),
    (
        Act.RESCIND,
        Form.GERUND,
        ("rescinding|revoking", r"(?:rescission|revocation|removal|loss)\s+of"),
    ),
    (Act.RESCIND, Form.BASE, ("rescind|revoke|cancel",)),
    (Act.WITHDRAW, Form.PAST, ("withdr(?:ew|awn|aws)",)),
    (Act.WITHDRAW, Form.GERUND, ("withdrawing", r"withdrawal\s+of")),
    (Act.WITHDRAW, Form.BASE, ("withdraw",)),
    (
        Act.EXPIRE,
        Form.PAST,
        ("expired|lapsed", r"(?:expiry|expiration|lapse)\s+of"),
    ),
    (
        Act.ELIGIBLE,
        Form.PAST,
        (
            r"eligib(?:le|ility)(?:\s+(?:for|to(?:\s+(?:receive|be\s+granted|obtain))?))?",
            r"qualif(?:y|ies|ied|ying)\s+(?:for|as)",
            r"(?:candidates?|prospects?|opportunit(?:y|ies)|suitable|criteria)\s+(?:for|of)",
            r"potential(?:ly)?(?:\s+(?:for|to))?|possible|chance\s+of",
            r"consider(?:ed|ation|ing|s)?(?:\s+(?:for|of|as))?",
            r"recommend(?:ed|s|ation)?(?:\s+for)?|explor(?:e|es|ing)",
            r"support(?:s|ing|ed|ive)?(?:\s+(?:of|for))?",
            r"anticipated|expected|future|proposed",
        ),
    ),
    (
        Act.REQUEST_NOUN,
        Form.PAST,
        (
            rf"(?:requests?|applications?|submissions?|petitions?){_TO_WHOM}\s+(?:\w+\s+)?"
            r"(?:for|seeking|to\s+(?:receive|obtain))",
        ),
    ),
    (
        Act.REQUEST,
        Form.PAST,
        (
            rf"(?:re-?)?applied{_TO_WHOM}\s+for|petitioned{_TO_WHOM}\s+for",
            r"asked\s+[^,;]{1,60}?\s+(?:to\s+(?:grant|award|give|designate)|for)",
            r"(?<!the\s)requested|filed\s+for|filed|lodged|sought|(?:re-?)?submitted",
        ),
    ),
    (
        Act.REQUEST,
        Form.PRESENT,
        (rf"applies{_TO_WHOM}\s+for", r"requests|submits|files(?:\s+for)?|lodges"),
    ),
    (
        Act.REQUEST,
        Form.GERUND,
        (
            rf"applying{_TO_WHOM}\s+for",
            "requesting|seeking|seeks|pursu(?:ing|es)|submitting",
        ),
    ),
    (
        Act.REQUEST,
        Form.BASE,
        (rf"(?:re-?)?apply{_TO_WHOM}\s+for", "request|seek|pursue|submit|file"),
    ),
    (
        Act.GRANT,
        Form.PAST,
        (
            rf"{_ROOTS}(?:ed|d)|received|conferred|given|gave|designated|issued|won|bestowed",
            r"(?:accepted|admitted|enrolled|entered|took|taken|brought|welcomed|included|added|listed)"
            r"\s+(?:[\w-]+\s+){0,3}?(?:in(?:to)?|to|on)",
            "accorded|joined|named",
            r"selected|approved\s+(?:under|through|via|in)",
            r"recogni[sz]ed\s+(?:[\w'-]+\s+){0,8}?(?:with|through|by\s+granting)",
        ),
    ),
    (
        Act.GRANT,
        Form.PRESENT,
        (rf"{_ROOTS}(?:es|s)|receives|confers|gives|designates|wins|issues",),
    ),
    (
        Act.GRANT,
        Form.GERUND,
        (rf"{_ROOTS}ing|receiving|conferring|designating", r"(?:receipt|grant|award)\s+of"),
    ),
    (
        Act.GRANT,
        Form.BASE,
        (
            "grant|award|obtain|secure|earn|gain|assign|attain|achieve",
            "receive|confer|give|designate|issue|win",
            r"(?:accept|admit|include|take)\s+(?:[\w-]+\s+){0,3}?(?:in(?:to)?|to)",
        ),
    ),
    (Act.ACCEPT, Form.PAST, ("accept(?:ed|s)|approv(?:ed|es)",)),
    (Act.ANNOUNCE, Form.PAST, (r"announc(?:ed|es|ing)(?:\s+today)?",)),
    (
        Act.KEEP,
        Form.PAST,
        (r"transferred|transfer\s+of|(?:main|re)tain(?:ed|s)|(?:re)?confirm(?:ed|s)|kept|keeps",),
    ),
    (Act.UNDER, Form.PAST, ("under",)),
    (
        Act.HOLD,
        Form.PAST,
        (
            r"holds?|holding|held|has|have|had|having|with|enjoys",
            r"carr(?:y|ies|ied|ying)|benefits?\s+from",
            r"(?:is|are|remains?)\s+(?:\w+\s+)?(?:part\s+of|enrolled\s+in|covered\s+by)",
        ),
    ),
)

_CLASSES = {f"c{index}": (act, form) for index, (act, form, _) in enumerate(_BEFORE)}
_PATTERN = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(
        f"(?P<c{index}>{'|'.join(alternatives)})"
        for index, (_, _, alternatives) in enumerate(_BEFORE)
    )
    + r")(?![\w-])",
    re.IGNORECASE,
)

_AFTER_VERBS: dict[Act, str] = {
    Act.GRANT: "granted|awarded|received|obtained|conferred|given|secured|issued|approved|assigned",
    Act.KEEP: "transferred|maintained|retained|confirmed|unaffected",
    Act.DENY: "denied|rejected|declined|refused",
    Act.RESCIND: "rescinded|revoked|cancelled|canceled|terminated|removed",
    Act.WITHDRAW: "withdrawn",
    Act.EXPIRE: "expired|lapsed",
    Act.REQUEST: r"requested|submitted|filed|sought|accepted|under\s+review|pending",
}
_ACT_OF_VERB = {f"v_{act.value}": act for act in _AFTER_VERBS}
_ADVERBS = r"(?:(?:[a-z]+ly|not|never|also|since|later|first|then|yet)\s+){0,3}"
_PASSIVE = re.compile(
    r"\b(?P<aux>(?:(?:has|have|had)\s+(?:not\s+|never\s+|since\s+|also\s+)?(?:yet\s+)?been"
    r"|(?:may|might|could|would|will|can|should|must)\s+(?:not\s+)?(?:be|have\s+been)"
    r"|(?:is|are|was|were)\s+(?:expected|anticipated|planned)\s+to\s+be"
    rf"|was|were|is|are|being))\s+(?P<adverbs>{_ADVERBS})"
    r"(?:" + "|".join(f"(?P<v_{a.value}>{verbs})" for a, verbs in _AFTER_VERBS.items()) + r")\b",
    re.IGNORECASE,
)
_HAS_EXPIRED = re.compile(r"\b(?:has\s+|have\s+|had\s+)?(?:expired|lapsed)\b", re.IGNORECASE)
_PARTICIPLE = re.compile(
    r"(?:\s+(?:protocol|program(?:me)?)\b)?(?:\s+in\s+(?:the\s+)?(?-i:[A-Z])[\w.]{1,12}(?:\s+"
    r"(?-i:[A-Z])\w{1,12})?)?"
    r"\s*(?:\([^)]{0,40}\)\s*)?[,:]?\s*"
    rf"(?:(?:(?:that|which)\s+)?(?:the\s+)?(?:(?:[\w.]+\s+){{0,2}}?{AGENCY}|company|we|it)\s+"
    r"|(?:that|which)\s+)?"
    r"(?:(?:has|had|have|was|were|been)\s+){0,2}"
    r"(?:previously\s+|already\s+|recently\s+|first\s+|originally\s+)?"
    r"(?:granted|awarded|received|obtained|conferred|issued|authori[sz]ed\s+by|in\s+(?:place"
    r"|force)\s+since)\b",
    re.IGNORECASE,
)
_REQUEST_AFTER = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:requests?|applications?|submissions?|petitions?)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class After:
    """A verb behind the designation: `... was denied`.

    Attributes:
        negated: `has not been granted`.
        hedged: `may be granted`, `is expected to be granted`.
    """

    act: Act
    start: int
    end: int
    negated: bool = False
    hedged: bool = False


@lru_cache(maxsize=256)  # the members of one list share the words before it
def nearest_before(text: str, *, without: Act | None = None) -> Cue | None:
    """The last cue of the words before a designation, cues of one act left out."""
    nearest: Cue | None = None
    for match in _PATTERN.finditer(text):
        act, form = _CLASSES[match.lastgroup or ""]
        if act is not without:
            nearest = Cue(act, form, *match.span())
    return nearest


def granted_behind(text: str, start: int = 0) -> After | None:
    """A participle or a relative clause that begins at `start`: `, which the FDA granted`."""
    match = _PARTICIPLE.match(text, start)
    return None if match is None else After(Act.GRANT, *match.span())


def first_after(text: str) -> After | None:
    """The first verb behind a designation that says what became of it."""
    passive = _PASSIVE.search(text)
    if (participle := _PARTICIPLE.match(text)) is not None and not _is_loss(passive):
        return After(Act.GRANT, *participle.span())
    expired = _HAS_EXPIRED.search(text)
    if expired is not None and (passive is None or expired.start() < passive.start()):
        return After(Act.EXPIRE, *expired.span())
    if passive is None:
        return None
    group = next(name for name in _ACT_OF_VERB if passive[name])
    words = f"{passive['aux']} {passive['adverbs']}".lower().split()
    return After(
        _ACT_OF_VERB[group],
        *passive.span(),
        negated="not" in words or "never" in words,
        hedged=words[0] in {"may", "might", "could", "would", "will", "can", "should", "must"}
        or words[-1:] == ["be"],
    )


def _is_loss(passive: re.Match[str] | None) -> bool:
    """Whether what was granted is told to be lost: `granted in 2023 was withdrawn`."""
    return passive is not None and any(
        passive[f"v_{act.value}"] for act in (Act.RESCIND, Act.WITHDRAW, Act.EXPIRE)
    )


def request_behind(text: str) -> int:
    """Where the noun in `... designation request` ends, or 0 where none follows."""
    match = _REQUEST_AFTER.match(text)
    return match.end() if match else 0

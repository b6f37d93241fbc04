"""What is said of a request for a designation: made, still open, granted, refused or taken back.

A request is a noun that is for a designation, before it (`a request to the FDA for RMAT
designation`, `an application to have sofi-cel designated as an orphan drug`) or behind it (`its
Fast Track request`). It is told of as the object of a verb or as the subject of one, and a
relative clause may tell more of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.documents.spans import Span
from summarizer.finding.agents import withdrawn_by_authority
from summarizer.finding.modality import Form, Modality, modality
from summarizer.finding.passages import Passage, clause_start
from summarizer.finding.status_cues import Act, Cue, nearest_before, request_behind
from summarizer.finding.verdicts import Status, Verdict

_NOUN = r"\b(?:requests?|applications?|submissions?|petitions?)"
_TO_WHOM = r"(?:\s+(?:to|with|from|of|by|at)\s+[^;]{1,90}?)?"
_TO_GET = (
    r"(?:for|seeking|requesting|asking|that|to\s+(?:receive|obtain|secure|have|designate|join))"
)
_NO_OTHER_VERB = (
    r"(?:and|but|which|who|while|was|were|has|had|is|are|received|granted|awarded|after|following"
    r"|with|under)"
)
_FILLED = rf"(?:(?!{_NO_OTHER_VERB}\b)[\w.'&/()-]+\s+){{0,9}}"
_BEFORE = re.compile(rf"{_NOUN}{_TO_WHOM}\s+(?:\w+\s+)?{_TO_GET}\s+{_FILLED}$", re.IGNORECASE)

_MADE = (
    r"(?:re-?)?(?:submitted|filed|lodged|sent|made|placed|forwarded|delivered|transmitted"
    r"|addressed|entered|put\s+in)"
)
_OPEN = (
    r"pending|outstanding|open|awaiting|under\s+(?:[\w-]+\s+){0,2}(?:review|evaluation|assessment"
    r"|consideration|examination)|in\s+review|reviewed|assessed|evaluated|examined|considered"
    r"|accepted|received|validated|acknowledged"
)
_BETWEEN = (
    r"(?:not|never|yet|also|since|now|still|then|later|[a-z]+ly|been|be|being|to\s+be|expected"
    r"|planned|anticipated|intended|scheduled)"
)
_PREDICATE = re.compile(
    rf"\b(?P<aux>(?:has|have|had|was|were|is|are|remains?|will|may|might|could|would|should|can)"
    rf"(?:\s+{_BETWEEN})*)\s+"
    rf"(?:(?P<made>{_MADE})|(?P<open>{_OPEN})|(?P<granted>granted|approved|supported|successful)"
    r"|(?P<refused>denied|rejected|declined|refused|turned\s+down|unsuccessful)"
    r"|(?P<withdrawn>withdrawn|retracted))\b",
    re.IGNORECASE,
)
# `BTD request denied`, as tables and headlines have it.
_BARE = re.compile(
    r"\s*(?:\([^()]{0,40}\)\s*)?(?:(?P<refused>denied|rejected|declined|refused|turned\s+down)"
    r"|(?P<granted>granted|approved)|(?P<withdrawn>withdrawn))\b",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:will|may|might|could|would|should|can|to\s+be)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never)\b", re.IGNORECASE)
_YET = re.compile(r"\byet\b", re.IGNORECASE)
_RELATIVE = re.compile(r",\s+(?:which|that)\b[^,;]*(?:,|$)", re.IGNORECASE)
_RELATIVE_MADE = re.compile(
    rf"(?:,\s+(?:which|that)|^\s*that)\b\s+[^,;]{{0,60}}?\b(?P<verb>{_MADE})\b|^\s*,?\s*(?P<own>{_MADE})\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"[;:]|,\s+(?:and|but)\s+(?:the|it|we|they|its|our|[A-Z])|\b(?:while|whereas|although|though"
    r"|because|that|who)\b"
)
_SENT = re.compile(
    rf"\b(?:{_MADE}|sends|makes|submits|files|lodges)\b|\b(?:submission|filing|sending)\s+of\b",
    re.IGNORECASE,
)
_AWAITED = re.compile(
    r"\b(?:decision|response|answer|reply|feedback|outcome|ruling|determination)s?\s+(?:on|to|of"
    r"|regarding|concerning|about)\s+(?:[\w.'-]+\s+){0,3}$|\bpending\s+$"
    r"|\b(?:is|are)\s+(?:\w+\s+)?(?:review|assess|examin)ing\s+(?:\w+\s+)?$"
    r"|\b(?:acknowledged|confirmed)\s+(?:the\s+)?receipt\s+of\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_WEIGHED = re.compile(r"consider|explor|anticipat|expect|future|propos", re.IGNORECASE)
_NOT_OF_REQUESTS = frozenset({Act.HOLD, Act.UNDER, Act.ANNOUNCE, Act.LOSE, Act.REQUEST_NOUN})
_STATUS_OF = {
    Act.GRANT: Status.GRANTED,
    Act.ACCEPT: Status.GRANTED,
    Act.REQUEST: Status.REQUESTED,
    Act.DENY: Status.DENIED,
    Act.RESCIND: Status.RESCINDED_BY_AUTHORITY,
    Act.EXPIRE: Status.EXPIRED,
}
_DECIDED = frozenset({Status.GRANTED, Status.DENIED, Status.WITHDRAWN_BY_SPONSOR})


@dataclass(frozen=True, slots=True)
class _Predicate:
    status: Status
    start: int
    end: int
    rule: str = "request"


def request_around(passage: Passage) -> Span | None:
    """The words that make the designation something asked for; offsets of the passage."""
    if (end := request_behind(passage.right)) > 0:
        return Span(len(passage.left), passage.behind + end)
    if (match := _BEFORE.search(passage.left)) is not None:
        return Span(match.start(), passage.behind)
    return None


def of_request(passage: Passage, request: Span) -> Verdict:
    """What became of the request, or that the text leaves it open whether there is one."""
    behind = _behind(passage, request.end)
    if behind is not None and (behind.status in _DECIDED or behind.rule == "negated"):
        return Verdict(behind.status, behind.rule, behind.start, behind.end)
    before = _before(passage, request.start)
    if before is not None and (before.status is not Status.UNKNOWN or behind is None):
        return before
    if behind is not None:
        return Verdict(behind.status, behind.rule, behind.start, behind.end)
    return Verdict(Status.UNKNOWN, "request")


def _behind(passage: Passage, start: int) -> _Predicate | None:
    """The predicate that the request is the subject of, relative clauses between left out."""
    right = passage.text[start:]
    plain = _RELATIVE.sub(lambda match: " " * len(match.group()), right)
    end = _END.search(plain)
    match = _PREDICATE.search(plain, 0, end.start() if end else len(plain))
    if match is None and (bare := _BARE.match(right)) is not None:
        kind = "refused" if bare["refused"] else "granted" if bare["granted"] else "withdrawn"
        return _meant(kind, "", passage, (start + bare.start(), start + bare.end()))
    if match is None:
        made = _RELATIVE_MADE.search(right)
        if made is None:
            return None
        group = "verb" if made["verb"] else "own"
        return _Predicate(Status.REQUESTED, start + made.start(group), start + made.end(group))
    at = (start + match.start(), start + match.end())
    kind = next(name for name in ("made", "open", "granted", "refused", "withdrawn") if match[name])
    return _meant(kind, match["aux"], passage, at)


def _meant(kind: str, auxiliary: str, passage: Passage, at: tuple[int, int]) -> _Predicate:
    if _NOT.search(auxiliary):
        if kind in {"made", "withdrawn"} or _MODAL.search(auxiliary):
            return _Predicate(Status.UNKNOWN, *at, rule="negated")
        open_yet = _YET.search(auxiliary) is not None or kind == "refused"
        return _Predicate(Status.REQUESTED if open_yet else Status.DENIED, *at, rule="negated")
    if _MODAL.search(auxiliary):
        planned = kind == "made"
        status = Status.PLANNED_REQUEST if planned else Status.UNKNOWN
        return _Predicate(status, *at, rule="planned" if planned else "hedged")
    if kind == "withdrawn":
        by_authority = withdrawn_by_authority("", passage.text[at[1] :])
        rescinded = by_authority is True
        status = Status.RESCINDED_BY_AUTHORITY if rescinded else Status.WITHDRAWN_BY_SPONSOR
        return _Predicate(status, *at)
    told = {"granted": Status.GRANTED, "refused": Status.DENIED}
    return _Predicate(told.get(kind, Status.REQUESTED), *at)


def _before(passage: Passage, end: int) -> Verdict | None:
    """What the verb says that the request is the object of; None where there is no such verb."""
    clause = clause_start(passage.text[:end])
    chain = passage.text[clause:end]
    if (awaited := _AWAITED.search(chain)) is not None:
        return Verdict(
            Status.REQUESTED, "request", clause + awaited.start(), clause + awaited.end()
        )
    verb = nearest_before(chain)
    if verb is not None and verb.act in _NOT_OF_REQUESTS:
        verb = None
    sent = _last_sent(chain)
    if sent is not None and (verb is None or verb.start < sent.start):
        verb = sent
    return None if verb is None else _of_verb(passage, clause, chain, verb)


def _last_sent(chain: str) -> Cue | None:
    matches = list(_SENT.finditer(chain))
    if not matches:
        return None
    word = matches[-1].group().lower()
    form = Form.GERUND if word.endswith("of") else Form.PAST
    return Cue(Act.REQUEST, form, *matches[-1].span())


def _of_verb(passage: Passage, clause: int, chain: str, verb: Cue) -> Verdict:
    at = (clause + verb.start, clause + verb.end)
    said = passage.text[at[0] : at[1]]
    meant = modality(chain[: verb.start], verb.form)
    if meant is Modality.NEGATED and verb.act in {Act.GRANT, Act.ACCEPT}:
        yet = _YET.search(passage.text[max(clause, at[0] - 24) : at[0]])
        return Verdict(Status.REQUESTED if yet else Status.DENIED, "negated", *at)
    if meant in {Modality.NEGATED, Modality.OPEN}:
        rule = "negated" if meant is Modality.NEGATED else "request"
        return Verdict(Status.UNKNOWN, rule, *at)
    if verb.act is Act.ELIGIBLE and not _WEIGHED.match(said):
        return Verdict(Status.ELIGIBLE_ONLY, "R-REG-06", *at)
    if meant is not Modality.FACT or verb.act is Act.ELIGIBLE:
        return Verdict(Status.PLANNED_REQUEST, "planned", *at)
    if verb.act is Act.WITHDRAW:
        return Verdict(Status.WITHDRAWN_BY_SPONSOR, "request", *at)
    taken = said.lower().startswith(("receiv", "accept"))
    return Verdict(Status.REQUESTED if taken else _STATUS_OF[verb.act], "request", *at)

"""How many people a trial has or shall have, as the sentences that speak of it say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.documents.spans import Span
from summarizer.grounding.context import Context, derived, inferred
from summarizer.grounding.found_trials import FoundTrial
from summarizer.grounding.people_counts import ABOUT, NUMBER, PEOPLE, number_of
from summarizer.grounding.trial_names import lists_in, readable
from summarizer.grounding.trial_people import further_counts
from summarizer.grounding.trial_references import Reference
from summarizer.schemas.terms import EnrolmentKind
from summarizer.schemas.trial import Enrolment

_COUNT = re.compile(
    rf"(?<![\w.,$€£%/-])(?P<number>{NUMBER})(?P<of>\s+of\s+(?:(?:an?|the|its|approximately|about|up\s+to|planned"
    r"|intended|targeted|projected|expected|anticipated)\s+){0,3}\d[\d,]*)?\s+(?:[a-z][\w-]*,?"
    rf"\s+){{0,3}}?{PEOPLE}\b(?!\s*\(\s*\d+(?:\.\d+)?\s*%)(?!-years?)",
)
_SOME_OF = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|most|some"
    r"|none)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_THE = re.compile(r"\b(?:the|these|those)\s+(?:first\s+)?$", re.IGNORECASE)
_ENROLLED = (
    r"(?:enrol?l(?:ed|ing|s|ment)?|randomi[sz](?:ed|ing|es?)|recruit(?:ed|ing|s|ment)?"
    r"|includ(?:ed|es|ing)|regist(?:ered|ration)|assign(?:ed)?|accrual)"
)
_ACTUAL_BEFORE = re.compile(
    rf"\b{_ENROLLED}(?:\s+of)?\s+(?:with\s+)?{ABOUT}$|\b(?:last|final)\s+of\s+(?:the\s+)?$"
    r"|\b(?:enrol?lment|recruitment|accrual)\b[^.;]{0,140}\b(?:completed|closed|finished)\b"
    rf"[^.;]{{0,40}}\b(?:with|at)\s+{ABOUT}$"
    rf"|^(?!.*\b(?:cohort|arm|group|part|subgroup)\b).*\b(?:involved|comprised|comprises)\s+{ABOUT}$",
    re.IGNORECASE | re.DOTALL,
)
_DOSED_BEFORE = re.compile(rf"\b(?:dosed|treated|treating|dosing)\s+{ABOUT}$", re.IGNORECASE)
_ACTUAL_BEHIND = re.compile(
    r"^(?:[^.;:]|\.\d){0,110}?\b(?:(?:were|was|are|have\s+been|had\s+been|has\s+been"
    r"|been)\s+)?(?:enrol?led|randomi[sz]ed|recruited|registered|included|allocated|assigned|participat(?:ed|ing)"
    r"|tak(?:ing)\s+part|now\s+on\s+(?:study|trial)|on\s+(?:study|treatment)\b|took\s+part|take\s+part|have\s+joined)\b",
    re.IGNORECASE,
)
_DOSED_BEHIND = re.compile(
    r"^[^.;:]{0,90}?\b(?:(?:were|was|are|have\s+been|had\s+been"
    r"|has\s+been)\s+)?(?:being\s+)?(?:dosed|treated|received|have\s+received|had\s+received"
    r"|inhaled|took|switched|were\s+given|infused|started|vaccinated|immuni[sz]ed|administered"
    r"|injected|exposed)\b|^\s+(?:dosed|treated)\b",
    re.IGNORECASE,
)
_TARGET_BEHIND = re.compile(
    r"^[^.;:]{0,90}?\b(?:(?:are|is)\s+(?:planned\s+|expected\s+)?to\s+be|will\s+be"
    r"|to\s+be)\s+(?:enrol?led|randomi[sz]ed|recruited|treated|dosed|assigned|included)\b"
    r"|^[^.;:]{0,40}?\benrol?led\s+by\b",
    re.IGNORECASE,
)
_TARGET_BEFORE = re.compile(
    r"\b(?:to|will|would|aims?\s+to|expect\w*\s+to"
    r"|plan\w*\s+to)\s+(?:ultimately\s+)?(?:enrol?l|randomi[sz]e|recruit|include|treat"
    rf"|dose)\s+{ABOUT}$"
    rf"|\b(?:enrol?lment|recruitment)\s+(?:target|goal)\s+(?:is|of|was)\s+{ABOUT}$|\b(?:aims?"
    rf"|plans?|expects?)\s+to\s+have\s+{ABOUT}$|\bof\s+(?:an?|the|its)\s+(?:planned|targeted|target|projected|intended)\s+$"
    rf"|\b(?:designed|planned|intended|powered)\s+(?:for|to\s+include)\s+{ABOUT}$"
    rf"|\bwill\s+compare\b[^.;]{{0,160}}\bin\s+{ABOUT}$|\bwill\s+(?:evaluate|assess"
    rf"|test)\b[^.;]{{0,160}}\bin\s+{ABOUT}$",
    re.IGNORECASE,
)
# `Planned number of subjects: 240`, `N = 120`, `Enrollment: 48 (actual)`: an outline of a trial.
_OUTLINE = re.compile(
    rf"\b(?P<plan>(?:planned|target(?:ed)?|expected|anticipated|estimated)\s+)?(?:(?:total\s+)?(?:number|no\.)\s+of\s+"
    rf"(?:\w+\s+)?{PEOPLE}|sample\s+size|enrol?lment(?:\s+target)?|study\s+population)\s*(?:(?:for|of|in)\s+[^.;:]{{2,50}}?\s+(?=is\b|was\b))?(?P<unit>\([^()]{{1,20}}\)\s*)?"
    rf"(?::|\||is|of|was)\s*(?P<about>approximately\s+|about\s+|up\s+to\s+|target\s+)?(?P<number>{NUMBER})(?![\w%]|[.,]\d)"
    rf"(?P<behind>\s*\([^()]{{1,20}}\))?",
    re.IGNORECASE,
)
_SPELLED_BEHIND = re.compile(
    r"\s+(?:(?:were|have\s+been|had\s+been|are)\s+)?(?:enrol?led|randomi[sz]ed|recruited|took\s+part|participated)\b"
)
# `Ninety-four patients who tested positive were randomized`.
_WHO_WERE = re.compile(r"\s+(?:who|with)\s[^.;:]{2,110}?\bwere\s+(?:enrol?led|randomi[sz]ed)\b")
_HAS_DOSED = re.compile(r"\b(?:has|have)\s+(?:now\s+|so\s+far\s+|already\s+)?(?:dosed|treated)\s+$")
_BEEN_DOSED = re.compile(
    r"\s+(?:have|had)\s+(?:now\s+|so\s+far\s+|already\s+)?been\s+(?:dosed|treated)\b"
    r"(?!\s+(?:at|with|in\s+(?:the\s+)?\w*\s*(?:cohort|arm|group))\b)"
)
# Who took part: an answer, or an item that begins with the count.
_AT_THE_HEAD = re.compile(r"(?:^|\n)\W*(?:A:\s*)?(?:an?\s+total\s+of\s+)?$", re.IGNORECASE)
_SITES = re.compile(
    r"^\s+(?:[\w,-]+\s+){0,8}?(?:at|across|from)\s+(?:[\w.-]+\s+){1,4}?(?:sites|cent(?:er|re)s|hospitals|countries)"
)
_IN_IT = re.compile(
    r"^\s+(?:in\s+(?:it|the\s+(?:trial|study|extension))\b|who\s+(?:took\s+part|participated|enrol?led))"
)
_PLACED = re.compile(
    rf"^(?:[^.;:()]|\([^()]*\)){{0,90}}?(?:\b(?:in|with|of|for|across|involving|among)\s+{ABOUT}"
    r"|\(\s*(?:n\s*=\s*)?)$",
    re.IGNORECASE,
)
_SUBGROUP = re.compile(
    r"\b(?:evaluable|respon|subgroup|post\s+hoc|experienced|develop|discontinu|died|achiev"
    r"|reached|had\s+(?:an?\s+)?(?:\w+\s+)?(?:event|response|improvement|crisis)|saw\b"
    r"|healthy\s+controls?|biops|natural\s+history)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    rf"\(\s*[nN]\s*[=≈~]\s*(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{1,5}})\s*\)"
    rf"|\(\s*(?P<other>\d{{1,5}})\s+{PEOPLE}\s*\)"
)
_AT_A_TIME = re.compile(r"\b(?:week|month|day|year)s?\s+\d+\s*$", re.IGNORECASE)
_AIM = re.compile(
    r"\b(?:planned|target|expected|anticipated|estimated|up\s+to|approximately|about)", re.I
)
# `Of 96 patients planned, 53 had been enrolled`.
_OF_PLANNED = re.compile(
    rf"\bof\s+(?:the\s+|an?\s+)?(?:planned\s+|targeted\s+)?\d[\d,]*\s+{PEOPLE}(?:\s+(?:planned|targeted|to\s+be\s+\w+)[^.;,]{{0,50}})?,?\s+"
    rf"(?P<number>{NUMBER})\s+(?:have|had|has|were|are)\s+(?:now\s+|already\s+|been\s+|so\s+far\s+)*"
    r"(?P<verb>enrol?led|randomi[sz]ed|recruited|dosed|treated)\b",
    re.IGNORECASE,
)
# `in the first four people to receive it`, `eleven people treated to date`: so far, in words too.
_SO_FAR = re.compile(
    rf"\b(?:the\s+)?first\s+(?P<first>{NUMBER})\s+(?:\w+\s+)?{PEOPLE}\s+to\s+(?:receive|be\s+(?:dosed|treated))\b|\b(?P<so_far>{NUMBER})\s+(?:\w+\s+)?{PEOPLE}\s+(?:have\s+been\s+|had\s+been\s+)?"
    r"(?:dosed|treated|enrol?led)\s+(?:so\s+far|to\s+date)\b",
    re.IGNORECASE,
)
_LATEST = re.compile(
    r"\b(?:enrol?led|randomi[sz]ed|recruited)\s+(?:its|the|our)\s+(?P<number>\d{1,3}(?:,\d{3})+|\d{1,5})(?:st|nd|rd|th)\s+"
    rf"{PEOPLE}\b",
    re.IGNORECASE,
)
_RAISED = re.compile(
    rf"\b(?:raised|increased|expanded|enlarged|reduced|lowered|cut)\s+(?:the\s+|its\s+)?(?:planned\s+|target\s+)?(?:enrol?lment"
    rf"|sample\s+size|size|number\s+of\s+{PEOPLE})\b[^.;]{{0,60}}\bto\s+(?P<raised>{NUMBER})\b|"
    r"\b(?:enrol?lment|recruitment|sample\s+size)\b[^.;]{0,50}\b(?:raised|increased|expanded|reduced"
    rf"|lowered|cut)\b[^.;]{{0,30}}\bto\s+(?P<number>{NUMBER})\b",
    re.IGNORECASE,
)
_ONE_ARM = re.compile(
    r"\s+(?:on|given|receiving|in\s+(?:the|each)\s+[\w-]+\s+(?:arm|group|cohort))\b", re.IGNORECASE
)
# `Of 60 patients in the trial, 22 responded`.
_WHOLE = re.compile(r"\b(?:Of|Among)\s+(?:the\s+|all\s+)?$")
_OF_WHOM = re.compile(r"\s+in\s+[^.;,]{2,60}(?:trial|study),\s+\w+", re.IGNORECASE)
_THERE_ARE = re.compile(
    r"\bthere\s+(?:are|were)\s+(?:now\s+|currently\s+|already\s+|about\s+)*$", re.IGNORECASE
)
_SPLIT = re.compile(
    r"\s+(?:were\s+(?:given|assigned\s+to|randomi[sz]ed\s+to)|received|took)\s+[^.;]{2,60}?\band\s+\d+\b",
    re.IGNORECASE,
)
_RESPECTIVELY = re.compile(
    rf"\b(?P<numbers>{NUMBER}(?:,\s+{NUMBER})*,?\s+and\s+{NUMBER})\s+(?:[a-z][\w-]*\s+){{0,2}}?{PEOPLE}"
    r"[^.;]{0,40}\brespectively\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"\b{PEOPLE}\b[^.;()]{{0,60}}\(\s*[nN]\s*=\s*(?P<number>{NUMBER})\s*\)\s+(?:(?:in|of|from)\s+[^.;()]{{2,60}}?\s+)?(?:were|are|have\s+been|had\s+been)\s+"
    r"(?:randomi|enrol|recruit|includ)",
    re.IGNORECASE,
)
_SIZED = re.compile(
    r"\b(?P<number>\d{1,3}(?:,\d{3})+|\d{2,5})[-\u2010\u2011](?:patient|subject|participant|person|adult|volunteer)\b"
    r"(?=[^.;]{0,80}\b(?:trial|study)\b)",
    re.IGNORECASE,
)
_PLANNED_NUMBER = re.compile(r"\s+(?:planned|targeted)\b(?!\s+to\b)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATED = re.compile(
    r"(?:\b[A-Z][a-z]{2,8}\.?(?:\s+\d{1,2},?)?|\b(?:in|of|by|since|early|late|mid-))\s*$"
)
_EACH = re.compile(r"\b(?:each|both)\b", re.IGNORECASE)
# `plans to enroll 620`, `with a target of 1,050 patients`, `will take about 900 patients`.
_AIMED = re.compile(
    r"\b(?:(?:will|plans?\s+to|aims?\s+to|expected\s+to|intends?\s+to|(?:is|are)\s+to)\s+(?:enrol?l|recruit"
    rf"|randomi[sz]e)\s+{ABOUT}(?P<bare>{NUMBER})(?=\s*[.;)]|,\s|\s+(?:at|across)\s)"
    rf"|(?:(?:a|the|its)\s+target\s+of|will\s+take(?:\s+in)?)\s+{ABOUT}(?P<number>{NUMBER})"
    rf"\s+(?:[a-z][\w-]*\s+){{0,2}}?{PEOPLE}\b)",
    re.IGNORECASE,
)
# `96 of a planned 180 had been randomised`.
_PART_OF_PLAN = re.compile(
    rf"\b(?P<number>{NUMBER})\s+of\s+(?:an?|the|its)\s+(?:planned|targeted|projected|intended)\s+[\d,]+\s+"
    r"(?:have|had|has|were)\s+(?:been\s+)?(?:enrol?led|randomi[sz]ed|recruited)\b",
    re.IGNORECASE,
)
_FURTHER = (
    (_PART_OF_PLAN, "actual"),
    (_AIMED, "target"),
    (_OF_PLANNED, "actual"),
    (_BESIDE, "actual"),
    (_LATEST, "actual"),
    (_SO_FAR, "dosed"),
    (_SIZED, "placed"),
    (_RAISED, "target"),
)
_RANK = {"actual": 0, "dosed": 1, "placed": 2, "target": 3, "all": 4}


@dataclass(frozen=True, slots=True)
class _Count:
    number: int
    kind: str
    place: Span


def read_enrolment(context: Context, trial: FoundTrial) -> Enrolment | None:
    """The number of people of the whole trial: those enrolled, else dosed, else looked for."""
    text = readable(context.document.text)
    counts = _of_its_list(text, trial, context)
    for span in (*trial.regions, *trial.loose, *trial.inherited):
        shared = [r for r in trial.references if r.is_plural and r.name and r.span.overlaps(span)]
        if shared and not _EACH.search(text, span.start, span.end):
            continue
        counts += _counts(text, context.sentence(span), span, trial.references)
        counts += _so_far(text, span)
    if all(count.kind == "target" for count in counts):
        counts += [_Count(*told) for told in further_counts(context, text, trial)]
    if not counts:
        return None
    best = min(_RANK[count.kind] for count in counts)
    alike = [count for count in counts if _RANK[count.kind] == best]
    chosen = max(alike, key=lambda count: count.number) if best == _RANK["target"] else alike[0]
    target = chosen.kind == "target"
    kind = (
        EnrolmentKind.TARGET
        if target
        else EnrolmentKind.DOSED
        if chosen.kind == "dosed"
        else EnrolmentKind.ACTUAL
    )
    make = inferred if target else derived
    return Enrolment(
        value=make(chosen.number, "patients-enrolled", context.evidence(chosen.place)), kind=kind
    )


def _of_its_list(text: str, trial: FoundTrial, context: Context) -> list[_Count]:
    """What a sentence on several trials says of this one: behind its name, or in their order."""
    found: list[_Count] = []
    if not trial.name:
        return found
    behind = re.compile(
        rf"(?<![\w-]){re.escape(trial.name)}\s*\((?:[^()]*[\s,;])?[nN]\s*=\s*(?P<number>{NUMBER})\b"
    )
    for reference in trial.references:
        if not reference.is_plural:
            continue
        sentence = context.sentence(reference.span)
        words = text[sentence.start : sentence.end]
        if match := behind.search(words):
            place = Span(sentence.start + match.start(), sentence.start + match.end())
            found.append(_Count(number_of(match["number"]), "placed", place))
        if match := _RESPECTIVELY.search(words):
            numbers = re.findall(NUMBER, match["numbers"])
            order = next((names for names in lists_in(words) if trial.name in names), [])
            if len(order) == len(numbers):
                place = Span(sentence.start + match.start(), sentence.start + match.end())
                told = number_of(numbers[order.index(trial.name)])
                found.append(_Count(told, "actual", place))
    return found


def _so_far(text: str, span: Span) -> list[_Count]:
    found = []
    for pattern, kind in _FURTHER:
        for match in pattern.finditer(text, span.start, span.end):
            said = next(
                words for words in reversed(match.groups()) if words and re.fullmatch(NUMBER, words)
            )
            found.append(_Count(number_of(said), kind, Span(*match.span())))
    return found


def _counts(text: str, sentence: Span, span: Span, references: list[Reference]) -> list[_Count]:
    found = []
    for match in _COUNT.finditer(text, span.start, span.end):
        left = text[max(sentence.start, match.start() - 200) : match.start()]
        if _YEAR.fullmatch(match["number"]) and _DATED.search(left):
            continue
        right = text[match.end() : sentence.end]
        kind = _kind(text, match, left, right, references)
        if kind:
            number = number_of(match["number"])
            found.append(_Count(number, kind, Span(match.start(), match.end())))
    for match in _OUTLINE.finditer(text, span.start, span.end):
        told = (
            f"{match['plan'] or ''} {match['about'] or ''} {match['behind'] or ''} {match.group()}"
        )
        kind = "target" if _AIM.search(told) else "actual"
        found.append(_Count(number_of(match["number"]), kind, Span(*match.span())))
    for match in _NUMBERED.finditer(text, span.start, span.end):
        ref = next(
            (
                r
                for r in references
                if 0 <= match.start() - r.span.end < 80
                and r.span.start >= span.start
                and not _AT_A_TIME.search(text, r.span.end, match.start())
            ),
            None,
        )
        if ref is not None:
            number = int((match["number"] or match["other"]).replace(",", ""))
            found.append(_Count(number, "placed", Span(*match.span())))
    return found


def _kind(
    text: str, match: re.Match[str], left: str, right: str, references: list[Reference]
) -> str:
    if not match["of"] and not match["number"][0].isdigit():
        return _spelled(left, right)
    if _SPLIT.match(right):
        return ""  # `64 patients received X and 32 placebo` counts one arm
    behind_clause = re.split(r";|,\s+(?:and|of\s+whom|whom|with|which|while)\b", right)[0]
    if _TARGET_BEFORE.search(left) or _TARGET_BEHIND.match(behind_clause):
        return "target"
    if _PLANNED_NUMBER.match(right):
        return "target"
    if _IN_IT.match(right):
        return "actual"
    if _AT_THE_HEAD.search(left) and _SITES.match(right):
        return "target" if re.search(r"\b(?:will|to\s+be|planned)\b", right) else "actual"
    if match["of"]:
        return _of_a_whole(left, behind_clause)
    return _of_all(text, match, left, right, references)


def _spelled(left: str, right: str) -> str:
    """`Eleven patients took part`; but `three patients received 30 mg` counts a few of them."""
    if _SUBGROUP.search(right[:80]) or _SOME_OF.search(left) or _THE.search(left):
        return ""
    if _ACTUAL_BEFORE.search(left) or _SPELLED_BEHIND.match(right):
        return "actual"
    if not left.strip() and _WHO_WERE.match(right):
        return "actual"
    return "dosed" if _HAS_DOSED.search(left) or _BEEN_DOSED.match(right) else ""


def _of_a_whole(left: str, behind: str) -> str:
    """`seven of 12 children dosed`."""
    if _DOSED_BEHIND.match(behind):
        return "dosed"
    return "actual" if _ACTUAL_BEFORE.search(left) or _ACTUAL_BEHIND.match(behind) else ""


def _of_all(
    text: str, match: re.Match[str], left: str, right: str, references: list[Reference]
) -> str:
    behind_clause = re.split(r";|,\s+(?:and|of\s+whom|whom|with|which|while)\b", right)[0]
    if re.search(r"\benrol?l(?:ing)?\s+(?:up\s+to|approximately|about)\s+$", left):
        return "target"
    if _ACTUAL_BEFORE.search(left):
        return (
            "target"
            if re.search(r"\b(?:will|to\s+be|planned|expected)\b[^.;]*$", left)
            and "last of" not in left
            else "actual"
        )
    if (
        _SOME_OF.search(left)
        or (
            _THE.search(left)
            and not re.match(r"\s+(?:dosed|treated|enrol?led|randomi[sz]ed)\b", right)
        )
        or _SUBGROUP.search(match.group() + re.split(r",\s+\d", behind_clause)[0][:80])
    ):
        return ""
    if _ACTUAL_BEHIND.match(behind_clause):
        return "actual"
    if _ONE_ARM.match(right):
        return ""
    if _DOSED_BEFORE.search(left) or _DOSED_BEHIND.match(behind_clause):
        return "dosed"
    if _WHOLE.search(left) and _OF_WHOM.match(right):
        return "actual"
    if _THERE_ARE.search(left) and re.match(r"\s+(?:in|on)\s", right):
        return "actual"
    near = [r.span.end for r in references if r.span.end <= match.start()]
    if near and _PLACED.match(text[max(near) : match.start()]):
        return (
            "target"
            if re.search(r"\b(?:approximately|about|up\s+to|planned)\s+$", left)
            else "placed"
        )
    return ""

"""The numbers that a sentence tells before it names the side effect they count.

`9% of patients had nausea, compared with 4% on placebo`, `two cases of colitis`,
`three patients stopped because of an adverse event`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from summarizer.documents.spans import Span
from summarizer.finding.numerals import WORD, decimal_of
from summarizer.grounding.context import Context
from summarizer.grounding.figure_tokens import Figure
from summarizer.grounding.safety_chain import (
    COMPARED,
    KINDS,
    ends_a_row,
    leads_to_next_arm,
)
from summarizer.grounding.safety_grades import Grades
from summarizer.grounding.safety_numbers import Numbers

Follow = Callable[[Span, Span], list[Figure]]

_HAD = re.compile(
    r"\)?(?:\s?\([^()]*\))?[^;:.()]{0,70}?\b(?:had|experienced|developed|reported|noticed|suffered|showed|presented\swith)\s"
    r"(?:(?:a|an|any|one|more|at\sleast\sone|mild|moderate|severe|transient|reversible|grade|[1-5]|or|and|to|higher|greater|above|"
    r"treatment-(?:related|emergent)|drug-related|serious|new|change\sof|(?:adverse\s)?(?:events?|episodes?|cases?)\sof)\s?[-+]?\s?)*"
    r"|\)?(?:\s?\([^()]*\))?[^;:.()]{0,70}?\b(?:discontinued|stopped|withdrew|quit)\b[^;:.,()]{0,40}\b(?:because\sof|due\sto|owing\sto|on\saccount\sof|for)\s(?:an?\s)?(?:grade\s[1-5]\s)?",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\)?(?:\s(?:of\s)?(?:the\s|all\s)?(?:patients|participants|subjects))?(?:,\s(?:all|both)\s[^,;.()]{2,40},)?(?:\s(?:on|in|at|across|treated\swith|receiving)\s[^,;.()]{2,40}?)?(?:\s\([^()]*\))?\s(?:had\s|have\s)?",
    re.IGNORECASE,
)
_COUNT_BEFORE = re.compile(
    rf"(?<!grade\s)(?<!grades\s)(?<!level\s)(?<!type\s)(?<!stage\s)(?<![\w-])(?!one\sor\smore)(?P<n>{WORD}|\d{{1,4}}|a(?=\s(?:single|case\sof|case\sof\s)\b)|single)\s(?:single\s)?(?:further\s|additional\s|such\s)?(?:(?:cases?|events?|instances?|episodes?|reports?)\s"
    r"(?:\(\d[\d·]*\s?%\)\s)?of\s|of\s(?!(?:the|these|them|those|all)\b))?(?:(?!patients?|subjects?|participants?|of|in|and|were|was|the|had|weeks?|months?|days?|mg)[a-z][\w-]*\s|[1-5](?:\s?(?:-|or|to)\s?[1-5])?\s){0,4}$",
    re.IGNORECASE,
)
# `because of adverse events, most often nausea, compared with 5%`
_MOST_OFTEN = re.compile(r",\s(?:most|mainly|chiefly)\s[^,;.()]{3,50}(?=,\s)", re.IGNORECASE)
_EVENT = re.compile(r"\b(?:adverse|side\seffects?|AEs?|TEAEs?|SAEs?)\b", re.IGNORECASE)
_ADVERSE = (
    r"(?:adverse\s(?:drug\s)?(?:events?|reactions?)|side\seffects?|(?:TE|TR|S)?AEs?"
    r"|dose-limiting\stoxicit(?:y|ies)|DLTs?)"
)
# `One serious adverse event, a urinary tract infection`: the one that is named is that event.
_AN_EVENT = re.compile(
    rf"(?<![\w-])(?P<n>one|a|an|single)\s(?:[\w-]+\s){{0,3}}?(?:{_ADVERSE}|event)(?:,|\sof|:|\s\()\s?(?:an?\s|one\s)?(?:(?:case|episode)\sof\s)?(?:grade\s[1-5]\s)?$",
    re.IGNORECASE,
)
# `serious adverse events, a wrist fracture and an episode of colitis`
_EACH_ONE = re.compile(
    rf"{_ADVERSE}(?:,|:|\s\()\s?(?:(?:an?|one)\s[^,;.()]{{3,60}}?(?:,\s(?:and\s)?|\sand\s))*(?P<n>an?|one)\s(?:(?:episode|case|event)\sof\s)?(?:grade\s[1-5]\s)?$",
    re.IGNORECASE,
)
_ONE_HAD = re.compile(
    rf"(?<![\w-])(?<!no\s)(?P<n>{WORD}|an?(?=\s(?:(?:second|third|further|single)\s)?(?:patient|participant|subject)\b))\s(?:(?:second|third|single)\s)?(?:of\s(?:them|these|the\slatter)\s|further\s|more\s|other\s)?(?:(?:person|people|child|children|adult|boy|girl|man|men|woman|women|infant|patient|participant|subject)s?\s)?"
    r"(?:(?:on|in|at|of)\s[^,;.()]{2,40}?\s)?(?:had|has|experienced|developed|suffered|reported|noticed)\s"
    r"(?:(?:a|an|mild|moderate|severe|transient|serious|grade|[1-5]|or|to)\s){0,4}$",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\s(?:was\s|were\s)?(?:seen|reported|observed|noted|recorded|occurred)\s(?P<n>once|twice)\b",
    re.IGNORECASE,
)
# Of whom a number behind the name goes on to tell: `and 7% had rash`.
_GOES_ON = re.compile(
    r"\)?(?:\s\([^()]*\))?\s(?:of\s)?(?:(?:the\s|all\s)?(?:patients|participants|subjects|people|children|adults|women|men)\s)?"
    r"(?:had|have|has|were|was|withdrew|did|[a-z]{3,}ed(?<!treated)(?<!randomized)(?<!randomised)(?<!assigned))\b",
    re.IGNORECASE,
)
# Those behind a number had something else: `nausea, and 7% had rash`.
_OTHERS_HAD = re.compile(
    r"\)?\s(?:of\s)?(?:(?:the\s|all\s)?(?:patients|participants|subjects|people)\s)?"
    r"(?:had|reported|experienced|developed|discontinued|withdrew|died|stopped)\b",
    re.IGNORECASE,
)
# A share in brackets right behind the name: `one treatment-related death (0.8%)`.
_SHARE = re.compile(r"\s?\(\s?")
_ASIDE = 140
_SAID = {"a": 1, "an": 1, "one": 1, "single": 1, "once": 1, "twice": 2}


class Before:
    """Reads what stands before the side effects of one document.

    Args:
        context: The document.
        text: A plain copy of it in one piece.
        numbers: Its numbers.
        grades: Its grades.
    """

    def __init__(self, context: Context, text: str, numbers: Numbers, grades: Grades) -> None:
        self._context = context
        self._text = text
        self._numbers = numbers
        self._grades = grades

    def stopped(
        self,
        span: Span,
        figures: list[Figure],
        after: Span,
        follow: Callable[[Span, Span], list[Figure]],
    ) -> list[Figure]:
        """Those of whom a name is the verb: `Two on 150 mg and one on placebo died`."""
        aside = _MOST_OFTEN.match(self._text, span.end)
        rest = Span(aside.end() if aside else span.end, self._context.sentence(span).end)
        subjects = self._subjects(figures, span)
        arms = [f for f in self._numbers.within(after) if f.kind == "count" and f.arm]
        if len(subjects) == 1 and sum(f.n or 0 for f in arms) == subjects[0].n and arms[1:]:
            return arms
        compared = COMPARED.match(self._text, rest.start) is not None
        others = follow(Span(span.start, rest.start), rest) if compared else []
        return [*subjects, *others]

    def had(self, span: Span, figures: list[Figure], after: Span) -> list[Figure]:
        """Those who had it, with those of other arms that the sentence goes on to."""
        if not figures or not _HAD.fullmatch(self._text, figures[-1].span.end, span.start):
            return []
        listed = re.match(r"\s?(?:,|and|or)\s", self._text[span.end : after.end + 8])
        in_list = listed and after.end - span.end < 8
        if in_list and not _EVENT.search(self._text[span.start : span.end]):
            return []
        return [*self._joined(figures), *self._going_on(span, after)]

    def counted(self, span: Span, before: Span, after: Span) -> list[Figure]:
        """A count of it in words: `two cases of colitis`, `one developed colitis`."""
        match = _COUNT_BEFORE.search(self._text, before.start, span.start)
        match = match or _AN_EVENT.search(self._text, self._clause_start(span), span.start)
        match = match or _EACH_ONE.search(self._text, self._clause_start(span), span.start)
        match = match or _ONE_HAD.search(self._text, before.start, span.start)
        match = match or _ONCE.match(self._text, span.end, after.end)
        if match is None or self._is_grade(match, before):
            return []
        one = count_of(match)
        later = [f for f in self._numbers.within(after) if f.kind == "count" and f.arm]
        if later and len(later) > 1 and sum(f.n or 0 for f in later) == one.n:
            return later
        return [self._with_share(one, span, after)]

    def _with_share(self, one: Figure, span: Span, after: Span) -> Figure:
        """With the share that stands in brackets behind the name."""
        shares = [f for f in self._numbers.within(after) if f.kind == "percentage"]
        if not shares or shares[0].n is not None or shares[0].value is None:
            return one
        if not _SHARE.fullmatch(self._text, span.end, shares[0].span.start):
            return one
        return replace(shares[0], n=one.n, parts=shares[0].parts | one.parts)

    def _going_on(self, span: Span, after: Span) -> list[Figure]:
        found: list[Figure] = []
        last = span.end
        for figure in self._numbers.within(after):
            between = self._text[last : figure.span.start]
            joined = leads_to_next_arm(between, has_arm=figure.arm is not None, bracketed=False)
            tells = _GOES_ON.match(self._text, figure.span.end)
            if figure.kind not in KINDS or figure.kind == "none" or tells or not joined:
                break
            found.append(figure)
            last = figure.span.end
        return found

    def _clause_start(self, span: Span) -> int:
        return max(self._context.sentence(span).start, span.start - _ASIDE)

    def _is_grade(self, match: re.Match[str], before: Span) -> bool:
        """Whether a number is that of a grade: `Grade 3 or 4 infections`."""
        return any(Span(*match.span("n")).overlaps(m.span) for m in self._grades.within(before))

    def _subjects(self, figures: list[Figure], span: Span) -> list[Figure]:
        """Those of whom a verb is said: `Three on 150 mg and one on placebo stopped`."""
        if not figures or not _SUBJECT.fullmatch(self._text, figures[-1].span.end, span.start):
            return []
        return self._joined(figures)

    def _joined(self, figures: list[Figure]) -> list[Figure]:
        """The last figure with those before it that stand for other arms."""
        found, closed = [figures[-1]], False
        for figure in reversed(figures[:-1]):
            between = self._text[figure.span.end : found[0].span.start]
            if not leads_to_next_arm(between, has_arm=figure.arm is not None, bracketed=False):
                break
            if closed and ends_a_row(between):
                break
            closed = closed or ends_a_row(between)
            found.insert(0, figure)
        return found


def is_of_others(text: str, figure: Figure) -> bool:
    """Whether a number is the subject of what follows it."""
    return _OTHERS_HAD.match(text, figure.span.end) is not None


def count_of(match: re.Match[str]) -> Figure:
    """The number of patients that a match names `n`."""
    place, said = Span(*match.span("n")), match["n"].lower()
    number = _SAID.get(said) or int(decimal_of(said))
    return Figure(place, "count", n=number, parts={"n": place})

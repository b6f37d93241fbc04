"""The grade that a sentence gives a side effect, or one of its numbers."""

from __future__ import annotations

import re

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.numerals import WORD
from summarizer.grounding.context import Context
from summarizer.grounding.figure_tokens import Figure

_GRADE_BEFORE = re.compile(
    r"\s(?:(?!in|was|were|and|of|had|with|or|nor)[\w/-]+\s){0,3}", re.IGNORECASE
)
_GRADE_AFTER = re.compile(
    r"(?:(?:\s(?:was|were|have\sbeen)\s(?:seen|reported|observed)(?:\s(?:once|twice)|(?=,)))?,?\s?\(?(?:(?:of|all|both|at|any|maximum|only)\s?)*|\s(?:was|were)\s(?:(?:all|limited\sto)\s)?|\s(?:to|up\sto)\s"
    r"|,\s(?:all|both|each)\s(?:of\s(?:them|it|which)\s)?(?:were\s)?)",
    re.IGNORECASE,
)
_NAMES_SOME = re.compile(
    r"\b(?:most\s(?:commonly|often|frequently)|(?:the\s)?most\s(?:common|frequent)|mainly|mostly|chiefly|predominantly|including|such\sas|consist(?:ed|ing)\sof|compris(?:ed|ing))\b",
    re.IGNORECASE,
)
# `The most common Grade 3 events were`: what they were, they were of that grade.
_MOST = re.compile(r"\b(?:most|commonest|frequent(?:ly)?)\b", re.IGNORECASE)
_LISTS = re.compile(
    r"[^.;]{0,90}?(?:\b(?:were|was|included?|comprised|consisted\sof)\b|:)", re.IGNORECASE
)
# `Grade 3 infections were rare: pneumonia in 7% and sepsis in 4%`
_OPENED = re.compile(r"[^.;:()]{0,90}:\s[^.;:]*")
_EVENTS = re.compile(
    r"\b(?:events|toxicities|reactions|abnormalities|infections|cytopenias|malignancies)$",
    re.IGNORECASE,
)
# What a number and the grade of all that it counts have between them.
_BEHIND = re.compile(
    r"\)?(?:\s(?:of\s)?(?:the\s)?(?:patients|participants|subjects|eyes|people|children))?(?:\s\(\d[\d·]*\s?%\))?"
    r"(?:,?\s\(?|[,;]?\s(?:and\s)?(?:all|both|each)\s(?:of\s(?:which|them|these|it)\s)?(?:(?:events|cases|reactions|episodes)\s)?)"
    r"(?:(?:were|was|of|had|been|being|adjudicated|assessed|judged|considered|reported|classified|graded|as|limited\sto)\s){0,4}",
    re.IGNORECASE,
)
# `Grade 3: 8%`: such a grade is that of the number behind it.
_OF_NUMBER = re.compile(rf"(?:\s?[:=]|\sin)\s?(?:\d|{WORD}\b)", re.IGNORECASE)
_REST_OF_ROW = re.compile(
    r"\)(?:(?:,\s(?:and\s)?|\sand\s)[^.;:(),]{3,60}\s\([^()]{1,40}\)){1,8},\s(?:and\s)?(?:all|each)\s(?:of\s(?:which|them|these)\s)?"
    r"(?:(?:events|were|was|being)\s){0,2}",
    re.IGNORECASE,
)
_NEAR = 40
_BEHIND_CHARS = 70
_GENERIC = frozenset({"ADVERSE_EVENT", "TEAE", "TRAE"})


class Grades:
    """Reads the grades around the side effects of one document.

    Args:
        context: The document.
        terms: Its side effects.
        text: A plain copy of it in one piece.
    """

    def __init__(self, context: Context, terms: tuple[Mention, ...], text: str) -> None:
        self._context = context
        self._terms = terms
        self._text = text

    def of_term(self, span: Span, before: Span, after: Span) -> Mention | None:
        if inside := self.within(span):
            return inside[0]
        for mention in reversed(self.within(before)):
            if _GRADE_BEFORE.fullmatch(self._text, mention.span.end, span.start):
                return mention
            break
        for mention in self.within(after):
            if _GRADE_AFTER.fullmatch(self._text, span.end, mention.span.start):
                return None if self._is_of_next(mention) else mention
            break
        return None

    def _is_of_next(self, grade: Mention) -> bool:
        """Whether a name stands right behind a grade: `one event, Grade 4 thrombocytopenia`."""
        return any(
            0 <= term.span.start - grade.span.end < _NEAR
            and _GRADE_BEFORE.fullmatch(self._text, grade.span.end, term.span.start)
            for term in self._terms
        )

    def within(self, zone: Span) -> list[Mention]:
        found = self._context.of(Kind.QUANTITY, zone)
        return [m for m in found if m.attributes.get("quantity") == "grade"]

    def of_figure(self, figure: Figure, zone: Span) -> Mention | None:
        """The grade right before a number or right after it: `Grade 2 in 11`, `5% Grade 3`."""
        if zone.end > zone.start:
            for mention in reversed(self.within(zone)):
                between = self._text[mention.span.end : figure.span.start]
                if re.fullmatch(r"\s?(?:events?\s)?(?:in|:|,|\(|=|was|were)?\s?(?:in\s)?", between):
                    return mention
        rest = Span(figure.span.end, figure.span.end + _BEHIND_CHARS)
        for mention in self.within(rest):
            between = self._text[figure.span.end : mention.span.start]
            own = not _OF_NUMBER.match(self._text, mention.span.end)
            if own and _BEHIND.fullmatch(between):
                return mention
        return self._of_row(figure)

    def _of_row(self, figure: Figure) -> Mention | None:
        """The grade said of a whole row: `chills (8%), rash (5%) and cough (4%), all Grade 1`."""
        row = _REST_OF_ROW.match(self._text, figure.span.end)
        if row is None:
            return None
        found = self.within(Span(row.end(), row.end() + 12))
        return found[0] if found and found[0].span.start == row.end() else None

    def inherited(self, span: Span, sentence: Span) -> Mention | None:
        """The grade of the side effects that the sentence then names: `most often anaemia`."""
        for term in self._terms:
            if (
                (term.value in _GENERIC or _EVENTS.search(term.text))
                and term.span in sentence
                and term.span.end < span.start
            ):
                between = self._text[term.span.end : span.start]
                rest = Span(term.span.end, span.start)
                before = self._text[sentence.start : term.span.start]
                opened = _OPENED.match(self._text, term.span.end, span.start)
                lists = opened or (_MOST.search(before) and _LISTS.match(between))
                if ";" not in between and (lists or _NAMES_SOME.search(between)):
                    return self.of_term(term.span, Span(sentence.start, term.span.start), rest)
        return None

"""The grade that a sentence gives a side effect, or one of its numbers."""

from __future__ import annotations

import re

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.grounding.context import Context
from summarizer.grounding.figure_tokens import Figure

_GRADE_BEFORE = re.compile(
    r"\s(?:(?!in|was|were|and|of|had|with|or|nor)[\w/-]+\s){0,3}", re.IGNORECASE
)
_GRADE_AFTER = re.compile(
    r"(?:(?:\s(?:was|were)\s(?:seen|reported|observed)\s(?:once|twice))?,?\s?\(?(?:(?:of|all|both|at|any|maximum|only)\s?)*|\s(?:was|were)\s(?:(?:all|limited\sto)\s)?|\s(?:to|up\sto)\s"
    r"|,\s(?:all|both|each)\s(?:of\sthem\s)?(?:were\s)?)",
    re.IGNORECASE,
)
_NAMES_SOME = re.compile(
    r"\b(?:most\s(?:commonly|often|frequently)|(?:the\s)?most\s(?:common|frequent)|mainly|mostly|chiefly|predominantly|including|such\sas)\b",
    re.IGNORECASE,
)
# `The most common Grade 3 events were`: what they were, they were of that grade.
_MOST = re.compile(r"\b(?:most|commonest|frequent(?:ly)?)\b", re.IGNORECASE)
_LISTS = re.compile(
    r"[^.;]{0,90}?(?:\b(?:were|was|included?|comprised|consisted\sof)\b|:)", re.IGNORECASE
)
# `Grade 3 infections were rare: pneumonia in 7% and sepsis in 4%`
_OPENED = re.compile(r"[^.;:()]{0,90}:\s[^.;:]*")
_EVENTS = re.compile(r"\b(?:events|toxicities|reactions|abnormalities)$", re.IGNORECASE)
_NEAR = 40
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
        rest = Span(figure.span.end, figure.span.end + 40)
        for mention in self.within(rest):
            between = self._text[figure.span.end : mention.span.start]
            if re.fullmatch(
                r"\)?,?\s(?:(?:all|both|mostly|each)\s)?(?:of\s(?:patients|participants)\s)?(?:(?:were|was|of|had)\s)?",
                between,
            ):
                return mention
        return None

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

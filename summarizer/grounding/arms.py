"""The group of patients that a number is given for: `on 30 mg`, `in the placebo group`."""

from __future__ import annotations

import re
from functools import cached_property

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import Context
from summarizer.grounding.measure_words import is_instrument

_CONTROL = (
    r"(?:matching\s)?placebo|vehicle|sham|(?:active\s)?comparator|control|standard[\s-]of[\s-]care"
    r"|(?:[\w'-]+\s)?(?:single-agent\s)?chemotherapy|(?:external\s)?natural\shistory"
    r"|best\ssupportive\scare"
)
_GROUP = r"(?:dose\s)?(?:groups?|arms?|cohorts?)"
_DOSE = (
    r"\d[\d.,]*(?:\s?(?:and|or|/)\s?\d[\d.,]*)?\s?(?:mg|mcg|ug|µg|g|mL|IU)(?:\sor\s\d+\s?mg)?"
    r"(?:/kg|/m2)?(?:\s(?:once|twice)[\s-](?:daily|weekly|monthly|a\s(?:day|week|month))|\sQ\d{1,2}[WMD]"
    r"|\severy\s(?:other\s(?:week|month)|(?:\d|two|three|four|six|eight|twelve)\d?\s(?:weeks|months|days)))?"
)
# Doses of cells and vectors: `2x10^13 vg/kg`, `4E11 vg/kg`, `8 million cells/kg`.
_PARTICLES = (
    r"\d[\d.,]*(?:\s?[x×]\s?10\s?\^?\d{1,2}|E\+?\d{1,2})?(?:\s(?:million|billion|trillion))?\s"
    r"(?:vg|gc|vp|pfu|vector\sgenomes|viral\sgenomes|(?:(?:viable|positive|CAR\+?|T|CAR-T|CD34\+)\s){0,3}cells)"
    r"(?:\s?/\s?kg|\s?/\s?eye|\sper\s(?:kg|eye))?"
)
# Regimens without a dose: `Q8W`, `every-other-month dosing`.
_REGIMEN = (
    r"(?:(?:monthly|quarterly)(?!\s(?:[\w-]+\s)?(?:days|frequency|rates?|seizures?|attacks?|bleeds?|counts?|number"
    r"|headaches?|migraines?)\b)|every[\s-]other[\s-](?:month|week)|Q\d{1,2}[WMD]|once[\s-](?:daily|weekly)"
    r"|twice[\s-](?:daily|weekly))(?:\s(?:treatment|dosing|regimen|schedule|injections?)"
    rf"|\s{_GROUP})?"
)
# International names of medicines end in what they are.
_MEDICINE = (
    r"[a-z]{2,}(?:mab|nib|cept|taxel|platin|rubicin|ciclib|lisib|parib|estrant|rasib|zomib|limus"
    r"|glutide|tide|gliptin|gliflozin|statin|sartan|floxacin|cillin|azole|mycin|siran|rsen|leucel"
    r"|parvovec|gepant|triptan|oxetine|apine|idone|azepam|metinib|fenib|citabine|citidine|abine|trexed"
    r"|lidomide|tecan|vastatin|semide|thiazide|prazole|vir|terol|tropium|sone|solone|nide|profen"
    r"|coxib|mustine|zolomide|stinel|orexant|olol|pril|cycline|xaban|gatran|formin|lukast|dronate|parin"
    r"|ostat|vaptan|trexate|fungin|penem|oxin)(?:[\s-]alone)?"
)
_WITH = (
    r"(?:\s(?:plus|and|\+|in\scombination\swith)\s"
    r"(?:chemotherapy|[a-z]+(?:mab|nib|taxel|platin|abine)))?"
)
# Patients by what their disease is: `MSI-high tumours`, `biologic-naive patients`.
_KIND = (
    r"[\w+/-]+[- ](?:positive|negative|high|low|stable|mutant|mutated|na[iï]ve|refractory|resistant"
    r"|wild-type)\s(?:tumou?rs|disease|cancers?|patients|participants|subjects|adults)"
)
_PERSONS = r"(?:patients|participants|subjects|recipients|children|adults|people|those)"
_AFTER = (
    r"(?:\s(?:at|by)\s(?:(?:week|month|day)\s\d{1,3}|\d{1,3}\s(?:weeks|months|days)))?"
    rf"\s*(?:(?:of|in|among|for)\s)?(?:(?:the|all"
    rf"|these)\s)?(?:(?!(?:and|or|but|versus|vs|while|compared|against)\s)[\w-]+\s)?"
    rf"(?:{_PERSONS}\s(?:\([^()]*\)\s)?)?"
    r"(?:who\s(?:received|took|were\s(?:given|treated\swith|on))|(?:was|were)\sgiven|receiving"
    r"|treated\s(?:with|at)"
    r"|randomi[sz]ed\sto|assigned\sto|given|taking|under|on|in|with|for|at|among|of(?=\sthe\s))\s"
    r"(?:the\s)?"
)
_CONTROL_WORDS = re.compile(rf"^(?:{_CONTROL})\b", re.IGNORECASE)
_BRACKET = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")
_BEFORE = (
    r"\b(?:on|in|with|at|for|among|under)\s(?:the\s)?(?P<arm>{names}),?\s*(?:the\s)?(?:(?:was|were)\s"
    r"(?:\w+\s)?)?$"
)
_FIRST = (
    r"^\W{{0,3}}(?:(?:on|in|with|at|for|among|(?:In\s|Among\s|Of\s)?(?:the\s|all\s)?(?:patients"
    r"|participants|subjects"
    r"|children|adults|people|those)\s(?:who\s(?:received|took)|on|receiving|taking|given"
    r"|(?:treated|dosed)\s(?:with|at)|randomi[sz]ed\sto))\s(?:the\s)?)(?P<arm>{names}),?\s"
)
# An arm some words behind its number: `18.5% in liver fat at 24 weeks with the 300 mg dose`.
_LATER = (
    r"(?:(?!\b(?:compared|versus|vs|than|over|against|relative|from(?!\sbaseline)|to|whereas"
    r"|while|without|but|prior"
    r"|and\s(?:those|patients|participants|subjects|the|by|in|from)|in\sthose)\b)[^;.()])"
    r"{{0,90}}?\b(?:on|in|with|for|at|among|receiving|taking"
    r"|given)\s(?:the\s)?(?P<arm>{names})(?![\w-])"
)
_LED = (
    r"(?:\b(?:on|in|with|at|for|among|of|receiving|taking|took|received|given|to|by|The"
    r"|following)\s(?:the\s|a\sdose\sof\s)?|^)(?P<arm>{names})(?![\w-])"
)
# `versus placebo 31%`; `(placebo: 31%`
_LABELLED = (
    r"(?:[(,;]\s?(?:and\s)?(?P<arm>{names}):?|\b(?:versus|vs\.?|against|compared\s(?:to|with))\s"
    r"(?:the\s)?(?P<other>{names}))\s(?:(?:was|at|of)\s)?$"
)
_COMPARED = re.compile(
    r"\b(?:compared|versus|vs|than|over|against|relative|superior)\b", re.IGNORECASE
)


class Arms:
    """Reads arms in one document."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._text = plain(context.document.text)

    @cached_property
    def _names(self) -> str:
        names = {plain(m.text) for m in self._context.of(Kind.PRODUCT_NAME)}
        known = {re.escape(name) for name in names if not is_instrument(name)}
        products = "|".join(sorted(known, key=len, reverse=True)) or r"(?!)"
        return (
            rf"(?:{_CONTROL})(?:[\s-](?:{_GROUP}|{_PERSONS}|treated\s{_PERSONS}|treated"
            rf"|recipients))?|{_DOSE}(?:\s(?:dose\b|{_GROUP}))?"
            rf"|{_PARTICLES}(?:\s(?:dose\b|{_GROUP}))?"
            rf"|(?:{products})(?:\s{_DOSE})?(?:[\s-](?:{_GROUP}|{_PERSONS}|treated\s{_PERSONS}))?"
            rf"|(?:Cohort|Arm|Group|Dose\sLevel|Part)\s(?:[A-Z]|\d)(?:\d)?|"
            rf"(?:(?!(?:in|on|of|with|for|at|by|and|to|than|versus|vs|the|were|was|both|patients"
            rf"|those|this|that|from|which|across|or|all|compared|as)\s)[\w'%-]+\s){{1,4}}{_GROUP}"
            rf"|{_KIND}|(?-i:(?:[A-Z])?{_MEDICINE}){_WITH}(?:[\s-](?:{_GROUP}|{_PERSONS}))?"
            r"|(?:(?<=taking\s)|(?<=receiving\s)|(?<=received\s)|(?<=treated\swith\s))(?!an?\s"
            r"|the\s|at\s|least|prior|previous|treatment|therapy|study)[A-Za-z][\w-]{5,}(?=[,.;)]"
            r"|\s(?:and|or|had|at|were|was|versus|vs|compared|achieved|showed|experienced|in|plus"
            r"|for|who|did|met|reached|than)\b)"
            rf"|{_REGIMEN}"
            rf"|(?:doublet|triplet|combination|monotherapy)(?:\s{_GROUP})?"
            rf"|(?:treated|vaccinated)\s{_PERSONS}|(?:vaccine|drug|active)\s(?:recipients"
            rf"|treatment)|(?:high|low|mid|higher|lower|highest|lowest|middle)[\s-]dose"
        )

    @cached_property
    def _after(self) -> re.Pattern[str]:
        return re.compile(rf"{_AFTER}(?P<arm>{self._names})(?![\w-])", re.IGNORECASE)

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return re.compile(_BEFORE.format(names=self._names), re.IGNORECASE)

    @cached_property
    def _first(self) -> re.Pattern[str]:
        return re.compile(_FIRST.format(names=self._names), re.IGNORECASE)

    @cached_property
    def _bracketed(self) -> re.Pattern[str]:
        return re.compile(rf"\s?\((?P<arm>{self._names})[),;]", re.IGNORECASE)

    def after(self, start: int, end: int) -> Span | None:
        """The arm that follows a number at once, brackets aside, before `end`."""
        if match := self._bracketed.match(self._text, start, end):
            return Span(*match.span("arm"))
        while bracket := _BRACKET.match(self._text, start, end):
            start = bracket.end()
        match = self._after.match(self._text, start, end)
        return Span(*match.span("arm")) if match else None

    def before(self, start: int, end: int) -> Span | None:
        """The arm in the words `[start, end)` that lead to a number: `on 400 mg was`."""
        match = self._before.search(self._text, start, end)
        return Span(*match.span("arm")) if match else None

    @cached_property
    def _later(self) -> re.Pattern[str]:
        return re.compile(_LATER.format(names=self._names), re.IGNORECASE)

    def later(self, start: int, end: int) -> Span | None:
        """The arm in the words `[start, end)` behind a number, where nothing is compared first."""
        match = self._later.match(self._text, start, end)
        return Span(*match.span("arm")) if match else None

    @cached_property
    def _labelled(self) -> re.Pattern[str]:
        return re.compile(_LABELLED.format(names=self._names), re.IGNORECASE)

    def labelling(self, start: int, end: int) -> Span | None:
        """The arm in the words `[start, end)` that names the number behind them."""
        match = self._labelled.search(self._text, start, end)
        return Span(*match.span("arm" if match["arm"] else "other")) if match else None

    def opening(self, start: int, end: int) -> Span | None:
        """The arm that the words `[start, end)` begin with: `At 5.6 mg/kg, ORR was`."""
        match = self._first.match(self._text[start:end])
        return Span(start + match.start("arm"), start + match.end("arm")) if match else None

    def listed(self, zone: Span) -> list[Span]:
        """Every arm that is named in a zone, in reading order."""
        pattern = re.compile(rf"(?<![\w-])(?:{self._names})(?![\w-])", re.IGNORECASE)
        return [Span(*match.span()) for match in pattern.finditer(self._text, zone.start, zone.end)]

    def leading(self, start: int, end: int) -> Span | None:
        """The only arm of the words `[start, end)`, where nothing is compared with it."""
        found = [Span(*m.span("arm")) for m in self._led.finditer(self._text, start, end)]
        words = {self._text[arm.start : arm.end].lower() for arm in found}
        if len(words) != 1 or _COMPARED.search(self._text, start, end):
            return None
        return found[-1]

    @cached_property
    def _led(self) -> re.Pattern[str]:
        return re.compile(_LED.format(names=self._names), re.IGNORECASE)

    def names(self, span: Span) -> bool:
        """Whether words are an arm's name and nothing else."""
        words = self._text[span.start : span.end]
        return re.fullmatch(self._names, words, re.IGNORECASE) is not None

    def is_control(self, arm: Span | None) -> bool:
        return arm is not None and _CONTROL_WORDS.match(self._text[arm.start : arm.end]) is not None

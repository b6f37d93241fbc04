"""The events, findings and milestones of a baseline's answer as entries of the schema."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from bench.baselines import said
from bench.baselines.placing import Placing
from bench.baselines.system import Json
from summarizer.finding.authority import UNRESOLVED
from summarizer.schemas.milestone import Milestone
from summarizer.schemas.patient import PatientCase
from summarizer.schemas.regulatory import RegulatoryEvent
from summarizer.schemas.result import ConfidenceInterval, PValue, Result, Timepoint
from summarizer.schemas.safety import SafetyFinding
from summarizer.schemas.stated import Interval, PartialDate, Precision
from summarizer.schemas.terms import (
    EventStatus,
    EventType,
    MilestoneKind,
    Novelty,
    Presence,
)
from summarizer.vocabulary.designations import DesignationKind, designations

_STATUSES = {
    r"grant|receiv|award|designat": "GRANTED",
    r"request|appl|submit": "REQUESTED",
    r"den|reject|refus": "DENIED",
    r"rescind|revok": "RESCINDED_BY_AUTHORITY",
    r"withdr": "WITHDRAWN_BY_SPONSOR",
}
_NOVELTIES = {r"new": "NEW_IN_DOCUMENT", r"restated|previous|earlier": "RESTATED"}
_UNITS = {
    r"percentage.points?": "percentage_points",
    r"%|percent\b": "%",
    r"months?\b": "months",
    r"weeks?\b": "weeks",
    r"days?\b": "days",
    r"years?\b": "years",
}
_RATIOS = {r"hazard.ratio|\bHR\b": "hazard_ratio", r"odds.ratio": "odds_ratio"}
_TIME = re.compile(
    r"(?:(?P<unit>day|week|month|year)s?\s+(?P<at>\d+(?:\.\d+)?)"
    r"|(?P<count>\d+(?:\.\d+)?)[\s-]*(?P<of>day|week|month|year)s?)",
    re.IGNORECASE,
)
_GRADE = re.compile(r"(?<![\d.,])[1-5](?![\d.,]*[\d%])")
_OR_HIGHER = re.compile(r"higher|above|greater|more|≥|>=|\+", re.IGNORECASE)
_MISSED = re.compile(r"\b(?:not|miss|fail)", re.IGNORECASE)
_P = re.compile(r"(<=|>=|[<>=≤≥])?\s*(0?\.\d+|1(?:\.0+)?|0)\b")
_DAYS = {"days": 1, "weeks": 7}


@dataclass(frozen=True, slots=True)
class Links:
    """Keys of the only product, disease and trial of an answer; None where there are several."""

    product: str | None = None
    indication: str | None = None
    trial: str | None = None


def day_of(released: PartialDate | None) -> date | None:
    try:
        return date.fromisoformat(released.value[:10]) if released else None
    except ValueError:
        return None


def events(given: list[Json], placing: Placing, links: Links) -> Iterator[RegulatoryEvent]:
    for entry in given:
        kind = said.member(EventType, entry.get("event_type"))
        if kind is None:
            continue
        agency = said.agency(entry.get("authority"))
        code = said.designation(entry.get("designation"), agency)
        kind, code = _kind_and_code(kind, code)
        row = designations().get(code or "")
        if row and agency == UNRESOLVED and entry.get("authority") is None:
            agency = row.authorities[0]
        novelty = said.member(Novelty, entry.get("novelty"), other=_NOVELTIES) or Novelty.UNKNOWN
        status = said.member(EventStatus, entry.get("status"), other=_STATUSES)
        on = said.day(entry.get("date"))
        words = [entry.get("designation"), entry.get("text"), entry.get("authority")]
        place = placing.evidence(*words, entry=entry)

        def stated(value: Any, *words: object, entry: Json = entry) -> Any:
            return None if value is None else placing.stated(value, *words, entry=entry)

        yield RegulatoryEvent(
            event_type=stated(kind, *words),
            designation=stated(code, *words),
            authority=stated(agency, entry.get("authority"), *words),
            status=stated(status, *words) if kind is EventType.DESIGNATION else None,
            novelty=stated(novelty, *words),
            effective_on=stated(on, entry.get("date"), *words),
            product=stated(links.product, *words),
            indications=(stated(links.indication, *words),) if links.indication else (),
            raw_text=place.text,
            evidence=(place,),
        )


def _kind_and_code(kind: EventType, code: str | None) -> tuple[EventType, str | None]:
    """A named designation is one, whatever act it was called; other acts need no name."""
    row = designations().get(code or "")
    if kind is EventType.APPROVAL and row and row.kind is DesignationKind.DESIGNATION:
        return EventType.DESIGNATION, code
    return kind, code if row or kind is EventType.DESIGNATION else None


def patient(given: object, placing: Placing) -> PatientCase | None:
    if not isinstance(given, dict):
        return None
    names = ("diagnosis", "stage", "dose_level", "sex")
    words = {name: said.text(given.get(name)) for name in names}
    counts = {name: said.whole(given.get(name)) for name in ("prior_lines", "age")}
    values = {name: one for name, one in {**words, **counts}.items() if one is not None}
    if not values:
        return None
    fields: dict[str, Any] = {
        name: placing.stated(one, entry=given) for name, one in values.items()
    }
    return PatientCase(**fields, evidence=(placing.evidence(*words.values(), entry=given),))


def results(given: list[Json], placing: Placing, links: Links) -> Iterator[Result]:
    for entry in given:
        endpoint, value = said.text(entry.get("endpoint")), said.text(entry.get("value"))
        if endpoint is None:
            continue
        amount = said.number(value)
        n, total = _counts(entry)
        if re.fullmatch(r"\d[\d,]*\s*(?:of|/|out of)\s*\d[\d,]*\D*", value or ""):
            found, amount = said.counts(value), None
            n, total = found[0] if n is None else n, found[1] if total is None else total
        unit = _unit(value, endpoint) if amount is not None else None
        spread, p = _interval(entry.get("confidence_interval")), _p(entry.get("p_value"))
        at, met = _timepoint(entry.get("timepoint")), _met(entry)
        category = value if amount is None and value and n is None else None

        def stated(
            one: Any, *words: object, entry: Json = entry, rest: Any = (value, endpoint)
        ) -> Any:
            return None if one is None else placing.stated(one, *words, *rest, entry=entry)

        yield Result(
            trial=links.trial,
            population=stated(said.text(entry.get("population"))),
            endpoint_text=stated(endpoint),
            endpoint_code=stated(said.endpoint_code(endpoint)),
            category=stated(category),
            value=stated(amount, value),
            unit=stated(unit, value),
            n=stated(n, value),
            N=stated(total, value),
            ci=stated(spread, entry.get("confidence_interval")),
            p=stated(p, entry.get("p_value")),
            timepoint=stated(at, entry.get("timepoint")),
            met=stated(met),
            evidence=(placing.evidence(value, endpoint, entry=entry),),
        )


def safety(given: list[Json], placing: Placing, links: Links) -> Iterator[SafetyFinding]:
    for entry in given:
        term = said.text(entry.get("term"))
        if term is None:
            continue
        presence = said.member(Presence, entry.get("presence")) or Presence.PRESENT
        low, high = _grades(said.text(entry.get("grade")))
        n, total = _counts(entry)
        rate = said.number(entry.get("rate")) or _percentage(entry.get("grade"))

        def stated(one: Any, *words: object, entry: Json = entry, term: str = term) -> Any:
            return None if one is None else placing.stated(one, *words, term, entry=entry)

        yield SafetyFinding(
            term=stated(term),
            code=said.safety_code(term),
            presence=stated(presence),
            grade_min=stated(low, entry.get("grade")),
            grade_max=stated(high, entry.get("grade")),
            n=stated(n),
            N=stated(total),
            rate=stated(rate, entry.get("rate")),
            management=tuple(stated(one) for one in said.texts(entry.get("management"))),
            trial=links.trial,
            evidence=(placing.evidence(term, entry=entry),),
        )


def milestones(
    given: list[Json], placing: Placing, links: Links, anchor: date | None
) -> Iterator[Milestone]:
    for entry in given:
        kind, words = said.member(MilestoneKind, entry.get("kind")), said.text(entry.get("text"))
        when = said.text(entry.get("when"))
        if kind is None or (words or when) is None:
            continue
        span = said.window(when, anchor)
        place = placing.evidence(words, when, entry=entry)
        interval = (
            Interval(
                start=span.start,
                end=span.end,
                precision=Precision(span.precision),
                raw_text=when or "",
                rule_id=span.rule,
            )
            if span
            else None
        )
        yield Milestone(
            what=placing.stated(kind, words, when, entry=entry),
            text=placing.stated(words or when or "", when, entry=entry),
            window=placing.stated(interval, when, words, entry=entry) if interval else None,
            trial=links.trial,
            product=links.product,
            evidence=(place,),
        )


def _met(entry: Json) -> bool | None:
    """False counts only where the entry's words say so: small models write it for `not said`."""
    met = said.truth(entry.get("met"))
    words = f"{entry.get('endpoint')} {entry.get('value')}"
    return met if met or _MISSED.search(words) else None


def _counts(entry: Json) -> tuple[int | None, int | None]:
    pair = said.counts(entry.get("count"))
    n, total = said.whole(entry.get("n")), said.whole(entry.get("N"))
    return pair[0] if n is None else n, pair[1] if total is None else total


def _unit(value: str | None, endpoint: str) -> str | None:
    for cues, words in ((_RATIOS, value), (_UNITS, value), (_RATIOS, endpoint)):
        for cue, unit in cues.items():
            if re.search(cue, words or "", re.IGNORECASE):
                return unit
    rest = re.sub(r"^[^\d]*[\d.,]+\s*", "", value or "").strip(" .;,()")
    return rest or None


def _interval(given: object) -> ConfidenceInterval | None:
    words = said.text(given) or ""
    level = re.search(r"(\d\d(?:\.\d+)?)\s*%?\s*(?:confidence|CI)", words, re.IGNORECASE)
    rest = words[: level.start()] + words[level.end() :] if level else words
    bounds = said.numbers(re.sub(r"(?<=[\d%])\s*[-–]\s*(?=\d)", " to ", rest))
    if len(bounds) < 2:
        return None
    return ConfidenceInterval(
        level=Decimal(level[1]) if level else Decimal(95), lo=bounds[0], hi=bounds[1]
    )


def _p(given: object) -> PValue | None:
    found = _P.search(said.text(given) or "")
    if found is None:
        return None
    sign = (found[1] or "=").replace("≤", "<=").replace("≥", ">=")
    return PValue(op=sign, value=Decimal(found[2]))


def _timepoint(given: object) -> Timepoint | None:
    found = _TIME.search(said.text(given) or "")
    if found is None:
        return None
    unit = (found["unit"] or found["of"]).lower() + "s"
    value = Decimal(found["at"] or found["count"])
    days = value * _DAYS[unit] if unit in _DAYS else None
    return Timepoint(value=value, unit=unit, days=days)


def _percentage(given: object) -> Decimal | None:
    """A share of patients that stands in another field's place."""
    words = said.text(given) or ""
    return said.number(words) if "%" in words else None


def _grades(words: str | None) -> tuple[int | None, int | None]:
    grades = [int(one) for one in _GRADE.findall(words or "")]
    if not grades:
        return None, None
    low, high = min(grades), max(grades)
    return low, None if len(grades) == 1 and _OR_HIGHER.search(words or "") else high

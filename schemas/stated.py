"""A value together with what it rests on."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from summarizer.documents.evidence import Evidence

T = TypeVar("T")


class Basis(StrEnum):
    """How a value follows from its words."""

    STATED = "stated"
    DERIVED = "derived"
    INFERRED = "inferred"


class Saved(BaseModel):
    """Ground of every saved block: immutable, and nothing may be added that the schema lacks."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Draft(BaseModel):
    """Ground of every draft.

    Field descriptions are read by models on endpoints that show them the schema. A field with a
    default may be left out where the endpoint allows it; a field without one is always answered,
    with null where the document does not say. An unknown field fails the draft: an answer in the
    saved form, with evidence of its own making, is not a draft.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


class Stated(Saved, Generic[T]):
    """A value, how it follows from the document, and from which words.

    Attributes:
        value: The normalised value.
        basis: `stated` where the words say the value; `derived` where a registered rule makes the
            value from the words; `inferred` where it is a judgement and must be shown as one.
        rule: Id of the rule, for derived and inferred values; null for stated ones.
        evidence: The words, at least one span.
    """

    value: T
    basis: Basis = Basis.STATED
    rule: str | None = None
    evidence: tuple[Evidence, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _rule_fits_basis(self) -> Stated[T]:
        if (self.rule is None) != (self.basis is Basis.STATED):
            raise ValueError("a derived or inferred value names its rule, a stated one has none")
        return self


class Precision(StrEnum):
    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"


class PartialDate(Saved):
    """An ISO 8601 date as far as the document gives it.

    Attributes:
        value: `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `YYYY-MM-DDThh:mm`.
        precision: How far `value` goes.
        zone: Time zone as written; null where none is, and then none is assumed.
        raw_text: The document's words.
    """

    value: str = Field(pattern=r"^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2})?)?)?$")
    precision: Precision
    zone: str | None = None
    raw_text: str


class AnchorKind(StrEnum):
    DATELINE = "dateline"
    WIRE_STAMP = "wire_stamp"
    PAGE = "page"


class Interval(Saved):
    """A span of days, both ends included; an open end is null.

    Attributes:
        start: First day.
        end: Last day.
        precision: Size of the unit the words speak of.
        raw_text: The document's words.
        anchor: The date that relative words count from; null where the words are absolute.
        anchor_kind: Where the anchor comes from.
        rule_id: The conversion rule that was used.
    """

    start: date | None = None
    end: date | None = None
    precision: Precision
    raw_text: str
    anchor: PartialDate | None = None
    anchor_kind: AnchorKind | None = None
    rule_id: str

    @model_validator(mode="after")
    def _ends_in_order(self) -> Interval:
        if self.start and self.end and self.end < self.start:
            raise ValueError("an interval ends on or after its start")
        return self

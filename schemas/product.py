"""Investigational and approved products."""

from __future__ import annotations

from pydantic import Field, model_validator

from summarizer.documents.evidence import Evidence
from summarizer.schemas.stated import Draft, Saved, Stated
from summarizer.schemas.terms import (
    CellSource,
    DevelopmentStatus,
    EditAction,
    Modality,
    NameType,
    TargetRole,
)


class ProductDraft(Draft):
    """A product of the company that the news is about."""

    preferred_name: str | None = Field(description="its name; null if the document gives none")
    names: list[str] = Field(description="its other names and code numbers", max_length=4)
    descriptor: str | None = Field(
        description="what kind of product it is, in the document's words", max_length=110
    )
    targets: list[str] = Field(description="the molecule it binds or acts on", max_length=3)
    engineering: list[str] = Field(
        default_factory=list, description="genes that are deleted or inserted", max_length=4
    )
    platform: str | None = Field(default=None, description="the named technology it is made with")


class ProductName(Saved):
    text: Stated[str]
    type: NameType


class AliasLink(Saved):
    """That two names mean one product. Stated only where the document ties them together."""

    names: tuple[str, str]
    same: Stated[bool]


class Target(Saved):
    text: Stated[str]
    role: Stated[TargetRole]


class GeneEdit(Saved):
    gene: Stated[str]
    action: Stated[EditAction] | None = None
    tool: Stated[str] | None = None


class Product(Saved):
    """One product; `descriptor` stands in where the release gives no name.

    Attributes:
        key: Local key, `product-1` and so on, which other blocks refer to.
        is_subject: Whether the news is about it, rather than in passing.
    """

    key: str
    preferred_name: Stated[str] | None = None
    descriptor: Stated[str] | None = None
    names: tuple[ProductName, ...] = ()
    alias_links: tuple[AliasLink, ...] = ()
    modality: Stated[Modality] | None = None
    cell_source: Stated[CellSource] | None = None
    starting_material: Stated[str] | None = None
    targets: tuple[Target, ...] = ()
    engineering: tuple[GeneEdit, ...] = ()
    platform: Stated[str] | None = None
    development_status: Stated[DevelopmentStatus] | None = None
    manufacturing_location: Stated[str] | None = None
    is_subject: bool = True
    evidence: tuple[Evidence, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _has_a_name_or_a_descriptor(self) -> Product:
        if self.preferred_name is None and self.descriptor is None:
            raise ValueError("a product has a name or a descriptor")
        return self

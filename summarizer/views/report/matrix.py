"""Which product holds which designation, over all documents of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from summarizer.schemas.product import Product
from summarizer.schemas.regulatory import RegulatoryEvent
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import EventType, Novelty
from summarizer.views.labels import label
from summarizer.views.names import product_name
from summarizer.views.report.sections import entry_id
from summarizer.views.values import plain


@dataclass(frozen=True, slots=True)
class Holding:
    """What one document says of a product and a designation.

    Attributes:
        document: Its number on the page.
        target: Id of the entry.
    """

    document: int
    target: str
    status: str
    novelty: str
    authority: str
    news: bool


@dataclass(frozen=True, slots=True)
class Column:
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """A product and, for each column, what is said of it."""

    product: str
    cells: tuple[tuple[Holding, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


def matrix(summaries: Iterable[tuple[int, Summary]], names: Mapping[str, str]) -> Matrix:
    """Products are one row where documents give them the same name; nothing else unites them.

    Args:
        summaries: With the number of their document.
        names: Names of designations by their code.
    """
    held: dict[str, dict[str, list[Holding]]] = {}
    shown: dict[str, str] = {}
    codes: dict[str, None] = {}
    for number, summary in summaries:
        for index, event in enumerate(summary.regulatory_events):
            if event.event_type.value is not EventType.DESIGNATION or event.designation is None:
                continue
            key, name = _product(summary, event, number)
            shown.setdefault(key, name)
            code = event.designation.value
            codes.setdefault(code)
            target = entry_id(f"d{number}", f"regulatory_events[{index}]")
            held.setdefault(key, {}).setdefault(code, []).append(_holding(event, number, target))
    return Matrix(
        tuple(Column(plain(code), plain(names.get(code, code))) for code in codes),
        tuple(
            Line(shown[key], tuple(tuple(found.get(code, ())) for code in codes))
            for key, found in held.items()
        ),
    )


def _holding(event: RegulatoryEvent, number: int, target: str) -> Holding:
    novelty = event.novelty.value
    return Holding(
        number,
        target,
        label(event.status.value) if event.status else "status not stated",
        label(novelty),
        plain(event.authority.value),
        novelty is Novelty.NEW_IN_DOCUMENT,
    )


def _product(summary: Summary, event: RegulatoryEvent, number: int) -> tuple[str, str]:
    key = event.product.value if event.product else ""
    product = next((one for one in summary.products if one.key == key), None)
    if product is None:
        return f"{number}", "product not stated"
    name = product_name(product).plain
    return _identity(product, number), name


def _identity(product: Product, number: int) -> str:
    name = product.preferred_name
    return f"name {name.value.casefold()}" if name else f"{number} {product.key}"

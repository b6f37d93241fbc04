"""What a finder recognised in the text, without any model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from summarizer.documents.spans import Span


class Kind(StrEnum):
    """What a mention is of."""

    REGISTRY_ID = "registry_id"
    DESIGNATION = "designation"
    REGULATORY_ACTION = "regulatory_action"
    AGENCY = "agency"
    PHASE = "phase"
    DATE = "date"
    TIME_EXPRESSION = "time_expression"
    QUANTITY = "quantity"
    SAFETY_TERM = "safety_term"
    RESPONSE_TERM = "response_term"
    PRODUCT_NAME = "product_name"
    TRIAL = "trial"
    ORGANISATION = "organisation"
    PERSON = "person"
    TICKER = "ticker"
    URL = "url"
    INSTRUCTION = "instruction"


@dataclass(frozen=True, slots=True)
class Mention:
    """One recognised place.

    Attributes:
        kind: What was recognised.
        span: Where it stands; `text` is exactly the document's characters there.
        text: The document's own words.
        value: The canonical form: a registry id, a designation code, an agency code, an ISO date.
        attributes: Further canonical facts read from the same place, by name.
    """

    kind: Kind
    span: Span
    text: str
    value: str
    attributes: Mapping[str, str] = field(default_factory=dict)

"""What can be read of a designation, and by which rule it was decided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """The first seven are what became of it; the rest is why nothing can be said."""

    REQUESTED = "requested"
    GRANTED = "granted"
    DENIED = "denied"
    RESCINDED_BY_AUTHORITY = "rescinded_by_authority"
    WITHDRAWN_BY_SPONSOR = "withdrawn_by_sponsor"
    EXPIRED = "expired"
    PLANNED_REQUEST = "planned_request"
    ELIGIBLE_ONLY = "eligible_only"
    EXPLANATORY = "explanatory"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status, the rule, and where in the passage the words stand that it rests on."""

    status: Status
    rule: str
    start: int = -1
    end: int = -1


REASONS = {
    "R-EV-04": "this section supports no event of a product",
    "R-REG-06": "to be eligible for it, or a candidate, is not to have it",
    "definition": "the sentence explains what the designation is",
    "negated": "the act is denied",
    "hedged": "the act is not said to have happened",
    "many": "it is told of many products, not of one",
    "planned": "the act is still to come",
    "verb-before": "the nearest verb before it says so",
    "verb-behind": "the verb behind it says so",
    "request": "it is the request that is spoken of",
    "opinion": "a committee's opinion comes before the decision",
    "presupposed": "words that only one who has it can say",
    "no-application": "a review is set for an application or by an agency, and neither is named",
    "withdrawal": "the agent of the withdrawal says so",
    "whose-withdrawal": "the text does not say who withdrew it",
    "no-cue": "no verb of the clause says what became of it",
}

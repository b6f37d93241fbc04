from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.indications import ground_indications
from summarizer.grounding.products import ground_products
from summarizer.grounding.regulatory import read_regulatory
from summarizer.schemas.audit import Finding
from summarizer.schemas.indication import IndicationDraft
from summarizer.schemas.product import ProductDraft
from summarizer.schemas.regulatory import RegulatoryEvent
from summarizer.schemas.stated import Basis
from summarizer.schemas.terms import EventStatus, EventType, Novelty

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]


def _read(context: Context) -> tuple[tuple[RegulatoryEvent, ...], tuple[Finding, ...]]:
    products = ground_products(
        [ProductDraft(preferred_name="Venza-cel", names=[], descriptor=None, targets=[])], context
    )
    diseases = ground_indications([IndicationDraft(disease_text="lupus nephritis")], context)
    return read_regulatory(context, products, diseases)


def _event(context: Context) -> RegulatoryEvent:
    (event,) = _read(context)[0]
    return event


def test_a_dated_act_of_the_news_carries_date_basis_and_announcement(examine: Examine) -> None:
    event = _event(
        examine(
            "The FDA granted Fast Track designation to Venza-cel for lupus nephritis on "
            "February 3, 2025, based on interim data from the trial."
        )
    )

    assert event.event_type.value is EventType.DESIGNATION
    assert event.designation is not None
    assert event.designation.value == "FDA_FAST_TRACK"
    assert (event.authority.value, event.authority.basis) == ("FDA", Basis.STATED)
    assert event.status is not None
    assert event.status.value is EventStatus.GRANTED
    assert event.novelty.value is Novelty.NEW_IN_DOCUMENT
    assert event.announced_on is not None
    assert event.announced_on.value.value == "2025-03-03"
    assert event.effective_on is not None
    assert event.effective_on.value.value == "2025-02-03"
    assert event.product is not None
    assert (event.product.value, event.product.basis) == ("product-1", Basis.STATED)
    assert [(i.value, i.basis) for i in event.indications] == [("indication-1", Basis.STATED)]
    assert event.stated_basis is not None
    assert event.stated_basis.value == "interim data from the trial"


def test_what_was_received_before_is_restated_and_has_no_date(examine: Examine) -> None:
    event = _event(examine("Venza-cel previously received Fast Track designation from the FDA."))

    assert event.novelty.value is Novelty.RESTATED
    assert event.announced_on is None
    assert event.effective_on is None
    assert event.stated_basis is None


def test_members_of_a_list_are_events_of_their_own_with_an_open_scope(examine: Examine) -> None:
    events, suppressed = _read(
        examine(
            "Venza-cel previously received Fast Track and Orphan Drug designations from the U.S. "
            "FDA for the treatment of lupus nephritis."
        )
    )

    assert [e.designation and e.designation.value for e in events] == ["FDA_FAST_TRACK", "FDA_ODD"]
    assert all(event.scope_ambiguous for event in events)
    assert [i.basis for event in events for i in event.indications] == [Basis.INFERRED] * 2
    assert suppressed == ()


def test_the_same_designation_told_twice_is_one_event(examine: Examine) -> None:
    event = _event(
        examine(
            "The FDA granted Fast Track designation to Venza-cel. Fast Track designation was "
            "granted by the FDA for lupus nephritis."
        )
    )

    assert len(event.evidence) == 2


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The FDA denied Fast Track designation for Venza-cel.", EventStatus.DENIED),
        (
            "The company plans to request Fast Track designation from the FDA.",
            EventStatus.PLANNED_REQUEST,
        ),
        ("The FDA rescinded Fast Track designation.", EventStatus.RESCINDED_BY_AUTHORITY),
    ],
)
def test_only_a_grant_is_granted(examine: Examine, text: str, status: EventStatus) -> None:
    event = _event(examine(text))

    assert event.status is not None
    assert event.status.value is status


def test_whose_designation_it_is_stays_open_where_nobody_says(examine: Examine) -> None:
    event = _event(examine("Venza-cel previously received Orphan Drug designation."))

    assert event.authority.value == "UNRESOLVED"
    assert event.designation is not None
    assert event.designation.value == "UNRESOLVED"


def test_eligibility_makes_no_event_and_is_told(examine: Examine) -> None:
    events, (finding,) = _read(examine("Venza-cel may be eligible for priority review by the FDA."))

    assert events == ()
    assert finding.rule == "R-REG-06"
    assert [evidence.text for evidence in finding.evidence] == ["priority review"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The FDA cleared the IND application for Venza-cel.", EventType.IND_CTA_CLEARED),
        ("The FDA placed a clinical hold on the trial.", EventType.CLINICAL_HOLD),
        ("Oravell submitted a BLA to the FDA.", EventType.SUBMISSION),
    ],
)
def test_another_act_is_an_event_without_a_designation(
    examine: Examine, text: str, kind: EventType
) -> None:
    event = _event(examine(text))

    assert event.event_type.value is kind
    assert event.designation is None
    assert event.authority.value == "FDA"
    assert event.evidence[0].text == text


def test_an_act_that_is_only_planned_is_no_event(examine: Examine) -> None:
    assert _read(examine("Oravell plans to submit a BLA to the FDA.")) == ((), ())


def test_the_one_product_of_a_release_is_an_inferred_one(examine: Examine) -> None:
    event = _event(examine("Venza-cel works. The FDA granted it Fast Track designation."))

    assert event.product is not None
    assert event.product.basis is Basis.INFERRED

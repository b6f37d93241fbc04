from __future__ import annotations

from collections.abc import Callable

from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import EventType
from summarizer.views.designations import designations, other_acts
from summarizer.views.layout import Section


def _rows(section: Section) -> list[str]:
    return [" ".join([e.head.plain, *(c.plain for c in e.cells)]) for e in section.entries]


def test_new_ones_come_before_restated_ones(summary: Summary) -> None:
    assert _rows(designations(summary)) == [
        "Breakthrough Therapy designation* new FDA granted announced 2031-03-04",
        "PRIority MEdicines scheme* restated EMA* granted date not stated",
    ]
    assert designations(summary).note == "1 new, 1 restated"


def test_an_entry_keeps_its_place_in_the_summary(summary: Summary) -> None:
    assert [entry.path for entry in designations(summary).entries] == [
        "regulatory_events[1]",
        "regulatory_events[0]",
    ]


def test_an_announced_act_without_a_date_says_so(summary: Summary) -> None:
    new = designations(summary).entries[0]

    assert "date of the act not stated" in [line.plain for line in new.body]


def test_an_ambiguous_scope_is_marked(summary: Summary) -> None:
    restated = designations(summary).entries[1]

    assert "for OHL (inferred), scope ambiguous" in [line.plain for line in restated.body]


def test_no_designation_is_an_answer(silent_summary: Summary) -> None:
    assert designations(silent_summary) == Section("Designations", "none stated")


def test_other_acts_stand_apart(summary: Summary, make_stated: Callable[..., object]) -> None:
    kind = make_stated(EventType.SUBMISSION)
    act = summary.regulatory_events[1].model_copy(
        update={"event_type": kind, "designation": None, "status": None}
    )
    changed = summary.model_copy(update={"regulatory_events": (act,)})

    assert _rows(other_acts(changed)) == [
        "submission new FDA status not stated announced 2031-03-04"
    ]
    assert not designations(changed).entries


def test_the_product_is_named_where_there_are_several(summary: Summary) -> None:
    other = summary.products[0].model_copy(update={"key": "product-2"})
    changed = summary.model_copy(update={"products": (*summary.products, other)})

    assert "for velmocel in OHL" in [line.plain for line in designations(changed).entries[0].body]

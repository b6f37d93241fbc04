from __future__ import annotations

import pytest

from summarizer.documents.spans import Span
from summarizer.finding.news_events import order_of_kinds, told_events
from summarizer.schemas.terms import DocType


def told(words: str) -> list[str]:
    return [event.kind for event in told_events(words, Span(0, len(words)), in_title=True)]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Orrin Bio wins FDA nod for its tablet against gout", "approval"),
        ("Four-year-old girl stable a year after treatment with OR-9", "single_patient_result"),
        ("Editing therapy made for one infant given at five months", "single_patient_result"),
        ("Orrin fully enrolls its stroke trial", "enrolment_update"),
        ("Orrin completes dosing of second cohort", "enrolment_update"),
        ("Orrin's gout study now open", "trial_start"),
        ("No dose-limiting toxicities in first four cohorts of OR-3", "interim_results"),
        ("Vaccine achieves immunogenicity target in Orrin's study", "topline_results"),
        ("Orrin pauses enrolment at the request of the FDA", "crl_or_hold"),
        ("Orrin and Kessel to co-develop OR-4 in Asia", "deal"),
        ("Orrin will hold R&D day in June", "conference_notice"),
        ("Regulator pauses dosing in Orrin's gene therapy study", "crl_or_hold"),
        ("OR-2 cleared by FDA for chronic hives", "approval"),
        ("Orrin regains worldwide rights to OR-2", "deal"),
        ("MHRA awards innovation passport to OR-2", "regulatory_designation"),
        ("Swissmedic accepts Orrin's application", "regulatory_submission"),
        ("Study of OR-2 in sickle cell disease gets under way", "trial_start"),
        ("Orrin hits recruitment target in stroke trial", "enrolment_update"),
        ("OR-2 fails late-stage test in depression", "topline_results"),
        ("Lasting responses to OR-2 seen at 18 months", "interim_results"),
        ("Man treated with OR-2 is free of seizures", "single_patient_result"),
        ("OR-2 restores hearing in mice", "preclinical"),
        ("Orrin to speak at two investor events", "conference_notice"),
        ("Orrin tops up its coffers with EUR 40 million placement", "financing"),
        ("Orrin and Tamsin enter into research pact", "deal"),
        ("Ms Finch to succeed Mr Ware as chief executive of Orrin", "people"),
        ("Orrin publishes half-year figures", "earnings"),
        ("Effects of OR-2 sustained at week 104", "interim_results"),
        ("OR-2 lowers uric acid dose-dependently in Orrin's study", "interim_results"),
        ("Orrin stops its trial for futility", "interim_results"),
        ("Orrin's vaccine is 78% effective in Phase 3", "topline_results"),
        ("HPRA suspends trial of OR-2", "crl_or_hold"),
        ("Go-ahead for Orrin's first-in-human trial", "regulatory_submission"),
        ("Orrin withdraws its application in the EU", "regulatory_submission"),
        ("Orrin sells its priority review voucher for $95 million", "financing"),
        ("Orrin receives $10 million milestone payment", "deal"),
        ("Two poster presentations on OR-2", "conference_notice"),
    ],
)
def test_an_event_is_known_by_who_does_what_to_what(words: str, kind: str) -> None:
    assert kind in told(words)


@pytest.mark.parametrize(
    "words",
    [
        "Orrin moves its headquarters to Leiden",
        "Orrin is granted a patent on its capsule",
        "Topline data of OR-2 are expected in the spring",
        "Orrin plans to submit a new drug application",
        "Orrin regains compliance with the listing rules",
        "Orrin selects a manufacturer of OR-2",
        "Monitoring committee recommends no change to the Phase 3 trial of OR-2",
        "Orrin launches expanded access program",
        "FDA agrees to the protocol of the Phase 3 trial of OR-2",
    ],
)
def test_what_is_planned_or_is_no_event_of_the_trade_tells_none(words: str) -> None:
    assert told(words) == []


def test_what_stands_behind_words_of_background_is_told_aside() -> None:
    words = "FDA approves OR-2 based on a trial that met its primary endpoint"

    events = told_events(words, Span(0, len(words)), in_title=True)

    assert [(event.kind, event.aside) for event in events] == [
        ("approval", False),
        ("topline_results", True),
    ]


def test_money_and_people_count_in_headlines_alone() -> None:
    words = "Orrin, which raised $20 million last year, appoints Ms Finch as chief executive"

    assert list(told_events(words, Span(0, len(words)), in_title=False)) == []


def test_an_order_does_not_reach_into_the_next_clause() -> None:
    assert "trial_start" not in told("The first birthday was kept; a patient was then treated")


def test_the_grammar_knows_every_kind_but_other() -> None:
    assert set(order_of_kinds()) == {kind.value for kind in DocType} - {"other"}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("OR-2 improves survival in all randomized patients", "enrolment_update"),
        ("Hearing improves in all five children treated to date", "enrolment_update"),
        ("Orrin reports interim results of its trial", "earnings"),
        ("Treatment of 12-year-olds with OR-2 approved", "single_patient_result"),
        ("New application foreseen on the basis of comparative data", "interim_results"),
    ],
)
def test_words_alike_in_another_sense_tell_no_such_news(words: str, kind: str) -> None:
    assert kind not in told(words)

"""Denials and hedges are told from plain statements of the same content, by count."""

from __future__ import annotations

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.grounding.guard import Force, force_of

Templates = dict[tuple[str, ...], tuple[str, ...]]
EVENTS = ("pneumonitis", "cytokine release syndrome", "febrile neutropenia")
OUTCOMES = ("complete response", "MRD negativity", "a durable remission")
ACTS = ("Orphan Drug Designation", "marketing approval", "accelerated assessment")

DENIED: Templates = {
    EVENTS: (
        "No {} was observed.",
        "No patient in either arm experienced {}.",
        "None of the 12 patients developed {}.",
        "{} was not observed in any patient.",
        "There were no cases of {}, rash or nausea.",
        "Neither rash nor {} was reported.",
        "The infusion was given without {}.",
        "There was no evidence of {} at any dose level.",
        "All 14 participants remained free of {}.",
        "{} has not been reported to date.",
        "Not a single participant had {}.",
        "Rash was mild, and {} was absent in both cohorts.",
        "Zero cases of {} occurred.",
        "To date, {} hasn’t been seen.",
        "The rate of {} was 0%.",
    ),
    OUTCOMES: (
        "The patient did not achieve {}.",
        "The trial failed to show {} at Week 12.",
        "{} was not reached at Week 24.",
        "Only stable disease was seen, and {} was never achieved.",
        "Two patients progressed and neither attained {}.",
        "The study fell short of {}.",
        "Patients were unable to attain {}.",
        "The therapy did not lead to {} in the second cohort.",
        "A lack of {} was noted at Day 60.",
    ),
    ACTS: (
        "The agency denied {} for the product.",
        "The agency has not granted {}.",
        "The company was refused {} in May.",
        "The request for {} was rejected by the agency.",
        "The company has not received {} in any country.",
        "The committee voted against {}.",
        "The sponsor withdrew its request for {}.",
        "{} was revoked by the agency.",
        "The company no longer holds {}.",
        "The agency declined to grant {}.",
    ),
}
HEDGED: Templates = {
    EVENTS: (
        "{} may occur after infusion.",
        "Patients could develop {}.",
        "The product is designed to avoid {}.",
        "The editing step is intended to prevent {}.",
        "The study will assess {} in both arms.",
        "Lower doses might lead to {}.",
        "The programme aims to reduce {} in older adults.",
        "Patients are monitored for signs of possible {}.",
        "Doctors should watch for {} in the first week.",
    ),
    OUTCOMES: (
        "The therapy has the potential to produce {}.",
        "We believe that one infusion can give {}.",
        "If {} is confirmed, the cohort will be expanded.",
        "The primary endpoint is {} at Month 6.",
        "It is hoped that the combination would bring {}.",
        "The company expects {} in most patients.",
        "The trial is designed to evaluate {} at Week 12.",
        "Whether patients attain {} is under study.",
        "The goal is {} in half of the patients.",
    ),
    ACTS: (
        "The company plans to apply for {}.",
        "The product may be eligible for {}.",
        "The company intends to seek {} in 2026.",
        "A decision on {} is anticipated in June.",
        "Subject to {}, the launch follows in autumn.",
        "The product could receive {} next year.",
        "The data would support {} in Europe.",
        "The company is pursuing {} in Japan.",
    ),
}
PLAIN: Templates = {
    EVENTS: (
        "{} was observed in two patients.",
        "Two patients experienced {}.",
        "{} occurred in 12 of 40 patients, and no patient died.",
        "The most common adverse event was {}.",
        "The patient had Grade 1 {}, which did not need treatment.",
        "Although no rash was seen, {} occurred in one patient.",
        "No patient died; {} was reported in three.",
        "Not only rash but also {} was reported.",
        "Patients who had not previously received therapy experienced {}.",
        "{} was reported no later than Day 8.",
        "One patient had {} but was not admitted.",
        "There were two cases of {}, none of them fatal.",
        "Patients experienced {} and the company will continue to monitor them.",
        "{} resolved within four days without further treatment.",
        "While the placebo arm had no rash, {} was seen in the active arm.",
        "{} was seen in 4% of patients; the trial may be expanded.",
    ),
    OUTCOMES: (
        "The patient achieved {} at Day 28.",
        "The trial showed {} in 14 patients, whereas placebo did not.",
        "{} was reached at Week 24.",
        "Patients who were not eligible for transplant attained {}.",
        "Nine of ten patients had {}, and the median was not reached.",
        "{} was maintained without further therapy.",
        "Both patients attained {}.",
        "The first patient attained {} despite not responding to earlier therapy.",
        "The therapy led to {} in the second cohort, which will be presented in May.",
        "As expected, {} was seen at Day 60.",
        "{} was confirmed, and the company plans to expand the cohort.",
        "The study demonstrated {}, with no new safety signals.",
    ),
    ACTS: (
        "The agency granted {} for the product.",
        "The company has received {} in Japan.",
        "The product holds {} in the European Union.",
        "The agency has awarded {}, and no further data are needed.",
        "The product previously received {} for adults.",
        "{} was granted in May 2024.",
        "The company announced that it has been granted {} today.",
        "{} was given although the trial was not complete.",
        "The company obtained {} and expects to launch in 2026.",
        "The committee voted for {} with no votes against.",
        "After {} was granted, the company could start the trial.",
        "The agency issued {}; it did not ask for further studies.",
    ),
}


def _judged(template: str, words: str) -> Force:
    filled = template.format(words)
    text = f"Oravell Bio gave an update. {filled[0].upper()}{filled[1:]} The update is over.\n"
    start = text.lower().index(words.lower())
    return force_of(Document.from_text(text), Span(start, start + len(words))).force


def _pairs(templates: Templates) -> list[tuple[str, str]]:
    return [(one, words) for kind, all_of in templates.items() for one in all_of for words in kind]


def test_the_set_holds_as_many_plain_statements_as_others() -> None:
    open_or_denied, plain = len(_pairs(DENIED)) + len(_pairs(HEDGED)), len(_pairs(PLAIN))

    assert open_or_denied >= 100
    assert plain >= 100
    assert open_or_denied + plain >= 200


def test_denials_and_hedges_are_caught() -> None:
    pairs = _pairs(DENIED) + _pairs(HEDGED)

    missed = [pair for pair in pairs if _judged(*pair) is Force.AFFIRMED]

    assert len(missed) <= 0.05 * len(pairs), missed


def test_a_denial_is_not_taken_for_a_hedge() -> None:
    pairs = _pairs(DENIED)

    weaker = [pair for pair in pairs if _judged(*pair) is not Force.NEGATED]

    assert len(weaker) <= 0.05 * len(pairs), weaker


def test_plain_statements_raise_no_alarm() -> None:
    pairs = _pairs(PLAIN)

    alarms = [pair for pair in pairs if _judged(*pair) is not Force.AFFIRMED]

    assert len(alarms) <= 0.05 * len(pairs), alarms

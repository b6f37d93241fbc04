from __future__ import annotations

import pytest

from summarizer.finding.modality import (
    Form,
    Modality,
    governed_by_doubt,
    hedge_words,
    inside,
    modality,
    of_noun,
)


@pytest.mark.parametrize(
    ("before", "form", "expected"),
    [
        ("the FDA has ", Form.PAST, Modality.FACT),
        ("In May the FDA ", Form.PAST, Modality.FACT),
        ("norvacel has not ", Form.PAST, Modality.NEGATED),
        ("norvacel hasn't been ", Form.PAST, Modality.NEGATED),
        ("no other therapy has been ", Form.PAST, Modality.NEGATED),
        ("norvacel has not only been ", Form.PAST, Modality.FACT),
        ("norvacel may be ", Form.PAST, Modality.HEDGED),
        ("norvacel could still be ", Form.PAST, Modality.HEDGED),
        ("if norvacel is ", Form.PAST, Modality.HEDGED),
        ("norvacel is expected to be ", Form.PAST, Modality.PLANNED),
        ("the first therapy to be ", Form.PAST, Modality.FACT),
        ("we plan to ", Form.BASE, Modality.PLANNED),
        ("we are on track to ", Form.BASE, Modality.PLANNED),
        ("the company will ", Form.BASE, Modality.PLANNED),
        ("the company may ", Form.BASE, Modality.HEDGED),
        ("the company did not ", Form.BASE, Modality.NEGATED),
        ("the company failed to ", Form.BASE, Modality.NEGATED),
        ("our data ", Form.BASE, Modality.OPEN),
        ("after ", Form.GERUND, Modality.FACT),
        ("we look forward to ", Form.GERUND, Modality.HEDGED),
        ("in the process of ", Form.GERUND, Modality.HEDGED),
    ],
)
def test_a_verb_is_meant_as_the_words_before_it_say(
    before: str, form: Form, expected: Modality
) -> None:
    assert modality(before, form) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("BLA was accepted", Modality.FACT),
        ("BLA will be submitted", Modality.PLANNED),
        ("BLA was not accepted", Modality.NEGATED),
        ("BLA may be submitted", Modality.HEDGED),
    ],
)
def test_a_passive_is_meant_as_its_auxiliaries_say(words: str, expected: Modality) -> None:
    assert inside(words) is expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("we expect ", Modality.PLANNED),
        ("data may support ", Modality.HEDGED),
        ("we received ", Modality.OPEN),
    ],
)
def test_a_noun_is_planned_only_where_the_words_before_it_say_so(
    before: str, expected: Modality
) -> None:
    assert of_noun(before) is expected


def test_doubt_governs_what_follows_it() -> None:
    assert governed_by_doubt("There is no assurance that the FDA will ")
    assert not governed_by_doubt("We announced that the FDA has ")


def test_the_words_of_a_hedge_are_given() -> None:
    assert hedge_words("The company plans to ", Form.BASE) == "plans to"
    assert hedge_words("The company has ", Form.PAST) == ""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents.document import Document
from summarizer.finding.action_cues import action_cues, application_in
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.regulatory_actions import find_regulatory_actions
from summarizer.schemas.terms import EventType

SEEDS = Path(__file__).parents[2] / "seeds"
HEAD = "Norvale Therapeutics Reports Progress\n\nBOSTON, March 3, 2026 (GLOBE NEWSWIRE) -- "


def body(sentence: str) -> Document:
    return Document.from_text(f"{HEAD}Norvale Therapeutics reported progress.\n\n{sentence}\n")


def actions(sentence: str) -> tuple[Mention, ...]:
    return find_regulatory_actions(body(sentence))


def told(sentence: str) -> list[tuple[str, str, str]]:
    return [(m.value, m.attributes["status"], m.attributes["authority"]) for m in actions(sentence)]


@pytest.mark.parametrize(
    ("sentence", "event", "authority"),
    [
        (
            "The FDA has cleared its Investigational New Drug (IND) application.",
            "IND_CTA_CLEARED",
            "FDA",
        ),
        ("Norvale announced FDA clearance of its IND for norvacel.", "IND_CTA_CLEARED", "FDA"),
        ("The IND for norvacel was accepted by China's NMPA.", "IND_CTA_CLEARED", "NMPA"),
        ("The CTN was accepted by the PMDA.", "IND_CTA_CLEARED", "PMDA"),
        ("The MHRA has approved its Clinical Trial Application (CTA).", "IND_CTA_CLEARED", "MHRA"),
        ("Swissmedic has authorised the Phase 1 trial.", "IND_CTA_CLEARED", "SWISSMEDIC"),
        ("The trial was cleared by Health Canada.", "IND_CTA_CLEARED", "HEALTH_CANADA"),
        ("Norvale received approval from the MHRA to start its trial.", "IND_CTA_CLEARED", "MHRA"),
        ("Norvale received a may-proceed letter from the FDA.", "IND_CTA_CLEARED", "FDA"),
        ("The FDA has placed a partial hold on enrolment.", "CLINICAL_HOLD", "FDA"),
        ("The FDA put the trial on hold.", "CLINICAL_HOLD", "FDA"),
        ("In March the FDA suspended dosing in the trial.", "CLINICAL_HOLD", "FDA"),
        ("Norvale has agreed the design of the study with the FDA.", "MEETING_FEEDBACK", "FDA"),
        ("The Ministry of Food and Drug Safety (MFDS) has approved norvacel.", "APPROVAL", "MFDS"),
        ("Norvacel was approved in the EU.", "APPROVAL", "EC"),
        ("The label was updated by the FDA.", "LABEL_CHANGE", "FDA"),
        ("Following a constructive Type B meeting, the FDA agreed.", "MEETING_FEEDBACK", "FDA"),
        ("The NDA, submitted to the FDA in May, rests on two trials.", "SUBMISSION", "FDA"),
        ("The FDA placed a clinical hold on the trial of norvacel.", "CLINICAL_HOLD", "FDA"),
        ("The FDA has placed the trial on a partial clinical hold.", "CLINICAL_HOLD", "FDA"),
        ("The FDA has lifted the clinical hold on norvacel.", "HOLD_LIFTED", "FDA"),
        ("The partial clinical hold was lifted by the FDA.", "HOLD_LIFTED", "FDA"),
        (
            "Norvale submitted a Biologics License Application (BLA) to the FDA.",
            "SUBMISSION",
            "FDA",
        ),
        ("Norvale completed the rolling submission of its BLA to the FDA.", "SUBMISSION", "FDA"),
        ("Norvale has filed an IND with the FDA.", "SUBMISSION", "FDA"),
        ("Norvale submitted an NDA in Japan.", "SUBMISSION", "PMDA"),
        ("Norvale submitted a JNDA for norvacel.", "SUBMISSION", "PMDA"),
        ("The EMA validated the Marketing Authorization Application.", "FILING_ACCEPTED", "EMA"),
        ("The FDA accepted the sNDA for review.", "FILING_ACCEPTED", "FDA"),
        ("The FDA granted Priority Review to the BLA.", "REVIEW_PRIORITY_SET", "FDA"),
        ("The FDA set a PDUFA target action date of June 30, 2026.", "GOAL_DATE_SET", "FDA"),
        ("The PDUFA goal date is June 30, 2026.", "GOAL_DATE_SET", "FDA"),
        ("Norvale received a Complete Response Letter (CRL) for norvacel.", "CRL_REFUSAL", "FDA"),
        ("The FDA issued a refusal to file letter.", "CRL_REFUSAL", "FDA"),
        ("The FDA approved norvacel for myeloma.", "APPROVAL", "FDA"),
        ("Norvacel was approved by the FDA in 2024.", "APPROVAL", "FDA"),
        ("The European Commission granted marketing authorisation.", "APPROVAL", "EC"),
        ("Norvacel was approved in Japan.", "APPROVAL", "PMDA"),
        ("Health Canada has approved norvacel for adults.", "APPROVAL", "HEALTH_CANADA"),
        ("The FDA approved an updated label for norvacel.", "LABEL_CHANGE", "FDA"),
        ("Norvale withdrew its MAA from the EMA.", "WITHDRAWAL", "EMA"),
        ("The FDA awarded a priority review voucher to Norvale.", "VOUCHER", "FDA"),
        ("Norvale sold its Priority Review Voucher to the FDA's surprise.", "VOUCHER", "FDA"),
        ("Norvale completed an End-of-Phase 2 meeting with the FDA.", "MEETING_FEEDBACK", "FDA"),
        ("Norvale received positive feedback from the FDA.", "MEETING_FEEDBACK", "FDA"),
        ("Norvale received scientific advice from the EMA.", "MEETING_FEEDBACK", "EMA"),
        ("The User Fee Act (PDUFA) goal date is set for August 14, 2026.", "GOAL_DATE_SET", "FDA"),
        ("The FDA's advisory committee voted 10 to 1 for norvacel.", "ADCOM", "FDA"),
    ],
)
def test_an_act_that_is_told_happened(sentence: str, event: str, authority: str) -> None:
    assert told(sentence) == [(event, "happened", authority)]


@pytest.mark.parametrize(
    ("sentence", "event", "status"),
    [
        ("Norvale plans to submit a BLA in the first half of 2027.", "SUBMISSION", "planned"),
        ("BLA submission is expected in the second half of 2027.", "SUBMISSION", "planned"),
        ("An MAA will be submitted to the EMA.", "SUBMISSION", "planned"),
        ("The NDA is expected to be submitted to the FDA in 2027.", "SUBMISSION", "planned"),
        ("Norvale remains on track to submit its BLA by year-end.", "SUBMISSION", "planned"),
        ("Norvale expects IND clearance from the FDA in 2027.", "IND_CTA_CLEARED", "planned"),
        ("Norvale anticipates FDA approval in 2027.", "APPROVAL", "planned"),
        ("Norvale plans to hold a Type B meeting with the FDA.", "MEETING_FEEDBACK", "planned"),
        ("An FDA advisory committee meeting is scheduled for June.", "ADCOM", "planned"),
        ("Norvale expects the FDA to lift the clinical hold.", "HOLD_LIFTED", "planned"),
        ("The data could support a BLA submission.", "SUBMISSION", "hedged"),
        ("There is no assurance that Norvale will submit a BLA.", "SUBMISSION", "hedged"),
        ("The FDA may lift the clinical hold on norvacel.", "HOLD_LIFTED", "hedged"),
        ("The FDA may grant approval of norvacel.", "APPROVAL", "hedged"),
        ("If granted Priority Review, the BLA could move.", "REVIEW_PRIORITY_SET", "hedged"),
        ("Norvale will ask for a review when it submits the BLA.", "SUBMISSION", "hedged"),
        ("No advisory committee meeting is planned.", "ADCOM", "negated"),
        ("A letter told of lifting the clinical hold.", "HOLD_LIFTED", "unknown"),
        ("Norvale has not submitted an NDA to the FDA.", "SUBMISSION", "negated"),
        ("The NDA was not accepted by the FDA.", "FILING_ACCEPTED", "negated"),
        ("Norvacel has not been approved by the FDA.", "APPROVAL", "negated"),
        ("The FDA reviewed the data and there is no clinical hold.", "CLINICAL_HOLD", "negated"),
        ("Norvacel was approved.", "APPROVAL", "unknown"),
    ],
)
def test_an_act_that_is_not_told_as_a_fact_did_not_happen(
    sentence: str, event: str, status: str
) -> None:
    (mention,) = actions(sentence)

    assert (mention.value, mention.attributes["status"]) == (event, status)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norvacel has the potential to be the first approved allogeneic therapy.",
        "If approved, norvacel would be the first therapy of its kind.",
        "Patients had failed approved therapies.",
        "The FDA is reviewing approved products of other companies.",
        "The FDA approved therapies for myeloma include several antibodies.",
        "The protocol was approved by the ethics committee of the hospital.",
        "The committee approved the minutes, and shareholders approved the merger.",
        "Norvale submitted an abstract to the congress.",
        "Norvale filed a patent in India.",
        "The hold on shipments was lifted.",
        "Norvale received feedback from physicians.",
        "Norvale holds a type of meeting each year.",
        "A voucher for lunch was awarded.",
        "Norvale was granted priority review of its abstract at the congress.",
    ],
)
def test_other_acts_are_none(sentence: str) -> None:
    assert told(sentence) == []


def test_several_acts_of_a_sentence_are_told_apart() -> None:
    sentence = (
        "The FDA accepted the BLA, granted Priority Review and set a PDUFA date of May 1, 2026; "
        "Norvale plans to submit an MAA to the EMA."
    )

    assert told(sentence) == [
        ("FILING_ACCEPTED", "happened", "FDA"),
        ("REVIEW_PRIORITY_SET", "happened", "FDA"),
        ("GOAL_DATE_SET", "happened", "FDA"),
        ("SUBMISSION", "planned", "EMA"),
    ]


def test_the_words_of_the_hedge_and_the_tense_are_kept() -> None:
    (mention,) = actions("Norvale plans to submit a BLA in 2027.")

    assert mention.kind is Kind.REGULATORY_ACTION
    assert mention.text == "submit a BLA"
    assert mention.attributes["hedge"] == "plans to"
    assert mention.attributes["tense"] == "future"
    assert mention.attributes["application"] == "BLA"


def test_an_act_nobody_is_named_for_has_no_authority() -> None:
    (mention,) = actions("Norvale has filed an IND for norvacel.")

    assert mention.attributes["authority"] == "UNRESOLVED"
    assert "authority_basis" not in mention.attributes


def test_a_term_of_one_agency_derives_it() -> None:
    (mention,) = actions("Norvale received a complete response letter.")

    assert mention.attributes["authority"] == "FDA"
    assert mention.attributes["authority_basis"] == "derived"
    assert mention.attributes["authority_rule"] == "authority-of-term"


def test_an_agency_in_the_clause_is_stated_with_its_place() -> None:
    document = body("The IND for norvacel was accepted by China's NMPA.")
    (mention,) = find_regulatory_actions(document)
    start, end = int(mention.attributes["agency_start"]), int(mention.attributes["agency_end"])

    assert document.text[start:end] == "NMPA"
    assert mention.attributes["authority_basis"] == "stated"


def test_an_act_the_lead_announces_is_new_and_its_date_is_kept() -> None:
    document = Document.from_text(
        f"{HEAD}Norvale today announced that the FDA cleared its IND on March 2, 2026.\n"
    )
    (mention,) = find_regulatory_actions(document)
    start, end = int(mention.attributes["dated_start"]), int(mention.attributes["dated_end"])

    assert mention.attributes["novelty"] == "new_in_document"
    assert document.text[start:end] == "March 2, 2026"


def test_forward_looking_statements_tell_of_no_act() -> None:
    document = Document.from_text(
        f"{HEAD}Norvale reported progress.\n\nForward-Looking Statements\n"
        "This press release contains forward-looking statements. Norvale submitted a BLA.\n"
    )
    (mention,) = find_regulatory_actions(document)

    assert mention.attributes["status"] == "unknown"


def test_the_seeds_tell_of_no_act_that_happened() -> None:
    for path in SEEDS.glob("*.txt"):
        document = Document.from_text(path.read_text(encoding="utf-8"))
        found = {m.attributes["status"] for m in find_regulatory_actions(document)}
        assert found <= {"explanatory"}, path.name


def test_every_event_is_one_of_the_schema() -> None:
    known = {event.value for event in EventType}
    events = {cue.event for cue in action_cues("lifted the clinical hold, submitted a BLA, CRL")}

    assert events == {"HOLD_LIFTED", "SUBMISSION", "CRL_REFUSAL"}
    assert events <= known


def test_an_application_is_named_by_its_usual_abbreviation() -> None:
    assert application_in("a supplemental Biologics License Application") == "sBLA"
    assert application_in("its Investigational New Drug application") == "IND"
    assert application_in("a grind of nothing") is None


PIECES = (
    *(
        "FDA",
        "the",
        "submitted",
        "a BLA",
        "IND",
        "clearance",
        "plans to",
        "submit",
        "clinical hold",
    ),
    *(
        "lifted",
        "was",
        "approved",
        "PDUFA date",
        "is expected",
        "not",
        ".",
        ";",
        "\n\n",
        "in Japan",
    ),
    *("received", "complete response letter", "priority review", "voucher", "and", ",", "“", "é"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.text(max_size=80))
def test_any_text_gives_acts_at_their_places(text: str) -> None:
    document = Document.from_text(text)
    found = find_regulatory_actions(document)

    for mention in found:
        assert document.slice(mention.span) == mention.text
        assert EventType(mention.value) is not EventType.DESIGNATION
    for left, right in pairwise(found):
        assert left.span.end <= right.span.start


def test_a_change_that_an_agency_approved_is_no_approval() -> None:
    assert told("The FDA approved the change.") == []


def test_an_act_without_its_authority_is_of_the_only_one_of_its_paragraph() -> None:
    said = "The MHRA met Norvale. The marketing application, submitted in May, is not affected."
    found = told(f"The FDA was told.\n\n{said}")

    assert found == [("SUBMISSION", "happened", "MHRA")]

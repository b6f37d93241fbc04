from __future__ import annotations

import pytest

from summarizer.documents.explanations import explains_a_programme


@pytest.mark.parametrize(
    "sentence",
    [
        "Breakthrough Therapy Designation is intended to expedite the development of medicines.",
        "RMAT and PRIME designations provide increased agency support to expedite the review of "
        "promising therapies for patients in need.",
        "The FDA grants Fast Track designation to drugs that treat serious conditions.",
        "The U.S. Food and Drug Administration may grant orphan drug designation to drugs for "
        "diseases that affect fewer than 200,000 people.",
        "The FDA’s Breakthrough Therapy designation is designed to expedite development.",
        "This designation is\nintended to facilitate development.",
        "Orphan drug designation is granted to medicines for rare diseases.",
        "PRIME is a voluntary scheme of the European Medicines Agency.",
        "A Breakthrough Therapy Designation conveys intensive FDA guidance and eligibility for "
        "rolling review and priority review.",
        "Drugs that receive Fast Track designation may be eligible for priority review.",
        "Under the program for rare pediatric disease vouchers, a sponsor may qualify for one.",
        "The criteria for Breakthrough Therapy designation require clinical evidence.",
        "Priority review means that the agency aims to take action within six months.",
        "The designation provides eligibility for priority review.",
    ],
)
def test_a_definition_explains(sentence: str) -> None:
    assert explains_a_programme(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The FDA has granted Fast Track designation to NVX-12.",
        "Breakthrough Therapy Designation was granted to the drug on the basis of the trial.",
        "NVX-12 has received orphan drug and Fast Track designations.",
        "Fast Track designation enables Nordvax to meet the FDA more often.",
        "The designation enables us to work with the FDA more closely.",
        "The designation supports our plan for a pivotal trial.",
        "The designation supports plans to start a Phase 3 trial.",
        "With three designations in hand, the team will begin a pivotal trial.",
        "The therapy which holds orphan drug designation showed responses in most patients.",
        "Nordvax’s platform is designed to overcome the limits of other therapies.",
        "The trial is designed to evaluate safety.",
        "Priority review is expected to end in 2027.",
        "PRIME designation for Nordvaxin™ is intended to expedite development.",
        "",
    ],
)
def test_news_about_a_programme_does_not(sentence: str) -> None:
    assert not explains_a_programme(sentence)

from __future__ import annotations

import pytest

from summarizer.grounding.disease_phrases import disease_phrases


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("ovarian or primary peritoneal cancer", ["ovarian cancer", "primary peritoneal cancer"]),
        ("over 90 days, and no graft-versus-host disease was seen", []),
        ("up to 12 months or chronic lung disease", []),
        ("25% of adults, or lung disease", []),
    ],
)
def test_only_kinds_of_a_disease_share_its_last_word(words: str, names: list[str]) -> None:
    assert [one.name for one in disease_phrases(words, 0, len(words))] == names


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("osteogenesis imperfecta (OI) types III and IV", "osteogenesis imperfecta"),
        ("chronic hepatitis B (CHB) genotype 2", "chronic hepatitis B"),
        ("type 1 diabetes", "type 1 diabetes"),
        (
            "developmental and epileptic encephalopathy",
            "developmental and epileptic encephalopathy",
        ),
    ],
)
def test_a_type_behind_a_short_form_is_not_joined_to_the_name(words: str, name: str) -> None:
    (phrase,) = disease_phrases(words, 0, len(words))

    assert phrase.name == name
    assert phrase.name in words


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("keratitis caused by adenovirus.", ["keratitis caused by adenovirus"]),
        (
            "macular edema (ME) secondary to uveitis.",
            ["macular edema secondary to uveitis"],
        ),
        ("neuropathy of unknown cause.", ["neuropathy of unknown cause"]),
        ("retinal dystrophy caused by RHO mutations", ["retinal dystrophy"]),
        ("anemia due to the treatment", ["anemia"]),
    ],
)
def test_what_a_disease_comes_from_is_part_of_its_name(words: str, names: list[str]) -> None:
    assert [one.name for one in disease_phrases(words, 0, len(words))] == names


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            "two skin diseases: vitiligo and plaque psoriasis.",
            ["skin diseases", "vitiligo", "plaque psoriasis"],
        ),
        (
            "solid tumors, including melanoma and renal cell carcinoma",
            ["solid tumors", "melanoma", "renal cell carcinoma"],
        ),
        ("alpha- or beta-thalassemia", ["alpha-thalassemia", "beta-thalassemia"]),
        ("intermediate- or high-risk myelofibrosis", ["myelofibrosis"]),
        ("Fabry disease continues", ["Fabry disease"]),
        ("ADC against small cell lung cancer", []),
        ("advanced MTAP-deleted solid tumours and had", ["solid tumours"]),
        ("class III lupus nephritis", ["lupus nephritis"]),
        ("Phase 2b/3 breast cancer", ["breast cancer"]),
        ("EGFR-Mutated Advanced Lung Cancer", ["Lung Cancer"]),
        ("12 (8.1%) and grade 3-4 anemia", []),
    ],
)
def test_lists_that_a_general_word_announces_are_read_on(words: str, names: list[str]) -> None:
    assert [one.name for one in disease_phrases(words, 0, len(words))] == names

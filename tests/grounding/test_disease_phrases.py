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

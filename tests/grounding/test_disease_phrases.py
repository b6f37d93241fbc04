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

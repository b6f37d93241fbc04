from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding import find
from summarizer.finding.release import read_release
from summarizer.grounding.context import Context
from summarizer.grounding.products import ground_products


def _platforms(words: str) -> list[str | None]:
    text = (
        "Oravell Gives an Update on ORV-104\n\n"
        f"LYON, France, May 4, 2026 -- Oravell Bio SA today gave news of ORV-104. {words}\n"
    )
    document = Document.from_text(text)
    context = Context(document, find(document), read_release(document))
    return [one.platform.value if one.platform else None for one in ground_products([], context)]


@pytest.mark.parametrize(
    ("words", "platform"),
    [
        ("ORV-104 was selected on the company's LoomBind™ platform.", "LoomBind"),
        ("The antibody emerged from Oravell's AI-guided Farsight discovery engine.", "Farsight"),
        ("The cells are made with QuietCell™, Oravell's base editing platform.", "QuietCell"),
        ("ORV-104 was found with its screening platform Kvist.", "Kvist"),
        ("It comes from the same platform, called ÉnFold.", "ÉnFold"),
        ("With the help of its FOLDWAY® structure platform, Oravell finds drugs.", "FOLDWAY"),
        ("ORV-104 was discovered using Oravell's RNAi SILVER platform.", "RNAi SILVER"),
    ],
)
def test_a_platform_is_read_in_the_forms_that_companies_give_it(words: str, platform: str) -> None:
    assert _platforms(words) == [platform]


@pytest.mark.parametrize(
    "words",
    [
        "ORV-104 uses AAV technology.",
        "Oravell is building a leading oncology platform.",
        "ORV-104 is given with a pump that uses wireless technology.",
        "Its pipeline is based on a validated technology.",
        "The platform trial is open.",
    ],
)
def test_a_technology_without_a_name_of_its_own_is_no_platform(words: str) -> None:
    assert _platforms(words) == [None]

"""The rule on response categories: those that the criteria of the disease know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checking.rules.rule import Fault, Rule, Source, meets
from summarizer.finding.mentions import Kind
from summarizer.finding.response_terms import response_families
from summarizer.schemas.audit import Severity
from summarizer.schemas.summary import Summary

# Families of the response vocabulary, by words of the disease; one disease may be in two.
_FAMILIES = {
    "MYELOMA": r"\bmyeloma\b|\bplasma[-\s]cell\b",
    "ALL": r"\blymphoblastic\b",
    "AML": r"\bacute\s+myeloid\b",
    "CLL": r"\bchronic\s+lymphocytic\b|\bsmall\s+lymphocytic\b",
    "LYMPHOMA": r"\blymphomas?\b",
    "SOLID": r"\bcarcinomas?\b|\bcancers?\b|\btumou?rs?\b|\bsarcomas?\b|\bmelanomas?\b"
    r"|\bgli(?:oma|oblastoma)s?\b|\bmesothelioma\b|\bneuroblastoma\b",
}


def _categories(summary: Summary, source: Source) -> Iterator[Fault]:
    """Silent where any disease of the release has criteria that are not listed."""
    diseases = [indication.disease_text.value for indication in summary.indications]
    families = [_families_of(disease) for disease in diseases]
    if not families or not all(families):
        return
    known = set().union(*families)
    terms = list(source.of(Kind.RESPONSE_TERM))
    for index, result in enumerate(summary.results):
        if result.category is None:
            continue
        for mention in terms:
            allowed = response_families(mention.attributes.get("term", ""))
            if allowed and meets(mention.span, result.category.evidence) and not known & {*allowed}:
                yield Fault(
                    f"`{result.category.value}` is no category of {' or '.join(diseases)}",
                    (f"results[{index}].category",),
                    result.category.evidence,
                )
                break


def _families_of(disease: str) -> set[str]:
    return {name for name, words in _FAMILIES.items() if re.search(words, disease, re.IGNORECASE)}


RULES = (
    Rule(
        "R-RSP-01",
        Severity.WARNING,
        "response criteria: IMWG, ELN, iwCLL, Lugano, RECIST 1.1",
        _categories,
    ),
)

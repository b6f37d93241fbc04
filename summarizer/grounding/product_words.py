"""Words around the names of products, from `vocabulary/product_words.json`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summarizer.finding.vocabulary_files import load


@dataclass(frozen=True, slots=True)
class ProductWords:
    """The lists of the file.

    Attributes:
        describing: Verbs in the third person that go on to say what a product is or does.
        nouns: What kind of thing a product is.
        classes: Classes of medicines, most of small molecules, which are no names either.
        no_names: Words that are no name of a product by themselves.
        no_codes: Letters that scales, genes and guidelines begin with, and no product's code.
        tested_by: What is done with a product, before `of`, `for` or `with`, as patterns.
        tested_with: Verbs before a product, as patterns.
        tested_as: What a product is said to be, behind `is` or `was`, as patterns.
        done: Verbs and nouns right behind a product, as patterns.
        common: Words that stand where products do and name none.
    """

    describing: tuple[str, ...]
    nouns: tuple[str, ...]
    classes: frozenset[str]
    no_names: frozenset[str]
    no_codes: frozenset[str]
    tested_by: tuple[str, ...]
    tested_with: tuple[str, ...]
    tested_as: tuple[str, ...]
    done: tuple[str, ...]
    common: frozenset[str]


@cache
def product_words() -> ProductWords:
    return load("product_words.json", ProductWords)


@cache
def product_noun_words() -> str:
    """The nouns as the alternatives of a pattern, the longest first."""
    nouns = sorted(product_words().nouns, key=len, reverse=True)
    return "|".join(re.escape(noun).replace(r"\ ", r"\s") for noun in nouns)


@cache
def product_noun() -> re.Pattern[str]:
    """Words for what kind of thing a product is: inhibitor, vaccine, CAR-T."""
    return re.compile(rf"(?<!\w)(?:{product_noun_words()})s?(?!\w)", re.IGNORECASE)


@cache
def describing_verb() -> str:
    """The verbs as the alternatives of a pattern."""
    return "|".join(verb.replace(" ", r"\s+") for verb in product_words().describing)

"""Names that are written like a product's code, of which the document says that they are trials."""

from __future__ import annotations

import re

from summarizer.grounding.product_words import product_noun_words

_REGISTRY = r"(?:NCT|ISRCTN|EudraCT|EU\s?CT|EU-CT|jRCT|ACTRN|ChiCTR|CTR|KCT|CTRI)"


def is_said_to_be_a_trial(text: str, name: str) -> bool:
    """Whether it has a registry's number or is called a trial.

    `STOAT-2 (NCT05718277), an open-label trial`; `two trials, STOAT-1 and STOAT-2`.
    """
    written = re.escape(name)
    listed = rf"(?:[\w\u2010\u2011-]+(?:,\s|,?\sand\s)){{0,3}}{written}(?![\w-])"
    said = re.compile(
        rf"(?<![\w-]){written}(?:\s\([^()\n]{{1,60}}\))?(?:,\s|\s(?:is|was)\s)(?:an?|the|our|its)\s"
        r"(?:(?!of\b|in\b|for\b|with\b|from\b|under\b)[\w/,\u2010\u2011-]+\s){0,9}?(?:trial|study|extension)(?!\s(?:drug|medic|treat|product)|\w)"
        rf"|(?<![\w-]){written}\s\({_REGISTRY}[\s:]?\d"
        rf"|\b(?:trials|studies),\s{listed}"
    )
    return said.search(text) is not None


def is_said_to_be_a_product(text: str, name: str) -> bool:
    """Whether the words behind it say what kind of product it is: `FNL-4 is an antisense drug`."""
    said = re.compile(
        rf"(?<![\w-]){re.escape(name)}(?:\s\([^()\n]{{1,60}}\))?(?:,\s|\s(?:is|are)\s)(?:an?|the|our|its)\s"
        r"(?:(?!of\b|in\b|for\b|with\b|from\b|that\b|trial\b|study\b)[\w/,\u2010\u2011-]+\s){0,9}?"
        rf"(?:{product_noun_words()})\b(?!\s(?:trial|study))",
        re.IGNORECASE,
    )
    return said.search(text) is not None

"""Numbers with what they count or measure. The patterns are in the `quantity_...` modules."""

from __future__ import annotations

import re

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.finding import quantity_cohorts, quantity_effects, quantity_measures
from summarizer.finding.addresses import address_spans
from summarizer.finding.claimed import Claimed
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.phases import phase_spans
from summarizer.finding.plain_text import plain
from summarizer.finding.registry_ids import find_registry_ids
from summarizer.finding.tickers import find_tickers

_PHONE = re.compile(
    r"(?<![\w.,])(?:\+\d{1,3}[ .-]?)?\(?\d{2,4}\)?[ .-]\d{3,4}[ .-]\d{3,4}(?![\w])"
    r"|(?<!\w)\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,6}(?!\w)"
)
# Counting comes last, so that "6-month follow-up of 12 patients" is a duration and a count.
_READERS = (
    *quantity_effects.READERS[:-1],
    *quantity_cohorts.READERS[:3],
    *quantity_measures.READERS,
    quantity_effects.READERS[-1],
    *quantity_cohorts.READERS[3:],
)


def find_quantities(document: Document) -> tuple[Mention, ...]:
    """Quantities in reading order, none inside another.

    `value` is a canonical decimal (`72.7`), a range (`2..4`), a share (`8/11`), or a label of a
    dose level or stage. Attribute `quantity` is one of percentage, ratio, ci, p_value,
    hazard_ratio, odds_ratio, rate_ratio, count, ordinal, lines, line_of_therapy, grade,
    tumour_grade, stage, dose, dose_level, measurement, threshold, timepoint, duration, age.
    Further attributes where written: `unit`, `op` (<, <=, >, >=, ~), `low`, `high`, `level`
    (of a CI, in percent), `n`, `N`, `days` (of a timepoint in days or weeks), `statistic`,
    `system` (of a stage), `rule`.
    """
    text = plain(document.text)
    claimed = Claimed(len(text), _other_numbers(document, text))
    found: list[Mention] = []
    for reader in _READERS:
        for match in reader.pattern.finditer(text):
            start, end = match.span("span" if "span" in reader.pattern.groupindex else 0)
            if not claimed.free(start, end):
                continue
            quantity = reader.read(match)
            if quantity is None:
                continue
            claimed.take(start, end)
            words = document.text[start:end]
            found.append(
                Mention(Kind.QUANTITY, Span(start, end), words, quantity.value, quantity.attributes)
            )
    return tuple(sorted(found, key=lambda mention: mention.span))


def _other_numbers(document: Document, text: str) -> tuple[Span, ...]:
    """Digits that count nothing: addresses, telephone numbers, registry ids, tickers, phases."""
    phones = (Span(*match.span()) for match in _PHONE.finditer(text))
    named = (*find_registry_ids(document), *find_tickers(document))
    return (
        *address_spans(document.text),
        *phones,
        *(mention.span for mention in named),
        *phase_spans(text),
    )

"""What a reader would expect of this kind of release and does not find in it."""

from __future__ import annotations

import re

from rich.text import Text

from summarizer.schemas.summary import Summary
from summarizer.views.designation_names import act_name
from summarizer.views.layout import Entry, Section
from summarizer.views.names import product_name, trial_name
from summarizer.views.safety import BLOCK
from summarizer.views.values import plain, words

_PATH = re.compile(r"(?P<block>[^.\[]+)(?:\[(?P<index>\d+)\])?\.?(?P<field>.*)", re.DOTALL)


def not_stated(summary: Summary, *, alone: bool) -> Section:
    """Fields by the entity they belong to.

    Args:
        summary: Whose completeness is shown.
        alone: False where the findings are on the same page: silent safety terms and the missing
            dates of regulators' acts are shown there.
    """
    fields: dict[str, list[str]] = {}
    for path in summary.completeness.not_stated:
        found = _PATH.fullmatch(path)
        if found is None or (not alone and _shown_above(found)):
            continue
        owner = _owner(summary, found["block"], found["index"])
        fields.setdefault(owner, []).append(_in_words(found["field"]) or "nothing stated")
    entries = tuple(
        Entry(Text(owner), body=(words(", ".join(dict.fromkeys(names))),))
        for owner, names in fields.items()
    )
    kinds = ", ".join(plain(kind.replace("_", " ")) for kind in summary.completeness.profile)
    note = f"expected of: {kinds}" if kinds else ""
    return Section("Not stated", note if entries else "nothing that is expected", entries)


def _shown_above(found: re.Match[str]) -> bool:
    term = found["block"] == BLOCK and found["field"]
    return bool(term) or (found["block"], found["field"]) == ("regulatory_events", "effective_on")


def _owner(summary: Summary, block: str, index: str | None) -> str:
    name = _in_words(block)
    if index is None:
        return name
    number = int(index)
    if block == "trials" and number < len(summary.trials):
        return trial_name(summary.trials[number]).plain
    if block == "products" and number < len(summary.products):
        return product_name(summary.products[number]).plain
    if block == "regulatory_events" and number < len(summary.regulatory_events):
        event = summary.regulatory_events[number]
        return act_name(event) if event.designation else f"{name} {number + 1}"
    return f"{name} {number + 1}"


def _in_words(path: str) -> str:
    return plain(path.replace("_", " ").replace(".", ", ").replace("[", " ").replace("]", ""))

"""Every rule of the house with the place that holds it: those that find, and those that refuse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.checking.consistency import RULES
from summarizer.schemas.audit import Severity


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table of rules.

    Attributes:
        what: What the rule says, or where it comes from.
        does: `refuses` a value before it is believed, `reads` one that follows from words, or
            `reports` what it finds among the values that stand, with a severity.
        where: Module under `summarizer`.
    """

    id: str
    what: str
    does: str
    where: str


# Rules that act while values are grounded: what breaks one never stands, so none is to be found.
GROUNDED = (
    Entry(
        "R-EV-01", "words offered as proof stand in the document", "refuses", "grounding.context"
    ),
    Entry("R-EV-02", "a number is the one of its own words", "refuses", "grounding.result_parts"),
    Entry("R-EV-03", "a name stands in the document", "refuses", "grounding.products"),
    Entry(
        "R-EV-04", "standing, legal and page text support no news", "refuses", "grounding.context"
    ),
    Entry(
        "R-EV-06", "an appointed person's earlier work is no news", "refuses", "grounding.context"
    ),
    Entry("R-INJ", "what speaks to a model supports nothing", "refuses", "grounding.context"),
    Entry(
        "R-REG-02",
        "a shared name has no authority by itself",
        "reads",
        "grounding.regulatory_parts",
    ),
    Entry("R-REG-05", "one record a designation and authority", "reads", "grounding.regulatory"),
    Entry(
        "R-REG-06",
        "eligible, planned and hoped for is not granted",
        "reads",
        "finding.regulatory_cues",
    ),
    Entry("R-REG-09", "an act is dated by its own clause alone", "reads", "grounding.regulatory"),
    Entry("R-REG-10", "news is what headline or lead announces", "reads", "grounding.regulatory"),
    Entry("R-TR-01", "a registry number is the trial's own", "refuses", "grounding.trial_drafts"),
    Entry(
        "R-TR-02",
        "a number belongs to the trial its sentence names",
        "reads",
        "grounding.trial_identity",
    ),
    Entry("R-TR-03", "a phase is the trial's own", "refuses", "grounding.trial_drafts"),
    Entry("R-TR-04", "one arm says nothing of masking", "reads", "grounding.trial_design"),
    Entry("R-TR-06", "a status has its cue word", "reads", "grounding.trial_status"),
    Entry(
        "R-NUM-01", "a count of patients is the trial's own", "refuses", "grounding.trial_drafts"
    ),
    Entry("R-NUM-03", "one patient makes no rate", "refuses", "grounding.result_drafts"),
    Entry(
        "R-SAF-02",
        "present or absent is what the clause says",
        "refuses",
        "grounding.safety_drafts",
    ),
    Entry("R-DT-03", "a window lies within the calendar", "reads", "grounding.milestones"),
    Entry("R-ENT-01", "two names are one product where tied", "reads", "grounding.product_names"),
    Entry("R-ENT-02", "the words beside a gene give its role", "refuses", "grounding.targets"),
    Entry(
        "R-ENT-03",
        "a source word stands before the product's noun",
        "reads",
        "grounding.cell_source",
    ),
    Entry("R-CMP-01", "what is not stated is computed", "reads", "checking.not_stated"),
)


def catalogue() -> Iterator[Entry]:
    """All rules, those that act in grounding first at one id."""
    reported = (
        Entry(
            rule.id, rule.source, _reports(rule.severity), rule.check.__module__.partition(".")[2]
        )
        for rule in RULES
    )
    yield from sorted((*GROUNDED, *reported), key=lambda entry: (entry.id, entry.does[:3] == "rep"))


def _reports(severity: Severity) -> str:
    return f"reports: {severity.value}"


def table() -> str:
    """The text of `docs/rules.md`."""
    rows = "\n".join(
        f"| {entry.id} | {entry.what} | {entry.does} | `{entry.where}` |" for entry in catalogue()
    )
    return f"""# Rules

A rule that *refuses* or *reads* acts before a value is believed; one that *reports* looks at what
stands and changes nothing. An error is listed among the conflicts of the audit, anything else among
its warnings. Written from the code by `python scripts/write_rules.py`.

| rule | what | does | where |
| --- | --- | --- | --- |
{rows}
"""

"""How far two careful readers agree on the published releases: what no program can pass.

Run from the project's folder: `python bench/agreement.py`. The second reading was written from the
texts alone, by readers who had not seen the first; the first is scored as if the second were gold.
Where the two differed, the published gold was settled afterwards by a third reader, so that the
agreement with it as it stands is a little higher than it was.
"""

from __future__ import annotations

from pathlib import Path

from summarizer.evaluation.gold import load_folder
from summarizer.evaluation.report import Report
from summarizer.evaluation.scoring import score

PUBLISHED = Path("tests/gold/published")
SECOND = Path("tests/second_readings")


def agreement(published: Path = PUBLISHED, second: Path = SECOND) -> Report:
    """The published gold, scored against the second reading of the same releases."""
    golds = load_folder(second, published)
    return score(golds, {gold.name: gold.summary for gold in load_folder(published)})


def main() -> None:
    report = agreement()
    print(f"{len(load_folder(SECOND, PUBLISHED))} releases read twice; agreement as F1")
    for name, field in report.fields.items():
        print(f"{name:<24}{field.counts.f1:>8.2f}")
    print(f"{'macro F1':<24}{report.macro_f1:>8.3f}")


if __name__ == "__main__":
    main()

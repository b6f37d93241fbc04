"""Every gold file of the repository is true to the schema and to its release."""

from __future__ import annotations

from pathlib import Path

from summarizer.errors import BadInput
from summarizer.evaluation.gold import ENDING, load_gold

FOLDER = Path(__file__).parents[1] / "gold"


def test_every_gold_file_can_be_scored_against() -> None:
    problems = []
    for path in sorted(FOLDER.rglob(f"*{ENDING}")):
        try:
            load_gold(path)
        except BadInput as error:
            problems.append(str(error))

    assert not problems, "\n" + "\n".join(problems)


def test_a_gold_file_s_name_is_its_alone() -> None:
    names = [path.name for path in FOLDER.rglob(f"*{ENDING}")]

    assert len(names) == len(set(names))

from __future__ import annotations

import importlib
import inspect
import re
from pathlib import Path

import pytest

from summarizer.checking.consistency import RULES
from summarizer.checking.rules.catalogue import GROUNDED, Entry, catalogue, table
from summarizer.checking.rules.rule import Rule

ROOT = Path(__file__).parents[3]
TESTS = "\n".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))


def test_the_published_table_is_what_the_rules_say() -> None:
    published = (ROOT / "docs" / "rules.md").read_text("utf-8")

    assert published == table(), "run `python scripts/write_rules.py`"


def test_every_rule_that_the_code_names_is_in_the_table() -> None:
    named = {
        rule
        for path in (ROOT / "summarizer").rglob("*.py")
        for rule in re.findall(r'"(R-[A-Z]+-\d+[a-z-]*)"', path.read_text("utf-8"))
    }

    assert named - {entry.id for entry in catalogue()} == set()


@pytest.mark.parametrize("entry", GROUNDED, ids=lambda entry: f"{entry.id} in {entry.where}")
def test_a_rule_is_held_where_the_table_says(entry: Entry) -> None:
    source = inspect.getsource(importlib.import_module(f"summarizer.{entry.where}"))

    assert entry.id in source


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_that_reports_has_a_test_that_names_it(rule: Rule) -> None:
    assert f'"{rule.id}"' in TESTS

"""Writes the table of rules, `docs/rules.md`, from the rules themselves."""

from __future__ import annotations

from pathlib import Path

from summarizer.checking.rules.catalogue import table

PUBLISHED = Path(__file__).resolve().parent.parent / "docs" / "rules.md"

if __name__ == "__main__":
    PUBLISHED.write_text(table(), encoding="utf-8")

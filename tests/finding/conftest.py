from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.documents.document import Document

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def seed_a() -> Document:
    """The designation release: no result, no patient, six designations."""
    return _read("000_a2f92c6c0b9b18c3.txt")


@pytest.fixture(scope="session")
def seed_b() -> Document:
    """The single-patient release, with front matter: no designation, no number of patients."""
    return _read("004_f34af8954315f6b2.txt")


def _read(name: str) -> Document:
    return Document.from_text((SEEDS / name).read_text(encoding="utf-8"), name=name)

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.schemas.document import DocumentMeta
from summarizer.schemas.provenance import Provenance
from summarizer.schemas.summary import Summary

PROVENANCE = Provenance(
    summarizer_version="0.1.0",
    model="made-up",
    endpoint="local",
    prompt_sha256="cd" * 32,
    schema_sha256="ef" * 32,
)


@pytest.fixture
def named() -> Callable[[str], Summary]:
    """An empty summary of a document of this name."""

    def make(name: str) -> Summary:
        document = DocumentMeta(source=name, sha256="ab" * 32, char_len=0)
        return Summary(document=document, provenance=PROVENANCE)

    return make

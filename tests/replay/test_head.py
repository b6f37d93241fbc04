from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.errors import BadInput
from summarizer.replay.head import public_url, read


@pytest.mark.parametrize(
    ("url", "kind", "public"),
    [
        ("http://127.0.0.1:43117/v1", "local", "http://embedded/v1"),
        ("http://127.0.0.1:8000/v1", "compatible", "http://127.0.0.1:8000/v1"),
        ("https://me:pass@host.example/v1?key=k#f", "compatible", "https://host.example/v1"),
        ("https://api.openai.com/v1", "openai", "https://api.openai.com/v1"),
    ],
)
def test_an_address_is_told_without_port_of_the_day_or_credential(
    url: str, kind: str, public: str
) -> None:
    assert public_url(url, kind) == public


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("just text\n", "no YAML mapping"),
        ("exchanges: []\n", "no YAML mapping"),
        ("a: 1\nexchanges: []\n", "provenance"),
        ("provenance: none\nexchanges: []\n", "cannot be used"),
        ("provenance: {document: x, engine: 7}\nexchanges: []\n", "engine"),
        ("provenance: [\nexchanges: []\n", "is no cassette"),
    ],
)
def test_a_file_that_is_no_cassette_is_named(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "edited.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(BadInput, match=why) as bad:
        read(path)

    assert str(path) in str(bad.value)

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.errors import BadInput
from summarizer.saved.indexing import parts
from summarizer.schemas.document import DocumentMeta
from summarizer.schemas.provenance import Provenance
from summarizer.schemas.summary import Summary
from summarizer.views.json_text import json_text

Make = Callable[[str], Summary]


@pytest.fixture
def make() -> Make:
    def summary(source: str) -> Summary:
        return Summary(
            document=DocumentMeta(source=source, sha256="ab" * 32, char_len=3, text="ä“\n"),
            provenance=Provenance(
                summarizer_version="9.9",
                model="example",
                endpoint="local",
                prompt_sha256="cd" * 32,
                schema_sha256="ef" * 32,
            ),
        )

    return summary


def test_a_file_of_one_summary_is_one_part(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "a.summary.json"
    path.write_text(json_text(make("news/a.txt")), encoding="utf-8")

    (part,) = parts(path)

    assert part.source == "news/a.txt"
    assert part.load() == make("news/a.txt")


@pytest.mark.parametrize("indent", [None, 2])
def test_the_entries_of_an_array_are_loaded_one_by_one(
    tmp_path: Path, make: Make, indent: int | None
) -> None:
    path = tmp_path / "all.json"
    entries = [json_text(make(name), indent=indent) for name in ("a.txt", 'b "x".txt')]
    path.write_text(f" [\n{', '.join(entries)}\n]\n", encoding="utf-8")

    found = list(parts(path))

    assert [part.source for part in found] == ["a.txt", 'b "x".txt']
    assert found[1].load() == make('b "x".txt')


def test_a_line_of_many_is_loaded_by_its_place(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "all.jsonl"
    names = [f"ä{number}.txt" for number in range(20)]
    path.write_text(
        "\n\n".join(json_text(make(name), indent=None) for name in names), encoding="utf-8"
    )

    found = list(parts(path))
    path.write_bytes(path.read_bytes().replace(b'"example"', b'"another"', 3))

    assert [part.source for part in found] == names
    assert found[17].load() == make(names[17])
    assert found[1].load().provenance.model == "another"


def test_what_comes_before_broken_json_is_there(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "all.json"
    path.write_text(f"[{json_text(make('a.txt'))}, {{", encoding="utf-8")
    found = parts(path)

    assert next(found).source == "a.txt"
    with pytest.raises(BadInput, match="not JSON after entry 1"):
        next(found)


def test_a_broken_line_fails_alone(tmp_path: Path, make: Make) -> None:
    path = tmp_path / "all.jsonl"
    path.write_text("{]\n" + json_text(make("b.txt"), indent=None) + "\n", encoding="utf-8")
    broken, whole = parts(path)

    with pytest.raises(BadInput, match="entry 1, is not JSON"):
        broken.load()
    assert whole.load() == make("b.txt")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"none\.jsonl` cannot be read"):
        list(parts(tmp_path / "none.jsonl"))

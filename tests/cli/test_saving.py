from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarizer.cli.saving import Shelf
from summarizer.errors import BadInput
from summarizer.schemas.document import DocumentMeta
from summarizer.schemas.provenance import Provenance
from summarizer.schemas.summary import Summary


def _summary(sha256: str) -> Summary:
    return Summary(
        document=DocumentMeta(sha256=sha256, char_len=4, text="text"),
        provenance=Provenance(
            summarizer_version="9", model="m", endpoint="local", prompt_sha256="", schema_sha256=""
        ),
    )


FIRST, SECOND = _summary("a1" * 32), _summary("b2" * 32)


def test_a_summary_is_saved_under_its_documents_stem(tmp_path: Path) -> None:
    path = Shelf(tmp_path / "new" / "folder", keep_text=True).save("in/release.v2.txt", FIRST)

    assert path == tmp_path / "new" / "folder" / "release.v2.summary.json"
    assert Summary.model_validate_json(path.read_bytes()) == FIRST


def test_the_text_is_left_out_on_request(tmp_path: Path) -> None:
    path = Shelf(tmp_path, keep_text=False).save("release.txt", FIRST)

    assert json.loads(path.read_bytes())["document"]["text"] is None


def test_two_documents_of_one_stem_get_two_files(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, keep_text=True)

    names = [
        shelf.save(f"{folder}/x.txt", one).name for folder, one in (("a", FIRST), ("b", SECOND))
    ]

    assert names == ["x.summary.json", "x-b2b2b2b2.summary.json"]


def test_the_same_words_under_two_paths_get_two_files(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, keep_text=True)

    names = [shelf.save(f"{folder}/x.txt", FIRST).name for folder in "abc"]

    assert names == [
        "x.summary.json",
        "x-a1a1a1a1.summary.json",
        "x-a1a1a1a1-2.summary.json",
    ]


def test_a_later_run_replaces_its_own_files_alone(tmp_path: Path) -> None:
    Shelf(tmp_path, keep_text=True).save("x.txt", FIRST)
    (tmp_path / "y.summary.json").write_text("not ours", encoding="utf-8")
    later = Shelf(tmp_path, keep_text=False)

    assert later.save("x.txt", FIRST).name == "x.summary.json"
    assert later.save("elsewhere/x.txt", SECOND).name == "x-b2b2b2b2.summary.json"
    assert later.save("y.txt", SECOND).name == "y-b2b2b2b2.summary.json"
    assert (tmp_path / "y.summary.json").read_text(encoding="utf-8") == "not ours"


def test_standard_input_has_a_name_of_its_own(tmp_path: Path) -> None:
    assert Shelf(tmp_path, keep_text=True).save("-", FIRST).name == "stdin.summary.json"


def test_no_part_of_a_file_is_left_behind(tmp_path: Path) -> None:
    Shelf(tmp_path, keep_text=True).save("x.txt", FIRST)

    assert [path.name for path in tmp_path.iterdir()] == ["x.summary.json"]


def test_a_file_that_cannot_be_written_says_what_to_do(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, keep_text=True)

    with pytest.raises(BadInput, match=r"cannot be written to .* choose another --output"):
        shelf.save("x" * 300 + ".txt", FIRST)


def test_a_folder_that_cannot_be_made_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(BadInput, match=r"cannot be made .* choose another --output"):
        Shelf(tmp_path / "file" / "folder", keep_text=True)

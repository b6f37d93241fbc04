from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from summarizer.errors import BadInput, ReplayMismatch
from summarizer.replay.index import choose, write
from summarizer.replay.legible import to_yaml

Add = Callable[..., None]


@pytest.fixture
def add(tmp_path: Path) -> Add:
    def add(model: str, *, name: str = "one", **said: object) -> None:
        head = {
            "document": f"{name}.txt",
            "document_sha256": "d" * 64,
            "model": model,
            "endpoint": "local",
            "base_url": "http://embedded/v1",
            "wire": "lean",
            "recorded_on": "2031-05-04",
            "summarizer_version": "0.1.0",
            "prompts_sha256": "a" * 64,
            "schema_sha256": "b" * 64,
            **said,
        }
        folder = tmp_path / "summarizer" / model
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.yaml").write_text(to_yaml({"provenance": head, "exchanges": []}))
        write(tmp_path)

    return add


def index(folder: Path) -> dict[str, object]:
    return dict(yaml.safe_load((folder / "index.yaml").read_text()))


def test_the_first_set_is_the_default_and_stays_it(add: Add, tmp_path: Path) -> None:
    for model in ("tiny-2b", "a-model", "tiny-2b"):
        add(model)

    assert index(tmp_path)["default"] == "summarizer/tiny-2b"
    assert choose(tmp_path, None) == tmp_path / "summarizer" / "tiny-2b"


def test_a_default_that_a_person_chose_is_kept(add: Add, tmp_path: Path) -> None:
    add("tiny-2b")
    add("small-7b")
    path = tmp_path / "index.yaml"
    tiny, small = "default: summarizer/tiny-2b", "default: summarizer/small-7b"
    path.write_text(path.read_text().replace(tiny, small))

    add("tiny-2b", name="two")

    assert choose(tmp_path, None) == tmp_path / "summarizer" / "small-7b"


def test_the_index_sums_a_set_up(add: Add, tmp_path: Path) -> None:
    add("tiny-2b", weights_sha256="c" * 64, engine="engine 9.9")
    add("tiny-2b", name="two", weights_sha256="c" * 64, recorded_on="2031-06-01")

    assert index(tmp_path)["sets"] == {
        "summarizer/tiny-2b": {
            "model": "tiny-2b",
            "endpoint": "local",
            "weights_sha256": "c" * 64,
            "engine": "engine 9.9",
            "recorded_on": [
                yaml.safe_load("2031-05-04"),
                yaml.safe_load("2031-06-01"),
            ],
            "documents": 2,
        }
    }


@pytest.mark.parametrize(
    "wanted",
    ["small", "SMALL-7B", "summarizer/small-7b", "openai/small", "openai"],
)
def test_part_of_a_name_is_enough(add: Add, tmp_path: Path, wanted: str) -> None:
    add("tiny-2b")
    add("small-7b", endpoint="openai")

    assert choose(tmp_path, wanted).name == "small-7b"


def test_a_whole_name_wins_over_parts(add: Add, tmp_path: Path) -> None:
    add("tiny-2b")
    add("tiny-2b-chat")

    assert choose(tmp_path, "tiny-2b").name == "tiny-2b"


@pytest.mark.parametrize(("wanted", "what"), [("tiny", "several"), ("gpt", "none")])
def test_a_name_that_is_not_one_set_is_answered_with_those_there_are(
    add: Add, tmp_path: Path, wanted: str, what: str
) -> None:
    add("tiny-2b")
    add("tiny-7b")

    with pytest.raises(ReplayMismatch, match=f"fits {what}.*tiny-2b`, `summarizer/tiny-7b`"):
        choose(tmp_path, wanted)


def test_sets_of_other_systems_are_listed_and_never_replayed_as_ours(
    add: Add, tmp_path: Path
) -> None:
    add("tiny-2b")
    (tmp_path / "summarizer").rename(tmp_path / "baseline")
    with pytest.raises(ReplayMismatch, match="holds no recordings"):
        choose(tmp_path, None)

    add("tiny-2b")

    assert choose(tmp_path, "tiny").parent.name == "summarizer"
    (tmp_path / "index.yaml").unlink()
    write(tmp_path)
    assert choose(tmp_path, None).parent.name == "summarizer"
    assert [*yaml.safe_load((tmp_path / "index.yaml").read_text())["sets"]] == [
        "baseline/tiny-2b",
        "summarizer/tiny-2b",
    ]


def test_a_single_set_needs_no_index(add: Add, tmp_path: Path) -> None:
    add("tiny-2b")
    (tmp_path / "index.yaml").unlink()

    assert choose(tmp_path, None).name == "tiny-2b"


def test_several_sets_without_a_default_are_listed(add: Add, tmp_path: Path) -> None:
    add("tiny-2b")
    add("tiny-7b")
    (tmp_path / "index.yaml").unlink()

    with pytest.raises(ReplayMismatch, match="names no default set"):
        choose(tmp_path, None)


def test_a_default_that_is_gone_is_named(add: Add, tmp_path: Path) -> None:
    add("tiny-2b")
    (tmp_path / "index.yaml").write_text("default: summarizer/gone\n")

    with pytest.raises(ReplayMismatch, match="`summarizer/gone`, which is not there"):
        choose(tmp_path, None)


def test_an_index_that_cannot_be_read_is_named(add: Add, tmp_path: Path) -> None:
    add("tiny-2b")
    (tmp_path / "index.yaml").write_text("default: [")

    with pytest.raises(BadInput, match=r"index\.yaml"):
        choose(tmp_path, None)

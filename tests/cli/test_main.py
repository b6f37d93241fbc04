from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import jsonschema
import pytest

from summarizer.cli.main import COMMANDS, main

Command = Callable[..., subprocess.CompletedProcess[str]]

HEAVY = ("instructor", "openai", "pydantic", "rich", "tenacity", "vcr", "xllamacpp", "yaml")

LOADED = """
import sys
from summarizer.cli.main import main
try:
    main({words})
except SystemExit:
    pass
print([name for name in {heavy} if name in sys.modules], file=sys.stderr)
"""


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["--nonsense"], ["schema"]])
def test_what_needs_no_model_imports_nothing_heavy(words: list[str]) -> None:
    program = LOADED.format(words=words, heavy=HEAVY)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stderr.splitlines()[-1] == "[]"


def test_help_goes_to_standard_output_and_fits_80_columns(command: Command) -> None:
    done = command("--help")

    assert (done.returncode, done.stderr) == (0, "")
    assert "exit codes:" in done.stdout
    assert max(len(line) for line in done.stdout.splitlines()) <= 79


def test_help_names_every_command(command: Command) -> None:
    shown = command("--help").stdout

    assert all(f"\n  {name} " in shown for name in COMMANDS)


def test_the_version_is_printed(command: Command) -> None:
    done = command("--version")

    assert done.returncode == 0
    assert done.stdout.startswith("summarizer ")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param([], id="no document"),
        pytest.param(["--nonsense", "x.txt"], id="unknown option"),
        pytest.param(["--json", "--jsonl", "x.txt"], id="two formats"),
        pytest.param(["--record", "a", "--replay", "b", "x.txt"], id="record and replay"),
        pytest.param(["--view", "wide", "x.txt"], id="unknown view"),
        pytest.param(["--rounds", "-1", "x.txt"], id="negative rounds"),
        pytest.param(["--timeout-s", "nan", "x.txt"], id="no number of seconds"),
        pytest.param(["--replay", "no-such-folder", "x.txt"], id="no recordings"),
        pytest.param(["schema", "extra"], id="a word too many"),
    ],
)
def test_wrong_usage_is_code_2_and_says_why(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)

    shown = capsys.readouterr()
    assert left.value.code == 2
    assert shown.out == ""
    assert "summarizer: error:" in shown.err or "summarizer schema: error:" in shown.err


def test_a_missing_file_is_named_without_a_traceback(command: Command) -> None:
    done = command("no-such-file.txt")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "summarizer: There is no file `no-such-file.txt`; check the spelling and the folder\n"
    )


def test_standard_input_without_a_text_is_no_document(command: Command) -> None:
    done = command("-", given="")

    assert (done.returncode, done.stdout) == (1, "")
    assert "standard input is empty" in done.stderr


def test_a_file_called_like_a_command_is_read_under_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "schema").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert main(["./schema"]) == 1
    assert "`./schema` is empty" in capsys.readouterr().err


def test_a_model_that_cannot_be_asked_is_code_3(
    release: Callable[..., str], command: Command
) -> None:
    done = command("--model", "openai/example", release("a.txt"))

    assert (done.returncode, done.stdout) == (3, "")
    assert "needs a key" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_setting_without_sense_is_code_2(release: Callable[..., str], command: Command) -> None:
    done = command("--base-url", "http://127.0.0.1:9/v1", release("a.txt"))

    assert (done.returncode, done.stdout) == (2, "")
    assert "set `model`" in done.stderr


def test_the_schema_printed_is_a_json_schema(command: Command) -> None:
    done = command("schema")

    assert (done.returncode, done.stderr) == (0, "")
    jsonschema.Draft202012Validator.check_schema(json.loads(done.stdout))


def test_a_reader_that_goes_away_is_no_error() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "summarizer.cli.main", "schema"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    _, said = process.communicate()

    assert (process.returncode, said) == (141, b"")


@pytest.fixture
def broken_command(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """A command of the name `broken` that raises."""

    def install(error: BaseException) -> None:
        def run(_: object) -> int:
            raise error

        module = ModuleType("broken_command")
        module.add_parser = lambda commands: commands.add_parser("broken")  # type: ignore[attr-defined]  # a module made by hand
        module.run = run  # type: ignore[attr-defined]  # as above
        monkeypatch.setitem(sys.modules, "broken_command", module)
        monkeypatch.setitem(COMMANDS, "broken", "broken_command")

    return install


def test_a_bug_shows_its_traceback_under_a_line_for_people(
    broken_command: Callable[[BaseException], None], capsys: pytest.CaptureFixture[str]
) -> None:
    broken_command(ValueError("odd \x1b[2J words"))

    assert main(["broken"]) == 1

    first, second, *_, last = capsys.readouterr().err.splitlines()
    assert "a bug in summarizer, not in your input" in first
    assert second == "Traceback (most recent call last):"
    assert last == r"ValueError: odd \x1b[2J words"


def test_an_interrupted_command_is_code_130(
    broken_command: Callable[[BaseException], None], capsys: pytest.CaptureFixture[str]
) -> None:
    broken_command(KeyboardInterrupt())

    assert main(["broken"]) == 130
    assert capsys.readouterr().err == "summarizer: interrupted\n"

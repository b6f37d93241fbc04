"""Parse and dispatch. Whatever is heavy is imported by the command that needs it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

from summarizer.cli.codes import INTERRUPTED, READER_GONE, SOME_FAILED, code_of
from summarizer.errors import SummarizerError
from summarizer.views.safe_text import visible

COMMANDS = {
    "browse": "summarizer.cli.browse",
    "brief": "summarizer.cli.brief",
    "why": "summarizer.cli.why",
    "missing": "summarizer.cli.missing",
    "audit": "summarizer.cli.audit",
    "report": "summarizer.cli.report",
    "diff": "summarizer.cli.diff",
    "eval": "summarizer.cli.evaluate",
    "completion": "summarizer.cli.completion",
    "models": "summarizer.cli.models",
    "schema": "summarizer.cli.schema",
}
"""Modules with `add_parser(subparsers)` and `run(args) -> int`, by the word that calls them."""


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code of one call.

    Args:
        argv: The words after the program's name; those of the process where left out.

    Raises:
        SystemExit: After `--help`, `--version` and wrong usage.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    _write_utf8()
    try:
        code = _dispatch(words)
        sys.stdout.flush()
    except SummarizerError as error:
        _complain(str(error))
        return code_of(error)
    except KeyboardInterrupt:
        _complain("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return READER_GONE
    except Exception:
        _complain("this is a bug in summarizer, not in your input; please report it with this:")
        _show_trace()
        return SOME_FAILED
    return code


def _dispatch(words: list[str]) -> int:
    if words and words[0] in COMMANDS:
        return _command(words)
    from summarizer.cli.options import parse

    options = parse(words)
    from summarizer.cli.summarize import run

    return run(options)


def _command(words: list[str]) -> int:
    from summarizer.cli.options import Parser

    module = import_module(COMMANDS[words[0]])
    parser = Parser(prog="summarizer", allow_abbrev=False)
    module.add_parser(parser.add_subparsers(required=True))
    code: int = module.run(parser.parse_args(words))
    return code


def _write_utf8() -> None:
    """JSON is UTF-8 by its standard; where a stream cannot be, escapes stand in for letters."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(
                encoding=None if stream.isatty() else "utf-8", errors="backslashreplace"
            )


def _complain(message: str) -> None:
    print(f"summarizer: {visible(message)}", file=sys.stderr)


def _show_trace() -> None:
    from traceback import format_exc

    for line in format_exc().splitlines():
        print(visible(line), file=sys.stderr)


def _drop_output() -> None:
    """Sends what is still buffered nowhere, or the interpreter complains on leaving."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())

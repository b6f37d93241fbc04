"""`summarizer completion SHELL`: a script that completes commands, options and files."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction  # pyright: ignore[reportPrivateUsage]  # it has no other

SHELLS = ("bash", "zsh", "fish", "tcsh", "powershell")

_EPILOG = """\
bash:  summarizer completion bash > ~/.local/share/bash-completion/completions/summarizer
zsh:   summarizer completion zsh > a folder of your $fpath, as _summarizer
fish:  summarizer completion fish > ~/.config/fish/completions/summarizer.fish
"""

_FOLDERS = frozenset({"record", "replay", "output"})
_FILES = frozenset({"files", "file", "old", "new", "page"})


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "completion",
        help="print a completion script for a shell",
        description="Print a script that completes commands, options and files.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=", ".join(SHELLS))


def run(given: argparse.Namespace) -> int:
    """Prints the script; the exit code."""
    sys.stdout.write(script(given.shell))
    sys.stdout.flush()
    return 0


def script(shell: str) -> str:
    """The completion script of a shell, made from the parsers themselves."""
    import shtab

    text: str = shtab.complete(_whole(), shell)
    if shell == "bash":
        # The first word may be a command or a file: where no command fits, bash offers files.
        text = text.replace("complete -o filenames", "complete -o default -o filenames")
    return text


def _whole() -> argparse.ArgumentParser:
    """One parser with every command; only this script ever needs them all at once."""
    from summarizer.cli.main import COMMANDS
    from summarizer.cli.options import make_parser

    parser = make_parser(files=False)
    commands = parser.add_subparsers()
    for module in dict.fromkeys(COMMANDS.values()):
        import_module(module).add_parser(commands)
    for one in (parser, *commands.choices.values()):
        _complete_paths(one)
    return parser


def _complete_paths(parser: argparse.ArgumentParser) -> None:
    import shtab

    for action in parser._actions:  # argparse has no public way to its arguments
        if action.dest in _FOLDERS:
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]  # read by shtab
        elif action.dest in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]  # read by shtab

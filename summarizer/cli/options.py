"""The options of `summarizer FILE...`, and the help that says all there is to know of them."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from summarizer.cli.asking import Asking, add_asking, asking_of
from summarizer.views.safe_text import visible

VIEWS = ("brief", "standard", "full", "audit")

_DESCRIPTION = """\
Reads biotech press releases into typed trial-and-designation summaries.
Every value rests on the document's own words; what the model says and the
document does not is refused, and shown as refused.
"""

_EPILOG = """\
commands (as the first word; write ./NAME for a file so called):
  browse            check summaries beside their sources, on the whole screen
  brief             what is new, a few lines a release
  why               the words behind a value, their place and the rule
  missing           what is expected of such a release and not stated
  audit             what was refused, missed, contradictory or not stated
  diff              what changed between two releases
  report            write an HTML page: each summary beside its source
  eval              score a model's summaries against gold
  completion        print a completion script for a shell
  models            list, fetch and check the embedded model's weights
  schema            print the JSON Schema of a saved summary

marks:
  *                 follows from the document's words by a rule
  (inferred)        a judgement, not the document's words

exit codes:
  0                 done
  1                 some documents failed or lack answers; others are printed
  2                 wrong usage, or a setting that makes no sense
  3                 no model available
  130               interrupted; finished documents are printed and saved
  141               the reader of the output went away

Results go to standard output, everything else to standard error.
A folder stands for the text and Markdown files in it. NO_COLOR is honoured.

examples:
  summarizer release.txt
  summarizer --evidence release.txt | less
  summarizer --json *.txt > summaries.json
  summarizer --model openai/NAME -o summaries releases/
"""

Format = Literal["view", "json", "jsonl"]


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asked for.

    Attributes:
        files: As given: paths, patterns, folders, or `-`.
        asking: Which model is asked, and how.
        output: Folder for one file a document.
        format: What goes to standard output.
        view: One of `VIEWS`.
    """

    files: tuple[str, ...]
    asking: Asking = field(default_factory=Asking)
    output: Path | None = None
    format: Format = "view"
    keep_text: bool = True
    view: str = "standard"
    evidence: bool = False
    colour: bool = True
    pager: bool = True
    quiet: bool = False


class Parser(argparse.ArgumentParser):
    """Argparse, with its complaints made safe to show."""

    def error(self, message: str) -> None:  # type: ignore[override]  # the base never returns either
        super().error(visible(message))


def parse(words: list[str]) -> Options:
    """The options, checked against each other.

    Raises:
        SystemExit: With code 2 for wrong usage, 0 after `--help` and `--version`.
    """
    parser = make_parser()
    given = parser.parse_args(words)
    asking = asking_of(given, parser)
    if given.output is not None and given.output.exists() and not given.output.is_dir():
        parser.error(f"--output: `{given.output}` is a file; name a folder")
    return Options(
        files=tuple(given.files),
        asking=asking,
        output=given.output,
        format=given.format,
        keep_text=given.keep_text,
        view=given.view,
        evidence=given.evidence,
        colour=given.colour,
        pager=given.pager,
        quiet=given.quiet,
    )


def make_parser(*, files: bool = True) -> Parser:
    """The parser of `summarizer FILE...`; without `files` it takes its options alone."""
    parser = Parser(
        prog="summarizer",
        usage="summarizer [OPTIONS] FILE [FILE ...]\n       summarizer COMMAND [OPTIONS]",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    if files:
        parser.add_argument(
            "files",
            nargs="+",
            metavar="FILE",
            help="a text or Markdown file, a folder, a pattern, or -",
        )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and leave")
    _add_showing(parser)
    _add_saving(parser)
    add_asking(parser)
    return parser


def _add_showing(parser: Parser) -> None:
    group = parser.add_argument_group("showing")
    formats = group.add_mutually_exclusive_group()
    formats.add_argument(
        "--json",
        dest="format",
        action="store_const",
        const="json",
        default="view",
        help="print an object for one document, an array for several",
    )
    formats.add_argument(
        "--jsonl",
        dest="format",
        action="store_const",
        const="jsonl",
        help="print one object a line, each as it is done",
    )
    group.add_argument(
        "--view", choices=VIEWS, default="standard", help="how much to show (default: standard)"
    )
    group.add_argument(
        "--evidence", action="store_true", help="each value with its words, place and rule"
    )
    group.add_argument(
        "--no-color", dest="colour", action="store_false", help="no colour, bold or dim"
    )
    group.add_argument("--no-pager", dest="pager", action="store_false", help="never open a pager")
    group.add_argument("--quiet", action="store_true", help="say nothing but what went wrong")


def _add_saving(parser: Parser) -> None:
    group = parser.add_argument_group("saving")
    group.add_argument(
        "-o", "--output", type=Path, metavar="DIR", help="also save NAME.summary.json there"
    )
    group.add_argument(
        "--no-text",
        dest="keep_text",
        action="store_false",
        help="leave the document's text out of JSON; its hash stays",
    )


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"summarizer {version('summarizer')}")
        parser.exit(0)
